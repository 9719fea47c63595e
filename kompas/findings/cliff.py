"""What stops, when, and who can bridge it."""

from typing import NamedTuple

import pandas as pd

from kompas.figures import cliff as draw
from kompas.figures.names import UNKNOWN, is_known
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole

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


@kept
def stress_test(asked: Asked, supposed: Cut = USUAL) -> Finding:
    """How many initiatives cannot bridge a cut, for every cut."""
    rows = asked.rows("stress_test", **supposed._asdict())
    chosen = rows[rows["is_chosen"]]
    complete = len(chosen) > 0 and whole(chosen.iloc[0]["initiatives_known"]) > 0
    return finding(
        asked,
        "stress_test",
        rows,
        needs=COMPLETE,
        sentence=_short(asked, chosen.iloc[0], supposed) if complete else _untold(asked, chosen),
        figure=draw.stress_test(rows, asked.language, asked.paper) if complete else None,
        supposed=supposed._asdict(),
        **_written(asked, supposed),
    )


def _short(asked: Asked, told: pd.Series, supposed: Cut) -> str:
    known, unknown = whole(told["initiatives_known"]), whole(told["initiatives_unknown"])
    told_of = "few" if known < asked.minimum else "some"
    parts = [
        asked.say(
            f"findings.stress_test.{told_of}",
            n=whole(told["cannot_initiatives"]),
            known=known,
            cut=supposed.cut,
            years=asked.say("figures.years", n=supposed.years),
            eur=told["cannot_eur"],
        )
    ]
    if already := whole(told["already_initiatives"]):
        parts.append(asked.say("findings.stress_test.already", n=already))
    if unknown:
        parts.append(asked.say("findings.stress_test.unknown", n=unknown))
    return " ".join(parts)


def _untold(asked: Asked, chosen: pd.DataFrame) -> str:
    return asked.say("findings.stress_test.none", n=whole(chosen["initiatives_unknown"].sum()))


def _written(asked: Asked, supposed: Cut) -> dict[str, object]:
    """What is supposed, as blanks of a definition."""
    return {
        "cut": supposed.cut,
        "years": asked.say("figures.years", n=supposed.years),
        "phase_out": asked.say("figures.phase_out", n=supposed.phase_out_years),
        "replacement": supposed.replacement,
    }


@kept
def bridging_time(asked: Asked, supposed: Cut = USUAL) -> Finding:
    """For how long the initiatives that cannot bridge the cut hold out."""
    rows = asked.rows("bridging_time", **supposed._asdict())
    told = {row.bridging_band: row for row in rows.itertuples()}
    short, bridged = whole(told["24+"].short_initiatives), whole(told["bridged"].initiatives)
    return finding(
        asked,
        "bridging_time",
        rows,
        needs=COMPLETE,
        sentence=_held(asked, told, supposed),
        figure=draw.bridging_time(rows, asked.language, asked.paper) if short + bridged else None,
        supposed=supposed._asdict(),
        **_written(asked, supposed),
    )


def _held(asked: Asked, told: dict, supposed: Cut) -> str:
    short, bridged, unknown = (
        whole(told["24+"].short_initiatives),
        whole(told["bridged"].initiatives),
        whole(told["unknown"].initiatives),
    )
    if short + bridged == 0:
        return asked.say("findings.stress_test.none", n=unknown)
    years = asked.say("figures.years", n=supposed.years)
    if short == 0:
        said = asked.say("findings.bridging_time.all", n=bridged, years=years)
    else:
        said = asked.say(
            "findings.bridging_time.some",
            n=short,
            half=whole(told["0-6"].short_initiatives),
            year=whole(told["6-12"].short_initiatives),
        )
    return f"{said} {asked.say('findings.stress_test.unknown', n=unknown)}" if unknown else said


@kept
def long_running_subsidies(asked: Asked, limit: int = FIRST_SHOWN) -> Finding:
    """The subsidies of three or more years in a row whose end is near or unknown, at most `limit` of them."""
    rows = asked.rows("long_running_subsidies", limit=limit)
    return finding(
        asked,
        "long_running_subsidies",
        rows,
        needs=("funding_lines.granted_eur", "funding_lines.funder_kind", "funding_lines.end_date"),
        sentence=_to_announce(asked, rows),
        limited={},
    )


def _to_announce(asked: Asked, rows: pd.DataFrame) -> str:
    if rows.empty:
        return asked.say("findings.long_running_subsidies.none")
    told = rows.iloc[0]
    parts = [
        asked.say("findings.long_running_subsidies.some", n=whole(told["all_subsidies"])),
        asked.say("findings.long_running_subsidies.past", n=whole(told["all_past_announcing"])),
    ]
    if unnamed := whole(told["all_without_scheme"]):
        parts.append(asked.say("findings.long_running_subsidies.without_scheme", n=unnamed))
    return " ".join([*parts, asked.say("findings.long_running_subsidies.unseen")])


@kept
def ending_by_group(asked: Asked) -> Finding:
    """What ends within a year beside all that still runs, by theme and by ward."""
    rows = asked.rows("ending_by_group")
    return finding(
        asked,
        "ending_by_group",
        rows,
        needs=("funding_lines.granted_eur", "funding_lines.end_date"),
        sentence=_where(asked, rows),
        figure=draw.ending_by_group(rows, asked.language, asked.paper) if (rows["ending_eur"] > 0).any() else None,
    )


def _where(asked: Asked, rows: pd.DataFrame) -> str:
    """The theme and the ward in which most ends; what is not told is no theme and no ward."""
    parts = []
    for dimension in ("theme", "neighbourhood"):
        told = rows[(rows["dimension"] == dimension) & (rows["group_name"] != UNKNOWN) & (rows["ending_eur"] > 0)]
        if told.empty:
            continue
        most = told.iloc[0]
        parts.append(
            asked.say(
                f"findings.ending_by_group.{dimension}", name=most["group_name"], amount=most["ending_eur"], n=whole(most["initiatives"])
            )
        )
        if is_known(most["share_of_running"]):
            parts.append(asked.say("findings.ending_by_group.share", share=most["share_of_running"]))
    return " ".join(parts) or asked.say("findings.ending_by_group.none")


@kept
def ending_promises(asked: Asked, quarter: str | None = None, limit: int = FIRST_SHOWN) -> Finding:
    """The promises that end first, at most `limit` of them: in the coming 12 months, or in that quarter."""
    rows = asked.rows("ending_promises", quarter=quarter, limit=limit)
    told = rows.iloc[0] if len(rows) else None
    return finding(
        asked,
        "ending_promises",
        rows,
        limited={"quarter": quarter},
        needs=("funding_lines.granted_eur", "funding_lines.end_date"),
        sentence=asked.say("findings.ending_promises.none")
        if told is None
        else asked.say("findings.ending_promises.some", n=whole(told["all_promises"]), amount=told["all_ending_eur"]),
    )
