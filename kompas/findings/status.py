"""Where initiatives stand: by theme, over the years, and for how long."""

import pandas as pd

from kompas import figures
from kompas.figures.names import named
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole

WAITING = ("idea", "submitted", "assessed", "supported")  # an initiative that runs for years does not stand still


@kept
def status_by_theme(asked: Asked) -> Finding:
    """How many initiatives stand where, per theme."""
    rows = asked.rows("status_by_theme")
    told = bool(rows["status"].notna().any())
    return finding(
        asked,
        "status_by_theme",
        rows,
        needs=("status_changes.status", "initiatives.theme"),
        sentence=_standing(asked, rows),
        figure=figures.status_by_theme(rows, asked.language, figures.paper(asked.is_dark)) if told else None,
    )


def _standing(asked: Asked, rows: pd.DataFrame) -> str:
    if rows.empty:
        return asked.say("findings.status_by_theme.none")
    if not rows["status"].notna().any():
        return asked.say("findings.status_by_theme.unknown", n=whole(asked.rows("headlines").iloc[0]["initiatives"]))
    told = asked.rows("headlines").iloc[0]
    said = asked.say("findings.status_by_theme.some", n=whole(told["initiatives"]), active=whole(told["active_initiatives"]))
    known = rows[rows["status"].notna() & rows["theme"].notna()]
    if known.empty:
        return said
    most = known.loc[known["initiatives"].idxmax()]
    return f"{said} " + asked.say(
        "findings.status_by_theme.most",
        n=whole(most["initiatives"]),
        theme=named(most["theme"], "theme", asked.language),
        status=named(most["status"], "status", asked.language),
    )


@kept
def in_and_out(asked: Asked) -> Finding:
    """How many initiatives came and went, per year."""
    every = asked.rows("in_and_out")
    rows = every[every["year"].notna()]
    return finding(
        asked,
        "in_and_out",
        every,
        needs=("initiatives.started_date", "initiatives.ended_date"),
        sentence=_flow(asked, rows) + _of_unknown_year(asked, every),
        figure=figures.in_and_out(rows, asked.language, figures.paper(asked.is_dark)) if len(rows) else None,
    )


def _flow(asked: Asked, rows: pd.DataFrame) -> str:
    whole_years = rows[~rows["is_partial_year"].astype(bool)]
    if rows.empty:
        return asked.say("findings.in_and_out.none")
    kind = "partial" if whole_years.empty else "some"
    last = (rows if whole_years.empty else whole_years).iloc[-1]
    return asked.say(
        f"findings.in_and_out.{kind}",
        year=str(int(last["year"])),
        came=whole(last["came"]),
        went=whole(last["went"]),
        active=whole(last["active_at_year_end"]),
    )


def _of_unknown_year(asked: Asked, every: pd.DataFrame) -> str:
    undated = every[every["year"].isna()]
    return " " + asked.say("findings.in_and_out.undated", n=whole(undated.iloc[0]["came"])) if len(undated) else ""


@kept
def time_in_status(asked: Asked) -> Finding:
    """How long initiatives have been in their present status."""
    rows = asked.rows("time_in_status")
    limit = asked.settings["stuck"]["status_days"]
    told = bool(rows["median_days"].notna().any())
    return finding(
        asked,
        "time_in_status",
        rows,
        needs=("status_changes.status", "status_changes.from_date"),
        sentence=_stuck(asked, rows, limit),
        figure=figures.time_in_status(rows, asked.language, figures.paper(asked.is_dark), limit) if told else None,
    )


def _stuck(asked: Asked, rows: pd.DataFrame, limit: int) -> str:
    known = rows[rows["median_days"].notna() & rows["status"].isin(WAITING)]
    if not rows["median_days"].notna().any():
        return asked.say("findings.time_in_status.none")
    if not whole(known["over_limit"].max()):
        return asked.say("findings.time_in_status.nothing_stuck", weeks=limit // 7)
    most = known.loc[known["over_limit"].idxmax()]
    since = whole(known["since_unknown"].max())
    said = asked.say(
        "findings.time_in_status.some",
        status=named(most["status"], "status", asked.language),
        n=whole(most["over_limit"]),
        of=whole(most["initiatives"]),
        weeks=limit // 7,
    )
    return f"{said} {asked.say('findings.time_in_status.at_least')}" if since else said
