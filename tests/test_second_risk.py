"""The risk score and what became of initiatives against a second, slow, plain implementation, on invented lives and money."""

import csv
import datetime
import math
import random
from collections import Counter, defaultdict

import duckdb
import numpy as np
import pytest
from statsmodels.duration.survfunc import CumIncidenceRight

from kompas import contract, sql
from kompas import settings as chosen
from kompas.warehouse import connect
from tests import warehouse_for_tests
from tests.test_reference import published_checks
from tests.test_second_opinion import answer_rows

ON_DATE = datetime.date(2026, 6, 30)
EARLIER = datetime.date(2025, 6, 30)  # an export that some initiatives are in for the last time
Z = 1.959963984540054
POLICY = chosen.settings(contract.ROOT / "tests")
THRESHOLDS = {driver: entry["thresholds"] for driver, entry in POLICY["risk"].items()}


def table(con, name: str) -> list[dict]:
    found = con.execute(f"from {name}")  # noqa: S608
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


# Lives and money, drawn at random ------------------------------------------------------------------------------------------------


def day(draw: random.Random) -> datetime.date:
    return datetime.date(2021, 1, 1) + datetime.timedelta(draw.randrange(2190))


def lives(draw: random.Random, names: list[str]) -> list[dict]:
    """The last one has an end and no money: so the exports know ends."""
    rows = [
        {
            "initiative_id": name,
            "started_date": draw.choice([None, datetime.date(2015, 1, 1) + datetime.timedelta(draw.randrange(2000))]),
            "ended_date": draw.choice([None, EARLIER, ON_DATE, day(draw), day(draw)]),
            "end_reason": draw.choice([None, "stopped", "stopped", "completed", "merged"]),
            "export_date": draw.choice([EARLIER, ON_DATE, ON_DATE]),
        }
        for name in names
    ]
    return [*rows, rows[0] | {"initiative_id": "z", "started_date": None, "ended_date": EARLIER, "export_date": ON_DATE}]


def promises(draw: random.Random, names: list[str]) -> list[dict]:
    rows = []
    for number in range(3 * len(names)):
        start = draw.choice([None, EARLIER, day(draw), day(draw)])
        length = draw.choice([0, 30, 31, 32, 365, draw.randrange(500)])
        rows.append(
            {
                "funding_id": f"f{number:04}",
                "initiative_id": draw.choice(names),
                "funder": draw.choice([None, "Fonds", "Rijk"]),
                "funder_kind": draw.choice(["municipality", "municipality", "municipality", "fund", None]),
                "year": draw.choice([None, *range(2021, 2027)]),
                "granted_eur": draw.choice([0, 100, 700]),
                "determined_eur": draw.choice([None, 100]),
                "start_date": start,
                "end_date": draw.choice([None, (start or EARLIER) + datetime.timedelta(length)]),
            }
        )
    return rows


def books(draw: random.Random, names: list[str]) -> list[dict]:
    def amount() -> int | None:
        return draw.choice([None, 0, draw.randrange(1500), draw.randrange(1500), draw.randrange(1500)])

    return [
        {
            "initiative_id": name,
            "year": year,
            "income_eur": amount(),
            "municipal_income_eur": amount(),
            "own_income_eur": amount(),
            "cost_eur": amount(),
            "free_reserve_eur": amount(),
            "volunteer_hours": draw.choice([None, 0, 50, 90, 99]),
            "paid_hours": draw.choice([None, 0, 1, 10]),
            "core_people": draw.choice([None, *range(9)]),
        }
        for name in names
        for year in range(2019, 2027)
        if draw.random() < 0.4
    ]


def town(seed: int, count: int) -> tuple[list[dict], list[dict], list[dict]]:
    draw = random.Random(seed)
    names = [f"i{number}" for number in range(count)]
    return lives(draw, names), books(draw, names), promises(draw, names)


# When the subsidy stopped, day by day ---------------------------------------------------------------------------------------------


def begin(promise: dict) -> datetime.date | None:
    if promise["start_date"]:
        return promise["start_date"]
    return datetime.date(promise["year"], 1, 1) if promise["year"] else promise["end_date"]


