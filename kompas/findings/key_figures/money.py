"""Key figures of the pages on money and on business models."""

import pandas as pd

from kompas import texts
from kompas.figures.names import LEFT_REGISTER, is_known, quarter_name
from kompas.findings.cliff import USUAL, ending_promises, long_running_subsidies, stress_test
from kompas.findings.finding import whole
from kompas.findings.flows import asked_granted_determined, one_off_and_recurring, share_change_within_and_mix
from kompas.findings.indicators import Reading
from kompas.findings.key_figures.reading import cents, count, reading, says
from kompas.findings.money import ending_by_quarter
from kompas.findings.organisations import MANY_YEARS, departments_per_organisation, organisations_returning
from kompas.findings.organisations import years_in_a_row as rows_of_years
from kompas.findings.scope import Scope
from kompas.findings.survival import ONE_YEAR, TWO_YEARS, score_validity, survival_after_subsidy


def _newest(rows: pd.DataFrame, column: str) -> pd.Series | None:
    """The row of the newest year that has a value in this column."""
    known = rows[rows["year"].notna() & rows[column].notna()]
    return known.iloc[-1] if len(known) else None


def most_ends(scope: Scope) -> Reading | None:
    """How much money ends in the quarter in which most does."""
    rows = ending_by_quarter(scope).rows
    dated = rows[rows["quarter"].notna() & (rows["quarter"] != LEFT_REGISTER)]
    if dated.empty:
        return None
    most = dated.loc[dated["ending_eur"].idxmax()]
    blanks = {"quarter": quarter_name(most["quarter"], scope.language), "amount": most["ending_eur"]}
    return reading(scope, "most_ends", texts.short_euro(most["ending_eur"], scope.language), n=whole(most["initiatives"]), **blanks)


def granted_per_euro(scope: Scope) -> Reading | None:
    """How many cents of a euro that was requested for the newest year were granted, where money was granted."""
    row = _newest(asked_granted_determined(scope).rows, "share_of_asked")
    if row is None:
        return None
    more = "_zero" if whole(row["zero_promises"]) else ""
    blanks = {"year": whole(row["year"]), "zero": whole(row["zero_promises"]), "low": round(row["share_of_asked_low"] * 100)}
    return reading(scope, f"granted_per_euro{more}", cents(scope, row["share_of_asked"]), **blanks)


def determined_per_euro(scope: Scope) -> Reading | None:
    """How many cents of a euro that was granted for the newest year were left when it was determined."""
    row = _newest(asked_granted_determined(scope).rows, "share_of_granted_determined")
    if row is None:
        return None
    value, n = cents(scope, row["share_of_granted_determined"]), whole(row["both_determined_promises"])
    return reading(scope, "determined_per_euro", value, year=whole(row["year"]), n=n)


def recurring(scope: Scope) -> Reading | None:
    """Which part of what was granted for the newest year comes back every year."""
    rows = one_off_and_recurring(scope).rows
    known = rows[rows["is_recurring"].notna() & rows["year"].notna()]
    back = known[(known["year"] == known["year"].max()) & known["is_recurring"].astype(bool)]
    if back.empty or not is_known(back.iloc[0]["share_of_granted"]) or back.iloc[0]["granted_eur"] < 0:
        return None
    row = back.iloc[0]
    value = texts.percent(row["share_of_granted"], scope.language)
    return reading(scope, "recurring", value, year=whole(row["year"]), amount=row["granted_eur"])


def municipal_cents(scope: Scope) -> Reading | None:
    """How many cents of a euro came from the municipality, beside the year before."""
    rows = share_change_within_and_mix(scope).rows
    total = rows[rows["is_total"] & rows["share"].notna() & rows["share_before"].notna() & rows["share_change"].notna()]
    if total.empty:
        return None
    row = total.iloc[0]
    blanks = {name: whole(row[column]) for name, column in (("year", "year"), ("before", "year_before"), ("known", "initiatives_known"))}
    cents_before = round(row["share_before"] * 100)
    return reading(
        scope, "municipal_cents", cents(scope, row["share"]), cents=cents_before, unknown=whole(row["initiatives_unknown"]), **blanks
    )


