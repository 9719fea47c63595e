"""Initiatives that stand in two registers: which may be one, and what each register says of one that is."""

from kompas.figures.names import display_name
from kompas.findings.finding import Finding, finding, memoize
from kompas.findings.initiative import NOBODY
from kompas.findings.scope import Scope


@memoize
def initiatives_that_may_be_one(scope: Scope, limit: int | None = None) -> Finding:
    """Pairs of mentions in two registers that may be of one initiative: first those that nobody has decided on."""
    rows = scope.rows("initiatives_that_may_be_one", limit=limit)
    sentences = [scope.say("findings.initiatives_that_may_be_one.some", n=int(rows["decision"].isna().sum()))]
    if twice := int(rows["is_counted_twice"].sum()):
        sentences.append(scope.say("findings.initiatives_that_may_be_one.twice", n=twice))
    return finding(
        scope,
        "initiatives_that_may_be_one",
        rows,
        needs=("initiatives.initiative_id",),
        sentence=" ".join(sentences),
        limited={},
    )


@memoize
def initiative_mentions(scope: Scope, initiative: str | None = None) -> Finding:
    """What each register says of one initiative that stands in several; no row for one that does not."""
    rows = scope.rows("initiative_mentions", initiative=initiative or NOBODY)
    counting = rows[rows["is_counting"]]
    sentence = scope.say(
        f"findings.initiative_mentions.{'some' if len(counting) else 'none'}",
        n=len(rows),
        register=display_name(counting.iloc[0]["register"], "register", scope.language) if len(counting) else None,
    )
    return finding(scope, "initiative_mentions", rows, needs=("initiatives.initiative_id",), sentence=sentence)
