"""Organisations: who comes back for money, how long already, with how many departments, and which names may be one."""

import pandas as pd

from kompas.figures import organisations as charts
from kompas.figures.names import is_known
from kompas.findings.finding import Finding, coverage, finding, memoize, whole
from kompas.findings.scope import Scope
from kompas.formats import formats

MANY_YEARS = 3  # in a row: from then on a subsidy cannot just stop (Awb 4:51)
NEEDS = ("funding_lines.recipient", "funding_lines.year", "funding_lines.granted_eur")


@memoize
def organisations_returning(scope: Scope) -> Finding:
    """Per year how many organisations got money of the municipality, and how many of them came back or stayed away."""
    rows = scope.rows("organisations_returning")
    return finding(
        scope,
        "organisations_returning",
        rows,
        needs=NEEDS,
        sentence=" ".join([*_returning_sentences(scope, rows), *_unnamed_sentence(scope, rows)]),
        chart=charts.organisations_returning(rows, scope.language) if (rows["organisations"] > 0).any() else None,
    )


def _returning_sentences(scope: Scope, rows: pd.DataFrame) -> list[str]:
    named = rows[rows["organisations"] > 0]
    if named.empty:
        return [scope.say("findings.organisations_returning.none")]
    newest = named.iloc[-1]
    n, year = whole(newest["organisations"]), whole(newest["year"])
    if not is_known(newest["returned"]):
        return [scope.say("findings.organisations_returning.first", n=n, year=year, amount=newest["granted_eur"])]
    new = whole(newest["new"])
    absent = {"n": whole(newest["not_returned"]), "year": year, "before": year - 1, "amount": newest["not_returned_eur"]}
    return [
        scope.say("findings.organisations_returning.some", n=whole(newest["returned"]), of=n, year=year),
        *([scope.say("findings.organisations_returning.new", n=new)] if new and new < n else []),
        scope.say(f"findings.organisations_returning.{'absent' if newest['is_over'] else 'not_yet'}", **absent),
    ]


def _unnamed_sentence(scope: Scope, rows: pd.DataFrame) -> list[str]:
    """How much money went to who has no name in the exports, where there is any."""
    unnamed = whole(rows["unnamed_dossiers"].sum())
    return [scope.say("findings.organisations_returning.unnamed", n=unnamed)] if unnamed else []


@memoize
def years_in_a_row(scope: Scope) -> Finding:
    """The organisations with money of the newest year, by how many years in a row they have it."""
    rows = scope.rows("years_in_a_row")
    chart = charts.years_in_a_row(rows, scope.language) if len(rows) else None
    return finding(scope, "years_in_a_row", rows, needs=NEEDS, sentence=" ".join(_row_sentences(scope, rows)), chart=chart)


def _row_sentences(scope: Scope, rows: pd.DataFrame) -> list[str]:
    if rows.empty:
        return [scope.say("findings.organisations_returning.none")]
    all_of_them, year = whole(rows["organisations"].sum()), whole(rows["newest_year"].iloc[0])
    longest = whole(rows["years"].max())
    if longest == 1 and rows["is_at_least"].any():
        amount = rows["granted_eur"].sum()
        return [scope.say("findings.organisations_returning.first", n=all_of_them, year=year, amount=amount)]
    if longest == 1:
        return [scope.say("findings.years_in_a_row.one_year", n=all_of_them, year=year)]
    least = min(MANY_YEARS, longest)
    long = whole(rows[rows["years"] >= least]["organisations"].sum())
    sentences = [scope.say("findings.years_in_a_row.some", n=long, of=all_of_them, year=year, years=least)]
    cut_off = rows[rows["is_at_least"].astype(bool)]
    if len(cut_off):
        sentences.append(scope.say("findings.years_in_a_row.at_least", n=whole(cut_off["organisations"].sum())))
    return sentences


@memoize
def leaning_on_one_scheme(scope: Scope) -> Finding:
    """Per scheme the organisations that got all their money of the municipality from it in the newest year."""
    rows = scope.rows("leaning_on_one_scheme")
    sentences = [scope.say("findings.organisations_returning.none")]
    if len(rows):
        n, of = whole(rows["organisations"].sum()), whole(rows["all_organisations"].iloc[0])
        sentences = [scope.say("findings.leaning_on_one_scheme.some", n=n, of=of, year=whole(rows["newest_year"].iloc[0]))]
        if returning := whole(rows["returning"].sum()):
            sentences.append(scope.say("findings.leaning_on_one_scheme.returning", n=returning))
    needs = (*NEEDS, "funding_lines.scheme", "funding_lines.end_date")
    chart = charts.leaning_on_one_scheme(rows, scope.language) if len(rows) else None
    return finding(scope, "leaning_on_one_scheme", rows, needs=needs, sentence=" ".join(sentences), chart=chart)


