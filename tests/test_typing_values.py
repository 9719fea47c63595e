"""What a cell means: nothing, signs, orders of day and month, bounds, names; each by the rule of its column."""

from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter

from kompas import checking, contract, tables
from kompas.errors import ExportError
from tests.exports import reading


@pytest.fixture
def here():
    return reading()


def write(path, *lines):
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return path


NOTHING = [
    "NULL",
    "null",
    " NULL ",
    "n.v.t.",
    "N.v.t.",
    "nvt",
    "N/A",
    "n/a",
    "#N/B",
    "#N/A",
    "nan",
    "None",
    "-",
    "–",
    "€ -",
    "\u00a0-\u00a0",
    "onbekend",
]


def test_words_for_nothing_are_unknown_in_every_kind_of_column(tmp_path, here):
    header = "request_id;department;kind;is_formal_application;received_date;suspended_days;outcome;export_date"
    lines = [f"A{n}{f';{word}' * 6};2026-06-30" for n, word in enumerate(NOTHING)]
    entry = here.file(write(tmp_path / "x.csv", header, *lines, "B;Zorg;vraag;ja;2026-01-05;3;toegekend;2026-06-30"))
    assert (entry.accepted, entry.rejected) == (len(NOTHING) + 1, 0)
    found = here.rows(
        "select department, kind, is_formal_application, received_date, suspended_days, outcome from requests where request_id <> 'B'"
    )
    assert found == [(None,) * 6] * len(NOTHING)
    header = "funding_id;initiative_id;funder;granted_eur;export_date"
    lines = [f"G{n};I1;{word};{word};2026-06-30" for n, word in enumerate(NOTHING)]
    here.file(write(tmp_path / "y.csv", header, *lines, "H;I1;Fonds;€ 5;2026-06-30"))
    found = here.rows("select funder, granted_eur from funding_lines order by all")
    assert found == [("Fonds", Decimal(5)), *[(None, None)] * len(NOTHING)]


WRITTEN = [
    *(
        "Zorg",
        "Café",
        " Zorg",
        "Zorg ",
        "\u00a0Zorg",
        "Zorg\u3000",
        "\tZorg",
        "'00125",
        '="00125"',
        "'t Huis",
        "=",
        "",
        " ",
        "NUL",
        "0",
        "eerste",
    ),
    *("1250", " 1250 ", "12.50", "12,50", "1.250", "12.500", "12.5", "-5", "(5)", "5-", "1e3", "0x10", "1_000", "€ 5", "9" * 19, "0.1234"),
    *("2026-02-05", "2026-2-5", "05-02-2026", "2026-02-30", "1899-12-31", "2200-01-01", "2026-02-05 10:00", "20260205", "+2026-1-05"),
]
CLOSER = {
    "text": "as_text(v)",
    "eur": "as_eur(text_of_v, '.')",
    "number": "as_number(text_of_v, '.')",
    "whole": "as_whole(text_of_v)",
    "date": "as_date(v, 'dmy')",
}


@pytest.mark.parametrize("kind", CLOSER)
def test_what_is_taken_as_it_is_says_what_a_closer_look_says(here, kind):
    cells = [*WRITTEN, *NOTHING, *(word.upper() for word in NOTHING), *(f"  {word}" for word in NOTHING)]
    # The text has a table of its own: planning one macro within another takes seconds.
    here.con.execute("create temp table written as select v, as_text(v) as text_of_v from (select unnest(?) as v)", [cells])
    differing = f"select v from written where as_is_{kind}(v) is not null and as_is_{kind}(v) is distinct from {CLOSER[kind]}"
    assert here.rows(differing) == []
    as_it_is = f"select count(as_is_{kind}(v)) from (select unnest(?) as v)"
    assert here.one(as_it_is, ["Zorg", "Welzijn", "1250", "2026-02-05"]) == {"text": 4, "date": 1}.get(kind, 1)


def test_who_is_not_known_is_no_official_and_an_identifier_cannot_be_unknown(tmp_path, here):
    here.file(write(tmp_path / "contacts-2026-06-30.csv", "initiative_id;official;date", "I1;onbekend;2026-01-05", "I2;n.v.t.;2026-01-05"))
    assert here.rows("select distinct official from contacts") == [(None,)]
    here.file(write(tmp_path / "requests-2026-06-30.csv", "request_id;department", "onbekend;Zorg", ";Zorg"))
    assert here.rows("select line, value, reason from rejected_lines order by line") == [
        (2, "onbekend", "means_unknown"),
        (3, None, "missing_value"),
    ]


