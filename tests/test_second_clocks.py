"""The figures on terms against a second, slow, plain implementation, on random requests with random filters."""

import datetime
import math
import random
from collections import defaultdict

import duckdb
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from statsmodels.duration.survfunc import CumIncidenceRight

from kompas import contract, demo
from kompas.settings import settings as own
from tests import warehouse_for_tests
from tests.test_reference import groups, published_checks
from tests.test_second_opinion import FILTERS, ON_DATE, Z, answer_rows, assess, dateless, if_past, initiatives, selection, wait, wilson

SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
MINIMUM, FIRST_NORM, DECISION_NORM = 10, 14, 56
# Round the borders of norms, terms, penalties and periods, and anywhere.
DAYS_AGO = [-3, 0, 13, 14, 15, 30, 55, 56, 57, 70, 71, 72, 85, 99, 100, 113, 114, 120, 364, 365, 366, 400, 729, 730, 731, 800]


def warehouse_with(tables: dict, *answers: str):
    """A warehouse of these rows with the marts of these answers only."""
    return warehouse_for_tests.warehouse_of(tables, ON_DATE, answers=answers)


def after(day: datetime.date | None, days: int | None) -> datetime.date | None:
    return None if day is None or days is None else day + datetime.timedelta(days)


def requests(seed: int) -> list[dict]:
    """Thirty to seventy requests of every kind: drawn from a seed, so that no example is a tame one."""
    draw = random.Random(seed)

    def later(start: datetime.date, *days: int | None) -> datetime.date | None:
        return after(start, draw.choice([None, *days]))

    rows = []
    for number in range(draw.randint(30, 70)):
        received = draw.choice([None, *(ON_DATE - datetime.timedelta(draw.choice(DAYS_AGO)) for _ in range(9))])
        start = received or ON_DATE - datetime.timedelta(200)
        rows.append(
            {
                "request_id": f"r{number}",
                "initiative_id": draw.choice([None, "i0", "i1", "i2"]),
                "department": draw.choice([None, "A", "B", "B"]),
                "is_formal_application": draw.choice([None, True, True, True, False]),
                "received_date": received,
                "first_answer_date": later(start, -1, 3, draw.randint(12, 16), 40),
                "decided_date": later(start, -2, draw.randint(0, 30), draw.randint(30, 60), draw.randint(54, 90), 365),
                "withdrawn_date": later(start, None, None, draw.randint(0, 90)),
                "outcome": draw.choice([None, None, None, "granted", "withdrawn"]),
                "due_date": later(start, None, None, draw.randint(10, 120), -3),
                "notice_date": later(start, None, draw.randint(50, 62)),
                "suspended_days": draw.choice([None, 0, 7, -5]),
            }
        )
    return rows


