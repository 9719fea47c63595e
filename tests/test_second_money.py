"""The figures on money against a second, slow, plain implementation, on random portfolios with random filters."""

import calendar
import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import warehouse_for_tests
from tests.test_second_opinion import FILTERS, INITIATIVES, ON_DATE, THEMES, answer_rows, fits, initiatives, within

ANSWERS = ("bridging_time", "long_running_subsidies", "municipal_share", "share_change_within_and_mix", "stress_test")

# The stress test: lived through month by month ------------------------------------------------------------------------------------

SLOW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
NO_CHOICE = ("themes", "neighbourhoods", "initiator_kinds", "departments", "from_year", "until_year")
NAMES = [f"i{number}" for number in range(30)]
CHOICES = st.fixed_dictionaries(
    {
        "cut": st.integers(0, 8).map(lambda eighths: eighths / 8),
        "years": st.integers(1, 5),
        "phase_out_years": st.sampled_from([None, 0, 1, 2, 4]),
        "replacement": st.sampled_from([None, 0, 0.5, 1]),
    }
)
BANDS = ["at_once", "0-6", "6-12", "12-24", "24+", "bridged", "unknown"]


@st.composite
def portfolios(draw) -> tuple[list[dict], list[dict]]:
    """Thirty initiatives and their accounts, most of them complete, with margins and reserves of the size of what is cut."""
    chance = draw(st.randoms(use_true_random=False))
    owners = [
        {
            "initiative_id": name,
            "theme": chance.choice(THEMES),
            "neighbourhood": chance.choice([None, "Noord", "Zuid"]),
            "initiator_kind": chance.choice(["resident", "group"]),
            "started_date": datetime.date(2023, 1, 1),
        }
        for name in NAMES
    ]
    return owners, [
        _account(chance, name, year) for name in NAMES for year in chance.sample(range(2023, 2028), chance.choice([0, 1, 1, 2]))
    ]


