"""Figures on who pays and what ends."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import HALVES, axis_title, bars, columns, hover, inside, named_bars, note, plain_bars, share_axis
from kompas.figures.names import UNKNOWN, display_name, is_known
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, figure, unknown_marker, value_axis
from kompas.texts import percent, say, short_euro

ROOM_FOR_A_WORD = 0.2  # of a whole bar


def municipal_share(row: pd.Series, language: str, on: Paper) -> go.Figure:
    """Two bars of a whole, of the euros and of the average initiative: surely municipal, not known (hatched), surely from others."""
    per_euro, per_initiative = row["share_per_euro"], row["share_per_initiative"]
    low, high = row["share_low"], row["share_high"]
    named_rows = NamedRows(
        (say(language, "figures.per_euro"), say(language, "figures.per_initiative")),
        (
            say(language, "figures.of_known_euros", share=per_euro) if is_known(per_euro) else "",
            say(language, "figures.of_known_initiatives", share=per_initiative) if is_known(per_initiative) else "",
        ),
        mark=40,
    )
    known = int(row["initiatives_known"])
    unknown = int(row["initiatives_unknown"])
    apart = unknown / (known + unknown) if known + unknown else 0.0
    of_known = per_euro if is_known(per_euro) else 0.0  # without bounds nobody knows how much is unknown: the bar is of what is known
    parts = {
        "municipal": [low if is_known(low) else of_known, (per_initiative if is_known(per_initiative) else 0) * (1 - apart)],
        "unknown": [high - low if is_known(high) else 0, apart],
        "others": [1 - high if is_known(high) else 1 - of_known, (1 - per_initiative if is_known(per_initiative) else 0) * (1 - apart)],
    }
    return figure(
        on,
        language,
        [_of_a_whole(name, shares, named_rows, language, on) for name, shares in parts.items()],
        named_rows.height + 36,
        {"b": 28, "l": 12, "r": 24},
        barmode="stack",
        xaxis=share_axis(on, language, HALVES, showgrid=False),
        yaxis=named_rows.axis(),
        annotations=named_rows.annotations(on) + _unknown_in_words(parts, named_rows, language, on),
    )


def _of_a_whole(name: str, shares: list[float], named_rows: NamedRows, language: str, on: Paper) -> dict:
    marker, ink = {
        "municipal": ({"color": on.accent}, on.background),
        "unknown": (unknown_marker(on), on.ink),
        "others": ({"color": on.pale}, on.ink),
    }[name]
    label = say(language, f"figures.{name}")
    texts = [label if share > ROOM_FOR_A_WORD and name != "unknown" else "" for share in shares]
    look = inside(ink, TEXT_SIZE - 1, "start" if name == "municipal" else "middle")
    hover_text = hover([f"{label}: {percent(share, language)}" for share in shares])
    return bars(shares, named_rows.marks_at(), named_rows, marker, name=label, text=texts, **look, **hover_text)


def _unknown_in_words(parts: dict[str, list[float]], named_rows: NamedRows, language: str, on: Paper) -> list[dict]:
    """The word on its own patch of paper: letters cannot be read on hatching."""
    return [
        note(say(language, "figures.unknown"), on.ink, x=before + share / 2, y=y, bgcolor=on.background, borderpad=2)
        for before, share, y in zip(parts["municipal"], parts["unknown"], named_rows.marks_at(), strict=True)
        if share > ROOM_FOR_A_WORD
    ]


def ending_by_quarter(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar of euros per quarter, in the order of time; what ends at an unknown moment stands apart, hatched."""
    dated = [row for row in rows.itertuples() if is_known(row.quarter)]
    undated = [row for row in rows.itertuples() if not is_known(row.quarter)]
    most = max((row.ending_eur for row in rows.itertuples()), default=0) or 1
    quarters = _quarters(dated[0].quarter, dated[-1].quarter) if dated else []
    places = [*quarters, "", UNKNOWN] if undated else quarters
    words = [_quarter(quarter, place == 0) for place, quarter in enumerate(quarters)]
    return figure(
        on,
        language,
        [_columns(dated, {"color": on.accent}, most, language, on), _columns(undated, unknown_marker(on), most, language, on)],
        420,
        {"t": 30, "b": 70, "r": 4},
        bargap=0.25,
        xaxis=value_axis(
            on,
            type="category",
            categoryorder="array",
            categoryarray=places,
            range=[-0.6, len(places) - 0.4],
            showgrid=False,
            tickangle=0,
            zeroline=False,
            tickvals=[*quarters, UNKNOWN] if undated else quarters,
            ticktext=[*words, "?"] if undated else words,
            title=axis_title(say(language, "figures.quarter_axis"), on),
        ),
        yaxis=value_axis(
            on,
            range=[0, most * 1.12],
            tickvals=_steps(most),
            ticktext=[short_euro(step, language) for step in _steps(most)],
        ),
        annotations=[_end_unknown(max(row.ending_eur, *(last.ending_eur for last in dated[-2:])), language, on) for row in undated],
    )


def _end_unknown(amount: float, language: str, on: Paper) -> dict:
    place = {"x": 1, "xref": "paper", "xanchor": "right", "align": "right", "y": amount, "yanchor": "bottom"}
    return note(say(language, "figures.end_unknown"), on.ink, **place)


def _quarters(first: str, last: str) -> list[str]:
    """Every quarter from the first to the last, those in which nothing ends too: time has no holes."""
    start, end = (int(quarter[:4]) * 4 + int(quarter[-1]) - 1 for quarter in (first, last))
    return [f"{place // 4}-Q{place % 4 + 1}" for place in range(start, end + 1)]


def _quarter(quarter: str, is_first: bool) -> str:
    year, number = quarter.split("-Q")
    return f"{number}<br>{year}" if number == "1" or is_first else f"{number}<br> "


def _columns(rows: list, marker: dict, most: float, language: str, on: Paper) -> dict:
    labels = [
        f"{row.quarter if is_known(row.quarter) else say(language, 'figures.end_unknown')}: "
        f"{short_euro(row.ending_eur, language)}, {say(language, 'figures.initiatives', n=int(row.initiatives))}"
        for row in rows
    ]
    quarters = [row.quarter if is_known(row.quarter) else UNKNOWN for row in rows]
    texts = [short_euro(row.ending_eur, language) if row.ending_eur == most else "" for row in rows]
    look = {"constraintext": "none", "textfont": {"size": TEXT_SIZE}} | hover(labels)
    return columns(quarters, [row.ending_eur for row in rows], marker, texts, on, **look)


def _steps(most: float) -> list[float]:
    rough = most / 4
    size = 10 ** (len(str(int(rough))) - 1) if rough >= 1 else 1
    step = next(size * times for times in (1, 2, 5, 10) if size * times >= rough)
    return [step * place for place in range(int(most / step) + 1)]


def largest_funders(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per funder, largest first; unknown hatched."""
    records = list(rows.itertuples())
    named_rows = NamedRows(
        tuple(display_name(row.funder, "funder", language) for row in records),
        tuple(
            f"{short_euro(row.granted_eur, language)} · {say(language, 'figures.initiatives', n=int(row.initiatives))}" for row in records
        ),
    )
    amounts = [row.granted_eur for row in records]
    colours = [on.accent if is_known(row.funder) and row.funder != UNKNOWN else None for row in records]
    traces = plain_bars(amounts, colours, named_rows, on)
    return named_bars(on, language, traces, named_rows, max(amounts, default=0) or 1, 16)
