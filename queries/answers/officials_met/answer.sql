-- How many different officials has each initiative dealt with?
-- One row per number of officials, fewest first; 4+ is four or more, null is unknown.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- Every initiative, ended or not, over all its days. Who lives longer meets more officials: the number says nothing of a cause.
-- Shares are of the initiatives of which it is known; below the minimum only the counts are told.
with
    counts as (
        select officials, sum(initiatives)::bigint as initiatives
        from met_counts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
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
