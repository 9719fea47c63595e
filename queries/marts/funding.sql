-- Who promised how much to which initiative, and when does it end?
-- One row per promise of money, with what its initiative is.
-- $on_date: a promise that ends on or after this day is still to end.
-- $definition_scheme_contains: a promise to an initiative that is in no export is judged by its own scheme.
-- An initiative that is in no export has an initiative_key below zero, so that it can be counted.
-- organisation_key: to whom it was promised; where no name is told, who started the initiative.
-- A funder without a name is one per kind of funder (nameless_kind); funder_key numbers both.
-- A promise that the newest export of its register no longer shows (has_left) is not said to run or to end: is_left_to_end is what would have been.
-- What was determined is settled: a promise without an end date that is determined has ended.
with
    strangers as (
        select
            register_key,
            initiative_id,
            -row_number() over (order by register_key, initiative_id) as initiative_key,
            hash(register_key, initiative_id) as organisation_key
        from promises
        where
            not exists (
                select 1
                from mention_keys
                where
                    mention_keys.register_key = promises.register_key
                    and mention_keys.initiative_id = promises.initiative_id
            )
        group by register_key, initiative_id
    ),
    payers as (
        select
            row_number() over (order by funder, nameless_kind) as funder_key,
            funder,
            nameless_kind
        from
            (
                select distinct
                    funder, case when funder is null then funder_kind end as nameless_kind
                from promises
            ) as named
    )
select
    coalesce(initiatives.initiative_key, strangers.initiative_key) as initiative_key,
    coalesce(promises.organisation_key, initiatives.organisation_key, strangers.organisation_key) as organisation_key,
    promises.register_key,
    promises.funding_id,
    promises.initiative_id,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    coalesce(initiatives.is_declared, promises.is_declared) as is_declared,
    case
        when initiatives.initiative_key is not null
        then initiatives.deciding_schemes
        when not promises.is_declared
        then lower(promises.scheme)
    end as schemes,
    coalesce(
        initiatives.is_initiative,
        promises.is_declared or names_any(lower(promises.scheme), $definition_scheme_contains)
    ) as is_initiative,
    promises.department,
    payers.funder_key,
    promises.funder,
    payers.nameless_kind,
    promises.funder_kind,
    promises.scheme,
    promises.instrument,
    promises.is_recurring,
    promises.money_year,
    promises.asked_eur,
    promises.granted_eur,
    promises.determined_eur,
    promises.paid_eur,
    promises.start_date,
    promises.end_date,
    promises.is_period_assumed,
    promises.has_no_end,
    case
        when promises.end_date >= $on_date and not promises.has_left
        then
            cast(extract(year from promises.end_date) as varchar)
            || '-Q'
            || cast(extract(quarter from promises.end_date) as varchar)
    end as ending_quarter,
    not promises.has_left
    and coalesce(promises.granted_eur > 0, false)
    and case
        when promises.end_date is null
        then promises.determined_eur is null and not promises.has_no_end
        else promises.end_date >= $on_date
    end as is_to_end,
    promises.has_left
    and coalesce(promises.granted_eur > 0, false)
    and case
        when promises.end_date is null
        then promises.determined_eur is null and not promises.has_no_end
        else promises.end_date >= $on_date
    end as is_left_to_end,
    is_ending_within(6, promises.granted_eur, promises.has_left, promises.end_date, $on_date) as is_ending_in_6_months,
    is_ending_within(12, promises.granted_eur, promises.has_left, promises.end_date, $on_date) as is_ending_in_12_months,
    promises.has_left,
    promises.source_file,
    promises.source_line
from promises
left join
    mention_keys
    on promises.register_key = mention_keys.register_key
    and promises.initiative_id = mention_keys.initiative_id
left join initiatives on mention_keys.initiative_key = initiatives.initiative_key
left join
    strangers
    on promises.register_key = strangers.register_key
    and promises.initiative_id = strangers.initiative_id
left join
    payers
    on promises.funder is not distinct from payers.funder
    and case when promises.funder is null then promises.funder_kind end
    is not distinct from payers.nameless_kind
