"""What is more than chance, against a second, slow, plain implementation and against published values."""

import csv
import datetime
import math
from functools import cache
from itertools import product

import duckdb
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from kompas import sql
from tests import warehouse_for_tests
from tests.test_reference import groups, published_checks
from tests.test_second_opinion import FILTERS, ON_DATE, answer_rows, dateless, initiatives, requests, selection, wait, wilson

ANSWERS = ("answered_over_time", "departments_against_all", "same_for_everybody", "yes_for_everybody")

SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
MINIMUM = 10

MATURE = datetime.date(2026, 5, 1)  # of April the term is over on 25 June, of May on 26 July


# Departments beside all together ------------------------------------------------------------------------------------------------


@cache
def macros() -> duckdb.DuckDBPyConnection:
    """An empty database with the macros."""
    con = duckdb.connect()
    sql.create_macros(con)
    return con


def terms(departments: dict[str, tuple[int, int, int]]) -> duckdb.DuckDBPyConnection:
    """The marts that the answer reads, filled directly: per department its requests, those in time, and those undated."""
    con = macros()
    con.execute(
        "create or replace table request_terms as select 'decision' as until, 56 as term_days, 'all' as level, null::varchar as theme,"
        " null::varchar as neighbourhood, null::varchar as initiator_kind, null::integer as received_year, true as is_initiative,"
        " null::boolean as is_declared, null::varchar as schemes, *"
        " from (select unnest($names) as department, unnest($n) as requests, unnest($k) as answered_in_time,"
        " unnest($u) as undated_requests)",
        {"names": list(departments)} | {key: [counts[at] for counts in departments.values()] for at, key in enumerate("nku")},
    )
    con.execute("create or replace table minimums as select 10 as for_share, 50 as for_difference")
    con.execute("create or replace table shortest_term as select 56 as term_days, $day - 56 as mature_until", {"day": ON_DATE})
    return con


def rows_by_department(departments: dict[str, tuple[int, int, int]]) -> dict[str, dict]:
    return {row["department"]: row for row in answer_rows(terms(departments), "departments_against_all", {})}


def verdict(x: int, n: int, share: float) -> str:
    if binom.sf(x - 1, n, share) <= 0.001:
        return "more"
    return "less" if binom.cdf(x, n, share) <= 0.001 else "chance"


def verdict_in_any_case(name: str, departments: dict[str, tuple[int, int, int]]) -> str:
    """Every way in which the undated may have been in time or too late, one by one."""
    n, k, u = departments[name]
    if n < MINIMUM:
        return "too_few"
    others = sum(counts[2] for other, counts in departments.items() if other != name)
    total = sum(counts[0] + counts[2] for counts in departments.values())
    in_time = sum(counts[1] for counts in departments.values())
    verdicts = {verdict(k + own, n + u, (in_time + own + theirs) / total) for own, theirs in product(range(u + 1), range(others + 1))}
    return verdicts.pop() if len(verdicts) == 1 else "unknown"


@st.composite
def departments(draw, least: int = 1, most: int = 6, undated: int = 4) -> dict[str, tuple[int, int, int]]:
    found = {}
    for number in range(draw(st.integers(least, most))):
        n = draw(st.integers(1, 60))
        found["unknown" if number == 0 else f"d{number}"] = (n, draw(st.integers(0, n)), draw(st.integers(0, undated)))
    return found


@settings(SLOW, max_examples=60)
@given(by_department=departments())
def test_verdicts_hold_in_any_case(by_department):
    rows = rows_by_department(by_department)
    assert {name: row["verdict"] for name, row in rows.items()} == {
        name: verdict_in_any_case(name, by_department) for name in by_department
    }
    everything, in_time = (sum(one[at] for one in by_department.values()) for at in (0, 1))
    for name, (n, k, u) in by_department.items():
        row = rows[name]
        assert (row["requests"], row["answered_in_time"], row["undated_requests"]) == (n, k, u)
        assert (row["all_requests"], row["all_answered_in_time"]) == (everything, in_time)
        if n < MINIMUM:
            assert [row[key] for key in ("share", "chance_at_most", "chance_at_least", "share_95_low")] == [None] * 4
            continue
        share = in_time / everything
        assert row["chance_at_most"] == pytest.approx(binom.cdf(k, n, share), rel=1e-9)
        assert row["chance_at_least"] == pytest.approx(binom.sf(k - 1, n, share), rel=1e-9)
        tail = min(binom.cdf(k, n, share), binom.sf(k - 1, n, share))
        if not 0.0003 < tail < 0.003:
            is_drawn_outside = not row["share_998_low"] <= row["share"] <= row["share_998_high"]
            assert is_drawn_outside == (tail < 0.001), "what is drawn says the same as the verdict, but for a hair's breadth"


