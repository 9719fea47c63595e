-- Which amounts changed, as successive exports show?
-- One row per amount (asked, granted, determined) and what happened to it, between which exports; newest first.
-- $chosen (departments, themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only promises of these departments to initiatives that the reader chose, of money of these years.
-- change: raised, lowered, first_told (no amount, or nought granted, in the export before) or gone. The change happened after from_date, and no later than until_date.
-- difference_eur: what came or went together; of what was first told or is gone the whole amount.
select
    amount,
    change,
    from_date,
    until_date,
    count(*) as dossiers,
    sum(coalesce(eur, 0) - coalesce(earlier_eur, 0))::double as difference_eur
from amount_changes
where
    fits_definition($chosen, is_initiative, is_declared, schemes)
    and is_chosen_department($chosen, department)
    and is_chosen($chosen, theme, neighbourhood, initiator_kind)
    and is_within($chosen, money_year)
group by amount, change, from_date, until_date
order by until_date desc, from_date desc, array_position(['asked', 'granted', 'determined'], amount), change
