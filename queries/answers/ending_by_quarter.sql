-- Which money ends when?
-- One row per quarter in which a promise ends, soonest first; the last row (quarter null) holds what has no known end.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only money of this year or later.
-- $until_year: only money of this year or earlier.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Only what was granted and ends on the day or after it. What was determined without an end date is settled and left out.
select
    ending_quarter as quarter,
    sum(granted_eur)::double as ending_eur,
    count(distinct coalesce(initiative_key::varchar, initiative_id)) as initiatives
from funding
where
    is_to_end
    and is_counted($definition, is_initiative, is_declared, schemes)
    and is_asked($themes, theme)
    and is_asked($neighbourhoods, neighbourhood)
    and is_asked($initiator_kinds, initiator_kind)
    and is_within($from_year, $until_year, money_year)
group by ending_quarter
order by quarter nulls last
