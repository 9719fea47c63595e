-- Which help was asked and given?
-- One row per help asked or given up to the day.
-- Lines of support have no key, so they come from the newest export that has them and not from older ones.
-- What was asked or given after the last day observed has not happened yet. A line without any day is there too: help of which the day is not told.
-- year: in which help was asked, or else given. sort_hash stands for the dimensions of the initiative, as in initiative_sorts; null where no export tells of it.
select
    initiatives.initiative_key,
    case
        when initiatives.initiative_key is not null
        then
            hash(
                initiatives.theme,
                initiatives.neighbourhood,
                initiatives.initiator_kind,
                initiatives.started_year,
                initiatives.is_declared,
                initiatives.deciding_schemes
            )
    end as sort_hash,
    support.kind,
    support.asked_date,
    case
        when support.given_date <= exports_on_day.observed_until then support.given_date
    end as given_date,
    cast(
        extract(
            year from coalesce(
                support.asked_date,
                case when support.given_date <= exports_on_day.observed_until then support.given_date end
            )
        ) as integer
    ) as year,
    exports_on_day.observed_until,
    support.source_file,
    support.source_line
from exported.support
inner join
    exports_on_day
    on support.source_file = exports_on_day.source_file
    and exports_on_day.table_name = 'support'
    and exports_on_day.export_rank = 1
left join
    mention_keys
    on exports_on_day.register_key = mention_keys.register_key
    and support.initiative_id = mention_keys.initiative_id
left join initiatives on mention_keys.initiative_key = initiatives.initiative_key
where
    least(support.asked_date, support.given_date) is null
    or least(support.asked_date, support.given_date) <= exports_on_day.observed_until
