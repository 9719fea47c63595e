"""Figures on what stops: who can bridge a cut, and for how long."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.names import UNKNOWN, is_known, named
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, drawn, legend_on_top, no_axis, unknown_marker, value_axis
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
    parts = [
        _columns("already", told, [0] * len(told), [row.already_initiatives for row in told], {"color": on.second}, language),
        _columns(
            "cannot",
            told,
            [row.already_initiatives for row in told],
            [row.cannot_initiatives - row.already_initiatives for row in told],
            {"color": strong},
            language,
        ),
        _columns(
            "can", told, [row.cannot_initiatives for row in told], [row.can_initiatives for row in told], {"color": on.pale}, language
        ),
    ]
    return drawn(
        on,
        language,
        [part for part in parts if any(part["y"])] + _unknown(chosen, language, on),
        440,
        {"t": 8, "b": 56, "r": 8},
        barmode="overlay",
        xaxis=value_axis(
            on,
            range=[-0.03, 1.03],
            tickvals=[0, 0.25, 0.5, 0.75, 1],
            ticktext=[percent(share, language) for share in (0, 0.25, 0.5, 0.75, 1)],
            showgrid=False,
            zeroline=False,
            title={"text": say(language, "figures.stress.axis"), "font": {"size": TEXT_SIZE - 1, "color": on.quiet}},
        ),
        yaxis=value_axis(on, range=[0, most * 1.02], nticks=5),
        annotations=[_count(chosen, language, on)],
        showlegend=True,
        legend=legend_on_top(on),
    )


def _columns(part: str, told: list, base: list[int], counts: list[int], marker: dict, language: str) -> dict:
    called = say(language, f"figures.stress.{part}")
    return {
        "type": "bar",
        "name": called,
        "x": [row.share_cut for row in told],
        "base": base,
        "y": counts,
        "width": BAR,
        "marker": marker,
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [
            f"{percent(row.share_cut, language)}: {called}, {say(language, 'figures.initiatives', n=int(count))}"
            for row, count in zip(told, counts, strict=True)
        ],
    }


def _unknown(chosen: object, language: str, on: Paper) -> list[dict]:
    """The initiatives of which nothing can be said, whatever the cut; none where there are none."""
    if not chosen.initiatives_unknown:
        return []
    called = say(language, "figures.unknown")
    return [
        {
            "type": "bar",
            "name": called,
            "x": [0.5],
            "base": [chosen.initiatives_known],
            "y": [chosen.initiatives_unknown],
            "width": 1 + BAR,
            "marker": unknown_marker(on),
            "hovertemplate": "%{customdata}<extra></extra>",
            "customdata": [f"{called}: {say(language, 'figures.initiatives', n=int(chosen.initiatives_unknown))}"],
        }
    ]


def _count(chosen: object, language: str, on: Paper) -> dict:
    """How many cannot bridge the chosen cut, on its own patch of paper above their column."""
    is_left = chosen.share_cut < 0.5
    return {
        "text": say(language, "figures.stress.chosen", cut=chosen.share_cut, n=int(chosen.cannot_initiatives)),
        "x": chosen.share_cut + (-BAR / 2 if is_left else BAR / 2),
        "y": chosen.cannot_initiatives,
        "xanchor": "left" if is_left else "right",
        "yanchor": "bottom",
        "yshift": 2,
        "showarrow": False,
        "bgcolor": on.background,
        "borderpad": 3,
        "font": {"size": TEXT_SIZE, "color": on.ink},
    }


def bridging_time(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per band of time until the reserve is used up, soonest first; who bridges it pale, unknown hatched."""
    told = [row for row in rows.itertuples() if row.initiatives or row.bridging_band != UNKNOWN]
    listed = NamedRows(
        tuple(str(entry(language, f"codes.bridging_band.{row.bridging_band}")) for row in told),
        tuple(number(row.initiatives, language) for row in told),
    )
    widest = max((row.initiatives for row in told), default=0) or 1
    colours = dict(zip(BANDS, (on.second, on.ages[3], on.ages[2], on.ages[1], on.ages[0], on.pale), strict=True))
    places = list(zip(told, listed.marks_at(), strict=True))
    known = [(row, place) for row, place in places if row.bridging_band != UNKNOWN]
    unknown = [(row, place) for row, place in places if row.bridging_band == UNKNOWN]
    return drawn(
        on,
        language,
        [
            _bars(known, {"color": [colours[row.bridging_band] for row, _ in known]}, listed),
            _bars(unknown, unknown_marker(on), listed),
        ],
        listed.height + 16,
        xaxis=no_axis(range=[0, widest]),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
    )


def _bars(placed: list, marker: dict, listed: NamedRows) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [row.initiatives for row, _ in placed],
        "y": [place for _, place in placed],
        "width": listed.thickness,
        "marker": marker,
        "hoverinfo": "skip",
    }


def ending_by_group(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Per theme and per ward a pale bar of what still runs, and on it what ends within a year; what is not told is hatched."""
    told = [row for dimension in ("theme", "neighbourhood") for row in _largest(rows, dimension)]
    listed = NamedRows(
        tuple(say(language, f"figures.ending.{row.dimension}", name=named(row.group_name, row.dimension, language)) for row in told),
        tuple(_ending(row, language) for row in told),
    )
    places = listed.marks_at()
    known = [(row, place) for row, place in zip(told, places, strict=True) if row.group_name != UNKNOWN]
    unknown = [(row, place) for row, place in zip(told, places, strict=True) if row.group_name == UNKNOWN]
    return drawn(
        on,
        language,
        [
            _ends([(row.running_eur, place) for row, place in zip(told, places, strict=True)], {"color": on.pale}, listed),
            _ends([(row.ending_eur, place) for row, place in known], {"color": on.accent}, listed),
            _ends([(row.ending_eur, place) for row, place in unknown], unknown_marker(on), listed),
        ],
        listed.height + 16,
        barmode="overlay",
        xaxis=no_axis(range=[0, max(row.running_eur for row in told)]),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
    )


def _largest(rows: pd.DataFrame, dimension: str) -> list:
    """The groups in which most ends, the unknown one last."""
    told = [row for row in rows.itertuples() if row.dimension == dimension and row.ending_eur > 0]
    return [row for row in told if row.group_name != UNKNOWN][:GROUPS_SHOWN] + [row for row in told if row.group_name == UNKNOWN]


def _ending(row: object, language: str) -> str:
    amount = short_euro(row.ending_eur, language)
    if not is_known(row.share_of_running):
        return amount
    return f"{amount} · {say(language, 'figures.ending.of_running', share=row.share_of_running)}"


def _ends(placed: list[tuple[float, float]], marker: dict, listed: NamedRows) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [amount for amount, _ in placed],
        "y": [place for _, place in placed],
        "width": listed.thickness,
        "marker": marker,
        "hoverinfo": "skip",
    }
