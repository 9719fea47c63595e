-- For what did the municipality give subsidies?
-- One row per subsidy that goes out.
select subsidie_lines.line, subsidie_lines.subsidy_id as initiative_id, subsidie_lines.title, sector_lines.theme
from subsidie_lines
left join sector_lines on subsidie_lines.sector_id = sector_lines.sector_id
where subsidie_lines.is_outgoing is distinct from false
