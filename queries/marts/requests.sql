-- Which requests were made, and how long did each wait?
-- One row per request received up to the day.
-- A request received after the last day observed is not there; an answer, decision or withdrawal after it has not happened yet.
-- days_to_decision and days_to_first_answer run from receipt to the event, or to the withdrawal or the last day observed
-- where there was none (is_decided and is_first_answered tell which). They are null where the wait cannot be known: no date of receipt, an
-- outcome without a date, an event before the receipt. Such a request still counts as decided or withdrawn, and is_decision_untold or is_first_answer_untold marks it.
-- A register that tells outcomes but not one date of decision tells no waiting time at all, also not of what is open: else only those would be left,
-- and nobody would seem to have been answered.
-- A subsidy register may show a request as open and in a later export the money granted under the same number: then it was decided, on a day that is not told.
-- A decision is also an answer. A withdrawal before the decision ends the wait; on the same day the decision counts.
-- is_first_time: the initiative had asked nothing before that day; unknown where the request names no initiative or no day.
-- decision_due_date is only there for formal applications: as told, or else receipt + norm_days_to_decision + the days of suspension (Awb 4:13, 4:15).
-- combination_hash: which row of request_combinations tells department, theme, neighbourhood, initiator, year and definition: too many rows to carry them whole.
-- is_term_extended: a notice of delay was sent within that term (Awb 4:14 lid 3) and no due date is told: the term is longer, nobody can say by how much.
with
    dateless as (
        select known_files.register_key
        from exported.column_coverage
        inner join
            known_files
            on column_coverage.source_file = known_files.source_file
            and column_coverage.table_name = known_files.table_name
        where known_files.table_name = 'requests'
        group by known_files.register_key
        having
            sum(case when column_coverage.column_name = 'outcome' then known else 0 end) > 0
            and sum(case when column_coverage.column_name = 'decided_date' then known else 0 end)
            = 0
    ),
    answer_days_kept as (
        select known_files.register_key, max(column_coverage.known) > 0 as is_kept
        from exported.column_coverage
        inner join
            known_files
            on column_coverage.source_file = known_files.source_file
            and column_coverage.table_name = known_files.table_name
        where
            known_files.table_name = 'requests'
            and column_coverage.column_name = 'first_answer_date'
        group by known_files.register_key
    ),
    newest as not materialized (
        select
            known_files.register_key,
            known_files.observed_until,
            requests.*
        from exported.requests
        inner join
            known_files
            on requests.source_file = known_files.source_file
            and known_files.table_name = 'requests'
        where
            known_files.precedence = 1
            and (
                requests.received_date is null
                or requests.received_date <= known_files.observed_until
            )
    ),
    granted_later as (
        select register_key, funding_id, max(export_date) as granted_by
        from promises
        where
            granted_eur > 0
            and export_date > (select min(export_date) from known_files where table_name = 'requests')
        group by register_key, funding_id
    ),
    dated as not materialized (
        select
            latest.* exclude (decided_date, first_answer_date, withdrawn_date),
            decided_date is null
            and withdrawn_date is null
            and (outcome is not null or coalesce(granted_by > export_date, false)) as is_undated,
            case
                when decided_date <= observed_until and coalesce(outcome, '') <> 'withdrawn'
                then decided_date
            end as decision_date,
            case when first_answer_date <= observed_until then first_answer_date end as answer_date,
            case
                when coalesce(withdrawn_date, decided_date) > observed_until
                then null
                when withdrawn_date is not null or outcome = 'withdrawn'
                then coalesce(withdrawn_date, decided_date)
            end as retreat_date
        from
            (
                select * from newest
                union all
                select * from older_requests
            ) as latest
        left join
            granted_later
            on latest.register_key = granted_later.register_key
            and latest.request_id = granted_later.funding_id
    ),
    ended as not materialized (
        select
            *,
            coalesce(decision_date <= retreat_date, decision_date is not null) as has_decision,
            coalesce(
                least(answer_date, decision_date) <= retreat_date,
                least(answer_date, decision_date) is not null
            ) as has_answer,
            is_undated
            or coalesce(least(decision_date, retreat_date) < received_date, false) as is_end_untold,
            (is_undated and not has_answer)
            or coalesce(
                least(answer_date, decision_date, retreat_date) < received_date, false
            ) as is_wait_untold
        from dated
    )
select
    askers.initiative_key,
    ended.request_id,
    ended.initiative_id,
    ended.department,
    ended.kind,
    ended.is_formal_application as is_formal,
    ended.received_date,
    cast(ended.observed_until - ended.received_date as integer) as days_observed,
    ended.has_answer as is_first_answered,
    case
        when answer_days_kept.is_kept is distinct from true
        then null
        when ended.has_answer
        then whole_days(ended.received_date, least(ended.answer_date, ended.decision_date))
        when not ended.is_undated
        then whole_days(ended.received_date, least(ended.retreat_date, ended.observed_until))
    end as days_to_first_answer,
    ended.has_decision or (ended.is_undated and coalesce(ended.outcome, '') <> 'withdrawn') as is_decided,
    case
        when ended.has_decision
        then whole_days(ended.received_date, ended.decision_date)
        when not ended.is_undated and dateless.register_key is null
        then whole_days(ended.received_date, least(ended.retreat_date, ended.observed_until))
    end as days_to_decision,
    coalesce(
        not ended.has_decision
        and (ended.retreat_date is not null or (ended.is_undated and ended.outcome = 'withdrawn')),
        false
    ) as is_withdrawn,
    ended.is_end_untold and dateless.register_key is null as is_decision_untold,
    ended.is_wait_untold
    and coalesce(answer_days_kept.is_kept, false) as is_first_answer_untold,
    not ended.has_decision and ended.retreat_date is null and not ended.is_undated as is_open,
    case
        when ended.has_decision
        then ended.decision_date
        else ended.retreat_date
    end as closed_date,
    case
        when (ended.has_decision or ended.is_undated) and ended.outcome in ('granted', 'partly')
        then true
        when (ended.has_decision or ended.is_undated) and ended.outcome = 'rejected'
        then false
    end as is_approved,
    ended.received_date = askers.first_date as is_first_time,
    hash(
        coalesce(ended.department, 'unknown'),
        coalesce(askers.sort_hash, request_sort(null, null, null, null, null, null)),
        ended.received_date = askers.first_date,
        extract(year from ended.received_date)
    ) as combination_hash,
    norm_of_kind.first_answer_days as norm_days_to_first_answer,
    norm_of_kind.decision_days as norm_days_to_decision,
    case
        when ended.is_formal_application
        then
            coalesce(
                ended.due_date,
                ended.received_date
                + cast(norm_of_kind.decision_days + coalesce(ended.suspended_days, 0) as integer)
            )
    end as decision_due_date,
    coalesce(
        ended.is_formal_application
        and ended.due_date is null
        and ended.notice_date <= ended.observed_until
        and ended.notice_date
        <= ended.received_date
        + cast(norm_of_kind.decision_days + coalesce(ended.suspended_days, 0) as integer),
        false
    ) as is_term_extended,
    ended.observed_until,
    ended.source_file,
    ended.source_line
from ended
left join dateless on ended.register_key = dateless.register_key
left join answer_days_kept on ended.register_key = answer_days_kept.register_key
left join norm_of_kind on ended.kind is not distinct from norm_of_kind.kind
left join
    askers
    on ended.register_key = askers.register_key
    and ended.initiative_id = askers.initiative_id
