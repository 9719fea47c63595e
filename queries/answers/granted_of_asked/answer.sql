-- How often does a department say yes, and how much of what is asked does it grant?
-- One row per department in alphabetical order, after all together (department null); unknown is a department of its own.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only dossiers of these departments, of initiatives that the reader chose, of money of these years.
-- dossiers: money asked of or granted by the municipality; decided: a yes or a no is told or assumed (is_assumed: so many). share_yes: more than nothing granted,
-- of what was decided, with Wilson's interval. granted_of_asked: cents granted per euro asked, of decided dossiers that tell both, with the interval of a ratio of two
-- sums (Cochran 1977, 6.4). determined_of_granted: cents determined per euro granted, of what was determined.
-- difference_within: how much more often yes than other departments within the same scheme and class of size (Mantel and Haenszel; variance of Sato 1989), in percentage
-- points, over the dossiers_within that have such a counterpart. Under minimum.for_share only counts. No order of merit: departments get different applications.
with
    chosen_decisions as (
        select * replace (coalesce(department, 'unknown') as department)
        from decisions
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
    ),
    strata as (
        select
            department,
            count(*) as judged,
            count(*) filter (where is_granted) as approved,
            sum(count(*)) over same - count(*) as other_judged,
            sum(count(*) filter (where is_granted)) over same - count(*) filter (where is_granted) as other_approved
        from chosen_decisions
        where is_granted is not null and scheme is not null and size_class is not null
        group by department, scheme, size_class
        window same as (partition by scheme, size_class)
    ),
    within as (
        select
            department,
            sum(judged)::bigint as dossiers_within,
            sum(other_judged)::bigint as others_within,
            mantel_haenszel(approved, judged, other_approved, other_judged) as difference,
            nullif(mantel_haenszel_variance(approved, judged, other_approved, other_judged), 0) as variance
        from strata
        where other_judged > 0
        group by department
    ),
    counts as (
        select
            department,
            count(*) as dossiers,
            count(is_granted) as decided,
            count(*) filter (where is_granted is not null and is_assumed) as assumed,
            count(*) filter (where is_granted) as granted,
            count(*) filter (where not is_granted) as refused,
            count(*) filter (where is_granted is not null and asked_eur > 0 and granted_eur is not null) as compared,
            sum(asked_eur) filter (where is_granted is not null and asked_eur > 0 and granted_eur is not null)::double as compared_application_eur,
            sum(granted_eur) filter (where is_granted is not null and asked_eur > 0)::double as compared_granted_eur,
            count(*) filter (where is_granted and determined_eur is not null) as determined,
            sum(granted_eur) filter (where is_granted and determined_eur is not null)::double as settled_granted_eur,
            sum(determined_eur) filter (where is_granted)::double as settled_determined_eur,
            count(*) filter (where is_granted and determined_eur < granted_eur) as determined_lower
        from chosen_decisions
        group by grouping sets ((department), ())
    ),
    ratios as (
        select
            counts.*,
            compared_granted_eur / nullif(compared_application_eur, 0) as ratio
        from counts
    ),
    spreads as (
        select
            ratios.department,
            sqrt(
                sum((granted_eur - ratio * asked_eur) ^ 2) / nullif(any_value(compared) - 1, 0) * any_value(compared)
            )
            / any_value(compared_application_eur) as ratio_error
        from ratios
        inner join
            chosen_decisions
            on coalesce(ratios.department, chosen_decisions.department) = chosen_decisions.department
        where is_granted is not null and asked_eur > 0 and granted_eur is not null
        group by ratios.department
    )
select
    ratios.department,
    dossiers,
    decided,
    assumed,
    refused,
    case when decided >= for_share then granted / decided::double end as share_yes,
    case when decided >= for_share then wilson_low(granted, decided) end as share_yes_low,
    case when decided >= for_share then wilson_high(granted, decided) end as share_yes_high,
    case when compared >= for_share then ratio end as granted_of_asked,
    case when compared >= for_share then greatest(0, ratio - 1.959963984540054 * ratio_error) end as granted_of_asked_low,
    case when compared >= for_share then ratio + 1.959963984540054 * ratio_error end as granted_of_asked_high,
    case when least(dossiers_within, others_within) >= for_share then 100 * difference end as difference_within,
    case
        when least(dossiers_within, others_within) >= for_share
        then 100 * (difference - 1.959963984540054 * sqrt(variance))
    end as difference_within_low,
    case
        when least(dossiers_within, others_within) >= for_share
        then 100 * (difference + 1.959963984540054 * sqrt(variance))
    end as difference_within_high,
    coalesce(dossiers_within, 0) as dossiers_within,
    determined,
    determined_lower,
    case when determined >= for_share then settled_determined_eur / nullif(settled_granted_eur, 0) end as determined_of_granted
from ratios
cross join minimums
left join spreads on ratios.department is not distinct from spreads.department
left join within on ratios.department = within.department
where dossiers > 0
order by ratios.department is not null, ratios.department = 'unknown', ratios.department
