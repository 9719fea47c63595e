-- Who handles each subsidy?
-- One row per subsidy that goes out and has a handler; since when is unknown.
select line, subsidy_id as initiative_id, official
from subsidie_lines
where official is not null and is_outgoing is distinct from false
