"""A story and its slides: every finding can be in one, and what these exports cannot answer is left out or says so."""

import pytest

from kompas import findings, settings, texts
from kompas.findings import Filters, Scope
from kompas.report import story

# These are about one initiative, one organisation or the files themselves: no question for a table.
NO_CHAPTER = {
    *("headlines", "departments_renamed", "names_that_may_be_one"),
    *("initiatives_found", "initiative_card", "initiative_file", "organisations_found", "organisation_file"),
    *(
        "initiatives_that_may_be_one",
        "initiative_mentions",
        "sources",
        "rejected_lines",
        "no_data_lines",
        "warnings_given",
        "checks_failed",
    ),
}


def scope_of(warehouse, language="nl", filters=None):
    return Scope(warehouse, language, filters or Filters(), settings.settings(warehouse.path.parent))


def test_every_question_for_a_table_says_what_it_does_not_say():
    assert set(findings.EVERY) - set(story.possible()) == NO_CHAPTER


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", story.ready("nl"))
def test_a_ready_story_has_a_slide_per_question_that_the_exports_answer(demo, register, name, language):
    for warehouse in (demo, register):
        scope, ready = scope_of(warehouse, language), story.ready(language)[name]
        slides = story.slides(scope, ready)
        assert slides, "every town has something to talk about"
        every = story.slides(scope, ready, with_unanswered=True)
        assert [slide.finding.name for slide in every] == [chapter.finding for chapter in ready.chapters]
        assert [slide.finding.name for slide in slides] == [slide.finding.name for slide in every if slide.finding.is_answered]
        for slide in every:
            assert slide.heading == slide.finding.message and not slide.is_own_heading
            assert slide.finding.definition in "\n".join(story.notes(scope, slide))


def test_the_whole_town_fills_both_stories_and_a_register_half_of_them(demo, register):
    for chapters in (each.chapters for each in story.ready("nl").values()):
        whole, part = (story.slides(scope_of(town), story.Story("x", "x", chapters)) for town in (demo, register))
        assert len(whole) >= 12
        assert 5 <= len(part) < len(whole)


def test_an_own_heading_stands_above_and_the_message_in_the_notes(demo):
    own = story.Story("x", "X", (story.Chapter("risk_drivers", "Wie kan alleen staan?", "Bespreken met de wethouder"),))
    scope = scope_of(demo)
    [slide] = story.slides(scope, own)
    assert (slide.heading, slide.is_own_heading) == ("Wie kan alleen staan?", True)
    assert {slide.finding.message, slide.remark} <= set(story.notes(scope, slide))


def test_a_document_says_whose_figures_it_has_through_which_choices_from_which_files(demo):
    about = story.about(scope_of(demo, filters=Filters(themes=("zorg",))), "Titel")
    assert (about.municipality, about.footer) == (
        "Voorbeeldstad",
        "Voorbeeldstad · Stand op 30 september 2026 · Interne editie · Demo: verzonnen gegevens",
    )
    assert "thema zorg" in about.chosen
    assert len(about.files) == 10
