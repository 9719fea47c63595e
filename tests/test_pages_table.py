"""The agenda, the file of one initiative and the lines behind a number, as a reader meets them."""

from inspect import signature
from urllib.parse import parse_qs, urlsplit

import pytest

from kompas import sql, texts
from kompas.findings import EVERY, Scope, csv_bytes, every_row
from kompas.findings.drill import Drill
from kompas.findings.lines import lines_behind
from kompas.settings import settings
from kompas.ui import finding
from kompas.ui.table import MOST_PLAIN
from tests.test_pages import page_text, visit, words_of, worlds  # noqa: F401 (fixtures)


def links(app) -> list[str]:
    """The addresses in the cells of the first table on the page."""
    words = [str(cell) for cell in words_of(app.table[0]).to_numpy().ravel()]
    return [word.rpartition("](")[2].rstrip(")") for word in words if word.startswith("[")]


def test_the_agenda_numbers_its_items_and_follows_the_choices(visit):  # noqa: F811
    app = visit("demo", "ontknoping", department=["Stadsbeheer"])
    assert not app.exception
    (agenda,) = app.dataframe
    on_paper = words_of(app.table[0])
    assert list(on_paper.iloc[:, 0]) == [str(place) for place in range(1, len(agenda.value) + 1)]
    assert set(on_paper["Afdeling"]) == {"Stadsbeheer"}
    assert all("/initiatief?department=Stadsbeheer&initiative=VS-" in title for title in on_paper["Initiatief"])


def test_more_decisions_can_be_shown(visit):  # noqa: F811
    assert [len(visit("demo", "ontknoping", **chosen).dataframe[0].value) for chosen in ({}, {"decisions": "25"})] == [10, 25]


def test_an_agenda_without_the_columns_says_which(visit):  # noqa: F811
    app = visit("empty", "ontknoping")
    assert "Wat deze bestanden niet vertellen (1)" in [folded.label for folded in app.expander]
    assert "Nodig: Ontvangen op" in page_text(app)


@pytest.mark.parametrize("typed", ["VS-0129", "groene haven wandelclub"])
def test_an_initiative_is_found_by_its_identifier_and_by_its_name(visit, typed):  # noqa: F811
    app = visit("demo", "initiatief", initiative=typed)
    assert not app.exception
    assert [heading.value for heading in app.header][0] == "Wandelclub De Groene Haven"
    assert "De status is ‘loopt’ sinds 17 april 2024." in page_text(app)


@pytest.mark.parametrize("typed", ["VS\u2060-01\u200b29", "\ufeffVS-0129", "groene\u00a0 haven\u00ad wandelclub"])
def test_signs_that_cannot_be_seen_make_no_difference(visit, typed):  # noqa: F811
    app = visit("demo", "initiatief", initiative=typed)
    assert [heading.value for heading in app.header][0] == "Wandelclub De Groene Haven"


def test_of_several_the_reader_chooses_one(visit):  # noqa: F811
    app = visit("demo", "initiatief", initiative="haven")
    assert "11 initiatieven dragen deze woorden" in page_text(app)
    (found,) = app.dataframe
    assert len(found.value) == 10 and "VS-0233" in list(found.value["1"])
    few = visit("demo", "initiatief", initiative="haven", plain="true").table[0]
    assert all("](/initiatief?plain=true&initiative=VS-" in title for title in words_of(few)[texts.say("nl", "columns.title")])


def test_nobody_of_that_name_and_nothing_chosen(visit):  # noqa: F811
    assert "Geen enkel initiatief draagt deze woorden" in page_text(visit("demo", "initiatief", initiative="bestaat niet"))
    assert "Kies een initiatief om het dossier te zien." in page_text(visit("demo", "initiatief"))


