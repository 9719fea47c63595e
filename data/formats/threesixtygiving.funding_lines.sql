-- Which grants were given?
-- One row per grant. An amount in another currency than the euro is no amount in euros: there it is unknown.
select
    line,
    grant_id as funding_id,
    grant_id as initiative_id,
    recipient,
    department,
    funder,
    'fund' as funder_kind,
    scheme,
    'subsidy' as instrument,
    cast(extract(year from coalesce(start_date, award_date)) as bigint) as year,
    case when upper(currency) = 'EUR' then asked_eur end as asked_eur,
    case when upper(currency) = 'EUR' then granted_eur end as granted_eur,
    case when upper(currency) = 'EUR' then paid_eur end as paid_eur,
    start_date,
    end_date
from grants_lines
