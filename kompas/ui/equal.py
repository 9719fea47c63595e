"""The choices of the pages on differences: within which term, and beside whom."""

from kompas import texts
from kompas.figures.names import capital
from kompas.findings import Scope
from kompas.findings.equal import FIRST_TIME, GROUPINGS
from kompas.findings.finding import coverage
from kompas.ui.controls import one_of

PERIODS = ("auto", "month", "quarter")


def which_term(scope: Scope) -> int:
    """The term in days within which an answer is looked for."""
    terms = scope.settings["terms"]["answer_days"]
    return one_of(
        scope, "term", "pages.verschillen.term", terms, lambda days, language: texts.say(language, "figures.weeks", weeks=days / 7)
    )


def which_period(scope: Scope) -> str | None:
    """Whether time goes by month or by quarter; None: what the number of requests allows."""
    chosen = one_of(
        scope, "per", "pages.verschillen.period", PERIODS, lambda per, language: texts.say(language, f"pages.verschillen.periods.{per}")
    )
    return None if chosen == PERIODS[0] else chosen


def beside_whom(scope: Scope) -> str:
    """How initiators are grouped: by whether they come for the first time, by kind, or by ward; only by what these exports tell."""
    known = [by for by, need in GROUPINGS.items() if coverage(scope, (need,))[0].known]
    options = known or [FIRST_TIME]
    return one_of(scope, "by", "pages.gelijk.by", options, lambda by, language: capital(texts.say(language, f"codes.grouped_by.{by}")))