@given(
    cases=st.lists(
        st.tuples(st.integers(1, 1_000_000) | st.integers(1, 60), st.floats(0.0005, 0.9995), st.floats(-30, 30)), min_size=20, max_size=40
    )
)
@settings(SLOW, max_examples=15)
def test_exact_tails_equal_scipy(cases):
    """To nine digits, however far out and however large the department."""
    tried = [(n, p, min(max(round(n * p + far * math.sqrt(n * p * (1 - p))), 0), n)) for n, p, far in cases]
    found = macros().execute(
        "select case when x < n * p then list_sum(binomial_chances(n - x, n, 1 - p)) else list_sum(binomial_chances(x, n, p)) end"
        " from (select unnest($n) as n, unnest($p) as p, unnest($x) as x)",
        {name: [row[at] for row in tried] for at, name in enumerate("npx")},
    )
    for (n, share, x), (tail,) in zip(tried, found.fetchall(), strict=True):
        expected = binom.cdf(x, n, share) if x < n * share else binom.sf(x - 1, n, share)
        if expected > 1e-280:
            assert tail == pytest.approx(expected, rel=1e-9)


@SLOW
@given(by_department=departments(least=9, most=16, undated=0))
def test_overdispersion_as_spiegelhalter_and_funnelplotr(by_department):
    """Winsorised z-scores on the arcsine scale; one tenth of them on each side is brought in."""
    rows = rows_by_department(by_department)
    share = sum(k for _, k, _ in by_department.values()) / sum(n for n, _, _ in by_department.values())
    kept = [(n, k) for name, (n, k, _) in by_department.items() if n >= MINIMUM and name != "unknown"]
    row = next(iter(rows.values()))
    assert row["departments_compared"] == len(kept)
    assert row["departments_outside"] == sum(
        rows[name]["verdict"] in ("more", "less") for name, (n, _, _) in by_department.items() if n >= MINIMUM and name != "unknown"
    )
    if not kept:
        return
    s = np.array([1 / (2 * math.sqrt(n)) for n, _ in kept])
    z = np.array([math.asin(math.sqrt(k / n)) - math.asin(math.sqrt(share)) for n, k in kept]) / s
    z = np.clip(z, np.quantile(z, 0.1), np.quantile(z, 0.9))
    assert row["overdispersion"] == pytest.approx((z**2).mean(), abs=1e-9)
    if len(kept) < 10:
        assert row["variance_between"] is None and row["share_spread_low"] is None
        return
    weights = 1 / s**2
    variance = max(0, ((z**2).sum() - (len(kept) - 1)) / (weights.sum() - (weights**2).sum() / weights.sum()))
    assert row["variance_between"] == pytest.approx(variance, abs=1e-12)
    for name, (n, _, _) in by_department.items():
        if n >= MINIMUM:
            reach = 3.090232306167813 * math.sqrt(1 / (4 * n) + variance)
            low = math.sin(max(0, math.asin(math.sqrt(share)) - reach)) ** 2
            assert rows[name]["share_spread_low"] == pytest.approx(low, abs=1e-12)