def _account(chance, name: str, year: int) -> dict:
    income = chance.choice([0, *range(1000, 5000, 200)])
    return {
        "initiative_id": name,
        "year": year,
        "income_eur": income,
        "municipal_income_eur": chance.choice([None, 0, income // 4, income // 2, income, income + 100]),
        "cost_eur": chance.choice([None, *range(max(income - 600, 0), income + 400, 100)]),
        "free_reserve_eur": chance.choice([None, *range(0, 6000, 200)]),
    }


def latest(name: str, books: list[dict], choices: dict) -> dict | None:
    """The account of the latest year in the period that is over and of which the income is known.

    None where there is none, {} where there is no account at all.
    """
    own = [row for row in books if row["initiative_id"] == name and row["income_eur"] is not None and row["year"] < ON_DATE.year]
    if not own:
        return {}
    until = choices["until_year"] or 9999
    found = max((row for row in own if row["year"] <= until), key=lambda row: row["year"], default=None)
    return found if found and found["year"] >= (choices["from_year"] or 0) else None


def is_complete(book: dict) -> bool:
    return bool(book) and (
        book["municipal_income_eur"] is not None
        and book["municipal_income_eur"] <= book["income_eur"]
        and book["cost_eur"] is not None
        and book["free_reserve_eur"] is not None
    )


def lasts(book: dict, cut: float, choices: dict) -> int | None:
    """Months that the reserve lasts, lived through one by one; None where it lasts all the years."""
    reserve, steps = book["free_reserve_eur"], choices["phase_out_years"] or 1
    for month in range(12 * choices["years"]):
        part = min(1, (month // 12 + 1) / steps)
        lost = book["municipal_income_eur"] * cut * part * (1 - (choices["replacement"] or 0))
        reserve += (book["income_eur"] - book["cost_eur"] - lost) / 12
        if reserve < -0.004:
            return month
    return None


def band(book: dict, choices: dict) -> str:
    if not is_complete(book):
        return "unknown"
    months = lasts(book, choices["cut"], choices)
    if months is None:
        return "bridged"
    if months == 0 and book["free_reserve_eur"] == 0:
        return "at_once"
    return next((name for limit, name in ((6, "0-6"), (12, "6-12"), (24, "12-24")) if months < limit), "24+")


@SLOW
@given(portfolio=portfolios(), choices=st.just(dict.fromkeys(NO_CHOICE)) | FILTERS, test=CHOICES)
def test_who_can_bridge_a_cut(portfolio, choices, test):
    owners, books = portfolio
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "accounts": books}, ON_DATE, answers=ANSWERS)
    chosen = [row for row in owners if fits(row, choices | {"from_year": None, "until_year": None}, None)]
    latest_books = [book for row in chosen if (book := latest(row["initiative_id"], books, choices)) is not None]
    complete = [book for book in latest_books if is_complete(book)]

    rows = answer_rows(con, "stress_test", choices | test)
    cuts = sorted({step / 20 for step in range(21)} | {test["cut"]})
    assert [row["share_cut"] for row in rows] == (pytest.approx(cuts) if latest_books else [])
    for row, cut in zip(rows, cuts, strict=False):
        short = [book for book in complete if lasts(book, cut, test) is not None]
        assert row["is_chosen"] == (abs(cut - test["cut"]) < 1e-9)
        assert row["cannot_initiatives"] == len(short), cut
        assert row["can_initiatives"] == len(complete) - len(short)
        assert row["initiatives_unknown"] == len(latest_books) - len(complete)
        assert row["already_initiatives"] == sum(lasts(book, 0, test) is not None for book in complete)
        assert row["short_by_cut_initiatives"] == row["cannot_initiatives"] - row["already_initiatives"]
        assert row["cannot_eur"] == sum(book["municipal_income_eur"] for book in short)
        assert row["cannot_eur"] + row["can_eur"] == sum(book["municipal_income_eur"] for book in complete)
        assert row["cut_eur"] == pytest.approx(cut * (row["cannot_eur"] + row["can_eur"] + row["unknown_eur"]))
    assert [row["cannot_initiatives"] for row in rows] == sorted(row["cannot_initiatives"] for row in rows), "it grows with the cut"

    bands = [band(book, test) for book in latest_books]
    assert [(row["bridging_band"], row["initiatives"]) for row in answer_rows(con, "bridging_time", choices | test)] == [
        (name, bands.count(name)) for name in BANDS
    ]


def test_largest_cut_as_in_the_methods():
    """Without phasing out or other money the curve is the distribution of ((income - cost) * years + reserve) / (municipal * years)."""
    books = [(1000, 500, 900, 50), (2000, 2000, 2000, 900), (500, 100, 520, 90), (800, 400, 1000, 10)]
    columns = ("income_eur", "municipal_income_eur", "cost_eur", "free_reserve_eur")
    con = warehouse_for_tests.warehouse_of(
        {
            "initiatives": [{"initiative_id": str(number), "started_date": "2020-01-01"} for number in range(len(books))],
            "accounts": [
                {"initiative_id": str(number), "year": 2025} | dict(zip(columns, book, strict=True)) for number, book in enumerate(books)
            ],
        },
        datetime.date(2026, 6, 30),
    )
    for years in (1, 3, 5):
        largest = [((income - cost) * years + reserve) / (municipal * years) for income, municipal, cost, reserve in books]
        for row in answer_rows(con, "stress_test", {"years": years}):
            assert row["cannot_initiatives"] == sum(row["share_cut"] > cut + 1e-12 for cut in largest), (years, row["share_cut"])


# Subsidies of three or more years in a row: counted on the fingers ---------------------------------------------------------------------

DATES = (
    st.none()
    | st.integers(2024, 2027).map(lambda year: datetime.date(year, 12, 31))
    | st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 12, 31))
)


@st.composite
def subsidies(draw) -> list[dict]:
    return [
        {
            "funding_id": f"f{number}",
            "initiative_id": draw(st.sampled_from([*INITIATIVES[:2], "stranger"])),
            "funder_kind": draw(st.sampled_from(["municipality", "municipality", "municipality", "fund", None])),
            "instrument": draw(st.sampled_from([None, "subsidy", "subsidy", "loan"])),
            "scheme": draw(st.sampled_from([None, "Groen", "Groen"])),
            "year": draw(st.integers(2022, 2027)),
            "is_recurring": draw(st.sampled_from([None, True, True, True, False])),
            "granted_eur": draw(st.none() | st.integers(0, 5000)),
            "determined_eur": draw(st.none() | st.just(1)),
            "start_date": draw(st.none() | st.integers(2022, 2026).map(lambda year: datetime.date(year, 1, 1))),
            "end_date": draw(DATES),
        }
        for number in range(draw(st.integers(1, 15)))
    ]


