"""Status and places against a second, slow, plain implementation, on random portfolios with random filters."""

import datetime
import statistics
from collections import Counter, defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import warehouse_for_tests
from tests.test_second_opinion import FILTERS, answer_rows, fits

ANSWERS = ("ambitions_by_year", "initiatives_by_ward", "status_transitions", "time_in_status")

ON_DATE = datetime.date(2026, 6, 30)
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
SQUARE = '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}'


# Wards

STARTS = st.none() | st.dates(datetime.date(2023, 1, 1), datetime.date(2026, 6, 30))


@st.composite
def in_wards(draw) -> list[dict]:
    return [
        {
            "initiative_id": f"i{number}",
            "theme": draw(st.sampled_from([None, "zorg", "groen"])),
            "neighbourhood": draw(st.sampled_from([None, "Noord", "NOORD", "Zuid", "Oost"])),
            "initiator_kind": draw(st.sampled_from(["resident", "group"])),
            "started_date": draw(STARTS),
            "ended_date": draw(st.none() | st.just(datetime.date(2026, 6, 1))),
            "end_reason": draw(st.sampled_from([None, "stopped"])),
        }
        for number in range(draw(st.integers(0, 12)))
    ]


@SLOW
@given(rows=in_wards(), on_map=st.lists(st.sampled_from(["noord", "Zuid", "West"]), unique=True), choices=FILTERS)
def test_wards(rows, on_map, choices):
    outlines = [{"neighbourhood": name, "outline": SQUARE} for name in on_map]
    con = warehouse_for_tests.warehouse_of(
        {"initiatives": rows, "wards": outlines} if outlines else {"initiatives": rows}, ON_DATE, answers=ANSWERS
    )
    chosen = [row for row in rows if fits(row, choices, row["started_date"] and row["started_date"].year)]

    def key(row: dict) -> str | None:
        return row["neighbourhood"] and row["neighbourhood"].lower()

    def active(row: dict) -> bool | None:
        return False if row["ended_date"] or row["end_reason"] else (True if row["started_date"] else None)

    wanted = choices["neighbourhoods"]
    there = {key(row) for row in chosen} | {
        name.lower() for name in on_map if wanted is None or name.lower() in [w.lower() for w in wanted]
    }
    every, running, unclear = (
        Counter(key(row) for row in chosen if test(row))
        for test in (lambda row: True, lambda row: active(row), lambda row: active(row) is None)
    )
    expected = {ward: (every[ward], running[ward], unclear[ward], ward in [name.lower() for name in on_map]) for ward in there}
    found = answer_rows(con, "initiatives_by_ward", choices)
    assert {
        row["neighbourhood"] and row["neighbourhood"].lower(): (
            row["initiatives"],
            row["active_initiatives"],
            row["activity_unknown"],
            row["is_on_map"],
        )
        for row in found
    } == expected
    assert len(found) == len(expected)


# Stays in a status

STATUSES = [None, "idea", "submitted", "assessed", "running", "stopped"]
ENDS = ("completed", "stopped", "rejected", "withdrawn")


@st.composite
def lives(draw) -> tuple[list[dict], list[dict]]:
    """Initiatives, each with changes of status; some without a day in two exports, some after the day, some ended without a status."""
    rows, changes = [], []
    for number in range(draw(st.integers(0, 30))):
        name = f"i{number}"
        ended = draw(st.sampled_from([None, None, None, datetime.date(2026, 6, 1)]))
        rows.append(
            {
                "initiative_id": name,
                "theme": draw(st.sampled_from([None, "zorg", "groen"])),
                "started_date": draw(STARTS),
                "ended_date": ended,
                "end_reason": draw(st.sampled_from([None, "stopped", "completed"])) if ended else None,
            }
        )
        is_dated = draw(st.booleans())
        for export in [None] if is_dated else [datetime.date(2026, 3, 31), ON_DATE]:
            days = sorted(draw(st.lists(st.integers(-300, 10), max_size=4, unique=True))) if is_dated else [0]
            for day in days:
                changes.append(
                    {
                        "initiative_id": name,
                        "status": draw(st.sampled_from(STATUSES)),
                        "from_date": ON_DATE + datetime.timedelta(day) if is_dated else None,
                        "source_status": str(len(changes)),
                        "export_date": export or ON_DATE,
                    }
                )
    return rows, changes


