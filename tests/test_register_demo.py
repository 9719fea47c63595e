"""The invented town that has only a subsidy register: it has what real ones have, and the order of its exports is nothing."""

import random
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from kompas import sql, warehouse
from kompas.cli import demo_files
from kompas.formats import formats
from tests import golden

FILES = demo_files()["Registerstad"]


@pytest.fixture(scope="module")
def exports() -> list[pd.DataFrame]:
    """The six exports, oldest first, as text, by dossier."""
    return [pd.read_csv(file, sep=";", dtype=str, keep_default_na=False).set_index("Dossiernummer") for file in FILES]


@pytest.fixture(scope="module")
def ever(exports) -> pd.DataFrame:
    """Every dossier as it was seen last."""
    every = pd.concat(exports)
    return every[~every.index.duplicated(keep="last")]


def both(exports) -> list[tuple[pd.DataFrame, pd.DataFrame]]:
    """The dossiers that two exports after each other both show."""
    return [(old.loc[old.index.intersection(new.index)], new.loc[old.index.intersection(new.index)]) for old, new in pairwise(exports)]


def test_they_are_six_exports_of_one_register_with_more_than_a_year_between_two(exports):
    days = [pd.to_datetime(frame["Peildatum"].unique().item(), format="%d-%m-%Y") for frame in exports]
    assert len(days) == 6 and days == sorted(days)
    assert max(new - old for old, new in pairwise(days)) > pd.Timedelta(days=366)
    assert {tuple(frame["Gemeente"].unique()) for frame in exports} == {("Registerstad",)}
    assert not any(frame.index.has_duplicates for frame in exports)


def test_who_applies(ever):
    assert 400 <= len(ever) <= 700 and 180 <= ever["Aanvrager"].nunique() <= 220
    assert (ever["Aanvrager"] == "(Particulier)").sum() > 50
    assert 0.3 < (ever["KvK-nummer"] != "").mean() < 0.7
    years = ever[ever["Verleend"] > "0,00"].groupby("Aanvrager")["Jaar"].agg(set).drop("(Particulier)")
    assert years.map(len).max() == 4, "some return every year"
    assert (years.map(max) < "2026").sum() > 20 and (years.map(min) > "2023").sum() > 20, "some stop, others are new"


def test_what_happens_between_two_exports(exports):
    pairs = both(exports)
    undecided = [old["Verleend"] == "" for old, _ in pairs]
    assert sum((wait & (new["Verleend"] > "0,00")).sum() for wait, (_, new) in zip(undecided, pairs, strict=True)) > 40
    assert sum((wait & (new["Verleend"] == "0,00")).sum() for wait, (_, new) in zip(undecided, pairs, strict=True)) > 10
    changed = sum(((old["Verleend"] > "0,00") & (old["Verleend"] != new["Verleend"])).sum() for old, new in pairs)
    assert changed >= 3, "amounts that are corrected"
    assert sum(len(old.index.difference(new.index)) for old, new in pairwise(exports)) > 10, "dossiers that leave"
    [(gone, came)] = [
        (set(old["Afdeling"]) - set(new["Afdeling"]), set(new["Afdeling"]) - set(old["Afdeling"]))
        for old, new in pairwise(exports)
        if set(old["Afdeling"]) != set(new["Afdeling"])
    ]
    assert (gone, came) == ({"Welzijn en Zorg"}, {"Sociaal Domein"})


def test_what_is_granted(ever):
    euros = ever[["Aangevraagd", "Verleend", "Vastgesteld"]].apply(lambda column: pd.to_numeric(column.str.replace(",", ".")))
    assert (euros["Verleend"].isna()).sum() > 10, "some wait still"
    settled = euros.dropna()
    assert 0.1 < (settled["Vastgesteld"] < settled["Verleend"]).mean() < 0.5
    assert not (euros["Vastgesteld"] > euros["Verleend"]).any()
    yes = (euros["Verleend"] > 0)[euros["Verleend"].notna()].groupby(ever["Afdeling"]).mean()
    assert yes["Gebied Noord"] - yes["Gebied Zuid"] > 0.15
    assert set(ever["Periodiciteit"]) == {"Periodiek", "Eenmalig"}
    assert ever[ever["Regeling"].str.lower().str.contains("initiatie")]["Regeling"].nunique() == 4


def test_its_format_is_known_without_a_doubt(tmp_path):
    ledger = warehouse.import_files(tmp_path / "home", FILES[:1])
    assert [(each.format, each.municipality, each.rejected, each.warnings) for each in ledger] == [
        ("subsidieregister", "Registerstad", 0, 0)
    ]
    assert formats()["subsidieregister"].assumes == formats()["amsterdam_subsidieregister"].assumes


def test_every_day_since_the_first_export_can_be_looked_at(register):
    assert (register.first_day, register.on_date) == (date(2024, 1, 31), date(2026, 9, 30))
    earlier = warehouse.for_day(register.path.parent, date(2026, 6, 30), municipality="Registerstad")
    assert sql.rows(warehouse.connect(earlier), sql.query("answers", "headlines"), {"on_date": earlier.on_date})["initiatives"][0] > 0


@pytest.mark.parametrize("seed", [1, 2])
def test_in_any_order_the_exports_give_the_same_answers(tmp_path, seed):
    files = random.Random(seed).sample(FILES, len(FILES))
    assert files != FILES
    warehouse.import_files(tmp_path / "home", files)
    served = warehouse.current(tmp_path / "home")
    for name in sql.names("answers"):
        assert golden.lines(served, name, "registerstad") == golden.read(name, "registerstad"), name
