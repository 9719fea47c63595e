-- In which accounts is an income below zero?
-- One row per amount.
-- A year with a whole income below zero is left out of the figures; of a part below zero the split counts as unknown.
select
    files.file,
    amounts.source_line as line,
    amounts.column_name,
    cast(amounts.amount_eur as varchar) as value,
    'negative_income' as reason,
    'fail' as severity
from
    (
        unpivot (
            select source_file, source_line, income_eur, municipal_income_eur, own_income_eur
            from exported.accounts
        )
        on income_eur, municipal_income_eur, own_income_eur
        into name column_name value amount_eur
    ) as amounts
inner join exported.files on amounts.source_file = files.source_file
where amounts.amount_eur < 0
