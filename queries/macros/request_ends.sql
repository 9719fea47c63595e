-- When did each request end, and how?
-- One table per call: one row per request, with the days that had come when it was last seen.
-- latest: a relation with the columns of exported requests, is_gone, seen_until and those of granted_numbers (shown_until, newest_date, is_settled).
-- is_undated: decided or withdrawn on a day that is not told. is_gone: also where its money is no longer shown by an export that shows others.
(latest) as table
with
    dates as not materialized (
        select
            * exclude (decided_date, first_answer_date, withdrawn_date, is_gone),
            is_gone
            or coalesce(
                shown_until < newest_date
                and export_date < newest_date,
                false
            ) as is_gone,
            decided_date is null
            and withdrawn_date is null
            and (outcome is not null or coalesce(is_settled and shown_until > export_date, false)) as is_undated,
            case
                when decided_date <= seen_until and coalesce(outcome, '') <> 'withdrawn'
                then decided_date
            end as decision_date,
            case when first_answer_date <= seen_until then first_answer_date end as answer_date,
            case
                when coalesce(withdrawn_date, decided_date) > seen_until
                then null
                when withdrawn_date is not null or outcome = 'withdrawn'
                then coalesce(withdrawn_date, decided_date)
            end as retreat_date
        from query_table(latest)
    )
select
    *,
    coalesce(decision_date <= retreat_date, decision_date is not null) as has_decision,
    coalesce(
        least(answer_date, decision_date) <= retreat_date,
        least(answer_date, decision_date) is not null
    ) as has_answer,
    is_undated
    or coalesce(least(decision_date, retreat_date) < received_date, false) as is_end_undated,
    (is_undated and not has_answer)
    or coalesce(
        least(answer_date, decision_date, retreat_date) < received_date, false
    ) as is_wait_undated,
    case
        when is_gone and not has_decision and retreat_date is null and not is_undated
        then seen_until
    end as last_seen_date
from dates
