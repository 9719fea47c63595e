"""Charts on what is the same for everybody: two intervals per group around zero."""

from collections.abc import Sequence

import pandas as pd

from kompas.figures.chart import Axis, Chart, Dots, Row
from kompas.figures.marks import cells
from kompas.figures.names import UNKNOWN, capital, display_name, each, is_known
from kompas.texts import has, say, tenth

KINDS = ("difference", "difference_within")  # crude, and within the same department


def comparison(group_rows: pd.DataFrame, name: str, every: pd.DataFrame, language: str) -> Chart:
    """Per group a filled dot for the crude difference with all others and an open one for that within departments, with their intervals."""
    groups = each(group_rows)
    rows = [row for row in groups if is_known(row.difference)]
    ends = [getattr(row, kind + end) for row in rows for kind in KINDS for end in ("", "_low", "_high")]
    furthest = max((abs(end) for end in ends if is_known(end)), default=1) or 1
    return Chart(
        language,
        tuple(_dots(rows, kind, line, name, language) for line, kind in enumerate(KINDS)),
        rows=tuple(Row(capital(_group_name(row, language)), _in_words(row, name, language)) for row in rows),
        lines=2,
        x=Axis("number", -furthest, furthest, title=say(language, f"figures.equal.{name}.axis")),
        below=_notes(groups, every, language),
    )


def _group_name(row: object, language: str) -> str:
    return say(language, f"codes.who.{row.who}") if has(language, f"codes.who.{row.who}") else display_name(row.who, "ward", language)


def _in_words(row: object, name: str, language: str) -> str:
    crude, within = (_with_sign(getattr(row, kind), language) for kind in KINDS)
    return say(language, f"figures.equal.{name}.words", n=int(row.requests), crude=crude, within=within)


def _with_sign(value: float, language: str) -> str:
    if not is_known(value):
        return "?"
    sign = "" if round(value, 1) == 0 else "+" if value > 0 else "−"
    return f"{sign}{tenth(abs(value), language)}"


def _dots(rows: Sequence, kind: str, line: int, name: str, language: str) -> Dots:
    pairs = [(place, row) for place, row in enumerate(rows) if is_known(getattr(row, kind))]
    label = say(language, f"figures.equal.{kind}")
    bounds = [(getattr(row, f"{kind}_low"), getattr(row, f"{kind}_high")) for _, row in pairs]
    known = [bound if is_known(bound[0]) and is_known(bound[1]) else None for bound in bounds]
    return Dots(
        tuple(getattr(row, kind) for _, row in pairs),
        ("accent", "second")[line],
        tuple(place for place, _ in pairs),
        line,
        ("circle", "diamond-open")[line],
        capital(label),
        tuple(known),
        hovers=tuple(_spread(bound, label, name, language) for bound in known),
        cells=cells([row for _, row in pairs], "requests"),
    )


def _spread(bound: tuple[float, float] | None, which: str, name: str, language: str) -> str:
    """The interval in words; that there is none where the spread is not known."""
    if bound is None:
        return say(language, "figures.equal.no_interval", which=which)
    low, high = (_with_sign(end, language) for end in bound)
    return say(language, f"figures.equal.{name}.hover", which=which, low=low, high=high)


def _notes(groups: list, every: pd.DataFrame, language: str) -> tuple[str, ...]:
    """A line on the groups with too few requests, and one on the requests of which the group is not known."""
    few = [row for row in groups if not is_known(row.difference)]
    unknown = sum(int(row.requests) for row in each(every) if row.who == UNKNOWN)
    labels = [say(language, "figures.equal.too_few", n=len(few), requests=sum(int(row.requests) for row in few))] if few else []
    return tuple(labels + ([say(language, "figures.equal.unknown", n=unknown)] if unknown else []))