def subsidy_end(paid: list[dict]) -> tuple[datetime.date | None, datetime.date | None, bool]:
    """The first day after which no subsidy runs for 31 days, the day on which one begins again, and whether the end has an unknown day."""
    far = datetime.date(9999, 12, 31)
    rows = sorted(paid, key=lambda row: (begin(row) is not None, begin(row) or far, row["end_date"] or far, row["funding_id"]))
    spans = []
    for place, row in enumerate(rows):
        after = begin(rows[place + 1]) if place + 1 < len(rows) else None
        spans.append((begin(row), row["end_date"] or after, place + 1 == len(rows) and row["end_date"] is None))
    reach = None
    for place, (_, until, is_open) in enumerate(spans):
        if is_open:
            return None, None, rows[place]["determined_eur"] is not None
        reach = max(filter(None, [reach, until]), default=None)
        following = [start for start, _, _ in spans[place + 1 :]]
        if not following:
            return (reach if reach < ON_DATE else None), None, False
        if reach and following[0] and (following[0] - reach).days > 31:
            return (reach if reach < ON_DATE else None), following[0], False
    raise AssertionError("the last promise decides")


# The drivers and their points, driver by driver -------------------------------------------------------------------------------------


def drivers(
    name: str, owner: dict, accounts: list[dict], grants: list[dict], day: datetime.date, books_until: int, is_review: bool
) -> dict:
    own = [row for row in accounts if row["initiative_id"] == name and row["income_eur"] is not None and row["year"] <= books_until]
    values: dict[str, float | None] = dict.fromkeys(THRESHOLDS)
    if owner["started_date"]:
        values["age_years"] = (day - owner["started_date"]).days / 365.25
    mine = [row for row in grants if row["initiative_id"] == name and row["granted_eur"]]
    if is_review and mine and not any(row["end_date"] is None and row["determined_eur"] is None for row in mine):
        ends = [row["end_date"] for row in mine if row["end_date"]]
        values["months_to_grant_end"] = (max(ends) - day).days / 30.4375 if ends else None
    if not own:
        return values
    book = max(own, key=lambda row: row["year"])
    income, cost, municipal = book["income_eur"], book["cost_eur"], book["municipal_income_eur"]
    values["core_people"] = book["core_people"]
    if cost is not None and income:
        values["margin"] = (income - cost) / income
    if cost and book["free_reserve_eur"] is not None:
        values["reserve_months"] = 12 * book["free_reserve_eur"] / cost
    if book["volunteer_hours"] is not None and book["paid_hours"] is not None and book["volunteer_hours"] + book["paid_hours"]:
        values["volunteer_share"] = book["volunteer_hours"] / (book["volunteer_hours"] + book["paid_hours"])
    if income and municipal is not None and municipal + (book["own_income_eur"] or 0) <= income:
        values["municipal_share"] = municipal / income
        others: Counter = Counter()
        for row in mine:
            year = row["year"] or (row["start_date"].year if row["start_date"] else None)
            if year == book["year"] and row["funder_kind"] not in ("municipality", "own_earnings"):
                others[row["funder"]] += row["granted_eur"]
        parts = [municipal, book["own_income_eur"] or 0, *others.values()]
        parts.append(max(income - sum(parts), 0))
        values["concentration"] = sum(parts) ** 2 / sum(part**2 for part in parts)
    return values


def points(driver: str, value: float | None) -> int | None:
    if value is None:
        return None
    limits = THRESHOLDS[driver]
    return sum(value >= limit if limits[0] <= limits[2] else value <= limit for limit in limits)


@pytest.mark.parametrize("seed", [1, 2])
def test_what_was_known_when(seed):
    """Both moments of judgement, and what became of who was judged."""
    owners, accounts, grants = town(seed, 250)
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "accounts": accounts, "funding_lines": grants}, ON_DATE)
    keys = dict(con.execute("select initiative_key, initiative_id from initiatives").fetchall())
    scores = {(keys[row["initiative_key"]], row["moment"]): row for row in table(con, "scores")}
    followed = {keys[row["initiative_key"]]: row for row in table(con, "survivals")}
    for owner in owners:
        name = owner["initiative_id"]
        paid = [row for row in grants if row["initiative_id"] == name and row["granted_eur"] and row["funder_kind"] == "municipality"]
        end, again, is_day_unknown = subsidy_end(paid) if paid else (None, None, False)
        moments = [("review", ON_DATE, ON_DATE.year - 1)]
        if end:
            moments.append(("subsidy_end", end, end.year if (end.month, end.day) == (12, 31) else end.year - 1))
        assert {moment for initiative, moment in scores if initiative == name} == {moment for moment, _, _ in moments}
        for moment, day, until in moments:
            values = drivers(name, owner, accounts, grants, day, until, moment == "review")
            found = scores[name, moment]
            assert {driver: found[f"{driver}_points"] for driver in THRESHOLDS} == {
                driver: points(driver, value) for driver, value in values.items()
            }, (name, moment)
            known = [points(driver, value) for driver, value in values.items() if value is not None]
            assert (found["score_low"], found["known_drivers"]) == (sum(known), len(known))
            assert found["score_high"] == sum(known) + 3 * ((8 if moment == "review" else 7) - len(known))
        if not end and not is_day_unknown:
            assert name not in followed
            continue
        days, outcome, is_before = became(owner, end, again)
        row = followed[name]
        assert (row["days"], row["outcome"], row["is_ended_before"]) == (days, outcome, is_before), name


