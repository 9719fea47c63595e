"""The municipalities of the exports: where there are several each is looked at on its own, and nothing of two is added up.

Money of others than a municipality (a register of the ministries) is of none, and stands beside each of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from kompas import contract
from kompas.contract import UNKNOWN, identifier, literal
from kompas.formats import formats
from kompas.tables.names import KEPT

ABOUT_LINES = ("rejected_lines", "no_data_lines", "warnings", "column_coverage")  # of the ledger, by file


def names(con: duckdb.DuckDBPyConnection, *, in_order_of_exports: bool = False) -> tuple[str, ...]:
    """The municipalities of these exports, by name or in the order in which the exports name them; with 'unknown' as the last where there
    are several and lines of none of them, other than of money of others."""
    found = sorted(set(_writings(con, "main").values()), key=str.casefold)
    if in_order_of_exports:
        named = con.execute("select municipality from files where municipality is not null order by rowid").fetchall()
        found.sort(key=[name for (name,) in named].index)
    if len(found) < 2:
        return tuple(found)
    of_none = f"municipality is null and not {_is_other_money()}"
    unknown = " union all ".join(f"(select 1 from {identifier(table)} where {of_none} limit 1)" for table in _tables())
    has_unknown = bool(con.execute(unknown).fetchall())
    return (*found, UNKNOWN) if has_unknown else tuple(found)


def conditions(con: duckdb.DuckDBPyConnection, name: str | None, schema: str = "main") -> tuple[str, str]:
    """The SQL of whether a line of a table is of this municipality (null: every line is), and whether an export is.

    An export of several municipalities, or of one that is not known, is of those that its lines are of; without lines it is of every one.
    Money of others is beside every one, where no municipality was told with it.
    """
    if name is None:
        return "true", "true"
    same = ", ".join(literal(writing) for writing, kept in _writings(con, schema).items() if kept == name)
    of_line = "municipality is null" if name == UNKNOWN else f"coalesce(municipality in ({same}), {_is_other_money()})"
    lines = " union all ".join(f"select source_file, register, municipality from {schema}.{identifier(table)}" for table in _tables())
    of_file = f"""
        case
            when municipality is not null
            then {of_line}
            else source_file in (select source_file from ({lines}) as lines where {of_line})
                or source_file not in (select source_file from ({lines}) as lines)
        end
    """
    return of_line, of_file


@contextmanager
def attached(con: duckdb.DuckDBPyConnection, exported: Path, name: str | None) -> Iterator[None]:
    """Have the exports at hand as the database `exported`: those of this municipality, or all where null is given.

    A municipality that is written in several ways (capitals, blanks) has one name there. An export with lines of several
    municipalities counts as one of each, with the lines of that municipality.
    """
    con.execute(f"attach {literal(str(exported))} as every (read_only)")
    deviating = {writing: kept for writing, kept in _writings(con, "every.main").items() if kept != writing}
    if name is None and not deviating:
        con.execute("detach every")
        con.execute(f"attach {literal(str(exported))} as exported (read_only)")
        yield
        con.execute("detach exported")
        return
    con.execute("attach ':memory:' as exported")
    of_line, of_file = conditions(con, name, "every.main")
    kept = "".join(f" when {literal(writing)} then {literal(kept)}" for writing, kept in deviating.items())
    of_this_writing = f"case municipality{kept} else municipality end" if kept else "municipality"
    of_this = (
        of_this_writing if name in (None, UNKNOWN) else f"case when {_is_other_money()} then {of_this_writing} else {literal(name)} end"
    )
    for table in _tables():
        con.execute(
            f"create view exported.{identifier(table)} as"
            f" select * replace ({of_this_writing} as municipality) from every.{identifier(table)} where {of_line}"
        )
    con.execute(
        f"create table exported.files as select * replace ({of_this} as municipality) from every.files where {of_file} order by rowid"
    )
    for table in ABOUT_LINES:
        con.execute(f"create view exported.{table} as from every.{table} where source_file in (select source_file from exported.files)")
    con.execute("create view exported.registers as from every.registers")
    yield
    con.execute("detach exported")
    con.execute("detach every")


def _is_other_money() -> str:
    """The SQL of whether a line or an export is of a register of money of others."""
    registers = ", ".join(literal(each.register) for each in formats().values() if each.is_other_money)
    return f"coalesce(list_contains([{registers}]::varchar[], register), false)"


def _tables() -> list[str]:
    return [table.name for table in contract.tables().values()]


def _writings(con: duckdb.DuckDBPyConnection, schema: str) -> dict[str, str]:
    """Every writing of a municipality in the exports, with the one that is kept of those that are the same name."""
    in_lines = " union ".join(
        f"select distinct municipality from {schema}.{identifier(table)}"
        f" where source_file in (select source_file from {schema}.files where municipality is null)"
        for table in _tables()
    )
    rows = con.execute(
        f"""
        select name, min_by(name, {KEPT}) over (partition by as_name_key(name))
        from (select municipality as name from {schema}.files union {in_lines}) as found
        where name is not null
        """
    )
    return dict(rows.fetchall())
