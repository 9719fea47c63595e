"""The risky figures against a second, slow, plain implementation, on random portfolios with random filters."""

import datetime
import math
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas import sql
from tests import warehouse_for_tests

ON_DATE = datetime.date(2026, 6, 30)
Z = 1.959963984540054
MINIMUM = 10
INITIATIVES = ["i0", "i1", "i2", "i3", "i4"]
THEMES = [None, "zorg", "groen"]
DEPARTMENTS = [None, "A", "B"]
DAY = st.none() | st.integers(-420, 5).map(lambda days: ON_DATE + datetime.timedelta(days))
SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def initiatives(draw) -> list[dict]:
    """Every initiative is one of ours ('kompas') or of a register of all subsidies, where the scheme decides whether it counts."""
    return [
        {
            "initiative_id": name,
            "theme": draw(st.sampled_from(THEMES)),
            "neighbourhood": draw(st.sampled_from([None, "Noord", "Zuid"])),
            "initiator_kind": draw(st.sampled_from(["resident", "group"])),
            "started_date": draw(st.dates(datetime.date(2023, 1, 1), datetime.date(2026, 1, 1))),
        }
        for name in INITIATIVES
    ]


@st.composite
def requests(draw) -> list[dict]:
    count = draw(st.integers(1, 40))
    return [
        {
            "request_id": f"r{number}",
            "initiative_id": draw(st.sampled_from([None, "stranger", *INITIATIVES])),
            "department": draw(st.sampled_from(DEPARTMENTS)),
            "received_date": draw(DAY),
            "first_answer_date": draw(DAY),
            "decided_date": draw(DAY),
            "withdrawn_date": draw(st.one_of(st.none(), DAY)),
            "outcome": draw(st.sampled_from([None, None, "granted", "withdrawn"])),
        }
        for number in range(count)
    ]


FILTERS = st.fixed_dictionaries(
    {
        "themes": st.none() | st.lists(st.sampled_from(["unknown", "zorg", "groen"]), min_size=1, unique=True),
        "neighbourhoods": st.none() | st.lists(st.sampled_from(["unknown", "Noord", "Zuid"]), min_size=1, unique=True),
        "initiator_kinds": st.none() | st.just(["resident"]),
        "departments": st.none() | st.lists(st.sampled_from(["unknown", "A", "B"]), min_size=1, unique=True),
        "from_year": st.none() | st.integers(2024, 2026),
        "until_year": st.none() | st.integers(2024, 2026),
    }
)


def answer_rows(con, name: str, choices: dict | None = None) -> list[dict]:
    columns, rows = sql.fetch(con, sql.query("answers", name), choices or {})
    return [dict(zip(columns, row, strict=True)) for row in rows]


def fits(row: dict, choices: dict, year: int | None) -> bool:
    """Does the row, with the columns of its initiative, pass the reader's filters?"""
    for dimension, names in (("theme", "themes"), ("neighbourhood", "neighbourhoods"), ("initiator_kind", "initiator_kinds")):
        if choices[names] is not None and (row.get(dimension) or "unknown") not in choices[names]:
            return False
    return within(choices, year)


def within(choices: dict, year: int | None) -> bool:
    if choices["from_year"] is None and choices["until_year"] is None:
        return True
    return year is not None and (choices["from_year"] or 0) <= year <= (choices["until_year"] or 9999)


# Requests ------------------------------------------------------------------------------------------------------------------


def if_past(day: datetime.date | None) -> datetime.date | None:
    return day if day is not None and day <= ON_DATE else None


def assess(request: dict) -> dict:
    """What the rules make of one request, in plain steps."""
    outcome, decided_date = request["outcome"], request["decided_date"]
    decided = if_past(decided_date) if outcome != "withdrawn" else None
    withdrawn = if_past(request["withdrawn_date"])
    if outcome == "withdrawn" and request["withdrawn_date"] is None:
        withdrawn = if_past(decided_date)
    answered = min(filter(None, [if_past(request["first_answer_date"]), decided]), default=None)
    undated = outcome is not None and decided_date is None and request["withdrawn_date"] is None
    if decided and withdrawn and withdrawn < decided:
        decided = None
    if answered and withdrawn and withdrawn < answered:
        answered = None
    return {
        "withdrawn": withdrawn,
        "undated": undated,
        "decision": decided,
        "first_answer": answered,
        "is_open": not decided and not withdrawn and not undated,
    }


