"""Every page, in both languages, on good, empty, tiny and broken data; and what a reader can do on it."""

import csv
import functools
import io
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Table

from kompas import findings, texts, warehouse
from kompas.cli import demo_files
from kompas.contract import ROOT
from kompas.drawing import drawn
from kompas.drawing.paper import DARK, LIGHT
from kompas.findings import csv_bytes, indicators, key_figures
from kompas.settings import settings
from kompas.ui.escape import escape
from kompas.ui.frame import IMPORTING, PAGES, SECTIONS, TABLES

NAUGHTY = "<script>alert(1)</script> **vet** [klik](http://x.nl) $a^2$ :red[rood] =2+5 `code` _cursief_ #1"
REQUESTS = "request_id,department,received_date,decided_date,withdrawn_date,first_answer_date"
INITIATIVES = "initiative_id,title,theme,neighbourhood,initiator_kind,started_date,ended_date"
FUNDING = "funding_id,initiative_id,funder,funder_kind,year,granted_eur,start_date,end_date"


def nothing(folder: Path) -> list[Path]:
    return []


def empty(folder: Path) -> list[Path]:
    return [write_lines(folder / "leeg-2026-03-31.csv", REQUESTS)]


def one_row(folder: Path) -> list[Path]:
    return [
        write_lines(folder / "aanvragen-2026-03-31.csv", REQUESTS, "A1,Zorg,2026-01-05,,,"),
        write_lines(folder / "initiatieven-2026-03-31.csv", INITIATIVES, "I1,Buurttuin,groen,,,2025-02-01,"),
    ]


def broken(folder: Path) -> list[Path]:
    quoted = '"' + NAUGHTY.replace('"', '""') + '"'
    return [
        write_lines(
            folder / "aanvragen-2026-03-31.csv",
            REQUESTS,
            "A1,Zorg,31-02-2026,,,",
            ",Zorg,2026-01-05,,,",
            f"A3,{quoted},2026-01-05,,,",
            f"A4,{quoted},2025-01-05,2025-02-05,,",
            "A5,Zorg,2026-01-05,2025-12-05,,",
        ),
        write_lines(folder / "initiatieven-2026-03-31.csv", INITIATIVES, f"I1,{quoted},{quoted},{quoted},marsmannetje,2025-02-01,"),
    ]


def left(folder: Path) -> list[Path]:
    """An initiative, its request and its money are in the first export and not in the second."""
    there = {
        "requests": (REQUESTS, "A1,Zorg,2025-10-05,,,", "A2,Groen,2025-10-05,,,"),
        "initiatives": (INITIATIVES, "I1,Buurttuin,groen,,,2024-02-01,", "I2,Eetpunt,zorg,,,2024-02-01,"),
        "funding_lines": (
            FUNDING,
            "F1,I1,Gemeente,municipality,2026,500,2026-01-01,2026-08-01",
            "F2,I2,Gemeente,municipality,2026,500,2026-01-01,2027-08-01",
        ),
    }
    return [
        write_lines(folder / f"{table}-{day}.csv", lines[0], *lines[first:])
        for day, first in (("2026-01-31", 1), ("2026-03-31", 2))
        for table, lines in there.items()
    ]


def only_register(folder: Path) -> list[Path]:
    """Nothing but the successive exports of a subsidy register."""
    return demo_files()["Registerstad"]


WORLDS = {"nothing": nothing, "empty": empty, "one_row": one_row, "broken": broken, "left": left, "register": only_register}


