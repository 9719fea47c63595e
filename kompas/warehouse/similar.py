"""Names of organisations and mentions of initiatives that are alike, and what a person decided about these and departments, as tables
beside the marts."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import numpy as np
from rapidfuzz import fuzz, process

from kompas.contract import tables
from kompas.pair_decisions import FILES, PairDecision, decisions

Decisions = Mapping[str, tuple[PairDecision, ...]]
# By what the two may be one of: what they are, the column that holds them, and how they are written there.
TABLES = {
    "organisations": ("names", "words", "as_plain_words(?)"),
    "departments": ("departments", "name_key", "as_name_key(?)"),
    "initiatives": ("mentions", "mention", "?"),
}


def every_decision(folder: Path) -> Decisions:
    """What was decided in this data folder, by what the two may be one of. Raises ExportError where it cannot be read."""
    return {about: decisions(folder, about) for about in FILES}


def create_decision_tables(con: duckdb.DuckDBPyConnection, decided: Decisions) -> None:
    """Create the decisions that marts obey, one row per decision.

    `same_names` and `parted_names`: two names as as_plain_words writes them; `same_departments` and `parted_departments`: two names as
    as_name_key writes them; `same_mentions` and `parted_mentions`: two mentions as as_mention writes them.
    """
    for about, (sides, column, written) in TABLES.items():
        for table, is_same in ((f"same_{sides}", True), (f"parted_{sides}", False)):
            con.execute(f"create table {table} ({column} varchar, other_{column} varchar)")
            pairs = [[each.name, each.other] for each in decided.get(about, ()) if each.is_same == is_same]
            if pairs:
                con.executemany(f"insert into {table} select {written}, {written}", pairs)


def not_in_exports(con: duckdb.DuckDBPyConnection, about: str, sides: list[str]) -> list[str]:
    """Those of these names (or mentions) that no organisation or department with money (or initiative) in the exports has; `con`: the
    exports as they were read."""
    find = {"organisations": _names_not_in_exports, "departments": _departments_not_in_exports, "initiatives": _mentions_not_in_exports}
    return find[about](con, sides)


def _names_not_in_exports(con: duckdb.DuckDBPyConnection, names: list[str]) -> list[str]:
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


def _departments_not_in_exports(con: duckdb.DuckDBPyConnection, names: list[str]) -> list[str]:
    rows = con.execute(
        """
        select name
        from unnest(?) as names (name)
        where not exists (select 1 from funding_lines where as_name_key(department) = as_name_key(name))
        """,
        [names],
    )
    return [name for (name,) in rows.fetchall()]


def _mentions_not_in_exports(con: duckdb.DuckDBPyConnection, mentions: list[str]) -> list[str]:
    """A municipality is the same in whatever writing; a line of which none is known may be of any."""
    lines = " union all ".join(
        f"select municipality, register, initiative_id from {table.name}" for table in tables().values() if "initiative_id" in table.columns
    )
    rows = con.execute(
        f"""
        with
            wanted as (
                select
                    mention,
                    string_split(mention, '/') as parts,
                    nullif(parts[1], '') as municipality,
                    parts[2] as register,
                    array_to_string(parts[3:], '/') as initiative_id
                from unnest(?) as mentions (mention)
            ),
            lines as (
                {lines}
                union all
                select municipality, register, request_id from requests where initiative_id is null
            )
        select mention
        from wanted
        where
            not exists (
                select 1
                from lines
                where
                    lines.register = wanted.register
                    and lines.initiative_id = wanted.initiative_id
                    and coalesce(as_name_key(lines.municipality) = as_name_key(wanted.municipality), true)
            )
        """,
        [mentions],
    )
    return [mention for (mention,) in rows.fetchall()]


def create_similar_names(con: duckdb.DuckDBPyConnection, least_likeness: float) -> None:
    """Create `similar_names`: the pairs of `name_pairs` that are so alike or more, from 0 (nothing in common) to 100 (the same words)."""
    con.execute("create table similar_names (organisation_key varchar, other_key varchar, likeness double)")
    pairs = con.execute("select * from name_pairs order by organisation_key, other_key, core, other_core").fetchnumpy()
    likeness = _likeness(pairs["core"], pairs["other_core"])
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


def create_similar_mentions(con: duckdb.DuckDBPyConnection, least_likeness: float, least_initiator_likeness: float) -> None:
    """Create `similar_mentions`: the pairs of `mention_pairs` of which one refers to the other, or of which the titles are so alike or more
    and the initiators too, where both are known; with both likenesses, from 0 to 100 (null: unknown).

    basis: reference; reference_other_title, where both titles are known and less alike than that; or likeness.
    """
    pairs = con.execute(
        "select * from mention_pairs order by register_key, initiative_id, other_register_key, other_initiative_id"
    ).fetchnumpy()
    titles, initiators = (_likeness(pairs[side], pairs[f"other_{side}"]) for side in ("title", "initiator"))
    initiators[pairs["is_same_organisation"]] = 100
    is_reference = pairs["is_reference"]
    kept = is_reference | ((titles >= least_likeness) & ~(initiators < least_initiator_likeness))
    columns = [pairs[name][kept].tolist() for name in ("register_key", "initiative_id", "other_register_key", "other_initiative_id")]
    of_references = np.where(titles < least_likeness, "reference_other_title", "reference")
    basis = np.where(is_reference, of_references, "likeness")
    con.execute(
        """
        create table similar_mentions as
        select
            * exclude (likeness, initiator_likeness),
            case when not isnan(likeness) then likeness end as likeness,
            case when not isnan(initiator_likeness) then initiator_likeness end as initiator_likeness
        from
            (
                select
                    unnest(?::bigint[]) as register_key,
                    unnest(?::varchar[]) as initiative_id,
                    unnest(?::bigint[]) as other_register_key,
                    unnest(?::varchar[]) as other_initiative_id,
                    unnest(?::varchar[]) as basis,
                    unnest(?::double[]) as likeness,
                    unnest(?::double[]) as initiator_likeness
            ) as found
        """,
        [*columns, basis[kept].tolist(), titles[kept].tolist(), initiators[kept].tolist()],
    )


def _likeness(words: np.ndarray, others: np.ndarray) -> np.ndarray:
    """How alike the words of each place are, from 0 to 100; not a number where one of both is empty.

    It is rapidfuzz's ratio (1 - distance of insertions and deletions / both lengths) of the words in alphabetical order, or of the letters
    without blanks where that is more.
    """
    ratios = [
        process.cpdist([written(each) for each in words], [written(each) for each in others], scorer=fuzz.ratio, workers=1)
        for written in (_in_order, _in_one)
    ]
    known = (words != "") & (others != "")
    return np.where(known, np.maximum(*ratios).astype(float), np.nan)


def _in_order(words: str) -> str:
    return " ".join(sorted(words.split()))


def _in_one(words: str) -> str:
    return words.replace(" ", "")
