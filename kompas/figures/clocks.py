"""Figures on terms: the two clocks, decided or withdrawn, and what comes in and goes out."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.names import UNKNOWN, capital, is_known, named
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, drawn, legend_on_top, value_axis
from kompas.texts import percent, say

CLOCKS = ("service", "law")
SYMBOLS = {"service": "circle", "law": "diamond"}


def two_clocks(rows: pd.DataFrame, language: str, on: Paper, is_filtered: bool = False) -> go.Figure:
    """Per department a dot for the service norm and a diamond for the legal term, with intervals; counts where there are too few."""
    told = {(row.clock, _key(row.department)): row for row in rows.itertuples()}
    departments = in_order(name for _, name in told)
    listed = NamedRows(
        tuple(called(name, language, is_filtered) for name in departments),
        tuple(_counted(told, name, language) for name in departments),
        lines=len(CLOCKS),
    )
    traces, annotations = [], listed.annotations(on)
    for line, clock in enumerate(CLOCKS):
        colour = (on.accent, on.second)[line]
        shown = [(told[clock, name], y) for name, y in zip(departments, listed.marks_at(line), strict=True) if (clock, name) in told]
        traces.append(_dots([pair for pair in shown if is_known(pair[0].share)], clock, colour, language))
        annotations += [_in_words(row, y, colour, language, on) for row, y in shown]
    return drawn(
        on,
        language,
        traces,
        listed.height + 60,
        {"t": 4, "b": 54, "l": 14, "r": 24},
        xaxis=share_axis(on, language) | {"title": quiet_title(say(language, "figures.clocks.in_time"), on)},
        yaxis=listed.axis(),
        annotations=annotations,
    )


def in_order(names) -> list[str | None]:
    """All together (None) first, then the departments in alphabetical order, the unknown one last. No ranking."""
    return sorted(set(names), key=lambda name: (name is not None, name == UNKNOWN, str(name).casefold()))


def called(name: str | None, language: str, is_filtered: bool) -> str:
    """What a department is called, or all (or all that were chosen) together."""
    together = say(language, "figures.chosen_departments" if is_filtered else "figures.all_departments")
    return capital(together if name is None else named(name, "department", language))


def share_axis(on: Paper, language: str) -> dict:
    """An axis of per cents from nothing to all."""
    ticks = [0, 0.25, 0.5, 0.75, 1]
    return value_axis(on, range=[0, 1], tickvals=ticks, ticktext=[percent(share, language) for share in ticks])


def quiet_title(text: str, on: Paper) -> dict:
    """The title of an axis."""
    return {"text": text, "font": {"size": TEXT_SIZE - 1, "color": on.quiet}}


def _key(department: object) -> str | None:
    return department if is_known(department) else None


def _counted(told: dict, name: str | None, language: str) -> str:
    service, law = ((int(told[clock, name].requests) if (clock, name) in told else 0) for clock in CLOCKS)
    if not service:
        return say(language, "figures.clocks.counted_formal", n=law)
    return say(language, "figures.clocks.counted", n=service, law=law)


def _dots(shown: list, clock: str, colour: str, language: str) -> dict:
    rows = [row for row, _ in shown]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": say(language, f"figures.clocks.{clock}.name"),
        "x": [row.share for row in rows],
        "y": [y for _, y in shown],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [row.share_high - row.share for row in rows],
            "arrayminus": [row.share - row.share_low for row in rows],
            "color": colour,
            "thickness": 2.5,
            "width": 5,
        },
        "marker": {"color": colour, "size": 14, "symbol": SYMBOLS[clock]},
        "cliponaxis": False,
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [
            say(language, "figures.interval", share=row.share, low=row.share_low, high=row.share_high, n=int(row.requests)) for row in rows
        ],
    }


def _in_words(row: object, y: float, colour: str, language: str, on: Paper) -> dict:
    """The share, at the end of the line that its interval leaves free; or the counts, where there are too few for a share."""
    is_told = is_known(row.share)
    at_left = not is_told or row.share_low > 1 - row.share_high
    kind = "share" if is_told else "few" if row.requests else "none"
    blanks = {"share": row.share} if is_told else {"answered": int(row.answered_in_time), "requests": int(row.requests)}
    return {
        "text": say(language, f"figures.clocks.{row.clock}.{kind}", **blanks),
        "x": 0 if at_left else 1,
        "xanchor": "left" if at_left else "right",
        "y": y,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": TEXT_SIZE - 1, "color": colour if is_told else on.quiet},
    }


def decided_or_withdrawn(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Areas on top of each other, week by week: decided below, withdrawn on it, and what still waits up to the top."""
    decided, withdrawn = (rows[rows["became"] == became] for became in ("decided", "withdrawn"))
    weeks = decided["week"]
    parts = (
        ("decided", decided["share"], on.accent),
        ("withdrawn", withdrawn["share"], on.second),
        ("waiting", decided["share_waiting"], on.pale),
    )
    return drawn(
        on,
        language,
        [_area(part, weeks, shares, colour, language) for part, shares, colour in parts],
        400,
        {"t": 92, "b": 54, "l": 4, "r": 18},
        xaxis=value_axis(
            on,
            range=[0, float(weeks.max())],
            tickvals=[week for week in (0, 8, 16, 26, 39, 52) if week <= weeks.max()],
            title=quiet_title(say(language, "figures.weeks_after"), on),
            showgrid=False,
        ),
        yaxis=share_axis(on, language),
        annotations=[_so_many(place, *part, int(weeks.max()), language, on) for place, part in enumerate(parts)],
    )


