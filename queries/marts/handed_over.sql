-- When was each initiative handed over to another official?
-- One row per handover, with the line that tells of who stopped.
-- A handover: an official stops and somebody else holds the initiative after that, at once or later, before the same official comes back.
-- When the last one stops and nobody follows, nothing is handed over. Two rows of the same official that follow each other are one spell.
-- An initiative of which a day is not known (held_stretches) is left out.
with
    spells as (
        select
            *,
            coalesce(to_date, cast('9999-12-31' as date)) as end_date,
            row_number() over (
                partition by initiative_key, official_number, to_date
                order by source_line, source_file
            ) as place
        from assignment_days
        where
            initiative_key not in (select initiative_key from held_stretches where first_date is null)
    ),
    followed as (
        select
            departed.initiative_key,
            departed.official_number,
            departed.to_date,
            min(case when spells.official_number = departed.official_number then spells.from_date end) as next_own_date,
            min(case when spells.official_number <> departed.official_number then spells.from_date end) as next_date
        from spells as departed
        inner join
            spells
            on departed.initiative_key = spells.initiative_key
            and spells.end_date > departed.to_date
        where departed.place = 1 and departed.to_date is not null
        group by departed.initiative_key, departed.official_number, departed.to_date
    )
select
    spells.initiative_key,
    spells.department,
    spells.from_date,
    spells.to_date,
    cast(extract(year from spells.to_date) as integer) as year,
    spells.source_file,
    spells.source_line
from followed
inner join
    spells
    on followed.initiative_key = spells.initiative_key
    and followed.official_number = spells.official_number
    and followed.to_date = spells.to_date
    and spells.place = 1
where
    followed.next_date is not null
    and (
        followed.next_own_date is null
        or (followed.next_own_date > followed.to_date + 1 and followed.next_date < followed.next_own_date)
    )
