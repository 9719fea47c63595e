"""What DuckDB writes as CSV is byte for byte what Python's own writer makes of the same values."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import duckdb
import pandas as pd
import pytest

from kompas import csv_rows, sql, texts
from kompas.figures.names import is_known
from kompas.findings import csv_bytes
from kompas.findings.download import marks

VALUES = """
select *
from (
    values
        (1, 'gewoon', true, 1500.0, 12.50, date '2026-06-30', timestamp '2026-06-30 10:00:00'),
        (2, null, null, null, null, null, null),
        (3, '', false, 'nan', 0, date '0001-01-01', null),
        (4, '=1+1', true, 1e16, -0.05, null, null),
        (5, '''s-Gravenhage', true, 1e-7, 1e9, null, null),
        (6, 'a;b,c "d"' || chr(10) || 'e' || chr(13) || 'f', true, 0.1 + 0.2::double, 1, null, null),
        (7, '+31;' || chr(34), true, '-inf', 1, null, null),
        (8, '€ café ' || chr(128512), true, -1234567.125, 1, null, null),
        (9, chr(9) || 'tab', true, 1e15, 1, null, null),
        (10, '-', true, 123456789012345680.0, 1, null, null)
) as sample(n, name, is_it, amount, exact, day, moment)
where n >= $least
order by n desc
"""


def plainly(rows: pd.DataFrame, language: str) -> bytes:
    """The same file by the csv module, value by value."""
    delimiter, decimal = marks(language)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([cell(value, decimal) for value in row] for row in rows.itertuples(index=False))
    return text.getvalue().encode("utf-8-sig")


def cell(value: object, decimal: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(csv_rows.STARTS_A_FORMULA) else value
    if isinstance(value, int) or type(value) is date:
        return str(value)
    if not is_known(value):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float | Decimal):
        return repr(float(value)).removesuffix(".0").replace(".", decimal)
    return str(value)


def both(text: str, columns: list[str], language: str, **parameters: object) -> tuple[bytes, bytes]:
    con = duckdb.connect()
    query = sql.Query("sample", text, "", "", dict.fromkeys(parameters, ""), {}, ())
    rows = sql.rows(con, query, parameters)[columns]
    expected = plainly(rows, language)
    assert csv_bytes(rows, language) == expected, "of a frame too"
    return csv_rows.to_csv(con, query, parameters, columns, *marks(language)), expected


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("columns", [["moment", "name", "is_it", "amount", "exact", "day", "n"], ["name"], ["amount"]])
def test_every_kind_of_value_is_written_alike(language, columns):
    written, expected = both(VALUES, columns, language, least=1)
    assert written == expected
    assert written.count(b"\r\n") == 11 and written.startswith("\ufeff".encode())


@pytest.mark.parametrize("least", [10, 11])
def test_one_row_and_none(least):
    written, expected = both(VALUES, ["name"], "nl", least=least)
    assert written == expected


def test_many_rows_keep_their_order():
    text = "select n, 'naam ' || n as name from range($rows) as sample(n) order by hash(n), n"
    written, expected = both(text, ["name", "n"], "nl", rows=5 * csv_rows.BATCH)
    assert written == expected
