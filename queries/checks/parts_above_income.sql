-- In which accounts are own income and the municipality's part together larger than the whole income?
-- One row per account.
-- The split of such an account counts as unknown. Where the municipality's part alone is larger, municipal_income_above_income says so.
select
    files.file,
    accounts.source_line as line,
    'own_income_eur' as column_name,
    cast(accounts.own_income_eur as varchar) as value,
    'parts_above_income' as reason,
    'fail' as severity
from exported.accounts
inner join exported.files on accounts.source_file = files.source_file
where
    accounts.own_income_eur + coalesce(accounts.municipal_income_eur, 0) > accounts.income_eur
    and coalesce(accounts.municipal_income_eur, 0) <= accounts.income_eur
