"""What is personal is taken out before a database is complete, and what only looks like it stays."""

import stat

import duckdb
import pytest

from kompas import archive, manifest, warehouse

# What stands in the export, and what is kept of it: of a title, and of the name of a party (P: a pseudonym).
TITLES = {
    "Tuin, mail j.jansen+tuin@example.nl of bel": "Tuin, mail [e-mail] of bel",
    "<mailto:piet@buurt.example.org>": "<mailto:[e-mail]>",
    "Bel 06-12345678": "Bel [nummer]",
    "Bel 06 12 34 56 78 of (020) 123 4567": "Bel [nummer] of [nummer]",
    "Bel +31 (0)20 123 45 67": "Bel [nummer]",
    "Op NL91 ABNA 0417 1643 00 graag": "Op [nummer] graag",
    "bsn 123456782": "[nummer]",
    "Zomerfeest 2024 EN winterfeest": None,
    "Zaak 2016-0123456": None,
    "Opvang 01/11/15-31/12/2016": None,
    "Opvang 01-07-2016-31-12-2016": None,
    "Opvang 06-07-2016 31-12-2016 en 020 20": None,
    "Bel 010-1234567, 0345 123456 of 0612345678": "Bel [nummer], [nummer] of [nummer]",
    "Bel 0031 6 12345678, +32 475 12 34 56": "Bel [nummer], [nummer]",
    "Tuin @ Noord": None,
    "twee@een@adres.nl": "[e-mail]",
    "Dorpsstraat 12, 1234 AB Delft": None,  # where something is done is no address of a person
    "Van 2019 tot 2020, 100 bomen": None,
    "€ 0,50 per 1.000.000 stuks": None,
}
PARTIES = {
    "dhr. P. de Vries": "P",
    "De heer Jansen": "P",
    "Mevrouw A. el Amrani": "P",
    "Familie Bakker": "P",
    "piet@example.org": "P",
    "Groen, Dorpsstraat 12, 1234 AB Delft": "Groen, [adres]",
    "Stichting Tuin (info@tuin.example)": "Stichting Tuin ([e-mail])",
    "R.K. Parochie": None,
    "V.V. Oost": None,
    "Familie Stichting": None,
    "Mevrouw Vos Fonds": None,
    "Heerenveen Sport": None,
    "particulier": None,
}


@pytest.fixture
def databases(tmp_path):
    """The rows of an import in which the same persons stand in several columns and files, and every text of its databases."""
    initiatives = tmp_path / "initiatieven-2026-03-31.csv"
    lines = [f'T{place:02};"{title}";;' for place, title in enumerate(TITLES)]
    lines += [f'P{place:02};;;"{party}"' for place, party in enumerate(PARTIES)]
    lines += ["R1;;bewoner;Jan Geheim", "R2;;bewoner;Jan Geheim", "X9;te;veel;cellen;geheim@example.nl 06-87654321"]
    initiatives.write_text("\n".join(["initiative_id;title;initiator_kind;initiator", *lines, ""]), "utf-8")
    money = tmp_path / "geld-2026-03-31.csv"
    money.write_text(
        "funding_id;initiative_id;recipient;granted_eur\na;R1;Jan Geheim;10\nb;R2;Stichting R;10\nc;P00;DHR. P. DE VRIES;10\n", "utf-8"
    )
    home = tmp_path / "home"
    warehouse.import_files(home, [money], accept_rejections=True)
    warehouse.import_files(home, [initiatives], accept_rejections=True)
    texts = []
    served = manifest.read(home)
    for path in (home / served.exported, home / served.warehouse):
        with duckdb.connect(str(path), read_only=True) as con:
            columns = con.execute("select table_name, column_name from duckdb_columns() where data_type = 'VARCHAR' and not internal")
            for table, column in columns.fetchall():
                texts += [text for (text,) in con.execute(f'select distinct "{column}" from "{table}"').fetchall() if text]
            if path.name == served.exported:
                initiative_rows = con.execute("select initiative_id, title, initiator from initiatives").fetchall()
                recipients = dict(con.execute("select funding_id, recipient from funding_lines").fetchall())
                remarks = con.execute("select column_name, reason, expected from warnings").fetchall()
    return home, {key: (title, party) for key, title, party in initiative_rows}, recipients, remarks, texts


def test_what_is_personal_is_in_no_database_and_what_is_not_stays(databases):
    home, rows, recipients, remarks, texts = databases
    for place, (title, kept) in enumerate(TITLES.items()):
        assert rows[f"T{place:02}"][0] == (kept or title)
    for place, (party, kept) in enumerate(PARTIES.items()):
        found = rows[f"P{place:02}"][1]
        assert found.startswith("P-") and len(found) == 12 if kept == "P" else found == (kept or party), party
    personal = ("geheim", "example", "87654321", "12345678", "de vries", "amrani", "0417", "1234 AB")
    places = {text for text in texts if text.lower().startswith("dorpsstraat 12, 1234 ab delft")}
    assert [text for text in set(texts) - places if any(word.lower() in text.lower() for word in personal)] == []
    assert rows["R1"][1] == rows["R2"][1] == recipients["a"], "one person is one pseudonym, in every file"
    assert recipients["c"] == rows["P00"][1] and recipients["b"] == "Stichting R"
    found = {(column, reason): lines for column, reason, lines in remarks if reason.endswith(("_removed", "_replaced"))}
    assert found == {
        ("title", "email_removed"): "3",
        ("title", "number_removed"): "7",
        ("initiator", "person_replaced"): "5",
        ("initiator", "email_removed"): "1",
        ("initiator", "address_removed"): "1",
        ("recipient", "person_replaced"): "1",
    }, "of two files, with the lines of each"
    for path in (archive.path_of(home, entry) for entry in manifest.read(home).entries):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, "the originals are for whoever runs the server only"
