"""The sums of promises and the number of sources against plain Python on random registers with random filters."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import warehouse_for_tests
from tests.test_second_money import NO_CHOICE, is_complete, portfolios
from tests.test_second_opinion import FILTERS, ON_DATE, answer_rows, fits

ANSWERS = ("asked_granted_determined", "concentration", "ending_by_group", "ending_promises", "kinds_of_funder", "one_off_and_recurring")

MINIMUM = 10
SLOW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
KINDS = ["municipality", "fund", "gift", "unknown", None]


@st.composite
def lines(draw) -> list[dict]:
    """Some hundred promises to the thirty initiatives of a portfolio, and to one that is in no export."""
    chance = draw(st.randoms(use_true_random=False))
    return [
        {
            "funding_id": f"f{number}",
            "initiative_id": chance.choice(["stranger", *(f"i{place}" for place in range(30))]),
            "funder": chance.choice(["F", "G"]),
            "funder_kind": chance.choice(KINDS),
            "is_recurring": chance.choice([None, True, False]),
            "year": chance.choice([None, 2024, 2025, 2025, 2026]),
            "asked_eur": chance.choice([None, 100, 200]),
            "granted_eur": chance.choice([None, 0, 50, 100, 100]),
            "determined_eur": chance.choice([None, 0, 40]),
            "paid_eur": chance.choice([None, 0, 30]),
            "end_date": chance.choice([None, *(datetime.date(2026, month, 28) for month in range(1, 13)), datetime.date(2027, 6, 29)]),
            "scheme": chance.choice([None, "Groen"]),
        }
        for number in range(chance.choice([20, 120]))
    ]


def total(rows: list[dict], column: str) -> int | None:
    values = [row[column] for row in rows if row[column] is not None]
    return sum(values) if values else None


@SLOW
@given(portfolio=portfolios(), register=lines(), choices=st.just(dict.fromkeys(NO_CHOICE)) | FILTERS)
def test_sums_of_promises(portfolio, register, choices):
    owners, books = portfolio
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "accounts": books, "funding_lines": register}, ON_DATE, answers=ANSWERS)
    known = {row["initiative_id"]: row for row in owners}
    chosen = [line for line in register if fits(known.get(line["initiative_id"], {}), choices, line["year"])]

    years = sorted({line["year"] for line in chosen}, key=lambda year: (year is None, year))
    rows = answer_rows(con, "asked_granted_determined", choices)
    assert [row["year"] for row in rows] == years
    for row in rows:
        own = [line for line in chosen if line["year"] == row["year"]]
        assert row["promises"] == len(own)
        for what in ("asked", "granted", "determined", "paid"):
            assert row[f"{what}_promises"] == sum(line[f"{what}_eur"] is not None for line in own)
            assert row[f"{what}_eur"] == total(own, f"{what}_eur")
        both = [line for line in own if line["granted_eur"] and line["asked_eur"] is not None]
        zero = [line for line in own if line["granted_eur"] == 0]
        settled = [line for line in own if line["granted_eur"] and line["determined_eur"] is not None]
        assert (row["zero_promises"], row["both_granted_promises"]) == (len(zero), len(both))
        if len(both) < MINIMUM:
            assert row["share_of_asked"] is None
        else:
            granted, wanted = total(both, "granted_eur"), total(both, "asked_eur")
            assert row["share_of_asked"] == pytest.approx(granted / wanted)
            assert row["share_of_asked_low"] == pytest.approx(granted / (wanted + (total(zero, "asked_eur") or 0)))
        assert row["both_determined_promises"] == len(settled)
        share = total(settled, "determined_eur") / total(settled, "granted_eur") if len(settled) >= MINIMUM else None
        assert row["share_of_granted_determined"] == (share if share is None else pytest.approx(share))

    paid = [line for line in chosen if line["granted_eur"]]
    by_recurrence = {}
    for line in paid:
        by_recurrence.setdefault((line["year"], line["is_recurring"]), []).append(line)
    assert {
        (row["year"], row["is_recurring"]): (row["granted_eur"], row["promises"])
        for row in answer_rows(con, "one_off_and_recurring", choices)
    } == {key: (total(own, "granted_eur"), len(own)) for key, own in by_recurrence.items()}

    by_kind = {}
    for line in paid:
        by_kind.setdefault(line["funder_kind"] if line["funder_kind"] != "unknown" else None, []).append(line["granted_eur"])
    rows = answer_rows(con, "kinds_of_funder", choices)
    assert {row["funder_kind"]: (row["granted_eur"], row["promises"]) for row in rows} == {
        kind: (sum(amounts), len(amounts)) for kind, amounts in by_kind.items()
    }
    amounts = [sum(amounts) for kind, amounts in by_kind.items() if kind]
    for row in rows:
        count = sum(amounts) ** 2 / sum(amount**2 for amount in amounts) if amounts else None
        assert row["kinds_that_count"] == (count if count is None else pytest.approx(count))


@SLOW
@given(portfolio=portfolios())
def test_initiatives_by_number_of_sources(portfolio):
    """Without own income and other funders there are two sources: the municipality and what remains."""
    owners, books = portfolio
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "accounts": books}, ON_DATE, answers=ANSWERS)
    counts = dict.fromkeys(("one", "two", "three", "more", "unknown"), 0)
    for owner in owners:
        own = [
            book
            for book in books
            if book["initiative_id"] == owner["initiative_id"] and book["income_eur"] is not None and book["year"] < ON_DATE.year
        ]
        latest = max(own, key=lambda book: book["year"], default=None)
        if not latest or not latest["income_eur"] or not is_complete(latest | {"cost_eur": 0, "free_reserve_eur": 0}):
            counts["unknown"] += 1
            continue
        share = latest["municipal_income_eur"] / latest["income_eur"]
        counts["one" if 1 / (share**2 + (1 - share) ** 2) <= 1.25 else "two"] += 1
    rows = answer_rows(con, "concentration", {})
    assert {row["sources_band"]: row["initiatives"] for row in rows} == counts
    for row in rows:
        known = sum(counts.values()) - counts["unknown"]
        share = counts[row["sources_band"]] / known if known >= MINIMUM and row["sources_band"] != "unknown" else None
        assert row["share_of_initiatives"] == (share if share is None else pytest.approx(share))


@SLOW
@given(portfolio=portfolios(), register=lines(), choices=st.just(dict.fromkeys(NO_CHOICE)) | FILTERS)
def test_what_ends_where(portfolio, register, choices):
    owners, _ = portfolio
    con = warehouse_for_tests.warehouse_of({"initiatives": owners, "funding_lines": register}, ON_DATE, answers=ANSWERS)
    known = {row["initiative_id"]: row for row in owners}
    running = [
        line
        for line in register
        if line["granted_eur"]
        and fits(known.get(line["initiative_id"], {}), choices, line["year"])
        and (line["end_date"] >= ON_DATE if line["end_date"] else line["determined_eur"] is None)
    ]
    soon = [line for line in running if line["end_date"] and line["end_date"] < datetime.date(2027, 6, 30)]

    expected = {}
    for dimension in ("theme", "neighbourhood"):
        for line in running:
            value = known.get(line["initiative_id"], {}).get(dimension) or "unknown"
            group = expected.setdefault((dimension, value), {"ending": 0, "initiatives": set(), "running": 0, "promises": 0})
            group["running"] += line["granted_eur"]
            group["promises"] += 1
            if line in soon:
                group["ending"] += line["granted_eur"]
                group["initiatives"].add(line["initiative_id"])
    rows = {(row["dimension"], row["group_name"]): row for row in answer_rows(con, "ending_by_group", choices)}
    assert rows.keys() == expected.keys()
    for key, group in expected.items():
        row = rows[key]
        assert (row["ending_eur"], row["initiatives"]) == (group["ending"], len(group["initiatives"]))
        assert (row["running_eur"], row["running_promises"]) == (group["running"], group["promises"])
        share = group["ending"] / group["running"] if group["promises"] >= MINIMUM else None
        assert row["share_of_running"] == (share if share is None else pytest.approx(share))

    for quarter, wanted in ((None, soon), ("2026-Q4", [line for line in running if line["end_date"] and line["end_date"].month > 9])):
        listed = answer_rows(con, "ending_promises", choices | {"quarter": quarter})
        order = sorted(wanted, key=lambda line: (line["end_date"], -line["granted_eur"], line["initiative_id"], line["funding_id"]))
        assert [row["funding_id"] for row in listed] == [line["funding_id"] for line in order]
        for row in listed:
            assert (row["all_promises"], row["all_ending_eur"]) == (len(wanted), sum(line["granted_eur"] for line in wanted))
