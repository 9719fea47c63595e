"""Who pays for the initiatives, and what ends when."""

import pandas as pd

from kompas.figures import money as charts
from kompas.figures.names import LEFT_REGISTER, display_name, is_known, quarter_name
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope

FUNDERS_SHOWN = 10
VISIBLE = 0.02  # a smaller difference between two shares is not worth a sentence


@memoize
def municipal_share(scope: Scope) -> Finding:
    """The municipality's share, of the euros and of the average initiative, with what is not known."""
    rows = scope.rows("municipal_share")
    row = rows.iloc[0]
    known = is_known(row["share_per_euro"]) and is_known(row["income_eur"]) and whole(row["initiatives_known"]) > 0
    return finding(
        scope,
        "municipal_share",
        rows,
        needs=("accounts.income_eur", "accounts.municipal_income_eur"),
        sentence=_dependency_sentence(scope, row),
        chart=charts.municipal_share(row, scope.language) if known else None,
    )


def _dependency_sentence(scope: Scope, row: pd.Series) -> str:
    known, unknown = whole(row["initiatives_known"]), whole(row["initiatives_unknown"])
    if known == 0 or not is_known(row["share_per_euro"]):
        return scope.say("findings.municipal_share.none", n=unknown)
    if known < scope.minimum:
        sentence = scope.say("findings.municipal_share.too_few", n=known, income=row["income_eur"], municipal=row["municipal_eur"])
    else:
        sentence = scope.say(
            "findings.municipal_share.some",
            cents=round(row["share_per_euro"] * 100),
            share=row["share_per_initiative"],
            n=whole(row["initiatives_over_half"]),
            known=known,
        )
        sentence = " ".join([sentence, *_difference_sentences(scope, row)])
    return " ".join([sentence, *_unknown_sentences(scope, row, unknown)])


def _unknown_sentences(scope: Scope, row: pd.Series, unknown: int) -> list[str]:
    """Of how many the share is not known, with the bounds where all income is known; why there are none otherwise; who had no income."""
    parts = []
    if unknown and is_known(row["share_low"]):
        low, high = (round(row[bound] * 100) for bound in ("share_low", "share_high"))
        parts.append(scope.say("findings.municipal_share.unknown", n=unknown, low=low, high=high))
    elif unknown:
        parts.append(scope.say("findings.municipal_share.untold", n=unknown))
    if rejected := whole(row["rejected_accounts"]):
        parts.append(scope.say("findings.municipal_share.rejected", n=rejected))
    if without := whole(row["initiatives_without_income"]):
        parts.append(scope.say("findings.municipal_share.without_income", n=without))
    return parts


def _difference_sentences(scope: Scope, row: pd.Series) -> list[str]:
    """How many euros are in the initiatives above half, and why per euro and per initiative differ where they visibly do."""
    parts = []
    if whole(row["initiatives_over_half"]) and is_known(row["share_of_euros_over_half"]):
        parts.append(scope.say("findings.municipal_share.over_half", share=row["share_of_euros_over_half"]))
    if abs(row["share_by_size"]) >= VISIBLE:
        which = "large" if row["share_by_size"] > 0 else "small"
        parts.append(scope.say(f"findings.municipal_share.{which}_lean_more"))
    return parts


@memoize
def ending_by_quarter(scope: Scope) -> Finding:
    """How many euros of promises end in which quarter."""
    rows = scope.rows("ending_by_quarter")
    running = rows[rows["quarter"] != LEFT_REGISTER]
    return finding(
        scope,
        "ending_by_quarter",
        rows,
        needs=("funding_lines.granted_eur", "funding_lines.end_date"),
        sentence=_ending_sentence(scope, rows),
        chart=charts.ending_by_quarter(running, scope.language) if running["quarter"].notna().any() else None,
    )


def _ending_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    left = rows[rows["quarter"] == LEFT_REGISTER]
    dated = rows[rows["quarter"].notna() & (rows["quarter"] != LEFT_REGISTER)]
    undated = rows[rows["quarter"].isna()]
    parts = []
    if len(dated):
        most = dated.loc[dated["ending_eur"].idxmax()]
        parts.append(
            scope.say(
                "findings.ending_by_quarter.some",
                quarter=quarter_name(most["quarter"], scope.language),
                amount=most["ending_eur"],
                n=whole(most["initiatives"]),
            )
        )
    if len(undated):
        parts.append(scope.say("findings.ending_by_quarter.undated", amount=undated.iloc[0]["ending_eur"]))
    if len(left):
        parts.append(scope.say("findings.ending_by_quarter.left_register", amount=left.iloc[0]["ending_eur"]))
    return " ".join(parts) or scope.say("findings.ending_by_quarter.none")


@memoize
def largest_funders(scope: Scope) -> Finding:
    """The funders that promised most."""
    rows = scope.rows("largest_funders", limit=FUNDERS_SHOWN)
    first_rows = rows.head(FUNDERS_SHOWN)
    return finding(
        scope,
        "largest_funders",
        rows,
        needs=("funding_lines.funder", "funding_lines.granted_eur"),
        sentence=_funder_sentence(scope, rows),
        chart=charts.largest_funders(first_rows, scope.language) if first_rows["funder"].notna().any() else None,
        limited={},
        shown=FUNDERS_SHOWN,
    )


def _funder_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    known = rows[rows["funder"].notna()]
    if known.empty:
        return scope.say("findings.largest_funders.none")
    most = known.iloc[0]
    if not is_known(most["share_of_granted"]):
        funder = display_name(most["funder"], "funder", scope.language)
        return scope.say("findings.largest_funders.corrected", funder=funder, amount=most["granted_eur"])
    if len(rows) == 1:
        return scope.say(
            "findings.largest_funders.only",
            funder=display_name(most["funder"], "funder", scope.language),
            amount=most["granted_eur"],
            n=whole(most["initiatives"]),
        )
    return scope.say(
        "findings.largest_funders.some",
        funder=display_name(most["funder"], "funder", scope.language),
        amount=most["granted_eur"],
        share=most["share_of_granted"],
        n=whole(most["initiatives_mostly_theirs"]),
    )
