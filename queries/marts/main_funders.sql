-- Which funder gave most of the money of each initiative?
-- One row per initiative of which more than half of the money that we know it was ever granted comes from one funder.
-- A correction (below zero) counts with what it corrects.
with
    grants as (
        select initiative_key, funder_key, sum(granted_eur) as granted_eur
        from funding
        where granted_eur <> 0
        group by initiative_key, funder_key
    )
select initiative_key, max_by(funder_key, granted_eur) as funder_key
from grants
group by initiative_key
having max(granted_eur) > 0.5 * sum(granted_eur) and sum(granted_eur) > 0
