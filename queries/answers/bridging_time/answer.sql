-- For how long do initiatives hold out when the municipality gives less?
-- One row per band of months until the reserve is used up, soonest first; then who bridges it all (bridged) and whose figures are incomplete (unknown).
-- $cut (number): the share of its money that the municipality takes away; null means 0.25.
-- $years (whole): over so many years it must be bridged; null means 3.
-- $phase_out_years (whole): the cut grows in equal steps over so many years; null or 0 means at once.
-- $replacement (number): the share of the lost money that other income makes up for; null means 0.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and accounts of these years.
-- Reckoned as stress_test; what the bands are stands in bridging_band. Whose reserve is used up on the last day of a band held out for the whole of it.
-- short_initiatives counts who ran out in this band or an earlier one.
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
    bands as (
        select
            unnest(
                ['at_once', '0-6', '6-12', '12-24', '24+', 'bridged', 'unknown']
            ) as bridging_band
    ),
    buffer_bands as (
        select
            bridging_band(
                is_complete, municipal, margin, reserve, years, cut, lost_6, lost_12, lost_24, lost_all
            ) as bridging_band,
            municipal
        from buffers
        cross join suppositions
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and (year is null or is_within($chosen, year))
            and is_last_within($chosen, next_year)
    ),
    totals as (
        select bridging_band, count(*) as initiatives, coalesce(sum(municipal), 0) as municipal_eur
        from buffer_bands
        group by bridging_band
    )
select
    bridging_band,
    coalesce(initiatives, 0)::bigint as initiatives,
    coalesce(
        sum(initiatives) filter (where bridging_step(bridging_band) <= 5) over (
            order by bridging_step(bridging_band)
        ),
        0
    )::bigint as short_initiatives,
    coalesce(municipal_eur, 0)::double as municipal_eur
from bands
left join totals using (bridging_band)
order by bridging_step(bridging_band)
