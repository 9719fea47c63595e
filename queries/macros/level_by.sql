-- Which sums answer the reader's choices, where this year (or none) is what they say of the years?
-- One row per call.
-- One dimension at a time is summed beforehand; the rest is 'rows': the sums of every combination that occurs. Each choice adds its own place,
-- so that what is left after more than one, or own words for what an initiative is, is 'rows'. Few operations: each is planned in every answer.
(chosen, year) as coalesce(
    list_extract(
        ['all', 'theme', 'neighbourhood', 'rows', 'initiator_kind', 'rows', 'rows', 'rows', 'year'],
        case when chosen.definition is null then 1 else 10 end
        + case when chosen.themes is null then 0 else 1 end
        + case when chosen.neighbourhoods is null then 0 else 2 end
        + case when chosen.initiator_kinds is null then 0 else 4 end
        + case when year is null then 0 else 8 end
    ),
    'rows'
)
