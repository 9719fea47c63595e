"""How the money flows: from application to determination, and what shifted over the years."""

import pandas as pd

from kompas.figures import flows as charts
from kompas.figures.names import is_known
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope


@memoize
def share_change_within_and_mix(scope: Scope) -> Finding:
    """How the municipality's share changed since the year before, within themes and by money that moved between them."""
    rows = scope.rows("share_change_within_and_mix")
    total = rows[rows["is_total"]]
    row = total.iloc[0] if len(total) else None
    known = row is not None and all(is_known(row[column]) for column in ("share", "share_before", "share_change"))
    return finding(
        scope,
        "share_change_within_and_mix",
        rows,
        needs=("accounts.income_eur", "accounts.municipal_income_eur"),
        sentence=_shift_sentence(scope, row) if known else _no_shift_sentence(scope, row),
        chart=charts.share_change_within_and_mix(row, scope.language) if known else None,
    )


def _no_shift_sentence(scope: Scope, row: pd.Series | None) -> str:
    if row is None or not is_known(row["year"]) or not is_known(row["year_before"]):
        return scope.say("findings.share_change_within_and_mix.none")
    return scope.say(
        "findings.share_change_within_and_mix.too_few",
        year=whole(row["year"]),
        before=whole(row["year_before"]),
        known=whole(row["initiatives_known"]),
        known_before=whole(row["initiatives_known_before"]),
    )


def _shift_sentence(scope: Scope, row: pd.Series) -> str:
    sentence = scope.say(
        "findings.share_change_within_and_mix.some",
        year=whole(row["year"]),
        before=whole(row["year_before"]),
        cents=round(row["share"] * 100),
        cents_before=round(row["share_before"] * 100),
        known=whole(row["initiatives_known"]),
        known_before=whole(row["initiatives_known_before"]),
    )
    parts = [sentence, scope.say(f"findings.share_change_within_and_mix.{_reason(row)}")]
    unknown, unknown_before = whole(row["initiatives_unknown"]), whole(row["initiatives_unknown_before"])
    if unknown or unknown_before:
        parts.append(
            scope.say(
                "findings.share_change_within_and_mix.unknown",
                unknown=unknown,
                unknown_before=unknown_before,
                year=whole(row["year"]),
                before=whole(row["year_before"]),
            )
        )
    return " ".join(parts)


def _reason(row: pd.Series) -> str:
    """Which of the sentences says why the share changed: less than half a cent is no change."""
    change, within, mix = (round(row[f"share_{part}"] * 100) for part in ("change", "within", "mix"))
    if change == 0:
        return "against" if within and mix else "same"
    way = "up" if change > 0 else "down"
    if within * mix < 0:
        return f"{way}_{'within' if within * change > 0 else 'mix'}_against"
    if abs(row["share_within"]) > 2 * abs(row["share_mix"]):
        return f"{way}_within"
    if abs(row["share_mix"]) > 2 * abs(row["share_within"]):
        return f"{way}_mix"
    return f"{way}_both"


@memoize
def asked_granted_determined(scope: Scope) -> Finding:
    """What was granted of what was asked, and determined of what was granted, by year of the money."""
    rows = scope.rows("asked_granted_determined")
    with_share = rows[rows["share_of_asked"].notna() | rows["share_of_granted_determined"].notna()]
    return finding(
        scope,
        "asked_granted_determined",
        rows,
        needs=("funding_lines.asked_eur", "funding_lines.granted_eur", "funding_lines.determined_eur"),
        sentence=_granted_sentence(scope, rows),
        chart=charts.asked_granted_determined(with_share, scope.language) if len(with_share) else None,
    )


def _granted_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    """The sentences on the latest year that has each share; the unknown year is left out."""
    if rows.empty:
        return scope.say("findings.asked_granted_determined.none")
    dated = rows[rows["year"].notna()]
    granted, settled = dated[dated["share_of_asked"].notna()], dated[dated["share_of_granted_determined"].notna()]
    parts = []
    if len(granted):
        last = granted.iloc[-1]
        cents, low = round(last["share_of_asked"] * 100), round(last["share_of_asked_low"] * 100)
        parts.append(scope.say("findings.asked_granted_determined.granted", year=whole(last["year"]), cents=cents))
        if zero := whole(last["zero_promises"]):
            parts.append(scope.say("findings.asked_granted_determined.zero", n=zero, low=low))
    if len(settled):
        last = settled.iloc[-1]
        parts.append(
            scope.say(
                "findings.asked_granted_determined.determined",
                year=whole(last["year"]),
                cents=round(last["share_of_granted_determined"] * 100),
                n=whole(last["both_determined_promises"]),
            )
        )
    return " ".join(parts) or scope.say("findings.asked_granted_determined.too_few")


@memoize
def one_off_and_recurring(scope: Scope) -> Finding:
    """The granted money by year and by whether it comes back."""
    rows = scope.rows("one_off_and_recurring")
    known = rows[rows["is_recurring"].notna() & rows["year"].notna()]
    return finding(
        scope,
        "one_off_and_recurring",
        rows,
        needs=("funding_lines.granted_eur", "funding_lines.is_recurring"),
        sentence=" ".join([_recurring_sentence(scope, known), *_unknown_recurring_sentence(scope, rows, known)]),
        chart=charts.one_off_and_recurring(rows, scope.language) if len(known) else None,
    )


def _recurring_sentence(scope: Scope, known: pd.DataFrame) -> str:
    if known.empty:
        return scope.say("findings.one_off_and_recurring.none")
    last = known[known["year"] == known["year"].max()]
    back = last[last["is_recurring"].astype(bool)]
    year = whole(last.iloc[0]["year"])
    if back.empty:
        return scope.say("findings.one_off_and_recurring.once", year=year)
    share = back.iloc[0]["share_of_granted"]
    if back.iloc[0]["granted_eur"] < 0:
        return scope.say("findings.one_off_and_recurring.taken_back", year=year, amount=-back.iloc[0]["granted_eur"])
    if not is_known(share):
        return scope.say("findings.one_off_and_recurring.few", year=year, amount=back.iloc[0]["granted_eur"])
    return scope.say("findings.one_off_and_recurring.some", year=year, share=share, amount=back.iloc[0]["granted_eur"])


def _unknown_recurring_sentence(scope: Scope, rows: pd.DataFrame, known: pd.DataFrame) -> list[str]:
    """Of how much money of the year that is told it is not known whether it comes back, where there is any."""
    unknown = rows[rows["is_recurring"].isna() & (rows["year"] == known["year"].max())]
    return [scope.say("findings.one_off_and_recurring.unknown", amount=unknown["granted_eur"].sum())] if len(unknown) else []
