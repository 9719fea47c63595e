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
    counts as (select change, count(*) as initiatives from changes group by change),
    -- Each change is put in order by itself: to number all rows and keep the first of each takes longer.
    shown as (
        (select * from changes where change = 'came' order by initiative_key limit coalesce($limit, 1000000000))
        union all
        (select * from changes where change = 'newly_known' order by initiative_key limit coalesce($limit, 1000000000))
        union all
        (select * from changes where change = 'went' order by initiative_key limit coalesce($limit, 1000000000))
        union all
        (select * from changes where change = 'left_register' order by initiative_key limit coalesce($limit, 1000000000))
        union all
        (select * from changes where change = 'moved' order by initiative_key limit coalesce($limit, 1000000000))
        union all
        (select * from changes where change = 'lost_money' order by eur desc, initiative_key limit coalesce($limit, 1000000000))
    )
select
    shown.change,
    initiatives.initiative_id,
    initiatives.title,
    initiatives.theme,
    initiatives.neighbourhood,
    shown.status_before,
    initiatives.status,
    initiatives.end_reason,
    shown.eur,
    counts.initiatives,
    shown.since_date
from shown
inner join counts on shown.change = counts.change
inner join initiatives on shown.initiative_key = initiatives.initiative_key
order by
    list_position(['came', 'newly_known', 'went', 'left_register', 'moved', 'lost_money'], shown.change),
    shown.eur desc nulls last,
    shown.initiative_key