def path(row: dict, changes: list[dict]) -> list[tuple]:
    """The statuses of an initiative in order: status, day, whether that day is only a bound. The same status again is no step."""
    own = [change for change in changes if change["initiative_id"] == row["initiative_id"]]
    steps = [(change["status"], change["from_date"] or change["export_date"], change["from_date"] is None) for change in own]
    steps = [step for step in steps if step[1] <= ON_DATE]
    if steps and steps[0][2] and len(steps) == 2 and steps[1][0] is None and steps[0][0] in ENDS:
        steps[1] = (steps[0][0], *steps[1][1:])
    while steps and steps[0][0] is None and steps[0][2]:  # no status was seen yet
        steps = steps[1:]
    if row["ended_date"] and not (steps and steps[-1][0] in ENDS):
        steps.append((row["end_reason"], row["ended_date"], False))
    return [step for place, step in enumerate(steps) if place == 0 or step[0] != steps[place - 1][0]]


def stays(rows: list[dict], changes: list[dict]):
    """Every stay: initiative, status, next status, whether it is the last, days if its first day is known, whether both days are."""
    for row in rows:
        steps = path(row, changes)
        for here, there in zip(steps, (*steps[1:], None), strict=False):
            until = there[1] if there else ON_DATE
            days = None if here[2] or until < here[1] else (until - here[1]).days
            yield row, here[0], there and there[0], there is None, days, bool(there) and not here[2] and not there[2]


@SLOW
@given(histories=lives(), themes=st.none() | st.lists(st.sampled_from(["unknown", "zorg"]), min_size=1, unique=True))
def test_steps(histories, themes):
    rows, changes = histories
    con = warehouse_for_tests.warehouse_of(
        {"initiatives": rows, "status_changes": changes} if changes else {"initiatives": rows}, ON_DATE, answers=ANSWERS
    )
    expected = defaultdict(list)
    came_in = Counter()
    for row, status, after, is_last, days, is_timed in stays(rows, changes):
        if themes is None or (row["theme"] or "unknown") in themes:
            expected[status, None if is_last else after or "unknown"].append((is_last, days if is_timed else None, is_timed))
            came_in[status] += 1
    found = {(row["status"], row["next_status"]): row for row in answer_rows(con, "status_transitions", {"themes": themes})}
    assert found.keys() == expected.keys()
    for key, observed in expected.items():
        known = sorted(days for _, days, is_timed in observed if is_timed and days is not None)
        assert found[key]["initiatives"] == len(observed)
        assert found[key]["came_in"] == came_in[key[0]]
        assert found[key]["timed"] == sum(is_timed for _, _, is_timed in observed)
        assert found[key]["undated"] == sum(not is_timed and not is_last for is_last, _, is_timed in observed)
        if len(known) == found[key]["timed"]:
            assert found[key]["median_days"] == (statistics.median(known) if known else None)
        assert (found[key]["share"] is None) == (came_in[key[0]] < 10)


@st.composite
def waits(draw) -> list[tuple[int, bool]]:
    """Days in 'submitted', and whether that ended: enough of them to reach and to miss what is usual."""
    return draw(st.lists(st.tuples(st.integers(0, 40), st.sampled_from([True, True, True, True, False])), min_size=1, max_size=40))


def nine_in_ten(observed: list[tuple[int, bool]]) -> int | None:
    """Kaplan and Meier, one day at a time: the first day on which no more than 1 in 10 is left."""
    left = 1.0
    for day in range(max(days for days, _ in observed) + 1):
        at_risk = sum(days >= day for days, _ in observed)
        left *= 1 - sum(days == day and is_ended for days, is_ended in observed) / at_risk
        if left <= 0.1 + 1e-12:
            return day
    return None


