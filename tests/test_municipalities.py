"""Exports of several municipalities: each is looked at on its own, nothing of two is added up, and no line is nowhere."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kompas import checking, manifest, sql, texts, warehouse
from kompas.errors import ExportError
from tests.commands import kompas
from tests.test_pages import page_text

REQUESTS = "request_id,department,received_date,decided_date"


def export(folder: Path, day: str, *lines: str, header: str = REQUESTS, name: str = "aanvragen") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}-{day}.csv"
    path.write_text("\n".join([header, *lines, ""]), "utf-8")
    return path


@pytest.fixture
def two(folder, tmp_path, make_once) -> Path:
    """A data folder with an export of Almere, a newer one of Zutphen, and one of both and of lines of neither."""
    shutil.move(make_once("two-municipalities", lambda home: take_two(home, tmp_path)), folder)
    return folder


def take_two(home: Path, tmp_path: Path) -> None:
    almere = export(tmp_path / "a", "2026-03-31", "A1,Zorg,2026-01-05,", "A2,Zorg,2026-01-06,", "A3,Zorg,31-31-2026,")
    zutphen = export(tmp_path / "z", "2026-06-30", "A1,Zorg,2026-05-05,")
    lines = ["ALMERE,M1,Groen,2026-05-01,", "Zutphen ,M2,Groen,2026-05-01,", ",M3,Groen,2026-05-02,", "Zutphen,,Groen,2026-05-02,"]
    both = export(tmp_path, "2026-05-31", *lines, header=f"municipality,{REQUESTS}", name="samen")
    warehouse.import_files(home, [almere], municipality="Almere", accept_rejections=True)
    warehouse.import_files(home, [zutphen], municipality="Zutphen")
    warehouse.import_files(home, [both], accept_rejections=True)
    for name in warehouse.current(home).municipalities:
        warehouse.for_day(home, None, municipality=name)


def requests(served: warehouse.Warehouse) -> list[str]:
    return [name for (name,) in warehouse.connect(served).execute("select request_id from requests order by all").fetchall()]


def test_each_municipality_has_its_own_lines_and_its_own_days(two):
    served = warehouse.current(two)
    assert (served.municipality, served.municipalities) == ("Almere", ("Almere", "Zutphen", "unknown"))
    of_each = {name: warehouse.for_day(two, None, municipality=name) for name in served.municipalities}
    assert {name: requests(each) for name, each in of_each.items()} == {
        "Almere": ["A1", "A2", "M1"],
        "Zutphen": ["A1", "M2"],
        "unknown": ["M3"],
    }
    assert {name: each.on_date for name, each in of_each.items()} == {
        "Almere": date(2026, 5, 31),
        "Zutphen": date(2026, 6, 30),
        "unknown": date(2026, 5, 31),
    }
    assert of_each["Zutphen"].first_day == date(2026, 5, 1) and of_each["Almere"].first_day == date(2026, 1, 5)
    assert served == of_each["Almere"]
    before = warehouse.review_before(of_each["Zutphen"])
    assert (before.municipality, before.on_date) == ("Zutphen", date(2025, 6, 30))
    assert requests(warehouse.for_day(two, date(2026, 5, 4), municipality="Zutphen")) == ["M2"], "A1 was still to come"


def test_what_is_built_again_stays_what_it_was(two):
    before = manifest.read(two)
    assert warehouse.build(two) == warehouse.current(two)
    assert manifest.read(two) == before


def test_every_line_is_somewhere(two):
    """The rejected lines of each municipality, those of the export of both once."""
    rejected = checking.found(two, lambda *_: None)["rejected_lines"]
    assert sorted((row["file"], row["line"]) for row in rejected) == [("aanvragen-2026-03-31.csv", 4), ("samen-2026-05-31.csv", 5)]
    con = warehouse.connect(warehouse.for_day(two, None, municipality="Zutphen"))
    assert con.execute("select file, municipality from source_files order by file").fetchall() == [
        ("aanvragen-2026-06-30.csv", "Zutphen"),
        ("samen-2026-05-31.csv", "Zutphen"),
    ]


def test_an_export_without_lines_is_in_every_municipality(two, tmp_path):
    empty = export(tmp_path, "2026-06-01", name="leeg")
    warehouse.import_files(two, [empty])
    for name in ("Almere", "Zutphen", "unknown"):
        con = warehouse.connect(warehouse.for_day(two, None, municipality=name))
        assert ("leeg-2026-06-01.csv",) in con.execute("select file from source_files").fetchall()


def test_one_municipality_in_two_writings_is_one(folder, tmp_path):
    warehouse.import_files(folder, [export(tmp_path / "a", "2026-03-31", "A1,Zorg,2026-01-05,")], municipality="Zutphen")
    warehouse.import_files(folder, [export(tmp_path / "b", "2026-06-30", "A1,Zorg,2026-01-05,2026-04-01")], municipality="ZUTPHEN")
    served = warehouse.current(folder)
    assert (served.municipality, served.municipalities) == (None, ("Zutphen",))
    assert requests(served) == ["A1"], "the newer export tells what became of it"


def test_a_municipality_without_exports_is_an_error(two, folder):
    with pytest.raises(ExportError, match="no_such_municipality"):
        warehouse.for_day(two, None, municipality="Breda")


def test_lines_of_no_municipality_belong_to_the_only_one(folder, tmp_path):
    warehouse.import_files(folder, [export(tmp_path / "a", "2026-03-31", "A1,Zorg,2026-01-05,")], municipality="Zutphen")
    warehouse.import_files(folder, [export(tmp_path / "b", "2026-03-31", "A2,Zorg,2026-01-05,")])
    assert warehouse.current(folder).municipality is None and requests(warehouse.current(folder)) == ["A1", "A2"]
    assert warehouse.for_day(folder, None, municipality="Zutphen") == warehouse.current(folder)


GRANTS = "funding_id,initiative_id,recipient,funder_kind,year,granted_eur"
OF_THE_STATE = "Overheid,Regeling,Ontvanger,Realisatie,Jaar"


@pytest.fixture
def beside_the_state(folder, tmp_path) -> Path:
    """A data folder with grants of Almere and of Zutphen, and the subsidies of the ministries, one line of which cannot be read."""
    for town, recipient in (("Almere", "Zuiderkoor"), ("Zutphen", "Ostade Theater")):
        grants = export(tmp_path / town, "2025-12-31", f"G1,A,{recipient},municipality,2025,10", header=GRANTS, name="geld")
        warehouse.import_files(folder, [grants], municipality=town)
    lines = ("OCW,Cultuur,Zuiderkoor,100,2025", "OCW,Cultuur,Ostade Theater,200,2025", "OCW,Cultuur,Westerkoor,veel,2025")
    state = export(tmp_path, "2026", *lines, header=OF_THE_STATE, name="subsidies")
    warehouse.import_files(folder, [state], accept_rejections=True)
    return folder


def test_money_of_others_stands_beside_every_municipality_and_is_none_itself(beside_the_state, visit_folder):
    """Without a line of an unknown municipality there is no such choice; what the state gives stands beside the grants of each."""
    assert warehouse.current(beside_the_state).municipalities == ("Almere", "Zutphen")
    for town, organisation, eur in (("Almere", "Zuiderkoor", 100), ("Zutphen", "Ostade Theater", 200)):
        served = warehouse.for_day(beside_the_state, None, municipality=town)
        con = warehouse.connect(served)
        query = sql.query("answers", "known_public_money")
        columns, rows = sql.fetch(con, query, {"on_date": served.on_date, "definition": [""]})
        [row] = [dict(zip(columns, row, strict=True)) for row in rows]
        assert (row["organisation"], row["municipal_eur"], row["other_eur"]) == (organisation, 10, eur)
        assert served.on_date == date(2025, 12, 31), "what the state gives has no day of its own"
        files = con.execute("select file, municipality, accepted, rejected from source_files order by file").fetchall()
        assert files == [("geld-2025-12-31.csv", town, 1, 0), ("subsidies-2026.csv", None, 2, 1)]
        assert con.execute("select count(*) from funding").fetchall() == [(1,)], "nothing of it is money of the municipality"
    rejected = checking.found(beside_the_state, lambda *_: None)["rejected_lines"]
    assert [(row["file"], row["line"]) for row in rejected] == [("subsidies-2026.csv", 4)], "once, though it is beside both"
    assert "subsidies" in page_text(visit_folder(beside_the_state, "gegevens", municipality="Zutphen"))
    tables = visit_folder(beside_the_state, "organisaties", municipality="Zutphen", everything="true").table
    (words,) = [dict(table.value.values.tolist()) for table in tables]
    assert (words["Organisatie"], words["Van andere overheden"], words["Deel van de gemeente"]) == ("Ostade Theater", "€\u202f200", "5%")


def test_lines_of_no_municipality_are_apart_with_the_money_of_others_beside_them(beside_the_state, tmp_path):
    grants = export(tmp_path / "n", "2025-12-30", "G9,A,Westerkoor,municipality,2025,10", header=GRANTS, name="los")
    warehouse.import_files(beside_the_state, [grants])
    assert warehouse.current(beside_the_state).municipalities == ("Almere", "Zutphen", "unknown")
    con = warehouse.connect(warehouse.for_day(beside_the_state, None, municipality="unknown"))
    assert con.execute("select file from source_files order by file").fetchall() == [("los-2025-12-30.csv",), ("subsidies-2026.csv",)]


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_page_says_whose_figures_these_are_and_lets_choose(two, visit_folder, language):
    first = visit_folder(two, "gegevens", lang=language)
    assert "**Almere**" in page_text(first) and "Zutphen" not in page_text(first).replace("aanvragen", "")
    chosen = first.selectbox(key="municipality").select("Zutphen").run()
    assert "**Zutphen**" in page_text(chosen) and not chosen.exception
    assert texts.say(language, "frame.as_of", day=date(2026, 6, 30)) in page_text(chosen)
    assert texts.say(language, "frame.renewed.newest", day=date(2026, 6, 30)) not in [info.value for info in chosen.info]
    unknown = visit_folder(two, "status", lang=language, municipality="unknown")
    assert texts.say(language, "frame.no_municipality") in page_text(unknown) and not unknown.exception
    nowhere = visit_folder(two, "status", lang=language, municipality="Breda")
    assert "Breda" in "".join(warning.value for warning in nowhere.warning) and "**Almere**" in page_text(nowhere)


def test_a_command_is_about_one_municipality_and_says_which(two):
    some = kompas("answer", "open_by_age")
    assert "Almere" in some.stderr and "Zutphen" in some.stderr and "Zorg" in some.stdout
    earlier = kompas("answer", "open_by_age", "--on-date", "2026-02-28")
    assert earlier.returncode == 0 and "Almere" in earlier.stderr, "on another day too"
    other = kompas("answer", "requests_behind", "--municipality", "Zutphen")
    assert other.returncode == 0 and [line.split(",")[0] for line in other.stdout.splitlines()[1:]] == ["A1", "M2"]
    assert "Almere" not in other.stderr
    wrong = kompas("answer", "open_by_age", "--municipality", "Breda")
    assert wrong.returncode == 2 and "Breda" in wrong.stderr and "Almere, Zutphen" in wrong.stderr
