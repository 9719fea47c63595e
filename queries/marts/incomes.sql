-- What did each initiative live on, year by year, and how much of it came from the municipality?
-- One row per initiative and year with income, and one (without year) per initiative with grants but without any account.
-- $on_date: years after the year of this day are not looked at.
-- next_year is the next year with income, so that 'the latest year up to y' is: year <= y and (next_year is null or next_year > y).
-- Municipal income above the whole income cannot be right: the split counts as unknown.
-- Without an account the share is unknown, whatever a grant register says: it does not know what else came in. What is
-- unknown is then the money granted in the latest year with grants.
with
    told as (
        select
            known_files.register_key,
            known_files.precedence,
            accounts.*
        from exported.accounts
        inner join
            known_files
            on accounts.source_file = known_files.source_file
            and known_files.table_name = 'accounts'
        where accounts.income_eur > 0 and accounts.year <= extract(year from $on_date)
    ),
    latest as (
        select * exclude (version)
        from
            (
                select
                    told.*,
                    row_number() over (
                        partition by register_key, initiative_id, year order by precedence
                    ) as version
                from told
            ) as versions
        where version = 1
    ),
    granted as (
        select initiative_key, money_year, sum(granted_eur) as granted_eur
        from funding
        where
            granted_eur > 0
            and (money_year is null or money_year <= extract(year from $on_date))
        group by initiative_key, money_year
    ),
    without_accounts as (
        select
            initiative_key,
            max_by(granted_eur, coalesce(money_year, 0)) as income_eur
        from granted
        where
            not exists (
                select 1
                from latest
                inner join
                    initiatives
                    on latest.register_key = initiatives.register_key
                    and latest.initiative_id = initiatives.initiative_id
                where initiatives.initiative_key = granted.initiative_key
            )
        group by initiative_key
    ),
    incomes as (
        select
            initiatives.initiative_key,
            cast(latest.year as integer) as year,
            true as has_account,
            latest.income_eur,
            case
                when latest.municipal_income_eur <= latest.income_eur
                then latest.municipal_income_eur
            end as municipal_eur,
            latest.own_income_eur,
            latest.cost_eur,
            latest.free_reserve_eur,
            latest.volunteer_hours,
            latest.paid_hours,
            latest.core_people
        from latest
        inner join
            initiatives
            on latest.register_key = initiatives.register_key
            and latest.initiative_id = initiatives.initiative_id
        union all by name
        select initiative_key, false as has_account, income_eur
        from without_accounts
    )
select
    incomes.*,
    cast(municipal_eur as double) / nullif(cast(income_eur as double), 0) as share,
    lead(year) over (partition by incomes.initiative_key order by year) as next_year,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.is_declared,
    initiatives.schemes,
    initiatives.is_initiative
from incomes
inner join initiatives on incomes.initiative_key = initiatives.initiative_key
