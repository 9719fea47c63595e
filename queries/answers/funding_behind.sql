-- Which promises of money are behind a number?
-- One row per promise, in the order of the lines of the exports.
-- $quarter (text): only what is still to end, in this quarter ('unknown' where its end is not told), or was when its register last showed it ('left_register'); null means any.
-- $money_year (text): only money of this year ('unknown' where it is not told); null means any.
-- $granted (text): 'yes' asks only for promises with an amount above 0; null means any.
-- $recurring (text): 'true', 'false' or 'unknown': whether it comes back; null means any.
-- $ending (text): only what is still to end: 'any' time, within '6 months' or within '12 months'; null means any.
-- $asked_for (text): 'yes' asks only for money that is asked for, 'amount' also for the amount that was asked; null means any.
-- $told (text): only what tells these amounts (see tells_amounts); null means any.
-- $mostly (text): 'yes' asks only for initiatives of which most money comes from this funder (main_funders); null means any.
-- $theme (text): only with this theme ('unknown' where none is told); null means any.
-- $neighbourhood (text): only in this ward ('unknown' where none is told); null means any.
-- $funder_kind (text): only from this kind of funder ('unknown' where none is told); null means any.
-- $funder (text): only what this funder granted ('unknown' where it has no name); null means any.
-- $nameless_kind (text): where the funder has no name, only of this kind ('unknown' where none is told); null means any.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the promises themselves. An initiative can have more than one.
-- First the places of the lines, then what stands there.
with
    selection as (
        select funding.rowid as place
        from funding
        left join
            main_funders
            on funding.initiative_key = main_funders.initiative_key
            and $mostly is not null
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
            and (
                $quarter is null
                or (is_to_end and coalesce(ending_quarter, 'unknown') = $quarter)
                or (is_left_to_end and $quarter = 'left_register')
            )
            and case $ending
                when 'any'
                then is_to_end
                when '6 months'
                then is_ending_in_6_months
                when '12 months'
                then is_ending_in_12_months
                else true
            end
            and ($asked_for is null or is_applied_for(funder_kind))
            and ($asked_for is distinct from 'amount' or asked_eur is not null)
            and (
                $told is null
                or tells_amounts($told, asked_eur, granted_eur, determined_eur, paid_eur)
            )
            and ($mostly is null or funding.funder_key = main_funders.funder_key)
            and ($theme is null or coalesce(theme, 'unknown') = $theme)
            and ($neighbourhood is null or coalesce(neighbourhood, 'unknown') = $neighbourhood)
            and ($money_year is null or coalesce(money_year::varchar, 'unknown') = $money_year)
            and ($granted is null or granted_eur <> 0)
            and ($recurring is null or coalesce(is_recurring::varchar, 'unknown') = $recurring)
            and ($funder_kind is null or coalesce(funder_kind, 'unknown') = $funder_kind)
            and (
                $funder is null
                or (
                    granted_eur <> 0
                    and coalesce(funder, 'unknown') = $funder
                    and (
                        funder is not null
                        or $nameless_kind is null
                        or coalesce(funder_kind, 'unknown') = $nameless_kind
                    )
                )
            )
        order by source_line, source_file
        limit coalesce($limit, 100)
    )
select
    funding.funding_id as case_id,
    funding.initiative_id,
    funding.funder,
    funding.funder_kind,
    funding.scheme as subject,
    funding.money_year as year,
    funding.granted_eur::double as granted_eur,
    funding.end_date as money_end_date,
    source_files.file,
    funding.source_line as line
from selection
inner join funding on selection.place = funding.rowid
left join source_files on funding.source_file = source_files.source_file
order by funding.source_line, funding.source_file
