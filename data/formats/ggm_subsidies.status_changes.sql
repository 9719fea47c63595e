-- Where does each subsidy stand?
-- One row per subsidy that goes out and has a status; the table does not say since when.
select line, subsidy_id as initiative_id, cast(null as date) as from_date, status, source_status
from subsidie_lines
where source_status is not null and is_outgoing is distinct from false
