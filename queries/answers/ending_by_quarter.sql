-- Which money ends when?
-- One row per quarter in which a promise ends, soonest first; the last row (quarter null) holds what has no known end.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only money of this year or later.
-- $until_year: only money of this year or earlier.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Only what was granted and ends on the day or after it. What was determined without an end date is settled and left out.
with
    asked as (
        select ending_quarter, ending_eur, initiatives
        from endings
        where
            $from_year is null
            and $until_year is null
            and is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
        union all
        select
            ending_quarter,
            sum(granted_eur) as ending_eur,
            count(distinct initiative_key) as initiatives
        from funding
        where
            ($from_year is not null or $until_year is not null)
            and is_within($from_year, $until_year, money_year)
            and is_to_end
            and is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
        group by ending_quarter
    )
select
    ending_quarter as quarter,
    sum(ending_eur)::double as ending_eur,
    sum(initiatives)::bigint as initiatives
from asked
group by ending_quarter
order by quarter nulls last
