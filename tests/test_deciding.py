"""Deciding on the page which names are one organisation, by whoever runs the server for himself."""

from datetime import date
from pathlib import Path

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from kompas import archive, pair_decisions, texts, warehouse
from kompas.ui import deciding
from kompas.ui.escape import escape
from tests.test_pages import letters, page_text, words_of

ONE, OTHER = "Ostade Theater", "Ostadetheater"


def two_names(folder: Path) -> list[Path]:
    """Exports with two names that are alike, for this folder to import."""
    money, initiatives = folder / "geld-2026-06-30.csv", folder / "initiatieven-2026-06-30.csv"
    lines = ("G1,A,Ostade Theater,municipality,2025,10", "G2,B,Ostadetheater,municipality,2026,10", "G3,C,Zuiderkoor,municipality,2026,10")
    money.write_text("\n".join(["funding_id,initiative_id,recipient,funder_kind,year,granted_eur", *lines, ""]), "utf-8")
    initiatives.write_text("initiative_id,started_date\nA,2025-02-01\nB,2026-02-01\nC,2026-03-01\n", "utf-8")
    return [money, initiatives]


@pytest.fixture
def filled(folder, tmp_path, make_once) -> Path:
    make_once("two-names", lambda home: warehouse.import_files(home, two_names(tmp_path), municipality="Delft")).rename(folder)
    return folder


def button(app: AppTest, kind: str, *pair: str):
    [found] = [each for each in app.button if each.key.startswith(f"decide-{kind}-") and each.key.endswith("-".join(pair))]
    return found


def decisions(folder: Path) -> list[tuple[str, str, bool]]:
    return [(each.name, each.other, each.is_same) for each in pair_decisions.decisions(folder, "organisations")]


def organisations(folder: Path) -> int:
    con = warehouse.connect(warehouse.current(folder))
    [(counted,)] = con.execute("select count(*) from organisations").fetchall()
    return counted


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_decision_on_the_page_is_in_the_figures_at_once_and_can_be_taken_back(filled, visit_folder, language):
    app = visit_folder(filled, "organisaties", lang=language, **{"from": "2026"})
    assert organisations(filled) == 3 and f"**{ONE}** (1)" in page_text(app)
    app = button(app, "same", ONE, OTHER).click().run()
    assert not app.exception and decisions(filled) == [(ONE, OTHER, True)] and organisations(filled) == 2
    assert f"**{ONE}** (1)" not in page_text(app), "the pair is off the list"
    assert [toast.value for toast in app.toast] == [texts.say(language, "cli.decided.organisations.same", name=ONE, other=OTHER)]
    today = date.fromisoformat(pair_decisions.decisions(filled, "organisations")[0].decided_on)
    what = {"name": f"**{ONE}**", "other": f"**{OTHER}**", "day": today}
    assert texts.say(language, "pages.pairs.organisations.same", **what) in page_text(app)
    assert texts.say(language, "frame.filters.from_year", year=2026) in page_text(app)
    assert not app.info, "who decided knows why the figures are new"

    app = button(app, "undecided", ONE, OTHER).click().run()
    assert decisions(filled) == [] and organisations(filled) == 3 and f"**{ONE}** (1)" in page_text(app)
    app = button(app, "different", ONE, OTHER).click().run()
    assert decisions(filled) == [(ONE, OTHER, False)] and organisations(filled) == 3
    assert texts.say(language, "pages.pairs.organisations.different", **what) in page_text(app)


def test_the_reader_of_another_municipality_and_day_gets_its_figures(filled, tmp_path, visit_folder):
    other = tmp_path / "b"
    other.mkdir()
    warehouse.import_files(filled, two_names(other), municipality="Almere")
    assert warehouse.current(filled).municipality == "Almere"
    app = visit_folder(filled, "organisaties", municipality="Delft", day="2026-05-31")
    assert app.session_state["scope"].warehouse.municipality == "Delft"
    app = button(app, "same", ONE, OTHER).click().run()
    shown = app.session_state["scope"].warehouse
    assert (shown.municipality, shown.on_date) == ("Delft", date(2026, 5, 31))
    assert warehouse.connect(shown).execute("select count(*) from organisations").fetchall() == [(2,)]


def test_a_decision_that_cannot_be_made_is_a_sentence_and_changes_nothing(filled, visit_folder, monkeypatch):
    app = visit_folder(filled, "organisaties")
    monkeypatch.setattr(deciding, "WAIT_S", 0.2)
    with archive.lock(filled):
        app = button(app, "same", ONE, OTHER).click().run()
    assert [letters(warning.value) for warning in app.warning] == [texts.say("nl", "frame.busy")]
    assert decisions(filled) == [] and f"**{ONE}** (1)" in page_text(app)
    app = button(app, "same", ONE, OTHER).click().run()
    assert decisions(filled) == [(ONE, OTHER, True)] and not app.warning


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_on_a_server_for_more_people_the_page_gives_the_command(filled, visit_folder, language, monkeypatch):
    warehouse.decide(filled, "organisations", [(ONE, "Zuiderkoor")], False)
    before = config.get_option("server.address")
    config.set_option("server.address", "0.0.0.0")
    try:
        app = visit_folder(filled, "organisaties", lang=language)
    finally:
        config.set_option("server.address", before)
    assert not [each for each in app.button if each.key.startswith("decide-")]
    assert texts.say(language, "pages.pairs.by_command") in page_text(app)
    assert texts.say(language, "pages.pairs.organisations.command") in [code.value for code in app.code]
    pair = next(table for table in map(words_of, app.table) if texts.say(language, "columns.other_organisation") in table)
    assert list(pair.iloc[0, :2]) == [escape(f"{name} (1)") for name in (ONE, OTHER)], "what there is to decide stays"
    assert "**Zuiderkoor**" in page_text(app), "and what was decided"


def test_of_many_pairs_each_row_of_the_table_can_be_decided_on(folder, tmp_path, visit_folder):
    names = [f"Harmonie {composer}" for composer in ("Sweelinck", "Diepenbrock", "Andriessen", "Wagenaar", "Badings", "Pijper")]
    writings = [name.replace(" ", gap) for name in names for gap in (" ", "")]
    lines = [f"G{place},I{place},{writing},municipality,2026,10" for place, writing in enumerate(writings)]
    export = tmp_path / "geld-2026-06-30.csv"
    export.write_text("\n".join(["funding_id,initiative_id,recipient,funder_kind,year,granted_eur", *lines, ""]), "utf-8")
    warehouse.import_files(folder, [export], municipality="Delft")
    app = visit_folder(folder, "organisaties", everything="true")
    (pairs,) = [grid.value for grid in app.dataframe if "do-list-names_that_may_be_one-0" in grid.value]
    assert len(pairs) == 6 and not [each for each in app.button if each.key.startswith("decide-")]
    assert list(pairs["do-list-names_that_may_be_one-0"][0]) == [texts.say("nl", "pages.pairs.same")]
    plain = visit_folder(folder, "organisaties", everything="true", plain="true")
    assert len([each for each in plain.button if each.key.startswith("decide-same-")]) == 6, "buttons for keyboard and voice"