def became(owner: dict, end: datetime.date | None, again: datetime.date | None) -> tuple[int | None, str | None, bool]:
    """Days from the end of the subsidy, what happened then, and whether it had ended before."""
    if end is None or (owner["end_reason"] and not owner["ended_date"]):  # ended on an unknown day
        return None, None, False
    seen = owner["export_date"]
    ended = owner["ended_date"] if owner["ended_date"] and owner["ended_date"] <= ON_DATE else None
    cases = [(seen, 2, None)]
    if again and again <= seen:
        cases = [(again, 1, "subsidised_again")]
    if ended and (len(cases) == 1 and (cases[0][1] == 2 or ended <= cases[0][0])):
        cases = [(ended, 0, owner["end_reason"] or "unknown")]
    day, _, outcome = cases[0]
    if day < end:
        return None, None, bool(ended and ended < end)
    return (day - end).days, outcome, False


# What became of them: the curve, the test of the score ---------------------------------------------------------------------------------

CLASSES = ["low", "middle", "high", "unknown"]


def with_survivals(rows: list[dict]) -> duckdb.DuckDBPyConnection:
    """A database in which only the answers on what became of initiatives have rows."""
    con = duckdb.connect()
    sql.create_macros(con)
    con.execute("create table minimums as select 10 as for_share")
    con.execute("create table score_policy as select 6 as middle, 12 as high, 10 as stops_for_classes, 50 as stops_for_test")
    con.execute(
        "create table survivals (days integer, outcome varchar, risk_class varchar, score_low integer, size_class integer,"
        " subsidy_end_date date, subsidy_end_year integer, is_ended_before boolean, theme varchar, neighbourhood varchar,"
        " initiator_kind varchar, is_declared boolean, schemes varchar, is_initiative boolean)"
    )
    rest = {"is_ended_before": False, "theme": None, "neighbourhood": None, "initiator_kind": None}
    rest |= {"is_declared": True, "schemes": None, "is_initiative": True}
    listed = [rest | row | {"subsidy_end_year": row["subsidy_end_date"].year} for row in rows]
    columns = list(listed[0])
    blanks = ", ".join("?" for _ in columns)
    con.executemany(f"insert into survivals ({', '.join(columns)}) values ({blanks})", [list(row.values()) for row in listed])
    con.execute("create table survival_days as " + sql.query("marts", "survival_days").text)
    return con


def many(seed: int, count: int, longest: int) -> list[dict]:
    """Invented survivals in which more points stop sooner; days are few, so that many coincide."""
    draw = random.Random(seed)
    rows = []
    for _ in range(count):
        score = draw.randrange(19)
        rows.append(
            {
                "days": min(int(draw.expovariate((1 + score / 6) / longest)), 2 * longest),
                "outcome": draw.choice(["stopped", "stopped", "completed", "merged", "subsidised_again", "unknown", None]),
                "risk_class": draw.choice(CLASSES),
                "score_low": score,
                "size_class": draw.choice([None, *range(1, 26)]),
                "subsidy_end_date": datetime.date(2018, 1, 1) + datetime.timedelta(draw.randrange(2000)),
            }
        )
    return rows


def aalen_johansen(rows: list[tuple[int, str | None]], until: int) -> dict[int, tuple[int, float, float]]:
    """At risk, the share that stopped and its error by the delta method, on every day up to `until`: sums over all earlier days."""
    steps: list[tuple[float, float, int, int, int]] = []
    left, share = 1.0, 0.0
    found = {}
    for day in range(until + 1):
        at_risk = sum(days >= day for days, _ in rows)
        ended = sum(days == day and outcome is not None for days, outcome in rows)
        stopped = sum(days == day and outcome == "stopped" for days, outcome in rows)
        if ended:
            share += left * stopped / at_risk
            steps.append((share, left, at_risk, ended, stopped))
            left *= 1 - ended / at_risk
        variance = sum(
            ((share - before) ** 2 * d / (n * (n - d)) if n > d else 0)
            + went**2 * one * (n - one) / n**3
            - 2 * (share - before) * went * one / n**2
            for before, went, n, d, one in steps
        )
        found[day] = (at_risk, share, math.sqrt(max(variance, 0)))
    return found


