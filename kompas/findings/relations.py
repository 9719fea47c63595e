"""Who knows whom: which initiatives are spoken to, by how many officials they are held, and how often that changes."""

import pandas as pd

from kompas.choices import Filters
from kompas.figures import relations as charts
from kompas.figures.names import display_name, is_known
from kompas.findings.finding import Finding, as_often, finding, memoize, whole
from kompas.findings.scope import Scope

FIRST_SHOWN = 10
CONTACTS = ("contacts.date", "contacts.is_two_way")
HOLDING = ("assignments.official", "assignments.from_date", "assignments.to_date")


@memoize
def silence(scope: Scope) -> Finding:
    """How many active initiatives were last spoken to how long ago; one row per band of days."""
    rows = scope.rows("silence")
    known = whole(rows.iloc[0]["known_initiatives"]) if len(rows) else 0
    return finding(
        scope,
        "silence",
        rows,
        needs=CONTACTS,
        sentence=_silence_sentence(scope, rows, known),
        chart=charts.silence(rows, scope.settings["contact"]["silent_days"], scope.language) if known else None,
    )


def _silence_sentence(scope: Scope, rows: pd.DataFrame, known: int) -> str:
    if rows.empty:
        return scope.say("findings.silence.none")
    unknown = whole(rows[rows["since_contact"] == "unknown"]["initiatives"].max())
    if not known:
        return scope.say("findings.silence.unknown", n=unknown)
    row = rows.iloc[0]
    blanks = {"n": whole(row["silent_initiatives"]), "known": known, "days": scope.settings["contact"]["silent_days"]}
    if is_known(row["share_silent"]):
        sentence = scope.say("findings.silence.some", share=row["share_silent"], **blanks)
    else:
        sentence = scope.say("findings.silence.too_few", **blanks)
    return sentence + (" " + scope.say("findings.silence.also_unknown", n=unknown) if unknown else "")


@memoize
def silent_initiatives(scope: Scope, limit: int = FIRST_SHOWN) -> Finding:
    """The active initiatives that were not spoken to for longest, at most `limit` of them."""
    rows = scope.rows("silent_initiatives", limit=limit)
    bands = scope.rows("silence")
    silent = whole(bands.iloc[0]["silent_initiatives"]) if len(bands) else 0
    return finding(
        scope,
        "silent_initiatives",
        rows,
        needs=CONTACTS,
        sentence=_silent_sentence(scope, rows, silent, bands),
        limited={},
    )


def _silent_sentence(scope: Scope, rows: pd.DataFrame, silent: int, bands: pd.DataFrame) -> str:
    if rows.empty:
        kind = "none" if len(bands) and whole(bands.iloc[0]["known_initiatives"]) else "unknown"
        return scope.say(f"findings.silent_initiatives.{kind}")
    if silent > len(rows):
        return scope.say("findings.silent_initiatives.first", n=len(rows), silent=silent)
    return scope.say("findings.silent_initiatives.every", n=silent)


@memoize
def lean_on_one_official(scope: Scope) -> Finding:
    """How many active initiatives are held by nobody, by one official and by more; one row. No figure is about one official."""
    rows = scope.rows("lean_on_one_official")
    row = rows.iloc[0]
    known = whole(row["known_holding"])
    return finding(
        scope,
        "lean_on_one_official",
        rows,
        needs=HOLDING,
        sentence=_holding_sentence(scope, row, known),
        chart=charts.lean_on_one_official(row, scope.language) if known else None,
    )


def _holding_sentence(scope: Scope, row: pd.Series, known: int) -> str:
    prefix = "findings.lean_on_one_official"
    unknown = whole(row["unknown_holding"])
    if not known:
        return scope.say(f"{prefix}.unknown", n=unknown)
    blanks = {"n": whole(row["one_official"]), "known": known, "nobody": whole(row["no_official"])}
    if is_known(row["share_one_official"]):
        parts = [scope.say(f"{prefix}.some", share=row["share_one_official"], **blanks)]
    else:
        parts = [scope.say(f"{prefix}.too_few", **blanks)]
    if is_known(row["all_fewest_low"]):
        low, high = whole(row["all_fewest_low"]), whole(row["all_fewest_high"])
        kind = "exact" if low == high else "between"
        parts.append(scope.say(f"{prefix}.{kind}", n=low, high=high, officials=whole(row["all_officials"])))
        if scope.filters != Filters():
            parts.append(scope.say(f"{prefix}.over_all"))
    if unknown:
        parts.append(scope.say(f"{prefix}.also_unknown", n=unknown))
    return " ".join(parts)


