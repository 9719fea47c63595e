-- Which yearly accounts are behind a number?
-- One row per account, in the order of the lines of the exports; of an initiative with money but without any account, one per promise of its latest year with money; with neither its own line.
-- $account_year (whole): only accounts of this year; null means the latest of each initiative.
-- $theme (text): only with this theme ('unknown' where none is told); null means any.
-- $split (text): 'known' or 'unknown': whether the municipality's part is known; 'over_half' where it is more than half; null means any.
-- $sources_band (text): only this band of the number of sources, or all that are 'known', and only the latest account of all; null means any.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and accounts of these years.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the accounts themselves.
-- Without an account the promises are all that the exports tell of the income: there is a row for each, so an initiative can have more than one.
with
    selection as (
        select incomes.*
        from incomes
        left join
            drivers
            on incomes.initiative_key = drivers.initiative_key
            and drivers.moment = 'review'
            and incomes.year is not null
            and $sources_band is not null
        where
            fits_definition($chosen, incomes.is_initiative, incomes.is_declared, incomes.schemes)
            and is_chosen($chosen, incomes.theme, incomes.neighbourhood, incomes.initiator_kind)
            and ($theme is null or coalesce(incomes.theme, 'unknown') = $theme)
            and case
                when $account_year is not null
                then incomes.year = $account_year and is_within($chosen, incomes.year)
                when $sources_band is not null
                then incomes.next_year is null and is_within($chosen, incomes.period_year)
                else
                    is_within($chosen, incomes.period_year)
                    and is_last_within($chosen, incomes.next_year)
            end
            and case $split
                when 'known'
                then share is not null
                when 'unknown'
                then share is null and not is_without_income
                when 'over_half'
                then share > 0.5
                else true
            end
            and (
                $sources_band is null
                or sources_band(concentration) = $sources_band
                or ($sources_band = 'known' and sources_band(concentration) <> 'unknown')
            )
    ),
    lines as (
        select
            initiative_key,
            null as initiative_id,
            year,
            income_eur,
            municipal_eur,
            null as granted_eur,
            source_file,
            source_line
        from selection
        where year is not null
        union all
        select
            selection.initiative_key,
            funding.initiative_id,
            funding.money_year,
            null as income_eur,
            null as municipal_eur,
            funding.granted_eur,
            funding.source_file,
            funding.source_line
        from selection
        inner join
            funding
            on selection.initiative_key = funding.initiative_key
            and selection.granted_year is not distinct from funding.money_year
        where selection.year is null and funding.granted_eur > 0
        union all
        select
            selection.initiative_key,
            null as initiative_id,
            null as year,
            null as income_eur,
            null as municipal_eur,
            null as granted_eur,
            initiatives.source_file,
            initiatives.source_line
        from selection
        inner join initiatives on selection.initiative_key = initiatives.initiative_key
        where selection.year is null and selection.income_eur is null
    ),
    first_lines as (
        select *
        from lines
        order by source_line, source_file
        limit coalesce($limit, 100)
    )
select
    coalesce(first_lines.initiative_id, initiatives.initiative_id) as initiative_id,
    initiatives.title,
    first_lines.year,
    first_lines.income_eur::double as income_eur,
    first_lines.municipal_eur::double as municipal_eur,
    first_lines.granted_eur::double as granted_eur,
    source_files.file,
    first_lines.source_line as line
from first_lines
left join initiatives on first_lines.initiative_key = initiatives.initiative_key
left join source_files on first_lines.source_file = source_files.source_file
order by first_lines.source_line, first_lines.source_file