@pytest.mark.parametrize(("seed", "count", "longest"), [(1, 40, 300), (2, 150, 800), (3, 25, 30), (4, 60, 5)])
def test_the_curve_after_the_subsidy(seed, count, longest):
    rows = many(seed, count, longest)
    found = defaultdict(dict)
    for row in answer_rows(with_survivals(rows), "survival_after_subsidy"):
        found[row["risk_class"]][row["days"]] = row
    for name in (None, *CLASSES):
        mine = [(row["days"], row["outcome"]) for row in rows if name in (None, row["risk_class"])]
        expected = aalen_johansen(mine, 1095)
        endings = {days for days, outcome in mine if outcome and days <= 1095}
        assert set(found[name]) == endings | {0, 365, 730, 1095}
        for day, row in found[name].items():
            at_risk, share, error = expected[day]
            assert (row["followed"], row["at_risk"]) == (len(mine), at_risk)
            assert row["stopped"] == sum(observation == (day, "stopped") for observation in mine)
            if len(mine) < 10 or (at_risk == 0 and not all(outcome for days, outcome in mine if days == max(days for days, _ in mine))):
                assert row["share_stopped"] is None
                continue
            assert row["share_stopped"] == pytest.approx(share, abs=1e-12)
            if 0 < share < 1 - 1e-9:
                width = Z * error / (share * math.log(share))
                assert row["share_stopped_low"] == pytest.approx(share ** math.exp(-width), abs=1e-9)
                assert row["share_stopped_high"] == pytest.approx(share ** math.exp(width), abs=1e-9)
            elif share == 0:
                assert row["share_stopped_low"] == 0
                if not any(days <= day and outcome for days, outcome in mine):
                    assert row["share_stopped_high"] == pytest.approx(Z**2 / (at_risk + Z**2), abs=1e-9), "Wilson's, of none at all"
                assert row["share_stopped_high"] > Z**2 / (len(mine) + Z**2) - 1e-9, "those who were lost from sight tell less"


def test_the_curve_equals_statsmodels():
    rows = [row | {"days": min(row["days"] + 1, 1000)} for row in many(7, 300, 400)]
    rows.append(rows[0] | {"days": 1001, "outcome": None})  # statsmodels cannot do without one that is left
    codes = {"stopped": 1, "completed": 2, "merged": 2, "subsidised_again": 3, "unknown": 4, None: 0}
    theirs = CumIncidenceRight(np.array([row["days"] for row in rows]), np.array([codes[row["outcome"]] for row in rows]))
    ours = {row["days"]: row for row in answer_rows(with_survivals(rows), "survival_after_subsidy") if row["risk_class"] is None}
    kinds = ("share_stopped", "share_completed", "share_again", "share_ended_unknown")
    for place, day in enumerate(theirs.times):
        if int(day) not in ours:
            continue
        for cause, kind in enumerate(kinds):
            assert ours[int(day)][kind] == pytest.approx(theirs.cinc[cause][place], abs=1e-12)
    assert sum(int(day) in ours for day in theirs.times) > 100


def concordance(rows: list[tuple[int, bool, float]]) -> tuple[float, float]:
    """Harrell's share of right pairs and its standard error by the infinitesimal jackknife; every pair looked at."""
    right, pairs = [0.0] * len(rows), [0] * len(rows)
    for one, (week, is_stop, mark) in enumerate(rows):
        for other, (later, other_stops, other_mark) in enumerate(rows):
            if is_stop and (later > week or (later == week and not other_stops)):
                worth = 1.0 if mark > other_mark else 0.5 if mark == other_mark else 0.0
                for member in (one, other):
                    right[member] += worth
                    pairs[member] += 1
    share = sum(right) / sum(pairs)
    return share, 2 * math.sqrt(sum((c - share * d) ** 2 for c, d in zip(right, pairs, strict=True))) / sum(pairs)


