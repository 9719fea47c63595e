-- What do the accounts say, by the newest export that tells?
-- One row per initiative and year of which the income is told, also where it was 0, of the years that were over.
-- $on_date: a year that is not over on this day tells of a part of a year, and is not looked at.
-- Of an initiative that stands in several registers the newest export that has the year tells it.
-- An export of a later day tells of the year of the day more than was known then, also on its last day: of such an export only earlier years count.
-- Municipal and own income that together are above the whole income cannot be right, nor can parts below zero: the split counts as unknown.
-- next_year is the next year with income, so that 'the latest year up to y' is: year <= y and (next_year is null or next_year > y).
with
    records as (
        select exports_on_day.register_key, exports_on_day.precedence, accounts.*
        from exported.accounts
        inner join
            exports_on_day
            on accounts.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'accounts'
        where
            accounts.income_eur >= 0
            and (
                accounts.year < extract(year from $on_date)
                or (accounts.export_date <= $on_date and make_date(accounts.year, 12, 31) = $on_date)
            )
    ),
    newest as not materialized (select * from records where precedence = 1),
    older as (
        select
            records.*,
            row_number() over (
                partition by register_key, initiative_id, year order by precedence
            ) as version
        from records
        where
            precedence > 1
            and not exists (
                select 1
                from newest
                where
                    newest.register_key = records.register_key
                    and newest.initiative_id = records.initiative_id
                    and newest.year = records.year
            )
    ),
    latest as (
        select each.*, mention_keys.initiative_key
        from
            (
                select *, 1 as version from newest
                union all
                select * from older where version = 1
            ) as each
        inner join
            mention_keys
            on each.register_key = mention_keys.register_key
            and each.initiative_id = mention_keys.initiative_id
        qualify
            row_number() over (
                partition by mention_keys.initiative_key, each.year
                order by each.export_date desc, each.precedence, each.register_key
            )
            = 1
    )
select
    initiatives.initiative_key,
    cast(latest.year as integer) as year,
    cast(
        lead(latest.year) over (
            partition by initiatives.initiative_key order by latest.year
        ) as integer
    ) as next_year,
    latest.income_eur,
    case
        when
            latest.municipal_income_eur >= 0
            and coalesce(latest.own_income_eur, 0) >= 0
            and latest.municipal_income_eur + coalesce(latest.own_income_eur, 0) <= latest.income_eur
        then latest.municipal_income_eur
    end as municipal_eur,
    latest.own_income_eur,
    latest.cost_eur,
    latest.free_reserve_eur,
    latest.volunteer_hours,
    latest.paid_hours,
    latest.core_people,
    latest.source_file,
    latest.source_line,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.is_declared,
    initiatives.deciding_schemes as schemes,
    initiatives.is_initiative
from latest
inner join initiatives on latest.initiative_key = initiatives.initiative_key
