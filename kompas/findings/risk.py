"""Which initiatives cannot carry themselves, and by what."""

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
FIRST_SHOWN = 25


@memoize
def risk_score(scope: Scope, limit: int = FIRST_SHOWN) -> Finding:
    """The initiatives with most points, at most `limit` of them, with the points per driver."""
    rows = scope.rows("risk_score", limit=limit)
    is_scored = bool(len(rows)) and bool((rows["known_drivers"] > 0).any())
    return finding(
        scope,
        "risk_score",
        rows,
        needs=NEEDS,
        sentence=" ".join([_score_sentence(scope, is_scored), *_weight_sentence(scope, rows, is_scored)]),
        chart=charts.risk_score(rows, scope.language, scope.settings["risk_score"]["high"]) if is_scored else None,
        limited={},
        shown=len(rows),
    )


def _score_sentence(scope: Scope, is_scored: bool) -> str:
    row = scope.rows("headlines").iloc[0]
    if not is_scored:
        return scope.say("findings.risk_score.none")
    high, possible = whole(row["high_risk_initiatives"]), whole(row["possible_high_risk_initiatives"])
    points = scope.settings["risk_score"]["high"]
    sentence = scope.say("findings.risk_score.some", n=high, of=whole(row["scored_initiatives"]), points=points)
    return f"{sentence} {scope.say('findings.risk_score.possible', n=possible)}" if possible > high else sentence


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
    """The driver with 3 points at most initiatives, and the one of which least is known."""
    if not has_points:
        return scope.say("findings.risk_drivers.none")
    most = rows.loc[rows["points_3"].idxmax()]
    least = rows.loc[rows["points_unknown"].idxmax()]

    def driver(row: pd.Series) -> str:
        return f"‘{scope.say(f'figures.driver.{row.driver}')}’"

    parts = [_worst_sentence(scope, most)]
    if whole(most["points_3"]):
        parts += as_often(scope, rows, most, "points_3", driver)
    if unknown := whole(least["points_unknown"]):
        words = scope.say(f"figures.driver.{least['driver']}")
        parts.append(scope.say("findings.risk_drivers.unknown", n=unknown, of=whole(least["initiatives"]), driver=words))
        parts += as_often(scope, rows, least, "points_unknown", driver, "findings.risk_drivers.as_little")
    return " ".join(parts)


def _worst_sentence(scope: Scope, most: pd.Series) -> str:
    worst, of = whole(most["points_3"]), whole(most["initiatives"]) - whole(most["points_unknown"])
    if not worst:
        return scope.say("findings.risk_drivers.no_worst")
    return scope.say("findings.risk_drivers.some", n=worst, of=of, driver=scope.say(f"figures.driver.{most['driver']}"))
