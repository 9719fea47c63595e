"""The sentences about the real register, counted a second time: every dossier in pandas, from the files themselves."""

import re

import numpy as np
import pandas as pd
import pytest

from kompas import findings, sql, warehouse
from kompas.settings import settings
from tests.test_second_organisations import read

pytestmark = pytest.mark.shared
DAYS = {"2016-08-18.csv": "2016-08-18", "2016-10-31.xlsx": "2016-10-31", "2016-12-19.csv": "2016-12-19", "2017-06-12.csv": "2017-06-12"}
# The steps of the case system of August 2016 in which the applicant has no decision yet are all but these.
DECIDED = {
    *("Nabewerken beschikking verlening", "Wachten op bezwaar verlening", "Verwerken bezwaar verlening"),
    *("Zaak afsluiten", "Zaak afgesloten", "Inboeken document monitoring", "Wachten op tussentijdse verantwoording"),
    *("Wachten op eindverantwoording", "Opstellen rappel verantwoordingsinformatie", "Inboeken eindverantwoording"),
    *("Wachten op eindverslag", "Eindverslag beoordelen", "Opstellen beschikking vaststelling"),
}


@pytest.fixture(scope="module")
def register(make_once, shared):
    files = sorted((shared / "data/amsterdam_register").iterdir())
    return warehouse.current(make_once("register", lambda home: warehouse.import_files(home, files)))


@pytest.fixture(scope="module")
def sightings(shared) -> pd.DataFrame:
    """Every dossier on every day, with its amounts as numbers."""
    frames = []
    for name, day in DAYS.items():
        frame = read(shared / "data/amsterdam_register" / name)
        for column in ("BEDRAG_AANGEVRAAGD", "BEDRAG_VASTGESTELD"):
            frame[column] = (
                pd.to_numeric(frame[column].astype(str).str.strip(), errors="coerce").astype(float) if column in frame else np.nan
            )
        frame["day"] = pd.Timestamp(day)
        frames.append(frame)
    found = pd.concat(frames, ignore_index=True)
    found["year"] = found["SUBSIDIEJAAR"].astype(int)
    status = found["STATUS"]
    refused = (found["BEDRAG_VERLEEND"] == 0) & (
        status.isna() | (status.isin(DECIDED) & ~status.isin(["Zaak afsluiten", "Zaak afgesloten"]))
    )
    found["stage"] = np.where(
        found["BEDRAG_VERLEEND"] > 0, "granted", np.where(refused | (found["BEDRAG_VASTGESTELD"] == 0), "refused", "undecided")
    )
    return found


@pytest.fixture(scope="module")
def newest(sightings) -> pd.DataFrame:
    """Every dossier as it was last seen; one that stood at nought and of which the amount was left out later stays refused."""
    found = sightings.sort_values("day").drop_duplicates("DOSSIERNUMMER", keep="last")
    refused = set(sightings.loc[(sightings["stage"] == "refused") & sightings["STATUS"].isna(), "DOSSIERNUMMER"])
    left_out = found["BEDRAG_VERLEEND"].isna() & found["DOSSIERNUMMER"].isin(refused)
    return found.assign(stage=found["stage"].where(~left_out, "refused"))


def answer(current: warehouse.Warehouse, name: str, **parameters) -> pd.DataFrame:
    return sql.rows(warehouse.connect(current), sql.query("answers", name), {"definition": [""], "on_date": current.on_date} | parameters)


def sentence(current: warehouse.Warehouse, name: str) -> str:
    everything = findings.Filters(definition=("",))
    return findings.EVERY[name](findings.Scope(current, "nl", everything, settings=settings(current.path.parent))).sentence


def numbers(words: str) -> list[int]:
    """The whole numbers in a sentence, in order."""
    return [int(found.replace(".", "")) for found in re.findall(r"\d[\d.]*", words.replace("€\u202f", ""))]


def test_how_many_initiatives_and_how_many_are_active(register, newest):
    words = sentence(register, "headlines")
    assert numbers(words)[0] == len(newest) == 5924
    shown = newest[newest["day"] == newest["day"].max()]
    running = shown[(shown["BEDRAG_VERLEEND"] > 0) & (shown["BEDRAG_VASTGESTELD"].isna() | (shown["year"] == 2017))]
    supported = answer(register, "status_by_theme").query("status == 'supported'")["initiatives"].sum()
    # A dossier seen granted first and determined later, or determined at another amount, is completed within its year too.
    assert 0 <= len(running) - supported <= 350
    assert numbers(words)[1] == supported


def test_how_often_yes_and_how_many_cents(register, newest):
    decided = newest[(newest["stage"] == "granted") | (newest["stage"] == "refused")]
    yes = decided["stage"] == "granted"
    words = sentence(register, "granted_of_asked")
    share, cents = numbers(words)[1], numbers(words)[2]
    compared = decided[(decided["BEDRAG_AANGEVRAAGD"] > 0) & decided["BEDRAG_VERLEEND"].notna()]
    assert numbers(words)[0] == len(decided)
    assert share == round(100 * yes.mean())
    assert cents == round(100 * compared["BEDRAG_VERLEEND"].sum() / compared["BEDRAG_AANGEVRAAGD"].sum())


def test_per_department_how_often_yes(register, newest):
    decided = newest[newest["stage"] != "undecided"]
    plain = decided.groupby("ORGANISATIEONDERDEEL")["stage"].agg(lambda stages: (stages == "granted").mean())
    counts = decided.groupby("ORGANISATIEONDERDEEL").size()
    rows = answer(register, "granted_of_asked").dropna(subset=["department", "share_yes"]).set_index("department")
    assert len(rows) == (counts >= 10).sum() > 10
    for department, row in rows.iterrows():
        assert row["decided"] == counts[department]
        assert row["share_yes"] == pytest.approx(plain[department])


