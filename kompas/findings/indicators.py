"""The indicators of the start page: per subject the strongest that the exports allow, and what a stronger one would need."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from kompas import texts
from kompas.figures.names import is_known
from kompas.findings.finding import whole
from kompas.findings.scope import Scope

LISTS = Path(__file__).with_name("indicators.toml")


@dataclass(frozen=True)
class Reading:
    """What an indicator says: its label, its value and the words below that keep it honest."""

    label: str
    value: str
    below: str


@dataclass(frozen=True)
class Indicator:
    """The strongest indicator of a subject that the exports allow; without a reading they allow none."""

    name: str
    page: str
    figure: str  # the finding whose chart stands beside it; empty where there is no reading
    reading: Reading | None
    stronger: str  # what a stronger one would be and where that usually is; empty where this is the strongest


@cache
def lists() -> dict[str, list[dict[str, str]]]:
    """Per subject its indicators, strongest first, as `indicators.toml` has them."""
    return tomllib.loads(LISTS.read_text("utf-8"))


def strongest(scope: Scope, subject: str) -> Indicator:
    """The first indicator of this subject that says something about these exports."""
    candidates = lists()[subject]
    readings = ((each, READERS[each["name"]](scope)) for each in candidates)
    shown, reading = next(((each, reading) for each, reading in readings if reading), (candidates[0], None))
    best = candidates[0]
    stronger = ""
    if shown is not best or reading is None:
        export = scope.say(f"frame.usual_export.{best['needs']}")
        stronger = scope.say("pages.indicator.stronger", label=scope.say(f"pages.indicator.name.{best['name']}"), export=export)
    return Indicator(shown["name"], shown["page"], shown["figure"] if reading else "", reading, stronger)


def _headlines(scope: Scope) -> pd.Series:
    return scope.rows("headlines").iloc[0]


def active_initiatives(scope: Scope) -> Reading | None:
    """How many initiatives are active, of how many."""
    row = _headlines(scope)
    if not row["initiatives"]:
        return None
    unknown, left = int(row["activity_unknown"]), int(row["left_register"])
    below = scope.say(f"pages.headline.of_all{'_unknown' if unknown else ''}", n=row["initiatives"], unknown=unknown)
    if left:
        below += "; " + scope.say("pages.headline.of_all_left", left=left)
    return Reading(scope.say("pages.headline.active"), texts.number(row["active_initiatives"], scope.language), below)


def share_per_euro(scope: Scope) -> Reading | None:
    """Which part of the income of the initiatives comes from the municipality."""
    row = _headlines(scope)
    known = row["initiatives_share_known"]
    if not is_known(row["share_per_euro"]) or known < scope.minimum:
        return None
    unknown = int(row["initiatives_share_unknown"])
    below = scope.say(f"pages.headline.share_{'unknown' if unknown else 'known'}", n=unknown, known=int(known))
    value = scope.say("pages.headline.cents", cents=round(row["share_per_euro"] * 100))
    return Reading(scope.say("pages.headline.share"), value, below)


def share_of_public_money(scope: Scope) -> Reading | None:
    """Which part of the public money that is known of organisations comes from the municipality; no share of their income."""
    rows = scope.rows("known_public_money", limit=None)
    both = rows[rows["municipal_eur"] > 0]
    if len(both) < scope.minimum:
        return None
    municipal, other = both["municipal_eur"].sum(), both["other_eur"].sum()
    below = scope.say("pages.indicator.public_below", n=len(both))
    return Reading(scope.say("pages.indicator.public"), texts.percent(municipal / (municipal + other), scope.language), below)


def years_in_a_row(scope: Scope) -> Reading | None:
    """Which part of the organisations with money of the municipality had it the year before too."""
    rows = scope.rows("years_in_a_row")
    organisations = whole(rows["organisations"].sum())
    if organisations < scope.minimum or rows["years"].max() < 2:
        return None
    year, again = whole(rows["newest_year"].iloc[0]), whole(rows[rows["years"] >= 2]["organisations"].sum())
    below = scope.say("pages.indicator.returning_below", again=again, n=organisations, year=year, before=year - 1)
    return Reading(scope.say("pages.indicator.returning"), texts.percent(again / organisations, scope.language), below)


def granted_of_asked(scope: Scope) -> Reading | None:
    """How many cents of a euro that was asked were granted."""
    rows = scope.rows("granted_of_asked")
    if rows.empty or not is_known(rows.iloc[0]["granted_of_asked"]):
        return None
    row = rows.iloc[0]
    value = scope.say("pages.headline.cents", cents=round(row["granted_of_asked"] * 100))
    return Reading(scope.say("pages.indicator.granted"), value, scope.say("pages.indicator.granted_below", n=whole(row["decided"])))


def high_risk_initiatives(scope: Scope) -> Reading | None:
    """How many initiatives are at high risk; nothing where it could be all of those with a score."""
    row = _headlines(scope)
    high, possible, scored = (row[f"{name}_initiatives"] for name in ("high_risk", "possible_high_risk", "scored"))
    if not scored or possible >= scored:
        return None
    below = scope.say("pages.headline.risk_of", n=scored)
    if possible > high:
        below += "; " + scope.say("pages.headline.risk_possible", n=possible)
    return Reading(scope.say("pages.headline.risk"), texts.number(high, scope.language), below)


def leaning_on_one_scheme(scope: Scope) -> Reading | None:
    """How many organisations that come back got all their money of the municipality from one scheme."""
    rows = scope.rows("leaning_on_one_scheme")
    if rows.empty or rows["all_organisations"].iloc[0] < scope.minimum or not rows["returning"].sum():
        return None
    year, of = whole(rows["newest_year"].iloc[0]), whole(rows["all_organisations"].iloc[0])
    below = scope.say("pages.indicator.one_scheme_below", n=of, year=year)
    return Reading(scope.say("pages.indicator.one_scheme"), texts.number(whole(rows["returning"].sum()), scope.language), below)


def ending_within_6_months(scope: Scope) -> Reading | None:
    """How much money ends within six months."""
    rows = scope.rows("needs_attention").query("matter == 'ending_within_6_months'")
    if rows.empty:
        return None
    row = rows.iloc[0]
    below = scope.say("pages.indicator.ending_below", n=whole(row["n"]))
    return Reading(scope.say("pages.indicator.ending"), texts.short_euro(row["eur"], scope.language), below)


def share_in_term(scope: Scope) -> Reading | None:
    """Which part of the requests that are old enough was decided within the term."""
    row = _headlines(scope)
    mature = row["mature_requests"]
    if not mature:
        return None
    label = scope.say("pages.headline.in_time", weeks=int(row["term_days"]) / 7)
    below = scope.say("pages.headline.requests", n=int(mature), open=row["open_over_26_weeks"])
    if mature < scope.minimum:
        return Reading(label, scope.say("pages.headline.counts", answered=row["answered_in_term"], n=mature), below)
    return Reading(label, texts.percent(row["share_in_term"], scope.language), below)


def time_between_exports(scope: Scope) -> Reading | None:
    """Within how many days half of the promises were granted: the most that it can have been, as successive exports show."""
    rows = scope.rows("time_between_exports")
    found = rows[rows["department"].isna() & (rows["step"] == "granted") & rows["median_high_days"].notna()]
    if found.empty:
        return None
    row = found.iloc[0]
    low, high = whole(row["median_low_days"]), whole(row["median_high_days"])
    kind = "time" if low == high else "time_at_most"
    counts = {"n": whole(row["dossiers"]), "open": whole(row["open"]), "before": whole(row["left_truncated"])}
    below = scope.say(f"pages.indicator.{kind}_below", low=low, **counts)
    return Reading(scope.say(f"pages.indicator.{kind}"), scope.say("pages.indicator.days", n=high), below)


def share_yes(scope: Scope) -> Reading | None:
    """How often the municipality said yes."""
    rows = scope.rows("granted_of_asked")
    if rows.empty or not is_known(rows.iloc[0]["share_yes"]):
        return None
    row = rows.iloc[0]
    below = scope.say("pages.indicator.yes_below", n=whole(row["decided"]), open=whole(row["dossiers"] - row["decided"]))
    return Reading(scope.say("pages.indicator.yes"), texts.percent(row["share_yes"], scope.language), below)


READERS = {
    each.__name__: each
    for each in (
        active_initiatives,
        share_per_euro,
        share_of_public_money,
        years_in_a_row,
        granted_of_asked,
        high_risk_initiatives,
        leaning_on_one_scheme,
        ending_within_6_months,
        share_in_term,
        time_between_exports,
        share_yes,
    )
}
