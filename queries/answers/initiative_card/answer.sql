-- What is this initiative, and how does it stand?
-- One row per initiative that has this identifier in a register, with its newest facts; of one that stands in several (initiative_mentions) those that count.
-- $initiative (text): the identifier; null means all.
-- The share of the municipality is that of the latest year with accounts (account_year); a grant alone does not tell it.
-- third_year_end_date: a subsidy of the municipality is in its third year in a row, which ends on that day (the first such day); from then on stopping asks a reasonable term (Awb 4:51).
-- What is not told is unknown: contacts and officials where no export tells of them.
with
    matches as (
        select *
        from initiatives
        where
            $initiative is null
            or initiative_key in (select initiative_key from mention_keys where initiative_id = $initiative)
    ),
    money as (
        select
            initiative_key,
            count(*) as promises,
            sum(granted_eur)::double as granted_eur,
            max(end_date) filter (where is_to_end) as money_end_date
        from funding
        where initiative_key in (select initiative_key from matches)
        group by initiative_key
    ),
    request_counts as (
        select
            initiative_key, count(*) as requests, count(*) filter (where is_open) as open_requests
        from requests
        where initiative_key in (select initiative_key from matches)
        group by initiative_key
    ),
    third_years as (
        select initiative_key, min(third_year_end_date) as third_year_end_date
        from subsidy_series
        where initiative_key in (select initiative_key from matches)
        group by initiative_key
    )
select
    matches.initiative_id,
    matches.title,
    matches.municipality,
    matches.register,
    matches.theme,
    matches.neighbourhood,
    matches.initiator_kind,
    matches.status,
    matches.status_since_date,
    matches.is_since_at_least,
    matches.is_active,
    matches.started_date,
    matches.ended_date,
    matches.end_reason,
    incomes.share as share_municipal,
    incomes.year as account_year,
    money.granted_eur,
    coalesce(money.promises, 0) as promises,
    money.money_end_date,
    third_years.third_year_end_date,
    coalesce(request_counts.requests, 0) as requests,
    coalesce(request_counts.open_requests, 0) as open_requests,
    relations.last_contact_date,
    relations.current_officials,
    relations.officials_met
from matches
left join
    incomes
    on matches.initiative_key = incomes.initiative_key
    and incomes.year is not null
    and incomes.next_year is null
left join money on matches.initiative_key = money.initiative_key
left join third_years on matches.initiative_key = third_years.initiative_key
left join request_counts on matches.initiative_key = request_counts.initiative_key
left join relations on matches.initiative_key = relations.initiative_key
order by matches.initiative_id, matches.municipality nulls last, matches.register
