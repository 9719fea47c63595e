"""The chart of what becomes of initiatives after their subsidy stops."""

import pandas as pd

from kompas.figures.chart import Axis, Band, Chart, Counts, Dots, Line
from kompas.figures.marks import cells
from kompas.figures.names import is_known
from kompas.texts import number, say

# Each class with its line; None: all together.
LINES = {
    None: ("accent", "solid"),
    "low": ("compared_2", "dot"),
    "middle": ("compared_3", "dashdot"),
    "high": ("compared_1", "dash"),
    "unknown": ("quiet", "dot"),
}
MONTH = 365.25 / 12  # days
MARKS = {0: 0, 12: 365, 24: 730, 36: 1095}  # months → days
APART = 1.2  # months between the classes that stand beside each other at two years


def survival_after_subsidy(rows: pd.DataFrame, language: str) -> Chart:
    """The share that stopped, by months after the subsidy stopped: together with its band, and per class; below it who is followed."""
    curves = {name: rows[rows["risk_class"].isna() if name is None else rows["risk_class"] == name] for name in LINES}
    curves = {name: curve for name, curve in curves.items() if len(curve)}
    curves_with_share = {name: curve[curve["share_stopped"].notna()] for name, curve in curves.items()}
    curves_with_share = {name: curve for name, curve in curves_with_share.items() if len(curve)}
    at_marks = {(_class(row), row.days): row for row in rows[rows["days"].isin(MARKS.values())].itertuples()}
    highest = rows[["share_stopped", "share_stopped_high"]].max().max()
    top = next(step for step in (0.25, 0.5, 0.75, 1.0) if highest <= step or step == 1.0)
    two_years = {name: at_marks[name, MARKS[24]] for name in curves_with_share if name and (name, MARKS[24]) in at_marks}
    ends = {name: row for name, row in two_years.items() if is_known(row.share_stopped_low)}
    return Chart(
        language,
        (
            _band(curves_with_share[None]),
            *(_line(name, curve, language) for name, curve in curves_with_share.items()),
            *(_at_two_years(name, place - (len(ends) - 1) / 2, row, language) for place, (name, row) in enumerate(ends.items())),
        ),
        x=Axis("number", 0, 36.6, tuple((months, str(months)) for months in MARKS), title=say(language, "figures.months_after_subsidy")),
        y=Axis("share", 0, top),
        counts=Counts(
            say(language, "figures.still_followed"),
            tuple(
                (
                    _class_name(name, language) + ("" if name in curves_with_share else f" {say(language, 'figures.too_few_for_a_line')}"),
                    tuple(number(int(at_marks[name, days].at_risk), language) for days in MARKS.values()),
                )
                for name in curves
            ),
        ),
    )


def _class(row: object) -> str | None:
    return row.risk_class if is_known(row.risk_class) else None


def _class_name(name: str | None, language: str) -> str:
    return say(language, f"figures.risk_class.{name or 'all'}")


def _line(name: str | None, curve: pd.DataFrame, language: str) -> Line:
    colour, dash = LINES[name]
    return Line(
        tuple(curve["days"] / MONTH),
        tuple(curve["share_stopped"]),
        colour,
        _class_name(name, language),
        dash,
        is_stepped=True,
        hovers=tuple((days,) for days in curve["days"].tolist()),
        hover=say(language, "figures.stopped_after", share="{y:share}", days="{0}"),
    )


def _band(curve: pd.DataFrame) -> Band:
    rows = curve[curve["share_stopped_low"].notna()]
    return Band(tuple(rows["days"] / MONTH), tuple(rows["share_stopped_low"]), tuple(rows["share_stopped_high"]), LINES[None][0])


def _at_two_years(name: str, aside: float, row: object, language: str) -> Dots:
    """A dot with its interval after two years, the classes beside each other around that day."""
    low, high = row.share_stopped_low, row.share_stopped_high
    hover = say(language, "figures.share_between", share=row.share_stopped, low=low, high=high)
    stopped = cells([row], "stopped_so_far")
    return Dots((row.share_stopped,), LINES[name][0], (24 + aside * APART,), bounds=((low, high),), hovers=(hover,), cells=stopped)
