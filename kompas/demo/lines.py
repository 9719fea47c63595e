"""The invented town as the columns of the canonical tables: codes become the words a clerk would fill in."""

from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kompas import contract
from kompas.demo.answering import OUTCOMES
from kompas.demo.lives import END_REASONS, Lives
from kompas.demo.relations import BASES, CONTACT_CHANNELS, HELP, INDICATORS
from kompas.demo.town import INITIATORS, OTHER_FUNDERS, Town

Arrays = dict[str, np.ndarray]
Columns = dict[str, pa.Array]

SOURCE_STATUS = {
    "idea": "Idee gemeld",
    "submitted": "Ontvangen",
    "assessed": "In behandeling",
    "supported": "Besluit: toegekend",
    "running": "Loopt",
    "completed": "Afgerond",
    "stopped": "Gestopt",
    "rejected": "Besluit: afgewezen",
    "withdrawn": "Ingetrokken door aanvrager",
}
RECIPIENT = ("", "Bewoners van ", "Vereniging ", "Stichting ", "Coöperatie ", "Onderneming ", "Instelling ")
INSTRUMENT = {"province": "subsidy", "state": "subsidy", "eu": "subsidy", "fund": "subsidy", "own_earnings": "sale"}


def words(codes: np.ndarray, options: list[str] | pa.Array) -> pa.Array:
    """The option of every code; -1 is unknown."""
    dictionary = options if isinstance(options, pa.Array) else pa.array(options, pa.string())
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32(), mask=codes < 0), dictionary)


def choices(codes: np.ndarray, table: str, column: str, order: tuple[str, ...]) -> pa.Array:
    """The Dutch word of every choice, where `order` says which code of the contract a number stands for."""
    words_by_code = contract.tables()[table].columns[column].choices
    return words(codes, [words_by_code[code]["nl"] for code in order])


def yes_no(values: np.ndarray) -> pa.Array:
    """The Dutch words for yes (1) and no (0); -1 is unknown."""
    return words(values.astype(np.int64), ["nee", "ja"])


def degrees(values: np.ndarray, unknown: np.ndarray) -> pa.Array:
    """Degrees with five decimals, always all five: 52.717 could also be read as fifty thousand."""
    steps = pa.array(np.round(values * 100_000).astype(np.int64), mask=unknown).cast(pa.decimal128(19, 0))
    return pc.multiply(steps, pa.scalar(Decimal("0.00001")))


def euros(values: np.ndarray) -> pa.Array:
    """Euros and cents; -1 is unknown."""
    cents = pa.array(np.round(values * 100).astype(np.int64), mask=values < 0).cast(pa.decimal128(19, 0))
    return pc.multiply(cents, pa.scalar(Decimal("0.01")))


def whole(values: np.ndarray) -> pa.Array:
    """Whole numbers; -1 is unknown."""
    return pa.array(values.astype(np.int64), mask=values < 0)


def day(values: np.ndarray) -> pa.Array:
    """Dates; NaT is unknown."""
    return pa.array(values.astype("datetime64[D]"), pa.date32())


