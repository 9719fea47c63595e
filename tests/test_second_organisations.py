"""Organisations counted a second time: of the invented town by its own names, of the real register by a plain reading of names."""

import re
import unicodedata

import pandas as pd
import pytest

from kompas import organisation_names, sql, warehouse
from kompas.cli import DEMO
from kompas.errors import ExportError

EVERYTHING = {"definition": [""]}
FORM = r"(stichting|stg|sticht|st|cooperati(e|eve)( vereniging)?|coop( vereniging)?|vereniging|ver|b ?v|n ?v|v ?o ?f)"
LAST = r"((stichting|stg|cooperatie|[buw] ?a|vereniging|ver|b ?v|n ?v|v ?o ?f|c ?v)?( i ?o)?)"


def answer(current: warehouse.Warehouse, name: str, **parameters) -> pd.DataFrame:
    return sql.rows(warehouse.connect(current), sql.query("answers", name), parameters | {"on_date": current.on_date})


def returning(grants: pd.DataFrame) -> list[tuple[int, int, int | None, int | None, int | None]]:
    """Per year the organisations, and which are new, returned or absent; of grants (organisation, year) above zero."""
    years = {year: set(of_year) for year, of_year in grants.groupby("year")["organisation"]}
    found, earlier = [], set()
    for year in range(min(years), max(years) + 1):
        here, before = years.get(year, set()), years.get(year - 1, set())
        counts = (len(here - earlier), len(here & earlier), len(before - here)) if earlier else (None, None, None)
        found.append((year, len(here), *counts))
        earlier |= here
    return found


def rows_of(frame: pd.DataFrame) -> list[tuple]:
    listed = frame[["year", "organisations", "new", "returned", "not_returned"]].astype(object).where(frame.notna(), None)
    return [tuple(None if value is None else int(value) for value in row) for row in listed.itertuples(index=False)]


def test_who_returns_in_the_invented_town(demo):
    funding = pd.read_csv(next(DEMO.glob("*-funding_lines.csv")))
    grants = funding[(funding["funder_kind"] == "gemeente") & (funding["year"] <= 2026) & (funding["granted_eur"] > 0)]
    grants = grants.rename(columns={"recipient": "organisation"})
    assert rows_of(answer(demo, "organisations_returning")) == returning(grants)
    newest = grants[grants["year"] == 2026].groupby("organisation")["granted_eur"].sum()
    assert answer(demo, "organisations_returning").iloc[-1]["granted_eur"] == pytest.approx(newest.sum())


def test_years_in_a_row_in_the_invented_town(demo):
    funding = pd.read_csv(next(DEMO.glob("*-funding_lines.csv")))
    grants = funding[(funding["funder_kind"] == "gemeente") & (funding["granted_eur"] > 0)]
    years = grants.groupby("recipient")["year"].agg(set)
    lengths = [next(n for n in range(1, 99) if 2026 - n not in found) for found in years if 2026 in found]
    rows = answer(demo, "years_in_a_row")
    assert dict(zip(rows["years"], rows["organisations"], strict=True)) == pd.Series(lengths).value_counts().to_dict()


def core(name: str) -> tuple[str, str]:
    """The words of a name without its legal form, and the words."""
    bare = unicodedata.normalize("NFD", name.lower().replace("&", " en "))
    words = " ".join(re.findall(r"\w+", "".join(sign for sign in bare if not unicodedata.combining(sign)).replace("_", " ")))
    short = re.sub(rf"(^| ){LAST}$", "", re.sub(rf"^{FORM}( |$)", "", words))
    return short or words, words


@pytest.fixture(scope="module")
def register(make_once, shared):
    """The real register of four days."""
    files = sorted((shared / "data/amsterdam_register").iterdir())
    return warehouse.current(make_once("register", lambda home: warehouse.import_files(home, files)))


@pytest.mark.shared
def test_who_returns_in_the_real_register(register, shared):
    """The newest file has all dossiers but those of two older ones, and those that left the register in 2016."""
    days = ("2016-08-18.csv", "2016-10-31.xlsx", "2016-12-19.csv", "2017-06-12.csv")
    frames = [read(shared / "data/amsterdam_register" / day) for day in days]
    newest = pd.concat(frames).drop_duplicates("DOSSIERNUMMER", keep="last")
    newest["AANVRAGER"] = newest["AANVRAGER"].fillna("Particulier")
    named = newest[~newest["AANVRAGER"].str.fullmatch(r"\(Particulier\)|Aanvrager \d+|Particulier", case=False)]
    granted = named.assign(
        organisation=named["AANVRAGER"].map(lambda name: core(name)[0]),
        year=named["SUBSIDIEJAAR"].astype(int),
    )
    granted = granted[granted.groupby(["organisation", "year"])["BEDRAG_VERLEEND"].transform("sum") > 0]
    expected = returning(granted)
    found = [row for row in rows_of(answer(register, "organisations_returning", **EVERYTHING)) if row[1]]
    assert [row[0] for row in found] == [row[0] for row in expected] == [2016, 2017]
    # Names that occur in two legal forms are two organisations, which this plain reading does not see.
    twice = answer(register, "names_that_may_be_one").query("likeness == 100")
    for ours, plain in zip(found, expected, strict=True):
        assert 0 <= ours[1] - plain[1] <= len(twice)


