"""Charts of what a register tells: how often yes, how much of what was asked, and how long a step took between exports."""

import pandas as pd

from kompas.figures.chart import Axis, Band, Chart, Dots, Line, Row
from kompas.figures.names import department_name, each, is_known, or_none
from kompas.texts import percent, say

STEPS = {"granted": "accent", "determined": "second"}
BLANKS = {"step": "{0}", "low": "{1:share}", "high": "{2:share}", "days": "{x}"}  # filled in by the browser


def granted_of_asked(rows: pd.DataFrame, language: str, is_filtered: bool = False) -> Chart:
    """Per department a dot for the share of yes and a diamond for the euros granted per euro asked, each with its interval."""
    records = [row for row in each(rows) if is_known(row.share_yes)]
    if len(records) == 2:  # one department is all of them
        records = records[:1]
    names = [department_name(or_none(row.department), language, is_filtered) for row in records]
    parts = (("share_yes", "circle", "accent"), ("granted_of_asked", "diamond", "second"))
    return Chart(
        language,
        tuple(_shares(records, line, *each_part, language) for line, each_part in enumerate(parts)),
        rows=tuple(
            Row(name, say(language, "figures.registers.decisions", n=int(row.decided))) for name, row in zip(names, records, strict=True)
        ),
        lines=len(parts),
        x=Axis("share", title=say(language, "figures.registers.share")),
    )


def _shares(records: list, line: int, column: str, symbol: str, colour: str, language: str) -> Dots:
    pairs = [(place, row) for place, row in enumerate(records) if is_known(getattr(row, column))]
    values = [getattr(row, column) for _, row in pairs]
    bounds = [(getattr(row, f"{column}_low"), min(1.0, getattr(row, f"{column}_high"))) for _, row in pairs]
    return Dots(
        values=tuple(values),
        colour=colour,
        at=tuple(place for place, _ in pairs),
        line=line,
        symbol=symbol,
        name=say(language, f"figures.registers.{column}"),
        bounds=tuple(bounds),
        labels=tuple(percent(value, language) for value in values),
        hovers=tuple(
            say(language, "figures.interval", share=value, low=low, high=high, n=int(row.decided))
            for value, (low, high), (_, row) in zip(values, bounds, pairs, strict=True)
        ),
    )


def time_between_exports(curve: pd.DataFrame, language: str) -> Chart | None:
    """Per step, in a panel of its own, the share that has taken it, by days since the dossier was first seen: a band from the lower to the
    higher curve, or one line where both are as good as the same; null where there are too few of each step."""
    known = curve[curve["share_high"].notna()]
    if known.empty:
        return None
    steps = [step for step in STEPS if (known["step"] == step).any()]
    return Chart(
        language,
        tuple(mark for panel, step in enumerate(steps) for mark in _curve(known[known["step"] == step], step, panel, language)),
        panels=tuple(say(language, f"figures.registers.{step}_part") for step in steps),
        x=Axis("number", 0, int(known["days"].max()), title=say(language, "figures.registers.days")),
        y=Axis("share"),
    )


def _curve(curve: pd.DataFrame, step: str, panel: int, language: str) -> list[Band | Line]:
    """The marks of one step: its band with both edges, or its line."""
    days, lows, highs = (tuple(curve[column].tolist()) for column in ("days", "share_low", "share_high"))
    name, colour = say(language, f"figures.registers.{step}"), STEPS[step]
    words = tuple((name, low, high) for low, high in zip(lows, highs, strict=True))
    if curve["is_one_line"].all():
        hover = say(language, "figures.registers.taken", **BLANKS)
        return [Line(days, lows, colour, name, is_stepped=True, hovers=words, hover=hover, line=panel)]
    hover = say(language, "figures.registers.taken_between", **BLANKS)
    band = Band(days, lows, highs, colour, say(language, "figures.registers.between", step=name), line=panel)
    return [band, *(Line(days, side, colour, is_stepped=True, hovers=words, hover=hover, line=panel) for side in (lows, highs))]
