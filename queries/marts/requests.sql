-- Which requests were made, and how long did each wait?
-- One row per request received up to the day.
-- A request received after the last day observed is not there; an answer, decision or withdrawal after it has not happened yet.
-- days_to_decision and days_to_first_answer run from receipt to the event, or to the withdrawal or the last day observed
-- where there was none (is_decided and is_first_answered tell which). They are null where the wait cannot be known: no date of receipt, an
-- outcome without a date, an event before the receipt. Such a request still counts as decided or withdrawn, and is_decision_undated or is_first_answer_undated marks it.
-- A register that tells outcomes but not one date of decision tells no waiting time at all, also not of what is open: else only those would be left,
-- and nobody would seem to have been answered.
-- A subsidy register may show a request as open and in a later export the money under the same number granted, or determined (at zero too): then it was
-- decided, on a day that is not told.
-- has_left: it was open when a newer export did not show it any more, nor money under its number where older exports did. Nobody knows what became of it: it waited until last_seen_date, and is not open.
-- A decision is also an answer. A withdrawal before the decision ends the wait; on the same day the decision counts.
-- is_first_time: the organisation behind the initiative had asked nothing before that day, for whatever initiative; unknown where the request names no initiative or no day.
-- decision_due_date is only there for formal applications: as told (unknown where that day is before the receipt), or else receipt + norm_days_to_decision +
-- the days of suspension (Awb 4:13, 4:15), and then the next working day (see term_ends). A suspension below zero shortens nothing.
-- combination_hash: which row of request_combinations tells department, theme, neighbourhood, initiator, year and definition: too many rows to carry them whole.
-- is_term_extended: a notice of delay was sent within that term, no due date is told, and a notice makes such a term longer (see norm_of_kind): nobody can say
-- by how much.
with
    newest as not materialized (
        select
            exports_on_day.register_key,
            exports_on_day.observed_until,
            false as is_gone,
            exports_on_day.observed_until as seen_until,
            requests.*
        from exported.requests
        inner join
            exports_on_day
            on requests.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'requests'
        where
            exports_on_day.precedence = 1
            and (
                requests.received_date is null
                or requests.received_date <= exports_on_day.observed_until
            )
    ),
    latest as not materialized (
        select each.*, granted_numbers.shown_until, granted_numbers.newest_date, granted_numbers.is_settled
        from
            (
                select * from newest
                union all
                select * from older_requests
            ) as each
        left join
            granted_numbers
            on each.register_key = granted_numbers.register_key
            and each.request_id = granted_numbers.funding_id
    ),
    ends as not materialized (
        select *
        from request_ends(latest)
    ),
    terms as not materialized (
        select
            ends.*,
            norm_of_kind.* exclude (kind),
            ends.received_date
            + cast(norm_of_kind.decision_days + greatest(coalesce(ends.suspended_days, 0), 0) as integer) as term_date
        from ends
        left join norm_of_kind on ends.kind is not distinct from norm_of_kind.kind
    )
select
    requesters.initiative_key,
    terms.request_id,
    terms.initiative_id,
    terms.department,
    terms.kind,
    terms.is_formal_application as is_formal,
    terms.received_date,
    cast(terms.observed_until - terms.received_date as integer) as days_observed,
    terms.has_answer as is_first_answered,
    case
        when request_registers.has_answer_days is distinct from true
        then null
        when terms.has_answer
        then whole_days(terms.received_date, least(terms.answer_date, terms.decision_date))
        when not terms.is_undated
        then whole_days(terms.received_date, least(terms.retreat_date, terms.seen_until))
    end as days_to_first_answer,
    terms.has_decision or (terms.is_undated and coalesce(terms.outcome, '') <> 'withdrawn') as is_decided,
    case
        when terms.has_decision
        then whole_days(terms.received_date, terms.decision_date)
        when not terms.is_undated and not coalesce(request_registers.is_dateless, false)
        then whole_days(terms.received_date, least(terms.retreat_date, terms.seen_until))
    end as days_to_decision,
    coalesce(
        not terms.has_decision
        and (terms.retreat_date is not null or (terms.is_undated and terms.outcome = 'withdrawn')),
        false
    ) as is_withdrawn,
    terms.is_end_undated and not coalesce(request_registers.is_dateless, false) as is_decision_undated,
    terms.is_wait_undated
    and coalesce(request_registers.has_answer_days, false) as is_first_answer_undated,
    not terms.has_decision
    and terms.retreat_date is null
    and not terms.is_undated
    and terms.last_seen_date is null as is_open,
    terms.last_seen_date is not null as has_left,
    terms.last_seen_date,
    case
        when terms.has_decision
        then terms.decision_date
        else terms.retreat_date
    end as closed_date,
    case
        when (terms.has_decision or terms.is_undated) and terms.outcome in ('granted', 'partly')
        then true
        when (terms.has_decision or terms.is_undated) and terms.outcome = 'rejected'
        then false
    end as is_approved,
    terms.received_date = requesters.first_date as is_first_time,
    hash(
        coalesce(terms.department, 'unknown'),
        coalesce(requesters.sort_hash, request_sort(null, null, null, null, null, null)),
        terms.received_date = requesters.first_date,
        extract(year from terms.received_date)
    ) as combination_hash,
    terms.first_answer_days as norm_days_to_first_answer,
    terms.decision_days as norm_days_to_decision,
    case
        when terms.is_formal_application and terms.due_date is null
        then coalesce(term_ends.working_day, terms.term_date)
        when terms.is_formal_application and terms.due_date < terms.received_date is distinct from true
        then terms.due_date
    end as decision_due_date,
    coalesce(
        terms.is_formal_application
        and terms.due_date is null
        and terms.is_lengthened_by_notice
        and terms.notice_date <= terms.seen_until
        and terms.notice_date <= coalesce(term_ends.working_day, terms.term_date),
        false
    ) as is_term_extended,
    terms.observed_until,
    terms.source_file,
    terms.source_line
from terms
left join request_registers on terms.register_key = request_registers.register_key
left join
    requesters
    on terms.register_key = requesters.register_key
    and requester_number(terms.initiative_id, terms.request_id) = requesters.initiative_id
left join
    term_ends
    on case
        when terms.is_formal_application and terms.is_moved_to_working_day then terms.term_date
    end
    = term_ends.day
