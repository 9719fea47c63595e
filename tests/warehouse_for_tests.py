"""A warehouse in memory from the rows of a test, built by the same steps as a real one."""

import atexit
import datetime
import shutil
import tempfile
import weakref
from functools import cache
from pathlib import Path

import duckdb

from kompas import contract, settings, sql
from kompas.pair_decisions import PairDecision
from kompas.tables import ledger
from kompas.warehouse import similar, stages

# An engine in memory takes longer to start than most rules take to work out, so there are no more than are in use at the same time:
# each with its only user.
OF_SETTINGS = {"risk_thresholds", "own_norms", "holidays", "assumptions", "other_money_registers"}
OF_SETTINGS |= {
    "same_names",
    "parted_names",
    "same_mentions",
    "parted_mentions",
    "same_departments",
    "parted_departments",
}  # and of what was decided
SIMILAR = {  # tables beside the marts, each with the mart that it is made of, the settings that it takes, and how it is made
    "similar_names": ("name_pairs", "organisations", similar.create_similar_names),
    "similar_mentions": ("mention_pairs", "initiatives", similar.create_similar_mentions),
}
ENGINES: list[tuple[duckdb.DuckDBPyConnection, weakref.ref]] = []
atexit.register(ENGINES.clear)


@cache
def template(name: str) -> Path:
    """A database made once, as copying one costs a quarter: with the empty tables of stage 1 ('tables'), or with the macros and all that
    follows from the usual settings alone ('usual')."""
    folder = tempfile.mkdtemp(prefix="kompas-tests-")
    atexit.register(shutil.rmtree, folder)
    path = Path(folder) / f"{name}.duckdb"
    with duckdb.connect(str(path)) as con:
        if name == "tables":
            contract.create_tables(con)
            ledger.create_ledger(con)
        else:
            sql.create_macros(con)
            stages.create_policy_tables(con, usual())
            similar.create_decision_tables(con, {})
            for mart in of_settings():
                stages.create_mart(con, mart, settings.mart_parameters(usual()))
    return path


@cache
def usual() -> dict:
    """The settings of the product."""
    return settings.settings(contract.ROOT / "tests")


@cache
def of_settings() -> tuple[sql.Query, ...]:
    """The marts that read neither exports nor other marts, and are the same on every day."""
    return tuple(
        mart
        for mart in sql.marts_in_order()
        if "exported." not in mart.text and not sql.marts_read_by(mart) - {mart.name} and "on_date" not in mart.parameters
    )


def copy_template(con: duckdb.DuckDBPyConnection, name: str, into: str) -> None:
    """Copy what is in the template of this name into the attached database `into`."""
    con.execute(f"attach {contract.literal(str(template(name)))} as template (read_only)")
    con.execute(f"copy from database template to {into}")
    con.execute("detach template")


def empty() -> duckdb.DuckDBPyConnection:
    """A database in memory with the macros and all that follows from the usual settings alone; and, attached as `exported`, the empty
    tables of stage 1. Close it, or let it go, and its engine is used again: leave what follows from the settings as it is."""
    con = _free() or _started()
    con.execute("attach ':memory:' as exported")
    copy_template(con, "tables", "exported")
    return con


def _started() -> duckdb.DuckDBPyConnection:
    engine = duckdb.connect(config={"threads": 1})
    copy_template(engine, "usual", "memory")
    return _in_use(engine)


def _free() -> duckdb.DuckDBPyConnection | None:
    """An engine that nobody uses any more, as new."""
    for place, (engine, user) in enumerate(ENGINES):
        if _is_closed(user()):
            del ENGINES[place]
            for (name,) in engine.execute("select database_name from duckdb_databases() where not internal").fetchall():
                if name != "memory":
                    engine.execute(f"detach {name}")
            for name in _tables(engine, "memory") - OF_SETTINGS - {mart.name for mart in of_settings()}:
                engine.execute(f"drop table {contract.identifier(name)}")
            return _in_use(engine)
    return None