@pytest.mark.shared
def test_limits_and_flags_as_ohid_publishes_them(shared):
    """Office for Health Improvement and Disparities, the test file of its funnel plots: 100 sizes, and 303 areas that are flagged."""
    with (shared / "reference" / "funnel_proportions_inputs.csv").open(newline="", encoding="utf-8-sig") as file:
        areas = list(csv.DictReader(file))
    with (shared / "reference" / "funnel_proportions_outputs.csv").open(newline="", encoding="utf-8-sig") as file:
        limits = list(csv.DictReader(file))
    assert (len(areas), len(limits)) == (303, 100)
    share = sum(float(area["numerator"]) for area in areas) / sum(float(area["denominator"]) for area in areas)
    con = macros()
    for row in limits:
        statement = "select 100 * funnel_limit($p, $n, -1.959963984540054), 100 * funnel_limit($p, $n, 1.959963984540054),"
        statement += " 100 * funnel_limit($p, $n, -3.090232306167813), 100 * funnel_limit($p, $n, 3.090232306167813)"
        (normal,) = con.execute(statement, {"p": share, "n": int(row["Population"])}).fetchall()
        published = [float(row[f"{side}{which}limit"]) for which in ("2s0025", "3s0001") for side in ("Lower", "Upper")]
        assert [min(max(limit, 0), 100) for limit in normal] == pytest.approx(published, abs=6e-7)
    rows = rows_by_department({area["Area"]: (int(float(area["denominator"])), round(float(area["numerator"])), 0) for area in areas})
    flags = {"High (0.001)": "more", "Low (0.001)": "less"}
    assert {area["Area"]: flags.get(area["significance"], "chance") for area in areas} == {
        name: row["verdict"] for name, row in rows.items()
    }


# The same for everybody -------------------------------------------------------------------------------------------------------------


def restricted_mean(waits: list[tuple[int, bool]], until: int = 112) -> tuple[float | None, float]:
    """Days waited within so many, one day at a time, and its variance by Greenwood; no mean where nobody was watched for so long."""
    share, heights, falls = 1.0, [], []
    for day in range(until):
        at_risk = sum(days >= day for days, _ in waits)
        answered = sum(days == day and is_answered for days, is_answered in waits)
        share *= 1 - answered / at_risk if at_risk else 1
        heights.append(share)
        falls.append((answered, at_risk))
    variance = sum(
        sum(heights[day:]) ** 2 * answered / (at_risk * (at_risk - answered))
        for day, (answered, at_risk) in enumerate(falls)
        if at_risk > answered
    )
    is_whole = max((days for days, _ in waits), default=0) >= until or share == 0
    return (sum(heights) if is_whole else None), variance


def compare_waits(by_group: dict[tuple, list], who: str) -> dict[str, float | None]:
    """One group beside all other known groups: {(who, department): waits} in, the columns of the answer out."""
    departments = {department for _, department in by_group}

    def side(is_own: bool, department: str | None) -> list:
        return [
            wait
            for (group, place), waits in by_group.items()
            for wait in waits
            if group != "unknown" and (group == who) == is_own and department in (None, place)
        ]

    own, others = side(True, None), side(False, None)
    found = {"requests": len(own), "requests_others": len(others)}
    (mean, spread), (other_mean, other_spread) = restricted_mean(own), restricted_mean(others)
    is_beyond = mean == other_mean == 112
    if min(len(own), len(others)) >= MINIMUM and mean is not None and other_mean is not None and not is_beyond:
        found["difference"] = mean - other_mean
        found["reach"] = 1.959963984540054 * math.sqrt(spread + other_spread)
    strata = []
    for department in departments - {"unknown"}:
        here, there = side(True, department), side(False, department)
        (mean, spread), (other_mean, other_spread) = restricted_mean(here), restricted_mean(there)
        if min(len(here), len(there)) > 1 and mean is not None and other_mean is not None:
            weight = len(here) * len(there) / (len(here) + len(there))
            strata.append((weight, mean - other_mean, spread + other_spread, len(here), len(there)))
    found["departments_within"] = len(strata)
    if strata and min(sum(stratum[3] for stratum in strata), sum(stratum[4] for stratum in strata)) >= MINIMUM and not is_beyond:
        weights = sum(stratum[0] for stratum in strata)
        found["difference_within"] = sum(weight * difference for weight, difference, *_ in strata) / weights
        found["reach_within"] = 1.959963984540054 * math.sqrt(sum(stratum[0] ** 2 * stratum[2] for stratum in strata)) / weights
    return found


def newcombe(x: int, n: int, y: int, m: int) -> tuple[float, float]:
    """Newcombe's hybrid score interval, from the roots that define Wilson's."""
    (low, high), (other_low, other_high), p, q = wilson(x, n), wilson(y, m), x / n, y / m
    return p - q - math.hypot(p - low, other_high - q), p - q + math.hypot(high - p, q - other_low)


