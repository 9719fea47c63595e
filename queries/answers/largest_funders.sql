-- Who pays most?
-- One row per funder, most money first; null is unknown.
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only money of this year or later.
-- $until_year (whole): only money of this year or earlier.
-- $limit (whole): so many funders; null means all.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Money granted, less corrections; where a funder comes out below zero no share is given. initiatives_mostly_theirs would lose more than half of all money that we know of, of any year, if this funder left.
with
    grants as (
        select
            funder_key,
            max(funder) as funder,
            max(funder_kind) as funder_kind,
            sum(granted_eur)::double as granted_eur,
            coalesce(
                sum(promises) filter (
                    where is_first_within($from_year, $until_year, is_first, previous_year)
                ),
                0
            )::bigint as initiatives,
            coalesce(
                sum(promises) filter (
                    where
                        is_mostly_theirs
                        and is_first_within($from_year, $until_year, is_first, previous_year)
                ),
                0
            )::bigint as initiatives_mostly_theirs
        from funders
        where
            fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, money_year)
        group by funder_key
    )
select
    funder,
    granted_eur,
    initiatives,
    funder_kind,
    case
        when min(granted_eur) over () >= 0 then granted_eur / nullif(sum(granted_eur) over (), 0)
    end as share_of_granted,
    initiatives_mostly_theirs
from grants
order by granted_eur desc, funder nulls last, funder_kind nulls last, funder_key
limit $limit
