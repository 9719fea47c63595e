"""More than chance, or not: departments beside all together, and months beside each other."""

import pandas as pd

from kompas import texts
from kompas.figures import chance as charts
from kompas.figures import over_time
from kompas.figures.names import UNKNOWN, display_name, each, is_known
from kompas.findings.finding import Finding, event, finding, memoize, whole
from kompas.findings.scope import Scope

MOST_NAMED = 3  # chosen departments that get a sentence of their own, and departments that are named together
ENOUGH_POINTS = 12  # with fewer, limits are provisional
# What the verdict rests on: in the answer, but not in the table of the page.
VERDICT_COLUMNS = ["chance_at_most", "chance_at_least", "overdispersion", "variance_between"]


@memoize
def departments_against_all(scope: Scope, until: str = "decision", term_days: int | None = None) -> Finding:
    """Per department, whether the share answered within the term differs more from that of all together than chance allows."""
    rows = scope.rows("departments_against_all", until=until, term_days=term_days)
    return finding(
        scope,
        "departments_against_all",
        rows.drop(columns=VERDICT_COLUMNS),
        needs=("requests.department", "requests.received_date", event(until)),
        supposed={"until": until},
        sentence=" ".join(_difference_sentences(scope, rows, until)),
        chart=charts.departments_against_all(rows, scope.language) if len(rows) else None,
    )


def _difference_sentences(scope: Scope, rows: pd.DataFrame, until: str) -> list[str]:
    if rows.empty:
        return [scope.say("findings.answered_within_term.none")]
    every = each(rows)
    first = every[0]
    n = whole(first.all_requests)
    kind = "too_few" if n < scope.minimum else "some"
    weeks, answered = int(first.term_days) / 7, whole(first.all_answered_in_time)
    all_together = scope.say(f"findings.answered_within_term.{until}.{kind}", weeks=weeks, share=first.share_all, answered=answered, n=n)
    departments = [row for row in every if row.department != UNKNOWN]
    if kind == "too_few":
        return [all_together]
    if scope.filters.departments and len(departments) <= MOST_NAMED:
        return [all_together, *(_department_sentence(scope, row) for row in departments)]
    if whole(first.departments_compared) < 2:
        return [all_together, scope.say("findings.departments_against_all.nothing_to_compare")]
    return [*_named_sentences(scope, departments), *_count_sentences(scope, departments), all_together]


def _department_sentence(scope: Scope, row: object) -> str:
    """The sentence of a chosen department."""
    verdict = "small" if row.verdict == "chance" and row.is_small else row.verdict
    name = display_name(row.department, "department", scope.language)
    blanks = {} if verdict == "too_few" else {"share": row.share}
    return scope.say(f"findings.departments_against_all.one.{verdict}", department=name, n=int(row.requests), **blanks)


def _named_sentences(scope: Scope, departments: list) -> list[str]:
    """Which departments are less often in time than chance allows, and which more often; none where too many are, either way."""
    names = {
        verdict: tuple(display_name(row.department, "department", scope.language) for row in departments if row.verdict == verdict)
        for verdict in ("less", "more")
    }
    if any(len(each) > MOST_NAMED for each in names.values()):
        return []
    return [
        scope.say(f"findings.departments_against_all.named.{verdict}", names=texts.several(each, scope.language))
        for verdict, each in names.items()
        if each
    ]


def _count_sentences(scope: Scope, departments: list) -> list[str]:
    """How many departments differ more than chance allows, and of how many that is unknown."""
    outside, compared = whole(departments[0].departments_outside), whole(departments[0].departments_compared)
    unsure = sum(row.verdict == "unknown" for row in departments)
    small = sum(row.verdict == "chance" and row.is_small for row in departments)
    if unsure and not outside:
        sentences = [scope.say("findings.departments_against_all.none_surely", of=compared)]
    else:
        sentences = [scope.say("findings.departments_against_all.outside", n=outside, of=compared)]
    if 2 * outside > compared:
        sentences.append(scope.say("findings.departments_against_all.they_differ"))
    for group, n in (("unsure", unsure), ("small", small)):
        if n:
            sentences.append(scope.say(f"findings.departments_against_all.{group}", n=n))
    return sentences


@memoize
def answered_over_time(scope: Scope, until: str = "decision", period: str | None = None) -> Finding:
    """The share answered within the shortest term per month or quarter of receipt, in the band that fits chance."""
    rows = scope.rows("answered_over_time", until=until, period=period)
    is_shown = bool(rows["share"].notna().any())
    terms = scope.settings["council"]["terms"]
    return finding(
        scope,
        "answered_over_time",
        rows,
        needs=("requests.received_date", event(until)),
        supposed={"until": until},
        sentence=" ".join(_signal_sentences(scope, rows)),
        chart=over_time.answered_over_time(rows, terms, scope.language) if is_shown else None,
    )


def _signal_sentences(scope: Scope, rows: pd.DataFrame) -> list[str]:
    """The mean, the signals, and what is not ripe yet."""
    dated = [row for row in each(rows) if is_known(row.received_from)]
    points = [row for row in dated if is_known(row.signal)]
    if not dated:
        return [scope.say("findings.answered_within_term.none")]
    if not points:
        return [scope.say("findings.answered_over_time.no_points")]
    kind, weeks = points[0].period_kind, min(scope.settings["terms"]["answer_days"]) / 7
    sentences = [scope.say(f"findings.answered_over_time.{kind}.mean", weeks=weeks, share=points[0].share_mean)]
    counts = {signal: sum(row.signal == signal for row in points) for signal in ("outside", "run")}
    sentences += [scope.say(f"findings.answered_over_time.{kind}.{signal}", n=n) for signal, n in counts.items() if n]
    if len(points) > 1 and not any(counts.values()):
        calm = "within" if any(row.signal == "none" for row in points) else "one_sided"
        sentences.append(scope.say(f"findings.answered_over_time.{calm}"))
    if whole(points[0].points) < ENOUGH_POINTS:
        sentences.append(scope.say("findings.answered_over_time.provisional"))
    unknown = sum(whole(row.undated_requests) + (0 if is_known(row.received_from) else whole(row.requests)) for row in each(rows))
    if unknown:
        sentences.append(scope.say("findings.waiting_curve.unknown_waits", n=unknown))
    immature = sum(not row.is_mature for row in dated)
    return sentences + ([scope.say(f"findings.answered_over_time.{kind}.immature", n=immature)] if immature else [])