def years_of(line: dict) -> list[int]:
    """The year of the promise and those after it, one for every whole year that it lasts."""
    count = 1
    if line["end_date"]:
        start = line["start_date"] or datetime.date(line["year"], 1, 1)
        while (line["end_date"] - start).days + 2 >= 365.25 * (count + 1):
            count += 1
    return list(range(line["year"], line["year"] + count))


def past_years(line: dict) -> list[int]:
    """Of those years the ones that have passed: it has run that long, or it has ended."""
    start = line["start_date"] or datetime.date(line["year"], 1, 1)
    ends = [start.replace(year=start.year + number) - datetime.timedelta(1) for number in range(1, len(years_of(line)) + 1)]
    return [year for year, end in zip(years_of(line), ends, strict=True) if min(end, line["end_date"] or end) <= ON_DATE]


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month, or else its last day."""
    place = day.year * 12 + day.month - 1 - months
    length = calendar.monthrange(place // 12, place % 12 + 1)[1]
    return datetime.date(place // 12, place % 12 + 1, min(day.day, length))


@SLOW
@given(owners=initiatives(), lines=subsidies(), choices=FILTERS)
def test_subsidies_of_three_years_in_a_row(owners, lines, choices):
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "funding_lines": lines}, ON_DATE, answers=ANSWERS)
    known = {row["initiative_id"]: row for row in owners}
    counted = [
        line
        for line in lines
        if line["funder_kind"] == "municipality"
        and line["instrument"] in (None, "subsidy")
        and line["granted_eur"]
        and line["is_recurring"] is not False
    ]
    expected = {}
    for name, scheme in {(line["initiative_id"], line["scheme"]) for line in counted}:
        own = [line for line in counted if (line["initiative_id"], line["scheme"]) == (name, scheme)]
        amounts = {}
        for line in own:
            for year in years_of(line):
                amounts[year] = amounts.get(year, 0) + line["granted_eur"] / len(years_of(line))
        last = max(amounts)
        row = [year for year in sorted(amounts, reverse=True) if all(later in amounts for later in range(year, last))]
        over = {year for line in own for year in past_years(line)} & set(row)
        if len(over) < 3 or not fits(known.get(name, {}), choices, last):
            continue
        is_open = any(not line["end_date"] and line["determined_eur"] is None and line["year"] == last for line in own)
        ends = [line["end_date"] for line in own if line["end_date"]]
        end = None if is_open or not ends else max(ends)
        if not is_open and (end is None or end < datetime.date(2025, 6, 30)):
            continue
        others = [line for line in counted if line["initiative_id"] == name]
        follows = end and any(
            (line["end_date"] and line["end_date"] > end)
            or (not line["end_date"] and line["determined_eur"] is None and line["year"] >= last)
            for line in others
        )
        announce = end and months_before(end, 6)
        expected[name, scheme] = (
            len(over),
            pytest.approx(sum(amounts[year] for year in row) / len(row)),
            end,
            announce,
            announce and announce < ON_DATE,
            bool(follows) if end else None,
            end and end < ON_DATE,
        )
    rows = answer_rows(con, "long_running_subsidies", choices)
    columns = (
        "years_in_a_row",
        "granted_eur_per_year",
        "end_date",
        "announce_by_date",
        "is_announce_day_passed",
        "is_followed_up",
        "is_ended",
    )
    assert {(row["initiative_id"], row["scheme"]): tuple(row[column] for column in columns) for row in rows} == expected
    waiting = [row for row in rows if row["is_announce_day_passed"] and not row["is_followed_up"] and not row["is_ended"]]
    assert all(row["all_past_announcing"] == len(waiting) for row in rows)
    assert all(row["all_subsidies"] == len(rows) for row in rows)


# Within and mix: the split over themes, added up ---------------------------------------------------------------------------------------


@SLOW
@given(portfolio=portfolios(), choices=st.just(dict.fromkeys(NO_CHOICE)) | FILTERS)
def test_within_and_mix_add_up_to_the_change(portfolio, choices):
    owners, books = portfolio
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "accounts": books}, ON_DATE, answers=ANSWERS)
    theme_of = {row["initiative_id"]: row["theme"] for row in owners if fits(row, choices | {"from_year": None, "until_year": None}, None)}
    kept = [
        book
        for book in books
        if book["initiative_id"] in theme_of and book["income_eur"] and book["year"] < ON_DATE.year and within(choices, book["year"])
    ]
    split = [book for book in kept if book["municipal_income_eur"] is not None and book["municipal_income_eur"] <= book["income_eur"]]
    years = sorted({book["year"] for book in split if book["year"] < ON_DATE.year})
    rows = answer_rows(con, "share_change_within_and_mix", choices)
    if not years:
        return
    *themes, total = rows
    assert total["is_total"] and not any(row["is_total"] for row in themes)
    assert (total["year"], total["year_before"]) == (years[-1], years[-2] if len(years) > 1 else None)
    assert total["initiatives_unknown"] == sum(book["year"] == years[-1] for book in kept) - sum(
        book["year"] == years[-1] for book in split
    )
    if len(years) < 2:
        return
    sums = {}
    for book in split:
        if book["year"] in years[-2:]:
            pair = sums.setdefault((theme_of[book["initiative_id"]], book["year"]), [0, 0])
            pair[0] += book["income_eur"]
            pair[1] += book["municipal_income_eur"]
    whole = {year: [sum(pair[place] for (_, of), pair in sums.items() if of == year) for place in (0, 1)] for year in years[-2:]}
    before, now = (whole[year][1] / whole[year][0] for year in years[-2:])
    assert total["share_change"] == pytest.approx(now - before, abs=1e-12)
    assert total["share_within"] + total["share_mix"] == pytest.approx(now - before, abs=1e-12)
    assert sum(row["share_within"] for row in themes) == pytest.approx(total["share_within"], abs=1e-12)
    inside = sum(
        sums[theme, years[-2]][0]
        / whole[years[-2]][0]
        * (sums[theme, years[-1]][1] / sums[theme, years[-1]][0] - sums[theme, years[-2]][1] / sums[theme, years[-2]][0])
        for theme in {theme for theme, _ in sums}
        if (theme, years[-1]) in sums and (theme, years[-2]) in sums
    )
    assert total["share_within"] == pytest.approx(inside, abs=1e-12)


# Per euro and per initiative: the exact link -------------------------------------------------------------------------------------------


@SLOW
@given(portfolio=portfolios(), choices=st.just(dict.fromkeys(NO_CHOICE)) | FILTERS)
def test_the_link_between_per_euro_and_per_initiative(portfolio, choices):
    owners, books = portfolio
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "accounts": books}, ON_DATE, answers=ANSWERS)
    chosen = [row for row in owners if fits(row, choices | {"from_year": None, "until_year": None}, None)]
    found = [book for row in chosen if (book := latest(row["initiative_id"], books, choices))]
    pairs = [
        (book["income_eur"], book["municipal_income_eur"] / book["income_eur"])
        for book in found
        if book["income_eur"] and is_complete(book | {"cost_eur": 0, "free_reserve_eur": 0})
    ]
    (row,) = answer_rows(con, "municipal_share", choices)
    assert row["initiatives_known"] == len(pairs)
    if not pairs:
        assert row["share_by_size"] is None
        return
    income, share = (sum(pair[place] for pair in pairs) / len(pairs) for place in (0, 1))
    covariance = sum((of - income) * (part - share) for of, part in pairs) / len(pairs)
    assert row["share_by_size"] == pytest.approx(covariance / income, abs=1e-9)
    assert row["share_per_euro"] == pytest.approx(row["share_per_initiative"] + covariance / income, abs=1e-9)
    over = [of for of, part in pairs if part > 0.5]
    if len(pairs) >= 10:
        assert row["share_of_initiatives_over_half"] == pytest.approx(len(over) / len(pairs))
        assert row["share_of_euros_over_half"] == pytest.approx(sum(over) / sum(of for of, _ in pairs))
    else:
        assert row["share_of_euros_over_half"] is None
