"""One initiative: how it stands, and everything that the exports tell of it."""

import pandas as pd

from kompas import contract
from kompas.figures import initiative as charts
from kompas.figures.names import capital, display_name, is_known
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope

FIRST_SHOWN = 10
NOBODY = ""  # the identifier of no initiative
WAYS = {"ended": ("initiatives", "end_reason"), "support_asked": ("support", "kind"), "support_given": ("support", "kind")}


@memoize
def initiatives_found(scope: Scope, search: str | None = None, limit: int = FIRST_SHOWN) -> Finding:
    """The initiatives that carry these words in their name or identifier, the first `limit` of them."""
    rows = scope.rows("initiatives_found", search=search, limit=limit)
    n = whole(rows.iloc[0]["all_found"]) if len(rows) else 0
    needs = ("initiatives.initiative_id",)
    sentence = scope.say("findings.initiatives_found.some", n=n)
    if n > len(rows):
        sentence += " " + scope.say("findings.initiatives_found.first", n=len(rows))
    return finding(scope, "initiatives_found", rows, needs=needs, sentence=sentence, limited={"search": search})


@memoize
def initiative_card(scope: Scope, initiative: str | None = None) -> Finding:
    """How one initiative stands; a row per register that knows its identifier."""
    rows = scope.rows("initiative_card", initiative=initiative or NOBODY)
    return finding(scope, "initiative_card", rows, needs=("initiatives.initiative_id",), sentence=_card_sentence(scope, rows, initiative))


def _card_sentence(scope: Scope, rows: pd.DataFrame, initiative: str | None) -> str:
    if rows.empty:
        return scope.say(f"findings.initiative_card.{'untold' if initiative else 'unchosen'}")
    if len(rows) > 1:
        return scope.say("findings.initiative_card.registers", n=len(rows))
    return facts(scope, rows.iloc[0])


def facts(scope: Scope, row: pd.Series) -> str:
    """The facts of one row of `initiative_card` as sentences; what is unknown is named as such."""
    sentences = [_status_sentence(scope, row)]
    if whole(row["requests"]):
        sentences.append(scope.say("findings.initiative_card.open", n=whole(row["open_requests"])))
    else:
        sentences.append(scope.say("findings.initiative_card.requests_unknown"))
    if is_known(row["share_municipal"]):
        cents, year = round(row["share_municipal"] * 100), int(row["account_year"])
        sentences.append(scope.say("findings.initiative_card.share", cents=cents, year=year))
    else:
        sentences.append(scope.say("findings.initiative_card.share_unknown"))
    if is_known(row["third_year_end_date"]):
        sentences.append(f"{capital(scope.say('findings.third_year', day=row['third_year_end_date']))}.")
    if is_known(row["last_contact_date"]):
        sentences.append(scope.say("findings.initiative_card.contact", day=row["last_contact_date"]))
    else:
        sentences.append(scope.say("findings.initiative_card.contact_unknown"))
    sentences.append(scope.say("findings.initiative_card.met", n=whole(row["officials_met"])))
    return " ".join(sentences)


def _status_sentence(scope: Scope, row: pd.Series) -> str:
    if not is_known(row["status"]):
        return scope.say("findings.initiative_card.status_unknown")
    status = display_name(row["status"], "status", scope.language)
    if not is_known(row["status_since_date"]):
        return scope.say("findings.initiative_card.status_undated", status=status)
    kind = "status_at_least" if row["is_since_at_least"] else "status"
    return scope.say(f"findings.initiative_card.{kind}", status=status, day=row["status_since_date"])


@memoize
def initiative_file(scope: Scope, initiative: str | None = None) -> Finding:
    """Everything that the exports tell of one initiative, newest first; one row per event."""
    rows = scope.rows("initiative_file", initiative=initiative or NOBODY)
    dated = rows[rows["date"].notna()]
    return finding(
        scope,
        "initiative_file",
        rows,
        needs=(),
        sentence=_file_sentence(scope, rows),
        chart=charts.initiative_file(rows, events(scope, rows), scope.warehouse.on_date, scope.language) if len(dated) else None,
    )


def _file_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    if rows.empty:
        return scope.say("findings.initiative_file.some", n=0)
    sentences = [scope.say("findings.initiative_file.some", n=len(rows))]
    happened = rows[rows["date"].notna() & (rows["date"] <= pd.Timestamp(scope.warehouse.on_date))]
    if len(happened):
        last = happened.iloc[0]
        sentences.append(scope.say("findings.initiative_file.last", day=last["date"], what=event(scope, last["event"], last["detail"])))
    undated = int(rows["date"].isna().sum())
    return " ".join([*sentences, scope.say("findings.initiative_file.undated", n=undated)] if undated else sentences)


def events(scope: Scope, rows: pd.DataFrame) -> list[str]:
    """What happened in each row of `initiative_file`, in words."""
    return [event(scope, kind, detail) for kind, detail in zip(rows["event"], rows["detail"], strict=True)]


def event(scope: Scope, kind: str, detail: object) -> str:
    """One event in words: 'Status: loopt', 'Geld van Schetsfonds loopt af'."""
    return scope.say(f"findings.initiative_file.event.{kind}", detail=_detail(scope, kind, detail))


def _funder_kind(detail: object) -> str | None:
    """The kind of funder that is meant where a payer is called by its kind only: 'Leden', 'fund'."""
    choices = contract.tables()["funding_lines"].columns["funder_kind"].choices
    text = str(detail).casefold()
    return next((code for code, words in choices.items() if text in {code, *(word.casefold() for word in words.values())}), None)


def _detail(scope: Scope, kind: str, detail: object) -> str:
    if kind == "status":
        return display_name(detail, "status", scope.language)
    if kind.startswith("promise") and (funder_kind := _funder_kind(detail)):
        return display_name(funder_kind, "funder_kind", scope.language)
    if is_known(detail) and kind in WAYS:
        table, column = WAYS[kind]
        return contract.tables()[table].columns[column].choices[detail][scope.language]
    return display_name(detail, "channel" if kind.startswith("contact") else "kind", scope.language)
