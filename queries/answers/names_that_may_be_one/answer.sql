-- Which names may be of one organisation?
-- One row per pair of names, most alike first.
-- $limit (whole): so many pairs; null means all.
-- likeness: 100 is the same words in any order, or the same letters without blanks; see similar_names. Nothing is counted together before a person decides.
-- dossiers: promises of money and initiatives of that name, the larger of both.
select
    one.organisation,
    other.organisation as other_organisation,
    round(similar_names.likeness, 1) as likeness,
    greatest(one.initiatives, one.promises) as dossiers,
    greatest(other.initiatives, other.promises) as other_dossiers
from similar_names
inner join organisations as one on similar_names.organisation_key = one.organisation_key
inner join organisations as other on similar_names.other_key = other.organisation_key
order by similar_names.likeness desc, one.organisation, other.organisation
limit coalesce($limit, 1000000000)
