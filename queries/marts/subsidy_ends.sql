-- When did the subsidy of each initiative first stop, and did it get subsidy again?
-- One row per initiative to which the municipality promised money.
-- $on_date: a subsidy that runs until this day or longer has not stopped.
-- Every promise of the municipality counts, whatever its form. One that starts within 31 days after another goes on with it, and one without an end
-- date runs until the next one starts. Where the last one has no end date the end is unknown (is_day_unknown: it was determined, so it has ended).
-- The first stop counts and not the last: that a stop is the last one is known only afterwards, and who did without
-- until there was subsidy again would be left out.
with
    grants as (
        select
            initiative_key,
            funding_id,
            coalesce(start_date, make_date(money_year, 1, 1), end_date) as begin_date,
            end_date,
            determined_eur
        from funding
        where granted_eur > 0 and funder_kind = 'municipality' and initiative_key > 0
    ),
    in_order as (
        select
            *,
            lead(begin_date) over promises as next_date,
            lead(initiative_key) over promises is null as is_last
        from grants
        window
            promises as (
                partition by initiative_key
                order by begin_date nulls first, end_date nulls last, funding_id
            )
    ),
    last_dates as (
        select
            *,
            max(coalesce(end_date, next_date)) over (
                partition by initiative_key
                order by begin_date nulls first, end_date nulls last, funding_id
                rows between unbounded preceding and current row
            ) as reach_date
        from in_order
    ),
    stops as (
        select
            *,
            row_number() over (
                partition by initiative_key
                order by begin_date nulls first, end_date nulls last, funding_id
            ) as place
        from last_dates
        where is_last or next_date > reach_date + 31
    )
select
    initiative_key,
    case
        when end_date is null
        then null
        when reach_date < $on_date
        then reach_date
    end as subsidy_end_date,
    next_date as subsidised_again_date,
    end_date is null and determined_eur is not null as is_day_unknown
from stops
where place = 1
