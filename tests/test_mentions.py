"""An initiative that stands in a subsidy register, on a platform and in a case system: listed, decided on, counted once, and taken back."""

import random
from datetime import date
from pathlib import Path

import pytest

from kompas import manifest, pair_decisions, sql, texts, warehouse
from kompas.errors import ExportError
from kompas.ui.escape import escape
from tests.commands import kompas
from tests.test_deciding import button
from tests.test_pages import page_text
from tests.warehouse_for_tests import warehouse_of

GRANT, PLAN, CASE = "Delft/subsidieregister/SUB-0101", "Delft/openstad/11", "Delft/kompas/SUB-0101"
OTHER_GRANT, OTHER_CASE = "Delft/subsidieregister/SUB-0102", "Delft/kompas/SUB-0102"
GRANTS = {  # dossier → its line, by the columns below
    "SUB-0101": "Buurttuin De Vlinder;Stichting De Vlinder;Groen;Wijkbeheer;1000;800",
    "SUB-0102": "Muziek in de Linden;Harmonie Linden;Cultuur;Cultuur;500;500",
    "SUB-0103": "Zomerfeest;Harmonie Linden;Cultuur;Cultuur;200;0",
}
PLANS = {11: "Buurtuin de vlinder;€ 1.000;12 maart 2026 14:05;In uitvoering;Natuur;Noord", 12: "Warme kamer;;2 april 2026 09:00;Open;;"}
REQUESTS = {"Z1": "SUB-0101", "Z2": "SUB-0102", "Z3": "SUB-0101"}  # the case system names the dossier


def exports(folder: Path, day: str = "2026-06-30", grants: dict[str, str] = GRANTS) -> list[Path]:
    """The exports of the three, written in this folder."""
    wanted = {
        f"subsidies-{day}.csv": [
            "Dossiernummer;Project;Aanvrager;Beleidsterrein;Afdeling;Aangevraagd;Verleend;Regeling;Periodiciteit;Jaar",
            *(f"{number};{line};Bewonersinitiatieven;Eenmalig;2026" for number, line in grants.items()),
        ],
        "plannen-2026-06-30.csv": [
            "Inzending ID;Titel;Budget;Datum aangemaakt (leesbaar);Statussen;tags.thema;tags.wijk",
            *(f"{number};{line}" for number, line in PLANS.items()),
        ],
        "zaken-2026-06-30.csv": [
            "request_id,initiative_id,department,received_date",
            *(f"{number},{dossier},Loket,2026-05-0{place}" for place, (number, dossier) in enumerate(REQUESTS.items(), 1)),
        ],
        "gesprekken-2026-06-30.csv": ["initiative_id,date,is_two_way", "SUB-0101,2026-06-01,ja"],
    }
    folder.mkdir(exist_ok=True)
    for name, lines in wanted.items():
        (folder / name).write_text("\n".join([*lines, ""]), "utf-8")
    return [folder / name for name in wanted]


@pytest.fixture
def three(folder, tmp_path, make_once) -> Path:
    make_once("three-registers", lambda home: warehouse.import_files(home, exports(tmp_path / "a"), municipality="Delft")).rename(folder)
    return folder


def rows_of(folder: Path, text: str) -> list[tuple]:
    return warehouse.connect(warehouse.current(folder)).execute(text).fetchall()


def answer(folder: Path, name: str, **parameters: object) -> list[dict[str, object]]:
    current = warehouse.current(folder)
    columns, rows = sql.fetch(warehouse.connect(current), sql.query("answers", name), parameters | {"on_date": current.on_date})
    return [dict(zip(columns, row, strict=True)) for row in rows]


def pairs(folder: Path) -> list[tuple]:
    return [
        (*sorted((row["mention"], row["other_mention"])), row["basis"], row["likeness"], row["decision"])
        for row in answer(folder, "initiatives_that_may_be_one")
    ]


def content(folder: Path) -> dict[str, tuple]:
    """Every table of the warehouse that is served, by its rows in whatever order."""
    con = warehouse.connect(warehouse.current(folder))
    names = [name for (name,) in con.execute("select table_name from duckdb_tables() where not internal").fetchall()]
    return {name: con.execute(f"select count(*), sum(hash(each)::hugeint)::varchar from {name} as each").fetchone() for name in names}


