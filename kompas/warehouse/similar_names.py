"""Names of organisations that are alike, and what a person decided about them and about departments, as tables beside the marts."""

import duckdb
import numpy as np
from rapidfuzz import fuzz, process

from kompas.organisation_names import NameDecision


def create_decision_tables(
    con: duckdb.DuckDBPyConnection, decided: tuple[NameDecision, ...], of_departments: tuple[NameDecision, ...] = ()
) -> None:
    """Create `same_names` and `parted_names`: one row per decision, the two names as as_plain_words writes them; and
    `department_decisions`: two rows per decision, one from either name, as as_name_key writes them."""
    for table, is_same in (("same_names", True), ("parted_names", False)):
        con.execute(f"create table {table} (words varchar, other_words varchar)")
        pairs = [[each.name, each.other] for each in decided if each.is_same == is_same]
        if pairs:
            con.executemany(f"insert into {table} select as_plain_words(?), as_plain_words(?)", pairs)
    con.execute("create table department_decisions (name_key varchar, other_key varchar, is_same boolean)")
    both = [(*pair, each.is_same) for each in of_departments for pair in ((each.name, each.other), (each.other, each.name))]
    if both:
        con.executemany("insert into department_decisions select as_name_key(?), as_name_key(?), ?", both)


def not_in_exports(con: duckdb.DuckDBPyConnection, names: list[str]) -> list[str]:
    """Those of these names that no organisation in the exports has, in whatever writing; `con`: the exports as they were read."""
    rows = con.execute(
        """
        with written as (
            select initiator as name from initiatives
            union
            select recipient as name from funding_lines
        )
        select name
        from unnest(?) as names (name)
        where
            is_nobody(as_plain_words(name))
            or as_plain_words(name) not in (select as_plain_words(name) from written where name is not null)
        """,
        [names],
    )
    return [name for (name,) in rows.fetchall()]


def departments_not_in_exports(con: duckdb.DuckDBPyConnection, names: list[str]) -> list[str]:
    """Those of these names that no department with money in the exports has; `con`: the exports as they were read."""
    rows = con.execute(
        """
        select name
        from unnest(?) as names (name)
        where not exists (select 1 from funding_lines where as_name_key(department) = as_name_key(name))
        """,
        [names],
    )
    return [name for (name,) in rows.fetchall()]


def create_similar_names(con: duckdb.DuckDBPyConnection, least_likeness: float) -> None:
    """Create `similar_names`: the pairs of `name_pairs` that are so alike or more, from 0 (nothing in common) to 100 (the same words).

    The likeness is rapidfuzz's ratio (1 - distance of insertions and deletions / both lengths) of the words in alphabetical order, or of
    the letters without blanks where that is more.
    """
    con.execute("create table similar_names (organisation_key varchar, other_key varchar, likeness double)")
    pairs = con.execute("select * from name_pairs order by organisation_key, other_key, core, other_core").fetchnumpy()
    ratios = [
        process.cpdist(*([written(name) for name in pairs[side]] for side in ("core", "other_core")), scorer=fuzz.ratio, workers=1)
        for written in (_in_order, _in_one)
    ]
    likeness = np.maximum(*ratios).astype(float)
    alike = likeness >= least_likeness
    sides = [pairs[key][alike].tolist() for key in ("organisation_key", "other_key")]
    con.execute(
        """
        insert into similar_names
        select organisation_key, other_key, max(likeness)
        from (select unnest(?) as organisation_key, unnest(?) as other_key, unnest(?) as likeness) as found
        group by organisation_key, other_key
        """,
        [*sides, likeness[alike].tolist()],
    )


def _in_order(words: str) -> str:
    return " ".join(sorted(words.split()))


def _in_one(words: str) -> str:
    return words.replace(" ", "")
