-- What has each initiative to bridge a loss with?
-- One row per initiative that has not ended and year with income; one without year where there is no account at all.
-- Only what is told to have ended is left out. Where income, the municipality's part, cost or free reserve is unknown, so is what it can
-- bridge (is_complete). next_year as in yearly_accounts: the latest year up to y is year <= y and (next_year is null or next_year > y).
-- Whole numbers and doubles only: a page reads all rows at once.
with
    active_initiatives as (
        select
            initiative_key,
            theme,
            neighbourhood,
            initiator_kind,
            is_declared,
            deciding_schemes as schemes,
            is_initiative
        from initiatives
        where is_active is distinct from false
    )
select
    active_initiatives.initiative_key,
    active_initiatives.theme,
    active_initiatives.neighbourhood,
    active_initiatives.initiator_kind,
    active_initiatives.is_declared,
    active_initiatives.schemes,
    active_initiatives.is_initiative,
    yearly_accounts.year,
    yearly_accounts.next_year,
    coalesce(
        municipal_eur is not null and cost_eur is not null and free_reserve_eur is not null, false
    ) as is_complete,
    cast(municipal_eur as double) as municipal,
    cast(income_eur - cost_eur as double) as margin,
    cast(free_reserve_eur as double) as reserve
from active_initiatives
left join yearly_accounts on active_initiatives.initiative_key = yearly_accounts.initiative_key
