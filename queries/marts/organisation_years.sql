-- How many organisations were granted money in each year, and what came before and after?
-- One row per level, value of that level, year, years in a row, what came before and after, and scheme.
-- Levels as in request_days, without the year. An organisation can have money under several themes, so the rows of two themes together count it twice:
-- these sums are only for who chooses one value of one dimension at most (is_summed_alone).
-- years: without a gap, up to this one. scheme: where all is of one scheme (is_of_one_scheme). The rest as in granted_years.
-- is_named false: all who have no name in the exports, together, of whom only promises can be counted.
with
    money as (
        select
            hash(
                level_name(grouping(theme), grouping(neighbourhood), grouping(initiator_kind), 1),
                theme,
                neighbourhood,
                initiator_kind
            ) as group_key,
            organisation_key,
            money_year as year,
            scheme,
            sum(promises) as promises,
            sum(granted_eur) as granted_eur,
            max(last_end_date) as last_end_date
        from organisation_money
        where is_initiative and money_year is not null
        group by
            grouping sets (
                (organisation_key, money_year, scheme),
                (organisation_key, money_year, scheme, theme),
                (organisation_key, money_year, scheme, neighbourhood),
                (organisation_key, money_year, scheme, initiator_kind)
            )
    ),
    levels as (
        select
            level_name(grouping(theme), grouping(neighbourhood), grouping(initiator_kind), 1) as level,
            theme,
            neighbourhood,
            initiator_kind
        from organisation_money
        group by grouping sets ((), (theme), (neighbourhood), (initiator_kind))
    ),
    in_a_row as (
        select
            *,
            year - max(case when is_first_of_row then year end) over (
                partition by group_key, organisation_key order by year
            ) + 1 as years
        from granted_years(money)
    ),
    counts as (
        select
            group_key,
            year,
            years,
            is_seen_before,
            years_until_next,
            organisation_key is not null as is_named,
            schemes = 1 as is_of_one_scheme,
            case when schemes = 1 then scheme end as scheme,
            count(*) as organisations,
            sum(promises) as promises,
            sum(granted_eur) as granted_eur,
            max(last_end_date) as last_end_date
        from in_a_row
        group by
            group_key,
            year,
            years,
            is_seen_before,
            years_until_next,
            organisation_key is not null,
            schemes = 1,
            case when schemes = 1 then scheme end
    )
select levels.*, counts.* exclude (group_key)
from counts
inner join
    levels
    on counts.group_key
    = hash(levels.level, levels.theme, levels.neighbourhood, levels.initiator_kind)
order by level, theme, neighbourhood, initiator_kind, year
