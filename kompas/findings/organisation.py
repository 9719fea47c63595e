"""One organisation: found by its name, and what the exports tell of it. A private person is none."""

import pandas as pd

from kompas.figures.names import is_known
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.initiative import FIRST_SHOWN, NOBODY
from kompas.findings.scope import Scope

NEEDS = ("funding_lines.recipient",)


@memoize
def organisations_found(scope: Scope, search: str | None = None, limit: int = FIRST_SHOWN) -> Finding:
    """The organisations that carry these words in their name, the first `limit` of them."""
    rows = scope.rows("organisations_found", search=search, limit=limit)
    n = whole(rows.iloc[0]["all_found"]) if len(rows) else 0
    sentences = [scope.say("findings.organisations_found.some", n=n)]
    if n > len(rows):
        sentences.append(scope.say("findings.organisations_found.first", n=len(rows)))
    return finding(scope, "organisations_found", rows, needs=NEEDS, sentence=" ".join(sentences), limited={"search": search})


@memoize
def organisation_file(scope: Scope, organisation: str | None = None) -> Finding:
    """What the exports tell of one organisation: its initiatives, and the money that was promised to it."""
    rows = scope.rows("organisation_file", organisation=organisation or NOBODY)
    return finding(scope, "organisation_file", rows, needs=NEEDS, sentence=_file_sentence(scope, rows))


def _file_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    sentence = scope.say("findings.organisation_file.some", n=rows["initiative_id"].nunique())
    granted = rows["granted_eur"].sum()
    return f"{sentence} {scope.say('findings.organisation_file.granted', amount=granted)}" if is_known(granted) and granted else sentence
