-- Who was each input assigned to?
-- One row per input that was; since when is unknown.
select line, input_id as initiative_id, official
from inputs_lines
where official is not null
