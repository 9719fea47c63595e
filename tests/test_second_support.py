"""Help and value against a second, slow, plain implementation, on random data and filters."""

import datetime
from collections import Counter, defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.test_second_opinion import ON_DATE, answer_rows, fits
from tests.test_second_relations import CHOICES, FOR_SHARE, is_active, owners, warehouse_with

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
AGO = st.sampled_from([None, *(ON_DATE - datetime.timedelta(days) for days in (-4, 0, 3, 10, 10, 40, 100, 200, 400))])
BASES = ["self_reported", "estimated", "measured"]
ANY_YEAR = {"from_year": None, "until_year": None}


def begun_by_id(who: list[dict]) -> dict[str, dict]:
    """The initiatives that had begun by the day, or of which nothing tells when; without a status only the former are there."""
    return {row["initiative_id"]: row for row in who if row["started_date"] is None or row["started_date"] <= ON_DATE}


def end_of(owner: dict | None) -> datetime.date | None:
    return owner["ended_date"] if owner and owner["ended_date"] and owner["ended_date"] <= ON_DATE else None


# Help ------------------------------------------------------------------------------------------------------------------------


@st.composite
def support_rows(draw, names: list[str]) -> list[dict]:
    return [
        {
            "initiative_id": draw(st.sampled_from([*names, "stranger"])),
            "kind": draw(st.sampled_from([None, "land", "land", "land", "stage"])),
            "asked_date": draw(AGO),
            "given_date": draw(st.none() | AGO),
        }
        for _ in range(draw(st.sampled_from([0, 40, 60])))
    ]


def became(row: dict, owner: dict | None) -> tuple[str, int | None] | None:
    """What became of one question and after how many days; none where it is of a later day."""
    question, answer = row["asked_date"], row["given_date"]
    if (question or answer) and min(filter(None, [question, answer])) > ON_DATE:
        return None
    if answer and answer > ON_DATE:
        answer = None
    if question is None:
        return ("unasked", None) if answer else ("undated", None)
    if answer:
        return ("given", (answer - question).days) if answer >= question else ("undated", None)
    end = end_of(owner)
    if end:
        return "lapsed", max((end - question).days, 0)
    return "waiting", (ON_DATE - question).days


def median(times: list[tuple[int, bool]]) -> int | None:
    """The first day on which no more than half still waits, by Kaplan and Meier."""
    share = 1.0
    for day in sorted({days for days, is_given in times if is_given}):
        share *= 1 - times.count((day, True)) / sum(days >= day for days, _ in times)
        if share <= 0.5 + 1e-9:
            return day
    return None


@SLOW
@given(data=st.data(), who=owners(), choices=CHOICES)
def test_help(data, who, choices):
    rows = data.draw(support_rows([owner["initiative_id"] for owner in sorted(who, key=lambda row: row["ended_date"] is None)[:3]]))
    con = warehouse_with({"initiatives": who, "support": rows}, ("support_asked_and_given",))
    there = begun_by_id(who)
    found: dict[str | None, list] = defaultdict(list)
    for row in rows:
        owner = there.get(row["initiative_id"])
        what = became(row, owner)
        year = (row["asked_date"] or row["given_date"] or datetime.date(1, 1, 1)).year
        if what and fits(owner or {}, choices, None if year == 1 else year):
            found[row["kind"]].append(what)
    answer = {row["help_kind"]: row for row in answer_rows(con, "support_asked_and_given", choices)}
    assert answer.keys() == found.keys()
    for kind, row in answer.items():
        counts = Counter(what for what, _ in found[kind])
        assert [row[part] for part in ("given", "unasked", "waiting", "lapsed", "duration_unknown")] == [
            counts[part] for part in ("given", "unasked", "waiting", "lapsed", "undated")
        ]
        assert row["help"] == len(found[kind])
        times = [(days, what == "given") for what, days in found[kind] if days is not None]
        assert row["asked"] == len(times)
        assert row["median_days"] == (median(times) if len(times) >= FOR_SHARE else None)
        assert row["longest_waiting_days"] == max((days for what, days in found[kind] if what == "waiting"), default=None)
        assert row["all_asked"] == sum(days is not None for every in found.values() for _, days in every)


