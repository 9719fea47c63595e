"""The two clocks: what was in time by the service norm and by the law, what came of the rest, and what is at stake."""

import pandas as pd

from kompas import texts
from kompas.figures import backlog
from kompas.figures import clocks as charts
from kompas.figures.names import each, is_known
from kompas.findings.finding import Finding, coverage, event, finding, memoize, whole
from kompas.findings.scope import Scope

YEAR = 52 * 7  # days that are drawn
# What each clock cannot run without.
CLOCKS = {
    "service": ("requests.received_date", "requests.first_answer_date"),
    "law": ("requests.received_date", "requests.is_formal_application", "requests.decided_date"),
}


@memoize
def two_clocks(scope: Scope) -> Finding:
    """Per department: answered within the service norm, and decided within the legal term."""
    every = scope.rows("two_clocks")
    running = [clock for clock, needs in CLOCKS.items() if _have_values(scope, needs)]
    rows = every[every["clock"].isin(running)]
    together = {row.clock: row for row in each(rows) if not is_known(row.department)}
    return finding(
        scope,
        "two_clocks",
        rows,
        needs=tuple(dict.fromkeys(need for needs in CLOCKS.values() for need in needs)),
        sentence=" ".join(part for clock in CLOCKS for part in _clock_sentences(scope, together.get(clock), clock)),
        chart=charts.two_clocks(rows, scope.language, bool(scope.filters.departments))
        if any(row.requests for row in together.values())
        else None,
    )


def _have_values(scope: Scope, needs: tuple[str, ...]) -> bool:
    """Whether some export fills each of these columns."""
    return all(column.known for column in coverage(scope, needs))


def _clock_sentences(scope: Scope, row: object | None, clock: str) -> list[str]:
    """The sentences of one clock, all departments together: how many were in time, and of how many that is unknown."""
    n = 0 if row is None else whole(row.requests)
    norms = scope.settings["norms"]
    some = "some_by_kind" if clock == "service" and any("first_answer_days" in norm for norm in norms["kinds"].values()) else "some"
    kind = "none" if n == 0 else some if is_known(row.share) else "too_few"
    blanks = {} if n == 0 else {"share": row.share, "answered": whole(row.answered_in_time), "days": norms["first_answer_days"]}
    sentences = [scope.say(f"findings.two_clocks.{clock}.{kind}", **({"n": n} | blanks if n else {}))]
    for group in ("unknown_requests", "undetermined_requests"):
        if row is not None and whole(getattr(row, group)):
            sentences.append(scope.say(f"findings.two_clocks.{clock}.{group}", n=whole(getattr(row, group))))
    return sentences + (_default_term_sentence(scope, row.default_subsidy_kinds) if n and clock == "law" else [])


def _default_term_sentence(scope: Scope, kinds: object) -> list[str]:
    """That the term of these kinds of subsidy is the default of the law, where there are any."""
    if not is_known(kinds):
        return []
    return [scope.say("findings.two_clocks.law.by_default", kinds=kinds, days=scope.settings["norms"]["decision_days"])]


@memoize
def decided_or_withdrawn(scope: Scope) -> Finding:
    """By weeks since receipt: which part was decided, withdrawn, or still waits; all departments (or all that are chosen) together."""
    rows = scope.rows("decided_or_withdrawn", max_days=YEAR, beside=())
    n = whole(rows.iloc[0]["at_risk"]) if len(rows) else 0
    needs = ("requests.received_date", "requests.decided_date", "requests.withdrawn_date")
    has_values = _have_values(scope, needs)
    return finding(
        scope,
        "decided_or_withdrawn",
        rows,
        needs=needs,
        sentence=_outcome_sentence(scope, rows, n) if has_values else scope.say("findings.decided_or_withdrawn.untold"),
        chart=charts.decided_or_withdrawn(rows, scope.language) if has_values and n >= scope.minimum else None,
    )


def _outcome_sentence(scope: Scope, together: pd.DataFrame, n: int) -> str:
    if n == 0:
        return scope.say("findings.decided_or_withdrawn.none")
    last = {row.became: row for row in sorted(each(together), key=lambda row: row.week)}
    decided, withdrawn = last["decided"], last["withdrawn"]
    counts = {"decided": whole(decided.requests), "withdrawn": whole(withdrawn.requests)}
    if n < scope.minimum:
        return scope.say("findings.decided_or_withdrawn.too_few", n=n, **counts)
    return scope.say(
        "findings.decided_or_withdrawn.some",
        n=whole(decided.week),
        decided=decided.share,
        withdrawn=withdrawn.share,
        waiting=decided.share_waiting,
    )


@memoize
def waiting_quantiles(scope: Scope, until: str = "decision") -> Finding:
    """Per department and all together: the days within which half, and nine in ten, are decided (or answered first)."""
    rows = scope.rows("waiting_quantiles", until=until)
    needs = ("requests.received_date", event(until))
    has_values = _have_values(scope, needs)
    is_enough = len(rows) > 0 and whole(rows.iloc[0]["requests"]) >= scope.minimum
    return finding(
        scope,
        "waiting_quantiles",
        rows,
        needs=needs,
        supposed={"until": until},
        sentence=_quantile_sentence(scope, rows, until) if has_values else scope.say("findings.waiting_quantiles.none"),
        chart=charts.waiting_quantiles(rows, scope.language, bool(scope.filters.departments)) if has_values and is_enough else None,
    )


