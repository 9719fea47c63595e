"""What stops, when, and who can bridge it."""

from typing import NamedTuple

import pandas as pd

from kompas.figures import cliff as charts
from kompas.figures.names import UNKNOWN, is_known
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope

FIRST_SHOWN = 10
COMPLETE = ("accounts.income_eur", "accounts.municipal_income_eur", "accounts.cost_eur", "accounts.free_reserve_eur")


class Cut(NamedTuple):
    """What the reader supposes: how much the municipality gives less, bridged over how many years, phased out over how many, and
    how much other money comes instead (shares between 0 and 1)."""

    cut: float = 0.25
    years: int = 3
    phase_out_years: int = 0
    replacement: float = 0.0


USUAL = Cut()


@memoize
def stress_test(scope: Scope, supposed: Cut = USUAL) -> Finding:
    """How many initiatives cannot bridge a cut, for every cut."""
    rows = scope.rows("stress_test", **supposed._asdict())
    chosen = rows[rows["is_chosen"]]
    complete = len(chosen) > 0 and whole(chosen.iloc[0]["initiatives_known"]) > 0
    return finding(
        scope,
        "stress_test",
        rows,
        needs=COMPLETE,
        sentence=_shortage_sentence(scope, chosen.iloc[0], supposed) if complete else _unknown_sentence(scope, chosen),
        chart=charts.stress_test(rows, scope.language) if complete else None,
        supposed=supposed._asdict(),
        **_definition_blanks(scope, supposed),
    )


def _shortage_sentence(scope: Scope, row: pd.Series, supposed: Cut) -> str:
    known, unknown = whole(row["initiatives_known"]), whole(row["initiatives_unknown"])
    kind = "few" if known < scope.minimum else "some"
    parts = [
        scope.say(
            f"findings.stress_test.{kind}",
            n=whole(row["cannot_initiatives"]),
            of=known,
            cut=supposed.cut,
            years=scope.say("figures.years", n=supposed.years),
            eur=row["cannot_eur"],
        )
    ]
    if already := whole(row["already_initiatives"]):
        parts.append(scope.say("findings.stress_test.already", n=already))
    if unknown:
        parts.append(scope.say("findings.stress_test.unknown", n=unknown))
    return " ".join(parts)


def _unknown_sentence(scope: Scope, chosen: pd.DataFrame) -> str:
    return scope.say("findings.stress_test.none", n=whole(chosen["initiatives_unknown"].sum()))


def _definition_blanks(scope: Scope, supposed: Cut) -> dict[str, object]:
    """What is supposed, as blanks of a definition."""
    return {
        "cut": supposed.cut,
        "years": scope.say("figures.years", n=supposed.years),
        "phase_out": scope.say("figures.phase_out", n=supposed.phase_out_years),
        "replacement": supposed.replacement,
    }


@memoize
def bridging_time(scope: Scope, supposed: Cut = USUAL) -> Finding:
    """For how long the initiatives that cannot bridge the cut hold out."""
    rows = scope.rows("bridging_time", **supposed._asdict())
    by_band = {row.bridging_band: row for row in rows.itertuples()}
    short, bridged = whole(by_band["24+"].short_initiatives), whole(by_band["bridged"].initiatives)
    return finding(
        scope,
        "bridging_time",
        rows,
        needs=COMPLETE,
        sentence=_bridging_sentence(scope, by_band, supposed),
        chart=charts.bridging_time(rows, scope.language) if short + bridged else None,
        supposed=supposed._asdict(),
        **_definition_blanks(scope, supposed),
    )


def _bridging_sentence(scope: Scope, by_band: dict, supposed: Cut) -> str:
    short, bridged, unknown = (
        whole(by_band["24+"].short_initiatives),
        whole(by_band["bridged"].initiatives),
        whole(by_band["unknown"].initiatives),
    )
    if short + bridged == 0:
        return scope.say("findings.stress_test.none", n=unknown)
    years = scope.say("figures.years", n=supposed.years)
    if short == 0:
        return scope.say("findings.bridging_time.all", n=bridged, years=years)
    return scope.say(
        "findings.bridging_time.some",
        n=short,
        half=whole(by_band["0-6"].short_initiatives),
        year=whole(by_band["6-12"].short_initiatives),
    )


@memoize
def long_running_subsidies(scope: Scope, limit: int = FIRST_SHOWN) -> Finding:
    """The subsidies of three or more years in a row whose end is near or unknown, at most `limit` of them."""
    rows = scope.rows("long_running_subsidies", limit=limit)
    return finding(
        scope,
        "long_running_subsidies",
        rows,
        needs=("funding_lines.granted_eur", "funding_lines.funder_kind", "funding_lines.end_date"),
        sentence=_announcement_sentence(scope, rows),
        limited={},
    )


def _announcement_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    if rows.empty:
        return scope.say("findings.long_running_subsidies.none")
    row = rows.iloc[0]
    parts = [
        scope.say("findings.long_running_subsidies.some", n=whole(row["all_subsidies"])),
        scope.say("findings.long_running_subsidies.past", n=whole(row["all_past_announcing"])),
    ]
    if unnamed := whole(row["all_without_scheme"]):
        parts.append(scope.say("findings.long_running_subsidies.without_scheme", n=unnamed))
    return " ".join([*parts, scope.say("findings.long_running_subsidies.unseen")])


@memoize
def ending_by_group(scope: Scope) -> Finding:
    """What ends within a year beside all that still runs, by theme and by ward."""
    rows = scope.rows("ending_by_group")
    return finding(
        scope,
        "ending_by_group",
        rows,
        needs=("funding_lines.granted_eur", "funding_lines.end_date"),
        sentence=_group_sentence(scope, rows),
        chart=charts.ending_by_group(rows, scope.language) if (rows["ending_eur"] > 0).any() else None,
    )


def _group_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    """The theme and the ward in which most ends; the unknown one is left out."""
    parts = []
    for dimension in ("theme", "neighbourhood"):
        stopping = rows[(rows["dimension"] == dimension) & (rows["group_name"] != UNKNOWN) & (rows["ending_eur"] > 0)]
        if stopping.empty:
            continue
        most = stopping.iloc[0]
        parts.append(
            scope.say(
                f"findings.ending_by_group.{dimension}", name=most["group_name"], amount=most["ending_eur"], n=whole(most["initiatives"])
            )
        )
        if is_known(most["share_of_running"]):
            parts.append(scope.say("findings.ending_by_group.share", share=most["share_of_running"]))
    return " ".join(parts) or scope.say("findings.ending_by_group.none")


@memoize
def ending_promises(scope: Scope, quarter: str | None = None, limit: int = FIRST_SHOWN) -> Finding:
    """The promises that end first, at most `limit` of them: in the coming 12 months, or in that quarter."""
    rows = scope.rows("ending_promises", quarter=quarter, limit=limit)
    row = rows.iloc[0] if len(rows) else None
    return finding(
        scope,
        "ending_promises",
        rows,
        limited={"quarter": quarter},
        needs=("funding_lines.granted_eur", "funding_lines.end_date"),
        sentence=scope.say("findings.ending_promises.none")
        if row is None
        else scope.say("findings.ending_promises.some", n=whole(row["all_promises"]), amount=row["all_ending_eur"]),
    )