@SLOW
@given(observed=waits())
def test_what_is_usual(observed):
    rows, changes = [], []
    for number, (days, is_ended) in enumerate(observed):
        rows.append({"initiative_id": f"i{number}", "started_date": datetime.date(2025, 1, 1)})
        first = datetime.date(2026, 1, 1) if is_ended else ON_DATE - datetime.timedelta(days)
        changes.append({"initiative_id": f"i{number}", "status": "submitted", "from_date": first})
        if is_ended:
            changes.append({"initiative_id": f"i{number}", "status": "running", "from_date": first + datetime.timedelta(days)})
    con = warehouse_for_tests.warehouse_of({"initiatives": rows, "status_changes": changes}, ON_DATE, answers=ANSWERS)
    usual = nine_in_ten(observed) if sum(is_ended for _, is_ended in observed) >= 10 else None
    basis = "setting" if usual is None else "observed"
    usual = 182 if usual is None else usual
    [found] = con.execute("select usual_days, usual_basis from usual_stays where status = 'submitted'").fetchall()
    assert found == (usual, basis)
    stuck = sum(not is_ended and days > usual for days, is_ended in observed)
    assert con.execute("select count(*) from initiatives where is_stuck").fetchall() == [(stuck,)]
    by_status = {row["status"]: row for row in answer_rows(con, "time_in_status", {})}
    assert by_status.get("submitted", {"stuck": 0})["stuck"] == stuck


# Money requested

NOT_REQUESTED = ("own_earnings", "members", "gift", "business")


@st.composite
def money(draw) -> tuple[list[dict], list[dict]]:
    rows = [
        {
            "initiative_id": f"i{number}",
            "theme": draw(st.sampled_from([None, "zorg", "groen"])),
            "neighbourhood": draw(st.sampled_from([None, "Noord", "Zuid"])),
            "initiator_kind": draw(st.sampled_from(["resident", "group"])),
            "started_date": datetime.date(2023, 1, 1),
        }
        for number in range(4)
    ]
    lines = [
        {
            "funding_id": f"f{number}",
            "initiative_id": draw(st.sampled_from(["i0", "i1", "i2", "i3", "stranger"])),
            "funder_kind": draw(st.sampled_from([None, "municipality", "fund", *NOT_REQUESTED])),
            "year": draw(st.none() | st.integers(2022, 2027)),
            "asked_eur": draw(st.none() | st.integers(0, 5).map(lambda times: times * 500)),
        }
        for number in range(draw(st.integers(1, 25)))
    ]
    return rows, lines


@SLOW
@given(subsidies=money(), choices=FILTERS)
def test_money_requested(subsidies, choices):
    rows, lines = subsidies
    con = warehouse_for_tests.warehouse_of({"initiatives": rows, "funding_lines": lines}, ON_DATE, answers=ANSWERS)
    known = {row["initiative_id"]: row for row in rows}
    by_year = defaultdict(list)
    for line in lines:
        if line["funder_kind"] not in NOT_REQUESTED and fits(known.get(line["initiative_id"], {}), choices, line["year"]):
            by_year[line["year"]].append(line["asked_eur"])
    found = {row["year"]: row for row in answer_rows(con, "ambitions_by_year", choices)}
    whole = [year for year in by_year if year]
    assert {year for year in found if year} == (set(range(min(whole), max(whole) + 1)) if whole else set())
    assert (None in found) == (None in by_year)
    for year, row in found.items():
        amounts = sorted(amount for amount in by_year[year] if amount is not None)
        assert (row["times_asked"], row["with_amount"]) == (len(by_year[year]), len(amounts))
        assert row["asked_eur"] == (sum(amounts) if amounts else None)
        assert row["median_asked_eur"] == (pytest.approx(statistics.median(amounts)) if amounts else None)
        assert row["is_partial_year"] == (year is not None and year >= 2026)