@pytest.mark.shared
def test_departments_of_one_organisation_in_the_real_register(register, shared):
    rows = answer(register, "departments_per_organisation", **EVERYTHING)
    newest = read(shared / "data/amsterdam_register/2017-06-12.csv")
    regenboog = newest[newest["AANVRAGER"] == "De Regenboog Groep"]["ORGANISATIEONDERDEEL"].nunique()
    assert rows.iloc[0]["departments"] == regenboog == 10
    assert rows["organisations"].sum() == answer_count(register)


def answer_count(current: warehouse.Warehouse) -> int:
    with warehouse.connect(current).cursor() as con:
        return con.execute("select count(*) from organisations where is_named").fetchone()[0]


def read(path) -> pd.DataFrame:
    if path.suffix == ".xlsx":
        frame = pd.read_excel(path, dtype=str, engine="calamine")
    else:
        is_oldest = path.name.startswith("2016-08")
        frame = pd.read_csv(path, sep="," if "12-19" in path.name else ";", dtype=str, encoding="cp1252" if is_oldest else "utf-8")
    frame["BEDRAG_VERLEEND"] = pd.to_numeric(frame["BEDRAG_VERLEEND"].str.strip())
    return frame


def test_a_decision_on_names_counts_everywhere_survives_a_rebuild_and_can_be_taken_back(folder, tmp_path):
    file = tmp_path / "geld-2026-06-30.csv"
    lines = (
        "G1,A,Ostade Theater,municipality,2025,10",
        "G2,B,Ostadetheater,municipality,2026,10",
        "G3,C,Zuiderkoor,municipality,2026,10",
        "G4,D,Stichting Ostade Theater,municipality,2025,10",
    )
    file.write_text("\n".join(["funding_id,initiative_id,recipient,funder_kind,year,granted_eur", *lines, ""]), "utf-8")
    warehouse.import_files(folder, [file], municipality="Delft")
    names = ("Ostade Theater", "OSTADETHEATER")  # in any writing

    def state() -> tuple[list, int]:
        current = warehouse.current(folder)
        return rows_of(answer(current, "organisations_returning")), len(answer(current, "names_that_may_be_one"))

    apart = ([(2025, 1, None, None, None), (2026, 2, 2, 0, 1)], 1)
    assert state() == apart
    warehouse.decide_names(folder, *names, True)
    assert state() == ([(2025, 1, None, None, None), (2026, 2, 1, 1, 0)], 0)
    for database in folder.glob("*.duckdb"):
        database.unlink()
    warehouse.build(folder)
    assert state() == ([(2025, 1, None, None, None), (2026, 2, 1, 1, 0)], 0)
    for writing in ("Ostade Theater", "Stichting Ostade Theater"):  # two writings of one organisation: either will do
        warehouse.decide_names(folder, *names, None)
        assert state() == apart
        warehouse.decide_names(folder, names[1], writing, False)
        assert state() == (apart[0], 0)
        warehouse.decide_names(folder, writing, names[1], None)
    assert state() == apart
    with pytest.raises(ExportError, match="no_such_name"):
        warehouse.decide_names(folder, "Ostade Theater", "Westerkoor", True)
    assert organisation_names.decisions(folder) == ()


def test_names_of_every_municipality_can_be_decided_on(folder, tmp_path):
    """Almere is served when nobody chooses; names of Zwolle can be decided on all the same."""
    for town, names in (("Almere", ("Ostade Theater", "Zuiderkoor")), ("Zwolle", ("De Harmonie", "De Harmony"))):
        file = tmp_path / f"{town}-2026-06-30.csv"
        lines = [f"{town}{number},{town}{number},{name},municipality,2026,10" for number, name in enumerate(names)]
        file.write_text("\n".join(["funding_id,initiative_id,recipient,funder_kind,year,granted_eur", *lines, ""]), "utf-8")
        warehouse.import_files(folder, [file], municipality=town)
    assert warehouse.current(folder).municipality == "Almere"

    def organisations() -> int:
        return answer_count(warehouse.for_day(folder, None, municipality="Zwolle"))

    assert organisations() == 2
    warehouse.decide_names(folder, "De Harmonie", "DE HARMONY", True)
    assert organisations() == 1
    for name in ("Westerkoor", "particulier", ""):
        with pytest.raises(ExportError, match="no_such_name"):
            warehouse.decide_names(folder, "De Harmonie", name, True)


def test_what_was_decided_on_names_must_be_readable(folder):
    folder.mkdir()
    for content in ("[{", '[{"name": "A"}]', "{}x"):
        (folder / organisation_names.FILE).write_text(content)
        with pytest.raises(ExportError, match="broken_decisions"):
            organisation_names.decisions(folder)
