-- How many initiatives lean on one official?
-- One row.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only initiatives that started in or after this year.
-- $until_year: only initiatives that started in or before this year.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Active initiatives. What begins with all_ is about every active initiative that is held now, whatever the choices: officials work across themes and wards.
-- No figure is about one official: what all_ says is only told from the minimum of officials and of initiatives on.
with
    counted as (
        select
            coalesce(sum(initiatives) filter (where officials is not null), 0)::bigint as known_holding,
            coalesce(sum(initiatives) filter (where officials = 0), 0)::bigint as no_official,
            coalesce(sum(initiatives) filter (where officials = 1), 0)::bigint as one_official,
            coalesce(sum(initiatives) filter (where officials = 2), 0)::bigint as more_officials,
            coalesce(sum(initiatives) filter (where officials is null), 0)::bigint as unknown_holding
        from holding_counts
        where
            is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, started_year)
    ),
    told as (
        select
            counted.*,
            minimums.for_share,
            known_holding >= for_share as is_share_told,
            fewest_leavers.*,
            officials >= for_share and initiatives >= for_share as is_all_told
        from counted
        cross join fewest_leavers
        cross join minimums
    )
select
    one_official,
    no_official,
    more_officials,
    unknown_holding,
    known_holding,
    case when is_share_told then one_official / nullif(known_holding, 0) end as share_one_official,
    case when is_share_told then no_official / nullif(known_holding, 0) end as share_no_official,
    case when is_share_told then more_officials / nullif(known_holding, 0) end as share_more_officials,
    case when is_all_told then officials end as all_officials,
    case when is_all_told then initiatives end as all_held,
    case when is_all_told then fewest_low end as all_fewest_low,
    case when is_all_told then fewest_high end as all_fewest_high,
    case when is_all_told then most_initiatives / nullif(initiatives, 0) end as share_all_busiest
from told
