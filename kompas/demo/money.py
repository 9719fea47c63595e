"""The money of the invented town: promises of every funder, and the yearly accounts that follow from them."""

from dataclasses import dataclass

import numpy as np

from kompas.demo.answering import OUTCOMES
from kompas.demo.lives import STYLES, Lives
from kompas.demo.town import OTHER_FUNDERS, Town, first_day, never, overlap_days, year_of

MUNICIPAL_SHARE = np.array([[0.78, 1.0], [0.30, 0.70], [0.04, 0.28]])  # of each profile
ON_THE_MUNICIPALITY_ALONE = np.array([0.4, 0.0, 0.0])
SOURCES = np.array([1, 2, 4])  # how many other sources each profile has
MARGIN = np.array([-0.015, 0.01, 0.045])
RESERVE_MONTHS = np.array([1.2, 3.5, 8.0])
INCOME_GROWTH = 0.05  # a year
WITHOUT_ACCOUNTS = 0.22
YEARS_AHEAD = 6  # promises reach so many years past the export
SMALLEST_EUR = 100


@dataclass(frozen=True)
class Flows:
    """Euros: `municipal` and `others` per initiative, year (from the first year of the town on) and other funder kind."""

    years: np.ndarray
    rate: np.ndarray  # initiatives × years: income of a full year
    share: np.ndarray  # of the municipality
    municipal: np.ndarray  # initiatives × years
    others: np.ndarray  # initiatives × years × OTHER_FUNDERS


def flow(rng: np.random.Generator, town: Town, lives: Lives) -> Flows:
    """What each initiative receives from whom in which year; years after the export hold only what was promised."""
    rows = len(lives)
    years = np.arange(town.first_year, town.export_date.year + YEARS_AHEAD)
    low, high = MUNICIPAL_SHARE[lives.profile].T if rows else (np.zeros(0), np.zeros(0))
    share = low + (high - low) * rng.random(rows)
    share = np.where(rng.random(rows) < ON_THE_MUNICIPALITY_ALONE[lives.profile], 1.0, share)
    share = np.where(lives.style == STYLES.index("none"), 0.0, share)
    full = town.of_themes("income")[lives.theme] * np.exp(0.8 * np.clip(rng.standard_normal(rows), -1.8, 1.8))
    rate = full[:, None] * (1 + INCOME_GROWTH) ** (years - town.first_year)[None, :]
    municipal = share[:, None] * rate * overlap_days(lives.begins, lives.subsidy_end, years) / 365
    until = np.where(np.isnat(lives.ended), town.snapshot.astype("datetime64[Y]").astype("datetime64[D]") + 364, lives.ended)
    other = (1 - share)[:, None] * rate * overlap_days(lives.begins, until, years) / 365
    mix = _mix(rng, town, lives)
    return Flows(years, rate, share, municipal, other[:, :, None] * mix[:, None, :])


def _mix(rng: np.random.Generator, town: Town, lives: Lives) -> np.ndarray:
    """For every initiative the parts of its other sources: as many as its profile has, adding up to one."""
    drawn = rng.gamma(1.2, size=(len(lives), len(OTHER_FUNDERS))) * town.of_themes("others")[lives.theme]
    place = np.argsort(np.argsort(-drawn, axis=1, kind="stable"), axis=1, kind="stable")
    kept = np.where(place < SOURCES[lives.profile][:, None], np.sqrt(drawn), 0.0)
    return kept / np.maximum(kept.sum(axis=1, keepdims=True), 1e-9)


def promise(rng: np.random.Generator, town: Town, lives: Lives, flows: Flows) -> dict[str, np.ndarray]:
    """Funding lines as arrays by name, by initiative and year; `initiative` is a row of `lives`, -1 marks unknown euros."""
    parts = [
        _yearly(town, lives, flows),
        *_periods(lives, flows),
        _not_granted(lives, flows),
        _from_others(town, lives, flows),
    ]
    lines = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.lexsort((lines["funder_kind"], lines["start"].astype("int64"), lines["year"], lines["initiative"]))
    lines = {name: values[order] for name, values in lines.items()}
    return lines | _settlement(rng, town, lines)


