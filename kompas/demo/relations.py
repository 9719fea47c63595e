"""Who of the invented town hall deals with whom: officials, contacts, help asked and given, social value."""

from dataclasses import dataclass

import numpy as np

from kompas.demo.lives import Lives
from kompas.demo.town import Town, never, pick_one

HOLDS_MANY = "Stadsbeheer"  # the department where one official holds most initiatives
HELD_BY_ONE = 0.65
SECOND_IN = "Wijkzaken"  # knows the initiatives of other departments too
HAS_A_SECOND, HAS_A_SECOND_WHERE_ONE_HOLDS_MANY = 0.5, 0.1
SILENT = 0.10
SILENT_WHERE_DEPARTMENT_IS = 0.40
HELP = ("land", "maintenance", "connection", "space", "expertise", "stage", "money")
HELP_WEIGHTS = [16, 14, 22, 16, 18, 6, 12]
INDICATORS = (("deelnemers", "mensen"), ("vrijwilligersuren", "uur"), ("bijeenkomsten", "keer"), ("onderhouden groen", "m²"))
INDICATOR_EUR = np.array([12.0, 17.0, 90.0, 4.0])
BASES = ("measured", "estimated", "self_reported")
CONTACT_CHANNELS = ("gesprek", "telefoon", "e-mail", "bezoek", "nieuwsbrief")


@dataclass(frozen=True)
class Tenures:
    """Up to four officials in turn per initiative: rows × 4 numbers, dates and whether there was one."""

    official: np.ndarray
    starts: np.ndarray
    ends: np.ndarray  # NaT: still
    is_there: np.ndarray
    department: np.ndarray


