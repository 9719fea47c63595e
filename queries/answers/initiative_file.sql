-- What happened around this initiative, and when?
-- One row per event, newest first; what has no date comes last.
-- $initiative (text): the identifier; null means none.
-- Every event of every register that knows the identifier. until_date is when that which began has ended, where that is told.
-- A promise begins and ends; a request is received, first answered and decided or withdrawn; a decision on the day of the first answer is one event.
-- What its register no longer shows has left it (left_register; request_left for what was open), on the day on which it was last seen; how it is since then nobody knows.
-- An official is a number within the initiative: no event names a person. Yearly accounts stand at the end of their year.
-- An initiative that is in no export of initiatives still has its promises here.
with
    matches as (
        select *
        from initiatives
        where initiative_id = $initiative
    ),
    own_promises as (
        select
            *,
            coalesce(funder, funder_kind) as payer
        from funding
        where initiative_id = $initiative
    ),
    own_requests as (
        select
            *,
            case
                when is_first_answered
                then received_date + days_to_first_answer
            end as answer_date
        from requests
        where initiative_id = $initiative
    ),
    own_assignments as (
        select *
        from assignment_days
        where initiative_key in (select initiative_key from matches)
    ),
    own_support as (
        select *
        from support_given
        where initiative_key in (select initiative_key from matches)
    ),
    events as (
        select 'started' as event, started_date as date, source_file, source_line
        from matches
        where started_date is not null
        union all by name
        select 'ended' as event, ended_date as date, end_reason as detail, source_file, source_line
        from matches
        where ended_date is not null
        union all by name
        select 'left_register' as event, last_seen_date as date, source_file, source_line
        from matches
        where has_left
        union all by name
        select 'status' as event, from_date as date, status as detail, source_file, source_line
        from status_changes
        where initiative_id = $initiative
        union all by name
        select
            'promise_start' as event,
            start_date as date,
            end_date as until_date,
            payer as detail,
            granted_eur as amount_eur,
            funding_id as case_id,
            source_file,
            source_line
        from own_promises
        where start_date is not null or end_date is null
        union all by name
        select
            'promise_end' as event,
            end_date as date,
            payer as detail,
            granted_eur as amount_eur,
            funding_id as case_id,
            source_file,
            source_line
        from own_promises
        where end_date is not null
        union all by name
        select
            'request_received' as event,
            received_date as date,
            coalesce(closed_date, last_seen_date) as until_date,
            kind as detail,
            department,
            request_id as case_id,
            source_file,
            source_line
        from own_requests
        union all by name
        select
            'request_answered' as event,
            answer_date as date,
            kind as detail,
            department,
            request_id as case_id,
            source_file,
            source_line
        from own_requests
        where answer_date is not null and (not is_decided or answer_date < closed_date)
        union all by name
        select
            case
                when is_withdrawn
                then 'request_withdrawn'
                when is_approved
                then 'request_granted'
                when not is_approved
                then 'request_rejected'
                else 'request_decided'
            end as event,
            closed_date as date,
            kind as detail,
            department,
            request_id as case_id,
            source_file,
            source_line
        from own_requests
        where is_decided or is_withdrawn
        union all by name
        select
            'request_left' as event,
            last_seen_date as date,
            kind as detail,
            department,
            request_id as case_id,
            source_file,
            source_line
        from own_requests
        where has_left
        union all by name
        select
            case
                when is_two_way
                then 'contact_two_way'
                when not is_two_way
                then 'contact_one_way'
                else 'contact'
            end as event,
            date,
            channel as detail,
            source_file,
            source_line
        from contact_days
        where initiative_key in (select initiative_key from matches)
        union all by name
        select
            'official_from' as event,
            from_date as date,
            to_date as until_date,
            official_number::varchar as detail,
            department,
            source_file,
            source_line
        from own_assignments
        union all by name
        select
            'official_to' as event,
            to_date as date,
            official_number::varchar as detail,
            department,
            source_file,
            source_line
        from own_assignments
        where to_date is not null
        union all by name
        select
            'support_asked' as event, asked_date as date, kind as detail, source_file, source_line
        from own_support
        where asked_date is not null or given_date is null
        union all by name
        select
            'support_given' as event, given_date as date, kind as detail, source_file, source_line
        from own_support
        where given_date is not null
        union all by name
        select
            'account' as event,
            make_date(yearly_accounts.year, 12, 31) as date,
            yearly_accounts.year::varchar as detail,
            yearly_accounts.income_eur as amount_eur,
            yearly_accounts.source_file,
            yearly_accounts.source_line
        from yearly_accounts
        where initiative_key in (select initiative_key from matches)
    )
select
    events.date,
    events.event,
    events.detail,
    events.amount_eur::double as amount_eur,
    events.department,
    events.case_id,
    events.until_date,
    source_files.register,
    source_files.file,
    events.source_line as line
from events
left join source_files on events.source_file = source_files.source_file
order by
    events.date desc nulls last,
    events.event,
    events.case_id nulls first,
    source_files.file,
    events.source_line,
    events.detail