def easter(year: int) -> datetime.date:
    """Easter Sunday (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    day = (32 + 2 * e + 2 * i - h - k) % 7
    month, rest = divmod(h + day - 7 * ((a + 11 * h + 22 * day) // 451) + 114, 31)
    return datetime.date(year, month, rest + 1)


def is_working_day(day: datetime.date) -> bool:
    """By hand: Algemene termijnenwet 3, and the days put on a par that fall within these tests."""
    moving = {easter(day.year) + datetime.timedelta(days) for days in (-2, 1, 39, 50)}
    fixed = {datetime.date(day.year, month, number) for month, number in ((1, 1), (5, 5), (12, 25), (12, 26))}
    king = datetime.date(day.year, 4, 27)
    fixed |= {king - datetime.timedelta(king.weekday() == 6)}
    on_par = {datetime.date(2024, 5, 10), datetime.date(2024, 12, 27), datetime.date(2025, 5, 30), datetime.date(2026, 1, 2)}
    return day.weekday() < 5 and day not in moving | fixed | on_par | {datetime.date(2026, 5, 15)}


def due(row: dict) -> datetime.date | None:
    """The last day of the legal term, before any delay of which nobody knows how long."""
    due_date, received = row["due_date"], row["received_date"]
    if due_date:
        return due_date if received is None or due_date >= received else None
    day = after(received, DECISION_NORM + max(row["suspended_days"] or 0, 0))
    while day and not is_working_day(day):
        day += datetime.timedelta(1)
    return day


def is_extended(row: dict) -> bool:
    notice = if_past(row["notice_date"])
    return row["due_date"] is None and notice is not None and due(row) is not None and notice <= due(row)


def by_service_norm(row: dict, is_dateless: bool, are_answers_kept: bool) -> str | None:
    received = row["received_date"]
    if received and (ON_DATE - received).days <= FIRST_NORM:
        return None
    waited = wait(row, "first_answer", is_dateless)
    if waited is None:
        return "unknown"
    days, is_answered = waited
    if days <= FIRST_NORM:
        return "in_time" if is_answered else "withdrawn"
    return "late" if are_answers_kept else "unknown"


def by_law(row: dict, is_dateless: bool) -> str | None:
    received, events = row["received_date"], assess(row)
    if row["is_formal_application"] is None:
        return None if received and (ON_DATE - received).days <= DECISION_NORM else "undetermined"
    if not row["is_formal_application"] or (due(row) and due(row) >= ON_DATE):
        return None
    if due(row) is None or wait(row, "decision", is_dateless) is None:
        return "unknown"
    if events["decision"] and events["decision"] <= due(row):
        return "in_time"
    if not events["decision"] and events["withdrawn"] and events["withdrawn"] <= due(row):
        return "withdrawn"
    return "unknown" if is_extended(row) else "late"


def two_clocks(rows: list[dict], every: list[dict]) -> dict[tuple, dict[str, int]]:
    """How many requests of each clock and department fell in each class."""
    are_answers_kept = any(row["first_answer_date"] for row in every)
    expected: dict[tuple, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        verdicts = {
            "service": by_service_norm(row, dateless(every, "first_answer"), are_answers_kept),
            "law": by_law(row, dateless(every, "decision")),
        }
        for clock, verdict in verdicts.items():
            for department in (None, row["department"] or "unknown") if verdict else ():
                expected[clock, department][verdict] += 1
    return expected


def check_clocks(found: dict, expected: dict) -> None:
    columns = ("requests", "answered_in_time", "late_requests", "unknown_requests", "withdrawn_in_term", "undetermined_requests")
    assert found.keys() == expected.keys()
    for key, counts in expected.items():
        row, n = found[key], counts["in_time"] + counts["late"]
        verdicts = (n, counts["in_time"], counts["late"], counts["unknown"], counts["withdrawn"], counts["undetermined"])
        assert tuple(row[column] for column in columns) == verdicts
        if n < MINIMUM:
            assert row["share"] is row["share_low"] is row["share_high"] is None
        else:
            assert row["share"] == pytest.approx(counts["in_time"] / n)
            assert row["share_low"] == pytest.approx(wilson(counts["in_time"], n + counts["unknown"])[0], abs=1e-9)
            high = wilson(counts["in_time"] + counts["unknown"], n + counts["unknown"])[1]
            assert row["share_high"] == pytest.approx(high, abs=1e-9)


Wait = tuple[int, str | None]  # days, and how they ended: decided, withdrawn, or not


def waits(rows: list[dict], every: list[dict]) -> dict[str | None, list[Wait]]:
    """Every known wait for a decision, per department and all together."""
    found: dict[str | None, list[Wait]] = defaultdict(list)
    for row in rows:
        waited = wait(row, "decision", dateless(every, "decision"))
        if waited:
            end = "decided" if waited[1] else "withdrawn" if assess(row)["withdrawn"] else None
            for department in (None, row["department"] or "unknown"):
                found[department].append((waited[0], end))
    return found


def incidence(observed: list[Wait], cause: str, until: int) -> float:
    """Aalen and Johansen, one day at a time: the share that this cause has taken by that day."""
    waiting, taken = 1.0, 0.0
    for day in sorted({days for days, _ in observed if days <= until}):
        at_risk = sum(days >= day for days, _ in observed)
        ended = [end for days, end in observed if days == day and end]
        taken += waiting * ended.count(cause) / at_risk
        waiting *= 1 - len(ended) / at_risk
    return taken


def check_incidences(rows: list[dict], observed: dict[str | None, list[Wait]]) -> None:
    found = {(row["department"], row["week"], row["became"]): row for row in rows}
    weeks = {name: max(days for days, _ in ends) // 7 for name, ends in observed.items()}
    assert found.keys() == {
        (name, week, cause) for name in observed for week in range(weeks[name] + 1) for cause in ("decided", "withdrawn")
    }
    for (name, week, cause), row in found.items():
        if week in (0, 1, 4, weeks[name]):
            share = pytest.approx(incidence(observed[name], cause, 7 * week), abs=1e-12)
            assert row["share"] == (share if len(observed[name]) >= MINIMUM else None)
            if row["share"] in (0, 1):
                assert row["share_high"] - row["share_low"] > 0.003, "chance plays a part where none or all are seen too"
            assert row["requests"] == sum(end == cause and days <= 7 * week for days, end in observed[name])
            assert row["at_risk"] == sum(days >= 7 * week for days, _ in observed[name])
    for name, week, _ in found:
        if len(observed[name]) < MINIMUM:
            continue
        shares = [found[name, week, cause]["share"] for cause in ("decided", "withdrawn")]
        assert sum(shares) + found[name, week, "decided"]["share_waiting"] == pytest.approx(1, abs=1e-12)


def first_day(observed: list[Wait], part: float) -> int | None:
    """The first day on which at most this part still waits, by Kaplan and Meier; none where it never comes to that."""
    waiting = 1.0
    for day in sorted({days for days, _ in observed}):
        at_risk = sum(days >= day for days, _ in observed)
        waiting *= 1 - sum(days == day and end == "decided" for days, end in observed) / at_risk
        if waiting <= part + 1e-12:
            return day
    return None


def check_quantiles(rows: list[dict], observed: dict[str | None, list[Wait]]) -> None:
    assert {row["department"] for row in rows} == set(observed)
    for row in rows:
        ends = observed[row["department"]]
        assert row["requests"] == len(ends)
        half, nine = (first_day(ends, 0.5), first_day(ends, 0.1)) if len(ends) >= MINIMUM else (None, None)
        assert (row["half_days"], row["nine_in_ten_days"]) == (half, nine)
        assert row["is_half_reached"] == (half is not None if len(ends) >= MINIMUM else None)


def check_flows(rows: list[dict], chosen: list[dict]) -> None:
    """What was open on a day is counted on that day itself; what went in and out by the dates."""
    flows = {(row["period"], row["department"]): row for row in rows}
    departments = {row["department"] or "unknown" for row in chosen} | ({None} if chosen else set())
    assert {name for _, name in flows} == departments
    for (period, name), row in flows.items():
        end = ON_DATE - datetime.timedelta(365 if period == "before" else 0)
        start = end - datetime.timedelta(365)
        mine = [of for of in chosen if name in (None, of["department"] or "unknown")]
        lives = [(of["received_date"], closing(of), assess(of)["is_open"]) for of in mine]
        assert (row["from_date"], row["until_date"]) == (start + datetime.timedelta(1), end)
        assert row["open_at_start"] == sum(was_open(life, start) for life in lives)
        assert row["open_at_end"] == sum(was_open(life, end) for life in lives)
        assert row["received"] == sum(came is not None and start < came <= end for came, _, _ in lives)
        assert row["closed"] == sum(went is not None and start < went <= end for _, went, _ in lives)
        undated = [came for came, went, is_open in lives if came and not went and not is_open]
        assert row["closed_undated"] == sum(start < came <= end for came in undated)
        assert row["without_receipt"] == sum(came is None for came, _, _ in lives)
        assert row["open_at_end"] == row["open_at_start"] + row["received"] - row["closed"] - row["closed_undated"]


def closing(row: dict) -> datetime.date | None:
    """The day on which the request was decided or withdrawn; none where it was not, or where that day cannot be right."""
    events = assess(row)
    closed = events["decision"] or events["withdrawn"]
    return closed if closed and row["received_date"] and closed >= row["received_date"] else None


def was_open(life: tuple, day: datetime.date) -> bool:
    came, went, is_open = life
    return came is not None and came <= day and (is_open or (went is not None and went > day))


def check_penalties(rows: list[dict], chosen: list[dict]) -> None:
    expected: dict[str | None, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in chosen:
        is_formal = row["is_formal_application"]
        if assess(row)["is_open"] and is_formal is not False:
            late = due(row) is not None and due(row) < ON_DATE
            verdict = "undetermined_requests" if is_formal is None else "overdue_requests" if late else "within_term"
            if is_formal and (due(row) is None or (late and is_extended(row))):
                verdict = "unknown_due"
            days = min(max((ON_DATE - due(row)).days - 15, 0), 42) if verdict == "overdue_requests" else 0
            for department in (None, row["department"] or "unknown"):
                expected[department][verdict] += 1
                expected[department]["penalty_now_eur"] += sum(23 if day < 14 else 35 if day < 28 else 45 for day in range(days))
                expected[department]["penalty_most_eur"] += 1442 * (verdict == "overdue_requests")
    assert [row["department"] for row in rows] == sorted(expected, key=lambda name: (name is not None, name or ""))
    for row in rows:
        counts = expected[row["department"]]
        assert row["formal_open"] == counts["overdue_requests"] + counts["within_term"] + counts["unknown_due"]
        for column in ("within_term", "overdue_requests", "unknown_due", "undetermined_requests", "penalty_now_eur", "penalty_most_eur"):
            assert row[column] == counts[column], column


ALL = dict.fromkeys(("themes", "neighbourhoods", "initiator_kinds", "departments", "from_year", "until_year"))
ANSWERS = ("two_clocks", "decided_or_withdrawn", "waiting_quantiles", "clearance", "penalty_exposure")


@SLOW
@given(owners=initiatives(), seed=st.integers(0, 2**32), choices=st.just(ALL) | FILTERS)
def test_terms(owners, seed, choices):
    rows = requests(seed)
    con = warehouse_with({"initiatives": owners, "requests": rows}, *ANSWERS)
    chosen = selection(rows, owners, choices)
    check_clocks({(row["clock"], row["department"]): row for row in answer_rows(con, "two_clocks", choices)}, two_clocks(chosen, rows))
    observed = waits(chosen, rows)
    check_incidences(answer_rows(con, "decided_or_withdrawn", choices), observed)
    check_quantiles(answer_rows(con, "waiting_quantiles", choices), observed)
    check_penalties(answer_rows(con, "penalty_exposure", choices), chosen)
    check_flows(answer_rows(con, "clearance", choices), selection(rows, owners, choices | {"from_year": None, "until_year": None}))


SHARES_OF_ANY = own(contract.ROOT / "tests") | {"minimum": {"for_share": 1, "for_difference": 50}}

# Published values and statsmodels ---------------------------------------------------------------------------------------------


def warehouse_of_waits(ends: list[tuple[int, str | None]], *answers: str):
    """A warehouse of requests that were all received long ago: days, and 'decided', 'withdrawn' or None (open)."""
    rows = []
    for number, (days, end) in enumerate(ends):
        received = ON_DATE - datetime.timedelta(3000 if end else days)
        day = received + datetime.timedelta(days)
        end_dates = {"decided_date": day if end == "decided" else None, "withdrawn_date": day if end == "withdrawn" else None}
        rows.append({"request_id": str(number), "department": "A", "received_date": received} | end_dates)
    return warehouse_for_tests.warehouse_of({"requests": rows}, ON_DATE, answers=answers, chosen=SHARES_OF_ANY)


@pytest.mark.shared
def test_two_causes_as_r_has_them_by_hand(shared):
    """Seven followed: one decided at time 2 and one lost then, two of the five that are left withdrawn at time 3. A time is a week here."""
    ends = [(14, "decided"), (14, None), (21, "withdrawn"), (21, "withdrawn"), (21, None), (28, None), (28, None)]
    con = warehouse_of_waits(ends, "decided_or_withdrawn")
    found = {(row["became"], row["week"]): row for row in answer_rows(con, "decided_or_withdrawn", {}) if row["department"] is None}
    checks = {row["check"]: row for row in published_checks(shared, "AJ CIF")}
    for check, cause, week in (("AJ-hand-F1", "decided", 2), ("AJ-hand-F2", "withdrawn", 3)):
        assert found[cause, week]["share"] == pytest.approx(float(checks[check]["expected"]), abs=float(checks[check]["tol"]))


def test_two_causes_and_their_errors_equal_statsmodels():
    rng = np.random.default_rng(4)
    days = 7 * rng.integers(1, 12, 120)
    ends = rng.choice([0, 1, 2], 120, p=[0.3, 0.45, 0.25])
    named = {0: None, 1: "decided", 2: "withdrawn"}
    con = warehouse_of_waits([(int(day), named[end]) for day, end in zip(days, ends, strict=True)], "decided_or_withdrawn")
    found = {(row["became"], row["week"]): row for row in answer_rows(con, "decided_or_withdrawn", {}) if row["department"] is None}
    theirs = CumIncidenceRight(days, ends)
    for cause in (1, 2):
        for time, share, error in zip(theirs.times, theirs.cinc[cause - 1], theirs.cinc_se[cause - 1], strict=True):
            row = found[named[cause], int(time) // 7]
            assert row["share"] == pytest.approx(share, abs=1e-12)
            if 0 < share < 1:
                spread = Z * error / (share * abs(math.log(share)))
                assert row["share_low"] == pytest.approx(share ** math.exp(spread), abs=1e-9)
                assert row["share_high"] == pytest.approx(share ** math.exp(-spread), abs=1e-9)


@pytest.mark.shared
def test_medians_and_their_intervals_as_published(shared):
    """lung: median 310 days, on the log-log scale from 284 to 361; per ECOG the medians that R prints."""
    lung = groups(shared, "lung")

    def quantiles(waits: list[tuple[int, bool]]) -> dict:
        con = warehouse_of_waits([(days, "decided" if if_past else None) for days, if_past in waits], "waiting_quantiles")
        return answer_rows(con, "waiting_quantiles", {})[0]

    together = quantiles(lung["sex=1"] + lung["sex=2"])
    assert (together["half_days"], together["half_days_low"], together["half_days_high"]) == (310, 284, 361)
    for row in published_checks(shared, "median"):
        ours = quantiles(lung["ecog=0.0" if "ph.ecog=0" in row["input"] else "ecog=1.0"])
        assert ours["half_days"] == float(row["expected"])
        assert ours["half_days_low"] < ours["half_days"] < ours["half_days_high"]


def test_the_penalty_is_1442_at_most():
    con = warehouse_of_waits([(5, None)], "penalty_exposure")
    steps = dict(con.execute("select days, penalty_eur from penalty_days").fetchall())
    assert (steps[0], steps[1], steps[14], steps[15], steps[28], steps[29], steps[42]) == (0, 23, 322, 357, 812, 857, 1442)
    assert len(steps) == 43


def test_the_demo_tells_of_notices_of_delay(tmp_path):
    """Only on formal applications, before whatever ended them; of some of them no new due date is written down."""
    (file,) = (path for path in demo.write(tmp_path, demo.SMALL) if path.name.endswith("requests.csv"))
    rows = duckdb.read_csv(str(file), all_varchar=True).filter("notice_date is not null").df()
    assert len(rows) > 30
    assert set(rows["kind"]) <= {"subsidie", "vergunning"}
    assert 5 < rows["due_date"].isna().sum() < len(rows) - 5
    assert (rows["notice_date"] > rows["received_date"]).all()
    assert not (rows["notice_date"] >= rows["decided_date"].fillna("9999")).any()
    assert not (rows["notice_date"] >= rows["withdrawn_date"].fillna("9999")).any()