def test_a_row_of_a_table_leads_to_its_lines_and_a_line_to_its_initiative(visit):  # noqa: F811
    app = visit("demo", "status", theme=["zorg"])
    (row,) = [pill for pill in app.button_group if pill.key == "details-status_by_theme"]
    row.select("table").run()
    address = urlsplit(links(app)[0])
    assert address.path == "/regels"
    parameters = parse_qs(address.query)
    assert parameters["theme"] == ["zorg"] and parameters["figure"] == ["status_by_theme"] and parameters["count"] == ["initiatives"]
    count = next(str(cell) for cell in words_of(app.table[0]).iloc[0] if "/regels" in str(cell)).split("[")[1].split("]")[0]
    behind = visit("demo", "regels", theme=["zorg"], figure="status_by_theme", count="initiatives", where=parameters["where"])
    assert not behind.exception
    assert len(behind.table[0].value) == int(count)
    assert links(behind)[0].startswith("/initiatief?theme=zorg&initiative=VS-")


def test_the_agenda_leads_to_what_left_the_register(visit):  # noqa: F811
    to = "/regels?figure=decisions_waiting&count=all_left_register"
    assert to in page_text(visit("left", "ontknoping"))
    assert to not in page_text(visit("demo", "ontknoping"))


@pytest.mark.parametrize("parameters", [{}, {"figure": "x"}, {"figure": "open_by_age", "where": ["age_band=26+"]}])
def test_lines_of_a_number_that_is_not_named(visit, parameters):  # noqa: F811
    app = visit("demo", "regels", **parameters)
    assert not app.exception
    assert texts.say("nl", "pages.regels.none") in page_text(app)


def test_lines_of_a_value_with_mark_up_show_it_as_text(visit):  # noqa: F811
    app = visit("broken", "regels", figure="open_by_age", where=["age_band=26+", "department=**vet** <b>"])
    assert not app.exception
    assert not any("**vet**" in words.value or "<b>" in words.value.replace("\\<", "") for words in app.markdown)


def test_the_download_of_a_list_holds_all_rows_whatever_is_shown(demo):
    scope = Scope(demo, "nl", settings=settings(demo.path.parent))
    cut = [name for name, ask in EVERY.items() if "limit" in signature(ask).parameters]
    assert {"decisions_waiting", "silent_initiatives", "changed_since", "ending_promises"} <= set(cut)
    for name in cut:
        finding = EVERY[name](scope, limit=2)
        rows = scope.rows(name, limit=10**9)
        assert finding.limited is not None, name
        assert every_row(scope, finding) == csv_bytes(rows[finding.rows.columns], "nl"), name
    assert EVERY["largest_funders"](scope).limited == ()
    for name in sql.names("lines"):
        first, every = (lines_behind(scope, Drill(name, "n", {}), (), limit) for limit in (2, 10**9))
        assert len(first.rows) == 2 < len(every.rows)
        assert every_row(scope, first) == csv_bytes(every.rows, "nl"), name


def test_lists_that_are_not_cut_are_handed_out_as_they_are(demo):
    scope = Scope(demo, "en", settings=settings(demo.path.parent))
    for name, ask in EVERY.items():
        finding = ask(scope)
        assert finding.limited is not None or every_row(scope, finding) == csv_bytes(finding.rows, "en")
        assert (
            finding.limited is not None
            or "limit" not in sql.query("answers", name).parameters
            or len(finding.rows) == len(scope.rows(name))
        )


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_all_lines_behind_a_count_are_in_the_download(visit, demo, language, monkeypatch):  # noqa: F811
    handed_out = {}
    monkeypatch.setattr(finding.st, "download_button", lambda label, data, **more: handed_out.update({more["key"]: data}))
    where = ["term_days=56", "until=decision"]
    app = visit("demo", "regels", lang=language, figure="answered_within_term", count="all_requests", where=where)
    assert not app.exception
    assert len(app.dataframe[0].value) == 1158 and len(app.table[0].value) == MOST_PLAIN
    assert all(part in page_text(app) for part in texts.first_sentence(texts.say(language, "findings.lines.some", n=1158)))
    assert texts.say(language, "frame.of_rows", shown=MOST_PLAIN, n=1158) in page_text(app)
    (download,) = [data for key, data in handed_out.items() if key == "download-csv-requests_behind"]
    lines = download().decode("utf-8-sig").split("\r\n")[1:-1]
    assert len(lines) == 1158 and len(set(lines)) == 1158
