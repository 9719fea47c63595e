-- Which requests are behind a number?
-- One row per request, in the order of the lines of the exports.
-- $department (text): only of this department ('unknown' where none is told); null means any.
-- $age_band (text): only what is open and so old, or what is 'left_register' (see age_class); null means any.
-- $elsewhere (text): 'yes' asks only for departments that do not hold a large part of what is so old (see is_large_part); null means any.
-- $open (text): 'yes' asks only for what is open; null means any.
-- $term_days (whole): only requests that had this whole term; null means any.
-- $until (text): until what they wait, the 'first_answer' or the 'decision'; null means decision.
-- $wait (text): how long they waited until that is 'known', 'unknown', 'untold', was 'in_time' by $term_days, or until that 'ended' after $waited days; null means any.
-- $waited (whole): only what waited for so many days or more; with $wait 'ended' exactly so many; null means any.
-- $waited_weeks (whole): only what waited for so many weeks or more; null means any.
-- $charted (text): only what is in this count of its month of receipt (see is_charted); null means any.
-- $received_from (date): with $charted: the first day of the month or quarter of receipt; null means received on an unknown day.
-- $period_kind (text): with $charted: 'month' or 'quarter'; null means month.
-- $became (text): 'decided' or 'withdrawn'; null means any.
-- $week (whole): only what was decided, withdrawn or followed for at most so many weeks; null means any.
-- $clock (text): how they came off by 'service' (the norm), 'law' (the term) or 'penalty' (by the term, open ones only); null means any.
-- $classes (list): with $clock: the classes of service_class, law_class or penalty_class.
-- $flow (text): only what is in this part of the flow of a period (see is_in_flow), whatever the years of the filter; null means any.
-- $period (text): with $flow: the 'last' 365 days or those 'before'; null means last.
-- $judged (text): 'yes' asks only for what was approved or rejected; null means any.
-- $who (text): only this group of initiators; null means any.
-- $others (text): only the other known groups; null means any.
-- $by (text): with $who or $others: how initiators are grouped: 'first_time', 'initiator_kind' or 'neighbourhood'; null means first_time.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the requests themselves. First the places of the lines, then what stands there:
-- so the texts of requests that are not shown are not read.
with
    large as (
        select department
        from request_ages
        where
            $elsewhere is not null
            and age_band = $age_band
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and level = level_of($chosen)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        group by department
        qualify is_large_part(sum(requests), sum(sum(requests)) over ())
    ),
    combinations as (
        select *
        from request_combinations
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and ($flow is not null or is_within($chosen, received_year))
            and ($elsewhere is null or department not in (select department from large))
    ),
    selection as (
        select
            requests.rowid as place,
            source_line,
            source_file,
            case when $until = 'first_answer' then days_to_first_answer else days_to_decision end as days,
            case when $until = 'first_answer' then is_first_answered else is_decided end as is_done,
            case
                when $until = 'first_answer' then is_first_answer_undated else is_decision_undated
            end as is_undated,
            coalesce(
                is_lost_within(
                    has_left,
                    is_done,
                    days,
                    coalesce($term_days, (select term_days from shortest_term))
                ),
                false
            ) as is_lost
        from requests
        inner join combinations on requests.combination_hash = combinations.combination_hash
        where
            is_chosen_department($chosen, requests.department)
            and ($department is null or coalesce(requests.department, 'unknown') = $department)
            and ($age_band is null or age_class(is_open, has_left, days_observed) = $age_band)
            and ($open is null or is_open)
            and ($term_days is null or days_observed >= $term_days)
            and case $wait
                when 'known'
                then days is not null and ($term_days is null or not is_lost)
                when 'in_time'
                then is_done and days <= $term_days
                when 'unknown'
                then days is null
                when 'untold'
                then (days is null and is_undated) or is_lost
                when 'ended'
                then is_done and days = $waited
                else true
            end
            and ($waited is null or days >= $waited)
            and ($waited_weeks is null or days >= 7 * $waited_weeks)
            and (
                $charted is null
                or (
                    is_charted(
                        $charted,
                        received_date,
                        days,
                        is_done,
                        is_undated or is_lost,
                        (select term_days from shortest_term)
                    )
                    and date_trunc(coalesce($period_kind, 'month'), received_date)
                    is not distinct from cast($received_from as date)
                )
            )
            and case $became
                when 'decided' then is_decided
                when 'withdrawn' then is_withdrawn and not is_decided
                else true
            end
            and ($week is null or days_to_decision <= 7 * $week)
            and ($clock is distinct from 'penalty' or is_open or has_left)
            and (
                $clock is null
                or list_contains(
                    $classes,
                    case $clock
                        when 'service'
                        then
                            service_class(
                                days_observed,
                                days_to_first_answer,
                                is_first_answered,
                                norm_days_to_first_answer,
                                has_left
                            )
                        when 'law'
                        then
                            law_class(
                                is_formal,
                                days_observed,
                                norm_days_to_decision,
                                decision_due_date,
                                observed_until,
                                days_to_decision,
                                closed_date,
                                is_withdrawn,
                                is_term_extended,
                                last_seen_date
                            )
                        else
                            penalty_class(
                                is_formal,
                                decision_due_date,
                                observed_until,
                                is_term_extended,
                                has_left
                            )
                    end
                )
            )
            and (
                $flow is null
                or is_in_flow(
                    $flow,
                    case when $period = 'before' then 365 else 0 end,
                    days_observed,
                    days_since_out(received_date, closed_date, last_seen_date, observed_until),
                    is_open,
                    has_left
                )
            )
            and ($judged is null or is_approved is not null)
            and (
                $who is null
                or coalesce(
                    request_group($by, first_time_code(requests.is_first_time), initiator_kind, neighbourhood),
                    'unknown'
                )
                = $who
            )
            and (
                $others is null
                or request_group($by, first_time_code(requests.is_first_time), initiator_kind, neighbourhood)
                not in ('unknown', $others)
            )
        order by source_line, source_file
        limit coalesce($limit, 100)
    )
select
    requests.request_id as case_id,
    requests.initiative_id,
    requests.department,
    requests.kind as subject,
    requests.received_date,
    requests.is_open,
    requests.has_left,
    requests.closed_date,
    source_files.file,
    requests.source_line as line
from selection
inner join requests on selection.place = requests.rowid
left join source_files on requests.source_file = source_files.source_file
order by requests.source_line, requests.source_file