def identifiers(prefix: str, first: int, rows: int, width: int) -> pa.Array:
    """Identifiers counted on from `first`: VS-0001, VS-0002, …"""
    digits = pc.utf8_lpad(pa.array(np.arange(first, first + rows)).cast(pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, digits, "")


def titles(rng: np.random.Generator, town: Town, lives: Lives) -> list[str]:
    """A name for every initiative, such as 'Buurttuin De Groene Hoek'."""
    nouns = rng.integers(0, 6, len(lives))
    adjectives = rng.integers(0, len(town.names["adjectives"]), len(lives))
    places = rng.integers(0, len(town.names["places"]), len(lives))
    return [
        f"{town.themes[theme]['nouns'][noun]} De {town.names['adjectives'][adjective]} {town.names['places'][place]}"
        for theme, noun, adjective, place in zip(lives.theme, nouns, adjectives, places, strict=True)
    ]


def initiatives(rng: np.random.Generator, town: Town, lives: Lives, ids: pa.Array, names: list[str]) -> Columns:
    """The table `initiatives`; a few themes, wards and kinds of initiator are unknown."""
    rows = len(lives)
    unknown = rng.random((5, rows))
    places = np.array([entry["place"] for entry in town.wards])[lives.ward] + 0.0
    near = places + 0.18 * rng.standard_normal((rows, 2))
    latitude, longitude = 52.70 + 0.012 * near[:, 0], 5.36 + 0.020 * near[:, 1]
    is_placed = (unknown[3] > 0.12) & (unknown[1] > 0.03)
    return {
        "initiative_id": ids,
        "title": pa.array(names, pa.string()),
        "theme": words(np.where(unknown[0] < 0.02, -1, lives.theme), [entry["name"] for entry in town.themes]),
        "neighbourhood": words(np.where(unknown[1] < 0.03, -1, lives.ward), [entry["name"] for entry in town.wards]),
        "initiator_kind": choices(np.where(unknown[2] < 0.04, -1, lives.initiator), "initiatives", "initiator_kind", INITIATORS),
        "started_date": day(lives.started),
        "ended_date": day(lives.ended),
        "end_reason": choices(lives.end_reason, "initiatives", "end_reason", END_REASONS),
        "latitude": degrees(latitude, ~is_placed),
        "longitude": degrees(longitude, ~is_placed),
    }


def status_changes(town: Town, lives: Lives, ids: pa.Array) -> Columns:
    """The table `status_changes`: every status that an initiative reached, on the day it did."""
    application = lives.application
    is_withdrawn, is_rejected = (application.outcome == OUTCOMES.index(name) for name in ("withdrawn", "rejected"))
    nothing = np.full(len(lives), np.datetime64("NaT", "D"))
    has_stopped = (lives.end_reason < 0) | (lives.end_reason == END_REASONS.index("stopped"))
    flow = {
        "idea": lives.idea,
        "submitted": lives.submitted,
        "assessed": application.first_answer,
        "supported": lives.supported,
        "running": np.where(lives.begins <= town.snapshot, lives.begins, nothing),
        "completed": np.where(has_stopped, nothing, lives.ended),
        "stopped": np.where(has_stopped, lives.ended, nothing),
        "rejected": np.where(is_rejected, application.decided, nothing),
        "withdrawn": np.where(is_withdrawn, application.withdrawn, nothing),
    }
    dates = np.column_stack(list(flow.values()))
    dates[dates[:, 2] == np.fmin(lives.supported, np.where(is_rejected, application.decided, nothing)), 2] = np.datetime64("NaT")
    initiative, status = np.nonzero(~np.isnat(dates))
    return {
        "initiative_id": words(initiative, ids),
        "from_date": day(dates[initiative, status]),
        "status": choices(status, "status_changes", "status", tuple(flow)),
        "source_status": words(status, [SOURCE_STATUS[name] for name in flow]),
    }


def funding_lines(town: Town, lives: Lives, lines: Arrays, ids: pa.Array, names: list[str], first: int, width: int) -> Columns:
    """The table `funding_lines`, counted on from `first`."""
    kinds = ("municipality", *OTHER_FUNDERS)
    kind = lines["funder_kind"] + 1
    starts = np.cumsum([0] + [len(town.funders[name]) for name in kinds])[:-1]
    sizes = np.array([len(town.funders[name]) for name in kinds])
    scheme = np.where(kind == 0, lines["initiative"] % len(town.schemes["municipality"]), -1)
    options = ("subsidy", "contract", "sale", "crowdfunding")
    of_kind = np.array([options.index(INSTRUMENT[name]) if name in INSTRUMENT else -1 for name in kinds])
    instrument = np.where(kind == 0, np.where(lines["is_contract"], 1, 0), of_kind[kind])
    is_crowd = (kinds.index("gift") == kind) & (lines["name"] % 3 == 0)
    recipient = [RECIPIENT[initiator] + name for initiator, name in zip(lives.initiator, names, strict=True)]
    return {
        "funding_id": identifiers("G-", first, len(kind), width),
        "initiative_id": words(lines["initiative"], ids),
        "recipient": words(lines["initiative"], recipient),
        "funder": words(starts[kind] + lines["name"] % sizes[kind], [name for key in kinds for name in town.funders[key]]),
        "funder_kind": choices(kind, "funding_lines", "funder_kind", kinds),
        "scheme": words(scheme, town.schemes["municipality"]),
        "instrument": choices(np.where(is_crowd, 3, instrument), "funding_lines", "instrument", options),
        "is_recurring": yes_no(lines["is_recurring"]),
        "year": whole(lines["year"]),
        "asked_eur": euros(lines["application"]),
        "granted_eur": euros(lines["granted"]),
        "determined_eur": euros(lines["determined"]),
        "paid_eur": euros(lines["paid"]),
        "start_date": day(lines["start"]),
        "end_date": day(lines["end"]),
    }


def accounts(lines: Arrays, ids: pa.Array) -> Columns:
    """The table `accounts`."""
    euro_columns = ("income", "municipal_income", "own_income", "cost", "free_reserve")
    counts = ("volunteer_hours", "paid_hours", "core_people", "people_reached")
    return {
        "initiative_id": words(lines["initiative"], ids),
        "year": whole(lines["year"]),
        **{f"{name}_eur": euros(lines[name]) for name in euro_columns},
        **{name: whole(lines[name]) for name in counts},
    }


def requests(town: Town, lines: Arrays, ids: pa.Array, first: int, width: int) -> Columns:
    """The table `requests`, counted on from `first`."""
    return {
        "request_id": identifiers("V-", first, len(lines["kind"]), width),
        "initiative_id": words(lines["initiative"], ids),
        "department": words(lines["registered_department"], [entry["name"] for entry in town.departments]),
        "kind": words(lines["kind"], list(town.kinds)),
        "is_formal_application": yes_no(lines["is_formal"]),
        "channel": words(lines["channel"], list(town.channels)),
        "received_date": day(lines["received"]),
        "acknowledged_date": day(lines["acknowledged"]),
        "first_answer_date": day(lines["first_answer"]),
        "decided_date": day(lines["decided"]),
        "withdrawn_date": day(lines["withdrawn"]),
        "due_date": day(lines["due"]),
        "notice_date": day(lines["notice"]),
        "suspended_days": whole(lines["suspended"]),
        "outcome": choices(lines["outcome"], "requests", "outcome", OUTCOMES),
    }


def _staff(town: Town, lines: Arrays, staff: int) -> pa.Array:
    codes = [f"VS-{entry['code']}{number + 1:02d}" for entry in town.departments for number in range(staff)]
    return words(lines["department"] * staff + lines["official"], codes)


def assignments(town: Town, lines: Arrays, ids: pa.Array, staff: int) -> Columns:
    """The table `assignments`; officials are invented staff codes, so many (`staff`) in each department."""
    return {
        "initiative_id": words(lines["initiative"], ids),
        "official": _staff(town, lines, staff),
        "department": words(lines["department"], [entry["name"] for entry in town.departments]),
        "from_date": day(lines["from"]),
        "to_date": day(lines["to"]),
    }


def contacts(town: Town, lines: Arrays, ids: pa.Array, staff: int) -> Columns:
    """The table `contacts`."""
    return {
        "initiative_id": words(lines["initiative"], ids),
        "official": _staff(town, lines, staff),
        "date": day(lines["date"]),
        "channel": words(lines["channel"], list(CONTACT_CHANNELS)),
        "is_two_way": yes_no(lines["is_two_way"]),
    }


def support(lines: Arrays, ids: pa.Array) -> Columns:
    """The table `support`."""
    return {
        "initiative_id": words(lines["initiative"], ids),
        "kind": choices(lines["kind"], "support", "kind", HELP),
        "asked_date": day(lines["asked_date"]),
        "given_date": day(lines["given_date"]),
    }


def social_values(lines: Arrays, ids: pa.Array) -> Columns:
    """The table `social_values`."""
    return {
        "initiative_id": words(lines["initiative"], ids),
        "indicator": words(lines["indicator"], [name for name, _ in INDICATORS]),
        "quantity": whole(lines["quantity"]),
        "unit": words(lines["indicator"], [unit for _, unit in INDICATORS]),
        "low_eur": euros(lines["low"]),
        "high_eur": euros(lines["high"]),
        "basis": choices(lines["basis"], "social_values", "basis", BASES),
    }