@memoize
def handovers(scope: Scope) -> Finding:
    """How often initiatives got another official, per year, against the time in which somebody held them."""
    rows = scope.rows("handovers")
    with_share = rows[rows["handovers_per_100"].notna()]
    return finding(
        scope,
        "handovers",
        rows,
        needs=HOLDING,
        sentence=_handover_sentence(scope, rows, with_share),
        chart=charts.handovers(with_share, scope.language, scope.settings["council"]["terms"]) if len(with_share) else None,
    )


def _handover_sentence(scope: Scope, rows: pd.DataFrame, with_share: pd.DataFrame) -> str:
    prefix = "findings.handovers"
    dated = rows[rows["year"].notna()]
    undated = whole(rows[rows["year"].isna()]["held_initiatives"].max())
    whole_years = with_share[~with_share["is_partial_year"].astype(bool)]
    if len(whole_years) or len(with_share):
        last = (whole_years if len(whole_years) else with_share).iloc[-1]
        kind = "partial" if whole_years.empty else "some"
    elif len(dated):
        last, kind = dated.iloc[-1], "too_few"
    else:
        return scope.say(f"{prefix}.undated_only", n=undated) if undated else scope.say(f"{prefix}.none")
    per_100 = round(last["handovers_per_100"]) if kind != "too_few" else 0
    blanks = {"year": str(int(last["year"])), "held": whole(last["held_initiatives"]), "per_100": per_100}
    blanks["years"] = scope.say("figures.years", n=round(last["initiative_years"]))
    parts = [scope.say(f"{prefix}.{kind}", n=whole(last["handovers"]), **blanks)]
    if undated:
        parts.append(scope.say(f"{prefix}.undated", n=undated))
    return " ".join(parts)


@memoize
def officials_met(scope: Scope) -> Finding:
    """How many different officials each initiative dealt with; one row per number of officials."""
    rows = scope.rows("officials_met")
    known = whole(rows.iloc[0]["known_met"]) if len(rows) else 0
    return finding(
        scope,
        "officials_met",
        rows,
        needs=("assignments.official",),
        sentence=_officials_sentence(scope, rows, known),
        chart=charts.officials_met(rows, scope.language) if known else None,
    )


def _officials_sentence(scope: Scope, rows: pd.DataFrame, known: int) -> str:
    prefix = "findings.officials_met"
    if rows.empty:
        return scope.say(f"{prefix}.none")
    unknown = whole(rows[rows["officials_met"].isna()]["initiatives"].max())
    if not known:
        return scope.say(f"{prefix}.unknown", n=unknown)
    row = rows.iloc[0]
    blanks = {"n": whole(row["many_met"]), "known": known}
    if is_known(row["share_many_met"]):
        parts = [scope.say(f"{prefix}.some", share=row["share_many_met"], **blanks)]
    else:
        parts = [scope.say(f"{prefix}.too_few", **blanks)]
    if unknown:
        parts.append(scope.say(f"{prefix}.also_unknown", n=unknown))
    return " ".join(parts)


@memoize
def contact_mix(scope: Scope) -> Finding:
    """The contacts of the last twelve months; one row per channel."""
    rows = scope.rows("contact_mix")
    return finding(
        scope,
        "contact_mix",
        rows,
        needs=(*CONTACTS, "contacts.channel"),
        sentence=_mix_sentence(scope, rows),
        chart=charts.contact_mix(rows, scope.language) if len(rows) else None,
    )


def _mix_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    prefix = "findings.contact_mix"
    if rows.empty:
        return scope.say(f"{prefix}.none")
    row = rows.iloc[0]
    parts = [scope.say(f"{prefix}.some", n=whole(row["all_contacts"]))]
    known = rows[rows["channel"].notna()]
    if len(known):
        most = known.iloc[0]
        parts.append(
            scope.say(f"{prefix}.most", channel=display_name(most["channel"], "channel", scope.language), n=whole(most["contacts"]))
        )
        parts += as_often(scope, known, most, "contacts", lambda row: display_name(row["channel"], "channel", scope.language))
    if is_known(row["share_all_two_way"]):
        parts.append(scope.say(f"{prefix}.two_way", share=row["share_all_two_way"]))
    if whole(row["all_way_unknown"]):
        parts.append(scope.say(f"{prefix}.way_unknown", n=whole(row["all_way_unknown"])))
    return " ".join(parts)
