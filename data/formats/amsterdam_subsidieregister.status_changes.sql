-- Where does each case of the subsidy register stand?
-- One row per case.
-- The register does not say since when. A closed case without a grant was rejected or withdrawn: which, it does not say.
select
    line,
    case_id as initiative_id,
    cast(null as date) as from_date,
    case
        when stage in ('submitted', 'assessed')
        then stage
        when stage = 'decided'
        then case when granted_eur > 0 then 'supported' when granted_eur = 0 then 'rejected' end
        when stage = 'settling'
        then 'running'
        when stage = 'closed' and granted_eur > 0
        then 'completed'
    end as status,
    source_status
from lines
where source_status is not null
