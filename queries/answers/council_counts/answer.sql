-- What does the edition for the council count where the finding itself tells shares, days or a curve?
-- One row per finding and class of it, in the order of the classes.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years; accounts of these years, and subsidies that stopped in them.
-- Each initiative and each request counts in one class of a finding, so that the classes add up to all of them.
-- municipal_share: as there, by its latest year with income. survival_after_subsidy: what became of it within 36 months; ended before the subsidy did is not among them.
-- officials: no finding, but of how many officials each department is, whatever was chosen.
-- waiting_curve: until the decision. same_for_everybody: as in answered_within_term, the shortest term; answered_in_time is of those.
with
    incomes_by_half as (
        select
            coalesce(sum(initiatives_over_half), 0)::bigint as over_half,
            coalesce(sum(initiatives_known - initiatives_over_half), 0)::bigint as up_to_half,
            coalesce(sum(initiatives_without_income), 0)::bigint as no_income,
            coalesce(sum(initiatives_unknown), 0)::bigint as not_known
        from income_totals
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, period_year)
            and is_last_within($chosen, next_year)
    ),
    endings as (
        select
            coalesce(sum(survival_days.stopped), 0)::bigint as stopped,
            coalesce(sum(survival_days.completed), 0)::bigint as completed,
            coalesce(sum(survival_days.again), 0)::bigint as again,
            coalesce(sum(survival_days.ended_unknown), 0)::bigint as ended_unknown,
            coalesce(sum(initiatives) filter (where days > 1095), 0)::bigint as still_there,
            coalesce(
                sum(initiatives - survival_days.stopped - survival_days.completed - survival_days.again - survival_days.ended_unknown)
                filter (where days <= 1095),
                0
            )::bigint as followed_shorter,
            coalesce(sum(initiatives - ended_before) filter (where days is null), 0)::bigint as not_followed
        from survival_days
        where
            level = level_of($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, subsidy_end_year)
    ),
    chosen_requests as (
        select requests.*
        from requests
        inner join
            request_combinations as combinations
            on requests.combination_hash = combinations.combination_hash
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, combinations.department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
    ),
    waits as (
        select
            wait_class(days_to_decision, is_decided, is_withdrawn, has_left) as class,
            count(*) as counted
        from chosen_requests
        group by class
    ),
    groups as (
        select
            first_time_code(is_first_time) as class,
            count(*) filter (where by_decision in ('in_time', 'late')) as counted,
            count(*) filter (where by_decision = 'in_time') as answered_in_time
        from
            (
                select
                    is_first_time,
                    term_class(
                        term_days, days_observed, days_to_decision, is_decided, is_decision_undated, has_left
                    ) as by_decision
                from chosen_requests
                cross join shortest_term
            ) as judged
        group by class
    ),
    classes as (
        select 'municipal_share' as finding, class, counted, null as answered_in_time
        from (unpivot incomes_by_half on columns(*) into name class value counted) as incomes_in_classes
        union all
        select 'survival_after_subsidy' as finding, class, counted, null as answered_in_time
        from (unpivot endings on columns(*) into name class value counted) as endings_in_classes
        union all
        select 'waiting_curve' as finding, class, counted, null as answered_in_time
        from waits
        union all
        select 'same_for_everybody' as finding, class, counted, answered_in_time
        from groups
        union all
        select 'officials' as finding, department as class, officials as counted, null as answered_in_time
        from department_officials
    )
select finding, if(class = 'not_known', 'unknown', class) as class, counted, answered_in_time
from classes
where counted > 0
order by
    finding,
    list_position(
        [
            'over_half', 'up_to_half', 'no_income', 'stopped', 'ended_unknown', 'completed', 'again',
            'still_there', 'followed_shorter', 'not_followed', 'within_8_weeks', 'within_13_weeks',
            'within_26_weeks', 'over_26_weeks', 'open', 'withdrawn', 'left_register', 'first_time', 'known'
        ],
        class
    ) nulls last,
    class
