-- Which initiatives are behind a count about less money of the municipality?
-- One row per initiative that has not ended: the line of its latest account, or without one its own.
-- $cut (number): the share of its money that the municipality takes away; null means 0.25.
-- $years (whole): over so many years it must be bridged; null means 3.
-- $phase_out_years (whole): the cut grows in equal steps over so many years; null or 0 means at once.
-- $replacement (number): the share of the lost money that other income makes up for; null means 0.
-- $short_by (text): is_short_by is about a reserve that is used up in this band or an earlier one.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and accounts of these years.
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
            is_complete and is_bridged(spare, lost, cut) as can_bridge,
            is_complete and cut_steps(spare, lost) = -1 as is_short_already,
            bridging_band(
                is_complete, municipal, margin, reserve, years, cut, lost_6, lost_12, lost_24, lost_all
            ) as bridging_band,
            bridging_step(bridging_band) <= least(5, bridging_step($short_by)) as is_short_by
        from buffers
        cross join suppositions
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and (year is null or is_within($chosen, year))
            and is_last_within($chosen, next_year)
    ),
    lines as (
        select
            cuts.*,
            initiatives.initiative_id,
            initiatives.title,
            yearly_accounts.municipal_eur,
            coalesce(yearly_accounts.source_file, initiatives.source_file) as source_file,
            coalesce(yearly_accounts.source_line, initiatives.source_line) as source_line
        from cuts
        inner join initiatives on cuts.initiative_key = initiatives.initiative_key
        left join
            yearly_accounts
            on cuts.initiative_key = yearly_accounts.initiative_key
            and cuts.year = yearly_accounts.year
    )
select
    lines.initiative_id,
    lines.title,
    lines.year,
    lines.municipal_eur::double as municipal_eur,
    lines.margin as left_over_eur,
    lines.reserve as reserve_eur,
    source_files.file,
    lines.source_line as line
from lines
left join source_files on lines.source_file = source_files.source_file
order by lines.source_line, lines.source_file
