-- What changed in the headline figures since an earlier day, and is it more than noise?
-- One row per figure.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and requests to these departments; the years are those of start, of the money, of receipt.
-- The tables named before.… are those of the earlier day, as it was known then. Each figure is worked out as in headlines.
-- Counts and euros are of everything there is, so no chance is involved; but where something is unknown the figure is a range (low to high), and a change
-- is sure only when the two ranges do not meet. Where an initiative has no account at all its income is not known, and the share can be anything from 0 to 1. What was answered in time is a process: the requests that became old enough
-- since the earlier day (since_n) are set against those that were then, with Newcombe's 95 % interval of the difference.
-- With fewer than minimum.for_share on either side there are counts only (too_few).
with
    counts as (
        select
            moment,
            sum(initiatives) filter (where is_active) as active_initiatives,
            sum(initiatives) filter (where is_active is distinct from false) as maybe_active_initiatives
        from
            (
                select 'now' as moment, *
                from initiative_counts
                union all
                select 'before' as moment, *
                from before.initiative_counts
            ) as both_days
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        group by moment
    ),
    income as (
        select
            moment,
            coalesce(sum(known_eur), 0)::double as known_eur,
            coalesce(sum(unknown_eur), 0)::double as unknown_eur,
            coalesce(sum(municipal_eur), 0)::double as municipal_eur,
            coalesce(sum(initiatives_without_account), 0) = 0 as is_bounded
        from
            (
                select 'now' as moment, *
                from income_totals
                union all
                select 'before' as moment, *
                from before.income_totals
            ) as both_days
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, period_year)
            and is_last_within($chosen, next_year)
        group by moment
    ),
    risks as (
        select
            moment,
            sum(high_risk_initiatives) filter (where scored_initiatives > 0) as low,
            sum(possible_high_risk_initiatives) as high
        from
            (
                select 'now' as moment, *
                from risk_counts
                union all
                select 'before' as moment, *
                from before.risk_counts
            ) as both_days
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
        group by moment
    ),
    answers as (
        select
            coalesce(sum(requests) filter (where moment = 'before'), 0)::bigint as n_before,
            coalesce(sum(answered_in_time) filter (where moment = 'before'), 0)::bigint as in_time_before,
            coalesce(sum(requests) filter (where moment = 'now'), 0)::bigint as n_now,
            coalesce(sum(answered_in_time) filter (where moment = 'now'), 0)::bigint as in_time_now
        from
            (
                select 'now' as moment, *
                from request_terms
                union all
                select 'before' as moment, *
                from before.request_terms
            ) as both_days
        where
            until = 'decision'
            and term_days = (select first_term_days from review_day)
            and level = level_of($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
    ),
    since as (
        select
            *,
            n_now - n_before as since_n,
            in_time_now - in_time_before as since_in_time
        from answers
    ),
    in_term as (
        select
            *,
            newcombe_low(since_in_time, since_n, in_time_before, n_before) as change_low,
            newcombe_high(since_in_time, since_n, in_time_before, n_before) as change_high
        from since
    ),
    ranges as (
        select
            'active_initiatives' as figure,
            moment,
            active_initiatives::double as value,
            active_initiatives::double as low,
            maybe_active_initiatives::double as high
        from counts
        union all
        select
            'share_per_euro' as figure,
            moment,
            municipal_eur / nullif(known_eur, 0) as value,
            case when is_bounded then municipal_eur / nullif(known_eur + unknown_eur, 0) else 0 end as low,
            case when is_bounded then (municipal_eur + unknown_eur) / nullif(known_eur + unknown_eur, 0) else 1 end as high
        from income
        union all
        select 'high_risk_initiatives' as figure, moment, low::double, low::double, high::double
        from risks
    ),
    changes as (
        select
            figure,
            max(value) filter (where moment = 'before') as value_before,
            max(value) filter (where moment = 'now') as value_now,
            max(low) filter (where moment = 'before') as low_before,
            max(high) filter (where moment = 'before') as high_before,
            max(low) filter (where moment = 'now') as low_now,
            max(high) filter (where moment = 'now') as high_now
        from ranges
        group by figure
    )
select
    changes.*,
    null::bigint as before_n,
    null::bigint as since_n,
    null::double as since_share,
    null::double as since_low,
    null::double as since_high,
    null::double as change_low,
    null::double as change_high,
    case
        when figure = 'active_initiatives'
        then 'count'
        when value_before is null or value_now is null
        then 'unknown'
        when low_now > high_before
        then 'more'
        when high_now < low_before
        then 'less'
        when low_now = low_before and high_now = high_before and low_now = high_now
        then 'same'
        else 'unsure'
    end as change_verdict,
    days.on_date as since_date
from changes
cross join before.review_day as days
union all
select
    'share_in_term' as figure,
    case when n_before >= for_share then in_time_before / n_before end as value_before,
    case when n_now >= for_share then in_time_now / n_now end as value_now,
    case when n_before >= for_share then wilson_low(in_time_before, n_before) end as low_before,
    case when n_before >= for_share then wilson_high(in_time_before, n_before) end as high_before,
    case when n_now >= for_share then wilson_low(in_time_now, n_now) end as low_now,
    case when n_now >= for_share then wilson_high(in_time_now, n_now) end as high_now,
    n_before as before_n,
    since_n,
    case when since_n >= for_share then since_in_time / since_n end as since_share,
    case when since_n >= for_share then wilson_low(since_in_time, since_n) end as since_low,
    case when since_n >= for_share then wilson_high(since_in_time, since_n) end as since_high,
    case when least(n_before, since_n) >= for_share then change_low end as change_low,
    case when least(n_before, since_n) >= for_share then change_high end as change_high,
    case
        when n_before = 0 or since_n <= 0
        then 'unknown'
        when least(n_before, since_n) < for_share
        then 'too_few'
        when change_low > 0
        then 'more'
        when change_high < 0
        then 'less'
        else 'chance'
    end as change_verdict,
    days.on_date as since_date
from in_term
cross join minimums
cross join before.review_day as days
order by list_position(
    ['active_initiatives', 'share_per_euro', 'high_risk_initiatives', 'share_in_term'], figure
)
