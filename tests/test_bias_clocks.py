"""What averages of closed requests hide, and our figures do not: simulated departments of which the truth is known, through the real SQL.

The invented department decides seven in ten requests easily and three in ten with difficulty; both waits are lognormal.
"""

import datetime
import math

import numpy as np
import pytest

from tests.test_second_clocks import ON_DATE, warehouse_with
from tests.test_second_opinion import answer_rows

EASY, HARD, SPREAD, HARD_PART = 22.0, 160.0, 0.6, 0.3
YEAR = 365


def share_decided(days: float) -> float:
    """The true share that is decided within so many days."""
    easy, hard = (0.5 * (1 + math.erf(math.log(days / half) / SPREAD / math.sqrt(2))) for half in (EASY, HARD))
    return (1 - HARD_PART) * easy + HARD_PART * hard


def draw_waits(rng: np.random.Generator, n: int, years: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Days of receipt before the export, waits in whole days, and which requests are hard."""
    is_hard = rng.random(n) < HARD_PART
    waits = np.ceil(np.where(is_hard, HARD, EASY) * np.exp(SPREAD * rng.standard_normal(n))).astype(int)
    return rng.integers(0, years * YEAR, n), waits, is_hard


def lines(department: str, ago: np.ndarray, decided: np.ndarray, withdrawn: np.ndarray | None = None) -> list[dict]:
    """The requests as an export of today tells them: what lies after today is not in it; a wait of -1 never ends."""
    retreats = np.full(len(ago), -1) if withdrawn is None else withdrawn
    return [
        {
            "request_id": f"{department}-{number}",
            "department": department,
            "received_date": ON_DATE - datetime.timedelta(int(since)),
            "decided_date": on_day(since, wait),
            "withdrawn_date": on_day(since, retreat),
        }
        for number, (since, wait, retreat) in enumerate(zip(ago, decided, retreats, strict=True))
    ]


def on_day(since: int, wait: int) -> datetime.date | None:
    return ON_DATE - datetime.timedelta(int(since - wait)) if 0 <= wait <= since else None


def still_waiting(rows: list[dict], department: str | None, day: int) -> float:
    return [row["share_waiting"] for row in rows if row["department"] == department and row["days"] <= day][-1]


def test_what_is_closed_looks_faster_than_it_is():
    """One year of requests: among the closed ones too many were quick. The cohort and the curve come out at the truth."""
    rng = np.random.default_rng(1)
    ago, waits, _ = draw_waits(rng, 1500, 1)
    con = warehouse_with({"requests": lines("A", ago, waits)}, "answered_within_term", "waiting_curve", "waiting_quantiles")
    closed = waits[waits <= ago]
    truth = share_decided(56)
    median = next(day for day in range(1, 400) if share_decided(day) >= 0.5)
    nine_in_ten = next(day for day in range(1, 4000) if share_decided(day) >= 0.9)

    (cohort,) = (row for row in answer_rows(con, "answered_within_term", {}) if row["term_days"] == 56)
    assert cohort["share"] == pytest.approx(truth, abs=0.025)
    assert cohort["share_low"] < truth < cohort["share_high"]
    assert 1 - still_waiting(answer_rows(con, "waiting_curve", {}), None, 56) == pytest.approx(truth, abs=0.025)
    assert (closed <= 56).mean() > truth + 0.06, "on time among what is closed"

    together = answer_rows(con, "waiting_quantiles", {})[0]
    assert together["half_days_low"] <= median <= together["half_days_high"]
    assert together["nine_in_ten_days_low"] <= nine_in_ten <= together["nine_in_ten_days_high"]
    assert np.median(closed) < 0.92 * median
    assert np.quantile(closed, 0.9) < 0.85 * nine_in_ten
    assert closed.mean() < 0.75 * waits.mean()


def test_a_department_that_goes_silent_looks_better_only_to_who_counts_what_is_closed():
    """From a year ago on, one of two departments leaves every hard request lying. Both get the same requests."""
    rng = np.random.default_rng(2)
    ago, waits, is_hard = draw_waits(rng, 800, 2)
    silent = np.where(is_hard & (ago - waits < YEAR), -1, waits)
    answers = ("waiting_curve", "waiting_quantiles", "open_by_age", "clearance")
    con = warehouse_with({"requests": lines("works on", ago, waits) + lines("silent", ago, silent)}, *answers)

    def closed_last_year(decided: np.ndarray) -> np.ndarray:
        day = ago - decided
        return decided[(decided >= 0) & (day >= 0) & (day < YEAR)]

    honest, better = closed_last_year(waits), closed_last_year(silent)
    assert better.mean() < 0.6 * honest.mean(), "the mean of the closed ones falls"
    assert (better <= 56).mean() > (honest <= 56).mean() + 0.15, "and more of them seem to be on time"

    curve = answer_rows(con, "waiting_curve", {"from_year": (ON_DATE - datetime.timedelta(YEAR)).year})
    assert still_waiting(curve, "silent", 182) > still_waiting(curve, "works on", 182) + 0.1
    reached = {row["department"]: row for row in answer_rows(con, "waiting_quantiles", {})}
    assert reached["works on"]["is_nine_in_ten_reached"]
    assert not reached["silent"]["is_nine_in_ten_reached"]
    old = {row["department"]: row["requests"] for row in answer_rows(con, "open_by_age", {}) if row["age_band"] == "26+"}
    assert old["silent"] > 2 * old["works on"]
    flows = {row["department"]: row for row in answer_rows(con, "clearance", {}) if row["period"] == "last"}
    assert flows["works on"]["share_cleared"] == pytest.approx(1, abs=0.1)
    assert flows["silent"]["share_cleared"] < 0.85
    assert flows["silent"]["open_at_end"] > 1.5 * flows["silent"]["open_at_start"]


def test_taking_withdrawn_requests_for_open_ones_promises_too_many_decisions():
    """Decisions and withdrawals come at the same pace, so half of the requests is ever decided. One minus the waiting curve says more."""
    rng = np.random.default_rng(3)
    n, pace = 1500, 60
    ago = rng.integers(0, 2 * YEAR, n)
    decided, withdrawn = (np.ceil(rng.exponential(pace, n)).astype(int) for _ in range(2))
    decided, withdrawn = np.where(decided <= withdrawn, decided, -1), np.where(decided > withdrawn, withdrawn, -1)
    con = warehouse_with({"requests": lines("A", ago, decided, withdrawn)}, "waiting_curve", "decided_or_withdrawn")
    truth = 0.5 * (1 - math.exp(-2 * 182 / pace))
    found = {row["became"]: row for row in answer_rows(con, "decided_or_withdrawn", {}) if row["department"] is None and row["week"] == 26}
    assert found["decided"]["share"] == pytest.approx(truth, abs=0.02)
    assert found["decided"]["share_low"] < truth < found["decided"]["share_high"]
    assert found["withdrawn"]["share"] == pytest.approx(truth, abs=0.02)
    assert 1 - still_waiting(answer_rows(con, "waiting_curve", {}), None, 182) > truth + 0.4
