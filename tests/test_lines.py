"""Every count that can be followed leads to as many lines of the exports as it says."""

import pytest

from kompas import findings, sql, texts, warehouse
from kompas.findings.behind import BEHIND
from kompas.findings.finding import whole
from kompas.findings.lines import EVERY_KIND, behind_address, behind_counts, lines_behind
from kompas.settings import settings
from kompas.ui.lines import COLUMNS
from kompas.ui.table import written

EVERY_LINE = 1_000_000
MOST_ROWS = 40  # of a long answer so many rows are followed, spread over all
CHOICES = [
    {},
    {"themes": ("zorg", "unknown")},
    {"departments": ("Stadsbeheer",), "from_year": 2024},
    {"initiator_kinds": ("foundation",), "until_year": 2025},
    {"definition": ("buurt",)},
]
COUNTS = [(name, count) for name, told in BEHIND.items() for count in dict.fromkeys(behind.count for behind in told)]
EUROS = {  # what the lines of a count add up to: column of the row, column of the lines
    ("ending_by_quarter", "initiatives"): ("ending_eur", "granted_eur"),
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


def asked(served: warehouse.Warehouse, **filters: object) -> findings.Asked:
    return findings.Asked(served, "nl", findings.Filters(**filters), settings(served.path.parent))


def followed(told: findings.Asked, name: str, count: str, most: int = MOST_ROWS, **how: object) -> int:
    """Follow this count in every row of this finding by its address; returns how many rows lead to lines."""
    finding = findings.EVERY[name](told, **how)
    rows = list(finding.rows.iterrows())
    conditions = behind_counts(finding)[count]
    assert len(conditions) == len(rows)
    for (_, row), under in list(zip(rows, conditions, strict=True))[:: max(1, len(rows) // most)]:
        if under is None:
            assert whole(row[count]) == 0 or name == "needs_attention"
            continue
        behind, read = behind_address(name, count, [f"{parameter}={value}" for parameter, value in under])
        assert read == under, "an address says what the row said"
        lines = lines_behind(told, behind, read, EVERY_LINE).rows
        found = len(lines) if behind.per is None else lines[behind.per].nunique()
        assert found == row[count], under
        if (name, count) in EUROS:
            of_row, of_lines = EUROS[name, count]
            assert lines[of_lines].sum() == pytest.approx(row[of_row]), under
        assert lines["file"].notna().all() and lines["line"].notna().all()
    return sum(under is not None for under in conditions)


@pytest.mark.parametrize("choices", CHOICES, ids=str)
@pytest.mark.parametrize(("name", "count"), COUNTS)
def test_every_count_leads_to_as_many_lines_as_it_says(demo, name, count, choices):
    followed(asked(demo, **choices), name, count)


@pytest.mark.parametrize("name", BEHIND)
def test_every_answer_has_counts_to_follow(demo, name):
    told = behind_counts(findings.EVERY[name](asked(demo)))
    assert any(under is not None for rows in told.values() for under in rows)


@pytest.mark.parametrize("name", [name for name, told in BEHIND.items() if told[0].waits])
def test_the_wait_until_the_first_answer_is_followed_too(demo, name):
    for count in dict.fromkeys(behind.count for behind in BEHIND[name]):
        assert followed(asked(demo), name, count, until="first_answer") or count == "undated_requests"


@pytest.mark.parametrize("by", ["initiator_kind", "neighbourhood"])
@pytest.mark.parametrize("name", ["same_for_everybody", "yes_for_everybody"])
def test_every_way_to_group_is_followed(demo, name, by):
    assert followed(asked(demo), name, "requests", by=by) > 1


@pytest.mark.parametrize("written", [[], ["department"], ["department=Zorg"], ["department=Zorg", "age_band=26+", "funder=x"], ["x=1"]])
def test_an_address_that_is_not_understood_gives_no_lines(written):
    assert behind_address("open_by_age", "requests", written) is None


def test_other_addresses_that_are_not_understood():
    assert behind_address("answered_within_term", "requests", ["department=Zorg", "term_days=veel", "until=decision"]) is None
    assert behind_address("needs_attention", "n", ["matter=rejected_lines"]) is None
    assert behind_address("open_by_age", "longest_days", ["department=Zorg", "age_band=26+"]) is None
    assert behind_address("nobody", "", []) is None


def test_without_department_it_is_all_departments_together():
    behind, conditions = behind_address("penalty_exposure", "overdue_requests", [])
    assert conditions == () and behind.fixed == {"clock": "penalty", "classes": ("overdue",)}


def test_what_is_followed_exists_and_is_a_parameter_of_its_answer():
    for name, told in BEHIND.items():
        own = {"limit", "until", "term_days", "by", "year", "base_year", "cut", "years", "phase_out_years", "replacement", "max_days"}
        for behind in told:
            assert name in findings.EVERY and behind.answer in EVERY_KIND
            parameters = set(sql.query("answers", behind.answer).parameters)
            assert (set(behind.columns.values()) - set(behind.only)) | set(behind.fixed) <= parameters
            chosen = set(sql.query("answers", name).parameters) - own
            assert chosen - {"departments"} <= parameters, "the same choices hold"
            assert "departments" in parameters or behind.answer != "requests_behind"


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_condition_has_its_words(language):
    for told in BEHIND.values():
        for behind in told:
            assert texts.has(language, f"columns.{behind.count}")
            for parameter in behind.columns.values():
                column = COLUMNS.get(parameter, parameter)
                assert texts.has(language, f"columns.{column}") or texts.has(language, f"codes.{column}"), parameter


def test_a_share_of_euros_is_a_share_and_not_an_amount(demo):
    shown = {column: written(asked(demo), column, 0.25) for column in ("share_per_euro", "share_of_euros_over_half", "share_unknown_eur")}
    assert shown["share_per_euro"] == shown["share_of_euros_over_half"] == "25%"
    assert shown["share_unknown_eur"].startswith("€")


def test_a_band_of_days_is_said_in_words(demo):
    assert written(asked(demo), "since_contact", "183+") == "Langer dan 182 dagen geleden"
    assert written(asked(demo), "since_contact", "never") == "nooit gesproken"


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("file", ["data/amsterdam_register/2016-08-18.csv", "data/receipt/receipt.csv"])
def test_real_files_can_be_followed_too(shared, tmp_path, file):
    warehouse.import_files(tmp_path, [shared / file])
    served = warehouse.current(tmp_path)
    rows = sum(followed(asked(served, **choices), *told, most=10) for told in COUNTS for choices in ({}, {"definition": ("",)}))
    assert rows > 10
