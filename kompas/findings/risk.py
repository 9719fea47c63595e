"""Which initiatives cannot carry themselves, and by what."""

from collections.abc import Callable

import pandas as pd

from kompas.figures import risk as charts
from kompas.figures.names import is_known
from kompas.findings.finding import Finding, as_often, finding, memoize, whole
from kompas.findings.scope import Scope

NEEDS = (
    "accounts.income_eur",
    "accounts.municipal_income_eur",
    "accounts.cost_eur",
    "accounts.free_reserve_eur",
    "accounts.core_people",
    "accounts.volunteer_hours",
    "accounts.paid_hours",
    "funding_lines.end_date",
    "initiatives.started_date",
)
FIRST_SHOWN = 10


@memoize
def risk_score(scope: Scope, limit: int = FIRST_SHOWN) -> Finding:
    """The initiatives with most points, at most `limit` of them, with the points per driver."""
    rows = scope.rows("risk_score", limit=limit)
    scored = rows[rows["known_drivers"] > 0]
    is_scored = len(scored) > 0
    is_ordered = scored["known_drivers"].max() > 1  # by one cause alone nobody stands above another
    return finding(
        scope,
        "risk_score",
        rows,
        needs=NEEDS,
        sentence=" ".join([*_score_sentences(scope, is_scored), *_weight_sentence(scope, rows, is_scored)]),
        chart=charts.risk_score(scored, scope.language, scope.settings["risk_score"]["high"]) if is_ordered else None,
        limited={},
        shown=len(scored),
    )


def _score_sentences(scope: Scope, is_scored: bool) -> list[str]:
    """How many have a high risk, how many may have it, and of how many no driver at all is known."""
    row = scope.rows("headlines").iloc[0]
    if not is_scored:
        return [scope.say("findings.risk_score.none")]
    high, possible, scored = (whole(row[f"{name}_initiatives"]) for name in ("high_risk", "possible_high_risk", "scored"))
    points = scope.settings["risk_score"]["high"]
    parts = [scope.say("findings.risk_score.some", n=high, of=scored, points=points)]
    if possible > high:
        parts.append(scope.say("findings.risk_score.possible", n=possible))
    if unscored := whole(row["active_initiatives"]) + whole(row["activity_unknown"]) - scored:
        parts.append(scope.say("findings.risk_score.unscored", n=unscored))
    return parts


def _weight_sentence(scope: Scope, rows: pd.DataFrame, is_scored: bool) -> list[str]:
    """How far the place of the first initiative depends on the weights, where it stands on the whole list."""
    if not is_scored or not is_known(rows.iloc[0]["position_equal"]):
        return []
    low, high = (whole(rows.iloc[0][f"position_{bound}"]) for bound in ("low", "high"))
    return [scope.say("findings.risk_score.firm") if high == 1 else scope.say("findings.risk_score.weights", low=low, high=high)]


@memoize
def risk_drivers(scope: Scope) -> Finding:
    """How many initiatives get how many points per driver."""
    rows = scope.rows("risk_drivers")
    has_points = bool((rows["points_unknown"] < rows["initiatives"]).any())
    return finding(
        scope,
        "risk_drivers",
        rows,
        needs=NEEDS,
        sentence=_driver_sentences(scope, rows, has_points),
        chart=charts.risk_drivers(rows, scope.language) if has_points else None,
    )


def _driver_sentences(scope: Scope, rows: pd.DataFrame, has_points: bool) -> str:
    """The driver that gives most initiatives the most points, and those of which nothing or least is known."""
    if not has_points:
        return scope.say("findings.risk_drivers.none")
    least = rows.loc[rows["points_unknown"].idxmax()]

    def driver(row: pd.Series) -> str:
        return f"‘{scope.say(f'figures.driver.{row.driver}')}’"

    parts = _worst_sentences(scope, rows, driver)
    unknown = whole(least["points_unknown"])
    if unknown == whole(least["initiatives"]):
        blank = int((rows["points_unknown"] == rows["initiatives"]).sum())
        parts.append(scope.say("findings.risk_drivers.blank", n=blank))
    elif unknown:
        words = scope.say(f"figures.driver.{least['driver']}")
        parts.append(scope.say("findings.risk_drivers.unknown", n=unknown, of=whole(least["initiatives"]), driver=words))
        parts += as_often(scope, rows, least, "points_unknown", driver, "findings.risk_drivers.as_little")
    return " ".join(parts)


def _worst_sentences(scope: Scope, rows: pd.DataFrame, driver: Callable[[pd.Series], str]) -> list[str]:
    """Of the most points that any driver gives: the driver that gives them most often, and who gives them as often."""
    given = [points for points in range(charts.MOST, 0, -1) if rows[f"points_{points}"].any()]
    if not given:
        return [scope.say("findings.risk_drivers.no_points")]
    column = f"points_{given[0]}"
    most = rows.loc[rows[column].idxmax()]
    of = whole(most["initiatives"]) - whole(most["points_unknown"])
    blanks = {"driver": scope.say(f"figures.driver.{most['driver']}"), "points": scope.say(f"figures.points.{given[0]}")}
    parts = [scope.say("findings.risk_drivers.some", n=whole(most[column]), of=of, **blanks), *as_often(scope, rows, most, column, driver)]
    return parts if given[0] == charts.MOST else [*parts, scope.say("findings.risk_drivers.no_more")]