# Value -----------------------------------------------------------------------------------------------------------------------


@st.composite
def books_and_values(draw, names: list[str]) -> tuple[list[dict], list[dict]]:
    amount = st.sampled_from([None, 0, 100, 250])
    pairs = draw(st.lists(st.tuples(st.sampled_from(names), st.integers(2023, 2027)), unique=True, max_size=10))
    books = [
        {
            "initiative_id": name,
            "year": year,
            "income_eur": draw(amount),
            "municipal_income_eur": draw(amount),
            "people_reached": draw(amount),
            "volunteer_hours": draw(amount),
        }
        for name, year in pairs
    ]
    named_indicators = draw(st.lists(st.tuples(st.sampled_from([*names, "stranger"]), st.sampled_from("abc")), unique=True, max_size=10))
    values = [
        {
            "initiative_id": name,
            "indicator": indicator,
            "low_eur": draw(amount),
            "high_eur": draw(amount),
            "basis": draw(st.sampled_from([None, *BASES, *BASES])),
        }
        for name, indicator in named_indicators
    ]
    return books, values


def book_of(name: str, books: list[dict], choices: dict) -> dict | None:
    """The latest year that is over and of which the income is known.

    None where the latest one up to the end of the period lies before it, {} where there is none at all.
    """
    own = [row for row in books if row["initiative_id"] == name and row["income_eur"] is not None and row["year"] < ON_DATE.year]
    if not own:
        return {} if choices["from_year"] is None and choices["until_year"] is None else None
    latest = max((row for row in own if row["year"] <= (choices["until_year"] or 9999)), key=lambda row: row["year"], default=None)
    return latest if latest and latest["year"] >= (choices["from_year"] or 0) else None


@SLOW
@given(data=st.data(), who=owners(), choices=CHOICES)
def test_value_beside_cost(data, who, choices):
    books, values = data.draw(books_and_values([owner["initiative_id"] for owner in who[:5]]))
    con = warehouse_with({"initiatives": who, "accounts": books, "social_values": values}, ("value_beside_cost",))
    expected = {}
    for name, owner in begun_by_id(who).items():
        worth = [row for row in values if row["initiative_id"] == name]
        book = book_of(name, books, choices)
        is_running = is_active(owner) or (owner["started_date"] is None and not end_of(owner))
        if book is None or not (book or worth) or not is_running or not fits(owner, choices | ANY_YEAR, None):
            continue
        priced = [row for row in worth if row["low_eur"] is not None or row["high_eur"] is not None]
        sums = []
        for side in ("low_eur", "high_eur"):
            sides = [row[side] for row in priced]
            sums.append(sum(sides) if sides and None not in sides else None)
        bases = [row["basis"] for row in worth]
        municipal = book.get("municipal_income_eur")
        expected[name] = (
            book.get("year"),
            municipal if municipal is not None and municipal <= book["income_eur"] else None,
            book.get("people_reached"),
            book.get("volunteer_hours"),
            *sums,
            len(worth),
            len(worth) - len(priced),
            min(bases, key=BASES.index) if bases and None not in bases else None,
        )
    rows = answer_rows(con, "value_beside_cost", choices)
    columns = (
        "year",
        "municipal_eur",
        "people_reached",
        "volunteer_hours",
        "low_eur",
        "high_eur",
        "indicators",
        "unpriced_indicators",
        "value_basis",
    )
    assert {row["initiative_id"]: tuple(row[column] for column in columns) for row in rows} == expected
    assert [row["title"] for row in rows] == sorted(expected), "by title, whatever it is worth"
    both = [row[1:3] for row in expected.values() if None not in row[1:3]]
    euros, people = ([each[at] for each in both] for at in (0, 1))
    totals = (len(expected), len(both), *(side(values, default=None) for values in (euros, people) for side in (min, max)))
    columns = ("all_initiatives", "all_both", "cheapest_eur", "dearest_eur", "fewest_people", "most_people")
    assert all(tuple(row[column] for column in columns) == totals for row in rows)
    assert answer_rows(con, "value_beside_cost", choices | {"limit": 2}) == rows[:2]
