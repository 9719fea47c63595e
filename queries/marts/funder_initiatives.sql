-- How much did each funder promise each initiative, over all years?
-- One row per funder and initiative with money granted.
-- is_mostly_theirs: more than half of the money that we know this initiative was granted comes from this funder.
with
    granted as (
        select
            initiative_key,
            initiative_id,
            theme,
            neighbourhood,
            initiator_kind,
            is_declared,
            schemes,
            is_initiative,
            funder,
            case when funder is null then funder_kind end as nameless_kind,
            max(funder_kind) as funder_kind,
            sum(granted_eur) as granted_eur
        from funding
        where granted_eur > 0
        group by
            initiative_key,
            initiative_id,
            theme,
            neighbourhood,
            initiator_kind,
            is_declared,
            schemes,
            is_initiative,
            funder,
            nameless_kind
    )
select
    granted.*,
    granted_eur > 0.5 * sum(granted_eur) over (
        partition by initiative_key, initiative_id
    ) as is_mostly_theirs
from granted
