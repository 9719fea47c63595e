"""Who knows whom: which initiatives are spoken to, by how many officials they are held, and how often that changes."""

import pandas as pd

from kompas.figures import relations as draw
from kompas.figures.names import is_known, named
from kompas.findings.asked import Asked, Filters
from kompas.findings.finding import Finding, finding, kept, whole

FIRST_SHOWN = 10
CONTACTS = ("contacts.date", "contacts.is_two_way")
HOLDING = ("assignments.official", "assignments.from_date", "assignments.to_date")


@kept
def silence(asked: Asked) -> Finding:
    """How many active initiatives were last spoken to how long ago; one row per band of days."""
    rows = asked.rows("silence")
    known = whole(rows.iloc[0]["known_initiatives"]) if len(rows) else 0
    return finding(
        asked,
        "silence",
        rows,
        needs=CONTACTS,
        sentence=_silent(asked, rows, known),
        figure=draw.silence(rows, asked.settings["contact"]["silent_days"], asked.language, asked.paper) if known else None,
    )


def _silent(asked: Asked, rows: pd.DataFrame, known: int) -> str:
    if rows.empty:
        return asked.say("findings.silence.none")
    unknown = whole(rows[rows["since_contact"] == "unknown"]["initiatives"].max())
    if not known:
        return asked.say("findings.silence.unknown", n=unknown)
    told = rows.iloc[0]
    blanks = {"n": whole(told["silent_initiatives"]), "known": known, "days": asked.settings["contact"]["silent_days"]}
    if is_known(told["share_silent"]):
        said = asked.say("findings.silence.some", share=told["share_silent"], **blanks)
    else:
        said = asked.say("findings.silence.too_few", **blanks)
    return said + (" " + asked.say("findings.silence.also_unknown", n=unknown) if unknown else "")


@kept
def silent_initiatives(asked: Asked, limit: int = FIRST_SHOWN) -> Finding:
    """The active initiatives that were not spoken to for longest, at most `limit` of them."""
    rows = asked.rows("silent_initiatives", limit=limit)
    told = asked.rows("silence")
    silent = whole(told.iloc[0]["silent_initiatives"]) if len(told) else 0
    return finding(
        asked,
        "silent_initiatives",
        rows,
        needs=CONTACTS,
        sentence=_longest_silent(asked, rows, silent, told),
        limited={},
    )


def _longest_silent(asked: Asked, rows: pd.DataFrame, silent: int, told: pd.DataFrame) -> str:
    if rows.empty:
        kind = "none" if len(told) and whole(told.iloc[0]["known_initiatives"]) else "unknown"
        return asked.say(f"findings.silent_initiatives.{kind}")
    if silent > len(rows):
        return asked.say("findings.silent_initiatives.first", n=len(rows), silent=silent)
    return asked.say("findings.silent_initiatives.every", n=silent)


@kept
def lean_on_one_official(asked: Asked) -> Finding:
    """How many active initiatives are held by nobody, by one official and by more; one row. No figure is about one official."""
    rows = asked.rows("lean_on_one_official")
    told = rows.iloc[0]
    known = whole(told["known_holding"])
    return finding(
        asked,
        "lean_on_one_official",
        rows,
        needs=HOLDING,
        sentence=_leaning(asked, told, known),
        figure=draw.lean_on_one_official(told, asked.language, asked.paper) if known else None,
    )


def _leaning(asked: Asked, told: pd.Series, known: int) -> str:
    said = "findings.lean_on_one_official"
    unknown = whole(told["unknown_holding"])
    if not known:
        return asked.say(f"{said}.unknown", n=unknown)
    blanks = {"n": whole(told["one_official"]), "known": known, "nobody": whole(told["no_official"])}
    if is_known(told["share_one_official"]):
        parts = [asked.say(f"{said}.some", share=told["share_one_official"], **blanks)]
    else:
        parts = [asked.say(f"{said}.too_few", **blanks)]
    if is_known(told["all_fewest_low"]):
        low, high = whole(told["all_fewest_low"]), whole(told["all_fewest_high"])
        kind = "exact" if low == high else "between"
        parts.append(asked.say(f"{said}.{kind}", n=low, high=high, officials=whole(told["all_officials"])))
        if asked.filters != Filters():
            parts.append(asked.say(f"{said}.over_all"))
    if unknown:
        parts.append(asked.say(f"{said}.also_unknown", n=unknown))
    return " ".join(parts)