def money_before(scope: Scope) -> Reading | None:
    """How many organisations with money of the newest year had money of the municipality before."""
    rows = organisations_returning(scope).rows
    named = rows[rows["organisations"] > 0]
    if named.empty or not is_known(named.iloc[-1]["returned"]):
        return None
    newest = named.iloc[-1]
    value = count(scope, whole(newest["returned"]))
    return reading(scope, "money_before", value, n=whole(newest["organisations"]), year=whole(newest["year"]))


def many_years_in_a_row(scope: Scope) -> Reading | None:
    """How many organisations have money of the municipality for three years in a row or longer."""
    rows = rows_of_years(scope).rows
    longest = whole(rows["years"].max())
    if longest < 2:
        return None
    years = min(MANY_YEARS, longest)
    long, cut_off = rows[rows["years"] >= years], rows[rows["is_at_least"].astype(bool)]
    more = "_at_least" if len(cut_off) else ""
    blanks = {"years": years, "year": whole(rows["newest_year"].iloc[0]), "n": whole(rows["organisations"].sum())}
    value = count(scope, whole(long["organisations"].sum()))
    return reading(scope, f"many_years_in_a_row{more}", value, at_least=whole(cut_off["organisations"].sum()), **blanks)


def several_departments(scope: Scope) -> Reading | None:
    """How many organisations deal with two departments or more."""
    rows = departments_per_organisation(scope).rows
    known = rows[rows["departments"].notna()]
    if known.empty:
        return None
    n = whole(known[known["departments"] >= 2]["organisations"].sum())
    unknown = whole(rows[rows["departments"].isna()]["organisations"].sum())
    return reading(scope, "several_departments", count(scope, n), n=whole(known["organisations"].sum()), unknown=unknown)


def ends_within_a_year(scope: Scope) -> Reading | None:
    """How much money that was promised ends within twelve months."""
    found = ending_promises(scope)
    if not says(found):
        return None
    row = found.rows.iloc[0]
    value = texts.short_euro(row["all_ending_eur"], scope.language)
    return reading(scope, "ends_within_a_year", value, n=whole(row["all_promises"]), amount=row["all_ending_eur"])


def cannot_bridge(scope: Scope) -> Reading | None:
    """How many initiatives cannot bridge the usual cut."""
    rows = stress_test(scope).rows
    chosen = rows[rows["is_chosen"]]
    if chosen.empty or not whole(chosen.iloc[0]["initiatives_known"]):
        return None
    row = chosen.iloc[0]
    blanks = {"n": whole(row["initiatives_known"]), "cut": USUAL.cut, "years": scope.say("figures.years", n=USUAL.years)}
    value = count(scope, whole(row["cannot_initiatives"]))
    return reading(scope, "cannot_bridge", value, unknown=whole(row["initiatives_unknown"]), **blanks)


def long_running(scope: Scope) -> Reading | None:
    """How many subsidies run for three years in a row or longer, and of how many the day to announce an end is over."""
    found = long_running_subsidies(scope)
    if not says(found):
        return None
    row = found.rows.iloc[0]
    return reading(scope, "long_running", count(scope, whole(row["all_subsidies"])), n=whole(row["all_past_announcing"]))


def stopped_after_subsidy(scope: Scope) -> Reading | None:
    """Which part stopped within two years after the subsidy ended; within one where nobody was followed longer."""
    rows = survival_after_subsidy(scope).rows
    together = rows[rows["risk_class"].isna() & rows["share_stopped"].notna()].set_index("days")
    day = next((day for day in (TWO_YEARS, ONE_YEAR) if day in together.index), None)
    if day is None:
        return None
    row = together.loc[day]
    blanks = {"years": scope.say("figures.years", n=day // ONE_YEAR), "n": whole(together.iloc[0]["followed"])}
    bounds = {"low": row["share_stopped_low"], "high": row["share_stopped_high"]}
    name = "stopped_after_subsidy" if row["share_stopped"] else "nobody_stopped"
    return reading(scope, name, texts.percent(row["share_stopped"], scope.language), **blanks, **bounds)


def pairs_right(scope: Scope) -> Reading | None:
    """Of a hundred pairs of initiatives, in how many the score points out the one that stops first."""
    row = score_validity(scope).rows.iloc[0]
    if not is_known(row["share_right"]):
        return None
    low, high = (round(row[f"share_right{bound}"] * 100) for bound in ("_low", "_high"))
    return reading(scope, "pairs_right", count(scope, round(row["share_right"] * 100)), low=low, high=high)