def _so_many(place: int, part: str, shares: pd.Series, colour: str, week: int, language: str, on: Paper) -> dict:
    """What an area is, and how large it is at the end: words above the figure, in the order of the areas."""
    what = capital(say(language, f"figures.clocks.{part}"))
    said = say(language, "figures.clocks.at_the_end", what=what, share=shares.iloc[-1], n=week)
    return {
        "text": f'<span style="color:{colour};font-size:20px">■</span> {said}',
        "x": 0,
        "xref": "paper",
        "y": 1,
        "yref": "paper",
        "yshift": 8 + 25 * place,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": TEXT_SIZE, "color": on.ink},
    }


def _area(part: str, weeks: pd.Series, shares: pd.Series, colour: str, language: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": say(language, f"figures.clocks.{part}"),
        "stackgroup": "all",
        "x": list(weeks),
        "y": list(shares),
        "line": {"width": 0, "color": colour, "shape": "hv"},
        "fillcolor": colour,
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [
            say(language, "figures.clocks.at_the_end", n=int(week), share=share, what=capital(say(language, f"figures.clocks.{part}")))
            for week, share in zip(weeks, shares, strict=True)
        ],
    }


def waiting_quantiles(rows: pd.DataFrame, language: str, on: Paper, is_filtered: bool = False) -> go.Figure:
    """Per department a dot where half are decided and a diamond where nine in ten are, each with its interval."""
    told = {_key(row.department): row for row in rows.itertuples()}
    departments = in_order(told)
    listed = NamedRows(
        tuple(called(name, language, is_filtered) for name in departments),
        tuple(_days_said(told[name], language) for name in departments),
        lines=2,
    )
    bounds = [rows[column].max() for column in ("half_days", "half_days_high", "nine_in_ten_days", "nine_in_ten_days_high")]
    reach = max([float(bound) for bound in bounds if is_known(bound)], default=1.0) * 1.04
    traces = []
    for line, part in enumerate(("half", "nine_in_ten")):
        colour = (on.accent, on.second)[line]
        shown = [(told[name], y) for name, y in zip(departments, listed.marks_at(line), strict=True)]
        traces.append(_days([pair for pair in shown if is_known(getattr(pair[0], f"{part}_days"))], part, colour, reach, language))
    return drawn(
        on,
        language,
        traces,
        listed.height + 86,
        {"t": 32, "b": 54, "l": 14, "r": 24},
        xaxis=value_axis(on, range=[0, reach], nticks=5, title=quiet_title(say(language, "figures.clocks.days_after"), on)),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
        showlegend=True,
        legend=legend_on_top(on),
    )


def _days_said(row: object, language: str) -> str:
    """How many requests, and after how many days half and nine in ten of them were there; or that it has not come that far."""
    if not is_known(row.is_half_reached):
        kind = "few"
    else:
        kind = "both" if row.is_nine_in_ten_reached else "half" if row.is_half_reached else "none"
    days = {"half": row.half_days} if kind in ("both", "half") else {}
    days |= {"nine_in_ten": row.nine_in_ten_days} if kind == "both" else {}
    return say(language, f"figures.clocks.quantiles.{kind}", n=int(row.requests), **days)


def _bound(row: object, part: str, reach: float) -> tuple[float, float]:
    """From where to where the interval is drawn; an upper bound that nobody knows lies past the edge."""
    low, high = getattr(row, f"{part}_days_low"), getattr(row, f"{part}_days_high")
    return (float(low) if is_known(low) else 0.0, float(high) if is_known(high) else reach)


def _days(shown: list, part: str, colour: str, reach: float, language: str) -> dict:
    days = [float(getattr(row, f"{part}_days")) for row, _ in shown]
    bounds = [_bound(row, part, reach) for row, _ in shown]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": say(language, f"figures.clocks.{part}"),
        "x": days,
        "y": [y for _, y in shown],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [high - day for day, (_, high) in zip(days, bounds, strict=True)],
            "arrayminus": [day - low for day, (low, _) in zip(days, bounds, strict=True)],
            "color": colour,
            "thickness": 2.5,
            "width": 5,
        },
        "marker": {"color": colour, "size": 14, "symbol": "circle" if part == "half" else "diamond"},
        "cliponaxis": False,
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [_interval_said(row, part, language) for row, _ in shown],
    }


def _interval_said(row: object, part: str, language: str) -> str:
    low, high = getattr(row, f"{part}_days_low"), getattr(row, f"{part}_days_high")
    key = "between" if is_known(high) else "at_least"
    blanks = {"low": int(low) if is_known(low) else 0} | ({"high": int(high)} if is_known(high) else {})
    return say(language, f"figures.clocks.{key}", **blanks)
