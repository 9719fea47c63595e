-- What became of requests after so many weeks: decided, withdrawn, or still waiting?
-- One row per department, week since receipt and what became of it (decided, withdrawn), as long as any request was followed; all together (department null) first.
-- $max_days (whole): up to this many days; null means all.
-- $beside (list): these departments next to all together; null means each of them.
-- $departments (list): only these; null means all.
-- $themes (list): only requests of initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only requests received in or after this year.
-- $until_year (whole): only requests received in or before this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Aalen and Johansen 1978: a request that is still open counts as waiting as long as it did; who withdrew never gets a decision any more. Per day, told per week.
-- The band is the pointwise 95 % interval on the log-log scale of the share itself, with the variance by the delta method (Marubini and Valsecchi 1995);
-- Wilson's where that share is none or all (see effective_n). Of fewer requests than minimum.for_share there are counts only.
with
    waits as (
        select department, days, requests, answered, withdrawn
        from request_days
        where
            level = level_of(
                $themes, $neighbourhoods, $initiator_kinds, $from_year, $until_year, $definition
            )
            and until = 'decision'
            and is_chosen($departments, department)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, received_year)
        union all
        select department, days, sum(requests), sum(answered), sum(withdrawn)
        from request_waits
        inner join
            request_combinations
            on request_waits.combination = request_combinations.combination
        where
            level_of(
                $themes, $neighbourhoods, $initiator_kinds, $from_year, $until_year, $definition
            )
            = 'rows'
            and until = 'decision'
            and fits_definition($definition, is_initiative, is_declared, schemes)
            and is_chosen($departments, department)
            and is_chosen($themes, theme)
            and is_chosen($neighbourhoods, neighbourhood)
            and is_chosen($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, received_year)
        group by department, days
    ),
    days_waited as (
        select
            department,
            days,
            sum(requests)::double as requests,
            sum(answered)::double as decided,
            sum(withdrawn)::double as withdrawn
        from
            (
                from waits
                union all
                select department, unnest(range(0, max(days) + 1, 7))::integer, 0, 0, 0
                from waits
                group by department
            ) as with_whole_weeks
        group by grouping sets ((department, days), (days))
    ),
    at_risk as (
        select *, sum(requests) over (partition by department order by days desc) as at_risk
        from days_waited
        where department is null or $beside is null or list_contains($beside, department)
    ),
    shares as (
        select
            *,
            decided + withdrawn as gone,
            product(1 - gone / at_risk) over (partition by department order by days) as share_waiting,
            product(1 - gone / (at_risk + 1)) over (partition by department order by days) as share_beside,
            max(at_risk) over (partition by department) as followed,
            coalesce(
                product(1 - gone / at_risk) over (
                    partition by department
                    order by days
                    rows between unbounded preceding and 1 preceding
                ),
                1
            ) as share_before
        from at_risk
        where $max_days is null or days <= $max_days
    ),
    incidences as (
        select
            *,
            sum(share_before * decided / at_risk) over up_to_now as share_decided,
            sum(share_before * withdrawn / at_risk) over up_to_now as share_withdrawn,
            coalesce(gone / nullif(at_risk * (at_risk - gone), 0), 0) as hazard,
            share_before / at_risk ^ 2 as step
        from shares
        window up_to_now as (partition by department order by days)
    ),
    weeks as (
        select
            department,
            (days + 6) // 7 as week,
            max(days) as last_day,
            min(at_risk) as at_risk,
            min(share_waiting) as share_waiting,
            min(share_beside) as share_beside,
            min(followed) as followed,
            sum(hazard) as hazards,
            [sum(decided), sum(withdrawn)] as events,
            [max(share_decided), max(share_withdrawn)] as shares,
            [
                sum(hazard * share_decided + step * decided),
                sum(hazard * share_withdrawn + step * withdrawn)
            ] as pulls,
            [
                sum(
                    hazard * share_decided ^ 2
                    + share_before * step * decided * (at_risk - decided) / at_risk
                    + 2 * step * decided * share_decided
                ),
                sum(
                    hazard * share_withdrawn ^ 2
                    + share_before * step * withdrawn * (at_risk - withdrawn) / at_risk
                    + 2 * step * withdrawn * share_withdrawn
                )
            ] as spreads
        from incidences
        group by department, week
    ),
    causes as (
        select
            department,
            week,
            last_day,
            at_risk,
            share_waiting,
            share_beside,
            followed,
            hazards,
            unnest(['decided', 'withdrawn']) as became,
            unnest(events) as events,
            unnest(shares) as share,
            unnest(pulls) as pulls,
            unnest(spreads) as spreads
        from weeks
    ),
    so_far as (
        select
            *,
            sum(events) over up_to_now as requests,
            sqrt(
                greatest(
                    0,
                    share ^ 2 * sum(hazards) over up_to_now
                    - 2 * share * sum(pulls) over up_to_now
                    + sum(spreads) over up_to_now
                )
            )
            / nullif(share, 0) as spread,
            effective_n(
                share_waiting, sqrt(sum(hazards) over up_to_now), at_risk, share_beside
            ) as n
        from causes
        window up_to_now as (partition by department, became order by week)
    )
select
    department,
    week,
    became,
    at_risk::bigint as at_risk,
    requests::bigint as requests,
    case when followed >= for_share then share end as share,
    case when followed >= for_share then log_log_low(share, spread, n) end as share_low,
    case when followed >= for_share then log_log_high(share, spread, n) end as share_high,
    case when followed >= for_share then share_waiting end as share_waiting
from so_far
cross join minimums
where last_day = 7 * week
order by department nulls first, week, became
