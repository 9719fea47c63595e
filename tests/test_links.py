"""What a link asks for: every choice on the day that it names, and what cannot be had is reported."""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kompas import archive, texts, warehouse
from kompas.contract import ROOT
from kompas.ui.frame import PAGES
from kompas.ui.links import KEPT, OF_A_PAGE
from tests.test_pages import letters, page_text, visit, worlds, write_lines  # noqa: F401 (fixtures)

# For every name in an address: a page that has the choice, what cannot be chosen, and words that say so in Dutch and in English.
IMPOSSIBLE = {
    "lang": ("status", "fr", "taal: ‘fr’", None),
    "municipality": ("status", "Breda", "gemeente: ‘Breda’ is hier geen keuze", "municipality: ‘Breda’ is no choice here"),
    "theme": ("status", "sport", "thema ‘sport’ bestaat niet", "theme ‘sport’ does not exist"),
    "ward": ("status", "Nergenshuizen", "wijk ‘Nergenshuizen’ bestaat niet", "neighbourhood ‘Nergenshuizen’ does not exist"),
    "department": ("afdelingen", "Zorg", "afdeling ‘Zorg’ bestaat niet", "department ‘Zorg’ does not exist"),
    "initiator": ("status", "marsman", "initiatiefnemer ‘marsman’", "initiator ‘marsman’"),
    "from": ("status", "1999", "vanaf jaar ‘1999’", "‘1999’"),
    "until": ("status", "twee", "tot en met jaar ‘twee’", "‘twee’"),
    "day": ("status", "2026-02-30", "stand op: ‘2026-02-30’ kan niet", "as of: ‘2026-02-30’ is not possible"),
    "definition": ("status", ",,", "‘,,’ is hier geen keuze", "‘,,’ is no choice here"),
    "everything": ("status", "misschien", "‘misschien’ is hier geen keuze", "‘misschien’ is no choice here"),
    "beamer": ("status", "misschien", "beamer: ‘misschien’ is hier geen keuze", "projector: ‘misschien’ is no choice here"),
    "plain": ("relaties", "misschien", "‘misschien’ is hier geen keuze", "‘misschien’ is no choice here"),
    "rows": ("verdienmodel", "7", "‘7’ is hier geen keuze", "‘7’ is no choice here"),
    "decisions": ("ontknoping", "alle", "‘alle’ is hier geen keuze", "‘alle’ is no choice here"),
    "subsidies": ("afbouw", "11", "‘11’ is hier geen keuze", "‘11’ is no choice here"),
    "promises": ("afbouw", "-1", "‘-1’ is hier geen keuze", "‘-1’ is no choice here"),
    "quarter": ("afbouw", "2026-Q9", "‘2026-Q9’ bestaat niet", "‘2026-Q9’ does not exist"),
    "first_answer": ("afdelingen", "ja", "‘ja’ is hier geen keuze", "‘ja’ is no choice here"),
    "compare": ("afdelingen", "Zorg", "‘Zorg’ bestaat niet", "‘Zorg’ does not exist"),
    "term": ("verschillen", "57", "‘57’ is hier geen keuze", "‘57’ is no choice here"),
    "per": ("verschillen", "dag", "‘dag’ is hier geen keuze", "‘dag’ is no choice here"),
    "by": ("gelijk", "leeftijd", "‘leeftijd’ is hier geen keuze", "‘leeftijd’ is no choice here"),
    "since": ("veranderd", "gisteren", "‘gisteren’ kan niet", "‘gisteren’ is not possible"),
    "initiative": ("initiatief", "x" * 201, "is te lang", "is too long"),
    "search": ("zoeken", "x" * 201, "is te lang", "is too long"),
    "organisation": ("organisaties", "Nergens BV", "organisatie ‘Nergens BV’ bestaat niet", "organisation ‘Nergens BV’ does not exist"),
    "story": ("rondetafel", "sprookje", "‘sprookje’ is hier geen keuze", "‘sprookje’ is no choice here"),
    "edition": ("rondetafel", "geheim", "‘geheim’ is hier geen keuze", "‘geheim’ is no choice here"),
    "cut": ("afbouw", "150", "‘150’ kan niet", "‘150’ is not possible"),
    "years": ("afbouw", "9", "‘9’ is hier geen keuze", "‘9’ is no choice here"),
    "phase_out": ("afbouw", "honderd", "‘honderd’ is hier geen keuze", "‘honderd’ is no choice here"),
    "replacement": ("afbouw", "veel", "‘veel’ kan niet", "‘veel’ is not possible"),
    "figure": ("regels", "niets", "‘niets’: dit getal kennen we niet", "‘niets’: we do not know this number"),
    "count": ("regels", "niets", "‘niets’: dit getal kennen we niet", "‘niets’: we do not know this number"),
    "where": ("regels", "niets", "‘niets’: dit getal kennen we niet", "‘niets’: we do not know this number"),
    "thema": ("status", "zorg", "‘thema’: een keuze met deze naam bestaat niet", "‘thema’: there is no choice of this name"),
}
TITLE = {language: texts.say(language, "frame.link.title") for language in texts.LANGUAGES}


