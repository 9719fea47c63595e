-- What happened around this initiative, and when?
-- One row per event, newest first; what has no date comes last.
-- $initiative (text): the identifier; null means none.
-- Every event of every register that knows the identifier, or that knows the same initiative by another one (joined_mentions). until_date is when that which began has ended, where that is told.
-- A promise begins and ends; a request is received, first answered and decided or withdrawn; a decision on the day of the first answer is one event.
-- What its register no longer shows has left it (left_register; request_left for what was open), on the day on which it was last seen; how it is since then nobody knows.
-- An official is a number within the initiative: no event names a person. Yearly accounts stand at the end of their year.
-- An initiative that is in no export of initiatives still has its promises here.
with
    matches as (
        select *
        from initiatives
        where initiative_key in (select initiative_key from mention_keys where initiative_id = $initiative)
    ),
    own_promises as (
        select
            *,
            coalesce(funder, funder_kind) as payer
        from funding
        where initiative_id = $initiative or initiative_key in (select initiative_key from matches)
    ),
    own_requests as (
        select
            *,
            case
                when is_first_answered
                then received_date + days_to_first_answer
            end as answer_date
        from requests
        where initiative_id = $initiative or initiative_key in (select initiative_key from matches)
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
        where
            initiative_id = $initiative
            or (register_key, initiative_id) in (
                select (register_key, initiative_id) from mention_keys
                where initiative_key in (select initiative_key from matches)
            )
        union all by name
        select *
        from promise_events(own_promises)
        union all by name
        select *
        from request_events(own_requests)
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
        select *
        from assignment_events(own_assignments)
        union all by name
        select *
        from support_events(own_support)
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
