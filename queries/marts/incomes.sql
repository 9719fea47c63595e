-- How much of what each initiative lives on comes from the municipality?
-- One row per initiative and year of which the income is told; without any account one per year of its grants, and one without year where there are none either.
-- $on_date: grants of years after the year of this day are not looked at.
-- Without an account the share is unknown, and so is the income, whatever a grant register says: it does not know what else came in. The grants of that
-- year (granted_year) are only what is known of it. Without income in a year there is no share: such a year is not unknown (is_without_income).
-- period_year is the year of the account or of the grants; next_year the next such year. sources_band is that of the latest account of all. source_file and source_line are those of the account.
with
    without_account as (
        select
            initiatives.initiative_key,
            initiatives.theme,
            initiatives.neighbourhood,
            initiatives.initiator_kind,
            initiatives.is_declared,
            initiatives.deciding_schemes as schemes,
            initiatives.is_initiative
        from initiatives
        where
            not exists (
                select 1
                from yearly_accounts
                where yearly_accounts.initiative_key = initiatives.initiative_key
            )
    ),
    grants as (
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
            lead(money_year) over (
                partition by initiative_key order by money_year nulls first
            ) as next_year
        from funding
        where
            granted_eur <> 0
            and (money_year is null or money_year <= extract(year from $on_date))
            and (
                initiative_key < 0
                or initiative_key in (select initiative_key from without_account)
            )
        group by initiative_key, money_year
    )
select
    yearly_accounts.initiative_key,
    year,
    year as period_year,
    next_year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    yearly_accounts.income_eur,
    municipal_eur,
    cast(municipal_eur as double) / nullif(cast(yearly_accounts.income_eur as double), 0) as share,
    yearly_accounts.income_eur = 0 as is_without_income,
    null as granted_year,
    case when next_year is null then sources_band(drivers.concentration) end as sources_band,
    source_file,
    source_line
from yearly_accounts
left join
    drivers
    on yearly_accounts.initiative_key = drivers.initiative_key
    and drivers.moment = 'review'
union all
select
    initiative_key,
    null as year,
    money_year as period_year,
    next_year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    granted_eur as income_eur,
    null as municipal_eur,
    null as share,
    false as is_without_income,
    money_year as granted_year,
    'unknown' as sources_band,
    null as source_file,
    null as source_line
from grants
union all
select
    initiative_key,
    null as year,
    null as period_year,
    null as next_year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    null as income_eur,
    null as municipal_eur,
    null as share,
    false as is_without_income,
    null as granted_year,
    'unknown' as sources_band,
    null as source_file,
    null as source_line
from without_account
where
    not exists (
        select 1
        from grants
        where grants.initiative_key = without_account.initiative_key
    )