def wait(request: dict, until: str, dateless: bool) -> tuple[int, bool] | None:
    """Days waited and whether that ended in an answer; none where the wait cannot be known."""
    events = assess(request)
    event = events[until]
    if event is None and (events["undated"] or dateless):
        return None
    if request["received_date"] is None:
        return None
    days = ((event or events["withdrawn"] or ON_DATE) - request["received_date"]).days
    return (days, event is not None) if days >= 0 else None


def dateless(rows: list[dict], until: str) -> bool:
    """Does the register tell no day by which to know a wait: outcomes but no decision's day, or no first answer at all?"""
    if until == "first_answer":
        return not any(row["first_answer_date"] for row in rows)
    return any(row["outcome"] for row in rows) and not any(row["decided_date"] for row in rows)


def selection(rows: list[dict], owners: list[dict], choices: dict) -> list[dict]:
    known = {row["initiative_id"]: row for row in owners}
    there = [row for row in rows if row["received_date"] is None or row["received_date"] <= ON_DATE]
    return [
        row
        for row in there
        if fits(known.get(row["initiative_id"], {}), choices, row["received_date"] and row["received_date"].year)
        and (choices["departments"] is None or (row["department"] or "unknown") in choices["departments"])
    ]


def curve(waits: list[tuple[int, bool]]) -> list[tuple[int, int, int, float]]:
    """Kaplan and Meier, one day at a time: days, at risk, answered, share that still waits."""
    share, steps = 1.0, []
    longest = max(days for days, _ in waits)
    for day in range(longest + 1):
        at_risk = sum(days >= day for days, _ in waits)
        answered = sum(days == day and is_answered for days, is_answered in waits)
        share *= 1 - answered / at_risk
        if answered or day in (0, longest):
            steps.append((day, at_risk, answered, share))
    return steps


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The two roots of (share - p)² = z² p (1 - p) / n, which is what Wilson's interval is."""
    share = successes / trials
    a, b, c = 1 + Z**2 / trials, -(2 * share + Z**2 / trials), share**2
    root = math.sqrt(max(b * b - 4 * a * c, 0))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


@SLOW
@given(owners=initiatives(), rows=requests(), choices=FILTERS, until=st.sampled_from(["decision", "first_answer"]))
def test_requests(owners, rows, choices, until):
    answers = ("waiting_curve", "answered_within_term", "headlines", "open_by_age")
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "requests": rows}, ON_DATE, answers=answers)
    choices = choices | {"until": until}
    everything = [row for row in rows if row["received_date"] is None or row["received_date"] <= ON_DATE]
    is_dateless = dateless(rows, until)
    assert len(everything) == con.execute("select count(*) from requests").fetchall()[0][0]
    chosen = selection(rows, owners, choices)
    waits = [(row["department"] or "unknown", row, wait(row, until, is_dateless)) for row in chosen]
    without_wait = [(department, row) for department, row, waited in waits if not waited and row["received_date"] and not is_dateless]
    waits = [(department, row, waited) for department, row, waited in waits if waited]

    by_department = defaultdict(list)
    for department, _, waited in waits:
        by_department[department].append(waited)
        by_department[None].append(waited)
    found = defaultdict(list)
    for row in answer_rows(con, "waiting_curve", choices):
        found[row["department"]].append((row["days"], row["at_risk"], row["answered"], row["share_waiting"]))
    assert found.keys() == by_department.keys()
    for department, observed in by_department.items():
        steps = curve(observed)
        if len(observed) < MINIMUM:
            steps = [(*counts, None) for *counts, _ in steps]
        assert found[department] == [pytest.approx(step, abs=1e-12) for step in steps]

    terms = {(row["term_days"], row["department"]): row for row in answer_rows(con, "answered_within_term", choices)}
    expected = defaultdict(lambda: [0, 0])
    for department, row, (days, is_answered) in waits:
        for term in (56, 182):
            if (ON_DATE - row["received_date"]).days >= term:
                expected[term, department][0] += 1
                expected[term, department][1] += is_answered and days <= term
    assert {key: [row["requests"], row["answered_in_time"]] for key, row in terms.items()} == expected
    for (term, department), (trials, successes) in expected.items():
        found = terms[term, department]
        undated = sum(name == department and (ON_DATE - row["received_date"]).days >= term for name, row in without_wait)
        assert found["undated_requests"] == undated
        if trials < MINIMUM:
            assert found["share"] is found["share_low"] is found["share_high"] is None
            continue
        assert found["share_low"] == pytest.approx(wilson(successes, trials + undated)[0], abs=1e-9)
        assert found["share_high"] == pytest.approx(wilson(successes + undated, trials + undated)[1], abs=1e-9)

    (headline,) = answer_rows(con, "headlines", choices)
    assert headline["requests"] == len(chosen)
    assert headline["open_requests"] == sum(assess(row)["is_open"] for row in chosen)
    if until == "decision":
        in_8_weeks = [sum(counts) for counts in zip(*(value for key, value in expected.items() if key[0] == 56), strict=True)]
        assert [headline["mature_requests"], headline["answered_in_term"]] == (in_8_weeks or [0, 0])

    ages = defaultdict(list)
    for row in chosen:
        if assess(row)["is_open"]:
            age = (ON_DATE - row["received_date"]).days if row["received_date"] else None
            band = (
                "unknown"
                if age is None
                else next((name for limit, name in ((56, "0-8"), (112, "8-16"), (182, "16-26")) if age <= limit), "26+")
            )
            ages[row["department"] or "unknown", band].append(age)
    assert {
        (row["department"], row["age_band"]): (row["requests"], row["longest_days"]) for row in answer_rows(con, "open_by_age", choices)
    } == {key: (len(found), max(found) if key[1] != "unknown" else None) for key, found in ages.items()}