def intervals(sightings: pd.DataFrame, step: str) -> pd.DataFrame:
    """Per dossier not there yet when first seen: when it was first seen, after which day and until which the step was taken, if it was."""
    days = sorted(sightings["day"].unique())
    found = []
    for _, dossier in sightings.sort_values("day").groupby("DOSSIERNUMMER"):
        taken = (
            dossier["stage"] == "granted" if step == "granted" else (dossier["BEDRAG_VERLEEND"] > 0) & dossier["BEDRAG_VASTGESTELD"].notna()
        )
        first = dossier.iloc[0]
        if first["stage"] == "refused":
            continue
        until = dossier.loc[taken, "day"].min()
        outcome = "truncated" if taken.iloc[0] else "ended" if taken.any() else None
        if outcome is None:
            refused = (dossier["stage"] == "refused").any()
            outcome = "refused" if refused else "left" if dossier["day"].max() < days[-1] else "open"
        after = dossier.loc[dossier["day"] < until, "day"].max() if outcome == "ended" else pd.NaT
        found.append((first["day"], after, until, dossier["day"].max(), outcome))
    return pd.DataFrame(found, columns=["first", "after", "until", "last", "outcome"])


def median(frame: pd.DataFrame, end: str, newest: pd.Timestamp) -> float | None:
    """The first day on which at most half still wait, by Kaplan and Meier, product by product."""
    moment = frame["after"] + pd.Timedelta(days=1) if end == "after" else frame["until"]
    followed = frame["last"].where(frame["outcome"] != "refused", newest)
    days = (moment.where(frame["outcome"] == "ended", followed) - frame["first"]).dt.days
    share = 1.0
    for day in sorted(days[frame["outcome"] == "ended"].unique()):
        share *= 1 - ((days == day) & (frame["outcome"] == "ended")).sum() / (days >= day).sum()
        if share <= 0.5 + 1e-12:
            return day
    return None


@pytest.mark.parametrize("step", ["granted", "determined"])
def test_how_long_a_step_takes(register, sightings, step):
    frame = intervals(sightings, step)
    rows = answer(register, "time_between_exports")
    row = rows[rows["department"].isna() & (rows["step"] == step)].iloc[0]
    followed = frame[frame["outcome"] != "truncated"]
    counts = frame["outcome"].value_counts()
    assert (row["dossiers"], row["ended"], row["open"]) == (len(followed), counts["ended"], counts["open"])
    assert (row["refused"], row["left_register"], row["left_truncated"]) == (counts["refused"], counts["left"], counts["truncated"])
    medians = [median(followed, end, sightings["day"].max()) for end in ("after", "until")]
    found = [None if pd.isna(row[column]) else row[column] for column in ("median_low_days", "median_high_days")]
    assert found == sorted(medians, key=lambda days: np.inf if days is None else days)
    assert str(len(followed)) in sentence(register, "time_between_exports").replace(".", "")


def test_which_amounts_changed(register, sightings):
    ordered = sightings.sort_values("day")
    before = ordered.groupby("DOSSIERNUMMER")["BEDRAG_VERLEEND"].shift()
    seen = ordered.groupby("DOSSIERNUMMER").cumcount() > 0
    change = ordered["BEDRAG_VERLEEND"] - before
    counts = {
        "raised": int((seen & (before > 0) & (change > 0)).sum()),
        "lowered": int((seen & (before > 0) & (change < 0)).sum()),
        "first_told": int(
            (seen & (before.isna() | (before == 0)) & (ordered["BEDRAG_VERLEEND"].notna()) & (ordered["BEDRAG_VERLEEND"] != before)).sum()
        ),
    }
    rows = answer(register, "amounts_changed").query("amount == 'granted'").groupby("change")["dossiers"].sum()
    counts["gone"] = int((seen & before.notna() & ordered["BEDRAG_VERLEEND"].isna()).sum())
    assert rows.to_dict() == counts


def test_what_ends_on_the_last_day_of_the_year(register, newest):
    shown = newest[newest["day"] == newest["day"].max()]
    yearly = shown[(shown["TYPE_PERIODICITEIT"] == "Periodiek") & (shown["year"] == 2017) & (shown["BEDRAG_VERLEEND"] > 0)]
    [row] = answer(register, "ending_by_quarter").to_dict("records")
    assert (row["quarter"], row["initiatives"]) == ("2017-Q4", len(yearly))
    assert row["ending_eur"] == row["assumed_eur"] == pytest.approx(yearly["BEDRAG_VERLEEND"].sum())


def test_what_is_not_in_the_register_any_more(register, newest):
    left = newest[newest["day"] < newest["day"].max()]
    over = left[(left["stage"] == "refused") | left["STATUS"].isin(["Zaak afsluiten", "Zaak afgesloten"])]
    shown = answer(register, "status_by_theme").query("status == 'left_register'")["initiatives"].sum()
    assert len(left) - len(over) <= shown <= len(left)


def test_who_is_seen_again(register):
    words = sentence(register, "after_the_last_grant")
    rows = answer(register, "organisations_returning").set_index("year")
    assert numbers(words)[:5] == [rows.loc[2016, "organisations"], 2016, rows.loc[2017, "returned"], 2017, 5]
    assert rows.loc[2017, "not_returned"] == rows.loc[2016, "organisations"] - rows.loc[2017, "returned"]


def test_thirty_findings_show_a_figure_or_rows(register):
    scope = findings.Scope(register, "nl", settings=settings(register.path.parent))
    shown = [
        name for name, ask in findings.EVERY.items() if (found := ask(scope)).chart is not None or (not found.missing and len(found.rows))
    ]
    assert len(shown) >= 30, shown
