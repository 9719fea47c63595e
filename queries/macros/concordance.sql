-- Of how many pairs of which one stopped first did the mark say so?
-- One table per call: one row per marker, with the share of the pairs that is right and its standard error.
-- mark_weeks: a relation with marker, mark, weeks, stops (that stopped in that week) and others (followed until then). A higher mark should stop first.
-- Harrell 1982; the error is by the infinitesimal jackknife. Marks that are equal are half right; who stopped in the same week are no pair.
(mark_weeks) as table
with
    cells as (
        select
            marks.marker,
            marks.mark,
            moments.weeks,
            coalesce(mark_weeks.stops, 0) as stops,
            coalesce(mark_weeks.others, 0) as others
        from (select distinct marker, mark from query_table(mark_weeks)) as marks
        cross join (select distinct weeks from query_table(mark_weeks)) as moments
        left join
            query_table(mark_weeks) as mark_weeks
            on marks.marker = mark_weeks.marker
            and marks.mark = mark_weeks.mark
            and moments.weeks = mark_weeks.weeks
    ),
    compared as (
        select
            *,
            others
            + sum(stops + others) over (partition by marker, mark)
            - sum(stops + others) over (partition by marker, mark order by weeks) as later,
            sum(stops) over (partition by marker, mark order by weeks) - stops as earlier
        from cells
    ),
    places as (
        select
            *,
            sum(later) over every_mark as all_later,
            sum(earlier) over every_mark as all_earlier,
            sum(stops) over every_mark as all_stops,
            sum(later) over up_to_mark - later / 2 as later_right,
            sum(earlier) over every_mark - sum(earlier) over up_to_mark + earlier / 2 as earlier_right,
            sum(stops) over every_mark - sum(stops) over up_to_mark + stops / 2 as stops_right
        from compared
        window
            every_mark as (partition by marker, weeks),
            up_to_mark as (partition by marker, weeks order by mark)
    ),
    pairs as (
        select marker, stops as members, all_later + all_earlier as pairs, later_right + earlier_right as is_right
        from places
        where stops > 0
        union all
        select marker, others as members, all_earlier + all_stops as pairs, earlier_right + stops_right as is_right
        from places
        where others > 0
    )
select
    marker,
    sum(members * is_right) / nullif(sum(members * pairs), 0) as share_right,
    2 * sqrt(
        greatest(
            sum(members * is_right * is_right)
            - 2 * share_right * sum(members * is_right * pairs)
            + share_right ^ 2 * sum(members * pairs * pairs),
            0
        )
    )
    / nullif(sum(members * pairs), 0) as error
from pairs
group by marker