def warnings_of(app) -> str:
    """What the page says of its link."""
    return letters("\n".join(box.value for box in app.warning))


def test_every_name_in_an_address_is_tried():
    assert set(IMPOSSIBLE) - {"thema"} == {*KEPT, *OF_A_PAGE}


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", sorted(set(IMPOSSIBLE) - {"figure", "count", "where"}))
def test_what_cannot_be_chosen_is_reported(visit, name, language):  # noqa: F811
    page, value, *words = IMPOSSIBLE[name]
    app = visit("demo", page, **({"lang": language} | {name: value}))
    assert not app.exception
    spoken = "nl" if name == "lang" else language
    assert TITLE[spoken] in warnings_of(app)
    assert words[texts.LANGUAGES.index(spoken)] in warnings_of(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_that_gets_all_it_asks_for_has_no_warning(visit, page):  # noqa: F811
    choices = {
        "theme": ["zorg", "energie"],
        "ward": ["unknown"],
        "from": "2020",
        "until": "2026",
        "day": "2026-09-30",
        "everything": "true",
    }
    usual = {"rows": "25", "cut": "50", "replacement": "10", "by": "first_time", "per": "month", "first_answer": "false", "term": "56"}
    app = visit("demo", page, **choices, **usual)
    assert not app.exception and warnings_of(app) == ""


def test_of_a_list_what_exists_counts_and_the_rest_is_reported(visit):  # noqa: F811
    app = visit("demo", "status", theme=["zorg", "sport", "**vet** <b> http://x.nl"])
    assert app.multiselect(key="theme").value == ["zorg"] and "thema **zorg**" in page_text(app)
    assert "thema ‘sport’ en ‘**vet** <b> http" in warnings_of(app)
    assert "**vet**" not in app.warning[0].value.replace(TITLE["nl"], "") and "<b>" not in app.warning[0].value


def test_a_single_choice_that_is_named_twice_holds_one_and_says_so(visit):  # noqa: F811
    app = visit("demo", "status", **{"from": ["2019", "2021"]})
    assert "vanaf 2021" in page_text(app) and "vanaf jaar ‘2019’" in warnings_of(app)


def test_a_warning_stays_until_the_reader_chooses_and_is_not_taken_to_another_page(visit):  # noqa: F811
    app = visit("demo", "afbouw", theme=["sport"], subsidies="11")
    assert "‘sport’" in warnings_of(app) and "‘11’" in warnings_of(app)
    app.run()
    assert "‘sport’" in warnings_of(app) and "‘11’" in warnings_of(app)
    app.multiselect(key="theme").select("zorg").run()
    assert "‘sport’" not in warnings_of(app) and "‘11’" in warnings_of(app)
    app.switch_page("status.py").run()
    assert warnings_of(app) == ""


@pytest.mark.parametrize("name, page, dutch, held", [("years", "afbouw", "3 jaar", 3), ("phase_out", "afbouw", "2 jaar", 2)])
def test_a_link_of_a_dutch_page_is_understood_in_english(visit, name, page, dutch, held):  # noqa: F811
    words = {language: texts.say(language, f"figures.{name}", n=held) for language in texts.LANGUAGES}
    app = visit("demo", page, lang="en", **{name: words["nl"]})
    assert warnings_of(app) == "" and app.selectbox(key=name).value == held


def test_a_quarter_is_understood_by_its_code_and_in_either_language(visit):  # noqa: F811
    in_words = texts.say("nl", "figures.quarter_in_words", number=1, year="2027")
    for written_so in ("2027-Q1", in_words):
        app = visit("demo", "afbouw", lang="en", quarter=written_so)
        assert warnings_of(app) == "" and app.selectbox(key="quarter").value == "2027-Q1"


@pytest.mark.parametrize("day", ["1989-12-31", "2101-01-01", "gisteren", "2026-02-30", "20260930", "0000-00-00", "2026-09-30T12:00"])
def test_a_day_that_cannot_be_shown_is_reported_with_the_days_that_can(visit, day):  # noqa: F811
    app = visit("demo", "status", day=day)
    assert f"stand op: ‘{day}’ kan niet; kies een dag van" in warnings_of(app)
    assert "Stand op 30 september 2026" in page_text(app) and "zoals het was" not in page_text(app)


RENAMED = "request_id,initiative_id,department,received_date,decided_date"


def take(home: Path, day: str, theme: str) -> None:
    """Import an export of this day, in which three of seven clubs have this theme."""
    place = home.parent / day
    place.mkdir()
    requests = [f"A{n},I{n},Zorg,2026-04-0{n}," for n in range(1, 8)]
    initiatives = [f"I{n},Club {n},{theme if n <= 3 else 'groen'},2026-01-01" for n in range(1, 8)]
    files = [
        write_lines(place / f"aanvragen-{day}.csv", RENAMED, *requests),
        write_lines(place / f"initiatieven-{day}.csv", "initiative_id,title,theme,started_date", *initiatives),
    ]
    warehouse.import_files(home, files, export_date=date.fromisoformat(day))


@pytest.fixture(scope="module")
def may(make_once) -> Path:
    """A data folder with the export of 31 May 2026, in which three clubs have the theme sport."""
    return make_once("may", lambda home: take(home, "2026-05-31", "sport"))


@pytest.fixture
def import_june(may, tmp_path, monkeypatch):
    """That data folder as one's own; calling it imports the export of 30 June, in which sport is called bewegen."""
    monkeypatch.syspath_prepend(ROOT)
    shutil.copytree(may, tmp_path / "home")
    monkeypatch.setenv("KOMPAS_DATA", str(tmp_path / "home"))
    return lambda: take(tmp_path / "home", "2026-06-30", "bewegen")


def open_page(page: str, **parameters) -> AppTest:
    """A page of the data folder in force, after its first run."""
    app = AppTest.from_file(str(ROOT / "pages" / "_frame.py"), default_timeout=300)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.switch_page(f"{page}.py")
    return app.run()


def test_a_link_keeps_its_choices_on_the_day_that_it_names(import_june):
    import_june()
    app = open_page("afdelingen", day="2026-05-31", theme=["sport"])
    assert warnings_of(app) == "" and app.multiselect(key="theme").value == ["sport"]
    assert "thema **sport**" in page_text(app) and "zoals het was op 31 mei 2026" in page_text(app)
    assert "3 aanvragen" in page_text(app), page_text(app)
    app = open_page("afdelingen", theme=["sport"])
    assert "thema ‘sport’ bestaat niet in deze gegevens (stand op 30 juni 2026)" in warnings_of(app)


def test_a_visit_that_stays_open_during_an_import_follows_the_newest_day_and_says_so(import_june):
    follows, stays = open_page("afdelingen", theme=["sport"]), open_page("afdelingen", day="2026-05-20", theme=["sport"])
    assert not follows.info and "Stand op 31 mei 2026" in page_text(follows)
    import_june()
    follows.run()
    assert "Stand op 30 juni 2026" in page_text(follows) and "zoals het was" not in page_text(follows)
    assert "U ziet nu de stand op 30 juni 2026" in follows.info[0].value
    assert "thema ‘sport’ bestaat niet" in warnings_of(follows)
    stays.run()
    assert "Stand op 20 mei 2026" in page_text(stays) and "thema **sport**" in page_text(stays) and warnings_of(stays) == ""
    assert "U houdt de dag die u koos: 20 mei 2026" in stays.info[0].value
    follows.run()
    assert not follows.info, "reported once"


def test_a_day_that_another_visitor_is_building_is_reported(import_june, monkeypatch):
    monkeypatch.setattr(warehouse.days.for_day, "__kwdefaults__", {"wait_s": 0.2})
    with archive.lock(warehouse.home()):
        app = open_page("afdelingen", day="2026-05-20")
    assert not app.exception
    assert "Er wordt op dit moment iets anders ingelezen of uitgerekend" in warnings_of(app)
    assert str(warehouse.home().parent) not in warnings_of(app)
    assert "Stand op 31 mei 2026" in page_text(app)
    app.run()
    assert "Stand op 20 mei 2026" in page_text(app) and warnings_of(app) == ""


def test_a_link_per_day_builds_only_days_that_the_data_can_tell_of(import_june):
    before = set(warehouse.home().glob("warehouse-*"))
    for year in (1990, 1999, 2040, 2100):
        app = open_page("afdelingen", day=f"{year}-01-01")
        assert f"‘{year}-01-01’ kan niet" in warnings_of(app)
    assert set(warehouse.home().glob("warehouse-*")) == before


def test_many_visitors_who_open_days_at_once_are_served_or_warned(import_june):
    days = [f"2026-05-{day:02}" for day in range(10, 22)]
    threads = threading.active_count()
    with ThreadPoolExecutor(len(days)) as visitors:
        found = [words.result() for words in [visitors.submit(lambda day: open_page("afdelingen", day=day), day) for day in days]]
    for day, app in zip(days, found, strict=True):
        assert not app.exception
        is_busy = "Er wordt op dit moment iets anders" in warnings_of(app)
        assert is_busy or f"Stand op {int(day[-2:])} mei 2026" in page_text(app), day
    assert threading.active_count() <= threads + 4, "no pile of threads"
    assert len(list(warehouse.home().glob("warehouse-*"))) <= 15


@pytest.mark.parametrize("broken", ["", "{", '{"entries": 1}', "null"])
def test_a_data_folder_that_cannot_be_read_is_reported_in_one_sentence(import_june, broken):
    for kept in warehouse.home().glob("manifest*.json*"):
        kept.write_text(broken, "utf-8")
    for page in ("status", "gegevens"):
        app = open_page(page)
        assert not app.exception
        assert app.title[0].value == texts.say("nl", "frame.not_served")
        assert "manifest.json: dit bestand is beschadigd" in page_text(app) and str(warehouse.home()) not in page_text(app)


def test_settings_that_cannot_be_read_are_reported_in_one_sentence(import_june):
    (warehouse.home() / "settings.toml").write_text("norms = [", "utf-8")
    app = open_page("status")
    assert not app.exception and "dit zijn geen leesbare instellingen" in page_text(app)
