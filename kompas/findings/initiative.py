"""One initiative: how it stands, and everything that the exports tell of it."""

import pandas as pd

from kompas import contract
from kompas.figures import initiative as draw
from kompas.figures.names import capital, is_known, named
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole

FIRST_SHOWN = 10
NOBODY = ""  # the identifier of no initiative
WAYS = {"ended": ("initiatives", "end_reason"), "support_asked": ("support", "kind"), "support_given": ("support", "kind")}


@kept
def initiatives_found(asked: Asked, search: str | None = None, limit: int = FIRST_SHOWN) -> Finding:
    """The initiatives that carry these words in their name or identifier, the first `limit` of them."""
    rows = asked.rows("initiatives_found", search=search, limit=limit)
    n = whole(rows.iloc[0]["all_found"]) if len(rows) else 0
    needs = ("initiatives.initiative_id",)
    sentence = asked.say("findings.initiatives_found.some", n=n)
    if n > len(rows):
        sentence += " " + asked.say("findings.initiatives_found.first", n=len(rows))
    return finding(asked, "initiatives_found", rows, needs=needs, sentence=sentence, limited={"search": search})


@kept
def initiative_card(asked: Asked, initiative: str | None = None) -> Finding:
    """How one initiative stands; a row per register that knows its identifier."""
    rows = asked.rows("initiative_card", initiative=initiative or NOBODY)
    return finding(asked, "initiative_card", rows, needs=("initiatives.initiative_id",), sentence=_standing(asked, rows, initiative))


def _standing(asked: Asked, rows: pd.DataFrame, initiative: str | None) -> str:
    if rows.empty:
        return asked.say(f"findings.initiative_card.{'untold' if initiative else 'unchosen'}")
    if len(rows) > 1:
        return asked.say("findings.initiative_card.registers", n=len(rows))
    return facts(asked, rows.iloc[0])


def facts(asked: Asked, told: pd.Series) -> str:
    """The facts of one row of `initiative_card` as sentences; what is not known is said to be unknown."""
    said = [_status(asked, told)]
    if whole(told["requests"]):
        said.append(asked.say("findings.initiative_card.open", n=whole(told["open_requests"])))
    else:
        said.append(asked.say("findings.initiative_card.requests_unknown"))
    if is_known(told["share_municipal"]):
        cents, year = round(told["share_municipal"] * 100), int(told["account_year"])
        said.append(asked.say("findings.initiative_card.share", cents=cents, year=year))
    else:
        said.append(asked.say("findings.initiative_card.share_unknown"))
    if is_known(told["third_year_end_date"]):
        said.append(f"{capital(asked.say('findings.third_year', day=told['third_year_end_date']))}.")
    if is_known(told["last_contact_date"]):
        said.append(asked.say("findings.initiative_card.contact", day=told["last_contact_date"]))
    else:
        said.append(asked.say("findings.initiative_card.contact_unknown"))
    said.append(asked.say("findings.initiative_card.met", n=whole(told["officials_met"])))
    return " ".join(said)


def _status(asked: Asked, told: pd.Series) -> str:
    if not is_known(told["status"]):
        return asked.say("findings.initiative_card.status_unknown")
    status = named(told["status"], "status", asked.language)
    if not is_known(told["status_since_date"]):
        return asked.say("findings.initiative_card.status_undated", status=status)
    kind = "status_at_least" if told["is_since_at_least"] else "status"
    return asked.say(f"findings.initiative_card.{kind}", status=status, day=told["status_since_date"])


@kept
def initiative_file(asked: Asked, initiative: str | None = None) -> Finding:
    """Everything that the exports tell of one initiative, newest first; one row per event."""
    rows = asked.rows("initiative_file", initiative=initiative or NOBODY)
    dated = rows[rows["date"].notna()]
    return finding(
        asked,
        "initiative_file",
        rows,
        needs=(),
        sentence=_told(asked, rows),
        figure=draw.initiative_file(rows, events(asked, rows), asked.warehouse.on_date, asked.language, asked.paper)
        if len(dated)
        else None,
    )


def _told(asked: Asked, rows: pd.DataFrame) -> str:
    if rows.empty:
        return asked.say("findings.initiative_file.some", n=0)
    said = [asked.say("findings.initiative_file.some", n=len(rows))]
    happened = rows[rows["date"].notna() & (rows["date"] <= pd.Timestamp(asked.warehouse.on_date))]
    if len(happened):
        last = happened.iloc[0]
        said.append(asked.say("findings.initiative_file.last", day=last["date"], what=event(asked, last["event"], last["detail"])))
    undated = int(rows["date"].isna().sum())
    return " ".join([*said, asked.say("findings.initiative_file.undated", n=undated)] if undated else said)


def events(asked: Asked, rows: pd.DataFrame) -> list[str]:
    """What happened in each row of `initiative_file`, in words."""
    return [event(asked, kind, detail) for kind, detail in zip(rows["event"], rows["detail"], strict=True)]


def event(asked: Asked, kind: str, detail: object) -> str:
    """One event in words: 'Status: loopt', 'Geld van Schetsfonds loopt af'."""
    return asked.say(f"findings.initiative_file.event.{kind}", detail=_detail(asked, kind, detail))


def _funder_kind(detail: object) -> str | None:
    """The kind of funder that is meant where a payer is called by its kind only: 'Leden', 'fund'."""
    choices = contract.tables()["funding_lines"].columns["funder_kind"].choices
    said = str(detail).casefold()
    return next((code for code, words in choices.items() if said in {code, *(word.casefold() for word in words.values())}), None)


def _detail(asked: Asked, kind: str, detail: object) -> str:
    if kind == "status":
        return named(detail, "status", asked.language)
    if kind.startswith("promise") and (funder_kind := _funder_kind(detail)):
        return named(funder_kind, "funder_kind", asked.language)
    if is_known(detail) and kind in WAYS:
        table, column = WAYS[kind]
        return contract.tables()[table].columns[column].choices[detail][asked.language]
    return named(detail, "channel" if kind.startswith("contact") else "kind", asked.language)