def test_words_for_unknown_are_reported_once_per_column(tmp_path, here):
    lines = [f"I{n};{word};" for n, word in enumerate(["onbekend", "unknown", "Onbekend", "", "-", "NULL", "N.v.t.", "zorg"])]
    here.file(write(tmp_path / "x-initiatives-2026-06-30.csv", "initiative_id;theme;initiator_kind", *lines))
    assert here.one("select count(*) from initiatives where theme is not null") == 1
    assert here.rows("select line, column_name, value, reason, expected from warnings") == [
        (None, "theme", "N.v.t., Onbekend, onbekend, unknown", "read_as_unknown", "4")
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("-500", -500),
        ("(500)", -500),
        ("500-", -500),
        ("−500", -500),
        ("€ (1.500,50)", Decimal("-1500.50")),
        ("-889.465;9.999.999", -889465),
        ("15.000,-", 15000),
    ],
)
def test_amounts_below_zero_where_they_can_be(tmp_path, here, written, read):
    lines = [f"G{n}\tI\t{value}\t2026-06-30" for n, value in enumerate(written.split(";"))]
    here.file(write(tmp_path / "x.csv", "funding_id\tinitiative_id\tgranted_eur\texport_date", *lines))
    assert here.one("select granted_eur from funding_lines where funding_id = 'G0'") == read


# Of every amount: whether it can be below zero. Corrections lower what was asked, granted, determined and paid; who owes more than it
# owns has a reserve below zero. Nobody earns, costs or is worth less than nothing.
SIGNED = {
    "funding_lines": {"asked_eur": True, "granted_eur": True, "determined_eur": True, "granted_or_determined_eur": True, "paid_eur": True},
    "accounts": {"income_eur": False, "municipal_income_eur": False, "own_income_eur": False, "cost_eur": False, "free_reserve_eur": True},
    "social_values": {"low_eur": False, "high_eur": False},
}
KEYS = {"funding_lines": "funding_id;initiative_id", "accounts": "initiative_id;year", "social_values": "initiative_id;indicator"}


@pytest.mark.parametrize(("table", "column", "can_be"), [(t, c, can) for t, columns in SIGNED.items() for c, can in columns.items()])
def test_whether_an_amount_can_be_below_zero_is_a_fact_of_its_column(tmp_path, here, table, column, can_be):
    path = write(
        tmp_path / f"{table}-2026-06-30.csv", f"{KEYS[table]};{column}", "K1;2024;-0,01", "K2;2025;-1.500,50", "K3;2025;0", "K4;2025;7"
    )
    entry = here.file(path)
    assert (entry.accepted, entry.rejected) == ((4, 0) if can_be else (2, 2))
    assert here.one(f"select sum({column}) from {table}") == (Decimal("-1493.51") if can_be else 7)
    assert here.rows("select line, column_name, reason from rejected_lines order by line") == (
        [] if can_be else [(2, column, "negative"), (3, column, "negative")]
    )


def test_every_amount_is_listed_as_signed_or_not():
    amounts = {
        table.name: {column.name for column in table.columns.values() if column.kind == "eur"} for table in contract.tables().values()
    }
    assert {name: columns for name, columns in amounts.items() if columns} == {name: set(columns) for name, columns in SIGNED.items()}


def test_a_reserve_can_be_below_zero_and_income_cannot(tmp_path, here):
    entry = here.file(
        write(
            tmp_path / "accounts-2026-06-30.csv",
            "initiative_id;year;income_eur;free_reserve_eur",
            "I1;2025;100;-50",
            "I2;2025;-100;50",
            "I3;2025;100;50",
        )
    )
    assert (entry.accepted, entry.rejected) == (2, 1)
    assert here.one("select min(free_reserve_eur) from accounts") == -50
    assert here.rows("select column_name, reason from rejected_lines") == [("income_eur", "negative")]


def test_amounts_that_show_no_decimal_mark_follow_the_other_amounts_of_the_sheet(tmp_path, here):
    path = tmp_path / "funding_lines-2026-06-30.csv"
    write(path, "funding_id;initiative_id;granted_eur;paid_eur", "G1;I;9,999,999;81,499", "G2;I;-889,465;137,350")
    here.file(path)
    assert here.rows("select sum(granted_eur), sum(paid_eur) from funding_lines") == [(9_110_534, 218_849)]


