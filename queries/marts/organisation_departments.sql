-- With which departments does each organisation deal?
-- One row per organisation with a name, department, year and sort of initiative. department is null where it is not told.
-- A dossier of money counts by its department; requests only of initiatives whose money names none, as one dossier often stands in both.
with
    dossiers as (
        select
            organisation_key,
            initiative_key,
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
            initiatives.initiative_key,
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
    )
select
    dossiers.organisation_key,
    dossiers.department,
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
where organisations.is_named
group by
    dossiers.organisation_key,
    dossiers.department,
    dossiers.year,
    dossiers.theme,
    dossiers.neighbourhood,
    dossiers.initiator_kind,
    dossiers.is_declared,
    dossiers.schemes,
    dossiers.is_initiative
