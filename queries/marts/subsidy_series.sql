-- Which initiatives have been subsidised for the same activity for three or more years in a row?
-- One row per initiative and scheme whose latest years in a row are three or more, or of which the third year runs.
-- $on_date: the day; a subsidy whose end is past has ended, and only years that have passed count.
-- $announcement_months: so many months before its end the municipality should say that it stops.
-- Awb 4:51: after three or more consecutive years for substantially the same activities a following period can only be refused with a
-- reasonable term; the law names no number of months. The same activity is the same initiative under the same scheme; without a scheme the same
-- initiative (scheme is null). The law speaks of continuing activities: what is said to be one-off (is_recurring false) does not count, what is not said does.
-- A promise counts in its year and in as many years as it lasts in full, two days of grace for leap years; a year has passed when the promise has run that long.
-- third_year_end_date: two years have passed and the third, which has begun, ends on that day; from then on the duty holds. Such a row is an announcement, and null says that
-- three years have passed: the two are never counted together.
-- An initiative that ended asks for nothing. Whether the end was announced is in no export. is_followed_up: the municipality promised it another subsidy that ends later, under another
-- scheme (under the same one the years would go on); null where the end is unknown, as is the day to announce.
with
    subsidies as (
        select
            initiative_key,
            initiative_id,
            scheme,
            money_year,
            coalesce(start_date, make_date(money_year, 1, 1)) as begin_date,
            case
                when end_date > coalesce(start_date, make_date(money_year, 1, 1))
                then
                    greatest(
                        1,
                        cast(
                            floor(
                                (
                                    end_date
                                    - coalesce(start_date, make_date(money_year, 1, 1))
                                    + 2
                                )
                                / 365.25
                            ) as integer
                        )
                    )
                else 1
            end as whole_years,
            granted_eur,
            end_date,
            end_date is null and determined_eur is null as is_open_ended,
            theme,
            neighbourhood,
            initiator_kind,
            is_declared,
            schemes,
            is_initiative
        from funding
        where
            funder_kind = 'municipality'
            and coalesce(instrument, 'subsidy') = 'subsidy'
            and granted_eur > 0
            and money_year is not null
            and is_recurring is distinct from false
    ),
    yearly as (
        select
            initiative_key,
            scheme,
            year,
            sum(granted_eur / whole_years) as granted_eur,
            bool_or(last_day <= $on_date) as is_passed,
            bool_or(first_day <= $on_date) as is_begun,
            max(last_day) as last_day
        from
            (
                select
                    initiative_key,
                    scheme,
                    money_year + step as year,
                    cast(granted_eur as double) as granted_eur,
                    whole_years,
                    cast(begin_date + to_months(cast(12 * step as integer)) as date) as first_day,
                    least(
                        cast(
                            begin_date + to_months(cast(12 * step + 12 as integer)) - interval 1 day as date
                        ),
                        end_date
                    ) as last_day
                from (select *, unnest(range(whole_years)) as step from subsidies) as each_year
            ) as years
        group by initiative_key, scheme, year
    ),
    in_a_row as (
        select
            *,
            year
            - row_number() over (
                partition by initiative_key, scheme order by year
            ) as first_of_row,
            max(year) over (partition by initiative_key, scheme) as last_year
        from yearly
    ),
    series as (
        select
            initiative_key,
            scheme,
            max(year) as last_year,
            count(*) filter (where is_passed) as years_in_a_row,
            avg(granted_eur) as granted_eur_per_year,
            case
                when count(*) filter (where is_passed) = 2
                then max(last_day) filter (where year = first_of_row + 3 and is_begun and not is_passed)
            end as third_year_end_date
        from in_a_row
        group by initiative_key, scheme, first_of_row
        having
            max(year) = max(last_year)
            and (count(*) filter (where is_passed) >= 3 or third_year_end_date is not null)
    ),
    of_initiative as (
        select
            initiative_key,
            max(end_date) as last_date,
            max(case when is_open_ended then money_year end) as open_year
        from subsidies
        group by initiative_key
    ),
    ends as (
        select
            series.*,
            max(subsidies.initiative_id) as initiative_id,
            case
                when not bool_or(is_open_ended and money_year + whole_years > last_year)
                then max(subsidies.end_date)
            end as end_date,
            bool_or(is_open_ended and money_year + whole_years > last_year) as is_open_ended,
            max(theme) as theme,
            max(neighbourhood) as neighbourhood,
            max(initiator_kind) as initiator_kind,
            bool_or(is_declared) as is_declared,
            max(schemes) as schemes,
            bool_or(is_initiative) as is_initiative
        from series
        inner join
            subsidies
            on series.initiative_key = subsidies.initiative_key
            and series.scheme is not distinct from subsidies.scheme
        group by
            series.initiative_key,
            series.scheme,
            last_year,
            years_in_a_row,
            granted_eur_per_year,
            third_year_end_date
    )
select
    ends.initiative_key,
    ends.initiative_id,
    initiatives.title,
    ends.scheme,
    cast(last_year as integer) as last_year,
    cast(years_in_a_row as integer) as years_in_a_row,
    granted_eur_per_year,
    third_year_end_date,
    end_date,
    cast(end_date - to_months(cast($announcement_months as integer)) as date) as announce_by_date,
    end_date < $on_date as is_ended,
    cast(end_date - to_months(cast($announcement_months as integer)) as date) < $on_date as is_announce_day_passed,
    case
        when end_date is not null
        then coalesce(last_date > end_date, false) or coalesce(open_year >= last_year, false)
    end as is_followed_up,
    ends.theme,
    ends.neighbourhood,
    ends.initiator_kind,
    ends.is_declared,
    ends.schemes,
    ends.is_initiative
from ends
inner join of_initiative on ends.initiative_key = of_initiative.initiative_key
left join initiatives on ends.initiative_key = initiatives.initiative_key
where
    initiatives.is_active is distinct from false
    and (is_open_ended or end_date >= cast(cast($on_date as date) - to_months(12) as date))