def test_what_is_in_three_registers_is_listed_decided_counted_once_and_taken_back(three, tmp_path):
    before = content(three)
    listed = [(CASE, GRANT, "reference", None), (OTHER_CASE, OTHER_GRANT, "reference", None), (PLAN, GRANT, "likeness", 97.4)]
    assert pairs(three) == [(*each, None) for each in listed]
    assert rows_of(three, "select count(*) from initiatives") == [(len(GRANTS) + len(PLANS),)], "never without a decision"

    warehouse.decide(three, "initiatives", [(PLAN, GRANT)], True)
    warehouse.decide(three, "initiatives", [(GRANT, CASE)], True)
    warehouse.decide(three, "initiatives", [(OTHER_CASE, OTHER_GRANT)], False)
    assert pairs(three) == [(*each, decision) for each, decision in zip(listed, ("same", "different", "same"), strict=True)]
    assert rows_of(three, "select count(*) from initiatives") == [(len(GRANTS) + len(PLANS) - 1,)]
    # The platform's status changed last; its theme stands, and what it does not tell comes from the register.
    [card] = answer(three, "initiative_card", initiative="SUB-0101")
    assert [card] == answer(three, "initiative_card", initiative="11")
    assert (card["register"], card["initiative_id"], card["title"], card["theme"]) == ("openstad", "11", "Buurtuin de vlinder", "Natuur")
    of_it = [number for number, dossier in REQUESTS.items() if dossier == "SUB-0101"]
    assert (card["status"], card["requests"], card["promises"], card["granted_eur"]) == ("running", len(of_it), 2, 800)
    assert card["last_contact_date"] == date(2026, 6, 1)
    assert rows_of(three, "select count(*), count(initiative_key), sum(asked_eur) from funding") == [(4, 4, 2700)], "not a promise is lost"
    assert rows_of(three, "select request_id from requests where initiative_key is not null order by 1") == [(number,) for number in of_it]
    doubted = [(row["file"], row["line"]) for row in answer(three, "checks_failed") if row["reason"] == "in_two_registers"]
    assert sorted(doubted) == [("plannen-2026-06-30.csv", 2), ("subsidies-2026-06-30.csv", 2)], "1,000 asked in both for 2026"
    sides = [(row["register"], row["initiative_id"], row["is_counting"]) for row in answer(three, "initiative_mentions", initiative="11")]
    assert sides[0] == ("openstad", "11", True) and sorted(sides[1:]) == [
        ("kompas", "SUB-0101", False),
        ("subsidieregister", "SUB-0101", False),
    ]
    lines = {(row["register"], row["line"]) for row in answer(three, "initiative_file", initiative="11")}
    assert {("subsidieregister", 2), ("openstad", 2), ("kompas", 2), ("kompas", 4)} <= lines, "each keeps its own file and line"

    decided = content(three)
    warehouse.import_files(three, exports(tmp_path / "a"), municipality="Delft")
    assert content(three) == decided, "the same exports again"
    newer = exports(tmp_path / "b", "2026-07-31", GRANTS | {"SUB-0101": GRANTS["SUB-0101"].replace("Buurttuin", "Tuin")})[:1]
    warehouse.import_files(three, newer, municipality="Delft")
    assert rows_of(three, "select count(*) from initiatives") == [(len(GRANTS) + len(PLANS) - 1,)], "a newer export keeps the decision"
    warehouse.withdraw(three, warehouse.entries_named(manifest.read(three).entries, newer[0].name))

    for name, other in ((PLAN, GRANT), (CASE, GRANT), (OTHER_CASE, OTHER_GRANT)):
        warehouse.decide(three, "initiatives", [(name, other)], None)
    for database in three.glob("warehouse-*.duckdb"):
        database.unlink()
    warehouse.build(three, date(2026, 6, 30))
    assert content(three) == before
    with pytest.raises(ExportError, match="no_such_mention"):
        warehouse.decide(three, "initiatives", [(PLAN, "Delft/openstad/99")], True)
    assert pair_decisions.decisions(three, "initiatives") == ()


