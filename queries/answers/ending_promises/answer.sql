-- Which promises end in the coming 12 months?
-- One row per promise, soonest first, on one day the largest first.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
-- $quarter (text): only what ends in this quarter on the day or after it, such as 2026-Q4, also when that is later than in 12 months; null means the coming 12 months.
-- $limit (whole): so many promises; null means all.
-- Only what was granted. all_promises and all_ending_eur are over all of them, whatever the limit. Whether there is a follow-up, the file does not say here.
with
    counts as (
        select
            coalesce(sum(promises), 0)::bigint as all_promises,
            coalesce(sum(ending_eur), 0)::double as all_ending_eur
        from endings
        where
            period = case when $quarter is null then '12 months' else 'quarter' end
            and ($quarter is null or quarter = $quarter)
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
    ),
    soonest as (
        select *
        from promises_to_end
        where
            case when $quarter is null then is_ending_in_12_months else ending_quarter = $quarter end
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
        order by end_date, granted_eur desc, initiative_id, funding_id, initiative_key
        limit $limit
    )
select
    initiative_id,
    title,
    funder,
    funder_kind,
    scheme,
    granted_eur::double as granted_eur,
    end_date,
    funding_id,
    all_promises,
    all_ending_eur
from soonest
cross join counts
order by end_date, soonest.granted_eur desc, initiative_id, funding_id, initiative_key