@kept
def handovers(asked: Asked) -> Finding:
    """How often initiatives got another official, per year, against the time in which somebody held them."""
    rows = asked.rows("handovers")
    told = rows[rows["handovers_per_100"].notna()]
    return finding(
        asked,
        "handovers",
        rows,
        needs=HOLDING,
        sentence=_handed_over(asked, rows, told),
        figure=draw.handovers(told, asked.language, asked.paper, asked.settings["council"]["terms"]) if len(told) else None,
    )


def _handed_over(asked: Asked, rows: pd.DataFrame, told: pd.DataFrame) -> str:
    said = "findings.handovers"
    dated = rows[rows["year"].notna()]
    undated = whole(rows[rows["year"].isna()]["held_initiatives"].max())
    whole_years = told[~told["is_partial_year"].astype(bool)]
    if len(whole_years) or len(told):
        last = (whole_years if len(whole_years) else told).iloc[-1]
        kind = "partial" if whole_years.empty else "some"
    elif len(dated):
        last, kind = dated.iloc[-1], "too_few"
    else:
        return asked.say(f"{said}.undated_only", n=undated) if undated else asked.say(f"{said}.none")
    per_100 = round(last["handovers_per_100"]) if kind != "too_few" else 0
    blanks = {"year": str(int(last["year"])), "held": whole(last["held_initiatives"]), "per_100": per_100}
    blanks["years"] = asked.say("figures.years", n=round(last["initiative_years"]))
    parts = [asked.say(f"{said}.{kind}", n=whole(last["handovers"]), **blanks)]
    if undated:
        parts.append(asked.say(f"{said}.undated", n=undated))
    return " ".join(parts)


@kept
def officials_met(asked: Asked) -> Finding:
    """How many different officials each initiative dealt with; one row per number of officials."""
    rows = asked.rows("officials_met")
    known = whole(rows.iloc[0]["known_met"]) if len(rows) else 0
    return finding(
        asked,
        "officials_met",
        rows,
        needs=("assignments.official",),
        sentence=_met(asked, rows, known),
        figure=draw.officials_met(rows, asked.language, asked.paper) if known else None,
    )


def _met(asked: Asked, rows: pd.DataFrame, known: int) -> str:
    said = "findings.officials_met"
    if rows.empty:
        return asked.say(f"{said}.none")
    unknown = whole(rows[rows["officials_met"].isna()]["initiatives"].max())
    if not known:
        return asked.say(f"{said}.unknown", n=unknown)
    told = rows.iloc[0]
    blanks = {"n": whole(told["many_met"]), "known": known}
    if is_known(told["share_many_met"]):
        parts = [asked.say(f"{said}.some", share=told["share_many_met"], **blanks)]
    else:
        parts = [asked.say(f"{said}.too_few", **blanks)]
    if unknown:
        parts.append(asked.say(f"{said}.also_unknown", n=unknown))
    return " ".join(parts)


@kept
def contact_mix(asked: Asked) -> Finding:
    """The contacts of the last twelve months; one row per channel."""
    rows = asked.rows("contact_mix")
    return finding(
        asked,
        "contact_mix",
        rows,
        needs=(*CONTACTS, "contacts.channel"),
        sentence=_mixed(asked, rows),
        figure=draw.contact_mix(rows, asked.language, asked.paper) if len(rows) else None,
    )


def _mixed(asked: Asked, rows: pd.DataFrame) -> str:
    said = "findings.contact_mix"
    if rows.empty:
        return asked.say(f"{said}.none")
    told = rows.iloc[0]
    parts = [asked.say(f"{said}.some", n=whole(told["all_contacts"]))]
    known = rows[rows["channel"].notna()]
    if len(known):
        most = known.iloc[0]
        parts.append(asked.say(f"{said}.most", channel=named(most["channel"], "channel", asked.language), n=whole(most["contacts"])))
    if is_known(told["share_all_two_way"]):
        parts.append(asked.say(f"{said}.two_way", share=told["share_all_two_way"]))
    if whole(told["all_way_unknown"]):
        parts.append(asked.say(f"{said}.way_unknown", n=whole(told["all_way_unknown"])))
    return " ".join(parts)
