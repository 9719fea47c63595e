-- How many officials does each department have?
-- One row per department that the exports name for an official on an initiative.
-- Of how many officials the figures of a department are: with one or two they are figures about persons, which the edition for the council does not
-- tell. Who now holds an initiative counts, and where nobody does who ever did. Who they are does not leave this query.
with
    named as (
        select
            assignment_days.department,
            assignment_days.is_current,
            coalesce(assignments.municipality, '') || chr(31) || assignments.official as official
        from assignment_days
        inner join
            exported.assignments
            on assignment_days.source_file = assignments.source_file
            and assignment_days.source_line = assignments.source_line
        where assignment_days.department is not null
    )
select
    department,
    coalesce(
        nullif(count(distinct case when is_current then official end), 0), count(distinct official)
    ) as officials
from named
group by department
