-- What did the municipality decide on dossiers of money: yes or no, and how much of what was asked?
-- One row per level, value of that level, department, scheme, class of size, year of the money and decision.
-- Only dossiers of the municipality that ask or grant an amount, also those that left their register. Levels as in request_days, with the year in each of them,
-- and 'rows' for every combination of the dimensions.
-- is_granted: yes where more than nothing was granted; no where nothing was granted and the initiative is rejected or withdrawn, or nothing was determined; null while open, or unknown.
-- is_assumed: no export says that it was decided (see status_changes). size_class: of what was asked, in steps of a factor of about three; null where it is not told.
-- compared: decided, with both amounts told; squares and products (of what was asked and granted) are theirs, for the spread around the ratio of the two.
-- determined: granted, with an amount determined; settled amounts are theirs.
with
    classes as not materialized (
        select
            funding.* replace (coalesce(funding.department, 'unknown') as department),
            case
                when funding.asked_eur > 0 then cast(floor(2 * log10(funding.asked_eur)) as integer)
            end as size_class,
            case
                when funding.granted_eur > 0
                then true
                when
                    coalesce(funding.granted_eur, 0) = 0
                    and (
                        coalesce(initiatives.status in ('rejected', 'withdrawn'), false)
                        or funding.determined_eur = 0
                    )
                then false
            end as is_granted,
            coalesce(initiatives.is_status_assumed, false) as is_assumed
        from funding
        left join initiatives on funding.initiative_key = initiatives.initiative_key
        where
            funding.funder_kind = 'municipality'
            and coalesce(funding.asked_eur, funding.granted_eur, funding.determined_eur) is not null
    ),
    amounts as not materialized (
        select
            *,
            is_granted is not null and asked_eur > 0 and granted_eur is not null as is_compared,
            is_granted and determined_eur is not null as is_determined,
            cast(asked_eur as double) as application_size,
            cast(granted_eur as double) as grant_size
        from classes
    ),
    combinations as materialized (
        select
            theme,
            neighbourhood,
            initiator_kind,
            is_declared,
            schemes,
            is_initiative,
            department,
            scheme,
            size_class,
            money_year,
            is_granted,
            is_assumed,
            count(*) as dossiers,
            count(*) filter (where is_compared) as compared,
            sum(asked_eur) filter (where is_compared) as compared_application_eur,
            sum(granted_eur) filter (where is_compared) as compared_granted_eur,
            sum(application_size * application_size) filter (where is_compared) as application_squares,
            sum(grant_size * grant_size) filter (where is_compared) as granted_squares,
            sum(application_size * grant_size) filter (where is_compared) as products,
            count(*) filter (where is_determined) as determined,
            count(*) filter (where is_determined and determined_eur < granted_eur) as determined_lower,
            sum(granted_eur) filter (where is_determined) as settled_granted_eur,
            sum(determined_eur) filter (where is_determined) as settled_determined_eur
        from amounts
        group by
            theme,
            neighbourhood,
            initiator_kind,
            is_declared,
            schemes,
            is_initiative,
            department,
            scheme,
            size_class,
            money_year,
            is_granted,
            is_assumed
    )
select 'rows' as level, *
from combinations
union all
select
    level_name(grouping(theme), grouping(neighbourhood), grouping(initiator_kind), 1) as level,
    theme,
    neighbourhood,
    initiator_kind,
    cast(null as boolean) as is_declared,
    cast(null as varchar) as schemes,
    true as is_initiative,
    department,
    scheme,
    size_class,
    money_year,
    is_granted,
    is_assumed,
    sum(dossiers)::bigint as dossiers,
    sum(compared)::bigint as compared,
    sum(compared_application_eur) as compared_application_eur,
    sum(compared_granted_eur) as compared_granted_eur,
    sum(application_squares) as application_squares,
    sum(granted_squares) as granted_squares,
    sum(products) as products,
    sum(determined)::bigint as determined,
    sum(determined_lower)::bigint as determined_lower,
    sum(settled_granted_eur) as settled_granted_eur,
    sum(settled_determined_eur) as settled_determined_eur
from combinations
where is_initiative
group by
    grouping sets (
        (department, scheme, size_class, money_year, is_granted, is_assumed),
        (department, scheme, size_class, money_year, is_granted, is_assumed, theme),
        (department, scheme, size_class, money_year, is_granted, is_assumed, neighbourhood),
        (department, scheme, size_class, money_year, is_granted, is_assumed, initiator_kind)
    )
order by level
