-- With which departments does each organisation deal?
-- One row per organisation with a name, department, year and sort of initiative; and one of all its years together (is_of_all_years, year null), which is far less to read.
-- Ordered by organisation, as organisation_money. department_key is the same for every writing in capitals or not, and null where the department is not told.
-- A dossier of money counts by its department; requests only of initiatives whose money names none, as one dossier often stands in both.
with
    dossiers as not materialized (
        select
            organisation_key,
            department,
            money_year as year,
            theme,
            neighbourhood,
            initiator_kind,
            is_declared,
            schemes,
            is_initiative
        from funding
        where funder_kind = 'municipality'
        union all
        select
            initiatives.organisation_key,
            requests.department,
            cast(extract(year from requests.received_date) as integer) as year,
            initiatives.theme,
            initiatives.neighbourhood,
            initiatives.initiator_kind,
            initiatives.is_declared,
            initiatives.deciding_schemes as schemes,
            initiatives.is_initiative
        from requests
        inner join initiatives on requests.initiative_key = initiatives.initiative_key
        where
            not exists (
                select 1
                from funding
                where
                    funding.initiative_key = requests.initiative_key
                    and funding.department is not null
            )
    ),
    names as (
        select name, cast(row_number() over (order by name) as integer) as department_key
        from
            (
                select distinct lower(department) as name
                from dossiers
                where department is not null
            ) as written
    ),
    years as materialized (
        select
            dossiers.organisation_key,
            names.department_key,
            dossiers.year,
            dossiers.theme,
            dossiers.neighbourhood,
            dossiers.initiator_kind,
            dossiers.is_declared,
            dossiers.schemes,
            dossiers.is_initiative,
            count(*) as dossiers
        from dossiers
        inner join organisations on dossiers.organisation_key = organisations.organisation_key
        left join names on lower(dossiers.department) = names.name
        where organisations.is_named
        group by
            dossiers.organisation_key,
            names.department_key,
            dossiers.year,
            dossiers.theme,
            dossiers.neighbourhood,
            dossiers.initiator_kind,
            dossiers.is_declared,
            dossiers.schemes,
            dossiers.is_initiative
    )
select
    true as is_of_all_years,
    organisation_key,
    department_key,
    cast(null as integer) as year,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    sum(dossiers)::bigint as dossiers
from years
group by
    organisation_key, department_key, theme, neighbourhood, initiator_kind, is_declared, schemes, is_initiative
union all
select false as is_of_all_years, *
from years
order by is_of_all_years, organisation_key
