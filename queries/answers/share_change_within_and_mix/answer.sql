-- Did initiatives come to depend more on the municipality, or did the money shift?
-- One row per theme, most income first, and one for all together (is_total, theme null), last; 'unknown' is without theme.
-- $year (whole): the year looked at; null means the latest year that is over and has accounts.
-- $base_year (whole): the year that it is compared with; null means the latest year with accounts before it.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and accounts of these years.
-- Per euro, over the initiatives whose split is known in that year. With w the part of all income that a theme has and s the municipality's
-- share in it: change = sum of w_before * (s - s_before) [within] + sum of (w - w_before) * (s - all s_before) [mix]: exact. The share of all
-- before is taken off in the mix, which leaves the sum as it is and gives each theme the right sign. A theme without income in one of the years is
-- all mix. A share over fewer initiatives than the minimum is not told.
with
    theme_years as (
        select
            year,
            theme,
            sum(known_eur)::double as income,
            sum(municipal_eur)::double as municipal,
            sum(initiatives_known) as known,
            sum(initiatives_unknown) as unknown
        from income_totals
        where
            year is not null
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, year)
        group by year, theme
    ),
    pair_of_years as (
        select
            now_year,
            coalesce(
                $base_year, (select max(year) from theme_years where income > 0 and year < now_year)
            ) as before_year
        from
            (
                select
                    coalesce(
                        $year,
                        (
                            select max(year)
                            from theme_years
                            cross join review_day
                            where income > 0 and (year < on_year or not is_in_year)
                        )
                    ) as now_year
            ) as latest
    ),
    pairs as (
        select
            theme,
            coalesce(sum(income) filter (where year = now_year), 0) as income,
            coalesce(sum(municipal) filter (where year = now_year), 0) as municipal,
            coalesce(sum(known) filter (where year = now_year), 0) as known,
            coalesce(sum(unknown) filter (where year = now_year), 0) as unknown,
            coalesce(sum(income) filter (where year = before_year), 0) as income_before,
            coalesce(sum(municipal) filter (where year = before_year), 0) as municipal_before,
            coalesce(sum(known) filter (where year = before_year), 0) as known_before,
            coalesce(sum(unknown) filter (where year = before_year), 0) as unknown_before
        from theme_years
        inner join pair_of_years on theme_years.year = now_year or theme_years.year = before_year
        group by theme
    ),
    differences as (
        select
            *,
            coalesce(
                income_before / all_before * (municipal / nullif(income, 0) - municipal_before / nullif(income_before, 0)), 0
            ) as within,
            (income / all_now - income_before / all_before)
            * (
                coalesce(municipal / nullif(income, 0), municipal_before / nullif(income_before, 0), 0)
                - share_before
            ) as mix
        from pairs
        cross join
            (
                select
                    nullif(sum(income), 0) as all_now,
                    nullif(sum(income_before), 0) as all_before,
                    sum(municipal_before) / nullif(sum(income_before), 0) as share_before
                from pairs
            ) as totals
    ),
    sums as (
        select
            case when grouping(differences.theme) = 0 then coalesce(differences.theme, 'unknown') end as theme,
            grouping(differences.theme) = 1 as is_total,
            sum(income) as income,
            sum(municipal) as municipal,
            sum(known) as known,
            sum(unknown) as unknown,
            sum(income_before) as income_before,
            sum(municipal_before) as municipal_before,
            sum(known_before) as known_before,
            sum(unknown_before) as unknown_before,
            sum(within) as within,
            sum(mix) as mix
        from differences
        group by grouping sets ((differences.theme), ())
        having count(*) > 0
    )
select
    theme,
    is_total,
    before_year as year_before,
    now_year as year,
    case when known_before >= for_share then municipal_before / nullif(income_before, 0) end as share_before,
    case when known >= for_share then municipal / nullif(income, 0) end as share,
    within + mix as share_change,
    within as share_within,
    mix as share_mix,
    income_before as income_before_eur,
    income as income_eur,
    municipal_before as municipal_before_eur,
    municipal as municipal_eur,
    known_before::bigint as initiatives_known_before,
    known::bigint as initiatives_known,
    unknown_before::bigint as initiatives_unknown_before,
    unknown::bigint as initiatives_unknown
from sums
cross join pair_of_years
cross join minimums
order by is_total, income_eur desc, theme nulls last