@pytest.mark.parametrize(
    ("days", "read"),
    [
        (["06/20/2025", "01/05/2025"], date(2025, 1, 5)),
        (["20/06/2025", "01/05/2025"], date(2025, 5, 1)),
        (["02-03-2025", "01-05-2025"], date(2025, 5, 1)),
        (["6/20/2025 3:15 PM", "1/5/2025 10:00"], date(2025, 1, 5)),
        ([*["20-06-2025"] * 9, "06-20-2025", "01-05-2025"], date(2025, 5, 1)),
    ],
)
def test_the_order_of_day_and_month_is_proved_per_column(tmp_path, here, days, read):
    here.file(write(tmp_path / "requests-2026-06-30.csv", "request_id;received_date", *(f"A{n:02};{day}" for n, day in enumerate(days))))
    assert here.one("select max_by(received_date, request_id) from requests") == read
    reasons = [reason for (reason,) in here.rows("select reason from warnings")]
    assert reasons == (["read_mdy"] if days[0].startswith("06/") or "PM" in days[0] else [])


def test_a_column_that_proves_nothing_follows_the_others_of_its_sheet(tmp_path, here):
    here.file(
        write(
            tmp_path / "requests-2026-06-30.csv",
            "request_id;received_date;decided_date",
            "A1;01/05/2025;01/06/2025",
            "A2;01/05/2025;06/20/2025",
        )
    )
    assert here.rows("select distinct received_date from requests") == [(date(2025, 1, 5),)]


def test_columns_of_one_sheet_may_each_have_their_own_order(tmp_path, here):
    """The first proves day first, the second month first; the third proves nothing, and two that differ prove nothing for it."""
    here.file(
        write(
            tmp_path / "requests-2026-06-30.csv",
            "request_id;received_date;decided_date;first_answer_date",
            "A1;20-06-2025;06/25/2025;01-07-2025",
            "A2;01-05-2025;02/05/2026;03-04-2026",
        )
    )
    assert here.rows("select received_date, decided_date, first_answer_date from requests order by request_id") == [
        (date(2025, 6, 20), date(2025, 6, 25), date(2025, 7, 1)),
        (date(2025, 5, 1), date(2026, 2, 5), date(2026, 4, 3)),
    ]


def test_what_is_no_day_at_all_proves_no_order(tmp_path, here):
    here.file(
        write(
            tmp_path / "requests-2026-06-30.csv",
            "request_id;received_date",
            "A1;31-13-2025",
            "A2;25-99-2025",
            "A3;02/05/2025",
            "A4;05-20-2025",
        )
    )
    assert here.rows("select request_id, received_date from requests order by 1") == [("A3", date(2025, 2, 5)), ("A4", date(2025, 5, 20))]


@pytest.mark.parametrize(
    ("moments", "read"),
    [
        (["06/20/2025 23:30:00Z", "10/05/2025 23:30:00Z"], date(2025, 10, 6)),
        (["20/06/2025 23:30:00Z", "10/05/2025 23:30:00Z"], date(2025, 5, 11)),
    ],
)
def test_moments_with_a_zone_keep_the_order_of_their_column(tmp_path, here, moments, read):
    here.file(
        write(tmp_path / "requests-2026-06-30.csv", "request_id;received_date", *(f"A{n};{moment}" for n, moment in enumerate(moments)))
    )
    assert here.one("select max_by(received_date, request_id) from requests") == read


def test_a_column_that_contradicts_itself_needs_a_date_order(tmp_path, here):
    path = write(tmp_path / "requests-2026-06-30.csv", "request_id;received_date", "A1;06/20/2025", "A2;20/06/2025", "A3;01/05/2025")
    with pytest.raises(ExportError, match="ambiguous_date"):
        here.file(path)
    entry = here.file(path, date_order="dmy")
    assert (entry.accepted, entry.rejected) == (2, 1)
    assert here.one("select max(received_date) from requests") == date(2025, 6, 20)


