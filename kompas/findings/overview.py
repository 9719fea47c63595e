"""The headline figures and what needs attention."""

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
    said = asked.say(
        f"findings.headlines.{kind}",
        n=initiatives,
        active=whole(told["active_initiatives"]),
        open=whole(told["open_requests"]),
    )
    return finding(
        asked,
        "headlines",
        rows,
        needs=("initiatives.initiative_id", "accounts.income_eur", "requests.received_date", "requests.decided_date"),
        sentence=" ".join([said, *([asked.say("findings.requests_left", n=left)] if left else [])]),
    )


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
