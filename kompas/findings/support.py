"""Which help is asked and given, and what stands beside what it costs."""

import pandas as pd

from kompas.figures import support as charts
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope

FIRST_SHOWN = 500  # dots that are still distinct
BETWEEN = ["cheapest_eur", "dearest_eur", "fewest_people", "most_people"]  # the same on every row: the sentence names them


@memoize
def support_asked_and_given(scope: Scope) -> Finding:
    """Help asked, given and still waited for; one row per kind of help."""
    rows = scope.rows("support_asked_and_given")
    return finding(
        scope,
        "support_asked_and_given",
        rows,
        needs=("support.kind", "support.asked_date", "support.given_date"),
        sentence=_help_sentence(scope, rows),
        chart=charts.support_asked_and_given(rows, scope.language) if len(rows) else None,
    )


def _help_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    prefix = "findings.support_asked_and_given"
    if rows.empty:
        return scope.say(f"{prefix}.none")
    row = rows.iloc[0]
    parts = [scope.say(f"{prefix}.some", n=whole(row["all_asked"]), given=whole(row["all_given"]))]
    if whole(row["all_waiting"]):
        parts.append(scope.say(f"{prefix}.waiting", n=whole(row["all_waiting"]), days=whole(rows["longest_waiting_days"].max())))
    timed = rows[rows["median_days"].notna() & rows["help_kind"].notna()]
    if len(timed):
        most = timed.iloc[0]
        kind = scope.say(f"codes.help_kind.{most['help_kind']}")
        parts.append(scope.say(f"{prefix}.half", kind=kind, n=whole(most["median_days"])))
    elif rows["asked"].max() < scope.minimum:
        parts.append(scope.say(f"{prefix}.too_few"))
    return " ".join(parts)


@memoize
def value_beside_cost(scope: Scope, limit: int = FIRST_SHOWN) -> Finding:
    """What each initiative costs the municipality in a year, whom it reaches and which value the exports give it; nothing is added up."""
    rows = scope.rows("value_beside_cost", limit=limit)
    both = rows[rows["municipal_eur"].notna() & rows["people_reached"].notna()]
    return finding(
        scope,
        "value_beside_cost",
        rows.drop(columns=BETWEEN),
        needs=("accounts.municipal_income_eur", "accounts.people_reached", "social_values.low_eur", "social_values.high_eur"),
        sentence=_value_sentence(scope, rows),
        limited={},
        chart=charts.value_beside_cost(both, scope.language) if len(both) else None,
    )


def _value_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    prefix = "findings.value_beside_cost"
    if rows.empty:
        return scope.say(f"{prefix}.none")
    every, both = whole(rows.iloc[0]["all_initiatives"]), whole(rows.iloc[0]["all_both"])
    parts = [scope.say(f"{prefix}.some", n=both, of=every)]
    if every > len(rows):
        parts.append(scope.say(f"{prefix}.first", n=len(rows)))
    if both:
        row = rows.iloc[0]
        between = {"cheapest": row.cheapest_eur, "dearest": row.dearest_eur, "fewest": row.fewest_people, "most": row.most_people}
        parts.append(scope.say(f"{prefix}.between", n=both, **between))
    parts.append(scope.say(f"{prefix}.given"))
    return " ".join(parts)
