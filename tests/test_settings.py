"""The settings: whatever moves when one is changed says so in its definition."""

import copy
import re

import pytest

from kompas import findings, sql, texts
from kompas.contract import ROOT
from kompas.settings import settings
from tests import warehouse_for_tests

# For every setting another value. What counts as an initiative stands on every page, so no definition has to repeat it.
OTHERWISE = {
    "terms_answer_days": [42, 140],
    "norms_first_answer_days": 5,
    "norms_decision_days": 40,
    "norms_kinds": {"subsidie": {"decision_days": 20}},
    "contact_silent_days": 30,
    "penalty_steps": [[10, 5]],
    "announcement_months": 14,
    "risk_score_middle": 3,
    "risk_score_high": 8,
}
SHOWN_ELSEWHERE = {"definition_scheme_contains", "reviews_dates", "council_terms", "clock_timezone", "norms_days_on_par"}
# Limits below which no share is given; in the demo enough is known nearly everywhere.
MOVES_NOTHING_HERE = {
    *("minimum_for_share", "minimum_for_difference", "stuck_status_days"),
    *("risk_score_stops_for_classes", "risk_score_stops_for_test"),
}


def names() -> set[str]:
    chosen = settings(ROOT / "tests")
    return {f"{group}_{key}" for group, entries in chosen.items() if group != "risk" for key in entries}


def test_every_setting_is_tried():
    assert set(OTHERWISE) | SHOWN_ELSEWHERE | MOVES_NOTHING_HERE == names()


def answers(demo, chosen: dict) -> dict[str, list]:
    """Every answer on the demo's exports under these settings; what compares two days is left out."""
    (exports,) = demo.path.parent.glob("exported-*.duckdb")
    con = warehouse_for_tests.over(exports, demo.on_date, chosen)
    parameters = {"on_date": demo.on_date}
    results = {}
    for name in sql.names("answers"):
        query = sql.query("answers", name)
        if not query.compares:
            results[name] = [[_steady(value) for value in row] for row in sql.fetched(con, query, parameters)[1]]
    con.close()
    return results


def _steady(value: object) -> object:
    """Without the last digits of a fraction, which depend on the order of adding."""
    return float(f"{value:.9g}") if isinstance(value, float) else value


@pytest.fixture(scope="module")
def usual(demo) -> dict[str, list]:
    return answers(demo, settings(ROOT / "tests"))


@pytest.mark.parametrize("name", sorted(OTHERWISE))
def test_a_figure_that_depends_on_a_setting_names_it(demo, usual, name):
    chosen = copy.deepcopy(settings(ROOT / "tests"))
    group = next(group for group in chosen if name.startswith(f"{group}_") and name.removeprefix(f"{group}_") in chosen[group])
    chosen[group][name.removeprefix(f"{group}_")] = OTHERWISE[name]
    moved = {answer for answer, rows in answers(demo, chosen).items() if rows != usual[answer]}
    assert moved, "a setting that moves nothing is no setting"
    silent = {
        answer
        for answer in moved & set(findings.EVERY)
        if not re.search(rf"\{{{name}[:}}]", texts.entry("nl", f"findings.{answer}.definition"))
    }
    assert silent == set()
