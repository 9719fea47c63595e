-- What do the exports tell of one organisation?
-- One row per promise of money to it, and one per initiative of it without any, newest year first.
-- $organisation (text): its name as the exports write it; capitals and accents make no difference.
-- Private persons are not shown. Whatever the reader chose makes no difference here. Two organisations of one name stand together.
with
    meant as (
        select organisation_key
        from organisation_names
        where search_name = as_search_key($organisation)
    ),
    of_them as (
        select
            initiative_key,
            initiative_id,
            money_year as year,
            funder,
            scheme,
            granted_eur::double as granted_eur,
            end_date,
            funding_id
        from funding
        where organisation_key in (select organisation_key from meant)
        union all
        select initiative_key, initiative_id, null, null, null, null, null, null
        from initiatives
        where
            organisation_key in (select organisation_key from meant)
            and initiative_key not in (
                select initiative_key
                from funding
                where organisation_key in (select organisation_key from meant)
            )
    )
select
    of_them.initiative_id,
    initiatives.title,
    initiatives.status,
    of_them.year,
    of_them.granted_eur,
    of_them.funder,
    of_them.scheme,
    of_them.end_date
from of_them
left join initiatives on of_them.initiative_key = initiatives.initiative_key
order by
    of_them.year desc nulls last,
    of_them.granted_eur desc nulls last,
    of_them.initiative_id,
    of_them.funding_id,
    of_them.initiative_key