@pytest.mark.parametrize(
    "moment",
    [
        "2016-10-30 23:30:00Z",
        "30-10-2016 23:30:00Z",
        "30/10/2016 23:30 +0000",
        "2016-10-30T23:30:00.123Z",
        "30-10-2016 23:30:00,5 UTC",
        "20161030T233000Z",
        "2016-10-31 00:30:00 +0100",
        "31-10-2016 00:30:00+01:00",
        "2016-10-30 18:30:00 -05",
        "2016/10/30 23:30:00Z",
        "31-10-2016 00:30 CET",
        "2016-10-31 00:30:00 CET",
        "31-10-2016 01:30 CEST",
    ],
)
def test_moments_with_a_zone_are_dutch_days_in_every_writing(tmp_path, here, moment):
    here.file(write(tmp_path / "requests-2026-06-30.csv", "request_id;received_date", f"A1;{moment}"))
    assert here.rows("select received_date from requests") == [(date(2016, 10, 31),)]


@pytest.mark.parametrize(
    ("column", "written", "reason"),
    [
        ("received_date", "03-05-0201", "out_of_bounds"),
        ("received_date", "0217-05-01", "out_of_bounds"),
        ("received_date", "2052-01-01", "out_of_bounds"),
        ("received_date", "31-12-9999", "out_of_bounds"),
        ("received_date", "14-02-16", "short_year"),
        ("received_date", "14 feb 16", "short_year"),
        ("received_date", "31-06-2025", "no_such_date"),
        ("received_date", "2025-02-30 10:00", "no_such_date"),
        ("received_date", "20-06-2025 in de ochtend", "no_date"),
        ("due_date", "2126-01-01", "out_of_bounds"),
        ("suspended_days", "-30", "out_of_bounds"),
        ("suspended_days", "40000", "out_of_bounds"),
    ],
)
def test_what_a_column_cannot_mean_is_rejected(tmp_path, here, column, written, reason):
    entry = here.file(write(tmp_path / "requests-2026-06-30.csv", f"request_id;{column}", f"A1;{written}", "A2;"))
    assert (entry.accepted, entry.rejected) == (1, 1)
    assert here.rows("select column_name, reason from rejected_lines") == [(column, reason)]
    assert written in here.sentences("nl")[0]


AGREED = {  # days that may lie ahead, and whether they are ends; every other day is of something that happened
    ("initiatives", "ended_date"): True,
    ("funding_lines", "start_date"): False,
    ("funding_lines", "end_date"): True,
    ("requests", "due_date"): True,
    ("assignments", "to_date"): True,
}
DAYS = [(table.name, column.name) for table in contract.tables().values() for column in table.columns.values() if column.kind == "date"]
NEEDED = {
    "initiatives": "initiative_id",
    "funding_lines": "funding_id;initiative_id",
    "requests": "request_id",
    "status_changes": "initiative_id;status",
}
NEEDED |= {"assignments": "initiative_id;official", "contacts": "initiative_id;official", "support": "initiative_id;kind"}


@pytest.mark.parametrize(("table", "column"), DAYS)
def test_how_far_ahead_a_day_may_lie_is_a_fact_of_its_column(tmp_path, here, table, column):
    """The export is of 30 June 2026: what happened may lie a year ahead, what was agreed fifty; no year lies before 1900."""
    year = 2076 if (table, column) in AGREED else 2027
    days = [f"{year}-06-30", "1900-01-01", f"{year}-07-01", "1899-12-31"]
    rest = ";x" * NEEDED[table].count(";")
    lines = [f"K{n}{rest};{day}" for n, day in enumerate(days)]
    here.file(write(tmp_path / f"a-{table}-2026-06-30.csv", f"{NEEDED[table]};{column}", *lines))
    assert here.rows(f"select {column} from {table} order by 1") == [(date(1900, 1, 1),), (date(year, 6, 30),)]
    assert here.rows("select line, value, reason from rejected_lines order by 1") == [
        (line, days[line - 2], "out_of_bounds") for line in (4, 5)
    ]


@pytest.mark.parametrize(
    "writing", ["%Y-%m-%d", "%Y/%m/%d", "%d-%m-%Y", "%d %b %Y", "%Y-%m-%dT12:00:00Z", "%d-%m-%Y 12:00:00 +0000", "%Y%m%d"]
)
def test_years_have_bounds_in_every_writing(tmp_path, here, writing):
    """The last day before and after which a year is a mistake, in a column beside days that are plain and in one that has only these."""
    days = [date(1900, 1, 1), date(1899, 12, 31), date(2200, 1, 1), date(1017, 5, 1)]
    written = [day.strftime(writing.replace("%Y", f"{day.year:04}")) for day in days]
    lines = [f"K{n};{day}" for n, day in enumerate([*written, "2026-01-05"])]
    entry = here.file(write(tmp_path / "requests-2026-06-30.csv", "request_id;received_date", *lines))
    assert (entry.accepted, entry.rejected) == (2, 3)
    assert here.rows("select received_date from requests order by 1") == [(date(1900, 1, 1),), (date(2026, 1, 5),)]
    assert [line for (line,) in here.rows("select line from rejected_lines order by 1")] == [3, 4, 5]


