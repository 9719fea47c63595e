-- Which proposals were handed in?
-- One row per proposal, of which every comment has a line.
select min(line) as line, proposal_id as initiative_id, min_by(title, line) as title, min(received_date) as started_date
from proposals_lines
group by proposal_id
