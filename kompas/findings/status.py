"""Where initiatives stand: by theme, over the years, for how long, and what comes after."""

import pandas as pd

from kompas.figures import status as draw
from kompas.figures import steps
from kompas.figures.names import LEFT_REGISTER, UNKNOWN, named
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole
from kompas.findings.overview import uncertain

MOST_NAMED = 3  # groups as large as each other that are named in a sentence


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
        figure=draw.status_by_theme(rows, asked.language, asked.paper) if told else None,
    )


def _standing(asked: Asked, rows: pd.DataFrame) -> str:
    if rows.empty:
        return asked.say("findings.status_by_theme.none")
    if not rows["status"].notna().any():
        return asked.say("findings.status_by_theme.unknown", n=whole(asked.rows("headlines").iloc[0]["initiatives"]))
    told = asked.rows("headlines").iloc[0]
    said = asked.say("findings.status_by_theme.some", n=whole(told["initiatives"]), active=whole(told["active_initiatives"]))
    said = " ".join([said, *uncertain(asked, told)])
    known = rows[rows["status"].notna() & rows["theme"].notna() & (rows["status"] != LEFT_REGISTER)]
    if known.empty:
        return said
    most = known[known["initiatives"] == known["initiatives"].max()]
    if len(most) > MOST_NAMED:
        return said
    groups = [(named(row.theme, "theme", asked.language), named(row.status, "status", asked.language)) for row in most.itertuples()]
    count = whole(most.iloc[0]["initiatives"])
    if len(groups) > 1:
        told = ", ".join(asked.say("findings.status_by_theme.group", theme=theme, status=status) for theme, status in groups)
        return f"{said} " + asked.say("findings.status_by_theme.equally", n=count, groups=told)
    return f"{said} " + asked.say("findings.status_by_theme.most", n=count, theme=groups[0][0], status=groups[0][1])


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
        figure=draw.in_and_out(rows, asked.language, asked.paper, asked.settings["council"]["terms"]) if len(rows) else None,
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
    """How long initiatives have been in their present status; no figure where all that is known is 'at least nothing'."""
    rows = asked.rows("time_in_status")
    told = bool((rows["median_days"].notna() & ((rows["median_days"] > 0) | (rows["since_unknown"] < rows["initiatives"]))).any())
    return finding(
        asked,
        "time_in_status",
        rows,
        needs=("status_changes.status", "status_changes.from_date"),
        sentence=_stuck(asked, rows),
        figure=draw.time_in_status(rows, asked.language, asked.paper) if told else None,
    )


def _stuck(asked: Asked, rows: pd.DataFrame) -> str:
    waited = rows[rows["median_days"].notna() & rows["usual_days"].notna()]
    if not rows["median_days"].notna().any():
        return asked.say("findings.time_in_status.none")
    at_least = f" {asked.say('findings.time_in_status.at_least')}" if whole(waited["since_unknown"].max()) else ""
    if not whole(waited["stuck"].max()):
        lower_bounds = whole(waited["since_unknown"].sum())
        if lower_bounds:
            return asked.say("findings.time_in_status.nothing_known_stuck", n=lower_bounds)
        return asked.say("findings.time_in_status.nothing_stuck")
    most = waited.loc[waited["stuck"].idxmax()]
    said = asked.say(
        f"findings.time_in_status.longer_than_{most['usual_basis']}",
        status=named(most["status"], "status", asked.language),
        n=whole(most["stuck"]),
        of=whole(most["initiatives"]),
        days=whole(most["usual_days"]),
    )
    return said + at_least


@kept
def status_transitions(asked: Asked) -> Finding:
    """Which status follows which, and what is still where it was."""
    rows = asked.rows("status_transitions")
    told = bool((rows["status"].notna() & rows["next_status"].notna()).any())
    return finding(
        asked,
        "status_transitions",
        rows,
        needs=("status_changes.status",),
        sentence=" ".join(_steps(asked, rows)),
        figure=steps.status_transitions(rows, asked.language, asked.paper) if told else None,
    )


def _steps(asked: Asked, rows: pd.DataFrame) -> list[str]:
    """The step that most make with how long it took them, and what is known of the order only."""
    made = rows[rows["status"].notna() & rows["next_status"].notna() & ~rows["next_status"].isin([LEFT_REGISTER, UNKNOWN])]
    if made.empty:
        return [asked.say("findings.status_transitions.none")]
    parting = made[made["initiatives"] < made["came_in"]]  # a step that everybody makes tells nothing
    most = (made if parting.empty else parting).loc[lambda steps: steps["initiatives"].idxmax()]
    called = {"status": named(most["status"], "status", asked.language), "next": named(most["next_status"], "status", asked.language)}
    said = [asked.say("findings.status_transitions.most", n=whole(most["initiatives"]), of=whole(most["came_in"]), **called)]
    if whole(most["timed"]) >= asked.minimum:
        said.append(asked.say("findings.status_transitions.median", days=most["median_days"]))
    still = rows[rows["next_status"].isna() & (rows["status"] == most["status"])]
    if len(still):
        said.append(asked.say("findings.status_transitions.still", n=whole(still.iloc[0]["initiatives"]), status=called["status"]))
    if undated := whole(rows["undated"].sum()):
        said.append(asked.say("findings.status_transitions.undated", n=undated))
    return said
