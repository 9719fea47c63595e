"""The decisions that wait: the agenda of the decision table."""

from dataclasses import dataclass

import pandas as pd

from kompas.figures.names import capital, display_name, is_known
from kompas.findings.finding import Finding, coverage, finding, memoize, whole
from kompas.findings.scope import Scope

FIRST_SHOWN = 10
NEEDS = ("requests.received_date", "requests.department", "requests.is_formal_application", "funding_lines.end_date")


@dataclass(frozen=True)
class AgendaItem:
    """A decision as it is put to the table, in the reader's language. No person is named in it."""

    position: int
    title: str
    initiative_id: str | None
    request: str  # the decision to take, with how long it waits and what is at stake
    facts: str  # where to find it


@memoize
def decisions_waiting(scope: Scope, limit: int = FIRST_SHOWN) -> Finding:
    """The decisions that wait, in the order in which a chair would take them; the first `limit` of them."""
    rows = scope.rows("decisions_waiting", limit=limit)
    return finding(
        scope, "decisions_waiting", rows, needs=NEEDS, sentence=_sentence(scope, rows), limited={}, first_term=_first_term(scope)
    )


def order_sentence(scope: Scope) -> str:
    """In which order the decisions stand, and which requests are not among them."""
    return scope.say("pages.ontknoping.order", days=_first_term(scope))


def _first_term(scope: Scope) -> int:
    return min(scope.settings["terms"]["answer_days"])


def _sentence(scope: Scope, rows: pd.DataFrame) -> str:
    left = left_register(scope, rows)
    gone = [scope.say("findings.requests_left", n=left)] if left else []
    if rows.empty:
        return " ".join([scope.say("findings.decisions_waiting.some", n=0), *gone])
    row = rows.iloc[0]
    sentences = [scope.say("findings.decisions_waiting.some", n=whole(row["all_decisions"]))]
    (ends,) = coverage(scope, ("funding_lines.end_date",))
    if ends.known or ends.assumed:
        key = "all_money" if whole(row["all_money_ends"]) == whole(row["all_decisions"]) else "money"
        sentences.append(scope.say(f"findings.decisions_waiting.{key}", n=whole(row["all_money_ends"])))
    else:
        sentences.append(scope.say("findings.decisions_waiting.money_unknown"))
    sentences.append(scope.say("findings.decisions_waiting.over_term", n=whole(row["all_over_term"])))
    return " ".join([*sentences, *gone])


def left_register(scope: Scope, rows: pd.DataFrame) -> int:
    """How many requests were open when a newer export did not show them any more, also where nothing waits and there are no rows."""
    choices = scope.rows("open_by_age") if rows.empty else rows
    return whole(choices.iloc[0]["all_left_register"]) if len(choices) else 0


def agenda(scope: Scope, rows: pd.DataFrame) -> list[AgendaItem]:
    """The rows of `decisions_waiting` as items of an agenda, in their order."""
    return [_item(scope, row) for row in rows.itertuples()]


def _item(scope: Scope, row: object) -> AgendaItem:
    name = next((str(value) for value in (row.title, row.initiative_id) if is_known(value)), None)
    return AgendaItem(
        position=int(row.position),
        title=name or capital(scope.say("findings.decisions_waiting.case", id=row.case_id)),
        initiative_id=row.initiative_id if is_known(row.initiative_id) else None,
        request=_request(scope, row),
        facts=_facts(scope, row),
    )


def _request(scope: Scope, row: object) -> str:
    """'Besluit gevraagd aan Stadsbeheer: aanvraag (subsidie); wacht 213 dagen; 157 dagen over de termijn; € 12.000 gevraagd.'"""
    prefix = "findings.decisions_waiting"
    what = "follow_up" if row.why == "money_ends" else "over"
    is_held = is_known(row.department) and row.department != "unknown"
    blanks = {"department": row.department} if is_held else {}
    if what == "over":
        blanks["kind"] = display_name(row.subject, "kind", scope.language)
    parts = [scope.say(f"{prefix}.{what}" if is_held else f"{prefix}.{what}_unknown", **blanks)]
    if row.why != "money_ends":
        known = is_known(row.days_waiting)
        parts.append(scope.say(f"{prefix}.waits", n=int(row.days_waiting)) if known else scope.say(f"{prefix}.waits_unknown"))
    if is_known(row.days_over_term):
        parts.append(scope.say(f"{prefix}.days_over", n=int(row.days_over_term)))
    return "; ".join([*parts, _stake(scope, row)]) + "."


def _stake(scope: Scope, row: object) -> str:
    if not is_known(row.stake_eur):
        return scope.say("findings.decisions_waiting.stake_unknown")
    if row.stake_basis == "asked":
        return scope.say("findings.decisions_waiting.asked", amount=row.stake_eur)
    return scope.say("findings.decisions_waiting.ending", amount=row.stake_eur, day=row.money_end_date)


def _facts(scope: Scope, row: object) -> str:
    """'Over de wettelijke termijn · initiatief VS-0129 · aanvraag V-1000 · ontvangen op 17 december 2025'"""
    prefix = "findings.decisions_waiting"
    parts = [scope.say(f"codes.why.{row.why}")]
    known = is_known(row.initiative_id)
    parts.append(scope.say(f"{prefix}.initiative", id=row.initiative_id) if known else scope.say(f"{prefix}.no_initiative"))
    if row.why == "money_ends":
        parts.append(scope.say(f"{prefix}.promise", id=row.case_id))
        parts += [display_name(row.subject, "subject", scope.language)] if is_known(row.subject) else []
        parts += [scope.say("findings.third_year", day=row.third_year_end_date)] if is_known(row.third_year_end_date) else []
    else:
        parts.append(scope.say(f"{prefix}.case", id=row.case_id))
        known = is_known(row.received_date)
        parts.append(scope.say(f"{prefix}.received", day=row.received_date) if known else scope.say(f"{prefix}.undated"))
    if is_known(row.decision_due_date) and row.why != "term_extended":
        parts.append(scope.say(f"{prefix}.due", day=row.decision_due_date))
    return capital(" · ".join(parts))
