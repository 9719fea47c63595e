-- Does the risk score tell which initiatives stop after their subsidy?
-- One row.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, whose subsidy stopped in these years.
-- Of a pair of which one stopped first, within 36 months, the score is right when that one had more points on the day its subsidy stopped; as many points are
-- half right (Harrell 1982). Who ends otherwise is followed until then. The same pairs are judged by size alone: less yearly income is riskier, in 25 equal
-- classes. Only initiatives with accounts of before that day: both orders need them. Time is in whole weeks: who stopped in the same week are no pair. The 95 %
-- interval is by the infinitesimal jackknife. With too few stops nothing is said of it.
with
    subsidies as (
        select
            score_low,
            size_class,
            case when days > 1095 then 157 else days // 7 end as weeks,
            coalesce(outcome_within(days, outcome, 1095) = 'stopped', false) as is_stop
        from survivals
        where
            days is not null
            and size_class is not null
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, subsidy_end_year)
    ),
    mark_weeks as (
        select
            'score' as marker,
            score_low as mark,
            weeks,
            count(*) filter (where is_stop) as stops,
            count(*) filter (where not is_stop) as others
        from subsidies
        group by score_low, weeks
        union all
        select
            'size' as marker,
            size_class as mark,
            weeks,
            count(*) filter (where is_stop) as stops,
            count(*) filter (where not is_stop) as others
        from subsidies
        group by size_class, weeks
    ),
    judgements as (select * from concordance(mark_weeks)),
    margins as (
        select
            (select count(*) from subsidies) as initiatives,
            (select count(*) from subsidies where is_stop) as stops,
            max(case when marker = 'score' then share_right end) as share_right,
            max(case when marker = 'score' then 1.959963984540054 * error end) as margin,
            max(case when marker = 'size' then share_right end) as share_right_size,
            max(case when marker = 'size' then 1.959963984540054 * error end) as margin_size
        from judgements
        where (select count(*) from subsidies where is_stop) >= (select stops_for_test from score_policy)
    )
select
    initiatives,
    stops,
    share_right,
    case when share_right is not null then greatest(share_right - margin, 0) end as share_right_low,
    case when share_right is not null then least(share_right + margin, 1) end as share_right_high,
    share_right_size,
    case
        when share_right_size is not null then greatest(share_right_size - margin_size, 0)
    end as share_right_size_low,
    case
        when share_right_size is not null then least(share_right_size + margin_size, 1)
    end as share_right_size_high,
    share_right - margin > share_right_size + margin_size as is_better_than_size,
    share_right + margin < share_right_size - margin_size as is_worse_than_size
from margins
