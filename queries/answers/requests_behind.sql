-- Which requests are behind a number?
-- One row per request, in the order of the lines of the exports.
-- $department: only of this department ('unknown' where none is told); null means any.
-- $age_band: only what is open and so old; null means any.
-- $term_days: only requests that had this whole term and whose wait is known; null means any.
-- $until: with $term_days: the wait until the 'first_answer' or the 'decision'; null means decision.
-- $departments: only these; null means all.
-- $themes: only requests of initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only requests received in or after this year.
-- $until_year: only requests received in or before this year.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- $limit: so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the requests themselves.
with
    chosen as (
        select *
        from requests
        where
            is_counted($definition, is_initiative, is_declared, schemes)
            and is_asked($departments, department)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, received_year)
            and ($department is null or coalesce(department, 'unknown') = $department)
            and ($age_band is null or (is_open and age_band(days_observed) = $age_band))
            and (
                $term_days is null
                or (
                    days_observed >= $term_days
                    and case
                        when $until = 'first_answer' then days_to_first_answer else days_to_decision
                    end is not null
                )
            )
        order by source_line, source_file
        limit coalesce($limit, 100)
    )
select
    chosen.request_id as case_id,
    chosen.initiative_id,
    chosen.department,
    chosen.kind as subject,
    chosen.received_date,
    chosen.is_open,
    chosen.closed_date,
    source_files.file,
    chosen.source_line as line
from chosen
left join source_files on chosen.source_file = source_files.source_file
order by chosen.source_line, chosen.source_file
