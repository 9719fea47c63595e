-- Until when was there money under each number, and was it granted or determined?
-- One row per number of a promise that can tell something of the request of the same number.
-- shown_until: the newest export that shows the money; newest_date: the newest export of money of that register. is_settled: it was granted or determined, at zero too.
-- Not here is a number whose money every newest export shows and that was neither granted nor determined after the first export of requests: it tells nothing of a request.
select
    promises.register_key,
    promises.funding_id,
    max(promises.export_date) as shown_until,
    max(newest_money.export_date) as newest_date,
    bool_or(promises.granted_eur > 0 or promises.determined_eur is not null) as is_settled
from promises
inner join
    (
        select register_key, max(export_date) as export_date
        from exports_on_day
        where table_name = 'funding_lines'
        group by register_key
    ) as newest_money
    on promises.register_key = newest_money.register_key
where
    promises.export_date < newest_money.export_date
    or (
        (promises.granted_eur > 0 or promises.determined_eur is not null)
        and promises.export_date
        > (select min(export_date) from exports_on_day where table_name = 'requests')
    )
group by promises.register_key, promises.funding_id
