-- Which sums answer this choice of filters?
-- One row per call.
-- One dimension at a time is summed beforehand ('all', 'theme', 'neighbourhood', 'initiator_kind', 'year'); the rest is 'rows': the sums of every combination that occurs.
(themes, neighbourhoods, initiator_kinds, from_year, until_year, words) as case
    when words is not null
    then 'rows'
    when
        cast(themes is not null as integer)
        + cast(neighbourhoods is not null as integer)
        + cast(initiator_kinds is not null as integer)
        + cast(from_year is not null or until_year is not null as integer)
        > 1
    then 'rows'
    when themes is not null
    then 'theme'
    when neighbourhoods is not null
    then 'neighbourhood'
    when initiator_kinds is not null
    then 'initiator_kind'
    when from_year is not null or until_year is not null
    then 'year'
    else 'all'
end
