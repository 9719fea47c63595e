-- From when until when was each initiative held by an official?
-- One row per official on an initiative and spell, as known on the day.
-- An official is a number within the initiative: the first who held it is 1. The same number at another initiative is somebody else:
-- no figure is about an official.
-- The newest version of an assignment counts. A register may show only who holds an initiative now: an open assignment that a newer export of the
-- register no longer shows, though that export names somebody for the initiative, ended on the last day on which it was shown.
-- held_until is the last day of the spell that was observed; is_current: it goes on as far as is known.
with
    records as (
        select
            exports_on_day.register_key,
            exports_on_day.precedence,
            exports_on_day.export_rank,
            exports_on_day.observed_until,
            assignments.*,
            least(exports_on_day.observed_until, assignments.export_date) as seen_until,
            min(exports_on_day.export_rank) over (
                partition by exports_on_day.register_key, assignments.initiative_id
            ) as newest_rank,
            row_number() over (
                partition by
                    exports_on_day.register_key,
                    assignments.initiative_id,
                    assignments.official,
                    assignments.from_date
                order by exports_on_day.precedence, assignments.source_line
            ) as version
        from exported.assignments
        inner join
            exports_on_day
            on assignments.source_file = exports_on_day.source_file
            and exports_on_day.table_name = 'assignments'
        where assignments.from_date is null or assignments.from_date <= exports_on_day.observed_until
    ),
    spells as (
        select
            records.*,
            mention_keys.initiative_key,
            coalesce(
                hash(mention_keys.initiative_key), hash(records.register_key, records.initiative_id)
            ) as initiative_hash,
            export_rank > newest_rank
            and (to_date is null or to_date > observed_until) as is_end_guessed,
            case
                when to_date <= observed_until
                then to_date
                when export_rank > newest_rank
                then seen_until
            end as end_date
        from records
        left join
            mention_keys
            on records.register_key = mention_keys.register_key
            and records.initiative_id = mention_keys.initiative_id
        where version = 1
    ),
    officials as (
        select
            initiative_hash,
            official,
            row_number() over (
                partition by initiative_hash
                order by min(from_date) nulls first, min(source_line), official
            ) as official_number
        from spells
        group by initiative_hash, official
    )
select
    spells.initiative_key,
    cast(officials.official_number as integer) as official_number,
    spells.department,
    spells.from_date,
    spells.end_date as to_date,
    coalesce(spells.end_date, spells.seen_until) as held_until,
    spells.end_date is null
    or (spells.end_date >= spells.observed_until and not spells.is_end_guessed) as is_current,
    spells.source_file,
    spells.source_line
from spells
inner join
    officials
    on spells.initiative_hash = officials.initiative_hash
    and spells.official = officials.official