def test_lines_of_joined_initiatives_are_neither_lost_nor_doubled_whatever_was_decided():
    """Of random registers: as many initiatives as groups counted one by one, every line once, one account per initiative and year."""
    chance = random.Random(7)
    known = [(register, f"{register}-{number:04}") for register in ("kompas", "plannen", "subsidies") for number in range(12)]
    tables = {
        name: []
        for name in ("initiatives", "status_changes", "funding_lines", "requests", "contacts", "accounts", "assignments", "support")
    }
    for register, number in known:
        line = {"initiative_id": number, "register": register}
        tables["initiatives"].append(line | {"title": number, "theme": chance.choice([None, "groen", "zorg"])})
        tables["status_changes"].append(
            line | {"from_date": date(2026, chance.randrange(1, 7), 1), "status": chance.choice(["idea", "running"])}
        )
        tables["funding_lines"].append(line | {"funding_id": f"G-{number}", "year": 2026, "granted_eur": chance.randrange(100)})
        tables["requests"].append(line | {"request_id": f"R-{number}", "received_date": date(2026, 5, chance.randrange(1, 29))})
        tables["contacts"].append(line | {"date": date(2026, 5, chance.randrange(1, 29)), "is_two_way": True})
        tables["accounts"].append(line | {"year": 2025, "income_eur": 100, "municipal_income_eur": chance.randrange(100)})
        tables["assignments"].append(line | {"official": chance.choice("abc"), "from_date": date(2026, 1, 1)})
        tables["support"].append(line | {"kind": "space", "asked_date": date(2026, 2, 1)})
    tables["requests"].append({"initiative_id": None, "register": "zaken", "request_id": "Z-0001", "received_date": date(2026, 5, 9)})
    tables["requests"].append({"initiative_id": None, "register": "zaken", "request_id": "Z-0002", "received_date": date(2026, 5, 9)})
    pairs = [chance.sample(known, 2) for _ in range(14)]
    groups = {each: {each} for each in known}
    for one, other in pairs:
        together = groups[one] | groups[other]
        groups |= dict.fromkeys(together, together)
    tables["same_mentions"] = [
        dict(zip(("mention", "other_mention"), map("/".join, (("", *one), ("", *other))), strict=True)) for one, other in pairs
    ]
    tables["same_mentions"].append({"mention": "/kompas/kompas-0003", "other_mention": "/zaken/Z-0001"})  # a case by its own number
    expected = len({frozenset(group) for group in groups.values()})
    with warehouse_of(tables, date(2026, 6, 30)) as con:

        def number(text: str) -> int:
            return con.execute(text).fetchone()[0]

        assert number("select count(*) from initiatives") == expected < len(known)
        assert number("select count(distinct initiative_key) from mention_keys") == expected
        assert number("select count(*) from mention_keys") == len(known) + 1
        case = "select initiative_key from requests where request_id = 'Z-0001'"
        assert number(case) == number("select initiative_key from mention_keys where initiative_id = 'kompas-0003'")
        assert con.execute("delete from requests where request_id = 'Z-0001' or initiative_key is null returning request_id").fetchall()
        for mart in ("funding", "requests", "contact_days", "support_given"):
            assert number(f"select count(*) from {mart}") == number(f"select count(initiative_key) from {mart}") == len(known), mart
            assert number(f"select count(distinct initiative_key) from {mart}") == expected, mart
        assert number("select sum(granted_eur) from funding") == sum(line["granted_eur"] for line in tables["funding_lines"])
        assert number("select count(*) from yearly_accounts") == expected
        assert number("select count(*) from assignment_days") == len(known)
        officials = {(frozenset(groups[line["register"], line["initiative_id"]]), line["official"]) for line in tables["assignments"]}
        assert number("select count(distinct (initiative_key, official_number)) from assignment_days") == len(officials)
        latest = {frozenset(group): max(group, key=lambda each: _changed(tables, each)) for group in groups.values()}
        assert number("select count(*) from initiatives where status_since_date is not null") == expected
        assert sorted(con.execute("select status_since_date from initiatives").fetchall()) == sorted(
            (_changed(tables, each),) for each in latest.values()
        )


def _changed(tables: dict[str, list[dict]], mention: tuple[str, str]) -> date:
    return next(line["from_date"] for line in tables["status_changes"] if (line["register"], line["initiative_id"]) == mention)


def test_the_command_decides_on_two_mentions_or_on_all_that_refer_to_each_other(three):
    assert kompas("initiatives", "--references", "--same").returncode == 0
    decided = {frozenset((each.name, each.other)) for each in pair_decisions.decisions(three, "initiatives")}
    assert decided == {frozenset((CASE, GRANT)), frozenset((OTHER_CASE, OTHER_GRANT))}
    assert rows_of(three, "select count(*) from requests where initiative_key is not null") == [(len(REQUESTS),)]
    assert GRANT in kompas("initiatives", CASE, GRANT, "--undecided").stderr
    assert len(pair_decisions.decisions(three, "initiatives")) == 1
    for wrong in ((CASE, "--same"), (CASE, GRANT), (CASE, GRANT, "--references", "--same"), (CASE, "x", "--same")):
        assert kompas("initiatives", *wrong).returncode == 2


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_on_the_page_a_pair_is_decided_on_and_the_initiative_shows_every_register(three, visit_folder, language):
    app = visit_folder(three, "gegevens", lang=language, plain="true")
    assert "**Buurtuin de vlinder** (OpenStad 11" in page_text(app)
    app = button(app, "same", PLAN, GRANT).click().run()
    assert not app.exception and [each.is_same for each in pair_decisions.decisions(three, "initiatives")] == [True]
    assert [toast.value for toast in app.toast] == [
        texts.say(language, "cli.decided.initiatives.same", name=escape(PLAN), other=escape(GRANT))
    ]
    one = visit_folder(three, "initiatief", lang=language, initiative="SUB-0101")
    assert texts.say(language, "findings.initiative_mentions.some", n=2, register="OpenStad") in page_text(one)
    app = button(app, "undecided", PLAN, GRANT).click().run()
    assert pair_decisions.decisions(three, "initiatives") == () and "**Buurtuin de vlinder** (OpenStad 11" in page_text(app)