@pytest.mark.parametrize(("table", "column"), DAYS)
def test_the_last_day_of_all_is_no_end_only_where_there_can_be_one(tmp_path, here, table, column):
    header = NEEDED[table]
    key = "K" + ";x" * header.count(";")
    entry = here.file(
        write(tmp_path / f"a-{table}-2026-06-30.csv", f"{header};{column}", f"{key};31-12-9999"), export_date=date(2026, 6, 30)
    )
    assert (entry.accepted, entry.rejected) == ((1, 0) if AGREED.get((table, column)) else (0, 1))


@pytest.mark.parametrize(
    ("table", "column", "wrong", "right"),
    [
        ("accounts", "year", ["25", "1899", "2028", "2052", "20255", "-1"], ["1999", "2027"]),
        ("funding_lines", "year", ["25", "1899", "2037", "2052", "0"], ["1900", "2016", "2036"]),
        ("accounts", "core_people", ["-3", "999999"], ["0", "12"]),
        ("accounts", "volunteer_hours", ["-0,5", "10000000,5"], ["0", "12,5"]),
        ("accounts", "paid_hours", ["-0,5", "10000000,5"], ["0", "12,5"]),
        ("accounts", "people_reached", ["-1", "20000001"], ["0", "20000000"]),
        ("requests", "suspended_days", ["-1", "3661"], ["0", "3660"]),
        ("initiatives", "latitude", ["-90,5", "523456"], ["-90", "52,125"]),
        ("initiatives", "longitude", ["180,5", "-523456"], ["180", "4,9"]),
    ],
)
def test_whole_numbers_have_bounds(tmp_path, here, table, column, wrong, right):
    others = {"accounts": "initiative_id;income_eur", "funding_lines": "funding_id;initiative_id"}.get(table, NEEDED.get(table))
    header = f"{others};{column}" + (";year" if table == "accounts" and column != "year" else "")
    rest = ";2025" if header.endswith(";year") and column != "year" else ""
    path = write(
        tmp_path / f"{table}-2026-06-30.csv",
        header,
        *(f"K{n}{f';{n}' * others.count(';')};{value}{rest}" for n, value in enumerate([*wrong, *right])),
    )
    entry = here.file(path)
    assert (entry.rejected, entry.accepted) == (len(wrong), len(right))
    assert {reason for (reason,) in here.rows("select reason from rejected_lines")} == {"out_of_bounds"}


def test_the_last_day_of_all_means_no_end_and_is_reported_once(tmp_path, here):
    lines = ["G1;I;31-12-9999", "G2;I;9999-12-31", "G3;I;31-12-2026"]
    here.file(write(tmp_path / "funding_lines-2026-06-30.csv", "funding_id;initiative_id;end_date", *lines))
    assert here.rows("select end_date from funding_lines order by funding_id") == [(None,), (None,), (date(2026, 12, 31),)]
    assert here.rows("select column_name, reason, expected from warnings") == [("end_date", "no_end", "2")]


def test_an_identifier_is_the_same_in_a_workbook_and_in_a_csv(tmp_path, here):
    path = tmp_path / "x-initiatives-2026-06-30.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Initiatieven")
        rows = [
            ["initiative_id", "title", "latitude"],
            [2023.045, "a", 52.125],
            ["2023.0450", "b", 4],
            [2023.5, "c", 4],
            [1e15, "d", 4],
            [7, "e", 4],
        ]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    here.file(path)
    assert dict(here.rows("select title, initiative_id from initiatives")) == {
        "a": "2023.045",
        "b": "2023.0450",
        "c": "2023.5",
        "d": "1000000000000000",
        "e": "7",
    }
    assert here.one("select latitude from initiatives where title = 'a'") == 52.125


