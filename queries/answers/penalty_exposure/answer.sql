-- How high can the penalties for deciding late be at most?
-- One row per department with open formal applications; all together (department null) first, then in alphabetical order.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- Awb 4:17: as if every applicant sent a notice of default on the day after the legal term. Nobody knows whether they did: at most.
-- penalty_now_eur is what it has come to on the day, penalty_most_eur what it comes to when no decision is taken at all. Open requests only.
-- left_register: how many were open when a newer export did not show them any more; nobody knows whether they were decided, so no penalty is reckoned.
-- default_subsidy_kinds: as in two_clocks.
-- formal_open = within_term + overdue_requests + unknown_due; of undetermined_requests it is not told whether they are formal.
with
    classes as (
        select department, class, requests, now_eur, most_eur
        from request_penalties
        where
            level = level_of($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
    )
select
    department,
    coalesce(sum(requests) filter (where class not in ('undetermined', 'left_register')), 0)::bigint as formal_open,
    coalesce(sum(requests) filter (where class = 'running'), 0)::bigint as within_term,
    coalesce(sum(requests) filter (where class = 'overdue'), 0)::bigint as overdue_requests,
    sum(now_eur)::double as penalty_now_eur,
    sum(most_eur)::double as penalty_most_eur,
    coalesce(sum(requests) filter (where class = 'unknown'), 0)::bigint as unknown_due,
    coalesce(sum(requests) filter (where class = 'undetermined'), 0)::bigint
    as undetermined_requests,
    coalesce(sum(requests) filter (where class = 'left_register'), 0)::bigint as left_register,
    (select string_agg(kind, ', ' order by kind) from norm_of_kind where is_subsidy_by_default)
    as default_subsidy_kinds
from classes
group by grouping sets ((department), ())
having count(*) > 0
order by department nulls first
