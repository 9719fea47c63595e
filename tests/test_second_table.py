"""The agenda of waiting decisions against a second, slow, plain implementation, on random portfolios with random filters."""

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import warehouse_for_tests
from tests.test_second_clocks import due as due_day
from tests.test_second_opinion import DAY, DEPARTMENTS, FILTERS, INITIATIVES, ON_DATE, answer_rows, assess, fits, if_past, initiatives

SLOW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
OWNERS = st.sampled_from([None, "stranger", *INITIATIVES])
HALF_A_YEAR = datetime.date(2026, 12, 30)  # six months after ON_DATE, no longer within them
SOON = st.none() | st.integers(-30, 400).map(lambda days: ON_DATE + datetime.timedelta(days))


@st.composite
def requests(draw) -> list[dict]:
    """Now and then the first answer is the decision itself."""
    rows = draw(_requests())
    return [row | {"first_answer_date": row["decided_date"]} if draw(st.booleans()) else row for row in rows]


@st.composite
def _requests(draw) -> list[dict]:
    return [
        {
            "request_id": f"r{number}",
            "initiative_id": draw(OWNERS),
            "department": draw(st.sampled_from(DEPARTMENTS)),
            "kind": "subsidie",
            "is_formal_application": draw(st.sampled_from([None, True, False])),
            "received_date": draw(DAY),
            "first_answer_date": draw(DAY),
            "decided_date": draw(st.one_of(st.none(), st.none(), DAY)),
            "withdrawn_date": draw(st.one_of(st.none(), st.none(), DAY)),
            "due_date": draw(st.one_of(st.none(), DAY)),
            "suspended_days": draw(st.sampled_from([None, 0, 20])),
            "outcome": draw(st.sampled_from([None, None, None, "granted"])),
        }
        for number in range(draw(st.integers(1, 25)))
    ]


@st.composite
def funding(draw) -> list[dict]:
    return [
        {
            "funding_id": draw(st.sampled_from([f"f{number}", f"r{number}"])),
            "initiative_id": draw(st.sampled_from(["stranger", *INITIATIVES])),
            "funder": draw(st.sampled_from([None, "Gemeente", "Fonds"])),
            "funder_kind": draw(st.sampled_from([None, "municipality", "municipality", "fund", "members"])),
            "year": draw(st.sampled_from([None, 2025, 2026])),
            "asked_eur": draw(st.sampled_from([None, 0, 500])),
            "granted_eur": draw(st.sampled_from([None, 0, 100, 200])),
            "determined_eur": draw(st.sampled_from([None, None, 100])),
            "end_date": draw(SOON),
        }
        for number in range(draw(st.integers(1, 14)))
    ]


@st.composite
def assignments(draw) -> list[dict]:
    return [
        {
            "initiative_id": draw(st.sampled_from(INITIATIVES)),
            "official": f"o{number}",
            "department": draw(st.sampled_from(DEPARTMENTS)),
            "from_date": datetime.date(2024, 1, 1),
            "to_date": draw(st.sampled_from([None, datetime.date(2025, 1, 1)])),
        }
        for number in range(draw(st.integers(1, 6)))
    ]


def last_promises(lines: list[dict]) -> list[dict]:
    """The promises of the municipality that end within six months while nothing of the same funder ends later."""

    def payer(line: dict) -> tuple:
        return (line["initiative_id"], line["funder"], line["funder_kind"] if line["funder"] is None else None)

    def goes_on(line: dict) -> bool:
        if not line["granted_eur"] or line["funder_kind"] not in (None, "municipality"):
            return False
        return line["end_date"] >= ON_DATE if line["end_date"] else line["determined_eur"] is None

    kept = [line for line in lines if goes_on(line)]
    return [
        line
        for line in kept
        if line["end_date"]
        and line["end_date"] < HALF_A_YEAR
        and not [other for other in kept if payer(other) == payer(line) and (other["end_date"] or datetime.date.max) > line["end_date"]]
    ]


