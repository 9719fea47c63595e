"""What becomes of initiatives after their subsidy stops, and whether the score told."""

import pandas as pd

from kompas.figures import survival, validity
from kompas.figures.names import is_known
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole

NEEDS = ("funding_lines.end_date", "initiatives.ended_date", "initiatives.end_reason")
TWO_YEARS, ONE_YEAR, LONGEST = 730, 365, 1095  # days


@kept
def survival_after_subsidy(asked: Asked) -> Finding:
    """The share that stopped, day by day after the subsidy stopped: all together and per class of risk."""
    rows = asked.rows("survival_after_subsidy")
    together = rows[rows["risk_class"].isna()]
    is_told = bool(together["share_stopped"].notna().any())
    return finding(
        asked,
        "survival_after_subsidy",
        rows,
        needs=NEEDS,
        sentence=_stopped(asked, together),
        figure=survival.survival_after_subsidy(rows, asked.language, asked.paper) if is_told else None,
    )


def _stopped(asked: Asked, together: pd.DataFrame) -> str:
    """How many stopped after two years, or after one where nobody was followed longer; and what else became of them."""
    if together.empty:
        return asked.say("findings.survival_after_subsidy.none")
    at = together.set_index("days").loc
    day = next((day for day in (TWO_YEARS, ONE_YEAR) if is_known(at[day]["share_stopped"])), None)
    followed = whole(at[0]["followed"])
    if day is None:
        kind = "too_few" if followed < asked.minimum else "too_short"
        stopped = whole(at[LONGEST]["stopped_so_far"])
        parts = [asked.say(f"findings.survival_after_subsidy.{kind}", n=followed, stopped=stopped)]
    else:
        parts = [_after(asked, at[day], followed, day // ONE_YEAR), *_otherwise(asked, at[day])]
    for apart in ("not_followed", "ended_before"):
        if count := whole(at[0][apart]):
            parts.append(asked.say(f"findings.survival_after_subsidy.{apart}", n=count))
    return " ".join(parts)


def _after(asked: Asked, row: pd.Series, followed: int, years: int) -> str:
    if not row["share_stopped"]:
        return asked.say("findings.survival_after_subsidy.nobody", n=followed, years=asked.say("figures.years", n=years))
    return asked.say(
        "findings.survival_after_subsidy.some",
        n=followed,
        years=asked.say("figures.years", n=years),
        share=row["share_stopped"],
        low=row["share_stopped_low"],
        high=row["share_stopped_high"],
    )


def _otherwise(asked: Asked, row: pd.Series) -> list[str]:
    """What became of the others, where anything did."""
    kinds = ("completed", "again", "ended_unknown")
    return [asked.say(f"findings.survival_after_subsidy.{kind}", share=row[f"share_{kind}"]) for kind in kinds if row[f"share_{kind}"] > 0]


@kept
def score_validity(asked: Asked) -> Finding:
    """How often the score points out the one of two initiatives that stops first; one row."""
    rows = asked.rows("score_validity")
    told = rows.iloc[0]
    return finding(
        asked,
        "score_validity",
        rows,
        needs=(*NEEDS, "accounts.income_eur"),
        sentence=_worth(asked, told),
        figure=validity.score_validity(told, asked.language, asked.paper) if is_known(told["share_right"]) else None,
    )


def _worth(asked: Asked, told: pd.Series) -> str:
    stops, initiatives = whole(told["stops"]), whole(told["initiatives"])
    policy = asked.settings["risk_score"]
    if not initiatives:
        return asked.say("findings.score_validity.none")
    if not is_known(told["share_right"]):
        kind = "too_few" if stops < policy["stops_for_classes"] else "classes_only"
        return asked.say(f"findings.score_validity.{kind}", n=stops, initiatives=initiatives, enough=policy["stops_for_test"])
    right, low, high = (round(told[f"share_right{bound}"] * 100) for bound in ("", "_low", "_high"))
    parts = [asked.say("findings.score_validity.some", right=right, low=low, high=high)]
    if told["share_right_low"] <= 0.5:
        parts.append(asked.say(f"findings.score_validity.{'chance' if told['share_right_high'] >= 0.5 else 'wrong'}"))
    against = "better" if told["is_better_than_size"] else "worse" if told["is_worse_than_size"] else "alike"
    size, size_low, size_high = (round(told[f"share_right_size{bound}"] * 100) for bound in ("", "_low", "_high"))
    parts.append(asked.say(f"findings.score_validity.{against}", size=size, low=size_low, high=size_high))
    return " ".join(parts)


@kept
def score_calibration(asked: Asked) -> Finding:
    """Per class of risk the share that stopped within two years, in the earlier half and in the later half."""
    rows = asked.rows("score_calibration")
    is_told = bool(len(_in_both_halves(rows)))
    return finding(
        asked,
        "score_calibration",
        rows,
        needs=(*NEEDS, "accounts.income_eur"),
        sentence=_kept(asked, rows),
        figure=validity.score_calibration(rows, asked.language, asked.paper) if is_told else None,
    )


def _kept(asked: Asked, rows: pd.DataFrame) -> str:
    """What the riskiest class that can be judged promised, and what came of it."""
    if rows.empty:
        return asked.say("findings.score_calibration.none")
    told = _in_both_halves(rows)
    if told.empty:
        every = rows.iloc[0]
        return asked.say("findings.score_calibration.too_few", earlier=whole(every["earlier_stopped"]), later=whole(every["later_stopped"]))
    *others, riskiest = [row for _, row in told.iterrows()]
    parts = [_in_halves(asked, "some", riskiest), _in_halves(asked, _difference(riskiest), riskiest)]
    key = "but" if _difference(riskiest) == "unsure" else "also"
    return " ".join([*parts, *(_in_halves(asked, key, row) for row in others if _difference(row) != "unsure")])


def _in_both_halves(rows: pd.DataFrame) -> pd.DataFrame:
    """The classes of which both halves have a share, from low to high."""
    return rows[rows["risk_class"].isin(["low", "middle", "high"]) & rows["share_promised"].notna() & rows["share_observed"].notna()]


def _in_halves(asked: Asked, key: str, row: pd.Series) -> str:
    group = asked.say(f"figures.risk_class.{row['risk_class']}").lower()
    bounds = {name: row[f"share_{name}"] for name in ("promised_low", "promised_high", "observed_low", "observed_high")}
    points = {name: 100 * abs(row[f"share_difference_{name}"]) for name in ("low", "high")}
    return asked.say(
        f"findings.score_calibration.{key}",
        group=group,
        promised=row["share_promised"],
        observed=row["share_observed"],
        **bounds,
        **points,
    )


def _difference(row: pd.Series) -> str:
    """Whether more or fewer stopped than was promised: 'unsure' where the interval of the difference holds zero."""
    return "more" if row["share_difference_low"] > 0 else "fewer" if row["share_difference_high"] < 0 else "unsure"
