"""Figures on what is the same for everybody: two intervals per group around zero."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import axis_title, below, dots, interval, spread_key
from kompas.figures.names import UNKNOWN, capital, display_name, each, is_known
from kompas.figures.paper import AT_THE_EDGE, NamedRows, Paper, figure, legend_on_top, value_axis
from kompas.texts import has, say, tenth

KINDS = ("difference", "difference_within")  # crude, and within the same department


def comparison(group_rows: pd.DataFrame, name: str, every: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Per group a filled dot for the crude difference with all others and an open one for that within departments, with their intervals."""
    groups = each(group_rows)
    rows = [row for row in groups if is_known(row.difference)]
    named_rows = NamedRows(
        tuple(capital(_group_name(row, language)) for row in rows), tuple(_in_words(row, name, language) for row in rows), lines=2, mark=16
    )
    ends = [getattr(row, kind + end) for row in rows for kind in KINDS for end in ("", "_low", "_high")]
    furthest = max((abs(end) for end in ends if is_known(end)), default=1) or 1
    notes = _notes(groups, every, language)
    return figure(
        on,
        language,
        [
            *(_intervals(rows, kind, named_rows.marks_at(line), name, language, on) for line, kind in enumerate(KINDS)),
            spread_key(language, on),
        ],
        named_rows.height + 148 + 24 * len(notes),
        {"t": 80, "b": 66 + 24 * len(notes), "l": 14, "r": 24},
        xaxis=value_axis(
            on,
            range=[-1.08 * furthest, 1.08 * furthest],
            nticks=7,
            zerolinecolor=on.ink,
            zerolinewidth=2,
            title=axis_title(say(language, f"figures.equal.{name}.axis"), on),
        ),
        yaxis=named_rows.axis(),
        annotations=named_rows.annotations(on) + [below(text, on.ink, 58 + 24 * place) for place, text in enumerate(notes)],
        **legend_on_top(on, **AT_THE_EDGE),
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


def _intervals(rows: list, kind: str, heights: list[float], name: str, language: str, on: Paper) -> dict:
    pairs = [(row, y) for row, y in zip(rows, heights, strict=True) if is_known(getattr(row, kind))]
    is_crude = kind == KINDS[0]
    colour = on.accent if is_crude else on.second
    label = say(language, f"figures.equal.{kind}")
    # Without a spread there is no interval, and no line: both ends of it are the dot itself.
    lows, highs = ([_or_else(getattr(row, kind + end), getattr(row, kind)) for row, _ in pairs] for end in ("_low", "_high"))
    hollow = {"color": colour if is_crude else on.background, "line": {"color": colour, "width": 2.5}}
    middles = [getattr(row, kind) for row, _ in pairs]
    bounds = list(zip(lows, highs, strict=True))
    return dots(
        [y for _, y in pairs],
        middles,
        bounds,
        {"symbol": "circle" if is_crude else "diamond", "size": 13} | hollow,
        [_spread(row, kind, label, name, language) for row, _ in pairs],
        capital(label),
    ) | {"error_x": interval(middles, bounds, colour)}


def _spread(row: object, kind: str, which: str, name: str, language: str) -> str:
    """The interval in words; that there is none where the spread is not known."""
    low, high = (getattr(row, kind + end) for end in ("_low", "_high"))
    if not (is_known(low) and is_known(high)):
        return say(language, "figures.equal.no_interval", which=which)
    return say(language, f"figures.equal.{name}.hover", which=which, low=_with_sign(low, language), high=_with_sign(high, language))


def _or_else(value: float, other: float) -> float:
    return value if is_known(value) else other


def _notes(groups: list, every: pd.DataFrame, language: str) -> list[str]:
    """A line on the groups with too few requests, and one on the requests of which the group is not known."""
    few = [row for row in groups if not is_known(row.difference)]
    unknown = sum(int(row.requests) for row in each(every) if row.who == UNKNOWN)
    labels = [say(language, "figures.equal.too_few", n=len(few), requests=sum(int(row.requests) for row in few))] if few else []
    return labels + ([say(language, "figures.equal.unknown", n=unknown)] if unknown else [])