def _in_use(engine: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    user = engine.cursor()
    ENGINES.append((engine, weakref.ref(user)))
    return user


def _is_closed(con: duckdb.DuckDBPyConnection | None) -> bool:
    if con is None:
        return True
    try:
        con.cursor().close()
    except duckdb.ConnectionException:
        return True
    return False


def _tables(con: duckdb.DuckDBPyConnection, database: str) -> set[str]:
    return {name for (name,) in con.execute("select table_name from duckdb_tables() where database_name = ?", [database]).fetchall()}


def build(
    con: duckdb.DuckDBPyConnection,
    on_date: datetime.date,
    chosen: dict | None = None,
    answers: tuple[str, ...] = (),
    database: str = "memory",
    decided: similar.Decisions | None = None,
) -> duckdb.DuckDBPyConnection:
    """The same connection, with the macros, the marts on `on_date` and the results of the checks; with `answers` only what those read.

    They are made in the attached `database`, which must be the one in use. The connection must be one that `empty` gave.
    """
    chosen = chosen or usual()
    if database != "memory":
        copy_template(con, "usual", database)
    if chosen != usual() or decided:
        ENGINES[:] = [(engine, user) for engine, user in ENGINES if user() is not con]
        for name in _tables(con, database):
            con.execute(f"drop table {contract.identifier(name)}")
        stages.create_policy_tables(con, chosen)
        similar.create_decision_tables(con, decided or {})
    add(con, on_date, chosen, answers or sql.names("answers"))
    return con


def add(con: duckdb.DuckDBPyConnection, on_date: datetime.date, chosen: dict, answers: tuple[str, ...]) -> None:
    """Make in the database in use what these answers read and is not there yet."""
    texts = [sql.query("answers", name).text for name in answers]
    checked = any("check_results" in text for text in texts)
    compared = [made for table, made in SIMILAR.items() if any(table in text for text in texts) and table not in _in_use_now(con)]
    read = set().union(*(marts_of(name) for name in answers), *(sql.with_marts_behind(mart) for mart, _, _ in compared))
    add_marts(con, on_date, chosen, set(sql.names("marts")) if checked else read)
    for _, group, create in compared:
        create(con, **chosen[group])
    if checked and "check_results" not in _in_use_now(con):
        stages.create_check_results(con, settings.mart_parameters(chosen) | {"on_date": on_date})


def add_marts(con: duckdb.DuckDBPyConnection, on_date: datetime.date, chosen: dict, wanted: set[str]) -> None:
    """Make in the database in use these marts, where they are not there yet."""
    parameters = settings.mart_parameters(chosen) | {"on_date": on_date}
    missing = wanted - _in_use_now(con)
    for mart in sql.marts_in_order():
        if mart.name in missing:
            stages.create_mart(con, mart, parameters)


def _in_use_now(con: duckdb.DuckDBPyConnection) -> set[str]:
    """The tables of the database in use."""
    found = con.execute("select table_name from duckdb_tables() where database_name = current_database()").fetchall()
    return {name for (name,) in found}


@cache
def marts_of(answer: str) -> set[str]:
    """Every mart that an answer reads, directly or through others."""
    return marts_behind(sql.query("answers", answer))


def marts_behind(query: sql.Query) -> set[str]:
    """Every mart that a query reads, directly or through others."""
    return set().union(*map(sql.with_marts_behind, sql.marts_read_by(query)))


def over(exports: Path, on_date: datetime.date, chosen: dict) -> duckdb.DuckDBPyConnection:
    """A warehouse in memory over exports that were read before, under these settings."""
    con = empty()
    con.execute("detach exported")
    con.execute(f"attach {contract.literal(str(exports))} as exported (read_only)")
    return build(con, on_date, chosen)


def warehouse_of(
    tables: dict[str, list[dict[str, object]]],
    on_date: datetime.date,
    before: datetime.date | None = None,
    answers: tuple[str, ...] = (),
    chosen: dict | None = None,
) -> duckdb.DuckDBPyConnection:
    """A warehouse on `on_date` of these rows per canonical table; with `before` also that of an earlier day, as `before.<mart>`.

    With `answers` it holds only what those read; `chosen` are the settings, those of the product unless given. Rows of `same_mentions`
    (mention, other_mention) are what a person decided to be one initiative.
    """
    same = [PairDecision(row["mention"], row["other_mention"], True, "") for row in tables.get("same_mentions", ())]
    decided = {"initiatives": tuple(same)} if same else None
    con = exports_of({name: rows for name, rows in tables.items() if name != "same_mentions"}, on_date)
    if before:
        con.execute("attach ':memory:' as before")
        con.execute("use before")
        build(con, before, chosen, answers, "before", decided)
        con.execute("use memory")
    return build(con, on_date, chosen, answers, decided=decided)


def exports_of(tables: dict[str, list[dict[str, object]]], on_date: datetime.date) -> duckdb.DuckDBPyConnection:
    """A database in memory with these rows per canonical table as `exported`, before any mart.

    A row may name `register` ('kompas', whose rows all count as initiatives, unless given), `municipality`, `export_date`
    (`on_date` unless given) and `file`; rows that agree in these come from one file. Lines are numbered from 2.
    Tables of the ledger (`rejected_lines`, `no_data_lines`, `warnings`) are entered as they are.
    """
    con = empty()
    for table, rows in tables.items():
        if table not in contract.tables():
            _add(con, table, rows)
            continue
        files: dict[tuple, list[dict[str, object]]] = {}
        for row in rows:
            export = row.get("export_date") or on_date
            key = (row.get("register") or "kompas", row.get("municipality"), export, row.get("file") or f"{table}-{export}.csv")
            files.setdefault(key, []).append(row)
        for key, lines in files.items():
            _enter(con, table, key, lines)
    con.execute("insert into exported.registers select distinct register, register = 'kompas' from exported.files")
    return con


def _enter(con: duckdb.DuckDBPyConnection, table: str, key: tuple, lines: list[dict[str, object]]) -> None:
    register, municipality, export_date, file = key
    source_file = f"{register}-{file}"
    con.execute(
        "insert into exported.files values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)",
        [source_file, file, register, register, municipality, export_date, len(lines), len(lines)],
    )
    columns = [column for column in lines[0] if column not in ("register", "municipality", "export_date", "file")]
    known = [sum(line[column] is not None for line in lines) for column in columns]
    con.execute(
        "insert into exported.column_coverage select $file, $table, unnest($columns), $lines, unnest($known)",
        {"file": source_file, "table": table, "columns": columns, "lines": len(lines), "known": known},
    )
    provenance = {"register": register, "municipality": municipality, "export_date": export_date, "source_file": source_file}
    _add(
        con,
        table,
        [{column: line[column] for column in columns} | provenance | {"source_line": number} for number, line in enumerate(lines, start=2)],
    )


def _add(con: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, object]]) -> None:
    if not rows:
        return
    listed = ", ".join(contract.identifier(column) for column in rows[0])
    blanks = f"({', '.join('?' for _ in rows[0])})"
    for first in range(0, len(rows), 100):  # one statement per row costs many times as much
        some = rows[first : first + 100]
        values = [value for row in some for value in row.values()]
        con.execute(f"insert into exported.{contract.identifier(table)} ({listed}) values {', '.join([blanks] * len(some))}", values)
