-- What was known of the eight drivers of risk of each initiative, and when?
-- One row per initiative and moment: 'review', and 'subsidy_end' where its subsidy has stopped. A driver that is unknown is null.
-- $on_date: the day of the review.
-- Figures come from the latest year of which the income is told, also where it was 0: then there is no share, no concentration and no margin, and nothing of an older year; when the subsidy stopped, of the years that were over by then, so that nothing is known before its time.
-- Sources of income for the concentration (effective number of sources: 1 / Herfindahl,
-- Tuckman and Chang 1991): the municipality and own income as in the account, each other funder as promised for that year,
-- and what remains as one more source. Unknown where the municipality's part is.
-- A grant that ended already has months below zero; one grant without an end makes the last end unknown. What members, givers and
-- businesses pay is no grant. When the subsidy stopped there are no months left for anybody: then they are left out.
with
    moments as (
        select
            initiative_key,
            'review' as moment,
            $on_date as judged_date,
            extract(year from $on_date) as books_until,
            started_date
        from initiatives
        union all
        select
            initiatives.initiative_key,
            'subsidy_end' as moment,
            subsidy_end_date as judged_date,
            extract(year from subsidy_end_date + interval 1 day) - 1 as books_until,
            started_date
        from subsidy_ends
        inner join initiatives on subsidy_ends.initiative_key = initiatives.initiative_key
        where subsidy_end_date is not null
    ),
    other_funders as (
        select initiative_key, money_year, funder, sum(granted_eur) as granted_eur
        from funding
        where
            granted_eur <> 0
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
            yearly_accounts.*,
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
        from yearly_accounts
        left join
            others
            on yearly_accounts.initiative_key = others.initiative_key
            and yearly_accounts.year = others.money_year
    )
select
    moments.initiative_key,
    moments.moment,
    cast(income_eur as double) as income_eur,
    municipal / nullif(cast(income_eur as double), 0) as municipal_share,
    case
        when income_eur > 0
        then
            power(municipal + own + others + remaining, 2) / nullif(
                municipal * municipal + own * own + others_squared + remaining * remaining, 0
            )
    end as concentration,
    cast(income_eur - cost_eur as double) / nullif(cast(income_eur as double), 0) as margin,
    12 * cast(free_reserve_eur as double) / nullif(cast(cost_eur as double), 0) as reserve_months,
    case
        when moment = 'review' then (last_ends.last_date - judged_date) / 30.4375
    end as months_to_grant_end,
    cast(core_people as double) as core_people,
    volunteer_hours / nullif(volunteer_hours + paid_hours, 0) as volunteer_share,
    (judged_date - moments.started_date) / 365.25 as age_years
from moments
left join
    sources
    on moments.initiative_key = sources.initiative_key
    and sources.year <= books_until
    and (sources.next_year is null or sources.next_year > books_until)
left join last_ends on moments.initiative_key = last_ends.initiative_key