def _lines(
    initiative: np.ndarray,
    funder_kind: np.ndarray | int,
    year: np.ndarray,
    euros: np.ndarray,
    start: np.ndarray,
    end: np.ndarray,
    is_recurring: bool,
) -> dict[str, np.ndarray]:
    return {
        "initiative": initiative,
        "funder_kind": np.broadcast_to(funder_kind, initiative.shape).astype(np.int64),  # -1 is the municipality
        "year": year,
        "granted": np.round(euros),
        "start": start,
        "end": end,
        "is_recurring": np.full(initiative.shape, int(is_recurring)),
    }


def _yearly(town: Town, lives: Lives, flows: Flows) -> dict[str, np.ndarray]:
    is_yearly = (lives.style == STYLES.index("yearly"))[:, None] & (flows.municipal >= 1)
    initiative, column = np.nonzero(is_yearly)
    year = flows.years[column]
    start = np.maximum(first_day(year), lives.begins[initiative])
    end = np.minimum(first_day(year + 1) - 1, lives.subsidy_end[initiative])
    return _lines(initiative, -1, year, flows.municipal[initiative, column], start, end, True)


def _periods(lives: Lives, flows: Flows) -> list[dict[str, np.ndarray]]:
    """A project is one promise; several years are one, or two of the same length when they are more than four and a half."""
    is_period = np.isin(lives.style, [STYLES.index("project"), STYLES.index("several years")]) & ~np.isnat(lives.subsidy_end)
    length = (lives.subsidy_end - lives.begins).astype("int64")
    is_double = is_period & (length > 4.5 * 365)
    half = lives.begins + (np.where(is_double, length, 0) // 2).astype("timedelta64[D]")
    first_end = np.where(is_double, half, lives.subsidy_end)
    made = []
    for where, start, end in ((is_period, lives.begins, first_end), (is_double, half + 1, lives.subsidy_end)):
        initiative = np.flatnonzero(where)
        opens, closes = start[initiative], end[initiative]
        part = overlap_days(opens, closes, flows.years) / 365
        euros = (part * flows.rate[initiative]).sum(axis=1) * flows.share[initiative]
        made.append(_lines(initiative, -1, year_of(opens), euros, opens, closes, False))
    return made


def _not_granted(lives: Lives, flows: Flows) -> dict[str, np.ndarray]:
    """Applications that were turned down (nothing granted) or are still waiting (unknown, -1)."""
    is_rejected = lives.application.outcome == OUTCOMES.index("rejected")
    is_waiting = lives.has_applied & np.isnat(lives.application.decided) & np.isnat(lives.application.withdrawn)
    initiative = np.flatnonzero(is_rejected | is_waiting)
    nothing = np.full(len(initiative), np.datetime64("NaT", "D"))
    euros = np.where(is_rejected[initiative], 0.0, -1.0)
    return _lines(initiative, -1, year_of(lives.submitted[initiative]), euros, nothing, nothing, False)


def _from_others(town: Town, lives: Lives, flows: Flows) -> dict[str, np.ndarray]:
    """One line for each source and year; what members, customers and givers paid is known only after the year."""
    is_grant = np.array([name in ("province", "state", "eu", "fund") for name in OTHER_FUNDERS])
    is_past = flows.years < town.export_date.year
    is_reported = (flows.others >= SMALLEST_EUR) & (is_past[:, None] | is_grant[None, :])[None, :, :]
    initiative, column, kind = np.nonzero(is_reported)
    year = flows.years[column]
    start = np.maximum(first_day(year), lives.begins[initiative])
    return _lines(initiative, kind, year, flows.others[initiative, column, kind], start, first_day(year + 1) - 1, False)


def _settlement(rng: np.random.Generator, town: Town, lines: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The amounts of every line that were applied for, determined and paid, and how it is called; -1 where that is unknown."""
    rows = len(lines["year"])
    granted, is_municipal = lines["granted"], lines["funder_kind"] < 0
    is_applied_for = is_municipal | (lines["funder_kind"] < OTHER_FUNDERS.index("business"))
    grown = (1 + INCOME_GROWTH) ** (lines["year"] - town.first_year)
    wish = 6000 * np.exp(0.8 * rng.standard_normal(rows)) * grown
    application = np.where(granted > 0, granted * (1 + 0.5 * rng.random(rows) ** 2), wish)
    is_over = lines["end"] < town.snapshot - 120
    used = np.where(rng.random(rows) < 0.7, 1.0, 0.75 + 0.25 * rng.random(rows))
    is_determined = is_over & is_applied_for & (granted > 0) & (rng.random(rows) < 0.85)
    is_begun = (lines["start"] <= town.snapshot) & (granted > 0)
    is_endless = (rng.random(rows) < 0.05) & is_municipal
    return {
        "application": np.where(is_applied_for, np.round(application, -1), -1),
        "determined": np.where(is_determined, np.round(granted * used, 2), -1),
        "paid": np.where(is_begun, np.round(np.where(is_determined, granted * used, granted * np.where(is_applied_for, 0.9, 1.0)), 2), -1),
        "end": never(is_endless, lines["end"]),
        "name": rng.integers(0, 60, rows),  # which of the names of its kind, counted round
        "is_contract": is_municipal & (rng.random(rows) < 0.06),
    }


def account(rng: np.random.Generator, town: Town, lives: Lives, flows: Flows) -> dict[str, np.ndarray]:
    """Yearly accounts as arrays by name; years are over before the export, -1 marks what was not handed in."""
    without = (rng.random(len(lives)) < WITHOUT_ACCOUNTS)[:, None]
    income = flows.municipal + flows.others.sum(axis=2)
    is_late = (flows.years == town.export_date.year - 1)[None, :] & (rng.random(income.shape) < 0.2)
    is_missing = is_late | (rng.random(income.shape) < 0.05)
    has_run = overlap_days(lives.begins, np.where(np.isnat(lives.ended), town.snapshot, lives.ended), flows.years) > 60
    is_past = (flows.years < town.export_date.year)[None, :]
    initiative, column = np.nonzero(~without & ~is_missing & has_run & is_past & (income >= SMALLEST_EUR))
    own_kinds = [OTHER_FUNDERS.index(name) for name in ("members", "own_earnings", "gift")]
    rows = len(initiative)
    profile = lives.profile[initiative]
    income = np.round(income[initiative, column])
    cost = np.round(np.maximum(income * (1 - MARGIN[profile] - 0.07 * rng.standard_normal(rows)), 50))
    reserve = np.round(cost / 12 * RESERVE_MONTHS[profile] * rng.gamma(1.5, 1 / 1.5, rows))
    people = np.maximum(np.round(np.exp(1.5 + 0.55 * rng.standard_normal(rows)) - (profile == 0)), 1)
    hours = np.round(people * 60 * np.exp(0.5 * rng.standard_normal(rows)))
    has_staff = (income > 15000) & (rng.random(rows) < 0.7)
    municipal = np.minimum(np.round(flows.municipal[initiative, column]), income)
    own = np.minimum(np.round(flows.others[initiative, column][:, own_kinds].sum(axis=1)), income - municipal)
    return {
        "initiative": initiative,
        "year": flows.years[column],
        "income": income,
        "municipal_income": _blank(rng, municipal, 0.10),
        "own_income": _blank(rng, own, 0.12),
        "cost": _blank(rng, cost, 0.03),
        "free_reserve": _blank(rng, reserve, 0.15),
        "volunteer_hours": _blank(rng, hours, 0.20),
        "paid_hours": _blank(rng, np.where(has_staff, np.round(income * 0.4 / 45), 0), 0.20),
        "core_people": _blank(rng, people, 0.18),
        "people_reached": _blank(rng, np.round(people * 12 * np.exp(0.7 * rng.standard_normal(rows))), 0.25),
    }


def _blank(rng: np.random.Generator, numbers: np.ndarray, share: float) -> np.ndarray:
    return np.where(rng.random(len(numbers)) < share, -1.0, numbers)
