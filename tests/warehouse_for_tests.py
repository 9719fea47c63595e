"""A warehouse in memory from rows told in a test, built by the same steps as a real one."""

import datetime

import duckdb

from kompas import contract, settings, sql

LEDGER = """
    create table exported.files (source_file varchar, file varchar, format varchar, register varchar, municipality varchar,
        export_date date, lines_read bigint, accepted bigint, rejected bigint, no_data bigint, warnings bigint);
    create table exported.rejected_lines (source_file varchar, file varchar, line bigint, column_name varchar,
        value varchar, reason varchar, expected varchar);
    create table exported.warnings (source_file varchar, file varchar, line bigint, column_name varchar,
        value varchar, reason varchar, expected varchar);
    create table exported.column_coverage (source_file varchar, table_name varchar, column_name varchar,
        rows bigint, known bigint);
    create table exported.registers (register varchar, is_declared boolean);
"""


def empty() -> duckdb.DuckDBPyConnection:
    """A database in memory with the empty exported tables attached as `exported`."""
    con = duckdb.connect(config={"threads": 2})
    con.execute("attach ':memory:' as exported")
    con.execute("use exported")
    contract.create_tables(con)
    con.execute("use memory")
    con.execute(LEDGER)
    return con


def build(
    con: duckdb.DuckDBPyConnection, on_date: datetime.date, chosen: dict | None = None
) -> duckdb.DuckDBPyConnection:
    """The same connection, with the macros and every mart made on `on_date`."""
    chosen = chosen or settings.settings(contract.ROOT)
    con.execute(
        "create or replace table risk_thresholds"
        "(driver varchar, points_1 double, points_2 double, points_3 double)"
    )
    for driver, told in chosen["risk"].items():
        con.execute("insert into risk_thresholds values (?, ?, ?, ?)", [driver, *told["thresholds"]])
    sql.create_macros(con)
    parameters = settings.mart_parameters(chosen) | {"on_date": on_date}
    for mart in sql.marts_in_order():
        given = {name: parameters[name] for name in mart.parameters}
        con.execute(f"create table {contract.quoted(mart.name)} as {mart.text}", given)
    checks = " union all ".join(
        f"select '{name}' as check_name, * from ({sql.query('checks', name).text})"
        for name in sql.names("checks")
    )
    con.execute(
        "create table check_results as select check_name, file, line, column_name, value, reason, severity"
        f" from ({checks})"
    )
    return con
