-- How long did it take from when a promise was first seen until it was granted, and until it was determined?
-- One row per promise of registers exported on several days, and step (granted, determined) that it could still take when it was first seen.
-- A step happened after the last export that did not show it and no later than the first that did: between low_days and high_days after the promise was
-- first seen; with exports a day apart both are the same. outcome: ended, open, left (in its register no more), refused, or truncated (taken already
-- when first seen: nobody can say how long it took; no days). What is refused will never take the step: it waits, without a grant, as long as it could have been
-- seen. What was refused when first seen is not there.
with
    steps as (
        select
            *,
            unnest(['granted', 'determined']) as step,
            unnest([stage = 'granted', is_determined]) as is_taken
        from sightings
    ),
    dossiers as (
        select
            register_key,
            funding_id,
            step,
            min(export_date) as first_date,
            max(export_date) as last_date,
            min(export_date) filter (where is_taken) as taken_date,
            min(export_date) filter (where stage = 'refused') as refused_date
        from steps
        group by register_key, funding_id, step
    ),
    intervals as (
        select
            dossiers.*,
            newest_date,
            (
                select max(export_date)
                from sightings
                where
                    sightings.register_key = dossiers.register_key
                    and sightings.funding_id = dossiers.funding_id
                    and sightings.export_date < dossiers.taken_date
            ) as untaken_date
        from dossiers
        inner join
            (
                select register_key, max(export_date) as newest_date
                from sightings
                group by register_key
            ) as newest
            on dossiers.register_key = newest.register_key
        where refused_date is distinct from first_date
    ),
    outcomes as (
        select
            *,
            case
                when taken_date = first_date
                then 'truncated'
                when taken_date is not null
                then 'ended'
                when refused_date is not null
                then 'refused'
                when last_date < newest_date
                then 'left'
                else 'open'
            end as outcome
        from intervals
    )
select
    funding.department,
    funding.money_year,
    funding.theme,
    funding.neighbourhood,
    funding.initiator_kind,
    funding.is_declared,
    funding.schemes,
    funding.is_initiative,
    outcomes.step,
    outcomes.outcome,
    case outcome
        when 'ended'
        then untaken_date + 1 - first_date
        when 'refused'
        then newest_date - first_date
        when 'truncated'
        then null
        else last_date - first_date
    end as low_days,
    case outcome
        when 'ended'
        then taken_date - first_date
        when 'refused'
        then newest_date - first_date
        when 'truncated'
        then null
        else last_date - first_date
    end as high_days
from outcomes
inner join
    funding
    on outcomes.register_key = funding.register_key
    and outcomes.funding_id = funding.funding_id
