"""Charts on what stops: who can bridge a cut, and for how long."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from kompas.figures.chart import Axis, Bars, Chart, Reference, Role, Row
from kompas.figures.marks import bars_by_colour, cells
from kompas.figures.names import UNKNOWN, capital, display_name, is_known
from kompas.texts import entry, number, percent, say, short_euro

DIMENSIONS = ("theme", "neighbourhood")
GROUPS_SHOWN = 6


def stress_test(rows: pd.DataFrame, language: str) -> Chart:
    """A column per cut: who comes short already, who by the cut, who can bridge it, and who is unknown, hatched, at every cut.

    A line marks the chosen cut, with its number.
    """
    records = list(rows.itertuples())
    chosen = next(row for row in records if row.is_chosen)
    parts = (
        _columns(say(language, "figures.stress.already"), records, "already_initiatives", "warning", language),
        _columns(say(language, "figures.stress.cannot"), records, "short_by_cut_initiatives", "accent", language),
        _columns(say(language, "figures.stress.can"), records, "can_initiatives", "pale", language),
        _columns(say(language, "figures.unknown"), records, "initiatives_unknown", "unknown", language),
    )
    words = say(language, "figures.stress.chosen", cut=chosen.share_cut, n=int(chosen.cannot_initiatives))
    return Chart(
        language,
        tuple(part for part in parts if any(part.values)),
        x=Axis("share", -0.03, 1.03, title=say(language, "figures.stress.axis")),
        y=Axis("number", title=say(language, "figures.stress.of_what")),
        is_stacked=True,
        references=(Reference(chosen.share_cut, words, is_strong=True),),
    )


def _columns(label: str, records: Sequence, column: str, colour: Role, language: str) -> Bars:
    cuts, counts = (tuple(getattr(row, name) for row in records) for name in ("share_cut", column))
    hovers = (f"{percent(cut, language)}: {label}, {number(count, language)}" for cut, count in zip(cuts, counts, strict=True))
    return Bars(counts, colour, at=cuts, name=capital(label), hovers=tuple(hovers), cells=cells(records, column))


def bridging_time(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per band of time until the reserve is used up, soonest first; who bridges it comes last, and then unknown, hatched."""
    records = [row for row in rows.itertuples() if row.initiatives or row.bridging_band != UNKNOWN]
    return Chart(
        language,
        bars_by_colour(
            [row.initiatives for row in records],
            ["unknown" if row.bridging_band == UNKNOWN else "accent" for row in records],
            cells=cells(records, "initiatives"),
        ),
        rows=tuple(
            Row(
                str(entry(language, f"codes.bridging_band.{row.bridging_band}")),
                say(language, "figures.initiatives", n=int(row.initiatives)),
            )
            for row in records
        ),
    )


def ending_by_group(rows: pd.DataFrame, language: str) -> Chart:
    """Per theme and per ward a pale bar of what still runs, and on it what ends within a year; the unknown is hatched, and left out where
    it is all of the wards, or all of the themes.

    Below it how many themes and wards there are, where not all of them are shown.
    """
    parts = [_largest(rows, dimension) for dimension in DIMENSIONS]
    known = [part for part in parts if any(map(_ends, part))]
    records = [row for part in known or parts for row in part]
    colours = ["accent" if row.group_name != UNKNOWN else "unknown" for row in records]
    first, *others = bars_by_colour([row.ending_eur for row in records], colours, cells=cells(records, "initiatives"))
    running = tuple(row.running_eur for row in records)
    return Chart(
        language,
        (
            Bars(running, "pale", name=say(language, "figures.ending.runs"), cells=cells(records, "running_promises")),
            replace(first, name=say(language, "figures.ending.ends")),
            *others,
        ),
        rows=tuple(
            Row(
                say(language, f"figures.ending.{row.dimension}", name=display_name(row.group_name, row.dimension, language)),
                _ending_label(row, language),
            )
            for row in records
        ),
        below=_of_how_many(rows, language),
    )


def _of_how_many(rows: pd.DataFrame, language: str) -> tuple[str, ...]:
    """How many themes and wards there are in which money ends, where more than are shown."""
    counts = [sum(row.dimension == dimension and _ends(row) for row in rows.itertuples()) for dimension in DIMENSIONS]
    if max(counts) <= GROUPS_SHOWN:
        return ()
    themes, wards = counts
    return (say(language, "figures.ending.largest", most=GROUPS_SHOWN, themes=themes, wards=wards),)


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
