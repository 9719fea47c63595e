-- What does the municipality pay for each initiative in a year, and what stands beside it?
-- One row per initiative that has not ended and year with income; one without year where only its value is told.
-- The value is as told, of the newest export, not of the year. low_eur and high_eur add up the indicators of this one initiative and are unknown where an indicator has only
-- one of the two; indicators without any price are counted apart. value_basis is the weakest of its indicators: self-reported, estimated, measured; unknown where one has none.
-- place: the order of the titles, so that a list can be cut off.
with
    worth as (
        select
            initiative_key,
            count(*) as indicators,
            count(*) filter (where low_eur is null and high_eur is null) as unpriced_indicators,
            case
                when count(*) filter (where low_eur is null and high_eur is not null) = 0
                then sum(low_eur)
            end as low_eur,
            case
                when count(*) filter (where high_eur is null and low_eur is not null) = 0
                then sum(high_eur)
            end as high_eur,
            case
                when count(*) filter (where basis is null) > 0
                then null
                when count(*) filter (where basis = 'self_reported') > 0
                then 'self_reported'
                when count(*) filter (where basis = 'estimated') > 0
                then 'estimated'
                else 'measured'
            end as value_basis
        from value_lines
        where initiative_key is not null
        group by initiative_key
    ),
    costs as (
        select
            yearly_accounts.initiative_key,
            yearly_accounts.year,
            yearly_accounts.next_year,
            yearly_accounts.municipal_eur,
            yearly_accounts.volunteer_hours,
            accounts.people_reached
        from yearly_accounts
        inner join
            exported.accounts
            on yearly_accounts.source_file = accounts.source_file
            and yearly_accounts.source_line = accounts.source_line
    )
select
    row_number() over (
        order by initiatives.title nulls last, initiatives.initiative_id, initiatives.initiative_key, costs.year
    ) as place,
    initiatives.initiative_key,
    initiatives.initiative_id,
    initiatives.title,
    costs.year,
    costs.next_year,
    cast(costs.municipal_eur as double) as municipal_eur,
    costs.people_reached,
    costs.volunteer_hours,
    cast(worth.low_eur as double) as low_eur,
    cast(worth.high_eur as double) as high_eur,
    coalesce(worth.indicators, 0) as indicators,
    coalesce(worth.unpriced_indicators, 0) as unpriced_indicators,
    worth.value_basis,
    initiatives.theme,
    initiatives.neighbourhood,
    initiatives.initiator_kind,
    initiatives.is_declared,
    initiatives.deciding_schemes as schemes,
    initiatives.is_initiative
from initiatives
left join costs on initiatives.initiative_key = costs.initiative_key
left join worth on initiatives.initiative_key = worth.initiative_key
where
    initiatives.is_active is distinct from false
    and (costs.initiative_key is not null or worth.initiative_key is not null)
