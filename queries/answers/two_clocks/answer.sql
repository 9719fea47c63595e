-- Which departments keep the service norm, and which the legal term?
-- One row per clock and department, all together (department null) first, then in alphabetical order.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- Clock 'service': a first answer of a human being within the norm of the kind of request. Clock 'law': a decision on a formal application by its due date.
-- Both run in calendar days; only requests whose term has passed count. The share is of what was in time or late, and is not told of too few requests.
-- default_subsidy_kinds: kinds of request that are a subsidy by their name and have no term of their own in the settings, so that the default of Awb 4:13 is reckoned with.
-- Its interval is Wilson's, 95 %, and is wider by what is unknown: from all of it late to all of it in time.
with
    classes as (
        select clock, department, class, requests
        from request_clocks
        where
            level = level_of($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
    ),
    departments as (
        select
            clock,
            department,
            coalesce(sum(requests) filter (where class in ('in_time', 'late')), 0)::bigint as requests,
            coalesce(sum(requests) filter (where class = 'in_time'), 0)::bigint as answered_in_time,
            coalesce(sum(requests) filter (where class = 'late'), 0)::bigint as late_requests,
            coalesce(sum(requests) filter (where class = 'unknown'), 0)::bigint as unknown_requests,
            coalesce(sum(requests) filter (where class = 'withdrawn'), 0)::bigint
            as withdrawn_in_term,
            coalesce(sum(requests) filter (where class = 'undetermined'), 0)::bigint
            as undetermined_requests
        from classes
        group by grouping sets ((clock, department), (clock))
    )
select
    clock,
    department,
    requests,
    answered_in_time,
    late_requests,
    case
        when requests >= for_share then answered_in_time / nullif(requests, 0)
    end as share,
    case
        when requests >= for_share
        then wilson_low(answered_in_time, requests + unknown_requests)
    end as share_low,
    case
        when requests >= for_share
        then wilson_high(answered_in_time + unknown_requests, requests + unknown_requests)
    end as share_high,
    unknown_requests,
    withdrawn_in_term,
    undetermined_requests,
    case
        when clock = 'law'
        then (select string_agg(kind, ', ' order by kind) from norm_of_kind where is_subsidy_by_default)
    end as default_subsidy_kinds
from departments
cross join minimums
order by clock desc, department nulls first
