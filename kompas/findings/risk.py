"""Which initiatives cannot carry themselves, and by what."""

from kompas import figures
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole

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


@kept
def risk_score(asked: Asked, limit: int = FIRST_SHOWN) -> Finding:
    """The initiatives with most points, at most `limit` of them, with the points per driver."""
    rows = asked.rows("risk_score", limit=limit)
    scored = bool(len(rows)) and bool((rows["known_drivers"] > 0).any())
    return finding(
        asked,
        "risk_score",
        rows,
        needs=NEEDS,
        sentence=_at_risk(asked, scored),
        figure=figures.risk_score(rows, asked.language, figures.paper(asked.is_dark), asked.settings["risk_score"]["high"])
        if scored
        else None,
        shown=len(rows),
    )


def _at_risk(asked: Asked, scored: bool) -> str:
    told = asked.rows("headlines").iloc[0]
    if not scored:
        return asked.say("findings.risk_score.none")
    high, possible = whole(told["high_risk_initiatives"]), whole(told["possible_high_risk_initiatives"])
    points = asked.settings["risk_score"]["high"]
    said = asked.say("findings.risk_score.some", n=high, scored=whole(told["scored_initiatives"]), points=points)
    return f"{said} {asked.say('findings.risk_score.possible', possible=possible)}" if possible > high else said
