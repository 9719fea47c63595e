"""From every count of an answer to the lines behind it, by the address of the page: `test_lines` does so for the demo exports, and
`test_cases` for every rule."""

import pandas as pd
import pytest

from kompas import findings
from kompas.findings.drill import Conditions
from kompas.findings.finding import whole
from kompas.findings.lines import conditions_by_count, drill_from_address, lines_behind

EVERY_LINE = 1_000_000
MOST_ROWS = 12  # of a long answer so many rows are followed, spread over all
EUROS = {  # what the lines of a count add up to: column of the row, column of the lines
    ("ending_by_quarter", "initiatives"): ("ending_eur", "granted_eur"),
    ("stress_test", "cannot_initiatives"): ("cannot_eur", "municipal_eur"),
    ("stress_test", "can_initiatives"): ("can_eur", "municipal_eur"),
    ("stress_test", "initiatives_unknown"): ("unknown_eur", "municipal_eur"),
    ("bridging_time", "initiatives"): ("municipal_eur", "municipal_eur"),
    ("ending_by_group", "initiatives"): ("ending_eur", "granted_eur"),
    ("ending_by_group", "running_promises"): ("running_eur", "granted_eur"),
    ("largest_funders", "initiatives"): ("granted_eur", "granted_eur"),
    ("kinds_of_funder", "promises"): ("granted_eur", "granted_eur"),
    ("one_off_and_recurring", "promises"): ("granted_eur", "granted_eur"),
    ("asked_granted_determined", "promises"): ("granted_eur", "granted_eur"),
    ("municipal_share", "initiatives_known"): ("municipal_eur", "municipal_eur"),
    ("headlines", "initiatives_share_known"): ("income_eur", "income_eur"),
    ("headlines", "ending_initiatives_12_months"): ("ending_eur_12_months", "granted_eur"),
    ("share_change_within_and_mix", "initiatives_known"): ("municipal_eur", "municipal_eur"),
    ("share_change_within_and_mix", "initiatives_known_before"): ("income_before_eur", "income_eur"),
}


def follow(scope: findings.Scope, name: str, most: int = MOST_ROWS, **how: object) -> dict[str, int]:
    """Follow every count of rows of this finding by its address; returns per count how many rows lead to lines."""
    finding = findings.EVERY[name](scope, **how)
    rows = list(finding.rows.iterrows())
    counts = conditions_by_count(finding)
    for count, conditions in counts.items():
        assert len(conditions) == len(rows)
        for (_, row), under in list(zip(rows, conditions, strict=True))[:: max(1, len(rows) // most)]:
            if under is None:
                assert whole(row[count]) == 0 or row.get("matter") == "rejected_lines"
            else:
                follow_one(scope, name, count, row, under)
    return {count: sum(under is not None for under in conditions) for count, conditions in counts.items()}


def follow_one(scope: findings.Scope, name: str, count: str, row: pd.Series, under: Conditions) -> None:
    drill, read = drill_from_address(name, count, written_out(under))
    assert read == under, "an address says what the row says"
    lines = lines_behind(scope, drill, read, EVERY_LINE).rows
    found = len(lines) if drill.per is None else lines[drill.per].nunique()
    assert found == row[count], (count, under)
    if (name, count) in EUROS:
        of_row, of_lines = EUROS[name, count]
        assert lines[of_lines].sum() == pytest.approx(row[of_row]), (count, under)
    assert lines["file"].notna().all() and lines["line"].notna().all()


def written_out(conditions: Conditions) -> list[str]:
    return [f"{parameter}={value}" for parameter, value in conditions]
