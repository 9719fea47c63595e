"""The decisions that wait: the agenda of the decision table."""

from dataclasses import dataclass

import pandas as pd

from kompas.figures.names import capital, is_known, named
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, coverage, finding, kept, whole

FIRST_SHOWN = 10
NEEDS = ("requests.received_date", "requests.department", "requests.is_formal_application", "funding_lines.end_date")


@dataclass(frozen=True)
class AgendaItem:
    """A decision as it is put to the table, in the reader's language. No person is named in it."""

    position: int
    title: str
    initiative_id: str | None
    request: str  # the decision asked, with how long it waits and what is at stake
    facts: str  # where to find it


@kept
def decisions_waiting(asked: Asked, limit: int = FIRST_SHOWN) -> Finding:
    """The decisions that wait, in the order in which a chair would take them; the first `limit` of them."""
    rows = asked.rows("decisions_waiting", limit=limit)
    return finding(asked, "decisions_waiting", rows, needs=NEEDS, sentence=_waiting(asked, rows), limited={}, first_term=_first_term(asked))


def order_said(asked: Asked) -> str:
    """In which order the decisions stand, and which requests are not among them."""
    return asked.say("pages.ontknoping.order", days=_first_term(asked))


def _first_term(asked: Asked) -> int:
    return min(asked.settings["terms"]["answer_days"])


def _waiting(asked: Asked, rows: pd.DataFrame) -> str:
    left = left_register(asked, rows)
    gone = [asked.say("findings.requests_left", n=left)] if left else []
    if rows.empty:
        return " ".join([asked.say("findings.decisions_waiting.some", n=0), *gone])
    told = rows.iloc[0]
    said = [asked.say("findings.decisions_waiting.some", n=whole(told["all_decisions"]))]
    (ends,) = coverage(asked, ("funding_lines.end_date",))
    if ends.known:
        said.append(asked.say("findings.decisions_waiting.money", n=whole(told["all_money_ends"])))
    else:
        said.append(asked.say("findings.decisions_waiting.money_unknown"))
    said.append(asked.say("findings.decisions_waiting.over_term", n=whole(told["all_over_term"])))
    return " ".join([*said, *gone])


def left_register(asked: Asked, rows: pd.DataFrame) -> int:
    """How many requests were open when a newer export did not show them any more, also where nothing waits and there are no rows."""
    told = asked.rows("open_by_age") if rows.empty else rows
    return whole(told.iloc[0]["all_left_register"]) if len(told) else 0


def agenda(asked: Asked, rows: pd.DataFrame) -> list[AgendaItem]:
    """The rows of `decisions_waiting` as items of an agenda, in their order."""
    return [_item(asked, row) for row in rows.itertuples()]


def _item(asked: Asked, row: object) -> AgendaItem:
    name = next((str(value) for value in (row.title, row.initiative_id) if is_known(value)), None)
    return AgendaItem(
        position=int(row.position),
        title=name or capital(asked.say("findings.decisions_waiting.case", id=row.case_id)),
        initiative_id=row.initiative_id if is_known(row.initiative_id) else None,
        request=_request(asked, row),
        facts=_facts(asked, row),
    )


def _request(asked: Asked, row: object) -> str:
    """'Besluit gevraagd aan Stadsbeheer: aanvraag (subsidie); wacht 213 dagen; 157 dagen over de termijn; € 12.000 gevraagd.'"""
    said = "findings.decisions_waiting"
    what = "follow_up" if row.why == "money_ends" else "over"
    is_held = is_known(row.department) and row.department != "unknown"
    blanks = {"department": row.department} if is_held else {}
    if what == "over":
        blanks["kind"] = named(row.subject, "kind", asked.language)
    parts = [asked.say(f"{said}.{what}" if is_held else f"{said}.{what}_unknown", **blanks)]
    if row.why != "money_ends":
        known = is_known(row.days_waiting)
        parts.append(asked.say(f"{said}.waits", n=int(row.days_waiting)) if known else asked.say(f"{said}.waits_unknown"))
    if is_known(row.days_over_term):
        parts.append(asked.say(f"{said}.days_over", n=int(row.days_over_term)))
    return "; ".join([*parts, _stake(asked, row)]) + "."


def _stake(asked: Asked, row: object) -> str:
    if not is_known(row.stake_eur):
        return asked.say("findings.decisions_waiting.stake_unknown")
    if row.stake_basis == "asked":
        return asked.say("findings.decisions_waiting.asked", amount=row.stake_eur)
    return asked.say("findings.decisions_waiting.ending", amount=row.stake_eur, day=row.money_end_date)


def _facts(asked: Asked, row: object) -> str:
    """'Over de wettelijke termijn · initiatief VS-0129 · aanvraag V-1000 · ontvangen op 17 december 2025'"""
    said = "findings.decisions_waiting"
    parts = [asked.say(f"codes.why.{row.why}")]
    known = is_known(row.initiative_id)
    parts.append(asked.say(f"{said}.initiative", id=row.initiative_id) if known else asked.say(f"{said}.no_initiative"))
    if row.why == "money_ends":
        parts.append(asked.say(f"{said}.promise", id=row.case_id))
        parts += [named(row.subject, "subject", asked.language)] if is_known(row.subject) else []
        parts += [asked.say("findings.third_year", day=row.third_year_end_date)] if is_known(row.third_year_end_date) else []
    else:
        parts.append(asked.say(f"{said}.case", id=row.case_id))
        known = is_known(row.received_date)
        parts.append(asked.say(f"{said}.received", day=row.received_date) if known else asked.say(f"{said}.undated"))
    if is_known(row.decision_due_date) and row.why != "term_extended":
        parts.append(asked.say(f"{said}.due", day=row.decision_due_date))
    return capital(" · ".join(parts))
