"""From how many sources the money comes: for an initiative, and for all of them together."""

import pandas as pd

from kompas.figures import breadth as draw
from kompas.figures.names import is_known, named
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole


@kept
def concentration(asked: Asked) -> Finding:
    """The initiatives by the number of sources that they really live from."""
    rows = asked.rows("concentration")
    known = whole(rows["initiatives_known"].max())
    return finding(
        asked,
        "concentration",
        rows,
        needs=("accounts.income_eur", "accounts.municipal_income_eur"),
        sentence=_sources(asked, rows, known),
        figure=draw.concentration(rows, asked.language, asked.paper) if known else None,
    )


def _sources(asked: Asked, rows: pd.DataFrame, known: int) -> str:
    told = {row.sources_band: row for row in rows.itertuples()}
    unknown = whole(told["unknown"].initiatives)
    if not known:
        return asked.say("findings.concentration.none", n=unknown)
    one = told["one"]
    if is_known(one.share_of_initiatives):
        said = asked.say("findings.concentration.some", n=whole(one.initiatives), known=known, share=one.share_of_initiatives)
    else:
        said = asked.say("findings.concentration.few", n=whole(one.initiatives), known=known)
    return f"{said} {asked.say('findings.concentration.unknown', n=unknown)}" if unknown else said


@kept
def kinds_of_funder(asked: Asked) -> Finding:
    """The promised money by kind of funder, and how many kinds really count."""
    rows = asked.rows("kinds_of_funder")
    known = rows[rows["funder_kind"].notna()]
    return finding(
        asked,
        "kinds_of_funder",
        rows,
        needs=("funding_lines.granted_eur", "funding_lines.funder_kind"),
        sentence=_kinds(asked, known),
        figure=draw.kinds_of_funder(rows, asked.language, asked.paper) if len(known) else None,
    )


def _kinds(asked: Asked, known: pd.DataFrame) -> str:
    if known.empty:
        return asked.say("findings.kinds_of_funder.none")
    most = known.iloc[0]
    kind = named(most["funder_kind"], "funder_kind", asked.language)
    if len(known) == 1:
        return asked.say("findings.kinds_of_funder.only", kind=kind, amount=most["granted_eur"])
    if not is_known(most["share_of_granted"]):
        return asked.say("findings.kinds_of_funder.corrected", kind=kind, amount=most["granted_eur"])
    return asked.say(
        "findings.kinds_of_funder.some", kind=kind, share=most["share_of_granted"], kinds=len(known), count=most["kinds_that_count"]
    )
