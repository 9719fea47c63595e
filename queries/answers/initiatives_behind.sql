-- Which initiatives are behind a number?
-- One row per initiative, in the order of the lines of the exports.
-- $status: only in this status ('unknown' where none is told); null means any.
-- $theme: only with this theme ('unknown' where none is told); null means any.
-- $neighbourhood: only in this ward, whatever its capitals ('unknown' where none is told); null means any.
-- $started: only what started in this year ('unknown' where it is not told); null means any.
-- $since_contact: only what was last spoken to so long ago; null means any.
-- $officials_met: only what has met so many officials ('4+' for more, 'unknown'); null means any.
-- $activity: 'not_ended' or 'active'; null means any.
-- $themes: only initiatives with these themes; null means all.
-- $neighbourhoods: only these neighbourhoods; null means all.
-- $initiator_kinds: only these kinds of initiator; null means all.
-- $from_year: only initiatives that started in or after this year.
-- $until_year: only initiatives that started in or before this year.
-- $definition: what counts as a residents' initiative: words in the scheme's name; null means as in the settings.
-- $limit: so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the initiatives themselves.
with
    chosen as (
        select *
        from initiatives
        where
            is_counted($definition, is_initiative, is_declared, deciding_schemes)
            and is_asked($themes, theme)
            and is_asked($neighbourhoods, neighbourhood)
            and is_asked($initiator_kinds, initiator_kind)
            and is_within($from_year, $until_year, started_year)
            and ($status is null or coalesce(status, 'unknown') = $status)
            and ($theme is null or coalesce(theme, 'unknown') = $theme)
            and (
                $neighbourhood is null
                or coalesce(lower(trim(neighbourhood)), 'unknown') = lower(trim($neighbourhood))
            )
            and ($started is null or coalesce(started_year::varchar, 'unknown') = $started)
            and ($activity is distinct from 'not_ended' or is_active is distinct from false)
            and ($activity is distinct from 'active' or is_active)
            and (
                ($since_contact is null and $officials_met is null)
                or initiative_key in (
                    select initiative_key
                    from relations
                    where
                        ($since_contact is null or since_contact = $since_contact)
                        and (
                            $officials_met is null
                            or case
                                when officials_met >= 4
                                then '4+'
                                else coalesce(officials_met::varchar, 'unknown')
                            end = $officials_met
                        )
                )
            )
        order by source_line, source_file
        limit coalesce($limit, 100)
    )
select
    chosen.initiative_id,
    chosen.title,
    chosen.theme,
    chosen.neighbourhood,
    chosen.status,
    chosen.started_date,
    chosen.ended_date,
    source_files.file,
    chosen.source_line as line
from chosen
left join source_files on chosen.source_file = source_files.source_file
order by chosen.source_line, chosen.source_file
