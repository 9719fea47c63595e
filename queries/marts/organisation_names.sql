-- By which words can an organisation be found?
-- One row per organisation that has a name and is no private person.
-- search_text holds every writing of its name and its numbers, written as in as_search_key.
-- A private person goes under a pseudonym where an export says that it is one; whoever is called a resident is left out whatever the name.
select
    organisations.organisation_key,
    organisations.organisation,
    as_search_key(organisations.organisation) as search_name,
    as_search_key(
        string_agg(distinct concat_ws(' ', writings.name, writings.kvk, writings.rsin), ' ')
    ) as search_text
from organisations
inner join
    organisation_writings as writings
    on organisations.organisation_key = writings.organisation_key
where
    organisations.organisation is not null
    and organisations.initiator_kind is distinct from 'resident'
    and not (length(organisations.organisation) = 12 and regexp_matches(organisations.organisation, '^P-[0-9a-f]+$'))
group by organisations.organisation_key, organisations.organisation
