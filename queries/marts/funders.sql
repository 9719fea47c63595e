-- How much did each funder promise to which sort of initiative, over all years?
-- One row per funder and sort of initiative (theme, neighbourhood, kind of initiator, scheme where that decides).
-- A funder without a name counts per kind of funder. initiatives_mostly_theirs: more than half of the money that we know
-- the initiative was granted comes from this funder.
with
    granted as (
        select
            initiative_key,
            funder_key,
            max(funder) as funder,
            max(nameless_kind) as nameless_kind,
            max(funder_kind) as funder_kind,
            sum(granted_eur) as granted_eur
        from funding
        where granted_eur > 0
        group by initiative_key, funder_key
    ),
    received as (
        select
            initiative_key,
            max(theme) as theme,
            max(neighbourhood) as neighbourhood,
            max(initiator_kind) as initiator_kind,
            bool_or(is_declared) as is_declared,
            max(schemes) as schemes,
            bool_or(is_initiative) as is_initiative,
            sum(granted_eur) as granted_eur
        from funding
        where granted_eur > 0
        group by initiative_key
    )
select
    granted.funder_key,
    max(granted.funder) as funder,
    max(granted.nameless_kind) as nameless_kind,
    max(granted.funder_kind) as funder_kind,
    received.theme,
    received.neighbourhood,
    received.initiator_kind,
    received.is_declared,
    received.schemes,
    received.is_initiative,
    sum(granted.granted_eur) as granted_eur,
    count(*) as initiatives,
    count(*) filter (
        where granted.granted_eur > 0.5 * received.granted_eur
    ) as initiatives_mostly_theirs
from granted
inner join received on granted.initiative_key = received.initiative_key
group by
    granted.funder_key,
    received.theme,
    received.neighbourhood,
    received.initiator_kind,
    received.is_declared,
    received.schemes,
    received.is_initiative