# Money -----------------------------------------------------------------------------------------------------------------------

EUR = st.none() | st.integers(0, 5000)


@st.composite
def accounts(draw) -> list[dict]:
    pairs = draw(st.lists(st.tuples(st.sampled_from(INITIATIVES), st.integers(2023, 2027)), unique=True, max_size=12))
    return [{"initiative_id": name, "year": year, "income_eur": draw(EUR), "municipal_income_eur": draw(EUR)} for name, year in pairs]


@st.composite
def funding_lines(draw) -> list[dict]:
    return [
        {
            "funding_id": f"f{number}",
            "initiative_id": draw(st.sampled_from([*INITIATIVES, "stranger"])),
            "funder": draw(st.sampled_from([None, "Gemeente", "Fonds"])),
            "funder_kind": draw(st.sampled_from(["municipality", "fund"])),
            "year": draw(st.none() | st.integers(2024, 2027)),
            "granted_eur": draw(EUR),
            "determined_eur": draw(EUR),
            "end_date": draw(st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31))),
        }
        for number in range(draw(st.integers(0, 15)))
    ]


def lived_on(owner: dict, books: list[dict], grants: list[dict], choices: dict) -> tuple[float | None, float | None] | None:
    """Income of the latest year within the period, and the municipality's part; none where the period tells nothing.

    Without any account the first is what was granted, or none.
    """
    first, last = choices["from_year"] or 0, choices["until_year"] or 9999
    own = [row for row in books if row["initiative_id"] == owner["initiative_id"]]
    own = [row for row in own if row["income_eur"] is not None and row["year"] < ON_DATE.year]
    if own:
        latest = max((row for row in own if row["year"] <= last), key=lambda row: row["year"], default=None)
        if latest is None or latest["year"] < first:
            return None
        municipal = latest["municipal_income_eur"]
        return latest["income_eur"], municipal if municipal is not None and municipal <= latest["income_eur"] else None
    by_year = defaultdict(int)
    for row in grants:
        if row["initiative_id"] == owner["initiative_id"] and row["granted_eur"] and (row["year"] or 0) <= ON_DATE.year:
            by_year[row["year"] or 0] += row["granted_eur"]
    is_any_time = choices["from_year"] is None and choices["until_year"] is None
    in_period = [year for year in by_year if is_any_time or (year and first <= year <= last)]
    if not in_period:
        is_known = len(owner) > 1  # a stranger without granted money is no initiative
        return (None, None) if is_any_time and is_known else None
    return by_year[max(in_period)], None


