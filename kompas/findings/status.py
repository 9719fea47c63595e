"""Where initiatives stand: by theme, over the years, for how long, and what comes after."""

import pandas as pd

from kompas.figures import status as charts
from kompas.figures import steps
from kompas.figures.names import LEFT_REGISTER, UNKNOWN, display_name
from kompas.findings.finding import Finding, as_often, finding, memoize, whole
from kompas.findings.scope import Scope

MOST_NAMED = 3  # groups as large as each other that are named in a sentence


@memoize
def status_by_theme(scope: Scope) -> Finding:
    """How many initiatives stand where, per theme."""
    rows = scope.rows("status_by_theme")
    has_values = bool(rows["status"].notna().any())
    return finding(
        scope,
        "status_by_theme",
        rows,
        needs=("status_changes.status", "initiatives.theme"),
        sentence=_status_sentence(scope, rows),
        chart=charts.status_by_theme(rows, scope.language) if has_values else None,
    )


def _status_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    if rows.empty:
        return scope.say("findings.status_by_theme.none")
    if not rows["status"].notna().any():
        return scope.say("findings.status_by_theme.unknown", n=whole(scope.rows("headlines").iloc[0]["initiatives"]))
    summary = scope.rows("headlines").iloc[0]
    sentence = scope.say("findings.status_by_theme.some", n=whole(summary["initiatives"]), active=whole(summary["active_initiatives"]))
    for name, key in (("activity_unknown", "headlines.activity_unknown"), ("left_register", "status_by_theme.left_register")):
        if n := whole(summary[name]):
            sentence += " " + scope.say(f"findings.{key}", n=n)
    known = rows[rows["status"].notna() & rows["theme"].notna() & (rows["status"] != LEFT_REGISTER)]
    if known.empty:
        return sentence
    most = known[known["initiatives"] == known["initiatives"].max()]
    if len(most) > MOST_NAMED:
        return sentence
    groups = [
        (display_name(row.theme, "theme", scope.language), display_name(row.status, "status", scope.language)) for row in most.itertuples()
    ]
    count = whole(most.iloc[0]["initiatives"])
    if len(groups) > 1:
        summary = ", ".join(scope.say("findings.status_by_theme.group", theme=theme, status=status) for theme, status in groups)
        return f"{sentence} " + scope.say("findings.status_by_theme.equally", n=count, groups=summary)
    return f"{sentence} " + scope.say("findings.status_by_theme.most", n=count, theme=groups[0][0], status=groups[0][1])


@memoize
def in_and_out(scope: Scope) -> Finding:
    """How many initiatives came and went, per year."""
    every = scope.rows("in_and_out")
    rows = every[every["year"].notna()]
    return finding(
        scope,
        "in_and_out",
        every,
        needs=("initiatives.started_date", "initiatives.ended_date"),
        sentence=_flow_sentence(scope, rows) + _unknown_year_sentence(scope, every),
        chart=charts.in_and_out(rows, scope.language, scope.settings["council"]["terms"]) if len(rows) else None,
    )


def _flow_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    whole_years = rows[~rows["is_partial_year"].astype(bool)]
    if rows.empty:
        return scope.say("findings.in_and_out.none")
    kind = "partial" if whole_years.empty else "some"
    last = (rows if whole_years.empty else whole_years).iloc[-1]
    return scope.say(
        f"findings.in_and_out.{kind}",
        year=str(int(last["year"])),
        came=whole(last["came"]),
        went=whole(last["went"]),
        active=whole(last["active_at_year_end"]),
    )


def _unknown_year_sentence(scope: Scope, every: pd.DataFrame) -> str:
    undated = every[every["year"].isna()]
    counts = {way: whole(undated[way].sum()) for way in ("came", "went")}
    return "".join(" " + scope.say(f"findings.in_and_out.undated_{way}", n=n) for way, n in counts.items() if n)


@memoize
def time_in_status(scope: Scope) -> Finding:
    """How long initiatives have been in their present status; no figure where all that is known is 'at least nothing'."""
    rows = scope.rows("time_in_status")
    has_values = bool((rows["median_days"].notna() & ((rows["median_days"] > 0) | (rows["since_unknown"] < rows["initiatives"]))).any())
    return finding(
        scope,
        "time_in_status",
        rows,
        needs=("status_changes.status", "status_changes.from_date"),
        sentence=_stuck_sentence(scope, rows),
        chart=charts.time_in_status(rows, scope.language) if has_values else None,
    )


def _stuck_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    waited = rows[rows["median_days"].notna() & rows["usual_days"].notna()]
    if not rows["median_days"].notna().any():
        return scope.say("findings.time_in_status.none")
    at_least = f" {scope.say('findings.time_in_status.at_least')}" if whole(waited["since_unknown"].max()) else ""
    if not whole(waited["stuck"].max()):
        lower_bounds = whole(waited["since_unknown"].sum())
        if lower_bounds:
            return scope.say("findings.time_in_status.nothing_known_stuck", n=lower_bounds)
        return scope.say("findings.time_in_status.nothing_stuck")
    most = waited.loc[waited["stuck"].idxmax()]
    sentence = scope.say(
        f"findings.time_in_status.longer_than_{most['usual_basis']}",
        status=display_name(most["status"], "status", scope.language),
        n=whole(most["stuck"]),
        of=whole(most["initiatives"]),
        days=whole(most["usual_days"]),
    )
    equals = as_often(scope, waited, most, "stuck", lambda row: f"‘{display_name(row['status'], 'status', scope.language)}’")
    return " ".join([sentence, *equals]) + at_least


@memoize
def status_transitions(scope: Scope) -> Finding:
    """Which status follows which, and what is still where it was."""
    rows = scope.rows("status_transitions")
    has_values = bool((rows["status"].notna() & rows["next_status"].notna()).any())
    return finding(
        scope,
        "status_transitions",
        rows,
        needs=("status_changes.status",),
        sentence=" ".join(_step_sentences(scope, rows)),
        chart=steps.status_transitions(rows, scope.language) if has_values else None,
    )


def _step_sentences(scope: Scope, rows: pd.DataFrame) -> list[str]:
    """The step that most make with how long it took them, and what is known of the order only."""
    made = rows[rows["status"].notna() & rows["next_status"].notna() & ~rows["next_status"].isin([LEFT_REGISTER, UNKNOWN])]
    if made.empty:
        return [scope.say("findings.status_transitions.none")]
    parting = made[made["initiatives"] < made["came_in"]]  # a step that everybody makes tells nothing
    telling = made if parting.empty else parting
    most = telling.loc[telling["initiatives"].idxmax()]

    def statuses(row: pd.Series) -> dict[str, str]:
        columns = {"status": "status", "next": "next_status"}
        return {name: display_name(row[column], "status", scope.language) for name, column in columns.items()}

    count, of = whole(most["initiatives"]), whole(most["came_in"])
    sentences = [scope.say("findings.status_transitions.most", n=count, of=of, **statuses(most))]
    equals = as_often(scope, telling, most, "initiatives", lambda row: scope.say("findings.status_transitions.step", **statuses(row)))
    sentences += equals
    if not equals and whole(most["timed"]) >= scope.minimum:
        sentences.append(scope.say("findings.status_transitions.median", days=most["median_days"]))
    still = rows[rows["next_status"].isna() & (rows["status"] == most["status"])]
    if len(still):
        sentences.append(
            scope.say("findings.status_transitions.still", n=whole(still.iloc[0]["initiatives"]), status=statuses(most)["status"])
        )
    if undated := whole(rows["undated"].sum()):
        sentences.append(scope.say("findings.status_transitions.undated", n=undated))
    return sentences
