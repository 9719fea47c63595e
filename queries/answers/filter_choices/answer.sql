-- What can the reader choose from?
-- One row per dimension and value, most frequent first, years in order.
-- Initiatives are counted, for departments requests.
select dimension, value, initiatives::bigint as initiatives
from choices
order by
    dimension,
    case when dimension = 'year' then value end,
    initiatives desc,
    value
