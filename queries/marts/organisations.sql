-- Which organisations start initiatives or are promised money?
-- One row per organisation; where no export names who started an initiative, that initiative has one of its own without a name (is_named false).
-- A private person whose name stands in an export goes under a pseudonym. Of several writings the longest is shown, not in capitals only.
with
    named as (
        select
            organisation_key,
            min_by(name, (name = upper(name), -length(name), name)) as organisation,
            count(distinct name) as writings,
            max(kvk) as kvk_number,
            max(rsin) as rsin_number
        from organisation_writings
        group by organisation_key
    ),
    parts as (
        select organisation_key, initiator_kind, 1 as initiatives, 0 as promises from initiatives
        union all
        select organisation_key, null, 0, 1 from funding
    )
select
    parts.organisation_key,
    any_value(named.organisation) as organisation,
    coalesce(any_value(named.writings), 0) as writings,
    any_value(named.kvk_number) as kvk_number,
    any_value(named.rsin_number) as rsin_number,
    mode(parts.initiator_kind) as initiator_kind,
    any_value(named.organisation_key) is not null as is_named,
    sum(parts.initiatives)::bigint as initiatives,
    sum(parts.promises)::bigint as promises
from parts
left join named on parts.organisation_key = named.organisation_key
group by parts.organisation_key
