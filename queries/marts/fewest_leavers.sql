-- How many officials would have to leave before more than half of the initiatives that are held have nobody?
-- One row.
-- Over all active initiatives that count by the settings and are held by somebody now. Who the officials are does not leave this query.
-- fewest_low: an initiative with three officials counts for a third with each, so a group can leave behind no more initiatives than the sum of its
-- parts; the fewest officials with the largest parts that reach more than half. fewest_high: a group that was found to do it, by letting officials leave in
-- three orders (most parts, most initiatives, most initiatives alone first). With at most 14 officials every group is tried. Where both agree the number is exact.
with
    holdings as (
        select distinct
            assignment_days.initiative_key,
            dense_rank() over (
                order by coalesce(assignments.municipality, ''), assignments.official
            ) as official_number
        from assignment_days
        inner join relations on assignment_days.initiative_key = relations.initiative_key
        inner join
            exported.assignments
            on assignment_days.source_file = assignments.source_file
            and assignment_days.source_line = assignments.source_line
        where assignment_days.is_current and relations.is_active is distinct from false and relations.is_initiative
    ),
    parts as (
        select
            initiative_key,
            official_number,
            1.0 / count(*) over (partition by initiative_key) as part,
            case when count(*) over (partition by initiative_key) = 1 then 1 else 0 end as alone
        from holdings
    ),
    size as (
        select
            count(distinct official_number) as officials,
            count(distinct initiative_key) as initiatives,
            cast(floor(count(distinct initiative_key) / 2) as bigint) + 1 as more_than_half
        from holdings
    ),
    ranks as (
        select
            official_number,
            initiatives,
            row_number() over (order by part desc, official_number) as by_part,
            row_number() over (order by initiatives desc, part desc, official_number) as by_count,
            row_number() over (order by alone desc, part desc, official_number) as by_alone,
            sum(part) over (order by part desc, official_number rows unbounded preceding) as parts
        from
            (
                select
                    official_number,
                    count(*) as initiatives,
                    sum(part) as part,
                    sum(alone) as alone
                from parts
                group by official_number
            ) as officials
    ),
    last_leavers as (
        select
            unnest(['part', 'count', 'alone']) as leaving,
            unnest([max(by_part), max(by_count), max(by_alone)]) as leavers
        from parts
        inner join ranks on parts.official_number = ranks.official_number
        group by initiative_key
    ),
    leaver_counts as (
        select leaving, leavers, sum(count(*)) over (partition by leaving order by leavers) as initiatives
        from last_leavers
        group by leaving, leavers
    ),
    holders as (
        select holders, count(*) as initiatives
        from
            (
                select initiative_key, sum(1::bigint << (official_number - 1)) as holders
                from parts
                where (select officials from size) <= 14
                group by initiative_key
            ) as each_initiative
        group by holders
    ),
    trials as (
        select leavers, sum(initiatives) as initiatives
        from (select unnest(range(1, 16384)) as leavers) as groups
        inner join holders on holders.holders & groups.leavers = holders.holders
        group by leavers
    ),
    exact as (
        select min(bit_count(leavers)) as fewest
        from trials, size
        where trials.initiatives >= size.more_than_half
    )
select
    size.officials,
    size.initiatives,
    coalesce(
        exact.fewest,
        (select min(by_part) from ranks where parts >= size.more_than_half - 1e-9)
    ) as fewest_low,
    coalesce(
        exact.fewest,
        (select min(leavers) from leaver_counts where leaver_counts.initiatives >= size.more_than_half)
    ) as fewest_high,
    (select max(initiatives) from ranks) as most_initiatives
from size
cross join exact
