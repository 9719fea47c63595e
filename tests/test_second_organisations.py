"""Organisations counted a second time: of the invented town by its own names, of the real register by a plain reading of names."""

import random
import re
import unicodedata
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from kompas import pair_decisions, sql, warehouse
from kompas.cli import DEMO
from kompas.errors import ExportError
from kompas.settings import settings
from tests.warehouse_for_tests import warehouse_of

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


def likeness(one: str, other: str) -> float:
    """How much of two names is the same, of 100: twice the longest common subsequence over both lengths; the better of two writings."""
    return max(
        200 * common(written(one), written(other)) / (len(written(one)) + len(written(other)))
        for written in (lambda name: " ".join(sorted(name.split())), lambda name: name.replace(" ", ""))
    )


def common(one: str, other: str) -> int:
    lengths = [0] * (len(other) + 1)
    for sign in one:
        before = list(lengths)
        for place, each in enumerate(other, start=1):
            lengths[place] = before[place - 1] + 1 if sign == each else max(before[place], lengths[place - 1])
    return lengths[-1]


def shares_a_rare_word(one: str, other: str, names: set[str]) -> bool:
    """Do they share a word, or the first four letters of one, that no more than twenty names have?"""
    words, others = one.split(), other.split()
    shared = [word for word in words if word in others and len(word) > 2]
    begins = {word[:4] for word in words if len(word) > 1} & {word[:4] for word in others}
    return any(sum(word in name.split() for name in names) <= 20 for word in shared) or any(
        sum(any(word[:4] == begin for word in name.split()) for name in names) <= 20 for begin in begins
    )


@pytest.mark.parametrize("seed", range(3))
def test_names_that_may_be_one_are_found_by_their_letters(seed):
    chance = random.Random(seed)
    names = set()
    for _ in range(60):
        words = chance.sample(
            ["buurttuin", "zuiderkoor", "kookclub", "wijkraad", "energie", "oost", "west", "de", "wijktuin"], chance.choice([1, 2, 3])
        )
        name = " ".join(words)
        place = chance.randrange(len(name))
        names |= {name, name[:place] + name[place + 1 :], name.replace(" ", "", 1)} if chance.random() < 0.5 else {name}
    names = {" ".join(name.split()) for name in names if len(name) > 3}
    dossiers = {name: chance.choice([1, 2, 3]) for name in sorted(names)}
    lines = [
        {
            "funding_id": f"{name}-{number}",
            "initiative_id": name if chance.random() < 0.5 else "A",
            "recipient": name,
            "funder_kind": "fund",
            "year": 2026,
        }
        for name, times in dossiers.items()
        for number in range(times)
    ]
    least = settings(Path("tests"))["organisations"]["least_likeness"]
    pairs = {
        (one, other): likeness(one, other) for one in names for other in names if one < other and shares_a_rare_word(one, other, names)
    }
    expected = sorted(
        ((one, other, round(like, 1), dossiers[one], dossiers[other]) for (one, other), like in pairs.items() if like >= least),
        key=lambda row: (-pairs[row[0], row[1]], row[0], row[1]),
    )
    with warehouse_of({"funding_lines": lines}, date(2026, 6, 30), answers=("names_that_may_be_one",)) as con:
        rows = sql.fetch(con, sql.query("answers", "names_that_may_be_one"), {})[1]
        assert len(expected) > 10
        assert sorted(
            (*sorted(row[:2]), *row[2:]) if row[0] < row[1] else (row[1], row[0], row[2], row[4], row[3]) for row in rows
        ) == sorted(expected)
        assert [row[2] for row in rows] == sorted((row[2] for row in rows), reverse=True)
        assert sql.fetch(con, sql.query("answers", "names_that_may_be_one"), {"limit": 4})[1] == rows[:4]


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
    warehouse.decide(folder, "organisations", [names], True)
    assert state() == ([(2025, 1, None, None, None), (2026, 2, 1, 1, 0)], 0)
    for database in folder.glob("*.duckdb"):
        database.unlink()
    warehouse.build(folder)
    assert state() == ([(2025, 1, None, None, None), (2026, 2, 1, 1, 0)], 0)
    for writing in ("Ostade Theater", "Stichting Ostade Theater"):  # two writings of one organisation: either will do
        warehouse.decide(folder, "organisations", [names], None)
        assert state() == apart
        warehouse.decide(folder, "organisations", [(names[1], writing)], False)
        assert state() == (apart[0], 0)
        warehouse.decide(folder, "organisations", [(writing, names[1])], None)
    assert state() == apart
    with pytest.raises(ExportError, match="no_such_name"):
        warehouse.decide(folder, "organisations", [("Ostade Theater", "Westerkoor")], True)
    assert pair_decisions.decisions(folder, "organisations") == ()


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
    warehouse.decide(folder, "organisations", [("De Harmonie", "DE HARMONY")], True)
    assert organisations() == 1
    for name in ("Westerkoor", "particulier", ""):
        with pytest.raises(ExportError, match="no_such_name"):
            warehouse.decide(folder, "organisations", [("De Harmonie", name)], True)


def test_what_was_decided_on_names_must_be_readable(folder):
    folder.mkdir()
    for content in ("[{", '[{"name": "A"}]', "{}x"):
        (folder / pair_decisions.FILES["organisations"]).write_text(content)
        with pytest.raises(ExportError, match="broken_decisions"):
            pair_decisions.decisions(folder, "organisations")


def test_the_file_of_an_organisation_holds_its_promises_and_that_of_a_resident_nothing(demo):
    funding = pd.read_csv(next(DEMO.glob("*-funding_lines.csv")))
    kinds = pd.read_csv(next(DEMO.glob("*-initiatives.csv"))).set_index("initiative_id")["initiator_kind"]
    is_of_resident = funding["initiative_id"].map(kinds) == "bewoner"
    residents = set(funding[is_of_resident]["recipient"]) - set(funding[~is_of_resident]["recipient"])
    organisations = list(funding.dropna(subset="recipient").groupby("recipient"))
    assert residents and len(organisations) > len(residents)
    for name, theirs in organisations[::5]:
        rows = answer(demo, "organisation_file", organisation=name)
        promises = rows[rows["funder"].notna() | rows["year"].notna()]
        assert sorted(promises["granted_eur"].fillna(0)) == ([] if name in residents else sorted(theirs["granted_eur"].fillna(0))), name
