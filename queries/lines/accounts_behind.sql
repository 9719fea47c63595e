-- Which yearly accounts are behind a count?
-- One row per account; of an initiative with money but without any account, one per promise of its latest year with money; with neither its own line.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and accounts of these years.
-- Without an account the promises are all that the exports tell of the income: there is a row for each, so an initiative can have more than one.
-- is_last: no later account of these years; without an account, no later promise.
with
    selection as not materialized (
        select
            *,
            year as account_year,
            is_last_within($chosen, next_year) as is_last,
            case
                when share is not null
                then 'known'
                when is_without_income
                then 'none'
                else 'unknown'
            end as split,
            share > 0.5 as is_over_half
        from incomes
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, period_year)
    ),
    promises as (
        select
            selection.* replace (
                funding.money_year as year,
                null as income_eur,
                funding.source_file as source_file,
                funding.source_line as source_line
            ),
            funding.initiative_id,
            funding.granted_eur
        from selection
        inner join
            funding
            on selection.initiative_key = funding.initiative_key
            and selection.granted_year is not distinct from funding.money_year
        where selection.year is null and funding.granted_eur > 0
    ),
    unaccounted as (
        select
            selection.* replace (
                initiatives.source_file as source_file, initiatives.source_line as source_line
            )
        from selection
        inner join initiatives on selection.initiative_key = initiatives.initiative_key
        where selection.year is null and selection.income_eur is null
    ),
    lines as (
        select * from selection where year is not null
        union all by name
        select * from promises
        union all by name
        select * from unaccounted
    )
select
    coalesce(lines.initiative_id, initiatives.initiative_id) as initiative_id,
    initiatives.title,
    lines.year,
    lines.income_eur::double as income_eur,
    lines.municipal_eur::double as municipal_eur,
    lines.granted_eur::double as granted_eur,
    source_files.file,
    lines.source_line as line
from lines
left join initiatives on lines.initiative_key = initiatives.initiative_key
left join source_files on lines.source_file = source_files.source_file
order by lines.source_line, lines.source_file
