-- Which sums answer the reader's choices, where this year (or none) is what they say of the years?
-- One row per call.
-- One dimension at a time is summed beforehand ('all', 'theme', 'neighbourhood', 'initiator_kind', 'year'); the rest is 'rows': the sums of every combination that occurs.
(chosen, year) as case
    when chosen.definition is not null
    then 'rows'
    when year is not null
    then
        case
            when coalesce(chosen.themes, chosen.neighbourhoods, chosen.initiator_kinds) is null then 'year' else 'rows'
        end
    when chosen.themes is not null
    then case when coalesce(chosen.neighbourhoods, chosen.initiator_kinds) is null then 'theme' else 'rows' end
    when chosen.neighbourhoods is not null
    then case when chosen.initiator_kinds is null then 'neighbourhood' else 'rows' end
    when chosen.initiator_kinds is not null
    then 'initiator_kind'
    else 'all'
end
