"""The stories that people made: kept whole, in their order, whatever is imported; what is wrong is a sentence."""

import sqlite3
import stat

import pytest

from kompas import warehouse
from kompas.errors import ExportError
from kompas.report import documents, notebook, story
from kompas.report.story import Chapter
from tests.commands import kompas
from tests.test_story import scope_of

CHAPTERS = (Chapter("risk_drivers", "Wie staat alleen?", "=1+1 is een opmerking"), Chapter("in_and_out"))


def test_a_story_is_kept_in_its_order_and_can_be_replaced_and_taken_away(tmp_path):
    assert notebook.stories(tmp_path) == {} and not (tmp_path / notebook.FILE).exists(), "who reads writes nothing"
    notebook.keep(tmp_path, "  Wijk   Oost ", CHAPTERS)
    assert notebook.stories(tmp_path) == {"Wijk Oost": story.Story("Wijk Oost", "Wijk Oost", CHAPTERS)}
    notebook.keep(tmp_path, "Wijk Oost", CHAPTERS[::-1])
    assert notebook.stories(tmp_path)["Wijk Oost"].chapters == CHAPTERS[::-1]
    notebook.remove(tmp_path, "Wijk Oost")
    assert notebook.stories(tmp_path) == {}
    assert stat.S_IMODE((tmp_path / notebook.FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("title", "chapters", "reason"),
    [
        (" ", CHAPTERS, "story_incomplete"),
        ("X", (), "story_incomplete"),
        ("x" * 81, CHAPTERS, "story_too_long"),
        ("X", (Chapter("in_and_out", "k" * 161),), "story_too_long"),
        ("X", (Chapter("in_and_out", "", "o" * 1001),), "story_too_long"),
    ],
)
def test_what_is_no_story_is_refused_and_nothing_changes(tmp_path, title, chapters, reason):
    with pytest.raises(ExportError) as refused:
        notebook.keep(tmp_path, title, chapters)
    assert refused.value.reason == reason
    assert notebook.stories(tmp_path) == {}


def test_a_damaged_notebook_is_a_sentence_and_stays_as_it_is(tmp_path):
    (tmp_path / notebook.FILE).write_bytes(b"no database at all" * 100)
    for act in (notebook.stories, lambda folder: notebook.keep(folder, "X", CHAPTERS)):
        with pytest.raises(ExportError) as refused:
            act(tmp_path)
        assert refused.value.reason == "broken_notebook"
    assert (tmp_path / notebook.FILE).read_bytes().startswith(b"no database")


def test_a_question_that_the_product_has_no_more_is_left_out(tmp_path):
    notebook.keep(tmp_path, "Oud", CHAPTERS)
    with sqlite3.connect(tmp_path / notebook.FILE) as book:
        book.execute("""update stories set chapters = replace(chapters, 'in_and_out', 'vanished')""")
    assert notebook.stories(tmp_path)["Oud"].chapters == CHAPTERS[:1]


def test_a_story_survives_an_import_and_is_a_document_of_the_command(folder, requests_csv, tmp_path):
    warehouse.import_files(folder, [requests_csv("2026-01-31", "A,zorg,2026-01-05,")])
    own = (Chapter("open_by_age", "Wat ligt er?", "Bespreken"),)
    notebook.keep(folder, "Zorg & Welzijn", own)
    warehouse.import_files(folder, [requests_csv("2026-02-28", "A,zorg,2026-01-05,2026-02-03", "B,zorg,2026-02-05,")])
    assert notebook.stories(folder)["Zorg & Welzijn"].chapters == own
    done = kompas("report", "--to", tmp_path / "a.html", "--story", "Zorg & Welzijn")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "a.html").read_text("utf-8")
    assert all(words in page for words in ("Wat ligt er?", "Bespreken", "Zorg &amp; Welzijn"))


def test_its_file_has_a_name_that_every_disk_takes(demo):
    odd = story.Story("../Zorg & Welzijn?", "x", CHAPTERS)
    assert documents.document_name(scope_of(demo), odd, "pdf") == "zorg-welzijn-2026-09-30.pdf"


def test_the_page_shows_an_own_story_and_says_where_it_cannot_be_read(visit_folder, folder, requests_csv):
    warehouse.import_files(folder, [requests_csv("2026-01-31", "A,zorg,2026-01-05,")])
    notebook.keep(folder, "Ons verhaal", (Chapter("open_by_age", "Wat ligt er?", "Bespreken"),))
    app = visit_folder(folder, "rondetafel", story="Ons verhaal")
    assert not app.exception
    shown = "\n".join(each.value for each in app.markdown)
    assert "Wat ligt er?" in shown and "Bespreken" in shown
    (folder / notebook.FILE).write_bytes(b"no database at all" * 100)
    app = visit_folder(folder, "rondetafel")
    assert not app.exception
    assert any("reservekopie" in box.value for box in app.warning)
