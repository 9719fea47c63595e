"""A large sheet is read by shortcuts; the outcome is that of the long way, whatever stands in it."""

from itertools import product

import pytest

from kompas.tables import plain_columns
from tests.exports import reading

HEADER = "initiative_id,title,theme,started_date,latitude,municipality,export_date"
PLAIN = "VS-{0},Tuin {0},sport,2026-01-{0},52.5,Den Haag,2026-06-30"
ODD = (
    *("2", "VS1", "a1", "initiative_id", "ab/1", "12345L", "Totaal", "A1 totaal", "A1totaal", "sub12", "1 ", "'00125", '="00125"'),
    *("2,43E+13", "#REF!", "Err:502", "n.v.t.", "0000-00-00", "-", "", "Bron: zaaksysteem", "\u00c51", "A\u200b1", "A\x011", "1\u00a0"),
)
TABLES = ("initiatives", "rejected_lines", "no_data_lines", "warnings", "column_coverage", "files")


def test_an_identifier_as_registers_number_them_is_nothing_else():
    """Every word of one to four of these signs, and what is odd in exports: none is both."""
    words = ["".join(signs) for length in range(1, 5) for signs in product("aNbtOuL10-_/.+ #:'=", repeat=length)]
    con = reading().con
    found = con.execute(
        """
        select word
        from (select unnest(?) as word)
        where
            as_is_identifier(word)
            and (
                as_aside(word) or contains(word, ' ') or as_text(word) is distinct from word or as_ruined(word) or as_error(word)
                or as_padded(word) or as_damaged(word) or strlen(word) > length(word) or not regexp_matches(word, '[0-9]')
            )
        """,
        [[*words, *ODD]],
    ).fetchall()
    assert found == []
    [(identifiers,)] = con.execute("select count(*) filter (as_is_identifier(word)) from (select unnest(?) as word)", [words]).fetchall()
    assert identifiers > 1000


@pytest.mark.parametrize("places", [(0,), (1, 2, 3, 4), (5, 6)])
def test_a_large_sheet_is_read_as_a_small_one(tmp_path, monkeypatch, places):
    """With odd cells in some columns and none in the others; with few and with many values to a column."""
    rows = [PLAIN.format(number) for number in range(10, 20)]
    for number, odd in enumerate(ODD):
        cells = PLAIN.format(19).replace("VS-19", f"VS-{number + 20}").split(",")
        for place in places:
            cells[place] = f'"{odd.replace(chr(34), chr(34) * 2)}"'
        rows.append(",".join(cells))
    file = tmp_path / "initiatives.csv"
    file.write_text("\n".join([HEADER, *rows, ""]), "utf-8")
    found = []
    for large, few in ((10**9, 0), (1, 0), (1, 1000)):
        monkeypatch.setattr(plain_columns, "LARGE", large)
        monkeypatch.setattr(plain_columns, "FEW", few)
        here = reading()
        here.file(file)
        found.append([here.rows(f"from {table} order by all") for table in TABLES])
    assert found[1] == found[0]
    assert found[2] == found[0]