def officials(initiatives: int) -> int:
    """How many officials a department has in a town with so many initiatives."""
    return min(5 + initiatives // 500, 300)


def hold(rng: np.random.Generator, town: Town, lives: Lives, staff: int) -> Tenures:
    """Which official of which department held every initiative, from when until when."""
    rows = len(lives)
    department = town.own_department[lives.theme]
    since = lives.started
    until = np.where(np.isnat(lives.ended), town.snapshot, lives.ended)
    span = np.maximum((until - since).astype("int64"), 0)
    is_kept = department == town.department(HOLDS_MANY)
    changes = np.minimum(rng.poisson(np.where(is_kept, 0.1, span / 365 * 0.35)), 3)
    cuts = np.sort(np.where(np.arange(3) < changes[:, None], rng.random((rows, 3)), 1.0), axis=1)
    edges = np.column_stack([np.zeros(rows), cuts, np.ones(rows)])
    moments = since[:, None] + np.floor(edges * span[:, None]).astype("timedelta64[D]")
    starts, ends = moments[:, :-1], moments[:, 1:] - 1
    is_there = (np.arange(4) <= changes[:, None]) & ((ends > starts) | (np.arange(4) == changes[:, None]))
    is_last = np.arange(4) == changes[:, None]
    has_left = (rng.random(rows) < 0.06) & (span > 60)
    is_open = is_last & (np.isnat(lives.ended) & ~has_left)[:, None]
    ends = np.where(is_last, (until - np.where(has_left, 30, 0).astype("timedelta64[D]"))[:, None], ends)
    ends = np.maximum(ends, starts)
    return Tenures(_officials(rng, rows, is_kept, staff), starts, never(is_open, ends), is_there, department)


def _officials(rng: np.random.Generator, rows: int, is_kept: np.ndarray, staff: int) -> np.ndarray:
    first = np.where(is_kept & (rng.random(rows) < HELD_BY_ONE), 0, rng.integers(0, staff, rows))
    steps = np.cumsum(rng.integers(1, staff, (rows, 3)) if staff > 1 else np.zeros((rows, 3)), axis=1)
    return np.column_stack([first, (first[:, None] + steps) % staff]).astype(np.int64)


def assign(rng: np.random.Generator, town: Town, lives: Lives, tenures: Tenures, staff: int) -> dict[str, np.ndarray]:
    """Assignments as arrays by name, by initiative and day; some initiatives have a second official beside the first."""
    initiative, turn = np.nonzero(tenures.is_there)
    second_in = town.department(SECOND_IN)
    is_kept = tenures.department == town.department(HOLDS_MANY)
    often = np.where(is_kept, HAS_A_SECOND_WHERE_ONE_HOLDS_MANY, HAS_A_SECOND)
    second = np.flatnonzero((tenures.department != second_in) & (rng.random(len(lives)) < often))
    together = {
        "initiative": np.concatenate([initiative, second]),
        "official": np.concatenate([tenures.official[initiative, turn], rng.integers(0, staff, len(second))]),
        "department": np.concatenate([tenures.department[initiative], np.full(len(second), second_in)]),
        "from": np.concatenate([tenures.starts[initiative, turn], lives.started[second]]),
        "to": np.concatenate([tenures.ends[initiative, turn], lives.ended[second]]),
    }
    order = np.lexsort((together["department"], together["from"].astype("int64"), together["initiative"]))
    return {name: values[order] for name, values in together.items()}


def contact(rng: np.random.Generator, town: Town, lives: Lives, tenures: Tenures) -> dict[str, np.ndarray]:
    """Contacts as arrays by name, by initiative and day; the last two-way contact of some lies long ago."""
    rows = len(lives)
    is_active = lives.is_active(town)
    silent_here = np.array(["silent_from" in entry for entry in town.departments])[tenures.department]
    is_silent = is_active & (rng.random(rows) < np.where(silent_here, SILENT_WHERE_DEPARTMENT_IS, SILENT))
    quiet = np.where(is_silent, rng.integers(95, 620, rows), np.floor(80 * rng.random(rows) ** 1.5))
    until = np.where(np.isnat(lives.ended), town.snapshot, lives.ended)
    last = np.maximum(until - quiet.astype("timedelta64[D]"), lives.started)
    span = (last - lives.started).astype("int64")
    often = np.minimum(rng.poisson(np.minimum(1 + span / 365 * 1.6, 6)), 12)
    before = np.repeat(np.arange(rows), often)
    dates = lives.started[before] + np.floor(rng.random(len(before)) * (span[before] + 1)).astype("timedelta64[D]")
    letters = np.flatnonzero(is_silent & (rng.random(rows) < 0.5))
    initiative = np.concatenate([before, np.arange(rows), letters])
    letter_dates = last[letters] + ((until - last)[letters].astype("int64") // 2).astype("timedelta64[D]")
    is_letter = np.arange(len(initiative)) >= len(before) + rows
    is_last = (np.arange(len(initiative)) >= len(before)) & ~is_letter
    date = np.concatenate([dates, last, letter_dates])
    channel = np.where(is_letter, CONTACT_CHANNELS.index("nieuwsbrief"), pick_one(rng, [35, 25, 30, 10], len(date)))
    two_way = np.where(is_letter, 0, np.where(is_last, 1, rng.random(len(date)) < 0.8))
    order = np.lexsort((two_way, date.astype("int64"), initiative))
    return {
        "initiative": initiative[order],
        "official": _at(tenures, initiative[order], date[order]),
        "department": tenures.department[initiative[order]],
        "date": date[order],
        "channel": channel[order],
        "is_two_way": two_way[order],
    }


def _at(tenures: Tenures, initiative: np.ndarray, date: np.ndarray) -> np.ndarray:
    """The official who held the initiative on that day; the first one where nobody did yet."""
    is_begun = tenures.is_there[initiative] & (tenures.starts[initiative] <= date[:, None])
    turn = np.where(is_begun, np.arange(4), 0).max(axis=1) if len(initiative) else np.zeros(0, dtype=np.int64)
    return tenures.official[initiative, turn]


def support(rng: np.random.Generator, town: Town, lives: Lives) -> dict[str, np.ndarray]:
    """Help asked and given as arrays by name; help that was not given yet has no day."""
    initiative = np.repeat(np.arange(len(lives)), rng.poisson(0.8, len(lives)))
    rows = len(initiative)
    until = np.where(np.isnat(lives.ended), town.snapshot, lives.ended)[initiative]
    since = lives.started[initiative]
    span = np.maximum((until - since).astype("int64"), 0)
    request_date = since + np.floor(rng.random(rows) * (span + 1)).astype("timedelta64[D]")
    given_date = request_date + np.ceil(np.exp(3.4 + 0.9 * rng.standard_normal(rows))).astype("timedelta64[D]")
    is_never = (rng.random(rows) < 0.2) | (given_date > town.snapshot)
    return {
        "initiative": initiative,
        "kind": pick_one(rng, HELP_WEIGHTS, rows),
        "asked_date": request_date,
        "given_date": never(is_never, given_date),
    }


def value(rng: np.random.Generator, town: Town, lives: Lives) -> dict[str, np.ndarray]:
    """Indicators of social value as arrays by name, for about a third of the initiatives that ran."""
    has_run = lives.begins <= town.snapshot
    has_value = (rng.random((len(lives), len(INDICATORS))) < 0.15) & has_run[:, None]
    initiative, indicator = np.nonzero(has_value)
    rows = len(initiative)
    quantity = np.round(np.exp(5 + 1.0 * rng.standard_normal(rows)))
    low = quantity * INDICATOR_EUR[indicator]
    return {
        "initiative": initiative,
        "indicator": indicator,
        "quantity": quantity,
        "low": np.round(low, 2),
        "high": np.round(low * (1.2 + 0.8 * rng.random(rows)), 2),
        "basis": pick_one(rng, [25, 40, 35], rows),
    }
