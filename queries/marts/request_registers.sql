-- Which dates do the exports of requests of each register have?
-- One row per register with requests.
-- is_dateless: it tells outcomes but not one date of decision. has_answer_days: some request has a day of its first answer; null where no export can have one.
select
    exports_on_day.register_key,
    coalesce(sum(known) filter (where column_name = 'outcome') > 0, false)
    and coalesce(sum(known) filter (where column_name = 'decided_date'), 0) = 0 as is_dateless,
    max(known) filter (where column_name = 'first_answer_date') > 0 as has_answer_days
from exported.column_coverage
inner join
    exports_on_day
    on column_coverage.source_file = exports_on_day.source_file
    and column_coverage.table_name = exports_on_day.table_name
where exports_on_day.table_name = 'requests'
group by exports_on_day.register_key
