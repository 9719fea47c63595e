-- Which requests are behind a count?
-- One row per request.
-- $until (text): until what they wait, the 'first_answer' or the 'decision'; null means decision.
-- $waited (whole): is_at_risk and is_ended_then are about this day of waiting.
-- $term_days (whole): the term of term_class.
-- $charted (text): is_charted is about this count of a month of receipt.
-- $received_from (date): with $charted: the first day of the month or quarter of receipt; null means received on an unknown day.
-- $period_kind (text): with $charted: 'month' or 'quarter'; null means month.
-- $flow (text): is_in_flow is about this part of the flow of a period, whatever the years of the filter.
-- $period (text): with $flow: the 'last' 365 days or those 'before'; null means last.
-- $by (text): how initiators are grouped: 'first_time', 'initiator_kind' or 'neighbourhood'; null means first_time.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only requests to these departments, of initiatives that the reader chose, received in these years.
-- is_elsewhere: its department does not hold a large part of what is open for more than 26 weeks (see is_large_part).
with
    large as (
        select department
        from request_ages
        where
            age_band = '26+'
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and level = level_of($chosen)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
        group by department
        qualify is_large_part(sum(requests), sum(sum(requests)) over ())
    ),
    combinations as (
        select *, department not in (select department from large) as is_elsewhere
        from request_combinations
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and ($flow is not null or is_within($chosen, received_year))
    ),
    each as (select *, rowid as place from requests),
    waits as (
        select
            *,
            case when $until = 'first_answer' then days_to_first_answer else days_to_decision end as days,
            case when $until = 'first_answer' then is_first_answered else is_decided end as is_done,
            case
                when $until = 'first_answer' then is_first_answer_undated else is_decision_undated
            end as is_undated
        from request_classes(each)
    ),
    lines as (
        select
            place,
            source_line,
            source_file,
            combinations.department,
            age_band,
            is_open,
            service_class,
            law_class,
            penalty_class,
            days >= $waited as is_at_risk,
            is_done and days = $waited as is_ended_then,
            (days + 6) // 7 as week,
            days // 7 as whole_weeks,
            case when days is null then 'unknown' when is_done then 'ended' else 'running' end as wait,
            case when is_decided then 'decided' when is_withdrawn then 'withdrawn' end as became,
            term_class($term_days, days_observed, days, is_done, is_undated, has_left) as term_class,
            is_charted(
                $charted,
                received_date,
                days,
                is_done,
                is_undated
                or coalesce(
                    is_lost_within(has_left, is_done, days, (select term_days from shortest_term)), false
                ),
                (select term_days from shortest_term)
            )
            and date_trunc(coalesce($period_kind, 'month'), received_date)
            is not distinct from cast($received_from as date) as is_charted,
            is_in_flow(
                $flow,
                case when $period = 'before' then 365 else 0 end,
                days_observed,
                days_since_out,
                is_open,
                has_left
            ) as is_in_flow,
            is_approved is not null as is_judged,
            nullif(
                request_group($by, first_time_code(combinations.is_first_time), initiator_kind, neighbourhood),
                'unknown'
            ) as who,
            is_elsewhere
        from waits
        inner join combinations on waits.combination_hash = combinations.combination_hash
    )
select
    requests.request_id as case_id,
    requests.initiative_id,
    initiatives.title,
    requests.department,
    requests.kind as subject,
    requests.received_date,
    requests.is_open,
    requests.has_left,
    requests.closed_date,
    source_files.file,
    requests.source_line as line
from lines
inner join requests on lines.place = requests.rowid
left join initiatives on requests.initiative_key = initiatives.initiative_key
left join source_files on requests.source_file = source_files.source_file
order by requests.source_line, requests.source_file