@SLOW
@given(owners=initiatives(), books=accounts(), grants=funding_lines(), choices=FILTERS)
def test_money(owners, books, grants, choices):
    answers = ("municipal_share", "largest_funders", "ending_by_quarter", "headlines")
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "accounts": books, "funding_lines": grants}, ON_DATE, answers=answers)
    known = {row["initiative_id"]: row for row in owners}

    strangers = [{"initiative_id": name} for name in {row["initiative_id"] for row in grants} - known.keys()]
    chosen = [row for row in owners + strangers if fits(row, choices | {"from_year": None, "until_year": None}, None)]
    incomes = [found for row in chosen if (found := lived_on(row, books, grants, choices))]
    split = [(income, part) for income, part in incomes if part is not None and income]
    unknown = sum(income or 0 for income, part in incomes if part is None)
    accounted = {row["initiative_id"] for row in books if row["income_eur"] is not None and row["year"] < ON_DATE.year}
    is_bounded = all(row["initiative_id"] in accounted for row in chosen if lived_on(row, books, grants, choices))
    without_income = sum(
        income == 0 and row["initiative_id"] in accounted
        for row in chosen
        for income, _ in [lived_on(row, books, grants, choices) or (1, 1)]
    )
    total, municipal = sum(income for income, _ in split), sum(part for _, part in split)
    (share,) = answer_rows(con, "municipal_share", choices)
    assert (share["income_eur"], share["municipal_eur"], share["share_unknown_eur"]) == (total, municipal, unknown)
    assert (share["initiatives_known"], share["initiatives_unknown"]) == (len(split), len(incomes) - len(split) - without_income)
    assert share["initiatives_without_income"] == without_income
    if split:
        shares = [part / income for income, part in split]
        mean, mean_income = sum(shares) / len(split), total / len(split)
        covariance = sum((one - mean) * (income - mean_income) for one, (income, _) in zip(shares, split, strict=True)) / len(split)
        assert share["share_per_initiative"] == pytest.approx(mean, abs=1e-12)
        assert share["share_per_euro"] == pytest.approx(mean + covariance / mean_income, abs=1e-9)
        bounds = [municipal / (total + unknown), (municipal + unknown) / (total + unknown)] if is_bounded else [None, None]
        assert [share["share_low"], share["share_high"]] == (pytest.approx(bounds, abs=1e-12) if is_bounded else bounds)
        assert share["initiatives_over_half"] == sum(2 * part > income for income, part in split)

    paid = [row for row in grants if row["granted_eur"] and fits(known.get(row["initiative_id"], {}), choices, row["year"])]
    received, given_by, by_funder = defaultdict(int), defaultdict(int), defaultdict(lambda: defaultdict(int))
    for row in grants:
        received[row["initiative_id"]] += row["granted_eur"] or 0
        given_by[_funder(row), row["initiative_id"]] += row["granted_eur"] or 0
    for row in paid:
        by_funder[_funder(row)][row["initiative_id"]] += row["granted_eur"]
    found = {
        _funder(row): (
            row["granted_eur"],
            row["initiatives"],
            row["initiatives_mostly_theirs"],
        )
        for row in answer_rows(con, "largest_funders", choices)
    }
    assert found == {
        funder: (sum(theirs.values()), len(theirs), sum(2 * given_by[funder, name] > received[name] for name in theirs))
        for funder, theirs in by_funder.items()
    }

    ending = defaultdict(list)
    for row in paid:
        end = row["end_date"]
        if (end is None and row["determined_eur"] is None) or (end is not None and end >= ON_DATE):
            ending[f"{end.year}-Q{(end.month + 2) // 3}" if end else None].append(row)
    assert {row["quarter"]: (row["ending_eur"], row["initiatives"]) for row in answer_rows(con, "ending_by_quarter", choices)} == {
        quarter: (sum(row["granted_eur"] for row in rows), len({row["initiative_id"] for row in rows})) for quarter, rows in ending.items()
    }
    in_a_year = [row for row in paid if row["end_date"] and ON_DATE <= row["end_date"] < ON_DATE.replace(year=2027)]
    (headline,) = answer_rows(con, "headlines", choices)
    assert headline["ending_eur_12_months"] == sum(row["granted_eur"] for row in in_a_year)
    assert headline["ending_initiatives_12_months"] == len({row["initiative_id"] for row in in_a_year})
    for column in ("income_eur", "municipal_eur", "share_per_euro", "share_per_initiative"):
        assert headline[column] == share[column]


def _funder(row: dict) -> object:
    return row["funder"] or ("nameless", row["funder_kind"])


# What was summed beforehand ----------------------------------------------------------------------------------------------------

WITH_DEFINITION = [name for name in sql.names("answers") if "definition" in sql.query("answers", name).parameters]


@settings(SLOW, max_examples=8)
@given(owners=initiatives(), rows=requests(), books=accounts(), grants=funding_lines(), choices=FILTERS)
def test_sums_made_beforehand_equal_the_rows(owners, rows, books, grants, choices):
    """The reader's own definition reads the rows themselves; one that counts everything must give the same as none."""
    con = warehouse_for_tests.warehouse_of(
        {"initiatives": owners, "requests": rows, "accounts": books, "funding_lines": grants},
        ON_DATE,
        ON_DATE - datetime.timedelta(300),
        tuple(WITH_DEFINITION),
    )
    for name in WITH_DEFINITION:
        summed, added = answer_rows(con, name, choices), answer_rows(con, name, choices | {"definition": [""]})
        assert len(summed) == len(added), name
        for one, other in zip(summed, added, strict=True):
            assert one == {column: _about(value) for column, value in other.items()}, name


def _about(value: object) -> object:
    return pytest.approx(value, abs=1e-9) if isinstance(value, float) else value
