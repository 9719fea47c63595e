-- How much of what initiatives live on comes from the municipality?
-- One row.
-- $chosen (themes, neighbourhoods, initiator_kinds, from_year, until_year, definition): only initiatives that the reader chose, and accounts of these years.
-- Of each initiative the latest year with income counts. Per euro is sum over sum, per initiative the mean of the shares: both are over the
-- initiatives whose split is known, and so is income_eur. share_unknown_eur is income without a split plus the grants of the latest
-- year of initiatives without an account. The bounds put all income without a split with others (low) or with the municipality (high); where an initiative has no account
-- at all (initiatives_untold) nobody knows its income, so that there are no bounds; nor are there where lines of accounts were rejected. Who had no income in its latest year has no share, and is apart.
-- With a period chosen, an initiative without any account is unknown where it has grants of that period.
-- share_by_size is why the two differ, exactly: per euro = per initiative + covariance of share and income / mean income. Above 0 the large
-- initiatives depend more than the small ones. Of those above half: their part of the initiatives and of the euros, not told below the minimum.
with
    latest as (
        select
            coalesce(sum(known_eur), 0)::double as income_eur,
            coalesce(sum(unknown_eur), 0)::double as share_unknown_eur,
            coalesce(sum(municipal_eur), 0)::double as municipal_eur,
            sum(shares) as shares,
            coalesce(sum(initiatives_known), 0)::bigint as initiatives_known,
            coalesce(sum(initiatives_unknown), 0)::bigint as initiatives_unknown,
            coalesce(sum(initiatives_without_account), 0)::bigint as initiatives_untold,
            coalesce(sum(initiatives_without_income), 0)::bigint as initiatives_without_income,
            coalesce(sum(initiatives_over_half), 0)::bigint as initiatives_over_half,
            coalesce(sum(over_half_eur), 0)::double as over_half_eur
        from income_totals
        where
            fits_definition($chosen, is_initiative, is_declared, schemes)
            and is_chosen($chosen, theme, neighbourhood, initiator_kind)
            and is_within($chosen, period_year)
            and is_last_within($chosen, next_year)
    )
select
    municipal_eur / nullif(income_eur, 0) as share_per_euro,
    shares / nullif(initiatives_known, 0) as share_per_initiative,
    share_unknown_eur,
    income_eur,
    municipal_eur,
    initiatives_known,
    initiatives_unknown,
    initiatives_untold,
    initiatives_without_income,
    rejected_accounts,
    case
        when initiatives_untold + rejected_accounts = 0 then municipal_eur / nullif(income_eur + share_unknown_eur, 0)
    end as share_low,
    case
        when initiatives_untold + rejected_accounts = 0
        then (municipal_eur + share_unknown_eur) / nullif(income_eur + share_unknown_eur, 0)
    end as share_high,
    initiatives_over_half,
    municipal_eur / nullif(income_eur, 0)
    - shares / nullif(initiatives_known, 0) as share_by_size,
    case
        when initiatives_known >= for_share then initiatives_over_half / initiatives_known
    end as share_of_initiatives_over_half,
    case
        when initiatives_known >= for_share then over_half_eur / nullif(income_eur, 0)
    end as share_of_euros_over_half
from latest
cross join minimums
cross join
    (
        select coalesce(max(rejected), 0)::bigint as rejected_accounts
        from columns_on_day
        where table_name = 'accounts'
    ) as rejections
order by share_per_euro
