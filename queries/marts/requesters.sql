-- Who can have made a request, and when was the first of each?
-- One row per identifier of an initiative in a register, of an export of initiatives or of a request.
-- first_date is of the organisation that started the initiative: whoever asked before, for whatever, does not ask for the first time.
-- sort_hash stands for what request_combinations tells of the initiative, of which nothing is known where no export holds it.
with
    newest as not materialized (
        select
            exports_on_day.register_key,
            exports_on_day.observed_until,
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
    first_requests as (
        select register_key, initiative_id, min(received_date) as first_date
        from
            (
                select register_key, initiative_id, received_date from newest
                union all
                select register_key, initiative_id, received_date from older_requests
            ) as latest
        where initiative_id is not null
        group by register_key, initiative_id
    )
select
    coalesce(initiatives.register_key, first_requests.register_key) as register_key,
    coalesce(initiatives.initiative_id, first_requests.initiative_id) as initiative_id,
    initiatives.initiative_key,
    min(first_requests.first_date) over (
        partition by
            coalesce(
                initiatives.organisation_key,
                hash(first_requests.register_key, first_requests.initiative_id)
            )
    ) as first_date,
    request_sort(
        initiatives.theme,
        initiatives.neighbourhood,
        initiatives.initiator_kind,
        initiatives.is_declared,
        initiatives.deciding_schemes,
        initiatives.is_initiative
    ) as sort_hash
from initiatives
full join
    first_requests
    on initiatives.register_key = first_requests.register_key
    and initiatives.initiative_id = first_requests.initiative_id
