-- Which decisions wait, and in which order would a chair take them?
-- One row per open request that asks for a decision, and per promise of the municipality that ends within 6 months without a follow-up.
-- $terms_answer_days: a request that is no formal application asks for a decision once it is older than the first of these terms.
-- place is the order: first what is past its legal term, within that where money of the municipality ends soonest, then what waits longest.
-- What left the register while it was open is not here: nobody knows whether it still waits.
-- A notice of delay without a new due date makes the term longer by nobody knows how much: such a request is not said to be past it.
-- A request of which the day of receipt is not told is here too: nobody can say that it does not wait.
-- subject is the kind of request, or the scheme of the money. third_year_end_date: that money is the third year in a row, which ends on that day (see subsidy_series).
-- stake_eur is the amount asked in the application of the same number, or else the money of that initiative that ends; unknown is null.
with
    stakes as (
        select initiative_key, min(end_date) as end_date, sum(granted_eur) as granted_eur
        from unfollowed_promises
        group by initiative_key
    ),
    open_requests as (
        select
            requests.*,
            request_combinations.* exclude (combination_hash, department, is_first_time),
            exports_on_day.register_key,
            cast(
                case
                    when
                        requests.decision_due_date < requests.observed_until
                        and not requests.is_term_extended
                    then requests.observed_until - requests.decision_due_date
                end as integer
            ) as days_over_term
        from requests
        inner join
            exports_on_day
            on requests.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'requests'
        inner join
            request_combinations
            on requests.combination_hash = request_combinations.combination_hash
        where
            requests.is_open
            and (
                coalesce(requests.is_formal, false)
                or requests.days_observed is null
                or requests.days_observed > list_min($terms_answer_days)
            )
    ),
    waiting as (
        select
            case
                when open_requests.days_over_term is not null
                then 'over_term'
                when open_requests.days_observed is null
                then 'wait_unknown'
                when open_requests.is_formal and open_requests.decision_due_date is null
                then 'term_unknown'
                when open_requests.is_formal and open_requests.decision_due_date < open_requests.observed_until
                then 'term_extended'
                when open_requests.is_formal
                then 'within_term'
                else 'waits_long'
            end as why,
            open_requests.initiative_key,
            open_requests.initiative_id,
            initiatives.title,
            open_requests.department,
            open_requests.request_id as case_id,
            open_requests.kind as subject,
            open_requests.received_date,
            open_requests.days_observed as days_waiting,
            open_requests.decision_due_date,
            open_requests.days_over_term,
            coalesce(promises.asked_eur, stakes.granted_eur) as stake_eur,
            case
                when promises.asked_eur is not null
                then 'asked'
                when stakes.granted_eur is not null
                then 'ending'
            end as stake_basis,
            stakes.end_date as money_end_date,
            null as third_year_end_date,
            open_requests.theme,
            open_requests.neighbourhood,
            open_requests.initiator_kind,
            open_requests.received_year as year,
            open_requests.is_declared,
            open_requests.schemes,
            open_requests.is_initiative,
            open_requests.source_file,
            open_requests.source_line
        from open_requests
        left join initiatives on open_requests.initiative_key = initiatives.initiative_key
        left join stakes on open_requests.initiative_key = stakes.initiative_key
        left join
            promises
            on open_requests.register_key = promises.register_key
            and open_requests.request_id = promises.funding_id
        union all
        select
            'money_ends' as why,
            unfollowed_promises.initiative_key,
            unfollowed_promises.initiative_id,
            unfollowed_promises.title,
            unfollowed_promises.department,
            funding_id as case_id,
            unfollowed_promises.scheme as subject,
            null as received_date,
            null as days_waiting,
            null as decision_due_date,
            null as days_over_term,
            granted_eur as stake_eur,
            'ending' as stake_basis,
            unfollowed_promises.end_date as money_end_date,
            subsidy_series.third_year_end_date,
            unfollowed_promises.theme,
            unfollowed_promises.neighbourhood,
            unfollowed_promises.initiator_kind,
            money_year as year,
            unfollowed_promises.is_declared,
            unfollowed_promises.schemes,
            unfollowed_promises.is_initiative,
            source_file,
            source_line
        from unfollowed_promises
        left join
            subsidy_series
            on unfollowed_promises.initiative_key = subsidy_series.initiative_key
            and unfollowed_promises.scheme is not distinct from subsidy_series.scheme
    )
select
    row_number() over (
        order by
            days_over_term is null,
            money_end_date nulls last,
            days_waiting desc nulls last,
            days_over_term desc nulls last,
            why,
            initiative_id,
            case_id,
            source_file,
            source_line
    ) as place,
    *
from waiting
order by place
