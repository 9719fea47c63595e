-- Which money ends when?
-- One row per quarter in which a promise ends, soonest first; then what has no known end (quarter null), and last what was to end when its register last showed it (left_register).
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only money of this year or later.
-- $until_year (whole): only money of this year or earlier.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Only what was granted and ends on the day or after it. What was determined without an end date is settled and left out.
select
    case when period = 'left_register' then period else quarter end as quarter,
    sum(ending_eur)::double as ending_eur,
    coalesce(
        sum(promises) filter (
            where is_first_within($from_year, $until_year, is_first, previous_year)
        ),
        0
    )::bigint as initiatives
from endings
where
    period in ('quarter', 'left_register')
    and fits_definition($definition, is_initiative, is_declared, schemes)
    and is_chosen($themes, theme)
    and is_chosen($neighbourhoods, neighbourhood)
    and is_chosen($initiator_kinds, initiator_kind)
    and is_within($from_year, $until_year, money_year)
group by period, quarter
order by period = 'left_register', quarter nulls last
