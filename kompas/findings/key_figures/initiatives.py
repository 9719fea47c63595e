"""Key figures of the pages on initiatives: where they stand, what came and went, who is spoken to, which help they had."""

import pandas as pd

from kompas import texts
from kompas.figures.names import is_known
from kompas.findings.ambitions import ambitions_by_year
from kompas.findings.changes import changed_since
from kompas.findings.finding import whole
from kompas.findings.indicators import Reading
from kompas.findings.key_figures.reading import count, reading, says
from kompas.findings.relations import contact_mix, lean_on_one_official, silence
from kompas.findings.scope import Scope
from kompas.findings.status import in_and_out, time_in_status
from kompas.findings.support import support_asked_and_given


def stuck_in_status(scope: Scope) -> Reading | None:
    """How many initiatives that still have to begin are in their status for longer than is usual."""
    rows = time_in_status(scope).rows
    waited = rows[rows["median_days"].notna() & rows["usual_days"].notna()]
    if waited.empty:
        return None
    n = whole(waited["initiatives"].sum())
    unknown = whole(waited["since_unknown"].sum())
    return reading(scope, "stuck_in_status", count(scope, whole(waited["stuck"].sum())), n=n, unknown=unknown)


def _last_year(rows: pd.DataFrame) -> tuple[pd.Series, str] | None:
    """The last whole year, or the present one where there is none, and which of both it is."""
    dated = rows[rows["year"].notna()]
    over = dated[~dated["is_partial_year"].astype(bool)]
    if len(over):
        return over.iloc[-1], "whole"
    return (dated.iloc[-1], "so_far") if len(dated) else None


def _in_and_out(scope: Scope, way: str) -> Reading | None:
    rows = in_and_out(scope).rows
    found = _last_year(rows)
    if found is None:
        return None
    row, kind = found
    undated = whole(rows[rows["year"].isna()][way].sum())
    blanks = {"when": scope.say(f"pages.key_figure.year.{kind}", year=str(int(row["year"]))), "n": whole(row["active_at_year_end"])}
    blanks["then"] = scope.say(f"pages.key_figure.then.{kind}")
    return reading(scope, way, count(scope, whole(row[way])), unknown=undated, **blanks)


def came(scope: Scope) -> Reading | None:
    """How many initiatives came in the last whole year."""
    return _in_and_out(scope, "came")


def went(scope: Scope) -> Reading | None:
    """How many initiatives went in the last whole year."""
    return _in_and_out(scope, "went")


def money_requested(scope: Scope) -> Reading | None:
    """How much money initiators wanted in the last whole year."""
    rows = ambitions_by_year(scope).rows
    found = _last_year(rows)
    if found is None or not is_known(found[0]["asked_eur"]):
        return None
    row, kind = found
    blanks = {"when": scope.say(f"pages.key_figure.year.{kind}", year=str(int(row["year"]))), "amount": row["asked_eur"]}
    value = texts.short_euro(row["asked_eur"], scope.language)
    return reading(scope, "money_requested", value, n=whole(row["times_asked"]), **blanks)


def silent(scope: Scope) -> Reading | None:
    """How many active initiatives were not spoken to for long."""
    found = silence(scope)
    if not says(found) or not whole(found.rows.iloc[0]["known_initiatives"]):
        return None
    row = found.rows.iloc[0]
    unknown = whole(found.rows[found.rows["since_contact"] == "unknown"]["initiatives"].max())
    blanks = {"days": scope.settings["contact"]["silent_days"], "n": whole(row["known_initiatives"])}
    return reading(scope, "silent", count(scope, whole(row["silent_initiatives"])), unknown=unknown, **blanks)


def one_official(scope: Scope) -> Reading | None:
    """How many active initiatives are held by one official."""
    found = lean_on_one_official(scope)
    row = found.rows.iloc[0]
    if not found.is_answered or not whole(row["known_holding"]):
        return None
    value = count(scope, whole(row["one_official"]))
    return reading(scope, "one_official", value, n=whole(row["known_holding"]), unknown=whole(row["unknown_holding"]))


def two_way_contacts(scope: Scope) -> Reading | None:
    """Which part of the contacts of the last twelve months was two-way."""
    found = contact_mix(scope)
    if not says(found) or not is_known(found.rows.iloc[0]["share_all_two_way"]):
        return None
    row = found.rows.iloc[0]
    value = texts.percent(row["share_all_two_way"], scope.language)
    return reading(scope, "two_way_contacts", value, n=whole(row["all_contacts"]), unknown=whole(row["all_way_unknown"]))


def help_given(scope: Scope) -> Reading | None:
    """How many times help was given, of the times it was requested."""
    found = support_asked_and_given(scope)
    if not says(found) or not whole(found.rows.iloc[0]["all_asked"]):
        return None
    row = found.rows.iloc[0]
    return reading(scope, "help_given", count(scope, whole(row["all_given"])), n=whole(row["all_asked"]))


def help_awaited(scope: Scope) -> Reading | None:
    """How many times help is still awaited, and for how long the longest."""
    found = support_asked_and_given(scope)
    if not says(found) or not whole(found.rows.iloc[0]["all_waiting"]):
        return None
    days = whole(found.rows["longest_waiting_days"].max())
    return reading(scope, "help_awaited", count(scope, whole(found.rows.iloc[0]["all_waiting"])), n=days)


def _changed(scope: Scope, change: str) -> Reading | None:
    rows = changed_since(scope).rows
    of_change = rows[rows["change"] == change]
    if of_change.empty:
        return None
    return reading(scope, f"{change}_since", count(scope, whole(of_change.iloc[0]["initiatives"])), day=scope.before.on_date)


def came_since(scope: Scope) -> Reading | None:
    """How many initiatives came since the earlier day."""
    return _changed(scope, "came")


def went_since(scope: Scope) -> Reading | None:
    """How many initiatives went since the earlier day."""
    return _changed(scope, "went")


def moved_since(scope: Scope) -> Reading | None:
    """How many initiatives have another status than on the earlier day."""
    return _changed(scope, "moved")


def lost_money_since(scope: Scope) -> Reading | None:
    """How many initiatives lost their money since the earlier day."""
    return _changed(scope, "lost_money")


def newly_known_since(scope: Scope) -> Reading | None:
    """How many initiatives became known since the earlier day."""
    return _changed(scope, "newly_known")


def left_register_since(scope: Scope) -> Reading | None:
    """How many initiatives are no longer in the register since the earlier day."""
    return _changed(scope, "left_register")
