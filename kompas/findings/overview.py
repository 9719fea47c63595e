"""The headline figures and what needs attention."""

import pandas as pd

from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope


@memoize
def headlines(scope: Scope) -> Finding:
    """The figures with which a management review begins; one row."""
    rows = scope.rows("headlines")
    row = rows.iloc[0]
    initiatives, requests = whole(row["initiatives"]), whole(row["requests"])
    kind = "some" if initiatives or requests else "none"
    left = whole(row["left_requests"])
    return finding(
        scope,
        "headlines",
        rows,
        needs=("initiatives.initiative_id", "accounts.income_eur", "requests.received_date", "requests.decided_date"),
        sentence=" ".join(
            [
                _count_sentence(scope, kind, row),
                *uncertainty_sentences(scope, row),
                *([scope.say("findings.requests_left", n=left)] if left else []),
            ]
        ),
    )


def _count_sentence(scope: Scope, kind: str, row: pd.Series) -> str:
    counted = scope.say(f"findings.headlines.{kind}", n=whole(row["initiatives"]), active=whole(row["active_initiatives"]))
    if kind == "none":
        return counted
    if not whole(row["requests"]):
        return f"{counted} {scope.say('findings.headlines.no_requests')}"
    return f"{counted} {scope.say('findings.headlines.open', n=whole(row['open_requests']))}"


def uncertainty_sentences(scope: Scope, row: pd.Series) -> list[str]:
    """How many initiatives may be active or not, and how many are in their register no more; nothing where there are none."""
    counts = {name: whole(row[name]) for name in ("activity_unknown", "left_register")}
    return [scope.say(f"findings.headlines.{name}", n=n) for name, n in counts.items() if n]


@memoize
def needs_attention(scope: Scope) -> Finding:
    """What cannot wait for the next review, most urgent first; one row per matter."""
    rows = scope.rows("needs_attention")
    return finding(
        scope,
        "needs_attention",
        rows,
        needs=(),
        sentence=scope.say("findings.needs_attention.said", n=len(rows)),
    )
