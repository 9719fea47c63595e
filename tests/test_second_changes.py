"""What changed between two days: the answers against a second, plain reckoning on random data, and against each other on the demo."""

import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas import sql, warehouse
from tests import warehouse_for_tests

NOW, THEN = datetime.date(2026, 6, 30), datetime.date(2025, 6, 30)
DAYS = st.one_of(
    st.none(),
    st.sampled_from([THEN - datetime.timedelta(1), THEN, THEN + datetime.timedelta(1), NOW, NOW + datetime.timedelta(1)]),
    st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 1, 1)),
)
LIVES = st.lists(
    st.tuples(DAYS, DAYS, st.lists(st.tuples(DAYS, DAYS, st.sampled_from([None, 0, 100, 250])), max_size=3)), min_size=1, max_size=12
)


def tables_of(lives: list) -> dict[str, list[dict]]:
    initiatives, promises = [], []
    for number, (started, ended, money) in enumerate(lives):
        initiatives.append({"initiative_id": f"I{number:02}", "started_date": started, "ended_date": ended})
        for start, end, granted in money:
            promises.append(
                {
                    "funding_id": f"F{len(promises)}",
                    "initiative_id": f"I{number:02}",
                    "granted_eur": granted,
                    "start_date": start,
                    "end_date": end,
                }
            )
    return {"initiatives": initiatives} | ({"funding_lines": promises} if promises else {})


def active(started, ended, day) -> bool | None:
    if ended and ended <= day:
        return False
    return True if started and started <= day else None


def running(money, day) -> int:
    return sum(granted for start, end, granted in money if granted and (start is None or start <= day) and (end is None or end >= day))


def changes(lives: list) -> set[tuple]:
    """The plain reckoning: every initiative by itself, as it was on either day.

    Without a day of start it is not known before its money begins.
    """
    found = set()
    for number, (started, ended, money) in enumerate(lives):
        name = f"I{number:02}"
        if started and started > NOW:
            continue
        is_yet_to_begin = bool(money) and all(start and start > THEN for start, _, _ in money) and not (ended and ended <= THEN)
        was_known = started <= THEN if started else not is_yet_to_begin
        is_active, was_active = active(started, ended, NOW), active(started, ended, THEN) if was_known else None
        if not was_known and (ended is None or ended > THEN):
            found.add(("came" if started else "newly_known", name, None))
        if is_active is False and (was_active is not False if was_known else ended > THEN):
            found.add(("went", name, None))
        if is_active is not False and was_known and running(money, THEN) and not running(money, NOW):
            found.add(("lost_money", name, float(running(money, THEN))))
    return found


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(LIVES)
def test_changes_are_those_of_a_plain_reckoning(lives):
    con = warehouse_for_tests.warehouse_of(tables_of(lives), NOW, THEN, ("changed_since",))
    columns, rows = sql.fetch(con, sql.query("answers", "changed_since"), {})
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    assert {(row["change"], row["initiative_id"], row["eur"]) for row in found} == changes(lives)


def test_what_was_there_and_what_came_and_went_make_what_is_there(demo):
    """An identity of the demo, in which every initiative has a day of start: active then + came - went = active now."""
    con = warehouse.connect(demo, warehouse.review_before(demo))
    columns, rows = sql.fetch(con, sql.query("answers", "changed_since"), {})
    counted = {row[columns.index("change")]: row[columns.index("initiatives")] for row in rows}
    columns, rows = sql.fetch(con, sql.query("answers", "headline_changes"), {})
    (active_initiatives,) = [dict(zip(columns, row, strict=True)) for row in rows if row[0] == "active_initiatives"]
    assert set(counted) <= {"came", "went", "moved", "lost_money"}
    assert active_initiatives["value_before"] + counted["came"] - counted["went"] == active_initiatives["value_now"]
    assert counted["came"] > 10 and counted["went"] > 10
