-- How much of what initiatives live on comes from the municipality?
-- One row.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only accounts of this year or later.
-- $until_year: only accounts of this year or earlier.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- Of each initiative the latest year with income counts. Per euro is sum over sum, per initiative the mean of the shares: both are over the
-- initiatives whose split is known, and so is income_eur. share_unknown_eur is income without a split plus the grants of the latest
-- year of initiatives without an account; the bounds put all of it with others (low) or with the municipality (high).
with
    latest as (
        select *
        from incomes
        where
            (year is null or is_within($from_year, $until_year, year))
            and (next_year is null or next_year > $until_year)
            and is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
    )
select
    sum(municipal_eur)::double / nullif(sum(income_eur) filter (where share is not null), 0)::double
    as share_per_euro,
    avg(share) as share_per_initiative,
    coalesce(sum(income_eur) filter (where share is null), 0)::double as share_unknown_eur,
    coalesce(sum(income_eur) filter (where share is not null), 0)::double as income_eur,
    coalesce(sum(municipal_eur), 0)::double as municipal_eur,
    count(share) as initiatives_known,
    count(*) filter (where share is null) as initiatives_unknown,
    coalesce(sum(municipal_eur), 0)::double / nullif(sum(income_eur), 0)::double as share_low,
    (
        coalesce(sum(municipal_eur), 0)
        + coalesce(sum(income_eur) filter (where share is null), 0)
    )::double
    / nullif(sum(income_eur), 0)::double as share_high,
    count(*) filter (where share > 0.5) as initiatives_over_half
from latest
order by share_per_euro
