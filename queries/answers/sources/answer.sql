-- Which files do these figures come from?
-- One row per file, newest export first.
select
    file,
    format,
    municipality,
    export_date,
    lines_read,
    accepted,
    rejected,
    no_data,
    blank,
    warnings
from source_files
order by export_date desc, file, source_file
