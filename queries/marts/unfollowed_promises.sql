-- Which money of the municipality ends within 6 months without a follow-up?
-- One row per promise.
-- Follow-up: another promise of the same funder to the same initiative that ends later, or that is still open without an end. Only money of the
-- municipality asks for its decision; a funder of an unknown kind may be the municipality. An initiative that ended needs no follow-up.
-- department holds the initiative now: that of its officials, where they are of one department; else unknown.
with
    to_end as (
        select
            *,
            max(coalesce(end_date, date '9999-12-31')) over (
                partition by initiative_key, funder_key
            ) as last_date
        from funding
        where is_to_end and coalesce(funder_kind, 'unknown') in ('municipality', 'unknown')
    ),
    holding as (
        select initiative_key, max(department) as department
        from assignment_days
        where is_current
        group by initiative_key
        having count(distinct department) = 1 and count(department) = count(*)
    )
select
    to_end.initiative_key,
    to_end.initiative_id,
    initiatives.title,
    holding.department,
    to_end.funding_id,
    to_end.scheme,
    to_end.granted_eur,
    to_end.end_date,
    to_end.theme,
    to_end.neighbourhood,
    to_end.initiator_kind,
    to_end.money_year,
    to_end.is_declared,
    to_end.schemes,
    to_end.is_initiative,
    to_end.source_file,
    to_end.source_line
from to_end
left join initiatives on to_end.initiative_key = initiatives.initiative_key
left join holding on to_end.initiative_key = holding.initiative_key
where
    to_end.is_ending_in_6_months
    and to_end.end_date = to_end.last_date
    and initiatives.is_active is distinct from false
