"""An earlier day sees nothing of later: an export of later seen on a day says the same as an export that was made on that day.

What was known on the day is made from the later rows: what begins later is not there, what ends or is decided later has not happened.
"""

import datetime
import random

import duckdb
import pytest

from kompas import contract, sql
from kompas.warehouse import Warehouse
from tests import warehouse_for_tests

NOT_COMPARED = {
    "sources": "tells of the files themselves: lines and day of the export",
    "column_coverage": "tells how full the columns of the files are",
    "no_data_lines": "tells of the lines of the files",
    "rejected_lines": "tells of the lines of the files",
    "warnings_given": "tells of the lines of the files",
    "checks_failed": "tells what is wrong in the files as they are now",
}
# What the export did not hold on the day, in order. A period that was not over was not reported on yet; what has no day at all
# is not known to be of that day.
CUT = (
    "delete from status_changes where from_date is null or from_date > $day",
    "delete from initiatives where started_date > $day and initiative_id not in (select initiative_id from status_changes)",
    """delete from initiatives
    where started_date is null and coalesce(ended_date > $day, true)
    and initiative_id not in (select initiative_id from status_changes) and initiative_id in (
        select initiative_id from funding_lines group by initiative_id
        having bool_and(coalesce(coalesce(start_date, make_date(year, 1, 1)) > $day, false))
    )""",
    "update initiatives set started_date = null where started_date > $day",
    "update initiatives set end_reason = null, ended_date = null where ended_date > $day",
    "update initiatives set end_reason = null where ended_date is null",
    "delete from funding_lines where coalesce(start_date, make_date(year, 1, 1)) > $day",
    """update funding_lines set determined_eur = null, paid_eur = null
    where coalesce(end_date, make_date(coalesce(year, extract(year from start_date)), 12, 31)) >= $day
    or coalesce(end_date, make_date(coalesce(year, extract(year from start_date)), 12, 31)) is null""",
    "delete from accounts where year >= extract(year from $day)",
    "delete from requests where received_date > $day",
    "update requests set outcome = null where least(decided_date, withdrawn_date) > $day",  # one without a day may be of before
    *(
        f"update requests set {column} = null where {column} > $day"
        for column in ("acknowledged_date", "first_answer_date", "decided_date", "withdrawn_date", "notice_date")
    ),
    "delete from assignments where from_date > $day",
    "update assignments set to_date = null where to_date > $day",
    "delete from contacts where date > $day",
    "delete from support where least(asked_date, given_date) > $day",
    "update support set given_date = null where given_date > $day",
    "delete from social_values",
    *(f"update {table} set export_date = $day" for table in ("files", *contract.tables())),
)
CONTENTS = ("files", "registers", "column_coverage", *contract.tables())


def on_two_days(con: duckdb.DuckDBPyConnection, day: datetime.date) -> duckdb.DuckDBPyConnection:
    """The same connection with the warehouse of its exports on the day, and of a year earlier beside it."""
    con.execute("attach ':memory:' as before")
    con.execute("use before")
    warehouse_for_tests.build(con, day.replace(year=day.year - 1), database="before")
    con.execute("use memory")
    return warehouse_for_tests.build(con, day)


def cut_to_two_days(con: duckdb.DuckDBPyConnection, day: datetime.date) -> duckdb.DuckDBPyConnection:
    """The same connection with the warehouses on the same two days, each of what exports of that day would have held."""
    con.execute("attach ':memory:' as before; attach ':memory:' as stored")
    for table in CONTENTS:
        con.execute(f"create table stored.{table} as from exported.{table}")
    for place, on_date in (("before", day.replace(year=day.year - 1)), ("memory", day)):
        con.execute("use exported")
        for table in CONTENTS:
            con.execute(f"delete from {table}; insert into {table} from stored.{table}")
        for statement in CUT:
            con.execute(statement, {"day": on_date} if "$day" in statement else {})
        con.execute(f"use {place}")
        warehouse_for_tests.build(con, on_date, database=place)
    return con


def differing(later: duckdb.DuckDBPyConnection, then: duckdb.DuckDBPyConnection, day: datetime.date) -> dict[str, tuple]:
    """Per answer that is not the same the first row of each that the other has not."""
    found = {}
    for name in sorted(set(sql.names("answers")) - set(NOT_COMPARED)):
        query = sql.query("answers", name)
        (columns, one), (_, other) = (sql.fetch(con, query, {"on_date": day}) for con in (later, then))
        one, other = ([_round(row) for row in rows] for rows in (one, other))
        if one != other:
            extra, missing = [row for row in one if row not in other], [row for row in other if row not in one]
            found[name] = (columns, extra[:1], missing[:1])
    return found


def _round(row: tuple) -> tuple:
    return tuple(round(value, 9) if isinstance(value, float) else value for value in row)


def copy_exports(served: Warehouse) -> duckdb.DuckDBPyConnection:
    """A database in memory with the exports of this warehouse and its municipality."""
    con = warehouse_for_tests.empty()
    (exported,) = served.path.parent.glob("exported-*.duckdb")
    con.execute(f"attach {contract.literal(str(exported))} as stored (read_only)")
    ours = "source_file in (select source_file from stored.files where municipality = ?)"
    for table in CONTENTS:
        where = f"where {ours}" if table != "registers" else "where ? is not null"
        con.execute(f"insert into exported.{table} select * from stored.{table} {where} order by rowid", [served.municipality])
    con.execute("detach stored")
    return con


