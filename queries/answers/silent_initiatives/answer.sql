-- Which initiatives that have not ended have not been spoken to for long?
-- One row per initiative that is silent: never spoken to first, then the longest ago.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- $limit (whole): so many initiatives; null means all.
-- Silent is what the answer silence counts as silent. Among those never spoken to, who began first comes first; an unknown day of start comes last of them.
select
    initiative_id,
    title,
    theme,
    last_contact_date,
    days_since_contact,
    started_date
from relations
where
    is_silent
    and is_active is distinct from false
    and fits_definition($chosen, is_initiative, is_declared, schemes)
    and is_chosen($chosen, theme, neighbourhood, initiator_kind)
    and is_within($chosen, started_year)
order by
    days_since_contact desc nulls first,
    started_date nulls last,
    initiative_id,
    initiative_key
limit $limit