@pytest.mark.parametrize(("seed", "count", "longest"), [(11, 220, 60), (12, 300, 700), (13, 250, 2000)])
def test_how_often_the_score_is_right(seed, count, longest):
    rows = many(seed, count, longest)
    judged = [row for row in rows if row["size_class"] is not None]
    (validity,) = answer_rows(with_survivals(rows), "score_validity")
    stops = [row["outcome"] == "stopped" and row["days"] <= 1095 for row in judged]
    assert (validity["initiatives"], validity["stops"]) == (len(judged), sum(stops))
    for column, mark in (("share_right", "score_low"), ("share_right_size", "size_class")):
        weeks = [row["days"] // 7 if row["days"] <= 1095 else 157 for row in judged]
        share, error = concordance([(week, stop, row[mark]) for week, stop, row in zip(weeks, stops, judged, strict=True)])
        assert validity[column] == pytest.approx(share, abs=1e-12)
        assert validity[f"{column}_low"] == pytest.approx(max(share - Z * error, 0), abs=1e-9)
        assert validity[f"{column}_high"] == pytest.approx(min(share + Z * error, 1), abs=1e-9)
    assert validity["is_better_than_size"] == (validity["share_right_low"] > validity["share_right_size_high"])


def test_with_fewer_stops_than_fifty_the_score_is_not_judged():
    rows = [row | {"outcome": "stopped", "size_class": 3, "days": place % 1000} for place, row in enumerate(many(5, 50, 300))]
    (enough,) = answer_rows(with_survivals(rows), "score_validity")
    (too_few,) = answer_rows(with_survivals(rows[:49]), "score_validity")
    assert enough["stops"] == 50 and enough["share_right"] is not None
    assert too_few["stops"] == 49 and too_few["share_right"] is None and too_few["share_right_low"] is None


@pytest.mark.shared
def test_harrells_c_as_published(shared):
    """Rossi's recidivism, by the number of prior convictions: 0.587936 (methods, section 2)."""
    with (shared / "reference" / "rossi.csv").open(newline="") as file:
        records = list(csv.DictReader(file))
    rows = [
        {
            "days": 7 * int(row["week"]),
            "outcome": "stopped" if row["arrest"] == "1" else None,
            "risk_class": "unknown",
            "score_low": int(row["prio"]),
            "size_class": 1,
            "subsidy_end_date": ON_DATE,
        }
        for row in records
    ]
    (found,) = answer_rows(with_survivals(rows), "score_validity")
    assert found["share_right"] == pytest.approx(0.587936, abs=5e-7)
    assert found["share_right_size"] == 0.5, "one class of size tells nothing"


COX = {"fin": -0.379, "age": -0.057, "race": 0.314, "wexp": -0.150, "mar": -0.434, "paro": -0.085, "prio": 0.0915}  # methods, section 2


@pytest.mark.shared
def test_harrells_c_of_seven_causes_as_published(shared):
    """Rossi's recidivism by the published weights of seven causes together."""
    (expected,) = published_checks(shared, "Harrell C")
    with (shared / "reference" / "rossi.csv").open(newline="") as file:
        records = list(csv.DictReader(file))
    rows = [
        {
            "days": 7 * int(row["week"]),
            "outcome": "stopped" if row["arrest"] == "1" else None,
            "risk_class": "unknown",
            "score_low": round(10_000 * sum(weight * float(row[cause]) for cause, weight in COX.items())),
            "size_class": 1,
            "subsidy_end_date": ON_DATE,
        }
        for row in records
    ]
    (found,) = answer_rows(with_survivals(rows), "score_validity")
    assert found["share_right"] == pytest.approx(float(expected["expected"]), abs=float(expected["tol"]))


@pytest.mark.parametrize(("seed", "count", "longest"), [(21, 120, 500), (22, 200, 1500), (23, 60, 50), (24, 12, 300)])
def test_what_was_promised_and_what_came_of_it(seed, count, longest):
    rows = many(seed, count, longest)
    middle = sorted(row["subsidy_end_date"] for row in rows)[(count - 1) // 2]
    stops = sum(row["outcome"] == "stopped" and row["days"] <= 730 for row in rows)
    found = {row["risk_class"]: row for row in answer_rows(with_survivals(rows), "score_calibration")}
    assert list(found) == [name for name in (None, *CLASSES) if name in found]
    for name in (None, *CLASSES):
        mine = [row for row in rows if name in (None, row["risk_class"])]
        halves = {
            "earlier": [(row["days"], row["outcome"]) for row in mine if row["subsidy_end_date"] <= middle],
            "later": [(row["days"], row["outcome"]) for row in mine if row["subsidy_end_date"] > middle],
        }
        for half, column in (("earlier", "share_promised"), ("later", "share_observed")):
            observed = halves[half]
            assert found[name][f"{half}_initiatives"] == len(observed)
            assert found[name][f"{half}_stopped"] == sum(days <= 730 and outcome == "stopped" for days, outcome in observed)
            last = max((days for days, _ in observed), default=0)
            is_followed = last >= 730 or all(outcome for days, outcome in observed if days == last)
            if len(observed) < 10 or stops < 10 or not is_followed:
                assert found[name][column] is None
                continue
            _, share, error = aalen_johansen(observed, 730)[730]
            assert found[name][column] == pytest.approx(share, abs=1e-12)
            if 0 < share < 1 - 1e-9:
                width = Z * error / (share * math.log(share))
                assert found[name][f"{column}_low"] == pytest.approx(share ** math.exp(-width), abs=1e-9)
                assert found[name][f"{column}_high"] == pytest.approx(share ** math.exp(width), abs=1e-9)
        before, after = ([found[name][f"share_{half}{end}"] for end in ("", "_low", "_high")] for half in ("promised", "observed"))
        if None in before + after:
            assert found[name]["share_difference_low"] is None
            continue
        low = math.hypot(after[0] - after[1], before[2] - before[0])
        high = math.hypot(after[2] - after[0], before[0] - before[1])
        assert found[name]["share_difference_low"] == pytest.approx(after[0] - before[0] - low, abs=1e-9)
        assert found[name]["share_difference_high"] == pytest.approx(after[0] - before[0] + high, abs=1e-9)


# The place on the work list ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [5, 6])
def test_the_place_on_the_list_under_other_weights(seed):
    owners, accounts, grants = town(seed, 70)
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "accounts": accounts, "funding_lines": grants}, ON_DATE)
    draws = table(con, "weight_draws")
    assert len(draws) == 64 and all(50 <= row[f"{driver}_weight"] <= 150 for row in draws for driver in THRESHOLDS)
    rows = answer_rows(con, "risk_score")
    points_by_driver = [{driver: row[f"{driver}_points"] or 0 for driver in THRESHOLDS} for row in rows]

    def places(weights: dict[str, int]) -> list[tuple[int, int]]:
        """Of each the first and the last place that its points give it."""
        totals = [sum(weights[driver] * given[driver] for driver in THRESHOLDS) for given in points_by_driver]
        return [(1 + sum(other > mine for other in totals), sum(other >= mine for other in totals)) for mine in totals]

    drawn = [places({driver: row[f"{driver}_weight"] for driver in THRESHOLDS}) for row in draws]
    for place, (row, (first, last)) in enumerate(zip(rows, places(dict.fromkeys(THRESHOLDS, 1)), strict=True)):
        best, worst = sorted(found[place][0] for found in drawn), sorted(found[place][1] for found in drawn)
        assert row["position_equal"] == first
        assert row["position_low"] == min(first, best[3]), "the 4th of 64: one in twenty is lower"
        assert row["position_high"] == max(last, worst[60])


def test_drivers_shared_are_the_work_list_counted(demo):
    answers = {name: sql.rows(connect(demo), sql.query("answers", name), {}) for name in ("risk_drivers", "risk_score")}
    for row in answers["risk_drivers"].itertuples():
        given = answers["risk_score"][f"{row.driver}_points"]
        counts = [int((given == number).sum()) for number in range(4)]
        assert [row.points_0, row.points_1, row.points_2, row.points_3] == counts
        assert row.points_unknown == int(given.isna().sum()) and row.initiatives == len(given)


def test_a_value_on_a_border_has_the_points_of_that_border():
    con = duckdb.connect()
    sql.create_macros(con)
    for limits in THRESHOLDS.values():
        found = [con.execute("select points_for(?, ?)", [float(limit), limits]).fetchall()[0][0] for limit in limits]
        assert found == [1, 2, 3]
    for low, high, expected in (
        (0, 5, "low"),
        (5, 6, None),
        (6, 11, "middle"),
        (11, 12, None),
        (12, 12, "high"),
        (12, 21, "high"),
        (0, 21, None),
    ):
        assert con.execute("select risk_class(?, ?, 6, 12)", [low, high]).fetchall() == [(expected,)], (low, high)