@pytest.mark.parametrize("day", ["2022-12-31", "2024-05-14", "2025-09-30"])
def test_an_earlier_day_of_the_demo_sees_nothing_of_later(demo, day):
    day = datetime.date.fromisoformat(day)
    assert differing(on_two_days(copy_exports(demo), day), cut_to_two_days(copy_exports(demo), day), day) == {}


EXPORTED = datetime.date(2026, 6, 30)
FIRST = datetime.date(2021, 1, 1)


def town(seed: int) -> dict[str, list[dict]]:
    """The rows of an invented export of thirty initiatives in which anything may be missing, and much happens after any day."""
    chance = random.Random(seed)

    def day(missing: float = 0.2) -> datetime.date | None:
        return None if chance.random() < missing else FIRST + datetime.timedelta(chance.randrange((EXPORTED - FIRST).days + 200))

    def one(*values: object) -> object:
        return chance.choice(values)

    def eur(missing: float = 0.2) -> int | None:
        return None if chance.random() < missing else chance.randrange(10) * 1000

    ids = [f"I{number}" for number in range(30)]
    statuses = ("idea", "submitted", "assessed", "supported", "running", "completed", "stopped", "rejected", "withdrawn")
    rows: dict[str, list[dict]] = {table: [] for table in contract.tables() if table != "wards"}
    for name in ids:
        ended = day(0.6)
        rows["initiatives"].append(
            {"initiative_id": name, "title": name, "theme": one("zorg", "groen", None), "started_date": day(), "ended_date": ended}
            | {"end_reason": one("completed", "stopped", "merged", None) if ended else None, "initiator_kind": one("resident", None)}
        )
    for number in range(90):
        name, start = one(*ids, "stranger"), day(0.4)
        end = one(None, start and start + datetime.timedelta(one(364, 729, 30)))
        rows["status_changes"].append({"initiative_id": name, "from_date": day(), "status": one(*statuses)})
        rows["funding_lines"].append(
            {
                "funding_id": f"F{number}",
                "initiative_id": name,
                "funder": one("Gemeente", "Fonds", None),
                "start_date": start,
                "end_date": end,
            }
            | {
                "funder_kind": one("municipality", "fund", "gift", None),
                "instrument": one("subsidy", "loan", None),
                "scheme": one("S", "T", None),
            }
            | {"is_recurring": one(True, False, None), "year": one(start.year if start else 2023, 2024, 2026, None), "asked_eur": eur()}
            | {"granted_eur": eur(), "determined_eur": eur(0.6), "paid_eur": eur(0.6)}
        )
        rows["requests"].append(
            {
                "request_id": f"R{number}",
                "initiative_id": one(*ids, None),
                "department": one("Groen", "Zorg", None),
                "kind": one("subsidie", None),
            }
            | {
                "is_formal_application": one(True, False, None),
                "received_date": day(0.1),
                "acknowledged_date": day(),
                "first_answer_date": day(0.5),
            }
            | {"decided_date": day(0.5), "withdrawn_date": day(0.9), "due_date": day(0.8), "notice_date": day(0.8)}
            | {"suspended_days": one(None, 0, 20), "outcome": one("granted", "rejected", "withdrawn", None)}
        )
        rows["assignments"].append(
            {
                "initiative_id": name,
                "official": one("p", "q", "r"),
                "department": one("Groen", None),
                "from_date": day(),
                "to_date": day(0.5),
            }
        )
        rows["contacts"].append({"initiative_id": name, "date": day(0), "channel": one("post", None), "is_two_way": one(True, False, None)})
        rows["support"].append({"initiative_id": name, "kind": one("land", "money"), "asked_date": day(), "given_date": day(0.5)})
    for name, year in {(one(*ids), chance.randrange(2020, 2027)) for _ in range(60)}:
        rows["accounts"].append(
            {
                "initiative_id": name,
                "year": year,
                "income_eur": eur(),
                "municipal_income_eur": eur(),
                "own_income_eur": eur(0.5),
                "cost_eur": eur(),
            }
            | {"free_reserve_eur": eur(), "volunteer_hours": one(10, None), "paid_hours": one(20, None), "core_people": one(1, 5, None)}
        )
    rows["accounts"].sort(key=lambda row: (row["initiative_id"], row["year"]))
    for name in ids[:10]:
        rows["social_values"].append(
            {"initiative_id": name, "indicator": "hours", "low_eur": eur(), "high_eur": eur(), "basis": one("measured", None)}
        )
    return rows


@pytest.mark.parametrize("seed", range(4))
def test_an_earlier_day_of_any_town_sees_nothing_of_later(seed):
    rows, day = town(seed), random.Random(seed).choice([datetime.date(2023, 12, 31), datetime.date(2024, 3, 9), datetime.date(2025, 7, 1)])
    later, cut = (warehouse_for_tests.exports_of(rows, EXPORTED) for _ in range(2))
    assert differing(on_two_days(later, day), cut_to_two_days(cut, day), day) == {}
