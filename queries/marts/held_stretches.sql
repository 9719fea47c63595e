-- When was each initiative held by at least one official?
-- One row per initiative and stretch of days; days with more than one official are in one stretch only.
-- An initiative with a spell without a first day, or one that ends before it begins, has one row without days: when it was held is not known.
with
    spells as (
        select
            initiative_key,
            from_date,
            held_until,
            bool_or(from_date is null or held_until < from_date) over (
                partition by initiative_key
            ) as is_undated
        from assignment_days
        where initiative_key is not null
    ),
    pieces as (
        select
            initiative_key,
            greatest(
                from_date,
                coalesce(
                    max(held_until) over (
                        partition by initiative_key
                        order by from_date, held_until
                        rows between unbounded preceding and 1 preceding
                    )
                    + 1,
                    from_date
                )
            ) as first_date,
            held_until as last_date
        from spells
        where not is_undated
    )
select initiative_key, first_date, last_date
from pieces
where first_date <= last_date
union all
select distinct initiative_key, cast(null as date) as first_date, cast(null as date) as last_date
from spells
where is_undated
