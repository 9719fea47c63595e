-- Who can have made a request, and when was the first of each?
-- One row per identifier of an initiative in a register, of an export of initiatives or of a request; of a request that names none, and that a person decided to be
-- about an initiative of another register (joined_mentions), its own number (requester_number).
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
    latest as not materialized (
        select register_key, initiative_id, request_id, received_date from newest
        union all
        select register_key, initiative_id, request_id, received_date from older_requests
    ),
    own_numbers as (select * from joined_mentions where not has_initiatives),
    first_requests as (
        select register_key, initiative_id, min(received_date) as first_date
        from latest
        where initiative_id is not null
        group by register_key, initiative_id
        union all
        select latest.register_key, requester_number(null, latest.request_id), min(latest.received_date)
        from latest
        inner join
            own_numbers
            on latest.register_key = own_numbers.register_key
            and latest.request_id = own_numbers.initiative_id
        where latest.initiative_id is null
        group by latest.register_key, latest.request_id
    ),
    identifiers as (
        select register_key, initiative_id, initiative_key from mention_keys
        union all
        select
            mention_keys.register_key,
            requester_number(null, mention_keys.initiative_id),
            mention_keys.initiative_key
        from mention_keys
        inner join
            own_numbers
            on mention_keys.register_key = own_numbers.register_key
            and mention_keys.initiative_id = own_numbers.initiative_id
    )
select
    coalesce(identifiers.register_key, first_requests.register_key) as register_key,
    coalesce(identifiers.initiative_id, first_requests.initiative_id) as initiative_id,
    identifiers.initiative_key,
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
from identifiers
inner join initiatives on identifiers.initiative_key = initiatives.initiative_key
full join
    first_requests
    on identifiers.register_key = first_requests.register_key
    and identifiers.initiative_id = first_requests.initiative_id
