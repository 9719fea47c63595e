"""One name for writings that differ in capitals and blanks only, over all exports."""

import duckdb

from kompas import contract
from kompas.contract import identifier

# Which of two writings is kept: with small letters before all in capitals, with a capital in front before without one, single
# blanks before others, then by the alphabet. It is the same whatever the order in which the files are read.
KEPT = "(name = upper(name), left(name, 1) = lower(left(name, 1)), length(name), name)"


def unite_names(con: duckdb.DuckDBPyConnection) -> None:
    """Give every name in the tables one writing, with a remark per file and column that had another.

    The same column in two tables, such as the department of a request and of an official, has the same writings. Once per import: of
    every writing that an export has, the remark then names the one that is kept, in whatever order the exports are read.
    """
    for column in sorted({name for table in contract.tables().values() for name, each in table.columns.items() if each.is_name}):
        tables = [table.name for table in contract.tables().values() if column in table.columns and table.columns[column].is_name]
        found = " union ".join(f"select distinct {identifier(column)} as name from {identifier(table)}" for table in tables)
        con.execute(
            f"""
            create or replace temp table raw_names as
            select name, min_by(name, {KEPT}) over (partition by as_name_key(name)) as kept
            from ({found}) as writings
            where name is not null
            qualify name <> kept
            """
        )
        if con.execute("select count(*) from raw_names").fetchall() == [(0,)]:
            continue
        for table in tables:
            _unite(con, table, column)
    con.execute("drop table if exists raw_names")
    con.execute("update files set warnings = (select count(*) from warnings where warnings.source_file = files.source_file)")


def _unite(con: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    name = identifier(column)
    con.execute(
        f"""
        insert into warnings
        select
            source_file,
            any_value(files.file),
            null,
            $column,
            kept,
            'same_name',
            string_agg(distinct raw_names.name, ', ' order by raw_names.name)
        from {identifier(table)} as lines
        inner join raw_names on lines.{name} = raw_names.name
        inner join files using (source_file)
        group by source_file, kept
        """,
        {"column": column},
    )
    con.execute(f"update {identifier(table)} set {name} = kept from raw_names where {identifier(table)}.{name} = raw_names.name")
