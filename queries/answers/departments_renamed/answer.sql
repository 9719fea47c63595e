-- Which departments got another name?
-- One row per renaming, newest first.
-- Seen between two exports of a register: nearly all that stood under the old name stands under the new one (department_renamings). dossiers: so many that both show.
-- Counted everywhere under the newest name; nobody got another department by it. is_confirmed: a person decided that it is a renaming.
select
    department_renamings.department,
    department_renamings.new_name,
    department_renamings.from_date,
    department_renamings.until_date,
    department_renamings.dossiers,
    department_renamings.is_confirmed
from department_renamings
order by until_date desc, dossiers desc, department
