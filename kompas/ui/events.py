"""What happened around an initiative, as it is shown."""

import pandas as pd

from kompas.figures.names import UNKNOWN, display_name
from kompas.findings import Scope
from kompas.findings.initiative import events


def in_short(scope: Scope, events_in_words: pd.DataFrame) -> pd.DataFrame:
    """The newest events with the department behind what happened: three columns, which a telephone can hold."""
    pairs = zip(events_in_words["event"], events_in_words["department"], strict=True)
    shown_events = [event if pd.isna(name) else f"{event} · {display_name(name, 'department', scope.language)}" for event, name in pairs]
    return events_in_words.assign(event=shown_events)[["date", "event", "amount_eur"]]


def in_words(scope: Scope, rows: pd.DataFrame) -> pd.DataFrame:
    """The events as they are shown: an amount or a department that an event should have and has not is unknown."""
    shown_events = rows[["date", "event", "amount_eur", "department", "case_id", "file", "line"]].astype({"amount_eur": object})
    has_amount = rows["event"].str.startswith("promise")
    has_department = rows["event"].str.startswith(("request", "official"))
    shown_events["amount_eur"] = shown_events["amount_eur"].where(rows["amount_eur"].notna() | ~has_amount, UNKNOWN)
    shown_events["department"] = shown_events["department"].where(rows["department"].notna() | ~has_department, UNKNOWN)
    return shown_events.assign(event=events(scope, rows))