@memoize
def known_public_money(scope: Scope, limit: int | None = None) -> Finding:
    """The organisations with money of the municipality that other registers of public money name too, with both amounts."""
    rows = scope.rows("known_public_money", limit=limit)
    both = rows[rows["municipal_eur"] > 0]
    others = {each.name for each in formats().values() if each.is_other_money}
    is_imported = len(rows) > 0 or scope.rows("sources")["format"].isin(others).any()
    counts = {"n": rows["organisation"].nunique(), "amount": rows["other_eur"].sum()}
    sentences = [scope.say(f"findings.known_public_money.{'some' if is_imported else 'no_register'}", **counts)]
    if len(both) >= scope.minimum:
        share = both["municipal_eur"].sum() / (both["municipal_eur"].sum() + both["other_eur"].sum())
        sentences.append(scope.say("findings.known_public_money.share", n=len(both), share=share))
    return finding(
        scope,
        "known_public_money",
        rows,
        needs=("funding_lines.recipient",),
        lacks=None if is_imported else "frame.unanswered.lacks.other_register",
        sentence=" ".join(sentences),
        limited={},
    )


@memoize
def departments_per_organisation(scope: Scope) -> Finding:
    """The organisations by the number of departments that they deal with."""
    rows = scope.rows("departments_per_organisation")
    return finding(
        scope,
        "departments_per_organisation",
        rows,
        needs=("funding_lines.recipient", _department_column(scope)),
        sentence=" ".join(_department_sentences(scope, rows)),
        chart=charts.departments_per_organisation(rows, scope.language) if rows["departments"].notna().any() else None,
    )


def _department_column(scope: Scope) -> str:
    """The column that tells the departments: that of the money, or that of requests where money names none."""
    (of_money,) = coverage(scope, ("funding_lines.department",))
    return "funding_lines.department" if of_money.known else "requests.department"


def _department_sentences(scope: Scope, rows: pd.DataFrame) -> list[str]:
    known = rows[rows["departments"].notna()]
    unknown = whole(rows[rows["departments"].isna()]["organisations"].sum())
    if known.empty:
        return [scope.say("findings.departments_per_organisation.none", n=unknown)]
    several = known[known["departments"] >= 2]
    n, of = whole(several["organisations"].sum()), whole(known["organisations"].sum())
    sentences = [scope.say("findings.departments_per_organisation.some", n=n, of=of)]
    if n:
        most = several.iloc[0]
        sentences.append(
            scope.say("findings.departments_per_organisation.most", n=whole(most["organisations"]), departments=whole(most["departments"]))
        )
    return sentences + ([scope.say("findings.departments_per_organisation.unknown", n=unknown)] if unknown else [])


@memoize
def after_the_last_grant(scope: Scope) -> Finding:
    """Per year of money, how many organisations were granted money again within 12 and 24 months, and how many not so far."""
    rows = scope.rows("after_the_last_grant")
    chart = charts.after_the_last_grant(rows, scope.language) if len(rows) else None
    return finding(scope, "after_the_last_grant", rows, needs=NEEDS, sentence=_again_sentence(scope, rows), chart=chart)


def _again_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    """Of the newest year that was followed for a whole year; of the one followed longest where there is none."""
    if rows.empty:
        return scope.say("findings.organisations_returning.none")
    followed = rows[rows["followed_months"] >= 12]
    row = followed.iloc[-1] if len(followed) else rows.iloc[0]
    n, year, months = whole(row["organisations"]), whole(row["year"]), whole(row["followed_months"])
    if not months:
        return scope.say("findings.after_the_last_grant.too_early", n=n, year=year)
    kind = "some" if months >= 12 else "so_far"
    again = whole(row["again_in_12_months"])
    blanks = {"n": again, "of": n, "year": year, "next": year + 1, "months": months}
    absent = {"n": whole(row["not_again"]), "amount": row["not_again_eur"], "year": year}
    sentences = [scope.say(f"findings.after_the_last_grant.{kind}", **blanks)]
    if absent["n"]:
        sentences.append(scope.say("findings.after_the_last_grant.not_again", **absent))
    return " ".join(sentences)


@memoize
def names_that_may_be_one(scope: Scope, limit: int | None = None) -> Finding:
    """Pairs of names that are so alike that they may be of one organisation, most alike first."""
    rows = scope.rows("names_that_may_be_one", limit=limit)
    return finding(
        scope,
        "names_that_may_be_one",
        rows,
        needs=("funding_lines.recipient",),
        sentence=scope.say("findings.names_that_may_be_one.some", n=len(rows)),
        limited={},
    )
