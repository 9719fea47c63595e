-- How many initiatives lean on one official?
-- One row.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- Active initiatives. What begins with all_ is about every active initiative that is held now, whatever the choices: officials work across themes and wards.
-- No figure is about one official: what all_ says is only told from the minimum of officials and of initiatives on.
with
    counts as (
        select
            coalesce(sum(initiatives) filter (where officials is not null), 0)::bigint as known_holding,
            coalesce(sum(initiatives) filter (where officials = 0), 0)::bigint as no_official,
            coalesce(sum(initiatives) filter (where officials = 1), 0)::bigint as one_official,
            coalesce(sum(initiatives) filter (where officials = 2), 0)::bigint as more_officials,
            coalesce(sum(initiatives) filter (where officials is null), 0)::bigint as unknown_holding
        from holding_counts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
    ),
    totals as (
        select
            counts.*,
            minimums.for_share,
            known_holding >= for_share as has_share,
            fewest_leavers.*,
            officials >= for_share and initiatives >= for_share as has_all
        from counts
        cross join fewest_leavers
        cross join minimums
    )
select
    one_official,
    no_official,
    more_officials,
    unknown_holding,
    known_holding,
    case when has_share then one_official / nullif(known_holding, 0) end as share_one_official,
    case when has_share then no_official / nullif(known_holding, 0) end as share_no_official,
    case when has_share then more_officials / nullif(known_holding, 0) end as share_more_officials,
    case when has_all then officials end as all_officials,
    case when has_all then initiatives end as all_held,
    case when has_all then fewest_low end as all_fewest_low,
    case when has_all then fewest_high end as all_fewest_high,
    case when has_all then most_initiatives / nullif(initiatives, 0) end as share_all_busiest
from totals
