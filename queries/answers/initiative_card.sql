-- What is this initiative, and how does it stand?
-- One row per register that knows it, with its newest facts.
-- $initiative: the identifier; null means all.
-- The share of the municipality is that of the latest year with accounts (account_year); a grant alone does not tell it.
-- third_year_end_date: a subsidy of the municipality is in its third year in a row, which ends on that day (the first such day); from then on stopping asks a reasonable term (Awb 4:51).
-- What is not told is unknown: contacts and officials where no export tells of them.
with
    known as (
        select *
        from initiatives
        where $initiative is null or initiative_id = $initiative
    ),
    promised as (
        select
            initiative_key,
            count(*) as promises,
            sum(granted_eur)::double as granted_eur,
            max(end_date) filter (where is_to_end) as money_end_date
        from funding
        where initiative_key in (select initiative_key from known)
        group by initiative_key
    ),
    asked as (
        select
            initiative_key, count(*) as requests, count(*) filter (where is_open) as open_requests
        from requests
        where initiative_key in (select initiative_key from known)
        group by initiative_key
    ),
    announced as (
        select initiative_key, min(third_year_end_date) as third_year_end_date
        from subsidy_series
        where initiative_key in (select initiative_key from known)
        group by initiative_key
    )
select
    known.initiative_id,
    known.title,
    known.municipality,
    known.register,
    known.theme,
    known.neighbourhood,
    known.initiator_kind,
    known.status,
    known.status_since_date,
    known.is_since_at_least,
    known.is_active,
    known.started_date,
    known.ended_date,
    known.end_reason,
    incomes.share as share_municipal,
    incomes.year as account_year,
    promised.granted_eur,
    coalesce(promised.promises, 0) as promises,
    promised.money_end_date,
    announced.third_year_end_date,
    coalesce(asked.requests, 0) as requests,
    coalesce(asked.open_requests, 0) as open_requests,
    relations.last_contact_date,
    relations.current_officials,
    relations.officials_met
from known
left join
    incomes
    on known.initiative_key = incomes.initiative_key
    and incomes.year is not null
    and incomes.next_year is null
left join promised on known.initiative_key = promised.initiative_key
left join announced on known.initiative_key = announced.initiative_key
left join asked on known.initiative_key = asked.initiative_key
left join relations on known.initiative_key = relations.initiative_key
order by known.initiative_id, known.municipality nulls last, known.register
