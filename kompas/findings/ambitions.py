"""How often and how much money is asked."""

import pandas as pd

from kompas.figures import ambitions as draw
from kompas.figures.names import is_known
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole


@kept
def ambitions_by_year(asked: Asked) -> Finding:
    """How often money was asked per year, and how much."""
    rows = asked.rows("ambitions_by_year")
    dated = rows[rows["year"].notna()]
    told = bool(whole(dated["with_amount"].sum()))
    terms = asked.settings["council"]["terms"]
    return finding(
        asked,
        "ambitions_by_year",
        rows,
        needs=("funding_lines.asked_eur",),
        sentence=" ".join(_asked_for(asked, rows, dated)),
        figure=draw.ambitions_by_year(dated, asked.language, asked.paper, terms, asked.minimum) if told else None,
    )


def _asked_for(asked: Asked, rows: pd.DataFrame, dated: pd.DataFrame) -> list[str]:
    """The last whole year, the whole year before it, and what is not told."""
    if not whole(rows["times_asked"].sum()):
        return [asked.say("findings.ambitions_by_year.none")]
    over = dated[~dated["is_partial_year"].astype(bool)]
    said = []
    if over.empty and len(dated):
        said.append(_year(asked, dated.iloc[-1], "so_far"))
    if len(over):
        said.append(_year(asked, over.iloc[-1], "some"))
    if len(over) > 1:
        said.append(_year(asked, over.iloc[-2], "before"))
    if lacking := whole((rows["times_asked"] - rows["with_amount"]).sum()):
        said.append(asked.say("findings.ambitions_by_year.lacking", n=lacking))
    undated = rows[rows["year"].isna()]
    if len(undated):
        said.append(asked.say("findings.ambitions_by_year.undated", n=whole(undated.iloc[0]["times_asked"])))
    return said


def _year(asked: Asked, row: pd.Series, kind: str) -> str:
    """How often in this year and how much in all; the middle only where enough amounts are told."""
    key, n, year = f"findings.ambitions_by_year.{kind}", whole(row["times_asked"]), str(int(row["year"]))
    if not is_known(row["asked_eur"]):
        return asked.say(f"{key}_without_amount", n=n, year=year)
    if row["with_amount"] < asked.minimum:
        return asked.say(f"{key}_in_all", n=n, year=year, eur=row["asked_eur"])
    return asked.say(f"{key}_with_middle", n=n, year=year, eur=row["asked_eur"], middle=row["median_asked_eur"])
