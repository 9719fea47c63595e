"""How a key figure is put into words."""

from kompas import texts
from kompas.findings.finding import Finding
from kompas.findings.indicators import Reading
from kompas.findings.scope import Scope


def reading(scope: Scope, name: str, value: str, *, unknown: int = 0, **blanks: object) -> Reading:
    """The key figure of this name with this value; its label and the words below it stand in the locales, and fill in `blanks`. Of how many
    it is unknown is added, where there are any."""
    below = scope.say(f"pages.key_figure.{name}.below", **blanks)
    if unknown:
        below += "; " + scope.say("pages.key_figure.unknown", n=unknown)
    return Reading(scope.say(f"pages.key_figure.{name}.label", **blanks), value, below)


def count(scope: Scope, n: int) -> str:
    """So many, as the language writes it."""
    return texts.number(n, scope.language)


def cents(scope: Scope, share: float) -> str:
    """This part of a euro: '71 cent'."""
    return scope.say("pages.headline.cents", cents=round(share * 100))


def says(found: Finding) -> bool:
    """Whether there are rows that answer the question of this finding."""
    return len(found.rows) > 0 and found.is_answered
