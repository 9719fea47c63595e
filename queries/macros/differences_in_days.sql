-- How much longer did each group wait than the other known groups, and how much within the same department?
-- One table per call: one row per group (who).
-- means: a relation as mean_days_waited gives it. A department weighs n1 · n2 / (n1 + n2) for within.
(means) as table
select
    who,
    max(n) filter (where department is null) as requests,
    max(other_n) filter (where department is null) as requests_others,
    max(mean_days) filter (where department is null) as average,
    max(other_mean_days) filter (where department is null) as average_others,
    max(part_beyond) filter (where department is null) as share_beyond,
    max(other_part_beyond) filter (where department is null) as share_beyond_others,
    coalesce(least(share_beyond, share_beyond_others) = 1, false) as is_beyond,
    case when not is_beyond then average - average_others end as difference,
    1.959963984540054 * sqrt(max(nullif(variance, 0)) filter (where department is null)) as reach,
    difference - reach as difference_low,
    difference + reach as difference_high,
    count(weight) as departments_within,
    coalesce(sum(n) filter (where weight > 0), 0) as requests_within,
    coalesce(sum(other_n) filter (where weight > 0), 0) as requests_others_within,
    case
        when not is_beyond then sum(weight * (mean_days - other_mean_days)) / sum(weight)
    end as difference_within,
    nullif(sum(weight ^ 2 * variance), 0) / sum(weight) ^ 2 as variance_within
from
    (
        select
            own.who,
            own.department,
            own.n,
            own.mean_days,
            own.part_beyond,
            beside.part_beyond as other_part_beyond,
            coalesce(beside.n, 0) as other_n,
            beside.mean_days as other_mean_days,
            coalesce(own.variance, 0) + coalesce(beside.variance, 0) as variance,
            case
                when
                    own.department <> 'unknown'
                    and own.n > 1
                    and beside.n > 1
                    and own.mean_days - beside.mean_days is not null
                then own.n * beside.n / (own.n + beside.n)
            end as weight
        from query_table(means) as own
        left join
            query_table(means) as beside
            on own.who = beside.who
            and own.department is not distinct from beside.department
            and not beside.is_own
        where own.is_own
    ) as pairs
group by who
