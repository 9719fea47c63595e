"""Charts of what a register tells: how often yes, how much of what was asked, and how long a step took between exports."""

import pandas as pd

from kompas.figures.chart import Axis, Chart, Dots, Row, Spans
from kompas.figures.names import department_name, each, is_known, or_none
from kompas.texts import number, percent, say

STEPS = {"granted": "accent", "determined": "second"}


def granted_of_asked(rows: pd.DataFrame, language: str, is_filtered: bool = False) -> Chart:
    """Per department a dot for the share of yes and a diamond for the euros granted per euro asked, each with its interval."""
    records = [row for row in each(rows) if is_known(row.share_yes)]
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


def time_between_exports(rows: pd.DataFrame, language: str, is_filtered: bool = False) -> Chart | None:
    """Per step and department a line from the earliest to the latest day on which half can have been there; null where none is known."""
    known = [row for row in each(rows) if is_known(row.median_high_days)]
    if not known:
        return None
    return Chart(
        language,
        tuple(
            Spans(
                starts=tuple(float(row.median_low_days) for _, row in pairs),
                ends=tuple(float(row.median_high_days) for _, row in pairs),
                colour=colour,
                at=tuple(place for place, _ in pairs),
                name=say(language, f"figures.registers.{step}"),
                hovers=tuple(_days(row, language) for _, row in pairs),
            )
            for step, colour in STEPS.items()
            if (pairs := [(place, row) for place, row in enumerate(known) if row.step == step])
        ),
        rows=tuple(Row(_name(row, language, is_filtered), _counts(row, language)) for row in known),
        x=Axis("number", title=say(language, "figures.registers.days")),
    )


def _name(row: object, language: str, is_filtered: bool) -> str:
    return f"{department_name(or_none(row.department), language, is_filtered)} ({say(language, f'codes.step.{row.step}')})"


def _counts(row: object, language: str) -> str:
    return say(language, "figures.registers.followed", n=int(row.dossiers), open=int(row.open))


def _days(row: object, language: str) -> tuple[str, str]:
    return tuple(
        say(language, f"figures.registers.{bound}", days=number(getattr(row, f"median_{bound}_days"), language))
        for bound in ("low", "high")
    )
