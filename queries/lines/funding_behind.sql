-- Which promises of money are behind a count?
-- One row per promise; an initiative can have more than one.
-- $amounts (text): is_telling is about these amounts (see tells_amounts).
-- $funder (text): is_theirs is about money that this funder granted ('unknown' where it has no name).
-- $nameless_kind (text): with $funder 'unknown': of which kind the funder without a name is ('unknown' where none is told).
-- $mostly (text): 'yes' where is_mostly_theirs is needed: whether most money of the initiative comes from this funder.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
with
    lines as (
        select
            funding.rowid as place,
            source_line,
            source_file,
            theme,
            neighbourhood,
            funder_kind,
            money_year,
            is_recurring,
            is_to_end,
            is_ending_in_6_months,
            is_ending_in_12_months,
            case
                when is_to_end
                then coalesce(ending_quarter, 'unknown')
                when is_left_to_end
                then 'left_register'
                else 'none'
            end as quarter,
            granted_eur <> 0 as is_granted,
            granted_eur <> 0
            and coalesce(funder, 'unknown') = $funder
            and (funder is not null or coalesce(nameless_kind, 'unknown') = $nameless_kind) as is_theirs,
            is_applied_for(funder_kind) as is_applied_for,
            tells_amounts($amounts, asked_eur, granted_eur, determined_eur, paid_eur) as is_telling,
            funding.funder_key = main_funders.funder_key as is_mostly_theirs
        from funding
        left join
            main_funders
            on funding.initiative_key = main_funders.initiative_key
            and $mostly is not null
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
    )
select
    funding.funding_id as case_id,
    funding.initiative_id,
    initiatives.title,
    funding.funder,
    funding.funder_kind,
    funding.scheme as subject,
    funding.money_year as year,
    funding.granted_eur::double as granted_eur,
    funding.end_date as money_end_date,
    source_files.file,
    funding.source_line as line
from lines
inner join funding on lines.place = funding.rowid
left join initiatives on funding.initiative_key = initiatives.initiative_key
left join source_files on funding.source_file = source_files.source_file
order by funding.source_line, funding.source_file
