"""The requests of the invented town: the application of every initiative and what came after it."""

import numpy as np

from kompas.demo import answering
from kompas.demo.lives import Lives
from kompas.demo.town import Town, days, never, pick_one, whole_days

WITHOUT_INITIATIVE = 0.03  # share of the requests that name no initiative
OF_TINY_DEPARTMENT = 7
FORMAL_TERM = 56  # days; Awb 4:13
DELAYED = 0.3  # share of the formal applications without a decision near the end of the term that get a notice of delay
DELAY = 42  # days that such a notice adds


def ask(rng: np.random.Generator, town: Town, lives: Lives, requests: int, is_first_part: bool) -> dict[str, np.ndarray]:
    """Exactly so many requests as arrays by name, by day of receipt; `initiative` is a row of `lives`, -1 for none.

    `requests` must be at least the number of initiatives that have applied.
    """
    applied = np.flatnonzero(lives.has_applied)
    later = _later(rng, town, lives, requests - len(applied), is_first_part)
    formal_kind = np.where(lives.department == town.department("Vergunningen en Toezicht"), "vergunning", "subsidie")
    names = np.array(list(town.kinds))
    kind_number = (names[None, :] == formal_kind[:, None]).argmax(axis=1) if len(lives) else np.zeros(0, dtype=np.int64)
    first = {
        "initiative": applied,
        "department": lives.department[applied],
        "kind": kind_number[applied],
        "received": lives.submitted[applied],
        **_columns_of(lives.application, applied),
    }
    together = {name: np.concatenate([first[name], later[name]]) for name in first}
    order = np.argsort(together["received"], kind="stable")
    together = {name: values[order] for name, values in together.items()}
    return together | _details(rng, town, together)


def _columns_of(answers: answering.Answers, rows: np.ndarray | slice) -> dict[str, np.ndarray]:
    return {name: getattr(answers, name)[rows] for name in answers.__dataclass_fields__}


def _later(rng: np.random.Generator, town: Town, lives: Lives, rows: int, is_first_part: bool) -> dict[str, np.ndarray]:
    opens, closes = _window(town, lives)
    initiative = _draw_initiative(rng, lives, opens, closes, rows)
    has_one = initiative >= 0
    since = np.where(has_one, opens[initiative], np.datetime64(f"{town.first_year}-01-01", "D"))
    until = np.where(has_one, closes[initiative], town.snapshot)
    received = _draw_days(rng, town, since, until)
    elsewhere = pick_one(rng, list(town.of_departments("later")), rows)
    own = np.where(has_one, town.own_department[lives.theme[initiative]], elsewhere)
    department = np.where(rng.random(rows) < 0.32, own, elsewhere)
    if is_first_part:
        department[np.flatnonzero(~has_one)[:OF_TINY_DEPARTMENT]] = town.department("Juridische Zaken")
    kind = answering.kinds(rng, town, department)
    answers = answering.answer(rng, town, department, received, _is_formal(town, kind), np.zeros(rows, dtype=bool))
    return {
        "initiative": initiative,
        "department": department,
        "kind": kind,
        "received": received,
        **_columns_of(answers, slice(None)),
    }


def _window(town: Town, lives: Lives) -> tuple[np.ndarray, np.ndarray]:
    closes = np.where(np.isnat(lives.ended), town.snapshot, lives.ended)
    turned_away = ~lives.is_active(town) & np.isnat(lives.ended)
    last = np.fmax(lives.application.decided, lives.application.withdrawn) + 240
    closes = np.where(turned_away, np.minimum(last, town.snapshot), closes)
    opens = lives.submitted + 7
    return opens, np.maximum(closes, opens)


def _draw_initiative(rng: np.random.Generator, lives: Lives, opens: np.ndarray, closes: np.ndarray, rows: int) -> np.ndarray:
    length = np.where(lives.has_applied, (closes - opens).astype("int64"), 0) + 0.0
    weights = length * np.exp(0.7 * rng.standard_normal(len(lives)))
    if weights.sum() == 0:
        return np.full(rows, -1)
    bounds = np.cumsum(weights)
    bounds = bounds / bounds[-1]
    drawn = np.minimum(np.searchsorted(bounds, rng.random(rows), side="right"), len(lives) - 1)
    return np.where(rng.random(rows) < WITHOUT_INITIATIVE, -1, drawn)


def _draw_days(rng: np.random.Generator, town: Town, since: np.ndarray, until: np.ndarray) -> np.ndarray:
    """A day in each period: of two that are drawn the one in the busier month has the better chance."""
    length = (until - since).astype("int64") + 1
    one, other = (since + (rng.random(len(since)) * length).astype("timedelta64[D]") for _ in range(2))
    busy = np.array(town.months)
    weight, against = (busy[day.astype("datetime64[M]").astype(np.int64) % 12] ** 2 for day in (one, other))
    return np.where(rng.random(len(since)) < weight / (weight + against), one, other)


def _is_formal(town: Town, kind: np.ndarray) -> np.ndarray:
    return np.array([entry["formal"] for entry in town.kinds.values()])[kind]


def _details(rng: np.random.Generator, town: Town, requests: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    rows = len(requests["kind"])
    is_formal = _is_formal(town, requests["kind"])
    norm = np.array([entry["norm"] for entry in town.kinds.values()])[requests["kind"]]
    term = np.where(is_formal, FORMAL_TERM + np.maximum(requests["suspended"], 0), norm)
    return {
        "is_formal": np.where(rng.random(rows) < 0.02, -1, is_formal),
        "channel": np.where(rng.random(rows) < 0.02, -1, pick_one(rng, list(town.channels.values()), rows)),
        "due": never(rng.random(rows) < 0.03, requests["received"] + whole_days(term)),
        "registered_department": np.where(
            (rng.random(rows) < 0.02) & (requests["department"] != town.department("Juridische Zaken")),
            -1,
            requests["department"],
        ),
    }


def notices(rng: np.random.Generator, town: Town, requests: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The same requests with `notice`: the day of a notice of delay (Awb 4:14 lid 3), and the due date of those that got one.

    Most are sent in the last weeks of the term, some after it. Of a part no new due date is written down.
    """
    rows = len(requests["kind"])
    is_formal = _is_formal(town, requests["kind"])
    term_ends = requests["received"] + whole_days(FORMAL_TERM + np.maximum(requests["suspended"], 0))
    sent = term_ends + days(rng, -14, 3, rows)
    over = np.fmin(np.fmin(requests["decided"], requests["withdrawn"]), town.snapshot)
    is_delayed = is_formal & (rng.random(rows) < DELAYED) & (sent < over)
    new_due = never(rng.random(rows) < 0.4, term_ends + DELAY)
    is_moved = is_delayed & (sent <= term_ends)
    return requests | {"notice": never(~is_delayed, sent), "due": np.where(is_moved, new_due, requests["due"])}
