-- How long have initiatives been in their present status?
-- One row per status of what has not ended; null is unknown.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only initiatives that started in or after this year.
-- $until_year: only initiatives that started in or before this year.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Where an export gives no date of the change, the days count from the first export that showed the status: at least so long (since_unknown).
select
    status,
    count(*) as initiatives,
    quantile_disc(days_in_status, 0.5) as median_days,
    quantile_disc(days_in_status, 0.9) as p90_days,
    max(days_in_status) as longest_days,
    count(*) filter (where is_over_limit) as over_limit,
    count(*) filter (where is_since_at_least) as since_unknown
from initiatives
where
    is_active is distinct from false
    and is_counted($definition, is_initiative, is_declared, schemes)
    and is_asked($themes, theme)
    and is_asked($neighbourhoods, neighbourhood)
    and is_asked($initiator_kinds, initiator_kind)
    and is_within($from_year, $until_year, started_year)
group by status
order by
    list_position(['idea', 'submitted', 'assessed', 'supported', 'running'], status) nulls last,
    status
