"""What a register tells without a single date: how often yes, how much of what was asked, and what its successive exports show."""

import pandas as pd

from kompas import texts
from kompas.figures import registers as charts
from kompas.figures.names import is_known
from kompas.findings.finding import Finding, finding, is_exported_again, memoize, whole
from kompas.findings.scope import Scope

STEPS = ("granted", "determined")


@memoize
def granted_of_asked(scope: Scope) -> Finding:
    """Per department how often it says yes, and how many cents it grants of a euro that is asked."""
    rows = scope.rows("granted_of_asked")
    return finding(
        scope,
        "granted_of_asked",
        rows,
        needs=("funding_lines.asked_eur", "funding_lines.granted_eur"),
        sentence=" ".join(_yes_sentences(scope, rows)),
        chart=charts.granted_of_asked(rows, scope.language, bool(scope.filters.departments)) if rows["share_yes"].notna().any() else None,
    )


def _yes_sentences(scope: Scope, rows: pd.DataFrame) -> list[str]:
    if rows.empty or not rows.iloc[0]["decided"]:
        return [scope.say("findings.granted_of_asked.none", n=whole(rows.iloc[0]["dossiers"]) if len(rows) else 0)]
    all_of_them = rows.iloc[0]
    decided = whole(all_of_them["decided"])
    if not is_known(all_of_them["share_yes"]):
        return [scope.say("findings.granted_of_asked.few", n=decided - whole(all_of_them["refused"]), of=decided)]
    sentences = [scope.say("findings.granted_of_asked.some", n=decided, share=all_of_them["share_yes"])]
    if is_known(all_of_them["granted_of_asked"]):
        sentences.append(scope.say("findings.granted_of_asked.cents", cents=round(100 * all_of_them["granted_of_asked"])))
    compared = rows[rows["difference_within"].notna()]
    if len(compared):
        beyond = int(((compared["difference_within_low"] > 0) | (compared["difference_within_high"] < 0)).sum())
        sentences.append(scope.say("findings.granted_of_asked.within", n=beyond, of=len(compared)))
    unknown = whole(all_of_them["dossiers"]) - decided
    return sentences + ([scope.say("findings.granted_of_asked.unknown", n=unknown)] if unknown else [])


@memoize
def time_between_exports(scope: Scope) -> Finding:
    """How long it takes until money is granted and until it is determined, as successive exports show: all together drawn, and per
    department in rows."""
    rows = scope.rows("time_between_exports")
    all_of_them = rows[rows["department"].isna()].set_index("step")
    sentences = [
        scope.say(key, **blanks) for step in STEPS if step in all_of_them.index for key, blanks in _waits(step, all_of_them.loc[step])
    ]
    return finding(
        scope,
        "time_between_exports",
        rows,
        needs=("funding_lines.granted_eur",),
        lacks=_lacks(scope),
        sentence=_between_exports(scope, " ".join(sentences) or scope.say("findings.time_between_exports.none")),
        chart=charts.time_between_exports(scope.rows("curve_between_exports"), scope.language),
    )


def _between_exports(scope: Scope, sentence: str) -> str:
    """The sentence on what successive exports show; that there are none where a register has only one."""
    return scope.say("findings.one_export") if _lacks(scope) else sentence


def _lacks(scope: Scope) -> str | None:
    """That a second export of a register is needed, where there is none."""
    return None if is_exported_again(scope, "funding_lines") else "frame.unanswered.lacks.second_export"


def _waits(step: str, row: pd.Series) -> list[tuple[str, dict]]:
    """The sentences on one step, each as its key and its blanks."""
    n, low, high = whole(row["dossiers"]), row["median_low_days"], row["median_high_days"]
    counts = {"n": n, "ended": whole(row["ended"]), "open": whole(row["open"])}
    parts: list[tuple[str, dict]] = []
    if n and is_known(high):
        days = {"low": whole(low), "high": whole(high)}
        parts += [("half" if low != high else "half_exact", counts | days), ("outcome", counts)]
    elif n:
        parts.append(("counted", counts))
        parts.append(("half_from" if is_known(low) else "not_half", {"low": whole(low)}))
    if row["left_truncated"]:
        parts.append(("truncated", {"n": whole(row["left_truncated"])}))
    return [(f"findings.time_between_exports.{step}.{part}", blanks) for part, blanks in parts]


@memoize
def amounts_changed(scope: Scope) -> Finding:
    """Which amounts became higher or lower, or were told for the first time, between which exports."""
    rows = scope.rows("amounts_changed")
    by_change = rows[rows["amount"] == "granted"].groupby("change")[["dossiers", "difference_eur"]].sum()
    counts = {change: whole(by_change["dossiers"].get(change, 0)) for change in ("raised", "lowered", "first_told")}
    sums = {f"{change}_eur": abs(by_change["difference_eur"].get(change, 0.0)) for change in ("raised", "lowered")}
    kind = "some" if len(rows) else "none"
    return finding(
        scope,
        "amounts_changed",
        rows,
        needs=("funding_lines.granted_eur",),
        lacks=_lacks(scope),
        sentence=_between_exports(scope, scope.say(f"findings.amounts_changed.{kind}", **counts, **sums)),
    )


@memoize
def departments_renamed(scope: Scope) -> Finding:
    """Which departments got another name between two exports."""
    rows = scope.rows("departments_renamed")
    names = tuple(
        scope.say("findings.departments_renamed.name", old=row.department, new=row.new_name, n=whole(row.dossiers))
        for row in rows.itertuples()
    )
    unconfirmed = int((~rows["is_confirmed"].astype(bool)).sum())
    which = "seen" if names and unconfirmed == len(names) else "some"
    sentences = [scope.say(f"findings.departments_renamed.{which}", n=len(names), names=texts.several(names, scope.language))]
    sentences += [scope.say("findings.departments_renamed.open", n=unconfirmed)] if unconfirmed else []
    return finding(
        scope,
        "departments_renamed",
        rows,
        needs=(),
        lacks=_lacks(scope),
        sentence=_between_exports(scope, " ".join(sentences)),
    )
