-- Which money ends when?
-- One row per quarter in which a promise ends, soonest first; then what has no known end (quarter null), and last what was to end when its register last showed it (left_register).
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
-- Only what was granted and ends on the day or after it. What was determined without an end date is settled and left out.
-- assumed_eur: of which no export says the end; a yearly subsidy without dates is taken to run its year.
select
    case when period = 'left_register' then period else quarter end as quarter,
    sum(ending_eur)::double as ending_eur,
    coalesce(sum(ending_eur) filter (where is_period_assumed), 0)::double as assumed_eur,
    coalesce(
        sum(promises) filter (where is_first_within($chosen, is_first, previous_year)), 0
    )::bigint as initiatives
from endings
where
    period in ('quarter', 'left_register')
    and fits_definition($chosen, is_initiative, is_declared, schemes)
    and is_chosen($chosen, theme, neighbourhood, initiator_kind)
    and is_within($chosen, money_year)
group by period, quarter
order by period = 'left_register', quarter nulls last
