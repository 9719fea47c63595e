"""Figures on what stops: who can bridge a cut, and for how long."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import NO_HOVER, above, axis_title, bars, below, named_bars, note, plain_bars, share_axis
from kompas.figures.names import UNKNOWN, capital, display_name, is_known
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, figure, legend_on_top, unknown_marker, value_axis
from kompas.texts import entry, say, short_euro

DIMENSIONS = ("theme", "neighbourhood")
GROUPS_SHOWN = 6
BAR = 0.038  # of a cut of 5 per cent
ASIDE = BAR / 2 + 0.003  # from the middle of a column to the line around it


def stress_test(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A column per cut: who comes short already, who by the cut, who can bridge it; one hatched field for who is unknown at every cut.

    The chosen cut is outlined, with its number.
    """
    records = list(rows.itertuples())
    chosen = next(row for row in records if row.is_chosen)
    most = chosen.initiatives_known + chosen.initiatives_unknown
    already, cannot = [row.already_initiatives for row in records], [row.cannot_initiatives for row in records]
    by_the_cut = [row.cannot_initiatives - row.already_initiatives for row in records]
    parts = [
        _columns("already", records, [0] * len(records), already, on.second, language),
        _columns("cannot", records, already, by_the_cut, on.accent, language),
        _columns("can", records, cannot, [row.can_initiatives for row in records], on.pale, language),
    ]
    title = axis_title(say(language, "figures.stress.axis"), on)
    return figure(
        on,
        language,
        [part for part in parts if any(part["y"])] + _unknown(chosen, language, on),
        440,
        {"t": 8, "b": 56, "r": 8},
        barmode="overlay",
        xaxis=share_axis(on, language, range=[-0.03, 1.03], showgrid=False, zeroline=False, title=title),
        yaxis=value_axis(on, range=[0, most * 1.02], nticks=5),
        shapes=[_outline(chosen, on)],
        annotations=[_count(chosen, language, on), above(say(language, "figures.stress.of_what"), on)],
        **legend_on_top(on, y=1.08),
    )


def _columns(part: str, records: list, base: list[int], counts: list[int], colour: str, language: str) -> dict:
    label = say(language, f"figures.stress.{part}")
    return _upright(label, [row.share_cut for row in records], base, counts, BAR, {"color": colour}) | {
        "hovertemplate": f"%{{x:.0%}}: {label}, %{{customdata:,}}<extra></extra>"
    }


def _upright(label: str, cuts: list[float], base: list[int], counts: list[int], width: float, marker: dict) -> dict:
    placed = {"x": cuts, "base": base, "y": counts, "width": width, "marker": marker}
    return {"type": "bar", "name": capital(label), "customdata": counts} | placed


def _unknown(chosen: object, language: str, on: Paper) -> list[dict]:
    """The initiatives of which too little is known, whatever the cut; none where there are none."""
    if not chosen.initiatives_unknown:
        return []
    label, n = say(language, "figures.unknown"), chosen.initiatives_unknown
    field = _upright(label, [0.5], [chosen.initiatives_known], [n], 1 + BAR, unknown_marker(on))
    return [field | {"hovertemplate": f"{label}: %{{customdata:,}}<extra></extra>"}]


def _outline(chosen: object, on: Paper) -> dict:
    """A line around the column of the chosen cut."""
    sides = {"x0": chosen.share_cut - ASIDE, "x1": chosen.share_cut + ASIDE, "y0": 0, "y1": chosen.initiatives_known}
    return {"type": "rect", "line": {"color": on.ink, "width": 2}} | sides


def _count(chosen: object, language: str, on: Paper) -> dict:
    """How many cannot bridge the chosen cut, on its own patch of paper beside their column."""
    is_left = chosen.share_cut < 0.5
    return note(
        say(language, "figures.stress.chosen", cut=chosen.share_cut, n=int(chosen.cannot_initiatives)),
        on.ink,
        TEXT_SIZE,
        x=chosen.share_cut + (ASIDE if is_left else -ASIDE),
        y=chosen.cannot_initiatives,
        xanchor="left" if is_left else "right",
        yanchor="bottom",
        xshift=4 if is_left else -4,
        bgcolor=on.background,
        borderpad=3,
    )


def bridging_time(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per band of time until the reserve is used up, soonest first; who bridges it comes last, and then unknown, hatched."""
    records = [row for row in rows.itertuples() if row.initiatives or row.bridging_band != UNKNOWN]
    named_rows = NamedRows(
        tuple(str(entry(language, f"codes.bridging_band.{row.bridging_band}")) for row in records),
        tuple(say(language, "figures.initiatives", n=int(row.initiatives)) for row in records),
    )
    counts = [row.initiatives for row in records]
    traces = plain_bars(counts, [None if row.bridging_band == UNKNOWN else on.accent for row in records], named_rows, on)
    return named_bars(on, language, traces, named_rows, max(counts, default=0) or 1, 16)


def ending_by_group(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Per theme and per ward a pale bar of what still runs, and on it what ends within a year; the unknown is hatched.

    Below it how many themes and wards there are, where not all of them are shown.
    """
    records = [row for dimension in DIMENSIONS for row in _largest(rows, dimension)]
    named_rows = NamedRows(
        tuple(
            say(language, f"figures.ending.{row.dimension}", name=display_name(row.group_name, row.dimension, language)) for row in records
        ),
        tuple(_ending_label(row, language) for row in records),
    )
    running = [row.running_eur for row in records]
    colours = [on.accent if row.group_name != UNKNOWN else None for row in records]
    ending = plain_bars([row.ending_eur for row in records], colours, named_rows, on)
    looks = {"color": on.pale, "line": {"color": on.line, "width": 1}}
    traces = [
        bars(running, named_rows.marks_at(), named_rows, looks, name=say(language, "figures.ending.runs"), **NO_HOVER),
        *(trace | {"name": say(language, "figures.ending.ends"), "showlegend": trace is ending[0]} for trace in ending),
    ]
    notes = [*named_rows.annotations(on), *_of_how_many(rows, language, on)]
    layout = {"barmode": "overlay", "annotations": notes} | legend_on_top(on)
    return named_bars(on, language, traces, named_rows, max(running), 84, {"b": 44}, **layout)


def _of_how_many(rows: pd.DataFrame, language: str, on: Paper) -> list[dict]:
    """How many themes and wards there are in which money ends, where more than are shown."""
    counts = [sum(row.dimension == dimension and _ends(row) for row in rows.itertuples()) for dimension in DIMENSIONS]
    if max(counts) <= GROUPS_SHOWN:
        return []
    themes, wards = counts
    return [below(say(language, "figures.ending.largest", most=GROUPS_SHOWN, themes=themes, wards=wards), on.quiet, 8, align="left")]


def _ends(row: object) -> bool:
    return row.group_name != UNKNOWN and row.ending_eur > 0


def _largest(rows: pd.DataFrame, dimension: str) -> list:
    """The groups in which most ends, the unknown one last."""
    records = [row for row in rows.itertuples() if row.dimension == dimension and row.ending_eur > 0]
    return [row for row in records if _ends(row)][:GROUPS_SHOWN] + [row for row in records if not _ends(row)]


def _ending_label(row: object, language: str) -> str:
    amount = short_euro(row.ending_eur, language)
    if not is_known(row.share_of_running):
        return amount
    return f"{amount} · {say(language, 'figures.ending.of_running', share=row.share_of_running)}"
