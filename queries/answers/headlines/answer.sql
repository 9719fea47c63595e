-- How do the initiatives stand in a few figures?
-- One row.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and requests to these departments; the years are those of start, of the money, of receipt.
-- Each figure is worked out as in the answer of its own page: municipal_share, risk_score, answered_within_term (until the decision),
-- open_by_age, ending_by_quarter.
-- Of activity_unknown nothing tells whether they are active; both together have not ended, which is what risk and relations count. left_register is in its register no more.
-- share_in_term is of every request that had the whole term, from received_from on; last_year_… is of the last twelve whole months of receipt that did.
-- left_requests were open when a newer export did not show them any more: nobody knows whether they still wait. Under minimum.for_share counts only.
-- possible_high_risk_initiatives would be at high risk if every unknown driver were at its worst.
with
    counts as (
        select
            coalesce(sum(initiatives), 0)::bigint as initiatives,
            coalesce(sum(initiatives) filter (where is_active), 0)::bigint as active_initiatives,
            coalesce(sum(initiatives) filter (where is_active is null), 0)::bigint as activity_unknown,
            coalesce(sum(initiatives) filter (where status = 'left_register'), 0)::bigint as left_register
        from initiative_counts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
    ),
    income as (
        select
            coalesce(sum(known_eur), 0)::double as income_eur,
            coalesce(sum(municipal_eur), 0)::double as municipal_eur,
            sum(shares) / nullif(sum(initiatives_known), 0) as share_per_initiative,
            coalesce(sum(initiatives_known), 0)::bigint as initiatives_share_known,
            coalesce(sum(initiatives_unknown), 0)::bigint as initiatives_share_unknown
        from income_totals
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, period_year)
            and is_last_within($chosen, next_year)
    ),
    risks as (
        select
            coalesce(sum(scored_initiatives), 0)::bigint as scored_initiatives,
            coalesce(sum(high_risk_initiatives), 0)::bigint as high_risk_initiatives,
            coalesce(sum(possible_high_risk_initiatives), 0)::bigint as possible_high_risk_initiatives
        from risk_counts
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, started_year)
    ),
    waits as (
        select
            sum(requests) as requests,
            sum(requests) filter (where age_band not in ('closed', 'left_register')) as open_requests,
            sum(requests) filter (where age_band = 'left_register') as left_requests,
            sum(requests) filter (where age_band = '26+') as open_over_26_weeks,
            0 as mature_requests,
            0 as answered_in_term,
            0 as undated_requests
        from request_ages
        where
            level = level_of($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        union all
        select 0, 0, 0, 0, sum(requests), sum(answered_in_time), sum(undated_requests)
        from request_terms
        where
            until = 'decision'
            and term_days = (select first_term_days from review_day)
            and level = level_of($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
    ),
    months as (
        select
            month,
            sum(requests)::bigint as requests,
            sum(answered_in_time)::bigint as answered_in_time,
            sum(undated_requests)::bigint as undated_requests,
            sum(immature_requests) = 0
            and month + to_months(1) <= min(mature_until) + 1 as is_mature,
            min(month) over () as first_month
        from request_months
        cross join shortest_term
        where
            until = 'decision'
            and month is not null
            and level = level_without_years($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, extract(year from month))
        group by month
    ),
    last_year as (
        select
            min(first_month) as received_from,
            (max(last_month) - to_months(11))::date as last_year_from,
            (max(last_month) + to_months(1))::date - 1 as last_year_until,
            coalesce(sum(requests), 0)::bigint as last_year_requests,
            coalesce(sum(answered_in_time), 0)::bigint as last_year_in_term,
            coalesce(sum(undated_requests), 0)::bigint as last_year_undated
        from
            (
                select *, max(month) over () as last_month
                from months
                where is_mature
            ) as mature
        where month > last_month - to_months(12)
    ),
    ending as (
        select
            coalesce(sum(ending_eur), 0)::double as ending_eur_12_months,
            coalesce(
                sum(promises) filter (where is_first_within($chosen, is_first, previous_year)), 0
            )::bigint as ending_initiatives_12_months
        from endings
        where
            period = '12 months'
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
    )
select
    initiatives,
    active_initiatives,
    activity_unknown,
    left_register,
    income_eur,
    municipal_eur,
    municipal_eur / nullif(income_eur, 0) as share_per_euro,
    share_per_initiative,
    initiatives_share_known,
    initiatives_share_unknown,
    scored_initiatives,
    high_risk_initiatives,
    possible_high_risk_initiatives,
    requests,
    open_requests,
    left_requests,
    open_over_26_weeks,
    (select first_term_days from review_day) as term_days,
    mature_requests,
    answered_in_term,
    case
        when mature_requests >= for_share then answered_in_term / mature_requests
    end as share_in_term,
    case
        when mature_requests >= for_share
        then wilson_low(answered_in_term, mature_requests + undated_requests)
    end as share_low,
    case
        when mature_requests >= for_share
        then
            wilson_high(
                answered_in_term + undated_requests, mature_requests + undated_requests
            )
    end as share_high,
    received_from,
    last_year_from,
    last_year_until,
    last_year_requests,
    last_year_in_term,
    case
        when last_year_requests >= for_share then last_year_in_term / last_year_requests
    end as last_year_share,
    case
        when last_year_requests >= for_share
        then wilson_low(last_year_in_term, last_year_requests + last_year_undated)
    end as last_year_share_low,
    case
        when last_year_requests >= for_share
        then
            wilson_high(
                last_year_in_term + last_year_undated, last_year_requests + last_year_undated
            )
    end as last_year_share_high,
    ending_eur_12_months,
    ending_initiatives_12_months
from counts
cross join income
cross join risks
cross join ending
cross join last_year
cross join minimums
cross join
    (
        select
            coalesce(sum(requests), 0)::bigint as requests,
            coalesce(sum(open_requests), 0)::bigint as open_requests,
            coalesce(sum(left_requests), 0)::bigint as left_requests,
            coalesce(sum(open_over_26_weeks), 0)::bigint as open_over_26_weeks,
            coalesce(sum(mature_requests), 0)::bigint as mature_requests,
            coalesce(sum(answered_in_term), 0)::bigint as answered_in_term,
            coalesce(sum(undated_requests), 0)::bigint as undated_requests
        from waits
    ) as totals
order by initiatives
