-- In which years was each organisation granted more than nothing, and what came before and after?
-- One table per call: one row per group, organisation and year in which its sum is more than nothing.
-- money: a relation with group_key (of what is added up apart), organisation_key (null for all without a name), year, scheme, promises, granted_eur and
-- last_end_date; one row per scheme, or none that tells it.
-- is_seen_before: in whatever earlier year. is_first_of_row: not in the year before. years_until_next: 1, 2, or 3 for later; null where there is none.
-- schemes: of more than nothing, so that what was taken back under another scheme makes them no more; scheme and last_end_date are of those only.
(money) as table
select
    * exclude (previous_year, next_year),
    previous_year is not null as is_seen_before,
    previous_year is distinct from year - 1 as is_first_of_row,
    case
        when next_year <= year + 2 then next_year - year when next_year is not null then 3
    end as years_until_next
from
    (
        select
            *,
            lag(year) over in_order as previous_year,
            lead(year) over in_order as next_year
        from
            (
                select
                    group_key,
                    organisation_key,
                    year,
                    sum(promises) as promises,
                    sum(granted_eur) as granted_eur,
                    count(*) filter (where granted_eur > 0) as schemes,
                    min(scheme) filter (where granted_eur > 0) as scheme,
                    max(last_end_date) filter (where granted_eur > 0) as last_end_date
                from query_table(money)
                group by group_key, organisation_key, year
                having sum(granted_eur) > 0
            ) as sums
        window in_order as (partition by group_key, organisation_key order by year)
    ) as sequences