def compare_answers(tables: dict[tuple, list], who: str) -> dict[str, float | None]:
    """As `compare_waits`, with [yes, yes or no] per (who, department); Sato's variance term by term."""
    known = {key: counts for key, counts in tables.items() if key[0] != "unknown"}

    def side(is_own: bool, department: str | None) -> tuple[int, int]:
        pairs = [pair for (group, place), pair in known.items() if (group == who) == is_own and department in (None, place)]
        return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)

    (a, n), (c, m) = side(True, None), side(False, None)
    found = {"requests": n, "requests_others": m}
    if min(n, m) >= MINIMUM:
        found |= {"difference": 100 * (a / n - c / m), "ends": [100 * end for end in newcombe(a, n, c, m)]}
    strata = [(*side(True, place), *side(False, place)) for place in {place for _, place in known} - {"unknown"}]
    strata = [stratum for stratum in strata if stratum[1] and stratum[3]]
    found["departments_within"] = len(strata)
    if strata and min(sum(stratum[1] for stratum in strata), sum(stratum[3] for stratum in strata)) >= MINIMUM:
        weights = sum(n * m / (n + m) for _, n, _, m in strata)
        difference = sum((a * m - c * n) / (n + m) for a, n, c, m in strata) / weights
        p = sum((n * n * c - m * m * a + n * m * (m - n) / 2) / (n + m) ** 2 for a, n, c, m in strata)
        q = sum((a * (m - c) + c * (n - a)) / (2 * (n + m)) for a, n, c, m in strata)
        found["difference_within"] = 100 * difference
        found["reach_within"] = 100 * 1.959963984540054 * math.sqrt(max(0, difference * p + q)) / weights
    return found


def is_as_expected(row: dict, expected: dict) -> None:
    """The row tells what is expected, and nothing where nothing is."""
    for column in ("requests", "requests_others", "departments_within"):
        assert row[column] == expected[column], column
    for column, reach in (("difference", "reach"), ("difference_within", "reach_within")):
        if column not in expected:
            assert row[column] is None
            continue
        assert row[column] == pytest.approx(expected[column], abs=1e-8)
        if reach in expected and expected[reach] > 1e-9:
            assert row[f"{column}_low"] == pytest.approx(expected[column] - expected[reach], abs=1e-8)
            assert row[f"{column}_high"] == pytest.approx(expected[column] + expected[reach], abs=1e-8)
    if "ends" in expected:
        assert [row["difference_low"], row["difference_high"]] == pytest.approx(expected["ends"], abs=1e-8)


GROUPS = ("group", "resident", "unknown")


def waiting_con(by_group: dict[tuple, list]) -> duckdb.DuckDBPyConnection:
    """The marts that same_for_everybody reads, filled directly."""
    con = macros()
    rows = [
        (who, place, min(days, 112), is_answered and days < 112) for (who, place), waits in by_group.items() for days, is_answered in waits
    ]
    con.execute(
        "create or replace table group_waits as select 'decision' as until, 'all' as level, null::varchar as theme,"
        " null::varchar as neighbourhood, null::varchar as initiator_kind, null::integer as received_year,"
        " 'initiator_kind' as grouped_by, who, department, days,"
        " count(*) as requests, count(*) filter (where answered) as answered"
        " from (select unnest($who) as who, unnest($place) as department, unnest($days) as days, unnest($answered) as answered)"
        " group by who, department, days",
        {name: [row[at] for row in rows] for at, name in enumerate(("who", "place", "days", "answered"))},
    )
    con.execute("create or replace table minimums as select 10 as for_share, 50 as for_difference")
    con.execute(
        "create or replace table request_waits (until varchar, combination integer, days integer, requests bigint, answered bigint)"
    )
    con.execute(
        "create or replace table request_combinations (combination integer, department varchar, theme varchar, neighbourhood varchar,"
        " initiator_kind varchar, is_first_time bool, received_year int, is_initiative bool, is_declared bool, schemes varchar)"
    )
    return con


WATCHED = st.sampled_from([[(112, False)], [(10, True), (140, True), (130, False)], []])  # mostly long enough to have a mean


