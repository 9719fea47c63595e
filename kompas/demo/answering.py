"""How the departments of the invented town answer: what happened to a request until the day of the export."""

from dataclasses import dataclass

import numpy as np

from kompas.demo.town import Town, days, never, pick, pick_one, whole_days, working_day, year_of

NEWCOMER_WAITS = 1.35  # times as long as somebody who is known
NEWCOMER_LOST = 2.5  # times as often never taken up
SUSPENDED = 0.12  # share of the formal applications
WITHDRAWN_AFTER = 1500  # days, on average, before an applicant loses heart
FORMAL_OUTCOMES = {"granted": 70, "partly": 14, "rejected": 16}
OTHER_OUTCOMES = {"answered": 58, "granted": 22, "referred": 13, "rejected": 7}
OUTCOMES = ("granted", "partly", "rejected", "withdrawn", "answered", "referred")


@dataclass(frozen=True)
class Answers:
    """What became of every request: dates that did not come yet are NaT, numbers that are unknown -1."""

    acknowledged: np.ndarray
    first_answer: np.ndarray
    decided: np.ndarray
    withdrawn: np.ndarray
    suspended: np.ndarray  # days; -1 where the request is no formal application
    outcome: np.ndarray  # number in OUTCOMES

    def part(self, rows: np.ndarray) -> "Answers":
        """These rows, in this order."""
        return Answers(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def answer(
    rng: np.random.Generator,
    town: Town,
    department: np.ndarray,
    received: np.ndarray,
    is_formal: np.ndarray,
    is_newcomer: np.ndarray,
) -> Answers:
    """What the departments did with requests received on these days; nothing of it later than the export."""
    rows = len(department)
    wait, is_hard = _wait(rng, town, department, received, is_newcomer)
    is_suspended = is_formal & (rng.random(rows) < SUSPENDED)
    suspended = np.where(is_suspended, rng.integers(7, 43, rows), 0)
    decided = working_day(received + whole_days(wait + suspended))
    first_answer = _first_answer(rng, received, wait, decided)
    decided, first_answer = _silence(rng, town, department, is_hard, decided, first_answer)
    lost = town.of_departments("lost")[department] * np.where(is_newcomer, NEWCOMER_LOST, 1.0)
    decided = never(rng.random(rows) < lost, decided)
    withdrawn = received + whole_days(rng.exponential(WITHDRAWN_AFTER, rows))
    withdrawn = never((withdrawn > town.snapshot) | (withdrawn >= decided), withdrawn)
    decided = never((decided > town.snapshot) | ~np.isnat(withdrawn), decided)
    waited = np.fmin(np.fmin(decided, withdrawn), town.snapshot) - received
    suspended = np.minimum(suspended, waited.astype(int))
    first_answer = never((first_answer > town.snapshot) | (first_answer > withdrawn), first_answer)
    acknowledged = received + days(rng, 0, 6, rows)
    late = (acknowledged > town.snapshot) | (acknowledged > first_answer) | (acknowledged > withdrawn)
    acknowledged = never(late | (rng.random(rows) < 0.08), acknowledged)
    return Answers(
        acknowledged,
        first_answer,
        decided,
        withdrawn,
        np.where(is_formal, suspended, -1),
        _outcome(rng, is_formal, decided, withdrawn),
    )


def _wait(
    rng: np.random.Generator, town: Town, department: np.ndarray, received: np.ndarray, is_newcomer: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    rows = len(department)
    hard = town.of_departments("hard")[department]
    is_hard = rng.random(rows) < hard[:, 0]
    half = np.where(is_hard, hard[:, 1], town.of_departments("days")[department])
    slower = (1 + town.of_departments("slower")[department]) ** (year_of(received) - town.first_year)
    newcomer = np.where(is_newcomer, NEWCOMER_WAITS, 1.0)
    spread = np.exp(town.of_departments("spread")[department] * rng.standard_normal(rows))
    return half * slower * newcomer * spread, is_hard


def _first_answer(rng: np.random.Generator, received: np.ndarray, wait: np.ndarray, decided: np.ndarray) -> np.ndarray:
    rows = len(received)
    before = working_day(received + whole_days(wait * (0.2 + 0.5 * rng.random(rows))))
    is_the_decision = rng.random(rows) < 0.25
    return np.where(is_the_decision, decided, np.minimum(before, decided))


def _silence(
    rng: np.random.Generator,
    town: Town,
    department: np.ndarray,
    is_hard: np.ndarray,
    decided: np.ndarray,
    first_answer: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    for number, entry in enumerate(town.departments):
        if "silent_from" not in entry:
            continue
        silent_from = np.datetime64(entry["silent_from"], "D")
        is_left = (department == number) & is_hard & (decided >= silent_from)
        is_unanswered = is_left & (first_answer >= silent_from) & (rng.random(len(is_left)) < 0.3)
        first_answer = never(is_unanswered | (is_left & (first_answer == decided)), first_answer)
        decided = never(is_left, decided)
    return decided, first_answer


def _outcome(rng: np.random.Generator, is_formal: np.ndarray, decided: np.ndarray, withdrawn: np.ndarray) -> np.ndarray:
    formal = np.array([OUTCOMES.index(name) for name in FORMAL_OUTCOMES])
    other = np.array([OUTCOMES.index(name) for name in OTHER_OUTCOMES])
    drawn = np.where(
        is_formal,
        formal[pick_one(rng, list(FORMAL_OUTCOMES.values()), len(decided))],
        other[pick_one(rng, list(OTHER_OUTCOMES.values()), len(decided))],
    )
    drawn = np.where(np.isnat(withdrawn), drawn, OUTCOMES.index("withdrawn"))
    return np.where(np.isnat(decided) & np.isnat(withdrawn), -1, drawn)


def kinds(rng: np.random.Generator, town: Town, department: np.ndarray) -> np.ndarray:
    """For every request a kind (its number in `town.kinds`) that its department deals with."""
    names = list(town.kinds)
    weights = np.array([[entry["kinds"].get(name, 0) for name in names] for entry in town.departments], dtype=float)
    return pick(rng, weights, department)
