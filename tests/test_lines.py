"""Every number that can be followed leads to as many lines of the exports as it says."""

import pytest

from kompas import findings, sql, texts, warehouse
from kompas.findings.lines import BEHIND, EVERY_KIND, behind_rows, lines_behind
from kompas.settings import settings
from kompas.ui.lines import COLUMNS

EVERY_LINE = 1_000_000
CHOICES = [
    {},
    {"themes": ("zorg", "unknown")},
    {"departments": ("Stadsbeheer",), "from_year": 2024},
    {"initiator_kinds": ("foundation",), "until_year": 2025},
    {"definition": ("buurt",)},
]


def asked(served: warehouse.Warehouse, **filters: object) -> findings.Asked:
    return findings.Asked(served, "nl", findings.Filters(**filters), settings(served.path.parent))


def followed(told: findings.Asked, name: str, **how: object) -> int:
    """Follow every row of this finding; returns how many rows lead to lines."""
    finding = findings.EVERY[name](told, **how)
    behind, rows = BEHIND[name], list(finding.rows.iterrows())
    conditions = behind_rows(finding)
    assert len(conditions) == len(rows)
    for (_, row), under in zip(rows, conditions, strict=True):
        if under is None:
            assert not row[behind.count] > 0
            continue
        lines = lines_behind(told, name, under, EVERY_LINE).rows
        found = len(lines) if behind.per is None else lines[behind.per].nunique()
        assert found == row[behind.count], under
        if "ending_eur" in row or "granted_eur" in row:
            assert lines["granted_eur"].sum() == pytest.approx(row.get("ending_eur", row.get("granted_eur"))), under
        assert lines["file"].notna().all() and lines["line"].notna().all()
    return sum(under is not None for under in conditions)


@pytest.mark.parametrize("choices", CHOICES, ids=str)
@pytest.mark.parametrize("name", BEHIND)
def test_every_row_leads_to_as_many_lines_as_it_says(demo, name, choices):
    assert followed(asked(demo, **choices), name) or choices


@pytest.mark.parametrize("name", ["answered_within_term", "departments_against_all"])
def test_the_wait_until_the_first_answer_is_followed_too(demo, name):
    assert followed(asked(demo), name, until="first_answer")


@pytest.mark.parametrize("name", BEHIND)
def test_conditions_can_be_written_in_an_address_and_read_again(demo, name):
    finding = findings.EVERY[name](asked(demo))
    for under in filter(None, behind_rows(finding)):
        assert BEHIND[name].read([f"{parameter}={value}" for parameter, value in under]) == under


@pytest.mark.parametrize("written", [[], ["department"], ["department=Zorg"], ["department=Zorg", "age_band=26+", "funder=x"], ["x=1"]])
def test_an_address_that_is_not_understood_gives_no_lines(written):
    assert BEHIND["open_by_age"].read(written) is None
    assert BEHIND["answered_within_term"].read(["department=Zorg", "term_days=veel"]) is None


def test_what_is_followed_exists_and_is_a_parameter_of_its_answer():
    for name, behind in BEHIND.items():
        assert name in findings.EVERY and behind.answer in EVERY_KIND
        parameters = set(sql.query("answers", behind.answer).parameters)
        assert set(behind.columns.values()) | set(behind.fixed) <= parameters
        assert set(sql.query("answers", name).parameters) - {"limit", "until", "term_days"} <= parameters, "the same choices hold"


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_condition_has_its_words(language):
    for behind in BEHIND.values():
        for parameter in behind.columns.values():
            column = COLUMNS.get(parameter, parameter)
            assert texts.has(language, f"columns.{column}") or texts.has(language, f"codes.{column}"), parameter
        for parameter, value in behind.fixed.items():
            assert texts.has(language, f"codes.{parameter}.{value}")


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("file", ["data/amsterdam_register/2016-08-18.csv", "data/receipt/receipt.csv"])
def test_real_files_can_be_followed_too(shared, tmp_path, file):
    warehouse.import_files(tmp_path, [shared / file])
    served = warehouse.current(tmp_path)
    rows = sum(followed(asked(served, **choices), name) for name in BEHIND for choices in ({}, {"definition": ("",)}))
    assert rows > 10
