-- Which files were read, and what became of each line?
-- One row per file.
select
    source_file,
    file,
    format,
    register,
    municipality,
    export_date,
    lines_read,
    accepted,
    rejected,
    no_data,
    blank,
    warnings
from exported.files
