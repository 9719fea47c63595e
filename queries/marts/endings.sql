-- How much money ends when, over money of all years?
-- One row per quarter (null: unknown end) and sort of initiative.
-- An initiative counts once in a quarter, once in the coming 6 months and once in the coming 12, whatever the number of its promises.
with
    ending as (
        select
            *,
            row_number() over (
                partition by initiative_key, ending_quarter
                order by source_line, source_file, funding_id
            )
            = 1 as is_first_in_quarter,
            is_ending_in_6_months
            and row_number() over (
                partition by initiative_key, is_ending_in_6_months
                order by source_line, source_file, funding_id
            )
            = 1 as is_first_in_6_months,
            is_ending_in_12_months
            and row_number() over (
                partition by initiative_key, is_ending_in_12_months
                order by source_line, source_file, funding_id
            )
            = 1 as is_first_in_12_months
        from funding
        where is_to_end
    )
select
    ending_quarter,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative,
    sum(granted_eur) as ending_eur,
    count(*) filter (where is_first_in_quarter) as initiatives,
    sum(case when is_ending_in_6_months then granted_eur end) as eur_in_6_months,
    count(*) filter (where is_first_in_6_months) as initiatives_in_6_months,
    sum(case when is_ending_in_12_months then granted_eur end) as eur_in_12_months,
    count(*) filter (where is_first_in_12_months) as initiatives_in_12_months
from ending
group by
    ending_quarter,
    theme,
    neighbourhood,
    initiator_kind,
    is_declared,
    schemes,
    is_initiative
