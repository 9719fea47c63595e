-- Which initiatives are behind a number?
-- One row per initiative, in the order of the lines of the exports.
-- $status (text): only in this status ('unknown' where none is told); null means any.
-- $theme (text): only with this theme ('unknown' where none is told); null means any.
-- $neighbourhood (text): only in this ward, whatever its capitals ('unknown' where none is told); null means any.
-- $started (text): only what started in this year ('unknown' where it is not told); null means any.
-- $since_contact (text): only what was last spoken to so long ago, or of which it is 'known'; null means any.
-- $officials_met (text): only what has met so many officials ('4+' for more, 'many' by has_met_many, 'known', 'unknown'); null means any.
-- $officials (text): only what is held by so many officials now: 'none', 'one', 'more', 'known' or 'unknown'; null means any.
-- $activity (text): 'not_ended', 'active' or 'unknown' where it is not told; null means any.
-- $ended (text): only what ended in this year ('unknown' where its day is not told), whenever it started; null means any.
-- $gone (text): only what its register showed last in this year, and shows no more; null means any.
-- $matter (text): only what needs attention for this reason; null means any.
-- $risk (text): only what has a score ('scored'), a 'high' risk or a 'possible' one; null means any.
-- $driver (text): only what is judged by this driver of risk, known or not; null means any.
-- $points (text): with $driver: so many points by it ('0' to '3' or 'unknown'); null means any.
-- $here (whole): only what had come and not gone by the end of this year, whatever the years of the filter; null means any.
-- $since (text): 'unknown' asks only for what may be in its status for longer than the exports tell; null means any.
-- $held (text): only what an official held in this year, whenever it started ('unknown' where its days are not known); null means any.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- $limit (whole): so many lines; null means 100.
-- The same conditions as in the answer that holds the number, on the initiatives themselves.
with
    selection as (
        select *
        from initiatives
        where
            fits_definition($chosen, is_initiative, is_declared, deciding_schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and (
                coalesce($ended, $gone, $here::varchar) is not null
                or $held is not null
                or is_within($chosen, started_year)
            )
            and ($status is null or coalesce(status, 'unknown') = $status)
            and ($theme is null or coalesce(theme, 'unknown') = $theme)
            and (
                $neighbourhood is null
                or coalesce(lower(trim(neighbourhood)), 'unknown') = lower(trim($neighbourhood))
            )
            and ($started is null or coalesce(started_year::varchar, 'unknown') = $started)
            and ($activity is distinct from 'not_ended' or is_active is distinct from false)
            and ($activity is distinct from 'active' or is_active)
            and ($activity is distinct from 'unknown' or is_active is null)
            and (
                $ended is null
                or (is_active = false and not has_left and coalesce(ended_year::varchar, 'unknown') = $ended)
            )
            and ($gone is null or (has_left and gone_year::varchar = $gone))
            and ($here is null or is_here_at_end($here, started_year, gone_year))
            and ($since is null or is_since_at_least)
            and (
                $matter is null
                or initiative_key in (select initiative_key from noted_matters where matter = $matter)
            )
            and (
                ($risk is null and $driver is null)
                or initiative_key in (
                    select initiative_key
                    from risk
                    where
                        case $risk
                            when 'scored' then known_drivers > 0
                            when 'high' then is_high
                            when 'possible' then is_possibly_high
                            else true
                        end
                        and (
                            $points is null
                            or coalesce(
                                case $driver
                                    when 'municipal_share' then municipal_share_points
                                    when 'concentration' then concentration_points
                                    when 'margin' then margin_points
                                    when 'reserve_months' then reserve_months_points
                                    when 'months_to_grant_end' then months_to_grant_end_points
                                    when 'core_people' then core_people_points
                                    when 'volunteer_share' then volunteer_share_points
                                    when 'age_years' then age_years_points
                                end::varchar,
                                'unknown'
                            )
                            = $points
                        )
                )
            )
            and (
                $held is null
                or initiative_key in (
                    select initiative_key
                    from held_stretches
                    where
                        case
                            when $held = 'unknown' then first_date is null
                            else $held between year(first_date)::varchar and year(last_date)::varchar
                        end
                )
            )
            and (
                ($since_contact is null and $officials_met is null and $officials is null)
                or initiative_key in (
                    select initiative_key
                    from relations
                    where
                        (
                            $since_contact is null
                            or since_contact = $since_contact
                            or ($since_contact = 'known' and is_silent is not null)
                        )
                        and case $officials
                            when 'none' then current_officials = 0
                            when 'one' then current_officials = 1
                            when 'more' then current_officials > 1
                            when 'known' then current_officials is not null
                            when 'unknown' then current_officials is null
                            else true
                        end
                        and (
                            $officials_met is null
                            or case $officials_met
                                when 'known' then officials_met is not null
                                when 'many' then has_met_many(officials_met)
                                when '4+' then officials_met >= 4
                                when 'unknown' then officials_met is null
                                else officials_met::varchar = $officials_met
                            end
                        )
                )
            )
        order by source_line, source_file
        limit coalesce($limit, 100)
    )
select
    selection.initiative_id,
    selection.title,
    selection.theme,
    selection.neighbourhood,
    selection.status,
    selection.started_date,
    selection.ended_date,
    source_files.file,
    selection.source_line as line
from selection
left join source_files on selection.source_file = source_files.source_file
order by selection.source_line, selection.source_file