def test_names_that_differ_in_capitals_and_blanks_are_one(tmp_path, here):
    here.file(write(tmp_path / "x-initiatives-2026-05-31.csv", "initiative_id;theme", "I1;zorg", "I2;ZORG ", "I3;Zorgen"))
    assert set(here.rows("select distinct theme from initiatives")) == {("zorg",), ("Zorgen",)}
    here.file(
        write(tmp_path / "y-initiatives-2026-06-30.csv", "initiative_id;theme", "I1;Zorg", "I2;Zorg en  welzijn", "I3;Zorg en welzijn")
    )
    assert set(here.rows("select distinct theme from initiatives")) == {("Zorg",), ("Zorgen",), ("Zorg en welzijn",)}
    warnings = here.rows("select file, value, expected from warnings where reason = 'same_name' order by all")
    assert warnings == [
        ("x-initiatives-2026-05-31.csv", "Zorg", "zorg"),
        ("x-initiatives-2026-05-31.csv", "zorg", "ZORG"),
        ("y-initiatives-2026-06-30.csv", "Zorg en welzijn", "Zorg en  welzijn"),
    ]
    assert here.rows("select warnings from files order by file") == [(2,), (1,)]


def test_names_that_look_the_same_are_one_however_an_accent_is_written(tmp_path, here):
    lines = ["I1;Zorg en caf\u00e9", "I2;Zorg en cafe\u0301", "I3;zorg en\u00a0CAF\u00c9", "I4;Zorg en cafe"]
    here.file(write(tmp_path / "x-initiatives-2026-06-30.csv", "initiative_id;theme", *lines))
    assert here.rows("select theme, count(*) from initiatives group by theme order by 2") == [("Zorg en cafe", 1), ("Zorg en caf\u00e9", 3)]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("requests 2020-01-01 tot 2026-06-30.csv", "2026-06-30"),
        ("requests 20200101-20260630.csv", "2026-06-30"),
        ("requests 01-01-2020 tm 30-06-2026.csv", "2026-06-30"),
        ("requests 2026-01-01 tot 2026-12-31.csv", "2026-05-01"),
    ],
)
def test_two_days_in_the_name_are_a_period_and_the_last_one_counts(tmp_path, here, name, day):
    entry = here.file(write(tmp_path / name, "request_id;received_date", "A1;2026-05-01"))
    assert entry.export_date == date.fromisoformat(day)
    assert [reason for (reason,) in here.rows("select reason from warnings")] == ([] if day == "2026-06-30" else ["day_guessed"])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("export_2026-08.csv", "2026-08-31"),
        ("requests 202602.csv", "2026-02-28"),
        ("requests 08-2026.csv", "2026-08-31"),
        ("requests 2026-08 (2).csv", "2026-08-31"),
        ("Subsidies Augustus 2026.csv", "2026-08-31"),
        ("requests-jan-aug-2026.csv", "2026-08-31"),
        ("requests 2026_mrt.csv", "2026-03-31"),
        ("requests March 2026.csv", "2026-03-31"),
        ("2026Q3.csv", "2026-09-30"),
        ("requests Q3-2026.csv", "2026-09-30"),
        ("2e kwartaal 2026.csv", "2026-06-30"),
        ("requests 2026 kwartaal 2.csv", "2026-06-30"),
        ("requests 2nd quarter 2026.csv", "2026-06-30"),
        ("week 34 2026.csv", "2026-08-23"),
        ("requests 2026-W05.csv", "2026-02-01"),
        ("requests 2026-01 tot 2026-08.csv", "2026-08-31"),
    ],
)
def test_the_last_day_of_a_period_in_the_name_counts_and_is_reported(tmp_path, here, name, day):
    entry = here.file(write(tmp_path / name, "request_id;received_date", "A1;2026-01-05"))
    assert entry.export_date == date.fromisoformat(day)
    assert here.rows("select reason, value from warnings") == [("day_of_period", day)]


@pytest.mark.parametrize("name", ["requests 18 augustus 2026.csv", "requests-18aug2026.csv"])
def test_a_day_in_words_in_the_name_is_a_day(tmp_path, here, name):
    entry = here.file(write(tmp_path / name, "request_id;received_date", "A1;2026-01-05"))
    assert (entry.export_date, entry.warnings) == (date(2026, 8, 18), 0)


