"""Few requests: the page says how many there are, and draws no share of them. And words of exports in the reader's language."""

import pandas as pd
import pytest

from kompas import findings
from kompas.figures.names import display_name, each, without_repetition
from kompas.findings import departments
from kompas.settings import settings


def scope_of(served, language: str = "nl", **filters: object) -> findings.Scope:
    return findings.Scope(served, language, findings.Filters(**filters), settings(served.path.parent))


@pytest.mark.parametrize("finding", [findings.waiting_curve, findings.answered_within_term])
def test_a_department_with_seven_requests_gets_no_share(demo, finding):
    shown = finding(scope_of(demo, departments=("Juridische Zaken",)))
    assert "7" in shown.sentence and "%" not in shown.sentence
    assert shown.chart is None


def test_a_compared_department_with_few_requests_has_words_and_no_line(demo):
    finding = findings.waiting_curve(scope_of(demo), departments=("Juridische Zaken", "Stadsbeheer"))
    assert "Juridische Zaken heeft maar 7 aanvragen: te weinig voor een lijn." in finding.sentence
    names = [series.name for series in finding.chart.series]
    assert "Stadsbeheer" in names and "Juridische Zaken" not in names


def test_only_what_has_data_can_be_compared(demo, visit_folder, fill_folder, requests_csv, folder):
    """Departments with enough requests for a curve, and groups that the exports know; a link to another says how many it has."""
    [choice] = [field for field in visit_folder(demo.path.parent, "afdelingen").multiselect if field.key == "compare"]
    assert "Stadsbeheer" in choice.options and "Juridische Zaken" not in choice.options
    linked = visit_folder(demo.path.parent, "afdelingen", compare="Juridische Zaken")
    assert any("Juridische Zaken heeft maar 7 aanvragen" in block.value for block in linked.markdown) and not linked.warning
    assert len(visit_folder(demo.path.parent, "gelijk").segmented_control(key="by").options) == 3
    fill_folder(requests_csv("2026-01-31", *(f"R{n},zorg,2025-01-05,2025-02-05" for n in range(12))))
    assert "by" not in [field.key for field in visit_folder(folder, "gelijk").segmented_control]


def test_one_chosen_department_is_drawn_once():
    assert without_repetition([None, "Zorg"], is_filtered=True) == ["Zorg"]
    assert without_repetition([None, "Zorg"], is_filtered=False) == [None, "Zorg"]
    assert without_repetition([None, "Bouw", "Zorg"], is_filtered=True) == [None, "Bouw", "Zorg"]


def test_the_service_norm_and_what_is_left_out_are_in_the_sentence(demo):
    sentence = findings.two_clocks(scope_of(demo)).sentence
    assert "servicenorm van 14 dagen" in sentence
    assert "zij tellen hier niet mee" in sentence
    with_kinds = settings(demo.path.parent) | {
        "norms": {"first_answer_days": 14, "decision_days": 56, "kinds": {"melding": {"first_answer_days": 3}}}
    }
    other = findings.two_clocks.__wrapped__(findings.Scope(demo, "nl", settings=with_kinds)).sentence
    assert "(14 dagen, of de norm van die soort aanvraag)" in other


def test_decisions_on_money_are_distinguished_from_requests(demo):
    rows = scope_of(demo).rows("decisions_waiting", limit=10)
    sentence = findings.decisions_waiting(scope_of(demo)).sentence
    assert f"{rows.iloc[0]['all_money_ends']} daarvan gaan niet over een aanvraag" in sentence
    assert f"{rows.iloc[0]['all_over_term']} aanvragen zijn over de beslistermijn" in sentence


def test_usual_words_of_exports_are_in_the_language_of_the_page_and_others_as_they_are():
    assert [display_name(word, "kind", "en") for word in ("subsidie", "gebruik van grond", "Subsidie op maat")] == [
        "subsidy",
        "use of land",
        "Subsidie op maat",
    ]
    assert display_name("gesprek", "channel", "en") == "conversation" and display_name("gesprek", "channel", "nl") == "gesprek"
    assert display_name("subsidie", "theme", "en") == "subsidie", "a theme is the municipality's own word"


def test_each_row_is_what_itertuples_gives(demo):
    for name in ("two_clocks", "answered_over_time", "open_by_age"):
        rows = scope_of(demo).rows(name)
        mine, theirs = (pd.DataFrame(list(records)) for records in (each(rows), rows.itertuples()))
        pd.testing.assert_frame_equal(mine, theirs)


def test_when_no_day_of_receipt_is_known_nobody_waits_longest(demo):
    rows = pd.DataFrame(
        {
            "department": ["Groen"],
            "age_band": ["unknown"],
            "requests": [3],
            "longest_days": [None],
            "all_open": [3],
            "all_over_26_weeks": [0],
        }
    )
    scope = scope_of(demo)
    words = scope.say("findings.open_by_age.some", n=3, old=0), scope.say("findings.open_by_age.unknown_age", n=3)
    assert departments._open_sentence(scope, rows) == " ".join(words)
