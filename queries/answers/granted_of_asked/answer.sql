-- How often does a department say yes, and how much of what is asked does it grant?
-- One row per department in alphabetical order, after all together (department null); unknown is a department of its own.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only dossiers of these departments, of initiatives that the reader chose, of money of these years.
-- dossiers: money asked of or granted by the municipality; decided: a yes or a no is told or assumed (is_assumed: so many). share_yes: more than nothing granted,
-- of what was decided, with Wilson's interval. granted_of_asked: cents granted per euro asked, of decided dossiers that tell both, with the interval of a ratio of two
-- sums (Cochran 1977, 6.4). determined_of_granted: cents determined per euro granted, of what was determined.
-- difference_within: how much more often yes than all other departments, chosen or not, within the same scheme and class of size (Mantel and Haenszel; variance of Sato 1989), in percentage
-- points, over the dossiers_within that have such a counterpart. Under minimum.for_share only counts. No order of merit: departments get different applications.
with
    totals as materialized (
        select
            department,
            scheme,
            size_class,
            is_granted,
            is_assumed,
            sum(dossiers) as dossiers,
            sum(compared) as compared,
            sum(compared_application_eur) as compared_application_eur,
            sum(compared_granted_eur) as compared_granted_eur,
            sum(application_squares) as application_squares,
            sum(granted_squares) as granted_squares,
            sum(products) as products,
            sum(determined) as determined,
            sum(determined_lower) as determined_lower,
            sum(settled_granted_eur) as settled_granted_eur,
            sum(settled_determined_eur) as settled_determined_eur
        from decision_totals
        where
            level = level_without_years($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
        group by department, scheme, size_class, is_granted, is_assumed
    ),
    strata as (
        select
            department,
            sum(dossiers)::bigint as judged,
            coalesce(sum(dossiers) filter (where is_granted), 0)::bigint as approved,
            sum(sum(dossiers)) over same - judged as other_judged,
            sum(approved) over same - approved as other_approved
        from totals
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
            sum(dossiers)::bigint as dossiers,
            coalesce(sum(dossiers) filter (where is_granted is not null), 0)::bigint as decided,
            coalesce(sum(dossiers) filter (where is_granted is not null and is_assumed), 0)::bigint as assumed,
            coalesce(sum(dossiers) filter (where is_granted), 0)::bigint as granted,
            coalesce(sum(dossiers) filter (where not is_granted), 0)::bigint as refused,
            coalesce(sum(compared), 0)::bigint as compared,
            sum(compared_application_eur)::double as compared_application_eur,
            sum(compared_granted_eur)::double as compared_granted_eur,
            sum(application_squares) as application_squares,
            sum(granted_squares) as granted_squares,
            sum(products) as products,
            coalesce(sum(determined), 0)::bigint as determined,
            coalesce(sum(determined_lower), 0)::bigint as determined_lower,
            sum(settled_granted_eur)::double as settled_granted_eur,
            sum(settled_determined_eur)::double as settled_determined_eur
        from totals
        where is_chosen_department($chosen, department)
        group by grouping sets ((department), ())
    ),
    ratios as (
        select
            *,
            compared_granted_eur / nullif(compared_application_eur, 0) as ratio,
            greatest(
                granted_squares - 2 * ratio * products + ratio * ratio * application_squares, 0
            ) as residual_squares,
            sqrt(residual_squares / nullif(compared - 1, 0) * compared) / compared_application_eur as ratio_error
        from counts
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
left join within on ratios.department = within.department
where dossiers > 0
order by ratios.department is not null, ratios.department = 'unknown', ratios.department