def _quantile_sentence(scope: Scope, rows: pd.DataFrame, until: str) -> str:
    if rows.empty:
        return scope.say("findings.waiting_quantiles.none")
    together = rows.iloc[0]
    if whole(together["requests"]) < scope.minimum:
        return scope.say("findings.waiting_quantiles.too_few", n=whole(together["requests"]))
    parts = []
    for part in ("half", "nine_in_ten"):
        days = together[f"{part}_days"]
        key = f"findings.waiting_quantiles.{until}"
        parts.append(scope.say(f"{key}.{part}", n=whole(days)) if is_known(days) else scope.say(f"{key}.not_yet.{part}"))
    return " ".join(parts)


@memoize
def clearance(scope: Scope) -> Finding:
    """Per department, in the last twelve months and the twelve before: what came in, what went out, and how large the pile was."""
    rows = scope.rows("clearance")
    last = rows[rows["period"] == "last"]
    needs = ("requests.received_date", "requests.decided_date")
    has_values = _have_values(scope, needs) and last["received"].sum() + last["open_at_end"].sum() > 0
    return finding(
        scope,
        "clearance",
        rows,
        needs=needs,
        sentence=_flow_sentence(scope, rows) if has_values else scope.say("findings.clearance.none"),
        chart=backlog.clearance(last, scope.language, bool(scope.filters.departments)) if has_values else None,
    )


def _flow_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    together = {row.period: row for row in each(rows) if not is_known(row.department)}
    last, before = together["last"], together["before"]
    sentences = [
        scope.say("findings.clearance.some", n=whole(last.received), closed=whole(last.closed)),
        _pile_sentence(scope, last, "last"),
    ]
    if whole(last.closed_undated):
        sentences.append(scope.say("findings.clearance.undated", n=whole(last.closed_undated)))
    if whole(last.left_register):
        sentences.append(scope.say("findings.requests_left", n=whole(last.left_register)))
    if not last.is_whole_period:
        sentences.append(scope.say("findings.clearance.not_whole"))
    elif before.is_whole_period:
        sentences.append(_pile_sentence(scope, before, "before"))
    if is_known(last.days_to_clear):
        sentences.append(scope.say("findings.clearance.days_to_clear", n=whole(last.days_to_clear)))
    return " ".join(sentences)


def _pile_sentence(scope: Scope, row: object, period: str) -> str:
    by = int(row.growth)
    became = "grew" if by > 0 else "shrank" if by < 0 else "stayed"
    return scope.say(f"findings.clearance.{period}.{became}", by=abs(by), start=whole(row.open_at_start), end=whole(row.open_at_end))


@memoize
def penalty_exposure(scope: Scope) -> Finding:
    """Per department: what the penalties for formal applications that are open past their term can come to at most."""
    rows = scope.rows("penalty_exposure")
    needs = CLOCKS["law"]
    at_stake = rows["overdue_requests"].sum() + rows["unknown_due"].sum() > 0
    has_values = _have_values(scope, needs)
    most = sum(days * eur for days, eur in scope.settings["penalty"]["steps"])
    return finding(
        scope,
        "penalty_exposure",
        rows,
        needs=needs,
        sentence=_penalty_sentence(scope, rows) if has_values else scope.say("findings.penalty_exposure.untold"),
        chart=backlog.penalty_exposure(rows, scope.language, most, bool(scope.filters.departments)) if has_values and at_stake else None,
        penalty_steps=texts.several(
            tuple(scope.say("findings.penalty_exposure.step", n=days, eur=eur) for days, eur in scope.settings["penalty"]["steps"]),
            scope.language,
        ),
        most_days=sum(days for days, _ in scope.settings["penalty"]["steps"]),
        most=most,
    )


def _penalty_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    if rows.empty:
        return scope.say("findings.penalty_exposure.none")
    row = rows.iloc[0]
    late, still_open = whole(row["overdue_requests"]), whole(row["formal_open"])
    blanks = {"now": row["penalty_now_eur"], "most": row["penalty_most_eur"]} if late else {}
    kind = "some" if late else "in_time" if still_open else "none"
    sentences = [scope.say(f"findings.penalty_exposure.{kind}", **({"n": late or still_open} | blanks))]
    for group in ("unknown_due", "undetermined_requests"):
        if whole(row[group]):
            sentences.append(scope.say(f"findings.penalty_exposure.{group}", n=whole(row[group])))
    if whole(row["left_register"]):
        sentences.append(scope.say("findings.requests_left", n=whole(row["left_register"])))
    sentences += _default_term_sentence(scope, row["default_subsidy_kinds"]) if late else []
    return " ".join(sentences)
