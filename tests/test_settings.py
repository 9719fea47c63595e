"""The settings: whatever moves when one is changed says so in its definition."""

import copy
import datetime
import re

import pytest

from kompas import findings, sql, texts
from kompas.contract import ROOT
from kompas.settings import settings
from kompas.ui.settings import GROUPS
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
    "organisations_least_likeness": 97,
    "risk_score_high": 8,
}
SHOWN_ELSEWHERE = {
    "definition_scheme_contains": ["buurt"],
    "reviews_dates": [datetime.date(2025, 6, 30)],
    "council_terms": [datetime.date(2022, 3, 30)],
    "clock_timezone": "UTC",
    "assumptions_off": ["zero_is_rejected"],
    "norms_days_on_par": [datetime.date(2026, 5, 15)],
    "archive_withdrawn_days": 365,  # no figure depends on it: tests/test_inspecting.py
    # Nor on the look: tests/test_look.py.
    "look_logo": "logo.svg",
    "look_accent": "#00511f",
    "look_second": "#b0568f",
    "look_typeface": ["Normal.ttf", "Bold.ttf"],
}
# Limits below which no share is given; in the demo enough is known nearly everywhere.
MOVES_NOTHING_HERE = {
    "initiatives_least_likeness",  # the demo has no two registers of initiatives
    "initiatives_least_initiator_likeness",
    *("minimum_for_share", "minimum_for_difference", "stuck_status_days"),
    *("risk_score_stops_for_classes", "risk_score_stops_for_test"),
    # These move the council edition only (tests/test_editions.py).
    *("council_edition_least_count", "council_edition_rounding", "council_edition_share_from"),
    *(
        "council_edition_least_organisations",
        "council_edition_least_officials",
        "council_edition_largest_share",
        "council_edition_two_largest_share",
    ),
}


def names() -> set[str]:
    chosen = settings(ROOT / "tests")
    return {f"{group}_{key}" for group, entries in chosen.items() if group != "risk" for key in entries}


def test_every_setting_is_tried():
    assert OTHERWISE.keys() | SHOWN_ELSEWHERE.keys() | MOVES_NOTHING_HERE == names()


def answers(demo, chosen: dict) -> dict[str, list]:
    """Every answer on the demo's exports under these settings; what compares two days is left out."""
    (exports,) = demo.path.parent.glob("exported-*.duckdb")
    con = warehouse_for_tests.over(exports, demo.on_date, chosen)
    parameters = {"on_date": demo.on_date}
    results = {}
    for name in sql.names("answers"):
        query = sql.query("answers", name)
        if not query.compares:
            results[name] = [[_steady(value) for value in row] for row in sql.fetch(con, query, parameters)[1]]
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


def test_the_page_has_every_setting_below_one_of_its_headings():
    shown = [table for tables in GROUPS.values() for table in tables]
    assert sorted(shown) == sorted(settings(ROOT / "tests").keys() - {"look", "risk"}), "these two have a part of the page of their own"


OWN = """
[norms]
first_answer_days = 7
[norms.kinds]
"melding" = { first_answer_days = 3 }
[minimum]
for_share = 5
[risk.margin]
thresholds = [0.1, 0.05, 0.0]
"""


def test_settings_of_its_own_leave_the_others_as_they_are(tmp_path):
    """Only what the file of the municipality names is another; of a table, a table in a table, and the whole."""
    usual = settings(tmp_path)
    (tmp_path / "settings.toml").write_text(OWN, "utf-8")
    chosen = settings(tmp_path)
    assert chosen == usual | {
        "norms": usual["norms"] | {"first_answer_days": 7, "kinds": {"melding": {"first_answer_days": 3}}},
        "minimum": usual["minimum"] | {"for_share": 5},
        "risk": usual["risk"] | {"margin": {"thresholds": [0.1, 0.05, 0.0]}},
    }
    kept = {f"{group}.{key}" for group in usual for key in usual[group] if chosen[group][key] == usual[group][key]}
    assert {"norms.decision_days", "norms.days_on_par", "minimum.for_difference", "risk.concentration", "terms.answer_days"} <= kept
    assert settings(tmp_path / "nobody") == usual, "and for who has no file nothing changed"


@pytest.mark.parametrize("name", sorted(names() - {"norms_kinds"}))
def test_one_key_of_a_table_leaves_its_other_keys(tmp_path, name):
    usual = settings(tmp_path)
    group = next(group for group in usual if name.startswith(f"{group}_") and name.removeprefix(f"{group}_") in usual[group])
    key = name.removeprefix(f"{group}_")
    other = (OTHERWISE | SHOWN_ELSEWHERE).get(name) or usual[group][key] + 1
    (tmp_path / "settings.toml").write_text(f"[{group}]\n{key} = {written(other)}\n", "utf-8")
    assert settings(tmp_path) == usual | {group: usual[group] | {key: other}}
    assert other != usual[group][key]


def written(value: object) -> str:
    """A value as TOML."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
