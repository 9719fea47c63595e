-- Which organisations with money of the municipality also get money of other authorities?
-- One row per organisation and year that other registers tell of, most money of others first.
-- $chosen (themes, neighbourhoods, initiator_kinds, definition): only organisations with money for initiatives that the reader chose.
-- $limit (whole): so many rows; null means all.
-- Organisations with a name in both registers: the same name or number, as organisation_writings has it. municipal_eur is of the same year, null where the register of the
-- municipality tells nothing of that year. municipal_share: the municipality's part of the public money that is known; it is no share of the income.
with
    chosen_money as (
        select organisation_key, money_year, sum(granted_eur)::double as granted_eur
        from organisation_money
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and organisation_key in (select organisation_key from other_public_money)
        group by organisation_key, money_year
        having sum(granted_eur) > 0
    ),
    years as (
        select year as money_year
        from organisation_years
        where
            is_summed_alone($chosen)
            and level = level_without_years($chosen)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_named
        union
        select money_year
        from organisation_money
        where
            not is_summed_alone($chosen)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and organisation_key is not null
            and money_year in (select year from other_public_money)
        group by organisation_key, money_year
        having sum(granted_eur) > 0
    ),
    others as (
        select
            organisation_key,
            year,
            string_agg(distinct funder, ', ' order by funder) as funders,
            sum(eur)::double as other_eur
        from other_public_money
        where organisation_key in (select organisation_key from chosen_money)
        group by organisation_key, year
        having sum(eur) > 0
    ),
    rows_of_both as (
        select
            others.*,
            case
                when others.year in (select money_year from years)
                then coalesce(chosen_money.granted_eur, 0)
            end as municipal_eur,
            count(*) over () as all_rows
        from others
        left join
            chosen_money
            on others.organisation_key = chosen_money.organisation_key
            and others.year = chosen_money.money_year
    )
select
    organisations.organisation,
    rows_of_both.year,
    rows_of_both.municipal_eur,
    rows_of_both.other_eur,
    rows_of_both.funders,
    rows_of_both.municipal_eur / (rows_of_both.municipal_eur + rows_of_both.other_eur) as municipal_share,
    rows_of_both.all_rows
from rows_of_both
inner join organisations on rows_of_both.organisation_key = organisations.organisation_key
order by rows_of_both.other_eur desc, organisations.organisation, rows_of_both.year
limit coalesce($limit, 1000000000)