@SLOW
@given(data=st.data())
def test_waiting_equals_day_by_day(data):
    by_group = {
        (who, place): data.draw(st.lists(st.tuples(st.integers(0, 150), st.booleans()), min_size=1, max_size=12)) + data.draw(WATCHED)
        for who in GROUPS
        for place in ("unknown", "A", "B")
        if data.draw(st.integers(0, 4))
    }
    rows = {row["who"]: row for row in answer_rows(waiting_con(by_group), "same_for_everybody", {"by": "initiator_kind"})}
    assert rows.keys() == {who for who, _ in by_group}
    for who, row in rows.items():
        if who == "unknown":
            assert row["requests"] == sum(len(waits) for (group, _), waits in by_group.items() if group == who)
            assert (row["requests_others"], row["average"], row["difference"], row["difference_within"]) == (0, None, None, None)
        else:
            is_as_expected(row, compare_waits(by_group, who))


@pytest.mark.shared
def test_restricted_means_and_their_errors_as_published(shared):
    """What R prints for lung, and survRM2 for waltons, by the plain reckoning that the answer is held to above."""
    lung, waltons = groups(shared, "lung"), groups(shared, "waltons")
    arms = {"R-lung-e0": (lung["ecog=0.0"], 730), "R-lung-e1": (lung["ecog=1.0"], 730), "RMST-waltons": (waltons["miR-137"], 10)}
    rows = published_checks(shared, "se RMST(730)", "RMST(10) se")
    assert len(rows) == 3
    for row in rows:
        observed, until = next(arm for name, arm in arms.items() if row["check"].startswith(name))
        _, variance = restricted_mean(observed, until)
        assert math.sqrt(variance) == pytest.approx(float(row["expected"]), abs=float(row["tol"])), row["check"]


def outcomes_con(tables: dict[tuple, list]) -> duckdb.DuckDBPyConnection:
    """The marts that yes_for_everybody reads, filled directly."""
    con = macros()
    con.execute(
        "create or replace table request_outcomes as select unnest($who) as initiator_kind, unnest($place) as department,"
        " unnest($yes) as approved, unnest($n) as judged, 'x' as theme, 'x' as neighbourhood, 'x' as first_time, 2026 as received_year,"
        " true as is_initiative, true as is_declared, null::varchar as schemes",
        {
            "who": [who for who, _ in tables],
            "place": [place for _, place in tables],
            "yes": [counts[0] for counts in tables.values()],
            "n": [counts[1] for counts in tables.values()],
        },
    )
    con.execute("create or replace table minimums as select 10 as for_share, 50 as for_difference")
    return con


@settings(SLOW, max_examples=60)
@given(data=st.data())
def test_yes_equals_term_by_term(data):
    tables = {}
    for who in GROUPS:
        for place in ("unknown", "A", "B", "C"):
            if data.draw(st.booleans()):
                n = data.draw(st.integers(1, 40))
                tables[who, place] = (data.draw(st.integers(0, n)), n)
    rows = {row["who"]: row for row in answer_rows(outcomes_con(tables), "yes_for_everybody", {"by": "initiator_kind"})}
    assert rows.keys() == {who for who, _ in tables}
    for who, row in rows.items():
        if who != "unknown":
            is_as_expected(row, compare_answers(tables, who))


# Admissions to graduate school in Berkeley, 1973 (Bickel, Hammel and O'Connell 1975): per department men admitted and rejected, women idem.
BERKELEY = {
    "A": (512, 313, 89, 19),
    "B": (353, 207, 17, 8),
    "C": (120, 205, 202, 391),
    "D": (138, 279, 131, 244),
    "E": (53, 138, 94, 299),
    "F": (22, 351, 24, 317),
}


def test_berkeley_as_published():
    """Crude, men were admitted more often; department by department they were not: -0.0184.

    The published interval, -0.047 to 0.010, has the variance of Greenland and Robins 1985 for large strata; that of Sato 1989, which also
    holds for small ones, is nearly the same here.
    """
    tables = {("resident", place): (yes, yes + no) for place, (yes, no, _, _) in BERKELEY.items()}
    tables |= {("group", place): (yes, yes + no) for place, (_, _, yes, no) in BERKELEY.items()}
    row = next(row for row in answer_rows(outcomes_con(tables), "yes_for_everybody", {"by": "initiator_kind"}) if row["who"] == "resident")
    assert row["difference"] == pytest.approx(100 * (1198 / 2691 - 557 / 1835)) and row["difference_low"] > 10
    assert row["difference_within"] == pytest.approx(-1.84, abs=0.006)
    strata = [(a, a + b, c, c + d) for a, b, c, d in BERKELEY.values()]
    weights = [n * m / (n + m) for _, n, _, m in strata]
    variance = sum(w**2 * (a * (n - a) / n**3 + c * (m - c) / m**3) for w, (a, n, c, m) in zip(weights, strata, strict=True))
    reach = 100 * 1.959963984540054 * math.sqrt(variance) / sum(weights)
    found = [row["difference_within_low"], row["difference_within_high"]]
    assert [row["difference_within"] - reach, row["difference_within"] + reach] == pytest.approx([-4.7, 1.0], abs=0.05)
    assert found == pytest.approx([row["difference_within"] - reach, row["difference_within"] + reach], abs=0.05)


