-- What if the municipality gives less?
-- One row per cut, in steps of 5 per cent and the one that was chosen, smallest first.
-- $cut (number): the share of its money that the municipality takes away; null means 0.25.
-- $years (whole): over so many years it must be bridged; null means 3.
-- $phase_out_years (whole): the cut grows in equal steps over so many years; null or 0 means at once.
-- $replacement (number): the share of the lost money that other income makes up for; null means 0.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and accounts of these years.
-- Of each initiative that has not ended the latest year with income counts, as if every year to come were the same. After t years its reserve is
--   reserve + t * (income - cost) - cut * municipal * (1 - replacement) * cut_years(t),
-- which bends downwards, for cut_years bends upwards: who is not below zero at the end never was. So the largest cut that can be bridged is
--   (years * (income - cost) + reserve) / (municipal * (1 - replacement) * cut_years(years)).
-- Half a cent short is not short. already_initiatives come short without any cut and are among cannot_initiatives at every cut; the others of these
-- are short_by_cut_initiatives.
-- The euros are what the municipality gives in a year; cut_eur is what it keeps in a year when the cut is whole.
with
    selection as (
        select
            coalesce($cut, 0.25) as cut,
            coalesce($years, 3) as years,
            lost_years(coalesce($years, 3), $phase_out_years, $replacement) as lost_years
    ),
    cuts as (
        select step, step / 20 as share_cut, abs(step / 20 - cut) < 1e-9 as is_chosen
        from generate_series(0, 20) as steps(step)
        cross join selection
        union all
        select null as step, cut as share_cut, true as is_chosen
        from selection
        where abs(20 * cut - round(20 * cut)) >= 2e-8
    ),
    bridging as (
        select
            is_complete,
            municipal,
            spare_eur(years, margin, reserve) as spare,
            municipal * lost_years as lost,
            cut
        from buffers
        cross join selection
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and (year is null or is_within($chosen, year))
            and is_last_within($chosen, next_year)
    ),
    totals as (
        select
            is_complete,
            cut_steps(spare, lost) as last_step,
            not is_bridged(spare, lost, cut) as is_short,
            count(*) as initiatives,
            coalesce(sum(municipal), 0) as municipal_eur
        from bridging
        group by is_complete, last_step, is_short
    ),
    outcomes as (
        select
            share_cut,
            is_chosen,
            is_complete,
            last_step,
            is_complete and (case when is_chosen then is_short else last_step < step end) as cannot,
            initiatives,
            municipal_eur
        from cuts
        cross join totals
    )
select
    share_cut,
    is_chosen,
    coalesce(sum(initiatives) filter (where cannot), 0)::bigint as cannot_initiatives,
    coalesce(sum(initiatives) filter (where is_complete and not cannot), 0)::bigint as can_initiatives,
    coalesce(sum(initiatives) filter (where is_complete), 0)::bigint as initiatives_known,
    coalesce(sum(initiatives) filter (where not is_complete), 0)::bigint as initiatives_unknown,
    coalesce(sum(initiatives) filter (where is_complete and last_step = -1), 0)::bigint as already_initiatives,
    coalesce(sum(initiatives) filter (where cannot and last_step is distinct from -1), 0)::bigint as short_by_cut_initiatives,
    coalesce(sum(municipal_eur) filter (where cannot), 0)::double as cannot_eur,
    coalesce(sum(municipal_eur) filter (where is_complete and not cannot), 0)::double as can_eur,
    coalesce(sum(municipal_eur) filter (where not is_complete), 0)::double as unknown_eur,
    share_cut * coalesce(sum(municipal_eur), 0)::double as cut_eur
from outcomes
group by share_cut, is_chosen
order by share_cut
