"""Charts on whether the risk score is any good."""

from collections.abc import Sequence

import pandas as pd

from kompas.figures.chart import Axis, Cell, Chart, Dots, Note, Reference, Role, Row, Symbol
from kompas.figures.marks import cell, cells
from kompas.figures.names import is_known
from kompas.texts import percent, say

Share = tuple[float | None, float | None, float | None]  # a share, and how low and how high it may be


def score_validity(row: pd.Series, language: str) -> Chart:
    """How many of 100 pairs the score and size alone point out rightly, each a dot with its interval; the middle is a coin's toss."""
    names = ("share_right", "share_right_size")
    score, size = ((row[name], row[f"{name}_low"], row[f"{name}_high"]) for name in names)
    behind = [cell(row, "initiatives")]
    return Chart(
        language,
        (
            _dots([(0, score)], "accent", "circle", language, behind),
            _dots([(1, size)], "second", "diamond", language, [None, *behind]),
        ),
        rows=tuple(
            Row(say(language, f"figures.judged_by.{name}"), say(language, "figures.of_100_pairs", right=round(row[name] * 100)))
            for name in names
        ),
        x=Axis("share", ticks=tuple((of / 100, str(of)) for of in (0, 25, 50, 75, 100)), title=say(language, "figures.right_of_100")),
        references=(Reference(0.5, say(language, "figures.coin")),),
    )


def score_calibration(rows: pd.DataFrame, language: str) -> Chart:
    """Per class of risk, from low to high: an open dot for the earlier half, a filled one for the later half, each with its interval.

    Where there are too few initiatives for a dot, words in its place say so; once where both dots of a class are not there.
    """
    records = [row for row in rows.itertuples() if is_known(row.risk_class)]
    promised = [(row.share_promised, row.share_promised_low, row.share_promised_high) for row in records]
    observed = [(row.share_observed, row.share_observed_low, row.share_observed_high) for row in records]
    earlier, later = say(language, "figures.half.earlier"), say(language, "figures.half.later")
    lacking = [(place, (is_known(promised[place][0]), is_known(observed[place][0]))) for place in range(len(records))]
    return Chart(
        language,
        (
            _dots(list(enumerate(promised)), "second", "diamond-open", language, cells(records, "earlier_initiatives"), earlier),
            _dots(list(enumerate(observed)), "accent", "circle", language, cells(records, "later_initiatives"), later, line=1),
        ),
        rows=tuple(Row(say(language, f"figures.risk_class.{row.risk_class}"), _halves(row, language)) for row in records),
        lines=2,
        x=Axis("share"),
        notes=tuple(
            Note(say(language, "figures.no_dot"), place, are_known.index(False)) for place, are_known in lacking if not all(are_known)
        ),
    )


def _halves(row: object, language: str) -> str:
    """What happened in both halves: shares where there are enough initiatives, otherwise counts."""
    earlier = _half(row.share_promised, row.earlier_stopped, row.earlier_initiatives, language)
    later = _half(row.share_observed, row.later_stopped, row.later_initiatives, language)
    return say(language, "figures.halves", earlier=earlier, later=later)


def _half(share: float | None, stopped: int, initiatives: int, language: str) -> str:
    return percent(share, language) if is_known(share) else say(language, "figures.n_of", n=int(stopped), of=int(initiatives))


def _dots(
    rows: Sequence[tuple[int, Share]],
    colour: Role,
    symbol: Symbol,
    language: str,
    behind: Sequence[Cell | None],
    name: str = "",
    line: int = 0,
) -> Dots:
    """A dot at the share of every row, with its interval where there is one; rows without a share are left out. `behind` is what each
    place stands for."""
    known = [(place, row) for place, row in rows if is_known(row[0])]
    return Dots(
        tuple(row[0] for _, row in known),
        colour,
        tuple(place for place, _ in known),
        line,
        symbol,
        name,
        tuple(row[1:] if is_known(row[1]) and is_known(row[2]) else None for _, row in known),
        hovers=tuple(_interval(row, language) for _, row in known),
        cells=tuple(behind[place] for place, _ in known),
    )


def _interval(row: Share, language: str) -> str:
    share, low, high = row
    return say(language, "figures.share_between", share=share, low=low, high=high) if is_known(low) else percent(share, language)
