-- Which initiatives are known, and in which status since when?
-- One row per initiative as known on the day; what a person decided to be one in several registers (joined_mentions) is one.
-- Where registers differ, one of them counts: one that still shows the initiative before one that it has left, one that tells its status before one that does not,
-- and then the one whose status changed last (of one day: the one exported last). register_key, initiative_id, file and line are of that one, and so are
-- its status, end and activity. Title, theme, neighbourhood, kind of initiator and start come from the next one where it does not tell them. Residents' own is what
-- one of them counts as such.
-- identity_hash is the same on every day and in every export (two of a million share one with a chance of 1 in 37 million); initiative_key is of this day.
with
    joined as (
        select
            mentions_on_day.*,
            joined_mentions.first_mention,
            row_number() over (
                partition by joined_mentions.first_mention
                order by
                    has_left,
                    last_seen_date desc nulls last,
                    status is null,
                    is_active is null,
                    status_since_date desc nulls last,
                    seen_until desc,
                    mentions_on_day.register_key,
                    mentions_on_day.initiative_id
            ) as place
        from mentions_on_day
        inner join
            joined_mentions
            on mentions_on_day.register_key = joined_mentions.register_key
            and mentions_on_day.initiative_id = joined_mentions.initiative_id
    ),
    united as (
        select
            joined.* replace (
                first_value(title ignore nulls) over together as title,
                first_value(theme ignore nulls) over together as theme,
                first_value(neighbourhood ignore nulls) over together as neighbourhood,
                first_value(initiator_kind ignore nulls) over together as initiator_kind,
                first_value(started_date ignore nulls) over together as started_date,
                coalesce(
                    cast(extract(year from first_value(started_date ignore nulls) over together) as integer),
                    first_value(started_year ignore nulls) over together
                ) as started_year,
                bool_or(is_declared) over together as is_declared,
                string_agg(schemes, ' | ') over together as schemes,
                bool_or(is_initiative) over together as is_initiative
            )
        from joined
        window
            together as (
                partition by first_mention
                order by place
                rows between unbounded preceding and unbounded following
            )
        qualify place = 1
    ),
    on_day as (
        select *, hash(municipality, register, initiative_id) as identity_hash
        from mentions_on_day
        where
            not exists (
                select 1
                from joined
                where
                    joined.register_key = mentions_on_day.register_key
                    and joined.initiative_id = mentions_on_day.initiative_id
            )
        union all by name
        select
            united.* exclude (first_mention, place) replace (
                case when not is_declared then schemes end as deciding_schemes
            ),
            hash(first_mention) as identity_hash
        from united
    )
select row_number() over (order by register_key, initiative_id) as initiative_key, *
from on_day
