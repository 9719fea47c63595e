-- Who pays most?
-- One row per funder, most money first; null is unknown.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only money of this year or later.
-- $until_year: only money of this year or earlier.
-- $limit: so many funders; null means all.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Money granted. initiatives_mostly_theirs would lose more than half of the money that we know of if this funder left.
with
    granted as (
        select
            initiative_key,
            funder,
            case when funder is null then funder_kind end as nameless_kind,
            max(funder_kind) as funder_kind,
            sum(granted_eur) as granted_eur
        from funding
        where
            ($from_year is not null or $until_year is not null)
            and is_within($from_year, $until_year, money_year)
            and granted_eur > 0
            and is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
        group by initiative_key, funder, nameless_kind
    ),
    received as (
        select initiative_key, sum(granted_eur) as granted_eur
        from granted
        group by initiative_key
    ),
    asked as (
        select
            funder,
            nameless_kind,
            max(funder_kind) as funder_kind,
            sum(granted.granted_eur) as granted_eur,
            count(*) as initiatives,
            count(*) filter (
                where granted.granted_eur > 0.5 * received.granted_eur
            ) as initiatives_mostly_theirs
        from granted
        inner join received on granted.initiative_key = received.initiative_key
        group by funder, nameless_kind
        union all
        select
            funder,
            nameless_kind,
            max(funder_kind) as funder_kind,
            sum(granted_eur) as granted_eur,
            sum(initiatives) as initiatives,
            sum(initiatives_mostly_theirs) as initiatives_mostly_theirs
        from funders
        where
            $from_year is null
            and $until_year is null
            and is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
        group by funder, nameless_kind
    )
select
    funder,
    granted_eur::double as granted_eur,
    initiatives::bigint as initiatives,
    funder_kind,
    granted_eur::double / nullif(sum(granted_eur) over (), 0)::double as share_of_granted,
    initiatives_mostly_theirs::bigint as initiatives_mostly_theirs
from asked
order by granted_eur desc, funder nulls last, funder_kind nulls last
limit $limit
