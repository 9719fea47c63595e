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
        select initiative_key, funder_key, sum(granted_eur) as granted_eur
        from funding
        where
            ($from_year is not null or $until_year is not null)
            and is_within($from_year, $until_year, money_year)
            and granted_eur > 0
            and is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
        group by initiative_key, funder_key
    ),
    received as (
        select
            max_by(funder_key, granted_eur) as funder_key,
            max(granted_eur) > 0.5 * sum(granted_eur) as is_mostly_theirs
        from granted
        group by initiative_key
    ),
    asked as (
        select funder_key, granted_eur, 1 as initiatives, 0 as initiatives_mostly_theirs
        from granted
        union all
        select funder_key, 0 as granted_eur, 0 as initiatives, 1 as initiatives_mostly_theirs
        from received
        where is_mostly_theirs
        union all
        select funder_key, granted_eur, initiatives, initiatives_mostly_theirs
        from funders
        where
            $from_year is null
            and $until_year is null
            and is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
    ),
    summed as (
        select
            funder_key,
            sum(granted_eur) as granted_eur,
            sum(initiatives)::bigint as initiatives,
            sum(initiatives_mostly_theirs)::bigint as initiatives_mostly_theirs
        from asked
        group by funder_key
    ),
    names as (
        select funder_key, max(funder) as funder, max(funder_kind) as funder_kind
        from funders
        group by funder_key
    )
select
    names.funder,
    summed.granted_eur::double as granted_eur,
    summed.initiatives,
    names.funder_kind,
    summed.granted_eur::double
    / nullif(sum(summed.granted_eur) over (), 0)::double as share_of_granted,
    summed.initiatives_mostly_theirs
from summed
inner join names on summed.funder_key = names.funder_key
order by granted_eur desc, funder nulls last, funder_kind nulls last, summed.funder_key
limit $limit
