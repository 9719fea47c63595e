"""Charts of the risk score: points per driver, never a total alone; and what the drivers do together."""

import pandas as pd

from kompas.figures.chart import GRADES, Chart, Matrix, Row
from kompas.figures.marks import counted
from kompas.figures.names import UNKNOWN, display_name, is_known
from kompas.texts import say

DRIVERS = (
    "municipal_share",
    "concentration",
    "margin",
    "reserve_months",
    "months_to_grant_end",
    "core_people",
    "volunteer_share",
    "age_years",
)
MOST = 3  # points of one driver
COLOURS = dict(zip(("3", "2", "1", "0", UNKNOWN), (*reversed(GRADES), "unknown"), strict=True))  # by points


def risk_score(rows: pd.DataFrame, language: str, high: int) -> Matrix:
    """A row per initiative: the points of each driver of which anything is known, none where it is not, and the score as a range."""
    records = list(rows.itertuples())
    drivers = [driver for driver in DRIVERS if rows[f"{driver}_points"].notna().any()]
    points = [[getattr(row, f"{driver}_points") for driver in drivers] for row in records]
    return Matrix(
        language,
        rows=tuple(Row(_title(row, language), _score_label(row, language)) for row in records),
        columns=tuple(say(language, f"figures.driver.{driver}") for driver in drivers),
        points=tuple(tuple(int(given) if is_known(given) else None for given in of_row) for of_row in points),
        most=MOST,
        total=say(language, "figures.score", most=MOST * len(DRIVERS)),
        most_in_all=MOST * len(DRIVERS),
        totals=tuple((int(row.score_low), int(row.score_high)) for row in records),
        high=high,
        cells=tuple((row.Index, "initiative_id") for row in records),
    )


def _title(row: object, language: str) -> str:
    return display_name(row.title, "title", language) if is_known(row.title) else row.initiative_id


def _score_label(row: object, language: str) -> str:
    """The score, and the places on the list that other weights of the drivers would give."""
    label = say(language, "figures.so_many_points", points=_score(row))
    if not is_known(row.position_equal):
        return label
    low, high = int(row.position_low), int(row.position_high)
    places = say(language, "figures.place", n=low) if low == high else say(language, "figures.places", low=low, high=high)
    return f"{label} · {places}"


def _score(row: object) -> str:
    low, high = int(row.score_low), int(row.score_high)
    return str(low) if low == high else f"{low}–{high}"


def risk_drivers(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per driver of which anything is known, over all initiatives, most points first: the more points, the stronger the colour;
    unknown is hatched."""
    records = list(rows[rows["points_unknown"] < rows["initiatives"]].itertuples())
    return Chart(
        language,
        tuple(
            counted(say(language, f"figures.points.{points}"), records, f"points_{points}", colour, language)
            for points, colour in COLOURS.items()
        ),
        rows=tuple(
            Row(
                say(language, f"figures.driver.{row.driver}"),
                say(language, "figures.driver_known", n=int(row.initiatives - row.points_unknown)),
            )
            for row in records
        ),
        is_stacked=True,
    )
