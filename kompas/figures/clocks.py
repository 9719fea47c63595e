"""Figures on terms: the two clocks, decided or withdrawn, and the days within which half and nine in ten are there."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import CORNER, NO_HOVER, ROOM_BEHIND, above, axis_title, behind, dots, hover, key, note, share_axis, spread_key
from kompas.figures.names import capital, department_name, each, in_order, is_known, or_none, without_repetition
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, figure, legend_on_top, value_axis
from kompas.texts import percent, say

CLOCKS = ("service", "law")
ARROW = {"symbol": "triangle-right", "size": 13}
SYMBOLS = {"service": "circle", "law": "diamond", "half": "circle", "nine_in_ten": "diamond"}


def two_clocks(rows: pd.DataFrame, language: str, on: Paper, is_filtered: bool = False) -> go.Figure:
    """Per department a dot for the service norm and a diamond for the legal term, with intervals; counts where there are too few."""
    by_clock = {(row.clock, or_none(row.department)): row for row in each(rows)}
    departments = without_repetition(in_order(name for _, name in by_clock), is_filtered)
    running = [clock for clock in CLOCKS if any(of == clock for of, _ in by_clock)]
    named_rows = NamedRows(
        tuple(department_name(name, language, is_filtered) for name in departments),
        tuple(_count_label(by_clock, name, language) for name in departments),
        lines=len(running),
    )
    traces, annotations = [], named_rows.annotations(on)
    for line, clock in enumerate(running):
        colour = {"service": on.accent, "law": on.second}[clock]
        pairs = [
            (by_clock[clock, name], y) for name, y in zip(departments, named_rows.marks_at(line), strict=True) if (clock, name) in by_clock
        ]
        traces += _shares([pair for pair in pairs if is_known(pair[0].share)], clock, colour, language)
        annotations += [_count_note(row, y, language, on) for row, y in pairs if not is_known(row.share)]
    return figure(
        on,
        language,
        [*traces, spread_key(language, on)],
        named_rows.height + 130,
        {"t": 76, "b": 54, "l": 14, "r": ROOM_BEHIND},
        xaxis=share_axis(on, language, title=axis_title(say(language, "figures.clocks.in_time"), on)),
        yaxis=named_rows.axis(),
        annotations=annotations,
        **legend_on_top(on),
    )


def _count_label(by_clock: dict, name: str | None, language: str) -> str:
    service, law = ((int(by_clock[clock, name].requests) if (clock, name) in by_clock else 0) for clock in CLOCKS)
    if not service:
        return say(language, "figures.clocks.counted_formal", n=law)
    return say(language, "figures.clocks.counted", n=service, law=law)


def _shares(pairs: list, clock: str, colour: str, language: str) -> list[dict]:
    label = capital(say(language, f"figures.clocks.{clock}.name"))
    return shares(pairs, {"color": colour, "symbol": SYMBOLS[clock]}, label, language)


def shares(pairs: list[tuple], marker: dict, name: str, language: str) -> list[dict]:
    """A dot for the share of each row at its place, with its interval, and the share in words behind it."""
    rows, places = [row for row, _ in pairs], [y for _, y in pairs]
    middles, bounds = [row.share for row in rows], [(row.share_low, row.share_high) for row in rows]
    labels = [percent(row.share, language) for row in rows]
    return [
        dots(places, middles, bounds, marker, [interval_label(row, language) for row in rows], name),
        behind([high for _, high in bounds], places, labels, marker["color"]),
    ]


def interval_label(row: object, language: str) -> str:
    """The share of a row, with how low and how high it may be and of how many."""
    return say(language, "figures.interval", share=row.share, low=row.share_low, high=row.share_high, n=int(row.requests))


def _count_note(row: object, y: float, language: str, on: Paper) -> dict:
    """The counts, where there are too few for a share."""
    kind = "few" if row.requests else "none"
    blanks = {"answered": int(row.answered_in_time), "requests": int(row.requests)}
    text = say(language, f"figures.clocks.{row.clock}.{kind}", **blanks)
    return note(text, on.quiet, borderpad=0, x=0, xanchor="left", y=y, yanchor="middle")


def decided_or_withdrawn(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Areas on top of each other, week by week: decided below, withdrawn on it, and what still waits up to the top."""
    decided, withdrawn = (rows[rows["became"] == became] for became in ("decided", "withdrawn"))
    weeks = decided["week"]
    parts = (
        ("decided", decided["share"], on.accent),
        ("withdrawn", withdrawn["share"], on.second),
        ("waiting", decided["share_waiting"], on.pale),
    )
    return figure(
        on,
        language,
        [_area(part, weeks, shares, colour, language) for part, shares, colour in parts],
        400,
        {"t": 92, "b": 54, "l": 4, "r": 18},
        xaxis=value_axis(
            on,
            range=[0, float(weeks.max())],
            tickvals=[week for week in (0, 8, 16, 26, 39, 52) if week <= weeks.max()],
            title=axis_title(say(language, "figures.weeks_after"), on),
            showgrid=False,
        ),
        yaxis=share_axis(on, language, ticklabelstandoff=CORNER),
        annotations=[_area_note(place, *part, int(weeks.max()), language, on) for place, part in enumerate(parts)],
    )


