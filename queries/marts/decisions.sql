-- What did the municipality decide on each dossier of money: yes or no, and how much of what was asked?
-- One row per dossier of the municipality that asks or grants an amount, also one that left its register.
-- decision: yes where more than nothing was granted; no where nothing was granted and the initiative is rejected, or ended without a grant; null while it is open, or unknown.
-- is_assumed: no export says that it was decided (see status_changes). A dossier counts for granted of asked where both amounts are told and it was decided.
-- size_class: of what was asked, in steps of a factor of about three; null where it is not told.
select
    funding.department,
    funding.scheme,
    funding.money_year,
    funding.theme,
    funding.neighbourhood,
    funding.initiator_kind,
    funding.is_declared,
    funding.schemes,
    funding.is_initiative,
    funding.asked_eur,
    funding.granted_eur,
    funding.determined_eur,
    case
        when funding.granted_eur > 0
        then true
        when
            coalesce(funding.granted_eur, 0) = 0
            and (
                coalesce(initiatives.status in ('rejected', 'withdrawn'), false) or funding.determined_eur = 0
            )
        then false
    end as is_granted,
    coalesce(initiatives.is_status_assumed, false) as is_assumed,
    case
        when funding.asked_eur > 0 then cast(floor(2 * log10(funding.asked_eur)) as integer)
    end as size_class
from funding
left join initiatives on funding.initiative_key = initiatives.initiative_key
where
    funding.funder_kind = 'municipality'
    and coalesce(funding.asked_eur, funding.granted_eur, funding.determined_eur) is not null
