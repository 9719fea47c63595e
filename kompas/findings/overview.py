"""The headline figures and what needs attention."""

import pandas as pd

from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole


@kept
def headlines(asked: Asked) -> Finding:
    """The figures with which a management review begins; one row."""
    rows = asked.rows("headlines")
    told = rows.iloc[0]
    initiatives, requests = whole(told["initiatives"]), whole(told["requests"])
    kind = "some" if initiatives or requests else "none"
    left = whole(told["left_requests"])
    return finding(
        asked,
        "headlines",
        rows,
        needs=("initiatives.initiative_id", "accounts.income_eur", "requests.received_date", "requests.decided_date"),
        sentence=" ".join(
            [_counted(asked, kind, told), *uncertain(asked, told), *([asked.say("findings.requests_left", n=left)] if left else [])]
        ),
    )


def _counted(asked: Asked, kind: str, told: pd.Series) -> str:
    counts = {"n": whole(told["initiatives"]), "active": whole(told["active_initiatives"]), "open": whole(told["open_requests"])}
    return asked.say(f"findings.headlines.{kind}", **counts)


def uncertain(asked: Asked, told: pd.Series) -> list[str]:
    """How many initiatives may be active or not, and how many are in their register no more; nothing where there are none."""
    counts = {name: whole(told[name]) for name in ("activity_unknown", "left_register")}
    return [asked.say(f"findings.headlines.{name}", n=n) for name, n in counts.items() if n]


@kept
def needs_attention(asked: Asked) -> Finding:
    """What cannot wait for the next review, most urgent first; one row per matter."""
    rows = asked.rows("needs_attention")
    return finding(
        asked,
        "needs_attention",
        rows,
        needs=(),
        sentence=asked.say("findings.needs_attention.said", n=len(rows)),
    )
