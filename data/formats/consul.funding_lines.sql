-- What does each investment cost?
-- One row per investment with a price, which the municipality works out for what is feasible.
select
    line,
    investment_id as funding_id,
    investment_id as initiative_id,
    'municipality' as funder_kind,
    cast(price_eur as decimal(18, 2)) as asked_eur
from budget_investments_lines
where price_eur is not null
