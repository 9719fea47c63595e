-- What do we know of the eight drivers of risk of each initiative?
-- One row per initiative; a driver that is unknown is null.
-- $on_date: the day from which the months to the last end of a grant and the age are counted.
-- Figures come from the latest year with income. Sources of income for the concentration (effective number of sources: 1 / Herfindahl,
-- Tuckman and Chang 1991): the municipality and own income as in the account, each other funder as promised for that year,
-- and what remains as one more source. Unknown where the municipality's part is.
-- A grant that ended already has months below zero; one grant without an end makes the last end unknown. What members, givers and
-- businesses pay is no grant.
with
    latest as (
        select *
        from yearly_accounts
        where next_year is null
    ),
    other_funders as (
        select initiative_key, money_year, funder, sum(granted_eur) as granted_eur
        from funding
        where
            granted_eur > 0
            and coalesce(funder_kind, 'unknown') not in ('municipality', 'own_earnings')
        group by initiative_key, money_year, funder
    ),
    others as (
        select
            initiative_key,
            money_year,
            sum(cast(granted_eur as double)) as granted_eur,
            sum(cast(granted_eur as double) * cast(granted_eur as double)) as granted_squared
        from other_funders
        group by initiative_key, money_year
    ),
    last_ends as (
        select
            initiative_key,
            case
                when count(*) filter (where end_date is null and determined_eur is null) = 0
                then max(end_date)
            end as last_date
        from funding
        where
            granted_eur > 0
            and coalesce(funder_kind, 'unknown')
            not in ('own_earnings', 'members', 'gift', 'business')
        group by initiative_key
    ),
    sources as (
        select
            latest.*,
            cast(municipal_eur as double) as municipal,
            coalesce(cast(own_income_eur as double), 0) as own,
            coalesce(others.granted_eur, 0) as others,
            coalesce(others.granted_squared, 0) as others_squared,
            greatest(
                cast(income_eur as double)
                - cast(municipal_eur as double)
                - coalesce(cast(own_income_eur as double), 0)
                - coalesce(others.granted_eur, 0),
                0
            ) as remaining
        from latest
        left join
            others
            on latest.initiative_key = others.initiative_key
            and latest.year = others.money_year
    )
select
    initiatives.initiative_key,
    municipal / nullif(cast(income_eur as double), 0) as municipal_share,
    power(municipal + own + others + remaining, 2) / nullif(
        municipal * municipal + own * own + others_squared + remaining * remaining, 0
    ) as concentration,
    cast(income_eur - cost_eur as double) / nullif(cast(income_eur as double), 0) as margin,
    12 * cast(free_reserve_eur as double) / nullif(cast(cost_eur as double), 0) as reserve_months,
    (last_ends.last_date - $on_date) / 30.4375 as months_to_grant_end,
    cast(core_people as double) as core_people,
    volunteer_hours / nullif(volunteer_hours + paid_hours, 0) as volunteer_share,
    ($on_date - initiatives.started_date) / 365.25 as age_years
from initiatives
left join sources on initiatives.initiative_key = sources.initiative_key
left join last_ends on initiatives.initiative_key = last_ends.initiative_key
