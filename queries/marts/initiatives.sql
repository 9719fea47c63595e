-- Which initiatives are there, and where does each stand?
-- One row per initiative as known on the day.
-- Stuck is an idea, an application or an assessment that lasts longer than is usual for that status (usual_stays).
-- What left its register has a status of its own since the day on which it was last seen: nobody knows how it stands now.
-- organisation_key: who started it (organisations), by the register that counts or else by another that has it too (joined_mentions); where no export names anybody,
-- that is this initiative's own.
-- is_status_assumed: no export says so; it follows from what was granted and determined (status_changes).
-- gone_year: from the end of this year on it is not here any more, as far as is known: the year of its end, or in which it was last seen; what ended on an
-- unknown day is at the end of no year.
select
    initiatives_on_day.* exclude (
        is_ended_without_status, status, status_since_date, is_since_at_least, is_status_assumed, days_in_status
    ),
    case when has_left then 'left_register' else initiatives_on_day.status end as status,
    case when has_left then last_seen_date else status_since_date end as status_since_date,
    not has_left and is_since_at_least as is_since_at_least,
    not has_left and is_status_assumed as is_status_assumed,
    case when not has_left then days_in_status end as days_in_status,
    cast(
        case
            when is_end_undated then started_year else coalesce(ended_year, extract(year from last_seen_date))
        end as integer
    ) as gone_year,
    coalesce(
        initiative_organisations.organisation_key, of_others.organisation_key, initiatives_on_day.identity_hash
    ) as organisation_key,
    coalesce(
        initiatives_on_day.is_active and initiatives_on_day.days_in_status > usual_stays.usual_days, false
    ) as is_stuck
from initiatives_on_day
left join usual_stays on initiatives_on_day.status = usual_stays.status
left join
    initiative_organisations
    on initiatives_on_day.register_key = initiative_organisations.register_key
    and initiatives_on_day.initiative_id = initiative_organisations.initiative_id
left join
    (
        select mention_keys.initiative_key, min(initiative_organisations.organisation_key) as organisation_key
        from initiative_organisations
        inner join
            joined_mentions
            on initiative_organisations.register_key = joined_mentions.register_key
            and initiative_organisations.initiative_id = joined_mentions.initiative_id
        inner join
            mention_keys
            on joined_mentions.register_key = mention_keys.register_key
            and joined_mentions.initiative_id = mention_keys.initiative_id
        group by mention_keys.initiative_key
    ) as of_others
    on initiatives_on_day.initiative_key = of_others.initiative_key
