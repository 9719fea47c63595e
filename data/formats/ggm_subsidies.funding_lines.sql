-- What was applied for, granted and determined?
-- One row per subsidy that goes out.
-- Several applications or decisions of one subsidy are added up. Without a decision the amount in the table of subsidies is what was granted
-- where its status says that it was; before that it may be what was applied for.
with
    applications as (select subsidy_id, sum(asked_eur) as asked_eur from subsidieaanvraag_lines group by subsidy_id),
    decisions as (select subsidy_id, sum(granted_eur) as granted_eur from subsidiebeschikking_lines group by subsidy_id)
select
    subsidie_lines.line,
    subsidie_lines.subsidy_id as funding_id,
    subsidie_lines.subsidy_id as initiative_id,
    subsidie_lines.recipient,
    'municipality' as funder_kind,
    coalesce(subsidieprogramma_lines.scheme, subsidie_lines.sort) as scheme,
    'subsidy' as instrument,
    cast(extract(year from subsidie_lines.start_date) as bigint) as year,
    applications.asked_eur,
    coalesce(
        decisions.granted_eur,
        case when subsidie_lines.status in ('supported', 'completed') then subsidie_lines.granted_eur end
    ) as granted_eur,
    subsidie_lines.determined_eur,
    subsidie_lines.start_date,
    subsidie_lines.end_date
from subsidie_lines
left join applications on subsidie_lines.subsidy_id = applications.subsidy_id
left join decisions on subsidie_lines.subsidy_id = decisions.subsidy_id
left join subsidieprogramma_lines on subsidie_lines.programme_id = subsidieprogramma_lines.programme_id
where subsidie_lines.is_outgoing is distinct from false
