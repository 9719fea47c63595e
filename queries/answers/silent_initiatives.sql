-- Which initiatives that have not ended have not been spoken to for long?
-- One row per initiative that is silent: never spoken to first, then the longest ago.
-- $themes (list): only initiatives with these themes; null means all.
-- $neighbourhoods (list): only these neighbourhoods; null means all.
-- $initiator_kinds (list): only these kinds of initiator; null means all.
-- $from_year (whole): only initiatives that started in or after this year.
-- $until_year (whole): only initiatives that started in or before this year.
-- $definition (list): what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
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
    and fits_definition($definition, is_initiative, is_declared, schemes)
    and is_chosen($themes, theme)
    and is_chosen($neighbourhoods, neighbourhood)
    and is_chosen($initiator_kinds, initiator_kind)
    and is_within($from_year, $until_year, started_year)
order by
    days_since_contact desc nulls first,
    started_date nulls last,
    initiative_id,
    initiative_key
limit $limit
