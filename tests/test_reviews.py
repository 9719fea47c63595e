"""Reviews that were frozen: they open as they were, also after newer exports, and are compared with what is said now."""

import json
from dataclasses import replace

import pytest

from kompas import warehouse
from kompas.errors import ExportError
from kompas.report import documents, reviews, story
from kompas.report.story import Chapter
from tests.commands import kompas
from tests.test_story import scope_of

OPEN = story.Story("open", "Wat ligt er?", (Chapter("open_by_age", "", "Bespreken"), Chapter("municipal_share")))


@pytest.fixture
def frozen(folder, requests_csv):
    """A review of one open request, after which an export came in which a second one is open."""
    warehouse.import_files(folder, [requests_csv("2026-01-31", "A,zorg,2026-01-05,")])
    scope = scope_of(warehouse.current(folder))
    review = reviews.freeze(scope, OPEN, "  Wethouder   Zorg ")
    before = {kind: documents.document(scope, OPEN, kind) for kind in documents.WRITERS}
    warehouse.import_files(folder, [requests_csv("2026-02-28", "A,zorg,2026-01-05,", "B,zorg,2026-02-05,")])
    return review, before


def test_it_opens_as_it_was_after_newer_exports(frozen, folder):
    review, before = frozen
    [place] = reviews.places(folder)
    assert reviews.read(place) == review
    assert (review.frozen_by, str(review.day), review.title) == ("Wethouder Zorg", "2026-01-31", "Wat ligt er?")
    assert reviews.kinds(review) == list(before)
    for kind, content in before.items():
        assert reviews.content(review, kind) == content


def test_its_card_says_what_it_was_made_of(frozen):
    review, _ = frozen
    card = json.loads((review.place / reviews.CARD).read_text("utf-8"))
    assert [each["file"] for each in card["exports"]] == ["aanvragen-2026-01-31.csv"] and len(card["exports"][0]["sha256"]) == 64
    assert card["story"] == [
        {"finding": "open_by_age", "heading": "", "remark": "Bespreken"},
        {"finding": "municipal_share", "heading": "", "remark": ""},
    ]
    assert card["settings"]["minimum"]["for_share"] and card["filters"]["themes"] == []
    assert list(card["numbers"]) == ["open_by_age"] and card["numbers"]["open_by_age"].count("\n") > 1


def test_its_messages_stand_beside_those_of_now(frozen, folder):
    review, _ = frozen
    [change] = reviews.changes(scope_of(warehouse.current(folder)), review)
    assert "1 " in change.before and "2 " in change.now and change.before != change.now
    early = warehouse.for_day(folder, review.day)
    [change] = reviews.changes(scope_of(early), review)
    assert change.before == change.now


def test_a_second_one_of_the_same_day_stands_beside_the_first(frozen, folder):
    review, _ = frozen
    scope = scope_of(warehouse.for_day(folder, review.day))
    names = [reviews.freeze(scope, OPEN, "X").place.name for _ in range(2)]
    assert [review.place.name, *names] == ["2026-01-31-open", "2026-01-31-open-2", "2026-01-31-open-3"]


def test_it_has_the_documents_that_there_were_when_it_was_frozen(frozen):
    review, before = frozen
    (review.place / "review.pptx").unlink()
    assert reviews.kinds(review) == [kind for kind in before if kind != "pptx"]
    with pytest.raises(ExportError):
        reviews.content(review, "pptx")


def test_nobody_freezes_nothing(folder, requests_csv):
    warehouse.import_files(folder, [requests_csv("2026-01-31", "A,zorg,2026-01-05,")])
    for name in (" ", "x" * 81):
        with pytest.raises(ExportError) as refused:
            reviews.freeze(scope_of(warehouse.current(folder)), OPEN, name)
        assert refused.value.reason == "review_by_nobody"
    assert reviews.places(folder) == []


def test_a_rebuild_keeps_it_and_a_damaged_one_is_a_sentence(frozen, folder, visit_folder):
    review, _ = frozen
    for database in folder.glob("*.duckdb"):
        database.unlink()
    assert kompas("build").returncode == 0
    app = visit_folder(folder, "rondetafel")
    assert not app.exception and any("Vastgesteld op" in each.value and "Wethouder Zorg" in each.value for each in app.markdown)
    (review.place / reviews.CARD).write_text("{", "utf-8")
    app = visit_folder(folder, "rondetafel")
    assert not app.exception and any("niet leesbaar" in box.value for box in app.warning)


def test_it_is_frozen_in_its_edition_and_compared_in_that(folder, requests_csv):
    """Two of thirty requests were not answered in time: neither that, nor what would give it back, is kept for the council."""
    lines = [f"A{n},zorg,2026-01-05,{'2026-01-20' if n > 1 else '2026-05-01'}" for n in range(30)]
    warehouse.import_files(folder, [requests_csv("2026-06-30", *lines)])
    scope = replace(scope_of(warehouse.current(folder)), edition="council")
    review = reviews.freeze(scope, story.Story("x", "X", (Chapter("answered_within_term"), Chapter("open_by_age"))), "Raadsgriffie")
    assert (review.edition, review.place.name) == ("council", "2026-06-30-x-council")
    card = json.loads((review.place / reviews.CARD).read_text("utf-8"))
    assert list(card["numbers"]) == ["answered_within_term"]
    assert card["numbers"]["answered_within_term"].splitlines()[1:] == ["zorg;30;hidden;hidden;hidden"]
    assert b"Raadseditie" in reviews.content(review, "html") and b"Wat verborgen is" in reviews.content(review, "html")
    [change] = reviews.changes(replace(scope, edition="internal"), review)
    assert change.before == change.now
    assert "30 juni 2026" not in reviews.warning_of_others(scope), "it is of this day"
    warehouse.import_files(folder, [requests_csv("2026-07-31", *lines)])
    done = kompas("report", "--edition", "council", "--to", str(folder / "x.xlsx"))
    assert done.returncode == 0 and "van 30 juni 2026 vastgesteld" in done.stderr
