"""Figures on what stops: who can bridge a cut, and for how long."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import NO_HOVER, above, axis_title, bars, hover, named_bars, note, plain_bars, share_axis
from kompas.figures.names import UNKNOWN, capital, is_known, named
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, drawn, legend_on_top, unknown_marker, value_axis
from kompas.texts import entry, number, percent, say, short_euro

GROUPS_SHOWN = 6
BAR = 0.038  # of a cut of 5 per cent
BANDS = ("at_once", "0-6", "6-12", "12-24", "24+", "bridged")


def stress_test(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A column per cut: who comes short already, who by the cut, who can bridge it; one hatched field for who is unknown at every cut."""
    told = list(rows.itertuples())
    chosen = next(row for row in told if row.is_chosen)
    most = chosen.initiatives_known + chosen.initiatives_unknown
    strong = [on.accent if row.is_chosen else on.ages[1] for row in told]
    already, cannot = [row.already_initiatives for row in told], [row.cannot_initiatives for row in told]
    by_the_cut = [row.cannot_initiatives - row.already_initiatives for row in told]
    parts = [
        _columns("already", told, [0] * len(told), already, {"color": on.second}, language),
        _columns("cannot", told, already, by_the_cut, {"color": strong}, language),
        _columns("can", told, cannot, [row.can_initiatives for row in told], {"color": on.pale}, language),
    ]
    title = axis_title(say(language, "figures.stress.axis"), on)
    return drawn(
        on,
        language,
        [part for part in parts if any(part["y"])] + _unknown(chosen, language, on),
        440,
        {"t": 8, "b": 56, "r": 8},
        barmode="overlay",
        xaxis=share_axis(on, language, range=[-0.03, 1.03], showgrid=False, zeroline=False, title=title),
        yaxis=value_axis(on, range=[0, most * 1.02], nticks=5),
        annotations=[_count(chosen, language, on), above(say(language, "figures.stress.of_what"), on)],
        **legend_on_top(on, y=1.08),
    )


def _columns(part: str, told: list, base: list[int], counts: list[int], marker: dict, language: str) -> dict:
    called = say(language, f"figures.stress.{part}")
    said = [
        f"{percent(row.share_cut, language)}: {called}, {say(language, 'figures.initiatives', n=int(count))}"
        for row, count in zip(told, counts, strict=True)
    ]
    return _upright(called, [row.share_cut for row in told], base, counts, BAR, marker, said)


def _upright(called: str, cuts: list[float], base: list[int], counts: list[int], width: float, marker: dict, said: list[str]) -> dict:
    return {"type": "bar", "name": capital(called), "x": cuts, "base": base, "y": counts, "width": width, "marker": marker} | hover(said)


def _unknown(chosen: object, language: str, on: Paper) -> list[dict]:
    """The initiatives of which nothing can be said, whatever the cut; none where there are none."""
    if not chosen.initiatives_unknown:
        return []
    called, n = say(language, "figures.unknown"), chosen.initiatives_unknown
    said = f"{called}: {say(language, 'figures.initiatives', n=int(n))}"
    return [_upright(called, [0.5], [chosen.initiatives_known], [n], 1 + BAR, unknown_marker(on), [said])]


def _count(chosen: object, language: str, on: Paper) -> dict:
    """How many cannot bridge the chosen cut, on its own patch of paper above their column."""
    is_left = chosen.share_cut < 0.5
    return note(
        say(language, "figures.stress.chosen", cut=chosen.share_cut, n=int(chosen.cannot_initiatives)),
        on.ink,
        TEXT_SIZE,
        x=chosen.share_cut + (-BAR / 2 if is_left else BAR / 2),
        y=chosen.cannot_initiatives,
        xanchor="left" if is_left else "right",
        yanchor="bottom",
        yshift=2,
        bgcolor=on.background,
        borderpad=3,
    )


def bridging_time(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per band of time until the reserve is used up, soonest first; who bridges it pale, unknown hatched."""
    told = [row for row in rows.itertuples() if row.initiatives or row.bridging_band != UNKNOWN]
    listed = NamedRows(
        tuple(str(entry(language, f"codes.bridging_band.{row.bridging_band}")) for row in told),
        tuple(number(row.initiatives, language) for row in told),
    )
    colours = dict(zip(BANDS, (on.second, on.ages[3], on.ages[2], on.ages[1], on.ages[0], on.pale), strict=True))
    counts = [row.initiatives for row in told]
    traces = plain_bars(counts, [colours.get(row.bridging_band) for row in told], listed, on)
    return named_bars(on, language, traces, listed, max(counts, default=0) or 1, 16)


def ending_by_group(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Per theme and per ward a pale bar of what still runs, and on it what ends within a year; what is not told is hatched."""
    told = [row for dimension in ("theme", "neighbourhood") for row in _largest(rows, dimension)]
    listed = NamedRows(
        tuple(say(language, f"figures.ending.{row.dimension}", name=named(row.group_name, row.dimension, language)) for row in told),
        tuple(_ending(row, language) for row in told),
    )
    running = [row.running_eur for row in told]
    colours = [on.accent if row.group_name != UNKNOWN else None for row in told]
    traces = [
        bars(running, listed.marks_at(), listed, {"color": on.pale}, **NO_HOVER),
        *plain_bars([row.ending_eur for row in told], colours, listed, on),
    ]
    return named_bars(on, language, traces, listed, max(running), 16, barmode="overlay")


def _largest(rows: pd.DataFrame, dimension: str) -> list:
    """The groups in which most ends, the unknown one last."""
    told = [row for row in rows.itertuples() if row.dimension == dimension and row.ending_eur > 0]
    return [row for row in told if row.group_name != UNKNOWN][:GROUPS_SHOWN] + [row for row in told if row.group_name == UNKNOWN]


def _ending(row: object, language: str) -> str:
    amount = short_euro(row.ending_eur, language)
    if not is_known(row.share_of_running):
        return amount
    return f"{amount} · {say(language, 'figures.ending.of_running', share=row.share_of_running)}"
