"""What becomes of initiatives after their subsidy stops, and whether the score foretold it."""

import pandas as pd

from kompas.figures import survival, validity
from kompas.figures.names import is_known
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope

NEEDS = ("funding_lines.end_date", "initiatives.ended_date", "initiatives.end_reason")
TWO_YEARS, ONE_YEAR, LONGEST = 730, 365, 1095  # days


@memoize
def survival_after_subsidy(scope: Scope) -> Finding:
    """The share that stopped, day by day after the subsidy stopped: all together and per class of risk."""
    rows = scope.rows("survival_after_subsidy")
    together = rows[rows["risk_class"].isna()]
    has_shares = bool(together["share_stopped"].notna().any())
    return finding(
        scope,
        "survival_after_subsidy",
        rows,
        needs=NEEDS,
        sentence=_survival_sentence(scope, together),
        chart=survival.survival_after_subsidy(rows, scope.language) if has_shares else None,
    )


def _survival_sentence(scope: Scope, together: pd.DataFrame) -> str:
    """How many stopped after two years, or after one where nobody was followed longer; and what else became of them."""
    if together.empty:
        return scope.say("findings.survival_after_subsidy.none")
    at = together.set_index("days").loc
    day = next((day for day in (TWO_YEARS, ONE_YEAR) if is_known(at[day]["share_stopped"])), None)
    followed = whole(at[0]["followed"])
    if day is None:
        kind = "too_few" if followed < scope.minimum else "too_short"
        stopped = whole(at[LONGEST]["stopped_so_far"])
        parts = [scope.say(f"findings.survival_after_subsidy.{kind}", n=followed, stopped=stopped)]
    else:
        parts = [_stopped_sentence(scope, at[day], followed, day // ONE_YEAR), *_otherwise_sentences(scope, at[day])]
    for apart in ("not_followed", "ended_before"):
        if count := whole(at[0][apart]):
            parts.append(scope.say(f"findings.survival_after_subsidy.{apart}", n=count))
    return " ".join(parts)


def _stopped_sentence(scope: Scope, row: pd.Series, followed: int, years: int) -> str:
    if not row["share_stopped"]:
        return scope.say("findings.survival_after_subsidy.nobody", n=followed, years=scope.say("figures.years", n=years))
    return scope.say(
        "findings.survival_after_subsidy.some",
        n=followed,
        years=scope.say("figures.years", n=years),
        share=row["share_stopped"],
        low=row["share_stopped_low"],
        high=row["share_stopped_high"],
    )


def _otherwise_sentences(scope: Scope, row: pd.Series) -> list[str]:
    """What became of the others, where anything did."""
    kinds = ("completed", "again", "ended_unknown")
    return [scope.say(f"findings.survival_after_subsidy.{kind}", share=row[f"share_{kind}"]) for kind in kinds if row[f"share_{kind}"] > 0]


@memoize
def score_validity(scope: Scope) -> Finding:
    """How often the score points out the one of two initiatives that stops first; one row."""
    rows = scope.rows("score_validity")
    row = rows.iloc[0]
    return finding(
        scope,
        "score_validity",
        rows,
        needs=(*NEEDS, "accounts.income_eur"),
        sentence=_validity_sentence(scope, row),
        chart=validity.score_validity(row, scope.language) if is_known(row["share_right"]) else None,
    )


def _validity_sentence(scope: Scope, row: pd.Series) -> str:
    stops, initiatives = whole(row["stops"]), whole(row["initiatives"])
    policy = scope.settings["risk_score"]
    if not initiatives:
        return scope.say("findings.score_validity.none")
    if not is_known(row["share_right"]):
        kind = "too_few" if stops < policy["stops_for_classes"] else "classes_only"
        return scope.say(f"findings.score_validity.{kind}", n=stops, of=initiatives, enough=policy["stops_for_test"])
    right, low, high = (round(row[f"share_right{bound}"] * 100) for bound in ("", "_low", "_high"))
    parts = [scope.say("findings.score_validity.some", right=right, low=low, high=high)]
    if row["share_right_low"] <= 0.5:
        parts.append(scope.say(f"findings.score_validity.{'chance' if row['share_right_high'] >= 0.5 else 'wrong'}"))
    against = "better" if row["is_better_than_size"] else "worse" if row["is_worse_than_size"] else "alike"
    size, size_low, size_high = (round(row[f"share_right_size{bound}"] * 100) for bound in ("", "_low", "_high"))
    parts.append(scope.say(f"findings.score_validity.{against}", size=size, low=size_low, high=size_high))
    return " ".join(parts)


@memoize
def score_calibration(scope: Scope) -> Finding:
    """Per class of risk the share that stopped within two years, in the earlier half and in the later half."""
    rows = scope.rows("score_calibration")
    has_shares = bool(len(_classes_in_both_halves(rows)))
    return finding(
        scope,
        "score_calibration",
        rows,
        needs=(*NEEDS, "accounts.income_eur"),
        sentence=_calibration_sentence(scope, rows),
        chart=validity.score_calibration(rows, scope.language) if has_shares else None,
    )


def _calibration_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    """What the riskiest class that can be judged promised, and what came of it."""
    if rows.empty:
        return scope.say("findings.score_calibration.none")
    followed = _classes_in_both_halves(rows)
    if followed.empty:
        every = rows.iloc[0]
        return scope.say("findings.score_calibration.too_few", earlier=whole(every["earlier_stopped"]), later=whole(every["later_stopped"]))
    *others, riskiest = [row for _, row in followed.iterrows()]
    parts = [_halves_sentence(scope, "some", riskiest), _halves_sentence(scope, _difference(riskiest), riskiest)]
    key = "but" if _difference(riskiest) == "unsure" else "also"
    return " ".join([*parts, *(_halves_sentence(scope, key, row) for row in others if _difference(row) != "unsure")])


def _classes_in_both_halves(rows: pd.DataFrame) -> pd.DataFrame:
    """The classes of which both halves have a share, from low to high."""
    return rows[rows["risk_class"].isin(["low", "middle", "high"]) & rows["share_promised"].notna() & rows["share_observed"].notna()]


def _halves_sentence(scope: Scope, key: str, row: pd.Series) -> str:
    group = scope.say(f"figures.risk_class.{row['risk_class']}").lower()
    bounds = {name: row[f"share_{name}"] for name in ("promised_low", "promised_high", "observed_low", "observed_high")}
    points = {name: 100 * abs(row[f"share_difference_{name}"]) for name in ("low", "high")}
    return scope.say(
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
