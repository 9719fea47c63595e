-- Between which limits may the share of each department lie by chance?
-- One table per call: one row per department.
-- departments: a relation with department, n, share_all and variance_between (beyond chance; see spread_limit).
-- share_95_… holds 95 % and share_998_… 99.8 % of what chance alone does; share_spread_… 99.8 % where departments differ by themselves as well.
(departments) as table
select
    department,
    max(by_chance) filter (where side = 'low' and not is_wide) as share_95_low,
    max(by_chance) filter (where side = 'high' and not is_wide) as share_95_high,
    max(by_chance) filter (where side = 'low' and is_wide) as share_998_low,
    max(by_chance) filter (where side = 'high' and is_wide) as share_998_high,
    max(with_spread) filter (where side = 'low' and is_wide) as share_spread_low,
    max(with_spread) filter (where side = 'high' and is_wide) as share_spread_high
from
    (
        select
            departments.department,
            drawn.side,
            drawn.is_wide,
            limit_by_chance(departments.share_all, departments.n, drawn.deviations) as by_chance,
            spread_limit(
                departments.share_all, departments.n, departments.variance_between, drawn.deviations
            ) as with_spread
        from query_table(departments) as departments
        cross join
            (
                values
                    ('low', false, -1.959963984540054e0),
                    ('high', false, 1.959963984540054e0),
                    ('low', true, -3.090232306167813e0),
                    ('high', true, 3.090232306167813e0)
            ) as drawn (side, is_wide, deviations)
    ) as limits
group by department
