-- For how long do initiatives hold out when the municipality gives less?
-- One row per band of months until the reserve is used up, soonest first; then who bridges it all (bridged) and whose figures are incomplete (unknown).
-- $cut: the share of its money that the municipality takes away; null means 0.25.
-- $years: over so many years it must be bridged; null means 3.
-- $phase_out_years: the cut grows in equal steps over so many years; null or 0 means at once.
-- $replacement: the share of the lost money that other income makes up for; null means 0.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only accounts of this year or later.
-- $until_year: only accounts of this year or earlier.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Reckoned as stress_test. The reserve bends downwards, so who is below zero at the end of a band was so from some day on: the band in
-- which it first is holds that day. Whose reserve is used up on the last day of a band held out for the whole of it.
-- short_initiatives counts who ran out in this band or an earlier one. at_once: there is no reserve, and from the first day on more goes out than comes in.
with
    chosen as (
        select
            coalesce($years, 3) as years,
            coalesce($cut, 0.25) * (1 - coalesce($replacement, 0)) as cut,
            coalesce($phase_out_years, 0) as phase_out_years
    ),
    bands as (
        select place, bridging_band
        from
            (
                values
                    (1, 'at_once'),
                    (2, '0-6'),
                    (3, '6-12'),
                    (4, '12-24'),
                    (5, '24+'),
                    (6, 'bridged'),
                    (7, 'unknown')
            ) as bands(place, bridging_band)
    ),
    lost as (
        select
            years,
            cut * cut_years(0.5, phase_out_years) as in_6_months,
            cut * cut_years(1, phase_out_years) as in_12_months,
            cut * cut_years(2, phase_out_years) as in_24_months,
            cut * cut_years(years, phase_out_years) as in_all
        from chosen
    ),
    held as (
        select
            case
                when not is_complete
                then 'unknown'
                when reserve + years * margin - municipal * in_all >= -0.005
                then 'bridged'
                when reserve < 0.005 and margin < municipal * in_12_months
                then 'at_once'
                when reserve + 0.5 * margin - municipal * in_6_months < -0.005
                then '0-6'
                when reserve + margin - municipal * in_12_months < -0.005
                then '6-12'
                when reserve + 2 * margin - municipal * in_24_months < -0.005
                then '12-24'
                else '24+'
            end as bridging_band,
            municipal
        from buffers
        cross join lost
        where
            is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
            and (year is null or is_within($from_year, $until_year, year))
            and (next_year is null or next_year > $until_year)
    ),
    summed as (
        select bridging_band, count(*) as initiatives, coalesce(sum(municipal), 0) as municipal_eur
        from held
        group by bridging_band
    )
select
    bridging_band,
    coalesce(initiatives, 0)::bigint as initiatives,
    coalesce(sum(initiatives) filter (where place <= 5) over (order by place), 0)::bigint
    as short_initiatives,
    coalesce(municipal_eur, 0)::double as municipal_eur
from bands
left join summed using (bridging_band)
order by place
