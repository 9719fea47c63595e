-- Does everybody wait as long?
-- One row per group of initiators (who), most requests first.
-- $by (text): how initiators are grouped: 'first_time', 'initiator_kind' or 'neighbourhood'; null means first_time.
-- $until (text): how long they wait: to the 'first_answer' or the 'decision'; null means decision.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- difference: this group minus all other known groups; difference_within: the same department by department, weighed together.
-- Days waited within the first 16 weeks: the area under the curve of Kaplan and Meier up to day 112, so that open requests count; Greenwood's variance.
-- A department weighs n1 · n2 / (n1 + n2). It counts for within where it is known, has two requests on both sides, and was watched for 16 weeks.
-- share_beyond: the part that still waits after those 16 weeks; the figure looks no further. Where nobody on either side was answered by then (is_beyond), it
-- tells no difference. Below minimum.for_share in the group or beside it: only counts.
with
    combinations as materialized (
        select
            combination,
            request_group($by, first_time_code(is_first_time), initiator_kind, neighbourhood) as who,
            department,
            hash(who, department) as pair_hash
        from request_combinations
        where
            level_of($chosen) = 'rows'
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
    ),
    waits as materialized (
        select
            who,
            department,
            days,
            sum(requests)::bigint as requests,
            sum(answered)::bigint as answered
        from group_waits
        where
            level = level_of($chosen)
            and until = coalesce($until, 'decision')
            and grouped_by = coalesce($by, 'first_time')
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        group by who, department, days
        union all
        select pairs.who, pairs.department, summed.days, summed.requests, summed.answered
        from
            (
                select
                    combinations.pair_hash,
                    least(request_waits.days, 112) as days,
                    sum(request_waits.requests)::bigint as requests,
                    coalesce(
                        sum(request_waits.answered) filter (where request_waits.days < 112), 0
                    )::bigint as answered
                from request_waits
                inner join combinations on request_waits.combination = combinations.combination
                where request_waits.until = coalesce($until, 'decision')
                group by combinations.pair_hash, least(request_waits.days, 112)
            ) as summed
        inner join
            (select distinct pair_hash, who, department from combinations) as pairs
            on summed.pair_hash = pairs.pair_hash
    ),
    sides as (select * from own_and_other_waits(waits)),
    means as (select * from mean_days_waited(sides)),
    compared as (select * from differences_in_days(means))
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
    case when who <> 'unknown' then departments_within else 0 end as departments_within,
    case when is_enough then share_beyond end as share_beyond,
    case when is_enough then share_beyond_others end as share_beyond_others,
    is_enough and is_beyond as is_beyond
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
