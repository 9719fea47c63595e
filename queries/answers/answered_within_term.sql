-- Which departments answer within the term?
-- One row per term and department, most requests first.
-- $until: 'first_answer' or 'decision'; null means decision.
-- $departments: only these; null means all.
-- $themes: only requests of initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only requests received in or after this year.
-- $until_year: only requests received in or before this year.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Only requests received long enough ago to have had the whole term (no immature months). The interval is Wilson's, 95 %.
-- A request withdrawn unanswered stays in the count: it was not answered.
with
    cohorts as (
        select department, term_days, requests, answered_in_time
        from request_terms
        where
            level = level_of(
                $themes, $neighbourhoods, $initiator_kinds, $from_year, $until_year, $definition
            )
            and until = coalesce($until, 'decision')
            and is_asked($departments, department)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, received_year)
        union all
        select
            coalesce(department, 'unknown') as department,
            term_days,
            count(*) as requests,
            count(*) filter (
                where
                    case
                        when $until = 'first_answer'
                        then is_first_answered and days_to_first_answer <= term_days
                        else is_decided and days_to_decision <= term_days
                    end
            ) as answered_in_time
        from requests
        cross join (select distinct term_days from request_terms) as terms
        where
            level_of(
                $themes, $neighbourhoods, $initiator_kinds, $from_year, $until_year, $definition
            )
            = 'rows'
            and days_observed >= term_days
            and case
                when $until = 'first_answer' then days_to_first_answer else days_to_decision
            end
            is not null
            and is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($departments, department)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, received_year)
        group by department, term_days
    ),
    departments as (
        select
            department,
            term_days,
            sum(requests)::bigint as requests,
            sum(answered_in_time)::bigint as answered_in_time,
            (sum(sum(requests)) over (partition by term_days))::bigint as all_requests,
            (sum(sum(answered_in_time)) over (partition by term_days))::bigint
            as all_answered_in_time
        from cohorts
        group by department, term_days
    )
select
    department,
    term_days,
    requests,
    answered_in_time,
    answered_in_time / nullif(requests, 0) as share,
    wilson_low(answered_in_time, requests) as share_low,
    wilson_high(answered_in_time, requests) as share_high,
    all_requests,
    all_answered_in_time,
    all_answered_in_time / nullif(all_requests, 0) as share_all,
    wilson_low(all_answered_in_time, all_requests) as share_all_low,
    wilson_high(all_answered_in_time, all_requests) as share_all_high
from departments
order by term_days, requests desc, department