def _area_note(place: int, part: str, shares: pd.Series, colour: str, week: int, language: str, on: Paper) -> dict:
    """What an area is, and how large it is at the end: words above the figure, in the order of the areas."""
    what = capital(say(language, f"figures.clocks.{part}"))
    label = say(language, "figures.clocks.at_the_end", what=what, share=shares.iloc[-1], n=week)
    text = f'<span style="color:{colour};font-size:20px">■</span> {label}'
    return above(text, on, yshift=8 + 25 * place, align="left", borderpad=0, font={"size": TEXT_SIZE, "color": on.ink})


def _area(part: str, weeks: pd.Series, shares: pd.Series, colour: str, language: str) -> dict:
    label = say(language, f"figures.clocks.{part}")
    what = capital(label)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": label,
        "stackgroup": "all",
        "x": list(weeks),
        "y": list(shares),
        "line": {"width": 0, "color": colour, "shape": "hv"},
        "fillcolor": colour,
    } | hover(
        [say(language, "figures.clocks.at_the_end", n=int(week), share=share, what=what) for week, share in zip(weeks, shares, strict=True)]
    )


def waiting_quantiles(rows: pd.DataFrame, language: str, on: Paper, is_filtered: bool = False) -> go.Figure:
    """Per department a dot where half are decided and a diamond where nine in ten are, each with its interval."""
    by_department = {or_none(row.department): row for row in each(rows)}
    departments = without_repetition(in_order(by_department), is_filtered)
    named_rows = NamedRows(
        tuple(department_name(name, language, is_filtered) for name in departments),
        tuple(_days_label(by_department[name], language) for name in departments),
        lines=2,
    )
    bounds = [rows[column].max() for column in ("half_days", "half_days_high", "nine_in_ten_days", "nine_in_ten_days_high")]
    reach = max([float(bound) for bound in bounds if is_known(bound)], default=1.0) * 1.08
    traces, arrows = [], []
    for line, part in enumerate(("half", "nine_in_ten")):
        colour = (on.accent, on.second)[line]
        pairs = [(by_department[name], y) for name, y in zip(departments, named_rows.marks_at(line), strict=True)]
        pairs = [pair for pair in pairs if is_known(getattr(pair[0], f"{part}_days"))]
        traces.append(_days(pairs, part, colour, language))
        arrows += _open_ends([pair for pair in pairs if not is_known(getattr(pair[0], f"{part}_days_high"))], part, colour, reach)
    keys = [spread_key(language, on)] + ([_arrow_key(language, on)] if arrows else [])
    return figure(
        on,
        language,
        arrows + traces + keys,
        named_rows.height + 86 + 22 * len(keys),
        {"t": 32 + 22 * len(keys), "b": 54, "l": 14, "r": 24},
        xaxis=value_axis(on, range=[0, reach], nticks=5, title=axis_title(say(language, "figures.clocks.days_after"), on)),
        yaxis=named_rows.axis(),
        annotations=named_rows.annotations(on),
        **legend_on_top(on),
    )


def _days_label(row: object, language: str) -> str:
    """How many requests, and after how many days half and nine in ten of them were there; or that it has not come that far."""
    if not is_known(row.is_half_reached):
        kind = "few"
    else:
        kind = "both" if row.is_nine_in_ten_reached else "half" if row.is_half_reached else "none"
    days = {"half": row.half_days} if kind in ("both", "half") else {}
    days |= {"nine_in_ten": row.nine_in_ten_days} if kind == "both" else {}
    return say(language, f"figures.clocks.quantiles.{kind}", n=int(row.requests), **days)


def _days(pairs: list, part: str, colour: str, language: str) -> dict:
    days = [float(getattr(row, f"{part}_days")) for row, _ in pairs]
    bounds = [_bounds(row, part, day) for (row, _), day in zip(pairs, days, strict=True)]
    labels = [_days_interval_label(row, part, language) for row, _ in pairs]
    marker = {"color": colour, "symbol": SYMBOLS[part]}
    return dots([y for _, y in pairs], days, bounds, marker, labels, capital(say(language, f"figures.clocks.{part}")))


def _bounds(row: object, part: str, day: float) -> tuple[float, float]:
    """From where to where the interval is drawn; an upper bound that nobody knows has an arrow of its own."""
    low, high = getattr(row, f"{part}_days_low"), getattr(row, f"{part}_days_high")
    return (float(low) if is_known(low) else 0.0, float(high) if is_known(high) else day)


def _open_ends(pairs: list, part: str, colour: str, reach: float) -> list[dict]:
    """An arrow to the edge for each interval of which nobody knows where it ends."""
    shared = {"type": "scatter", "showlegend": False, "cliponaxis": False} | NO_HOVER
    x = [at for row, _ in pairs for at in (float(getattr(row, f"{part}_days")), reach, None)]
    line = {"mode": "lines", "x": x, "y": [at for _, y in pairs for at in (y, y, None)], "line": {"color": colour, "width": 2.5}}
    head = {"mode": "markers", "x": [reach] * len(pairs), "y": [y for _, y in pairs], "marker": {"color": colour} | ARROW}
    return [shared | line, shared | head] if pairs else []


def _arrow_key(language: str, on: Paper) -> dict:
    return key(say(language, "figures.clocks.open_end"), {"mode": "markers", "marker": {"color": on.quiet} | ARROW})


def _days_interval_label(row: object, part: str, language: str) -> str:
    low, high = getattr(row, f"{part}_days_low"), getattr(row, f"{part}_days_high")
    key = "between" if is_known(high) else "at_least"
    blanks = {"low": int(low) if is_known(low) else 0} | ({"high": int(high)} if is_known(high) else {})
    return say(language, f"figures.clocks.{key}", **blanks)