@pytest.mark.shared
def test_newcombe_as_published(shared):
    with (shared / "reference" / "checks.csv").open(newline="", encoding="utf-8") as file:
        published = {row["check"]: row for row in csv.DictReader(file) if row["check"].startswith("newcombe")}
    assert len(published) == 4
    for name, own, other in (("56/70", (56, 70), (48, 80)), ("9/10", (9, 10), (3, 10))):
        rows = answer_rows(outcomes_con({("resident", "A"): own, ("group", "A"): other}), "yes_for_everybody", {"by": "initiator_kind"})
        row = next(row for row in rows if row["who"] == "resident")
        for end, column in (("lo", "difference_low"), ("hi", "difference_high")):
            expected = published[f"newcombe-{name}-{end}"]
            assert row[column] / 100 == pytest.approx(float(expected["expected"]), abs=float(expected["tol"]))


# Months beside each other -----------------------------------------------------------------------------------------------------------


def months_con(counts: list[tuple[int, int]]) -> duckdb.DuckDBPyConnection:
    """The marts that answered_over_time reads, filled directly: per month from January 2015 the requests and those in time."""
    con = macros()
    con.execute(
        "create or replace table request_months as select 'all' as level, 'decision' as until, 'A' as department, null::varchar as theme,"
        " null::varchar as neighbourhood, null::varchar as initiator_kind, unnest($month)::date as month, true as is_initiative,"
        " null::boolean as is_declared, null::varchar as schemes, unnest($n) as requests, unnest($k) as answered_in_time,"
        " 0 as undated_requests, 0 as immature_requests",
        {
            "month": [datetime.date(2015 + at // 12, at % 12 + 1, 1) for at in range(len(counts))],
            "n": [n for n, _ in counts],
            "k": [k for _, k in counts],
        },
    )
    con.execute("create or replace table minimums as select 10 as for_share, 50 as for_difference")
    con.execute("create or replace table shortest_term as select 56 as term_days, date '2026-01-01' as mature_until")
    return con


def laney(points: list[tuple[int, int]]) -> list[tuple[float, float | None, str]]:
    """Laney 2002, in plain steps: per point its share, how far the limits lie from the mean, and its signal."""
    mean = sum(k for _, k in points) / sum(n for n, _ in points)
    sides = [(k / n > mean) - (k / n < mean) for n, k in points]
    if mean in (0, 1):
        reach = [None] * len(points)
    else:
        chance = [math.sqrt(mean * (1 - mean) / n) for n, _ in points]
        far = [(k / n - mean) / one for (n, k), one in zip(points, chance, strict=True)]
        moves = [abs(one - other) for one, other in zip(far, far[1:], strict=False)]
        reach = [3 * one * sum(moves) / len(moves) / 1.128 if moves else None for one in chance]
    signals = []
    few = [n * min(mean, 1 - mean) < 1 for n, _ in points]
    for at, (n, k) in enumerate(points):
        first = last = at
        while first > 0 and sides[first - 1] == sides[at] != 0 and not few[first - 1]:
            first -= 1
        while last < len(points) - 1 and sides[last + 1] == sides[at] != 0 and not few[last + 1]:
            last += 1
        is_outside = reach[at] is not None and abs(k / n - mean) > reach[at] + 1e-12
        signals.append((k / n, reach[at], "too_few" if few[at] else "outside" if is_outside else "run" if last - first >= 6 else "none"))
    return signals


@SLOW
@given(data=st.data())
def test_limits_and_signals_equal_laney(data):
    share = data.draw(st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0]))
    counts = []
    for _ in range(data.draw(st.integers(1, 30))):
        n = data.draw(st.integers(0, 40))
        counts.append((n, min(n, max(0, round(n * share) + data.draw(st.integers(-3, 3) | st.just(0))))))
    con = months_con(counts)
    rows = answer_rows(con, "answered_over_time", {"period": "month"})
    points = [pair for pair in counts if pair[0] >= MINIMUM]
    assert [(row["requests"], row["answered_in_time"]) for row in rows] == counts
    found = [row for row in rows if row["signal"]]
    assert len(found) == len(points) and all(row["points"] == len(points) for row in rows)
    if not points:
        return
    mean = sum(k for _, k in points) / sum(n for n, _ in points)
    for row, (share, reach, signal) in zip(found, laney(points), strict=True):
        assert (row["share"], row["share_mean"]) == (pytest.approx(share), pytest.approx(mean))
        if reach is None:
            assert row["share_limit_low"] is None and row["share_limit_high"] is None
        else:
            assert row["share_limit_low"] == pytest.approx(max(0, mean - reach), abs=1e-9)
            assert row["share_limit_high"] == pytest.approx(min(1, mean + reach), abs=1e-9)
        if reach is None or abs(abs(share - mean) - reach) > 1e-9 and abs(share - mean) > 1e-12:
            assert row["signal"] == signal


