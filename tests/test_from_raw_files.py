"""Figures reckoned again from the raw files with nothing but Python's csv: not through our readers, tables, marts or SQL.

Each test reads the file as anybody could and arrives at the figure of the answer.
"""

import csv
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from kompas import sql, warehouse
from kompas.cli import DEMO

DEMO_DAY = date(2026, 9, 30)


def lines(path: Path, delimiter: str = ",", encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def demo_lines(table: str) -> list[dict[str, str]]:
    (path,) = DEMO.glob(f"*-{table}.csv")
    return lines(path)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def answer_rows(served: warehouse.Warehouse, name: str, **given) -> list[dict]:
    """The rows of an answer."""
    columns, rows = sql.fetch(warehouse.connect(served), sql.query("answers", name), {"on_date": served.on_date} | given)
    return [dict(zip(columns, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def amsterdam(tmp_path_factory, shared) -> tuple[warehouse.Warehouse, list[dict[str, str]]]:
    """Amsterdam's register of June 2017 by itself: what we serve, and its lines."""
    path = shared / "data/amsterdam_register/2017-06-12.csv"
    home = tmp_path_factory.mktemp("amsterdam")
    warehouse.import_files(home, [path])
    return warehouse.current(home), lines(path, ";", "cp1252")


@pytest.fixture(scope="module")
def receipt(tmp_path_factory, shared) -> tuple[warehouse.Warehouse, dict[str, tuple[date, date | None]]]:
    """The receipt log: what we serve, and per case the day of receipt and the day it ended."""
    path = shared / "data/receipt/receipt.csv"
    home = tmp_path_factory.mktemp("receipt")
    warehouse.import_files(home, [path])
    cases = {row["case:concept:name"]: (dutch(row["case:startdate"]), dutch(row["case:enddate"])) for row in lines(path)}
    return warehouse.current(home), cases


def dutch(moment: str) -> date | None:
    return datetime.fromisoformat(moment).astimezone(ZoneInfo("Europe/Amsterdam")).date() if moment else None


def ours(register: list[dict[str, str]]) -> list[dict[str, str]]:
    """The lines that count as residents' initiatives by the product's own words."""
    named = defaultdict(set)
    for row in register:
        named[row["DOSSIERNUMMER"]].add(row["REGELINGNAAM"].lower())
    return [row for row in register if any("initiatie" in scheme for scheme in named[row["DOSSIERNUMMER"]])]


@pytest.mark.shared
def test_amsterdam_counts_its_initiatives(amsterdam):
    served, register = amsterdam
    (headlines,) = answer_rows(served, "headlines")
    assert headlines["initiatives"] == len({row["DOSSIERNUMMER"] for row in ours(register)}) == 1177


@pytest.mark.shared
def test_amsterdam_gives_so_many_euros(amsterdam):
    served, register = amsterdam
    (funder,) = answer_rows(served, "largest_funders")
    granted = {row["DOSSIERNUMMER"]: float(row["BEDRAG_VERLEEND"]) for row in ours(register) if row["BEDRAG_VERLEEND"] not in ("", "NULL")}
    assert len(granted) > 1000
    assert funder["granted_eur"] == pytest.approx(sum(granted.values()))
    assert funder["initiatives"] == sum(amount > 0 for amount in granted.values())


@pytest.mark.shared
def test_receipt_log_decided_in_time(receipt):
    served, cases = receipt
    for row in {row["term_days"]: row for row in answer_rows(served, "answered_within_term")}.values():
        mature = [(start, end) for start, end in cases.values() if (served.on_date - start).days >= row["term_days"]]
        in_time = [1 for start, end in mature if end and (end - start).days <= row["term_days"]]
        assert (row["all_answered_in_time"], row["all_requests"]) == (len(in_time), len(mature))


@pytest.mark.shared
def test_receipt_log_age_of_what_is_open(receipt):
    served, cases = receipt
    ages = [(served.on_date - start).days for start, end in cases.values() if end is None]
    limits = {"0-8": (-1, 56), "8-16": (56, 112), "16-26": (112, 182), "26+": (182, 10**6)}
    expected = Counter(band for age in ages for band, (low, high) in limits.items() if low < age <= high)
    found = Counter()
    for row in answer_rows(served, "open_by_age"):
        found[row["age_band"]] += row["requests"]
    assert found == expected and sum(expected.values()) == 105


@pytest.mark.shared
def test_receipt_log_waiting_curve(receipt):
    """Against statsmodels' own Kaplan-Meier of the same days."""
    served, cases = receipt
    waits = [((end or served.on_date) - start).days for start, end in cases.values()]
    curve = SurvfuncRight(waits, [int(end is not None) for _, end in cases.values()])
    mine = {row["days"]: row["share_waiting"] for row in answer_rows(served, "waiting_curve") if row["department"] is None}
    for days in (14, 56, 112, 182, 260):
        expected = curve.surv_prob[curve.surv_times <= days][-1]
        assert mine[max(step for step in mine if step <= days)] == pytest.approx(expected, abs=1e-12)


def latest_accounts() -> dict[str, dict[str, str]]:
    """The line of the latest year with income, per initiative."""
    found: dict[str, dict[str, str]] = {}
    for row in demo_lines("accounts"):
        before = found.get(row["initiative_id"])
        if row["income_eur"] and float(row["income_eur"]) > 0 and (before is None or int(row["year"]) > int(before["year"])):
            found[row["initiative_id"]] = row
    return found


def test_demo_share_of_the_municipality(demo):
    split = [
        (float(row["municipal_income_eur"]), float(row["income_eur"]))
        for row in latest_accounts().values()
        if row["municipal_income_eur"] and float(row["municipal_income_eur"]) <= float(row["income_eur"])
    ]
    (row,) = answer_rows(demo, "municipal_share")
    assert row["share_per_euro"] == pytest.approx(sum(part for part, _ in split) / sum(whole for _, whole in split))
    assert row["share_per_initiative"] == pytest.approx(sum(part / whole for part, whole in split) / len(split))
    assert row["initiatives_known"] == len(split)


def test_demo_money_that_ends_within_a_year(demo):
    until = DEMO_DAY.replace(year=DEMO_DAY.year + 1)
    ending = [
        row
        for row in demo_lines("funding_lines")
        if row["granted_eur"] and float(row["granted_eur"]) > 0 and row["end_date"] and DEMO_DAY <= day(row["end_date"]) < until
    ]
    (headlines,) = answer_rows(demo, "headlines")
    assert headlines["ending_eur_12_months"] == pytest.approx(sum(float(row["granted_eur"]) for row in ending))
    assert headlines["ending_initiatives_12_months"] == len({row["initiative_id"] for row in ending})


def test_demo_initiatives_that_came_and_went(demo):
    initiatives = demo_lines("initiatives")
    came = Counter(row["started_date"][:4] for row in initiatives if row["started_date"] and day(row["started_date"]) <= DEMO_DAY)
    for row in answer_rows(demo, "in_and_out"):
        if row["year"]:
            assert row["came"] == came[str(row["year"])], row["year"]


def test_demo_who_has_not_been_spoken_to(demo):
    last: dict[str, date] = {}
    for row in demo_lines("contacts"):
        if row["is_two_way"] == "ja":
            last[row["initiative_id"]] = max(last.get(row["initiative_id"], date.min), day(row["date"]))
    ended = {row["initiative_id"]: day(row["ended_date"]) for row in demo_lines("initiatives")}
    final = {"afgerond", "gestopt", "afgewezen", "ingetrokken"}
    newest: dict[str, tuple[str, int, str]] = {}
    for number, row in enumerate(demo_lines("status_changes")):
        newest[row["initiative_id"]] = max(newest.get(row["initiative_id"], ("", 0, "")), (row["from_date"], number, row["status"]))
    active = [name for name, end in ended.items() if end is None and newest.get(name, ("", 0, ""))[2] not in final]
    silent = [name for name in active if name not in last or last[name] < DEMO_DAY - timedelta(90)]
    (row,) = [row for row in answer_rows(demo, "needs_attention") if row["matter"] == "silent_contact"]
    assert row["n"] == len(silent)
