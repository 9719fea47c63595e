"""Which help is asked and given, and what stands beside what it costs."""

import pandas as pd

from kompas.figures import support as draw
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole

FIRST_SHOWN = 500  # dots that can still be told apart
BETWEEN = ["cheapest_eur", "dearest_eur", "fewest_people", "most_people"]  # the same on every row: told in the sentence


@kept
def support_asked_and_given(asked: Asked) -> Finding:
    """Help asked, given and still waited for; one row per kind of help."""
    rows = asked.rows("support_asked_and_given")
    return finding(
        asked,
        "support_asked_and_given",
        rows,
        needs=("support.kind", "support.asked_date", "support.given_date"),
        sentence=_helped(asked, rows),
        figure=draw.support_asked_and_given(rows, asked.language, asked.paper) if len(rows) else None,
    )


def _helped(asked: Asked, rows: pd.DataFrame) -> str:
    said = "findings.support_asked_and_given"
    if rows.empty:
        return asked.say(f"{said}.none")
    told = rows.iloc[0]
    parts = [asked.say(f"{said}.some", n=whole(told["all_asked"]), given=whole(told["all_given"]))]
    if whole(told["all_waiting"]):
        parts.append(asked.say(f"{said}.waiting", n=whole(told["all_waiting"]), days=whole(rows["longest_waiting_days"].max())))
    timed = rows[rows["median_days"].notna() & rows["help_kind"].notna()]
    if len(timed):
        most = timed.iloc[0]
        kind = asked.say(f"codes.help_kind.{most['help_kind']}")
        parts.append(asked.say(f"{said}.half", kind=kind, n=whole(most["median_days"])))
    elif rows["asked"].max() < asked.minimum:
        parts.append(asked.say(f"{said}.too_few"))
    return " ".join(parts)


@kept
def value_beside_cost(asked: Asked, limit: int = FIRST_SHOWN) -> Finding:
    """What each initiative costs the municipality in a year, whom it reaches and what it is said to be worth; nothing is added up."""
    rows = asked.rows("value_beside_cost", limit=limit)
    both = rows[rows["municipal_eur"].notna() & rows["people_reached"].notna()]
    return finding(
        asked,
        "value_beside_cost",
        rows.drop(columns=BETWEEN),
        needs=("accounts.municipal_income_eur", "accounts.people_reached", "social_values.low_eur", "social_values.high_eur"),
        sentence=_beside(asked, rows),
        limited={},
        figure=draw.value_beside_cost(both, asked.language, asked.paper) if len(both) else None,
    )


def _beside(asked: Asked, rows: pd.DataFrame) -> str:
    said = "findings.value_beside_cost"
    if rows.empty:
        return asked.say(f"{said}.none")
    every, both = whole(rows.iloc[0]["all_initiatives"]), whole(rows.iloc[0]["all_both"])
    parts = [asked.say(f"{said}.some", n=both, every=every)]
    if every > len(rows):
        parts.append(asked.say(f"{said}.first", n=len(rows)))
    if both:
        told = rows.iloc[0]
        between = {"cheapest": told.cheapest_eur, "dearest": told.dearest_eur, "fewest": told.fewest_people, "most": told.most_people}
        parts.append(asked.say(f"{said}.between", n=both, **between))
    parts.append(asked.say(f"{said}.given"))
    return " ".join(parts)