@pytest.mark.parametrize(
    "name",
    [
        "requests 2026-12.csv",  # still to come on the day of the import
        "requests Q4 2026.csv",
        "requests 2026-03.csv",  # something in it happened later
        "requests 2026.csv",
        "requests 2025-2026.csv",
        "requests 2011-12.csv",  # a season
        "requests 2026-13.csv",
        "requests week 54 2026.csv",
        "requests mayor 2026.csv",
        "requests 12345202603.csv",
        "requests 31-02-2026.csv",
    ],
)
def test_what_is_no_period_or_cannot_be_one_is_not_used(tmp_path, here, name):
    entry = here.file(write(tmp_path / name, "request_id;received_date", "A1;2026-05-01"))
    assert entry.export_date == date(2026, 5, 1)
    assert here.rows("select reason from warnings") == [("day_guessed",)]


def test_what_stands_in_a_column_without_a_name_is_reported(tmp_path, here):
    lines = ["I1;;zorg;;geheim", "I2;  ;zorg;;", "I3;uit de kantlijn;zorg;-;", "I4;ook;zorg;;"]
    here.file(write(tmp_path / "x-initiatives-2026-05-31.csv", "initiative_id;;theme;;", *lines))
    assert here.rows("select column_name, value, reason, expected from warnings order by column_name") == [
        ("2", "uit de kantlijn", "nameless_column_not_used", "2"),
        ("5", "geheim", "nameless_column_not_used", "1"),
    ]
    assert here.sentences("nl", "warnings")[0] == (
        "x-initiatives-2026-05-31.csv, kolom 2: deze kolom heeft geen naam en is niet gebruikt. "
        "Eerste waarde: uit de kantlijn. Regels met een waarde: 2."
    )


@pytest.mark.parametrize("column", ["income_eur", "municipal_income_eur", "own_income_eur"])
def test_no_income_below_zero_comes_in(tmp_path, here, column):
    amounts = ["-1", "(500)", "500-", "\u2212500"]
    lines = [f"B{n};2025;{amount}" for n, amount in enumerate(amounts)]
    entry = here.file(write(tmp_path / "accounts-2026-06-30.csv", f"initiative_id;year;{column}", "A;2025;100", *lines))
    assert (entry.accepted, entry.rejected) == (1, len(amounts))
    assert here.rows("select column_name, reason from rejected_lines") == [(column, "negative")] * len(amounts)


@pytest.mark.parametrize("sign", ["\ufffd", "\x92", "\u200b", "\u200e", "\u2060", "\xad", "\x1f", "\x01", "\x7f"])
def test_damaged_and_invisible_signs_are_reported(tmp_path, here, sign):
    entry = here.file(write(tmp_path / "requests-2026-06-30.csv", "request_id;department", f"A{sign}1;Zorg", f"A2;Co{sign}p", "A3;Café"))
    assert (entry.accepted, entry.warnings) == (3, 2)
    assert here.rows("select line, column_name, reason from warnings order by line") == [
        (2, "request_id", "damaged_text"),
        (3, "department", "damaged_text"),
    ]


def test_a_break_or_a_tab_inside_a_cell_is_no_damage(tmp_path, here):
    entry = here.file(write(tmp_path / "requests-2026-06-30.csv", "request_id;department", 'A1;"Zorg\nen\ttuin"', "A2;Zorg\x0bNoord"))
    assert (entry.accepted, entry.warnings) == (2, 0)


@pytest.mark.parametrize(("columns", "remarks"), [(3, 3), (2000, 1)])
def test_many_columns_that_are_not_used_are_one_remark(tmp_path, here, columns, remarks):
    header = ";".join(["request_id", *(f"vraag {n}" for n in range(columns))])
    entry = here.file(write(tmp_path / "requests-2026-06-30.csv", header, "A1" + ";x" * columns), format_name="kompas")
    assert entry.warnings == remarks
    if remarks == 1:
        assert here.rows("select expected from warnings") == [("2000",)]


def test_what_is_found_often_does_not_bury_the_rest():
    many = [{"reason": "after_export", "file": "a.csv", "line": n, "column_name": "x", "value": "y"} for n in range(54_000)]
    few = [{"reason": "no_date", "file": "a.csv", "line": n, "column_name": "x", "value": "y"} for n in range(3)]
    kinds = tables.by_reason([*many[:10], *few, *many[10:]])
    assert [len(kind) for kind in kinds] == [54_000, 3]
    lines = checking.examples("nl", kinds[0]).splitlines()
    assert len(lines) == checking.EXAMPLES + 1 and "53.990" in lines[-1] and "54.000" in lines[-1]
    assert len(checking.examples("nl", kinds[1]).splitlines()) == 3
