-- How is the money of each year spread over organisations?
-- One row per sort of money (granted for a year, ending in a year) and period; null is a promise without a known end.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
-- For the edition for the council, which tells an amount only where enough organisations share it (largest_eur and second_eur: of the two that got most).
-- granted: as in organisations_returning, of who has a name. ending: as in ending_by_quarter; who has no name is one organisation per initiative.
with
    money as (
        select 0 as group_key, money_year as year, organisation_money.*
        from organisation_money
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
            and money_year is not null
            and organisation_key is not null
    ),
    amounts as (
        select 'granted' as sort, year::varchar as period, granted_eur as eur
        from granted_years(money)
        union all
        select
            'ending' as sort,
            case when is_left_to_end then 'left_register' else left(ending_quarter, 4) end as period,
            sum(granted_eur) as eur
        from funding
        where
            (is_to_end or is_left_to_end)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
        group by period, organisation_key
    )
select
    sort,
    period,
    sum(eur)::double as eur,
    count(*) as organisations,
    max(eur)::double as largest_eur,
    coalesce(max(eur, 2)[2], 0)::double as second_eur
from amounts
group by sort, period
order by sort desc, period nulls last
