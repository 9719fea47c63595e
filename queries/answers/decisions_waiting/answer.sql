-- Which decisions wait, for whom, how long, and what is at stake?
-- One row per decision, in the order in which a chair would take them.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only what these departments hold, of initiatives that the reader chose; the years are those of receipt of requests, and of money.
-- $limit (whole): so many decisions; null means all.
-- First what is past its legal term; within that where money of the municipality ends soonest; then what waits longest.
-- subject is the kind of request, or the scheme of the money.
-- why: over_term (past the legal term), term_unknown (a formal application of which the last day of the term is not known), within_term (a formal application), waits_long (no formal application, older than the first term),
-- term_extended (a notice of delay was sent; until when it may take is not told), wait_unknown (the day of receipt is not told), money_ends (ends within 6 months without a follow-up).
-- stake_basis: asked (in the application of that number) or ending (money of the initiative that ends); no stake is told where both are unknown.
-- third_year_end_date: the money that ends is the third year of subsidy in a row; stopping after that day asks a reasonable term (Awb 4:51). An announcement: the duty holds once that year has passed.
-- The counts (all_) are of everything that waits by this choice, whatever the limit. all_left_register: requests that were open when a newer export did not
-- show them any more; nobody knows whether they wait, so they are not in the list.
with
    selection as not materialized (
        select *
        from waiting_decisions
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, year)
    ),
    counts as (
        select
            count(*) as all_decisions,
            count(*) filter (where why = 'over_term') as all_over_term,
            count(*) filter (where why = 'money_ends') as all_money_ends,
            count(*) filter (where stake_eur is null) as all_stake_unknown
        from selection
    ),
    leavers as (
        select coalesce(sum(requests), 0)::bigint as all_left_register
        from request_ages
        where
            age_band = 'left_register'
            and level = level_of($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen_department($chosen, department)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, received_year)
    ),
    first_ones as (
        select *
        from selection
        order by place
        limit $limit
    )
select
    row_number() over (order by first_ones.place) as position,
    first_ones.why,
    first_ones.initiative_id,
    first_ones.title,
    first_ones.department,
    first_ones.case_id,
    first_ones.subject,
    first_ones.received_date,
    first_ones.days_waiting,
    first_ones.decision_due_date,
    first_ones.days_over_term,
    first_ones.stake_eur::double as stake_eur,
    first_ones.stake_basis,
    first_ones.money_end_date,
    first_ones.third_year_end_date,
    counts.all_decisions,
    counts.all_over_term,
    counts.all_money_ends,
    counts.all_stake_unknown,
    leavers.all_left_register
from first_ones
cross join counts
cross join leavers
order by first_ones.place
