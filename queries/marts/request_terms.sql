-- How many requests that had a whole term were answered within it?
-- One row per kind of answer (until), term, level, value of that level and department.
-- $terms_answer_days: the terms in days.
-- Levels as in request_days. Requests without a known wait are left out; those withdrawn unanswered stay in: they were not answered.
with
    waits as (
        select
            terms.term_days,
            untils.until,
            coalesce(department, 'unknown') as department,
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            coalesce(initiator_kind, 'unknown') as initiator_kind,
            received_year,
            case
                when untils.until = 'decision'
                then is_decided and days_to_decision <= terms.term_days
                else is_first_answered and days_to_first_answer <= terms.term_days
            end as is_in_time
        from requests
        cross join (select unnest($terms_answer_days) as term_days) as terms
        cross join (select unnest(['decision', 'first_answer']) as until) as untils
        where
            is_initiative
            and days_observed >= terms.term_days
            and case
                when untils.until = 'decision' then days_to_decision else days_to_first_answer
            end
            is not null
    )
select
    until,
    term_days,
    case
        when grouping(theme) = 0
        then 'theme'
        when grouping(neighbourhood) = 0
        then 'neighbourhood'
        when grouping(initiator_kind) = 0
        then 'initiator_kind'
        when grouping(received_year) = 0
        then 'year'
        else 'all'
    end as level,
    theme,
    neighbourhood,
    initiator_kind,
    received_year,
    department,
    count(*) as requests,
    count(*) filter (where is_in_time) as answered_in_time
from waits
group by
    grouping sets (
        (until, term_days, department),
        (until, term_days, theme, department),
        (until, term_days, neighbourhood, department),
        (until, term_days, initiator_kind, department),
        (until, term_days, received_year, department)
    )
