-- Does everybody hear yes as often?
-- One row per group of initiators (who), most requests first.
-- $by (text): how initiators are grouped: 'first_time', 'initiator_kind' or 'neighbourhood'; null means first_time.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- difference: this group minus all other known groups; difference_within: the same department by department, weighed together.
-- Percentage points of yes (also in part) among yes and no; what is open, withdrawn, answered or referred is neither. The interval is Newcombe's.
-- Within departments: the difference of Mantel and Haenszel, with the variance of Sato 1989; departments that are known and have both count.
-- Below minimum.for_share in the group or beside it: only counts.
with
    outcomes as materialized (
        select
            request_group($by, first_time, initiator_kind, neighbourhood) as who,
            department,
            sum(judged)::bigint as judged,
            sum(approved)::bigint as approved
        from request_outcomes
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        group by
            request_group($by, first_time, initiator_kind, neighbourhood), department
    ),
    beside as (
        select
            *,
            sum(judged) filter (where who <> 'unknown') over () as all_judged,
            sum(approved) filter (where who <> 'unknown') over () as all_approved,
            sum(judged) filter (where who <> 'unknown') over in_department - judged as other_judged,
            sum(approved) filter (where who <> 'unknown') over in_department
            - approved as other_approved
        from outcomes
        window in_department as (partition by department)
    ),
    strata as (
        select
            *,
            case
                when department <> 'unknown' and judged > 0 and other_judged > 0 then judged
            end as judged_within
        from beside
    ),
    differences as (
        select
            who,
            sum(judged) as requests,
            sum(approved) as approved,
            max(all_judged) - sum(judged) as requests_others,
            max(all_approved) - sum(approved) as approved_others,
            count(judged_within) as departments_within,
            coalesce(sum(judged_within), 0) as requests_within,
            coalesce(sum(other_judged) filter (where judged_within > 0), 0) as requests_others_within,
            mantel_haenszel(approved, judged_within, other_approved, other_judged) as difference_within,
            nullif(
                mantel_haenszel_variance(approved, judged_within, other_approved, other_judged), 0
            ) as variance_within
        from strata
        group by who
    ),
    compared as (
        select
            who,
            requests,
            requests_others,
            100 * approved / requests as average,
            100 * approved_others / nullif(requests_others, 0) as average_others,
            average - average_others as difference,
            100 * newcombe_low(approved, requests, approved_others, requests_others) as difference_low,
            100 * newcombe_high(approved, requests, approved_others, requests_others) as difference_high,
            100 * difference_within as difference_within,
            100 ^ 2 * variance_within as variance_within,
            departments_within,
            requests_within,
            requests_others_within
        from differences
    )
select
    coalesce($by, 'first_time') as grouped_by,
    who,
    requests,
    case when who <> 'unknown' then requests_others else 0 end as requests_others,
    case when is_enough then average end as average,
    case when is_enough then average_others end as average_others,
    case when is_enough then difference end as difference,
    case when is_enough then difference_low end as difference_low,
    case when is_enough then difference_high end as difference_high,
    case when is_enough_within then difference_within end as difference_within,
    case
        when is_enough_within
        then difference_within - 1.959963984540054 * sqrt(variance_within)
    end as difference_within_low,
    case
        when is_enough_within
        then difference_within + 1.959963984540054 * sqrt(variance_within)
    end as difference_within_high,
    case when who <> 'unknown' then departments_within else 0 end as departments_within
from
    (
        select
            compared.*,
            who <> 'unknown' and least(requests, requests_others) >= for_share as is_enough,
            who <> 'unknown'
            and least(requests_within, requests_others_within) >= for_share as is_enough_within
        from compared
        cross join minimums
    ) as tested_groups
order by requests desc, who