def write_lines(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return path


def take(name: str, home: Path) -> None:
    """Import the exports of this world into a data folder that is to be."""
    home.mkdir()
    with TemporaryDirectory() as folder:
        exports = WORLDS[name](Path(folder))
        if exports:
            warehouse.import_files(home, exports)


@pytest.fixture(scope="session")
def worlds(make_once, demo) -> Callable[[str], Path]:
    """The data folder of a world, built when it is first asked for."""
    return functools.cache(lambda name: demo.path.parent if name == "demo" else make_once(f"world-{name}", functools.partial(take, name)))


@pytest.fixture
def visit(worlds, visit_folder):
    """Opens a page of a world: visit('demo', 'status', lang='en'); returns the app after its first run."""
    return lambda world, page, **parameters: visit_folder(worlds(world), page, **parameters)


def page_text(app: AppTest) -> str:
    """All the words on the page, as a browser shows them."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.code)
    return letters("\n".join(str(element.value) for kind in kinds for element in kind))


def words_of(table: Table) -> pd.DataFrame:
    """What a plain table shows, as Markdown: of a column of numbers its words too."""
    styler = table.proto.arrow_data.styler
    shown = convert_arrow_bytes_to_pandas_df(styler.display_values) if styler.display_values else table.value
    return shown.set_axis(table.value.columns, axis=1)


def letters(markdown: str) -> str:
    """The letters that escaped Markdown shows."""
    return re.sub(r":color\[(.)\]\{\}", r"\1", markdown.replace("\\", ""))


@pytest.mark.parametrize("world", ["demo", *WORLDS])
@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(visit, world, language, page):
    app = visit(world, page, lang=language)
    assert not app.exception
    is_empty = world == "nothing" and page != IMPORTING
    title = texts.say(language, "frame.empty.title" if is_empty else f"frame.page.{page}")
    is_board = page == PAGES[0] and world != "nothing"  # its title is what it says
    assert len(app.title[0].value) > len(title) if is_board else app.title[0].value == title


@pytest.mark.parametrize("world", ["demo", "register"])
def test_a_section_that_is_called_empty_answers_nothing_and_every_other_something(visit, world):
    empty = {"relations"} if world == "register" else set()
    for section in TABLES:
        answered = [heading for page in SECTIONS[section] if page != "initiatief" for heading in visit(world, page).header]
        assert bool(answered) != (section in empty), section


@pytest.mark.parametrize("page", PAGES)
def test_every_finding_has_its_quiet_row(visit, page):
    app = visit("demo", page)
    for name in [heading.anchor for heading in app.header if heading.anchor in findings.EVERY]:
        if name not in {"rejected_lines", "no_data_lines", "warnings_given", "checks_failed"}:
            assert [pill for pill in app.button_group if pill.key == f"details-{name}"], name


@pytest.mark.parametrize("name", ["status_by_theme", "time_in_status", "initiatives_by_ward"])
def test_the_quiet_row_opens_the_table_and_the_reckoning(visit, name):
    app = visit("demo", "status")
    (row,) = [pill for pill in app.button_group if pill.key == f"details-{name}"]
    row.select("table").run()
    assert not app.exception and len(app.table) == 1
    (row,) = [pill for pill in app.button_group if pill.key == f"details-{name}"]
    row.set_value("how").run()
    assert not app.exception
    assert any(texts.say("nl", "frame.how_said.coverage") in words.value for words in app.markdown)
    assert any("select" in code.value for code in app.code)


def test_the_header_says_whose_figures_these_are_and_of_which_day(visit):
    words = page_text(visit("demo", "status"))
    assert "**Voorbeeldstad**" in words
    assert "Stand op 30 september 2026" in words
    assert "10 bronbestanden" in words
    assert "Demo: verzonnen gegevens" in words


def test_a_link_reproduces_a_screen(visit):
    app = visit("demo", "status", theme=["zorg"], **{"from": "2020"})
    assert "thema **zorg**; **vanaf 2020**" in page_text(app)
    assert app.multiselect(key="theme").value == ["zorg"]


def chosen(app: AppTest) -> list[str]:
    """What the bar shows as chosen, each with its cross."""
    return [letters(button.label.removeprefix(":primary-badge[").removesuffix(" ×]")) for button in app.button if "chosen-" in button.key]


CHOSEN = {"theme": ["zorg", "energie"], "ward": ["Voorbeeldhof"], "department": ["Stadsbeheer"], "from": "2020", "until": "2026"}


def test_what_is_chosen_is_shown_and_each_cross_takes_one_away(visit):
    app = visit("demo", "status", **CHOSEN, day="2026-06-30", definition="buurt, wijk")
    left = ["zorg", "energie", "Voorbeeldhof", "Stadsbeheer", "vanaf 2020", "tot en met 2026", "30 juni 2026", "buurt, wijk"]
    assert chosen(app) == left
    for words in ("energie", "vanaf 2020", "buurt, wijk", "30 juni 2026", "Voorbeeldhof"):
        app.button(key=f"chosen-{left.index(words)}").click().run()
        left.remove(words)
        assert not app.exception and chosen(app) == left and not app.warning
    assert dict(app.query_params) == {"theme": "zorg", "department": "Stadsbeheer", "until": "2026"}


def test_a_long_list_is_one_and_what_was_chosen_elsewhere_stays(visit):
    app = visit("demo", "verdienmodel", theme=["zorg", "energie", "unknown"], everything="true", rows="50")
    assert chosen(app)[0].endswith(" +2") and chosen(app)[1:] == ["alles telt mee"]
    app.button(key="chosen-0").click().run()
    assert chosen(app) == ["alles telt mee"] and dict(app.query_params) == {"everything": "true", "rows": "50"}


def test_all_can_be_cleared_but_municipality_and_language(visit):
    assert not [button for button in visit("demo", "status").button if button.key == "clear"], "where nothing is chosen"
    app = visit("demo", "status", lang="en", municipality="Registerstad", **{"from": "2024"}, everything="true")
    app.button(key="clear").click().run()
    assert not app.exception and chosen(app) == [] and not app.warning
    assert dict(app.query_params) == {"lang": "en", "municipality": "Registerstad"}


def test_a_link_in_the_other_language_is_understood(visit):
    app = visit("demo", "status", lang="en", initiator=["bewonersgroep", "stichting"])
    assert set(app.multiselect(key="initiator").value) == {"group", "foundation"}


def test_choices_that_do_not_exist_are_ignored(visit):
    app = visit("demo", "status", theme=["bestaat niet"], day="gisteren", lang="fr", **{"from": "-1"})
    assert not app.exception
    assert texts.say("nl", "frame.filters.nothing") in page_text(app)


def test_another_day_gives_the_figures_of_that_day(visit):
    app = visit("demo", "status", day="2025-06-30")
    assert not app.exception
    assert "Stand op 30 juni 2025" in page_text(app)
    assert "zoals het was op 30 juni 2025" in page_text(app)


def test_a_choice_that_leaves_nothing_says_so(visit):
    for page in PAGES:
        app = visit("demo", page, theme=["energie"], ward=["Voorbeeldhof"], until="2016")
        assert not app.exception, page


def test_what_counts_as_an_initiative_is_shown_and_can_be_changed(visit):
    assert "‘initiatie’" in page_text(visit("demo", "status"))
    assert "‘buurt’, ‘wijk’" in page_text(visit("demo", "status", definition="buurt, wijk"))
    assert texts.say("nl", "frame.definition_said.everything") in page_text(visit("demo", "status", everything="true"))


def test_fewer_than_ten_requests_give_counts_and_no_share(visit):
    words = page_text(visit("one_row", "afdelingen"))
    assert "1 aanvraag staat open" in words
    assert "%" not in words


def test_what_cannot_be_answered_stands_at_the_end_with_what_it_needs(visit):
    words = page_text(visit("one_row", "financiering"))
    assert "Wat deze bestanden niet vertellen (5)" in [folded.label for folded in visit("one_row", "financiering").expander]
    assert f"**{texts.say('nl', 'findings.municipal_share.question')}** Nodig: Inkomsten" in words
    assert "(meestal in jaarrekeningen van de initiatieven; in het sjabloon blad Jaarcijfers)" in words
    assert "concentration" not in [heading.anchor for heading in visit("one_row", "financiering").header]


def test_what_needs_a_second_export_stands_there_until_there_is_one(visit):
    one = [("termijnen", "time_between_exports"), ("veranderd", "amounts_changed"), ("veranderd", "departments_renamed")]
    for page, name in one:
        question = texts.say("nl", f"findings.{name}.question")
        app = visit("demo", page)
        needs = texts.say("nl", "frame.unanswered.lacks.second_export")
        assert f"**{question}** {needs}." in page_text(app) and name not in [heading.anchor for heading in app.header]
        again = visit("register", page)
        assert f"**{question}**" not in page_text(again) and name in [heading.anchor for heading in again.header]


def test_without_a_register_of_others_their_money_is_no_question_yet(visit):
    words = page_text(visit("register", "organisaties"))
    lacks = texts.say("nl", "frame.unanswered.lacks.other_register")
    assert f"**{texts.say('nl', 'findings.known_public_money.question')}** {lacks}." in words


def test_a_page_without_an_answer_shows_what_it_needs_and_no_choices(visit):
    empty_page = visit("register", "verschillen")
    (fold,) = empty_page.expander
    assert fold.proto.expanded and "first_answer" not in [toggle.key for toggle in empty_page.toggle]
    assert not visit("register", "afdelingen").expander[0].proto.expanded, "there, other questions are answered"
    assert "first_answer" in [toggle.key for toggle in visit("demo", "verschillen").toggle], "first answers are known"


def test_what_no_page_tells_is_looked_for_on_the_board_when_it_is_unfolded(visit):
    app = visit("one_row", "overzicht")
    title, question = texts.say("nl", "frame.unanswered.everywhere"), texts.say("nl", "findings.municipal_share.question")
    assert title in [fold.label for fold in app.expander] and question not in page_text(app)
    app.session_state["unanswered-everywhere"] = True
    words = page_text(app.run())
    assert f"**{question}** Nodig: Inkomsten" in words
    assert texts.say("nl", "findings.open_by_age.question") not in words, "that is answered"


def test_the_last_figure_of_a_page_stands_beside_its_words_where_nothing_else_would(visit):
    *_, words, figure = visit("register", "termijnen").columns
    assert words.header[0].anchor == "time_between_exports" and not words.get("plotly_chart")
    assert figure.get("plotly_chart") and not figure.header
    *_, one, other = visit("register", "status").columns
    assert one.header and one.get("plotly_chart") and other.header and other.get("plotly_chart"), "a row of two"


def test_rejected_lines_are_shown_in_the_language_of_the_reader(visit):
    assert "de datum '31-02-2026' bestaat niet" in page_text(visit("broken", "gegevens"))
    assert "31-02-2026" in page_text(visit("broken", "gegevens", lang="en"))
    assert "bestaat niet" not in page_text(visit("broken", "gegevens", lang="en"))


@pytest.mark.parametrize("page", PAGES)
def test_names_show_as_text(visit, page):
    app = visit("broken", page, theme=[NAUGHTY])
    assert not app.exception
    for words in app.markdown:
        assert "<script>" not in words.value.replace("\\<", "") and "**vet**" not in words.value


def test_the_escape_leaves_no_mark_up_and_loses_no_letter():
    assert escape("**a** <b> [c](d)") == "\\*\\*a\\*\\* \\<b\\> \\[c\\]\\(d\\)"
    assert letters(escape(NAUGHTY)) == NAUGHTY
    assert not re.search(r"[^\x20-\x7e]", escape(NAUGHTY)), "nothing that cannot be seen"
    assert escape("2023.0450 € 608.176") == "2023\\.0450 € 608\\.176"


def test_a_download_cannot_become_a_formula_and_loses_nothing():
    names = ["=1+1", "+a", "-b", "@c", "\tx", "'=1", "gewoon", "a;b", 'c"d', "regel\neinde", ""]
    rows = pd.DataFrame({"name": names, "granted_eur": [1234.5, -2.0, None, *range(8)], "n": range(11)})
    for language, separator in (("nl", ";"), ("en", ",")):
        text = csv_bytes(rows, language).decode("utf-8-sig")
        read = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))
        assert all(not row["name"].startswith(("=", "+", "-", "@", "\t")) for row in read)
        assert [row["name"].removeprefix("'") if row["name"][:1] == "'" else row["name"] for row in read] == names
        assert [row["granted_eur"] for row in read[:3]] == (["1234,5", "-2", ""] if language == "nl" else ["1234.5", "-2", ""])


def test_the_same_rows_are_read_once(demo):
    scope = findings.Scope(demo, "nl", settings=settings(demo.path.parent))
    assert scope.rows("headlines") is scope.rows("headlines")
    other = findings.Scope(demo, "en", findings.Filters(themes=("zorg",)), settings(demo.path.parent))
    assert scope.rows("headlines") is not other.rows("headlines")


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", findings.EVERY)
def test_a_finding_is_whole(demo, register, language, name):
    """On the exports of everything, or, where only a register tells it, on the register."""
    finding = findings.EVERY[name](findings.Scope(demo, language, settings=settings(demo.path.parent)))
    assert finding.name == name
    assert finding.sentence and finding.alt and finding.definition and finding.query.text
    assert "{" not in finding.sentence + finding.definition + finding.alt + finding.question
    assert finding.as_of == demo.on_date and len(finding.sources) == len(demo_files()["Voorbeeldstad"])
    assert finding.download == f"{name}-2026-09-30.csv"
    of_register = findings.EVERY[name](findings.Scope(register, language, settings=settings(demo.path.parent)))
    assert of_register.sentence and (finding.missing == () or of_register.missing == ())
    if finding.chart is not None:
        for on in (LIGHT, DARK):
            go.Figure(drawn(finding.chart, on).to_dict())  # raises where Plotly does not know a property or a value of it


SHORT = "mln"  # of an amount in short, that stands in full below it
NOT_IN_SENTENCES = ("stuck_in_status", "all_in_term_decision", "quarters_beyond_chance", "months_beyond_chance")
# Key figures of which the page says the same in a table or a figure alone, and those of the board, of which another page can say it.
BOUNDS = r"; met toeval erbij tussen .* en \S+"  # of an interval, which is drawn
OF_TABLES = {texts.say("nl", f"pages.key_figure.{name}.label", weeks=8) for name in NOT_IN_SENTENCES}
OF_TABLES |= {texts.say("nl", "pages.headline.in_time", weeks=8)}
OF_TABLES |= {words for words in texts.entry("nl", "pages.indicator").values() if isinstance(words, str)}


def numbers(words: str) -> set[str]:
    """The numbers that stand in these words, as they are written."""
    return set(re.findall(r"\d[\d.,]*\d|\d", words))


@pytest.mark.parametrize("world", ["demo", "register"])
@pytest.mark.parametrize("page", key_figures.lists())
def test_a_page_begins_with_its_key_figures_and_its_answers_say_the_same(visit, worlds, world, page):
    app = visit(world, page)
    scope = findings.Scope(warehouse.current(worlds(world)), "nl", settings=settings(worlds(world)))
    readings = key_figures.of_page(scope, page)
    assert [(metric.label, letters(metric.value)) for metric in app.metric] == [(each.label, each.value) for each in readings]
    assert readings or world == "register", "the exports of everything allow some on every page"
    words = page_text(app)
    assert all(each.below in words for each in readings)
    for each in readings:
        words = words.replace(each.below, "", 1).replace(each.label, "", 1)
    for each in readings:
        in_words = re.sub(BOUNDS, "", each.below)
        known = numbers(f"{'' if SHORT in each.value else each.value} {in_words}")
        assert known <= numbers(words) or each.label in OF_TABLES, (each, known - numbers(words))


def test_a_remark_on_the_files_stands_once_on_a_page(visit):
    words = page_text(visit("demo", "afbouw", municipality="Registerstad"))
    assert words.count("aangenomen: zij lopen hun hele jaar") == 1
    assert "Van de wijken is dat Maquettewijk: €\u202f" in page_text(visit("demo", "afbouw")), "and an amount stays whole"


def test_every_key_figure_is_one_and_every_page_of_a_section_but_the_first_and_the_data_has_some():
    lists = key_figures.lists()
    assert {name for names in lists.values() for name in names} <= set(key_figures.READERS)
    of_pages = {name for names in lists.values() for name in names} | {each["name"] for all in indicators.lists().values() for each in all}
    assert set(key_figures.READERS) == of_pages, "a key figure that no page has"
    without = {PAGES[0], *SECTIONS["data"], "rondetafel", "initiatief", "zoeken"}
    assert set(lists) == set(PAGES) - without
    assert all(f'ui.key_figures(scope, "{page}"' in (ROOT / "pages" / f"{page}.py").read_text("utf-8") for page in lists)


def test_a_key_figure_follows_what_is_chosen_on_its_page(visit):
    assert visit("demo", "gelijk").metric[0].label == texts.say("nl", "pages.key_figure.waits_more.label")
    assert visit("demo", "gelijk", by="Wijk").metric[0].label == texts.say("nl", "pages.key_figure.waits_groups.label")
    first = visit("demo", "verschillen", first_answer="true").metric
    assert first[1].label == texts.say("nl", "pages.key_figure.all_in_term_first_answer.label", weeks=8)