def decision(row: dict, lines: list[dict], ending: list[dict], owners: set[str]) -> dict | None:
    """What waits with this request, if anything does."""
    if row["received_date"] and row["received_date"] > ON_DATE or not assess(row)["is_open"]:
        return None
    days = (ON_DATE - row["received_date"]).days if row["received_date"] else None
    formal = bool(row["is_formal_application"])
    if not formal and days is not None and days <= 56:
        return None
    due = due_day(row)
    over = (ON_DATE - due).days if formal and due and due < ON_DATE else None
    amounts = [line["asked_eur"] for line in lines if line["funding_id"] == row["request_id"]]
    stops = [line for line in ending if line["initiative_id"] == row["initiative_id"] and row["initiative_id"] in owners]
    stake = next((eur for eur in amounts if eur is not None), None)
    basis = "asked" if stake is not None else "ending" if stops else None
    if stake is None and stops:
        stake = sum(line["granted_eur"] for line in stops)
    running = ("within_term" if due else "term_unknown") if formal else "waits_long"
    why = "over_term" if over else "wait_unknown" if days is None else running
    return {
        "why": why,
        "case_id": row["request_id"],
        "initiative_id": row["initiative_id"],
        "department": row["department"],
        "days_waiting": days,
        "decision_due_date": due if formal else None,
        "days_over_term": over,
        "stake_eur": stake,
        "stake_basis": basis,
        "money_end_date": min((line["end_date"] for line in stops), default=None),
        "year": row["received_date"] and row["received_date"].year,
    }


def money(line: dict, holders: list[dict]) -> dict:
    here = [row for row in holders if row["initiative_id"] == line["initiative_id"] and if_past(row["to_date"]) is None]
    departments = {row["department"] for row in here}
    return {
        "why": "money_ends",
        "case_id": line["funding_id"],
        "initiative_id": line["initiative_id"],
        "department": departments.pop() if len(departments) == 1 else None,
        "days_waiting": None,
        "decision_due_date": None,
        "days_over_term": None,
        "stake_eur": line["granted_eur"],
        "stake_basis": "ending",
        "money_end_date": line["end_date"],
        "year": line["year"],
    }


def in_order(items: list[dict]) -> list[dict]:
    def place(item: dict) -> tuple:
        longest, over = item["days_waiting"], item["days_over_term"]
        return (
            over is None,
            item["money_end_date"] or datetime.date.max,
            longest is None,
            -(longest or 0),
            -(over or 0),
            item["why"],
            item["initiative_id"] or "~",
            item["case_id"],
        )

    return sorted(items, key=place)


@SLOW
@given(owners=initiatives(), rows=requests(), lines=funding(), holders=assignments(), choices=FILTERS, limit=st.none() | st.integers(1, 5))
def test_waiting_decisions(owners, rows, lines, holders, choices, limit):
    lines = list({line["funding_id"]: line for line in lines}.values())
    con = warehouse_for_tests.warehouse_of(
        {"initiatives": owners, "requests": rows, "funding_lines": lines, "assignments": holders}, ON_DATE, answers=("decisions_waiting",)
    )
    known = {row["initiative_id"]: row for row in owners}
    ending = last_promises(lines)
    items = [decision(row, lines, ending, set(known)) for row in rows] + [money(line, holders) for line in ending]
    chosen = [
        item
        for item in in_order([item for item in items if item])
        if fits(known.get(item["initiative_id"], {}), choices, item["year"])
        and (choices["departments"] is None or (item["department"] or "unknown") in choices["departments"])
    ]
    found = answer_rows(con, "decisions_waiting", choices | {"limit": limit})
    shown = [{name: row[name] for name in item if name != "year"} for row, item in zip(found, chosen[:limit], strict=True)]
    assert shown == [{name: value for name, value in item.items() if name != "year"} for item in chosen[:limit]]
    assert [row["position"] for row in found] == list(range(1, len(found) + 1))
    for row in found:
        assert row["all_decisions"] == len(chosen)
        assert row["all_over_term"] == sum(item["why"] == "over_term" for item in chosen)
        assert row["all_money_ends"] == sum(item["why"] == "money_ends" for item in chosen)
        assert row["all_stake_unknown"] == sum(item["stake_eur"] is None for item in chosen)


