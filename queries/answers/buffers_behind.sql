-- Which initiatives are behind a number about less money of the municipality?
-- One row per initiative that has not ended, in the order of the lines of the exports: that of its latest account, or without one its own.
-- $cut (number): the share of its money that the municipality takes away; null means 0.25.
-- $years (whole): over so many years it must be bridged; null means 3.
-- $phase_out_years (whole): the cut grows in equal steps over so many years; null or 0 means at once.
-- $replacement (number): the share of the lost money that other income makes up for; null means 0.
-- $buffer (text): 'known' or 'unknown', 'can' or 'cannot' bridge the cut, or 'already' short without it; null means any.
-- $bridging_band (text): only whose reserve is used up in this band; null means any.
-- $short_by (text): only whose reserve is used up in this band or an earlier one; null means any.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and accounts of these years.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the initiatives themselves.
with
    suppositions as (
        select
            coalesce($cut, 0.25) as cut,
            coalesce($years, 3) as years,
            lost_years(0.5, $phase_out_years, $replacement) as lost_6,
            lost_years(1, $phase_out_years, $replacement) as lost_12,
            lost_years(2, $phase_out_years, $replacement) as lost_24,
            lost_years(coalesce($years, 3), $phase_out_years, $replacement) as lost_all
    ),
    cuts as (
        select
            buffers.*,
            spare_eur(years, margin, reserve) as spare,
            municipal * lost_all as lost,
            is_bridged(spare, lost, cut) as can_bridge,
            cut_steps(spare, lost) = -1 as is_short_already,
            bridging_step(
                bridging_band(
                    is_complete, municipal, margin, reserve, years, cut, lost_6, lost_12, lost_24, lost_all
                )
            ) as step
        from buffers
        cross join suppositions
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and (year is null or is_within($chosen, year))
            and is_last_within($chosen, next_year)
    ),
    selection as (
        select
            initiatives.initiative_id,
            initiatives.title,
            cuts.year,
            yearly_accounts.municipal_eur,
            cuts.margin,
            cuts.reserve,
            coalesce(yearly_accounts.source_file, initiatives.source_file) as source_file,
            coalesce(yearly_accounts.source_line, initiatives.source_line) as source_line
        from cuts
        inner join initiatives on cuts.initiative_key = initiatives.initiative_key
        left join
            yearly_accounts
            on cuts.initiative_key = yearly_accounts.initiative_key
            and cuts.year = yearly_accounts.year
        where
            case $buffer
                when 'known'
                then is_complete
                when 'unknown'
                then not is_complete
                when 'can'
                then is_complete and can_bridge
                when 'cannot'
                then is_complete and not can_bridge
                when 'already'
                then is_complete and is_short_already
                else true
            end
            and ($bridging_band is null or step = bridging_step($bridging_band))
            and ($short_by is null or step <= least(5, bridging_step($short_by)))
        order by source_line, source_file
        limit coalesce($limit, 100)
    )
select
    selection.initiative_id,
    selection.title,
    selection.year,
    selection.municipal_eur::double as municipal_eur,
    selection.margin as left_over_eur,
    selection.reserve as reserve_eur,
    source_files.file,
    selection.source_line as line
from selection
left join source_files on selection.source_file = source_files.source_file
order by selection.source_line, selection.source_file
