"""How the money flows: from application to determination, and what shifted over the years."""

import pandas as pd

from kompas.figures import flows as draw
from kompas.figures.names import is_known
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole


@kept
def share_change_within_and_mix(asked: Asked) -> Finding:
    """How the municipality's share changed since the year before, within themes and by money that moved between them."""
    rows = asked.rows("share_change_within_and_mix")
    total = rows[rows["is_total"]]
    told = total.iloc[0] if len(total) else None
    known = told is not None and all(is_known(told[column]) for column in ("share", "share_before", "share_change"))
    return finding(
        asked,
        "share_change_within_and_mix",
        rows,
        needs=("accounts.income_eur", "accounts.municipal_income_eur"),
        sentence=_shift(asked, told) if known else _no_shift(asked, told),
        figure=draw.share_change_within_and_mix(told, asked.language, asked.paper) if known else None,
    )


def _no_shift(asked: Asked, told: pd.Series | None) -> str:
    if told is None or not is_known(told["year"]) or not is_known(told["year_before"]):
        return asked.say("findings.share_change_within_and_mix.none")
    return asked.say(
        "findings.share_change_within_and_mix.too_few",
        year=whole(told["year"]),
        before=whole(told["year_before"]),
        known=whole(told["initiatives_known"]),
        known_before=whole(told["initiatives_known_before"]),
    )


def _shift(asked: Asked, told: pd.Series) -> str:
    said = asked.say(
        "findings.share_change_within_and_mix.some",
        year=whole(told["year"]),
        before=whole(told["year_before"]),
        cents=round(told["share"] * 100),
        cents_before=round(told["share_before"] * 100),
        known=whole(told["initiatives_known"]),
        known_before=whole(told["initiatives_known_before"]),
    )
    parts = [said, asked.say(f"findings.share_change_within_and_mix.{_reason(told)}")]
    unknown, unknown_before = whole(told["initiatives_unknown"]), whole(told["initiatives_unknown_before"])
    if unknown or unknown_before:
        parts.append(
            asked.say(
                "findings.share_change_within_and_mix.unknown",
                unknown=unknown,
                unknown_before=unknown_before,
                year=whole(told["year"]),
                before=whole(told["year_before"]),
            )
        )
    return " ".join(parts)


def _reason(told: pd.Series) -> str:
    """Which of the sentences says why the share changed: less than half a cent is no change."""
    change, within, mix = (round(told[f"share_{part}"] * 100) for part in ("change", "within", "mix"))
    if change == 0:
        return "against" if within and mix else "same"
    way = "up" if change > 0 else "down"
    if within * mix < 0:
        return f"{way}_{'within' if within * change > 0 else 'mix'}_against"
    if abs(told["share_within"]) > 2 * abs(told["share_mix"]):
        return f"{way}_within"
    if abs(told["share_mix"]) > 2 * abs(told["share_within"]):
        return f"{way}_mix"
    return f"{way}_both"


@kept
def asked_granted_determined(asked: Asked) -> Finding:
    """What was granted of what was asked, and determined of what was granted, by year of the money."""
    rows = asked.rows("asked_granted_determined")
    told = rows[rows["share_of_asked"].notna() | rows["share_of_granted_determined"].notna()]
    return finding(
        asked,
        "asked_granted_determined",
        rows,
        needs=("funding_lines.asked_eur", "funding_lines.granted_eur", "funding_lines.determined_eur"),
        sentence=_granted(asked, rows),
        figure=draw.asked_granted_determined(told, asked.language, asked.paper) if len(told) else None,
    )


def _granted(asked: Asked, rows: pd.DataFrame) -> str:
    """Of the latest year of which each share can be told; the unknown year is no year."""
    if rows.empty:
        return asked.say("findings.asked_granted_determined.none")
    dated = rows[rows["year"].notna()]
    granted, settled = dated[dated["share_of_asked"].notna()], dated[dated["share_of_granted_determined"].notna()]
    parts = []
    if len(granted):
        last = granted.iloc[-1]
        cents, low = round(last["share_of_asked"] * 100), round(last["share_of_asked_low"] * 100)
        parts.append(asked.say("findings.asked_granted_determined.granted", year=whole(last["year"]), cents=cents))
        if zero := whole(last["zero_promises"]):
            parts.append(asked.say("findings.asked_granted_determined.zero", n=zero, low=low))
    if len(settled):
        last = settled.iloc[-1]
        parts.append(
            asked.say(
                "findings.asked_granted_determined.determined",
                year=whole(last["year"]),
                cents=round(last["share_of_granted_determined"] * 100),
                n=whole(last["both_determined_promises"]),
            )
        )
    return " ".join(parts) or asked.say("findings.asked_granted_determined.too_few")


@kept
def one_off_and_recurring(asked: Asked) -> Finding:
    """The granted money by year and by whether it comes back."""
    rows = asked.rows("one_off_and_recurring")
    told = rows[rows["is_recurring"].notna() & rows["year"].notna()]
    return finding(
        asked,
        "one_off_and_recurring",
        rows,
        needs=("funding_lines.granted_eur", "funding_lines.is_recurring"),
        sentence=_recurring(asked, told),
        figure=draw.one_off_and_recurring(rows, asked.language, asked.paper) if len(told) else None,
    )


def _recurring(asked: Asked, told: pd.DataFrame) -> str:
    if told.empty:
        return asked.say("findings.one_off_and_recurring.none")
    last = told[told["year"] == told["year"].max()]
    back = last[last["is_recurring"].astype(bool)]
    year = whole(last.iloc[0]["year"])
    if back.empty:
        return asked.say("findings.one_off_and_recurring.once", year=year)
    share = back.iloc[0]["share_of_granted"]
    if not is_known(share):
        return asked.say("findings.one_off_and_recurring.few", year=year, amount=back.iloc[0]["granted_eur"])
    return asked.say("findings.one_off_and_recurring.some", year=year, share=share, amount=back.iloc[0]["granted_eur"])
