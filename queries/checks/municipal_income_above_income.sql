-- In which accounts is the municipality's part larger than the whole income?
-- One row per account.
-- The split of such an account counts as unknown.
select
    files.file,
    accounts.source_line as line,
    'municipal_income_eur' as column_name,
    cast(accounts.municipal_income_eur as varchar) as value,
    'above_income' as reason,
    'fail' as severity
from exported.accounts
inner join exported.files on accounts.source_file = files.source_file
where accounts.municipal_income_eur > accounts.income_eur
