-- On which kinds of funders does the whole live?
-- One row per kind of funder, most money first; null is unknown.
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only money of this year or later.
-- $until_year (whole): only money of this year or earlier.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Money granted. kinds_that_count is the effective number of kinds (1 / Herfindahl index over the known kinds), the same in every row: five
-- kinds of which one gives nearly everything count as one. The list of kinds is fixed, so that the number does not depend on how finely an export names
-- its funders. Corrections count with what they correct; where a kind comes out below zero no share can be given.
with
    grants as (
        select funder_kind, sum(granted_eur)::double as granted_eur, sum(granted_promises - zero_promises)::bigint as promises
        from money_totals
        where
            fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, money_year)
        group by funder_kind
        having sum(granted_promises - zero_promises) > 0
    )
select
    funder_kind,
    granted_eur,
    case
        when min(granted_eur) over () >= 0 then granted_eur / nullif(sum(granted_eur) over (), 0)
    end as share_of_granted,
    promises,
    case
        when min(granted_eur) over () >= 0
        then
            power(sum(granted_eur) filter (where funder_kind is not null) over (), 2)
            / nullif(sum(granted_eur * granted_eur) filter (where funder_kind is not null) over (), 0)
    end as kinds_that_count
from grants
order by granted_eur desc, funder_kind nulls last
