"""Real public exports, counted and added up again with nothing but Python's csv."""

import csv
from collections import Counter
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

import pytest

from tests.exports import reading

pytestmark = pytest.mark.shared


def day(moment: str) -> date | None:
    return datetime.fromisoformat(moment).astimezone(ZoneInfo("Europe/Amsterdam")).date() if moment else None


def test_the_service_requests_of_san_francisco(shared):
    here = reading()
    entry = here.file(shared / "data/sf311/service_requests.csv")
    assert (entry.format, entry.lines_read, entry.accepted) == ("meldingen_311", 10_000, 10_000)
    with (shared / "data/sf311/service_requests.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    expected = {row["unique_key"]: (day(row["created_date"]), day(row["closed_date"]), row["source"] or None) for row in lines}
    found = here.rows("select request_id, received_date, decided_date, channel from requests")
    assert {row[0]: row[1:] for row in found} == expected and len(found) == len(expected) == 10_000
    closed_first = sum(bool(closed) and closed < created for created, closed, _ in expected.values())
    assert here.one("select count(*) from requests where decided_date < received_date") == closed_first > 0
    departments = Counter(row["agency_name"].strip() or None for row in lines)
    assert dict(here.rows("select department, count(*) from requests group by department")) == departments
    assert here.one("select count(*) from requests where outcome = 'answered'") == sum(row["status"] == "Closed" for row in lines)


def test_an_event_log_is_the_same_as_csv_and_as_xes(shared):
    read = []
    for name in ("receipt.csv", "receipt.xes.gz"):
        here = reading()
        entry = here.file(shared / "data/receipt" / name)
        assert (entry.format, entry.lines_read, entry.accepted) == ("receipt_log", 8577, 8577)
        columns = "request_id, received_date, acknowledged_date, decided_date, due_date, department, channel"
        read.append(set(here.rows(f"select {columns} from requests")))
    assert read[0] == read[1] and len(read[0]) == 1434


def sections(path) -> dict[str, list[dict[str, str]]]:
    """The sections of a Pabulib file."""
    found: dict[str, list[list[str]]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream, delimiter=";"):
            if row in (["META"], ["PROJECTS"], ["VOTES"]):
                found[row[0]] = []
            else:
                found[list(found)[-1]].append(row)
    return {name: [dict(zip(rows[0], row, strict=False)) for row in rows[1:]] for name, rows in found.items()}


def test_the_participatory_budgets_of_amsterdam_and_assen(shared):
    here, projects, chosen, votes = reading(), [], [], 0
    for path in sorted((shared / "data/pabulib_nl").glob("*.pb")):
        entry, of_file = here.file(path), sections(path)
        assert (entry.format, entry.rejected) == ("pabulib_burgerbegroting", 0)
        assert entry.accepted == len(of_file["META"]) + len(of_file["PROJECTS"]) and entry.no_data == len(of_file["VOTES"])
        projects += of_file["PROJECTS"]
        chosen += [row for row in of_file["PROJECTS"] if row.get("selected") == "1"]
        votes += len(of_file["VOTES"])
    assert here.one("select sum(asked_eur) from funding_lines") == sum(Decimal(row["cost"]) for row in projects)
    assert here.one("select sum(granted_eur) from funding_lines") == sum(Decimal(row["cost"]) for row in chosen) > 0
    assert here.rows("select count(*), count(distinct initiative_id) from initiatives") == [(len(projects), len(projects))]
    titles = Counter(title.strip(" '") for (title,) in here.rows("select title from initiatives"))
    assert titles == Counter(row["name"].strip(" '") for row in projects), "apostrophes around a title may be quotes"
    assert here.one("select count(*) from no_data_lines") == votes
    assert here.one("select count(*) from status_changes where status = 'supported'") == len(chosen)


def test_the_subsidies_of_the_ministries(shared):
    here = reading()
    entry = here.file(shared / "data/ministries/subsidiesministeries2015.csv")
    with (shared / "data/ministries/subsidiesministeries2015.csv").open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    refused = [value for (value,) in here.rows("select value from rejected_lines")]
    taken = [row for row in lines if row["Ontvanger"] not in refused]
    assert (entry.lines_read, entry.accepted, entry.rejected) == (len(lines), len(taken), len(refused))
    paid = [
        Decimal(row["Realisatie"]).quantize(Decimal("0.01"), ROUND_HALF_UP) for row in taken if row["Realisatie"].strip() not in ("", "-")
    ]
    assert here.rows("select count(paid_eur), sum(paid_eur) from funding_lines") == [(len(paid), sum(paid))]
