-- Where does the money end within a year?
-- One row per dimension (theme, neighbourhood) and value with money that is still to end, most ending euros first; 'unknown' is not told.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and money of these years.
-- Only what was granted and is still to end. running_eur is all of it, also what has no known end; ending_eur ends within 12 months after the
-- day. share_of_running is not told below the minimum of promises still to end.
with
    ends as (
        select
            coalesce(theme, 'unknown') as theme,
            coalesce(neighbourhood, 'unknown') as neighbourhood,
            case when period = '12 months' then ending_eur else 0 end as ending_eur,
            case
                when period = '12 months' and is_first_within($chosen, is_first, previous_year)
                then promises
                else 0
            end as initiatives,
            case when period = 'quarter' then ending_eur else 0 end as running_eur,
            case when period = 'quarter' then promises else 0 end as running_promises
        from endings
        where
            period in ('quarter', '12 months')
            and fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, money_year)
    ),
    group_sums as (
        select
            case when grouping(theme) = 0 then 'theme' else 'neighbourhood' end as dimension,
            coalesce(theme, neighbourhood) as group_name,
            sum(ending_eur)::double as ending_eur,
            sum(initiatives)::bigint as initiatives,
            sum(running_eur)::double as running_eur,
            sum(running_promises)::bigint as running_promises
        from ends
        group by grouping sets ((theme), (neighbourhood))
    )
select
    dimension,
    group_name,
    ending_eur,
    initiatives,
    running_eur,
    running_promises,
    case
        when running_promises >= for_share then ending_eur / nullif(running_eur, 0)
    end as share_of_running
from group_sums
cross join minimums
order by dimension desc, ending_eur desc, running_eur desc, group_name
