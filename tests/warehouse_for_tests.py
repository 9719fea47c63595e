"""A warehouse in memory from rows told in a test, built by the same steps as a real one."""

import datetime

import duckdb

from kompas import contract, settings, sql
from kompas.tables import ledger
from kompas.warehouse import stages


def empty() -> duckdb.DuckDBPyConnection:
    """A database in memory with the empty tables of stage 1 attached as `exported`."""
    con = duckdb.connect(config={"threads": 2})
    con.execute("attach ':memory:' as exported")
    con.execute("use exported")
    contract.create_tables(con)
    ledger.create_ledger(con)
    con.execute("use memory")
    return con


def build(
    con: duckdb.DuckDBPyConnection, on_date: datetime.date, chosen: dict | None = None
) -> duckdb.DuckDBPyConnection:
    """The same connection, with the macros, every mart on `on_date` and the results of the checks."""
    chosen = chosen or settings.settings(contract.ROOT / "tests")
    parameters = settings.mart_parameters(chosen) | {"on_date": on_date}
    sql.create_macros(con)
    stages.create_risk_thresholds(con, chosen)
    for mart in sql.marts_in_order():
        stages.create_mart(con, mart, parameters)
    stages.create_check_results(con, parameters)
    return con
