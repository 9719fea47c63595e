-- How many different officials has each initiative dealt with?
-- One row per number of officials, fewest first; 4+ is four or more, null is unknown.
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only initiatives that started in or after this year.
-- $until_year (whole): only initiatives that started in or before this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Every initiative, ended or not, over all its days. Who lives longer meets more officials: the number says nothing of a cause.
-- Shares are of the initiatives of which it is known; below the minimum only the counts are told.
with
    counts as (
        select officials, sum(initiatives)::bigint as initiatives
        from met_counts
        where
            fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, started_year)
        group by officials
    ),
    totals as (
        select
            *,
            coalesce(sum(initiatives) filter (where officials is not null) over (), 0)::bigint as known_met,
            coalesce(sum(initiatives) filter (where has_met_many(officials)) over (), 0)::bigint as many_met
        from counts
    )
select
    case when officials = 4 then '4+' else officials::varchar end as officials_met,
    initiatives,
    case
        when officials is not null and known_met >= for_share then initiatives / nullif(known_met, 0)
    end as share,
    many_met,
    known_met,
    case when known_met >= for_share then many_met / nullif(known_met, 0) end as share_many_met
from totals
cross join minimums
order by officials nulls last
