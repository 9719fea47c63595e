-- How much of what each initiative lives on comes from the municipality?
-- One row per initiative and year with income, and one without year per initiative with grants but without any account.
-- $on_date: grants of years after the year of this day are not looked at.
-- Without an account the share is unknown, whatever a grant register says: it does not know what else came in. What is
-- unknown is then the money granted in the latest year with grants (granted_year).
-- source_file and source_line are those of the account.
with
    granted as (
        select
            initiative_key,
            money_year,
            max(theme) as theme,
            max(neighbourhood) as neighbourhood,
            max(initiator_kind) as initiator_kind,
            bool_or(is_declared) as is_declared,
            max(schemes) as schemes,
            bool_or(is_initiative) as is_initiative,
            sum(granted_eur) as granted_eur,
            row_number() over (
                partition by initiative_key order by money_year desc nulls last
            ) as recency
        from funding
        where
            granted_eur > 0
            and (money_year is null or money_year <= extract(year from $on_date))
            and not exists (
                select 1
                from yearly_accounts
                where yearly_accounts.initiative_key = funding.initiative_key
            )
        group by initiative_key, money_year
    )
select
    initiative_key,
    year,
    next_year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    income_eur,
    municipal_eur,
    cast(municipal_eur as double) / nullif(cast(income_eur as double), 0) as share,
    null as granted_year,
    source_file,
    source_line
from yearly_accounts
union all
select
    initiative_key,
    null as year,
    null as next_year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    granted_eur as income_eur,
    null as municipal_eur,
    null as share,
    money_year as granted_year,
    null as source_file,
    null as source_line
from granted
where recency = 1
