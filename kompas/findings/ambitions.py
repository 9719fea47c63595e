"""How often initiators ask for money, and for how much."""

import pandas as pd

from kompas.figures import ambitions as charts
from kompas.figures.names import is_known
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope


@memoize
def ambitions_by_year(scope: Scope) -> Finding:
    """How often money was asked per year, and how much."""
    rows = scope.rows("ambitions_by_year")
    dated = rows[rows["year"].notna()]
    has_amounts = bool(whole(dated["with_amount"].sum()))
    terms = scope.settings["council"]["terms"]
    return finding(
        scope,
        "ambitions_by_year",
        rows,
        needs=("funding_lines.asked_eur",),
        sentence=" ".join(_sentences(scope, rows, dated)),
        chart=charts.ambitions_by_year(dated, scope.language, terms, scope.minimum) if has_amounts else None,
    )


def _sentences(scope: Scope, rows: pd.DataFrame, dated: pd.DataFrame) -> list[str]:
    """The last whole year, the whole year before it, and of how many the amount or the year is unknown."""
    if not whole(rows["times_asked"].sum()):
        return [scope.say("findings.ambitions_by_year.none")]
    over = dated[~dated["is_partial_year"].astype(bool)]
    sentences = []
    if over.empty and len(dated):
        sentences.append(_year_sentence(scope, dated.iloc[-1], "so_far"))
    if len(over):
        sentences.append(_year_sentence(scope, over.iloc[-1], "some"))
    if len(over) > 1:
        sentences.append(_year_sentence(scope, over.iloc[-2], "before"))
    if lacking := whole((rows["times_asked"] - rows["with_amount"]).sum()):
        sentences.append(scope.say("findings.ambitions_by_year.lacking", n=lacking))
    undated = rows[rows["year"].isna()]
    if len(undated):
        sentences.append(scope.say("findings.ambitions_by_year.undated", n=whole(undated.iloc[0]["times_asked"])))
    return sentences


def _year_sentence(scope: Scope, row: pd.Series, kind: str) -> str:
    """How often in this year and how much in all; the middle only where enough amounts are known."""
    key, n, year = f"findings.ambitions_by_year.{kind}", whole(row["times_asked"]), str(int(row["year"]))
    if not is_known(row["asked_eur"]):
        return scope.say(f"{key}_without_amount", n=n, year=year)
    if row["with_amount"] < scope.minimum:
        return scope.say(f"{key}_in_all", n=n, year=year, eur=row["asked_eur"])
    return scope.say(f"{key}_with_middle", n=n, year=year, eur=row["asked_eur"], middle=row["median_asked_eur"])
