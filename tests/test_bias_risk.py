"""What the figures on risk would say if they were worked out as they often are: simulations in which the truth is known."""

import datetime
import random

import pytest

from tests import warehouse_for_tests
from tests.test_second_opinion import answer_rows
from tests.test_second_risk import concordance, many, table, with_survivals

ON_DATE = datetime.date(2026, 6, 30)
STOPPED = datetime.date(2023, 12, 31)  # of every subsidy


def town(seed: int, count: int) -> dict[str, list[dict]]:
    """Initiatives that stop at random after their subsidy, whatever their accounts say; in the year of a stop the money has gone."""
    draw = random.Random(seed)
    owners, accounts, grants = [], [], []
    for number in range(count):
        name = f"i{number}"
        ended = STOPPED + datetime.timedelta(draw.randrange(1, 900)) if draw.random() < 0.4 else None
        owners.append({"initiative_id": name, "ended_date": ended, "end_reason": "stopped" if ended else None})
        grants.append(
            {
                "funding_id": name,
                "initiative_id": name,
                "funder_kind": "municipality",
                "granted_eur": 100,
                "start_date": datetime.date(2023, 1, 1),
                "end_date": STOPPED,
            }
        )
        for year in (2023, 2025 if ended is None else min(ended.year, 2025)):
            is_after = year > 2023 and ended is not None
            income = draw.randrange(5000, 20000)
            accounts.append(
                {
                    "initiative_id": name,
                    "year": year,
                    "income_eur": income // 10 if is_after else income,
                    "municipal_income_eur": income // 10 if is_after else draw.randrange(0, income),
                    "own_income_eur": 0,
                    "cost_eur": income if is_after else draw.randrange(income * 8 // 10, income * 11 // 10),
                    "free_reserve_eur": 0 if is_after else draw.randrange(0, income),
                }
            )
    return {"initiatives": owners, "accounts": accounts, "funding_lines": grants}


def test_judged_with_what_was_known_later_a_useless_score_looks_good():
    con = warehouse_for_tests.warehouse_of(town(1, 160), ON_DATE)
    (ours,) = answer_rows(con, "score_validity")
    assert ours["stops"] > 50
    assert ours["share_right_low"] < 0.5 < ours["share_right_high"], "nothing in these accounts tells who stops"
    later = {row["initiative_key"]: row["score_low"] for row in table(con, "scores") if row["moment"] == "review"}
    rows = [(row["days"] // 7, row["outcome"] == "stopped", later[row["initiative_key"]]) for row in table(con, "survivals")]
    share, error = concordance(rows)
    assert share - 2 * error > 0.7, "the newest accounts are those of the stop itself"


def test_one_minus_the_curve_of_stops_alone_is_too_high_when_many_complete():
    draw = random.Random(2)
    rows = [
        row | {"outcome": draw.choice(["stopped", "completed", "completed"]), "days": draw.randrange(1, 700)} for row in many(2, 300, 500)
    ]
    truth = sum(row["outcome"] == "stopped" for row in rows) / len(rows)
    by_days = {row["days"]: row for row in answer_rows(with_survivals(rows), "survival_after_subsidy") if row["risk_class"] is None}
    assert by_days[730]["share_stopped"] == pytest.approx(truth), "everybody was followed to the end, so this is a count"
    going = 1.0
    for day in range(731):
        at_risk = sum(row["days"] >= day for row in rows)
        going *= 1 - sum(row["days"] == day and row["outcome"] == "stopped" for row in rows) / max(at_risk, 1)
    assert 1 - going > truth + 0.2


def test_only_the_last_subsidy_would_leave_out_who_did_without_for_a_while():
    draw = random.Random(3)
    rows, first, without = [], 0, []
    for row in many(3, 400, 500):
        stops, again = draw.expovariate(0.3) * 365, 180 if draw.random() < 0.5 else 9999
        days = int(min(stops, again, 365 * 2))
        outcome = "stopped" if days == int(stops) else "subsidised_again" if days == again else None
        rows.append(row | {"days": days, "outcome": outcome})
        first += outcome == "stopped" and days <= 365
        if outcome != "subsidised_again":
            without.append(outcome == "stopped" and days <= 365)
    by_days = {row["days"]: row for row in answer_rows(with_survivals(rows), "survival_after_subsidy") if row["risk_class"] is None}
    assert by_days[365]["share_stopped"] == pytest.approx(first / len(rows)), "of all whose subsidy stopped"
    assert sum(without) / len(without) > by_days[365]["share_stopped"] + 0.05, "of those for whom it turned out to be the last time"
