-- Which initiatives came, went, moved or lost their money since an earlier day?
-- One row per initiative and change.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, started in these years.
-- $limit (whole): so many of each change; null means all. initiatives counts all of that change.
-- The tables named before.… are those of the earlier day, as it was known then.
-- What came and went in between has a row for each. newly_known: in the exports now and not then, though it began by that day or it is not told
-- when. left_register: had not ended when its register last showed it. moved: from one known status to another without ending; that a status became known is no move. lost_money: has not ended, had promised money running then and has none now (what only left the register is not lost); eur is what ran then.
with
    compared as (
        select
            initiatives.initiative_key,
            initiatives.started_date,
            initiatives.ended_date,
            initiatives.status,
            initiatives.is_active,
            initiatives.has_left,
            earlier.initiative_key as earlier_key,
            earlier.status as status_before,
            earlier.is_active as was_active,
            earlier.has_left as had_left,
            days.on_date as since_date
        from initiatives
        cross join before.review_day as days
        left join before.initiatives as earlier on initiatives.identity_hash = earlier.identity_hash
        where
            fits_definition(
                $chosen,
                initiatives.is_initiative,
                initiatives.is_declared,
                initiatives.deciding_schemes
            )
            and is_chosen(
                $chosen, initiatives.theme, initiatives.neighbourhood, initiatives.initiator_kind
            )
            and is_within($chosen, initiatives.started_year)
    ),
    changes as (
        select
            initiative_key,
            status_before,
            since_date,
            null::double as eur,
            case when started_date > since_date then 'came' else 'newly_known' end as change
        from compared
        where earlier_key is null and (ended_date is null or ended_date > since_date)
        union all
        select initiative_key, status_before, since_date, null as eur, 'went' as change
        from compared
        where
            is_active = false
            and not has_left
            and case
                when earlier_key is null
                then ended_date > since_date
                else was_active is distinct from false
            end
        union all
        select initiative_key, status_before, since_date, null as eur, 'left_register' as change
        from compared
        where has_left and had_left is distinct from true
        union all
        select initiative_key, status_before, since_date, null as eur, 'moved' as change
        from compared
        where
            is_active is distinct from false
            and was_active is distinct from false
            and earlier_key is not null
            and status <> status_before
        union all
        select
            compared.initiative_key,
            status_before,
            since_date,
            ran.running_eur::double as eur,
            'lost_money' as change
        from compared
        inner join before.running_money as ran on compared.earlier_key = ran.initiative_key
        left join running_money on compared.initiative_key = running_money.initiative_key
        where
            compared.is_active is distinct from false
            and ran.running_eur is not null
            and running_money.initiative_key is null
    ),
    places as (
        select
            *,
            list_position(['came', 'newly_known', 'went', 'left_register', 'moved', 'lost_money'], change) as place,
            count(*) over (partition by change) as initiatives,
            row_number() over (
                partition by change order by eur desc nulls last, initiative_key
            ) as number
        from changes
    )
select
    places.change,
    initiatives.initiative_id,
    initiatives.title,
    initiatives.theme,
    initiatives.neighbourhood,
    places.status_before,
    initiatives.status,
    initiatives.end_reason,
    places.eur,
    places.initiatives,
    places.since_date
from places
inner join initiatives on places.initiative_key = initiatives.initiative_key
where $limit is null or number <= $limit
order by place, number