@st.composite
def contacts(draw) -> list[dict]:
    return [
        {
            "initiative_id": draw(st.sampled_from(["stranger", *INITIATIVES])),
            "official": "o",
            "date": draw(st.integers(-420, 5).map(lambda days: ON_DATE + datetime.timedelta(days))),
            "channel": draw(st.sampled_from([None, "gesprek"])),
            "is_two_way": draw(st.sampled_from([None, True, False])),
        }
        for _ in range(draw(st.integers(1, 12)))
    ]


def promise_events(line: dict) -> list[tuple]:
    events = []
    if line["start_date"] or not line["end_date"]:
        events.append(("promise_start", line["start_date"], line["end_date"], line["funding_id"], line["granted_eur"]))
    if line["end_date"]:
        events.append(("promise_end", line["end_date"], None, line["funding_id"], line["granted_eur"]))
    return events


def request_events(row: dict) -> list[tuple]:
    if row["received_date"] and row["received_date"] > ON_DATE:
        return []
    assessment, name = assess(row), row["request_id"]
    closed = assessment["decision"] or assessment["withdrawn"]
    events = [("request_received", row["received_date"], closed, name, None)]
    first = assessment["first_answer"]
    if first and row["received_date"] and first >= row["received_date"]:
        is_decided = bool(assessment["decision"] or assessment["undated"])
        if not is_decided or closed and first < closed:
            events.append(("request_answered", first, None, name, None))
    if assessment["decision"] or assessment["undated"]:
        events.append(("request_granted" if row["outcome"] == "granted" else "request_decided", closed, None, name, None))
    elif assessment["withdrawn"]:
        events.append(("request_withdrawn", closed, None, name, None))
    return events


def contact_events(row: dict) -> list[tuple]:
    kind = {True: "contact_two_way", False: "contact_one_way", None: "contact"}[row["is_two_way"]]
    return [(kind, row["date"], None, None, None)] if row["date"] <= ON_DATE else []


@SLOW
@given(owners=initiatives(), rows=requests(), lines=funding(), spoken=contacts(), chosen=st.sampled_from(["stranger", *INITIATIVES]))
def test_the_file_of_one_initiative_holds_every_event_and_no_other(owners, rows, lines, spoken, chosen):
    lines = [
        line | {"start_date": line["end_date"] and line["end_date"] - datetime.timedelta(200) if number % 2 else None}
        for number, line in enumerate({line["funding_id"]: line for line in lines}.values())
    ]
    con = warehouse_for_tests.warehouse_of(
        {"initiatives": owners, "requests": rows, "funding_lines": lines, "contacts": spoken},
        ON_DATE,
        answers=("initiative_file", "initiative_card"),
    )
    expected = [("started", row["started_date"], None, None, None) for row in owners if row["initiative_id"] == chosen]
    for source, events in ((rows, request_events), (lines, promise_events)):
        expected += [event for row in source if row["initiative_id"] == chosen for event in events(row)]
    if chosen != "stranger":
        expected += [event for row in spoken if row["initiative_id"] == chosen for event in contact_events(row)]
    found = answer_rows(con, "initiative_file", {"initiative": chosen})
    shown = [(row["event"], row["date"], row["until_date"], row["case_id"], row["amount_eur"]) for row in found]
    assert sorted(shown, key=str) == sorted(expected, key=str)
    days = [row["date"] for row in found if row["date"]]
    assert days == sorted(days, reverse=True) and not any(row["date"] for row in found[len(days) :])
    (card,) = answer_rows(con, "initiative_card", {"initiative": chosen}) or [None]
    if card:
        own = [row for row in rows if row["initiative_id"] == chosen and (not row["received_date"] or row["received_date"] <= ON_DATE)]
        assert card["requests"] == len(own)
        assert card["open_requests"] == sum(assess(row)["is_open"] for row in own)
        assert card["promises"] == sum(line["initiative_id"] == chosen for line in lines)