# Who is counted ---------------------------------------------------------------------------------------------------------------------


@settings(SLOW, max_examples=10)
@given(owners=initiatives(), rows=requests(), choices=FILTERS, until=st.sampled_from(["decision", "first_answer"]))
def test_who_is_counted(owners, rows, choices, until):
    """Through the marts and every filter, for each of the answers; and a definition that counts everything changes nothing."""
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "requests": rows}, ON_DATE, answers=ANSWERS)
    owner = {row["initiative_id"]: row for row in owners}
    is_dateless = dateless(rows, until)
    funnel, months, groups, first = {}, {}, {}, {}
    for row in rows:
        if row["initiative_id"] and row["received_date"] and row["received_date"] <= ON_DATE:
            first[row["initiative_id"]] = min(first.get(row["initiative_id"], ON_DATE), row["received_date"])
    for row in selection(rows, owners, choices | {"departments": None}):
        department, received = row["department"] or "unknown", row["received_date"]
        is_chosen = choices["departments"] is None or department in choices["departments"]
        waited = None if received is None or is_dateless else wait(row, until, is_dateless)
        if received is None and is_chosen:
            months.setdefault(None, [0, 0, 0])[0] += 1
        if received is None or is_dateless:
            continue
        in_time = waited is not None and waited[1] and waited[0] <= 56
        counts = (waited is not None, in_time, waited is None)
        if (ON_DATE - received).days >= 56:
            funnel[department] = [one + more for one, more in zip(funnel.get(department, [0, 0, 0]), counts, strict=True)]
        if is_chosen:
            month = received.replace(day=1)
            months[month] = [one + more for one, more in zip(months.get(month, [0, 0, 0]), counts, strict=True)]
        if is_chosen and waited:
            newcomer = row["initiative_id"] and (received == first[row["initiative_id"]])
            kind = owner.get(row["initiative_id"], {}).get("initiator_kind") or "unknown"
            for by, who in (("first_time", {True: "first_time", False: "known"}.get(newcomer, "unknown")), ("initiator_kind", kind)):
                groups[by, who] = groups.get((by, who), 0) + 1

    given = choices | {"until": until}
    found = {row["department"]: row for row in answer_rows(con, "departments_against_all", given)}
    assert {name: [row["requests"], row["answered_in_time"], row["undated_requests"]] for name, row in found.items()} == {
        name: counts for name, counts in funnel.items() if choices["departments"] is None or name in choices["departments"]
    }
    assert {row["all_requests"] for row in found.values()} <= {sum(counts[0] for counts in funnel.values())}
    over_time = answer_rows(con, "answered_over_time", given | {"period": "month"})
    assert {
        row["received_from"]: [row[key] or 0 for key in ("requests", "answered_in_time", "undated_requests")]
        for row in over_time
        if row["requests"] or row["undated_requests"]
    } == months
    assert all(row["is_mature"] == (row["received_from"] is not None and row["received_from"] < MATURE) for row in over_time)
    for by in ("first_time", "initiator_kind"):
        found = {row["who"]: row["requests"] for row in answer_rows(con, "same_for_everybody", given | {"by": by})}
        assert found == {who: n for (grouped_by, who), n in groups.items() if grouped_by == by}
