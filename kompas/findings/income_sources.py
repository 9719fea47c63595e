"""From how many sources the money comes: for an initiative, and for all of them together."""

import pandas as pd

from kompas import texts
from kompas.figures import income_sources as charts
from kompas.figures.names import display_name, is_known
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope


@memoize
def concentration(scope: Scope) -> Finding:
    """The initiatives by the number of sources that they really live from."""
    rows = scope.rows("concentration")
    known = whole(rows["initiatives_known"].max())
    return finding(
        scope,
        "concentration",
        rows,
        needs=("accounts.income_eur", "accounts.municipal_income_eur"),
        sentence=_source_sentence(scope, rows, known),
        chart=charts.concentration(rows, scope.language) if known else None,
    )


def _source_sentence(scope: Scope, rows: pd.DataFrame, known: int) -> str:
    by_band = {row.sources_band: row for row in rows.itertuples()}
    unknown = whole(by_band["unknown"].initiatives)
    if not known:
        return scope.say("findings.concentration.none", n=unknown)
    one = by_band["one"]
    if is_known(one.share_of_initiatives):
        sentence = scope.say("findings.concentration.some", n=whole(one.initiatives), of=known, share=one.share_of_initiatives)
    else:
        sentence = scope.say("findings.concentration.few", n=whole(one.initiatives), of=known)
    return f"{sentence} {scope.say('findings.concentration.unknown', n=unknown)}" if unknown else sentence


@memoize
def kinds_of_funder(scope: Scope) -> Finding:
    """The promised money by kind of funder, and how many kinds really count."""
    rows = scope.rows("kinds_of_funder")
    known = rows[rows["funder_kind"].notna()]
    is_mixed = len(known) > 0 and len(rows) > 1
    return finding(
        scope,
        "kinds_of_funder",
        rows,
        needs=("funding_lines.granted_eur", "funding_lines.funder_kind"),
        lacks=None if is_mixed or known.empty else "frame.unanswered.lacks.other_funders",
        sentence=_kind_sentence(scope, known),
        chart=charts.kinds_of_funder(rows, scope.language) if is_mixed else None,
    )


def _kind_sentence(scope: Scope, known: pd.DataFrame) -> str:
    if known.empty:
        return scope.say("findings.kinds_of_funder.none")
    most = known.iloc[0]
    kind = display_name(most["funder_kind"], "funder_kind", scope.language)
    if len(known) == 1:
        return scope.say("findings.kinds_of_funder.only", kind=kind, amount=most["granted_eur"])
    if not is_known(most["share_of_granted"]):
        return scope.say("findings.kinds_of_funder.corrected", kind=kind, amount=most["granted_eur"])
    equal = known[known["granted_eur"] == most["granted_eur"]]["funder_kind"]
    largest_kinds = texts.several(tuple(display_name(name, "funder_kind", scope.language) for name in equal), scope.language)
    largest, count = "equally" if len(equal) > 1 else "some", most["kinds_that_count"]
    spread = "spread_evenly" if round(count, 1) == len(known) else "spread"
    return " ".join(
        [
            scope.say(f"findings.kinds_of_funder.{largest}", kind=largest_kinds, share=most["share_of_granted"]),
            scope.say(f"findings.kinds_of_funder.{spread}", kinds=len(known), count=count),
        ]
    )
