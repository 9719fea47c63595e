-- Which subsidies did the ministries pay?
-- One row per line: the file numbers nothing, so a line is known by its year and its place.
select
    line,
    coalesce(year, 0) || '-' || line as funding_id,
    coalesce(year, 0) || '-' || line as initiative_id,
    recipient,
    funder,
    'state' as funder_kind,
    scheme,
    'subsidy' as instrument,
    year,
    paid_eur
from lines
