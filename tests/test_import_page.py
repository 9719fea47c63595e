"""The page on which exports come in: dropped, inspected, asked about, accepted, withdrawn."""

import http.client
import json
import subprocess
import sys
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import xlsxwriter
from streamlit import config
from streamlit.testing.v1 import AppTest

from kompas import archive, arrivals, manifest, pair_decisions, texts, warehouse
from kompas.arrivals import Arrival
from kompas.contract import ROOT
from kompas.errors import ExportError
from kompas.ui import importing
from kompas.warehouse import databases
from tests.axe import barriers
from tests.browsing import go, resize, served, wait_for_folds, wait_for_page
from tests.commands import kompas
from tests.test_pages import letters, page_text

GOOD = ("1,Zorg,2026-01-05,", "2,Zorg,2026-01-06,2026-01-20")


def hand_in(folder: Path, name: str, content: bytes) -> Arrival:
    with arrivals.receiving(folder) as coming:
        coming.write(content)
        return coming.keep(name)


def button(app: AppTest, kind: str):
    [found] = [each for each in app.button if f"{each.key}-".startswith(f"{kind}-")]
    return found


def say(key: str, **blanks: object) -> str:
    return texts.say("en", f"pages.inlezen.{key}", **blanks)


def served_names(folder: Path) -> list[str]:
    return [entry.name for entry in manifest.read(folder).entries]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file() and file.name != ".lock"}


def test_an_empty_installation_leads_to_the_page_and_the_page_to_figures(folder, requests_csv, visit_folder):
    app = visit_folder(folder, "overzicht", lang="en")
    assert "(/inlezen?lang=en)" in page_text(app)
    file = requests_csv("2026-02-28", *GOOD, "3,Zorg,2026-02-30,")
    arrival = hand_in(folder, file.name, file.read_bytes())
    app = visit_folder(folder, "inlezen", lang="en")
    app.file_uploader[0].set_value((file.name, json.dumps({"token": arrival.token}).encode(), "application/json")).run()
    assert not app.exception
    ledger = texts.say(
        "en",
        "cli.ledger",
        file=file.name,
        format=texts.say("en", "formats.name.kompas"),
        lines_read=3,
        accepted=2,
        rejected=1,
        no_data=0,
        warnings=0,
    )
    assert ledger in page_text(app) and say("list.rejected_lines", n=1) in page_text(app)
    assert warehouse.current(folder) is None, "nothing counts before it is accepted"
    app = visit_folder(folder, "inlezen", lang="en")  # the page is loaded again: it is still there
    assert ledger in page_text(app)
    app = button(app, "accept").click().run()
    assert not app.exception and ledger in letters(app.success[0].value)
    assert served_names(folder) == [file.name] and arrivals.every(folder) == []

    app.selectbox(key="withdraw-which").select_index(0).run()
    app = button(app, "withdraw-do").click().run()
    assert not app.exception and say("nothing_left") in [each.value for each in app.success]
    assert warehouse.current(folder) is None
    app.selectbox(key="bring_back-which").select_index(0).run()
    app = button(app, "bring_back-do").click().run()
    assert not app.exception and served_names(folder) == [file.name]


def test_what_a_file_leaves_open_is_a_question_that_can_be_answered(folder, tmp_path, visit_folder):
    hand_in(folder, "geld.csv", b"funding_id;initiative_id;funder_kind;granted_eur\n1;A;municipality;1.250\n2;B;municipality;2.500\n")
    app = visit_folder(folder, "inlezen", lang="en")
    [readings] = [table.value for table in app.table if say("ask.decimal_mark_one") in table.value]
    assert list(readings.iloc[0]) == ["1\\.250", "1250\\.00", "1\\.25"]
    assert not [each for each in app.button if each.key.startswith("accept-")]
    app.radio[0].set_value(",").run()
    app = button(app, "go-on-decimal_mark").click().run()
    assert say("ask.provenance") in [each.label for each in app.expander]
    app.date_input[0].set_value("2026-06-30")
    app = button(app, "provenance-go").click().run()
    assert not app.exception
    [arrival] = arrivals.every(folder)
    assert (arrival.entry.decimal_mark, arrival.entry.export_date) == (",", "2026-06-30")
    app = button(app, "accept").click().run()
    assert served_names(folder) == ["geld.csv"] and not app.exception


def test_what_a_sheet_holds_that_fits_several_is_a_question_and_sentences_name_the_page(folder, tmp_path, visit_folder):
    file = tmp_path / "lijst-2026-06-30.csv"
    file.write_text("initiative_id\nI1\n", "utf-8")
    hand_in(folder, file.name, file.read_bytes())
    app = visit_folder(folder, "inlezen", lang="en")
    assert "--" not in letters(app.warning[0].value) and app.radio[0].label == say("ask.layouts")
    assert "Initiatives" in app.radio[0].options and "kompas." not in letters(app.warning[0].value)
    app.radio[0].set_value("kompas.initiatives").run()
    app = button(app, "go-on-layouts").click().run()
    assert arrivals.every(folder)[0].entry.layouts == (("", "kompas.initiatives"),)
    app = button(app, "anew").click().run()
    assert button(app, "go-on-layouts") and arrivals.every(folder)[0].entry.layouts == (), "every answer can be taken back"
    app.radio[0].set_value("kompas.initiatives").run()
    app = button(app, "go-on-layouts").click().run()
    app = button(app, "accept").click().run()
    assert not app.exception and manifest.read(folder).entries[0].layouts == (("", "kompas.initiatives"),), "as it is built again"
    refused = kompas("--lang", "en", "import", file)
    assert refused.returncode == 2 and "--table" in refused.stderr and "Initiatives (kompas.initiatives)" in refused.stderr
    assert kompas("inspect", file, "--table", "kompas.support").returncode == 0
    assert "kompas.initiatives" in kompas("inspect", file, "--table", "kompas.x").stderr


UNKNOWN = """Zaaknr;Datum ontvangst;Besluitdatum;Uitkomst;Vage kolom;Behandelende afdeling
Z1;01-02-2026;15-03-2026;Toegewezen;q;Zorg
Z2;13-02-2026;;;;Groen
"""


def test_an_export_that_no_format_fits_is_mapped_by_hand_once(folder, visit_folder):
    hand_in(folder, "zaken-2026-06-30.csv", UNKNOWN.encode())
    app = visit_folder(folder, "inlezen", lang="en")
    chosen = {field.label: field.value for field in app.multiselect}
    assert chosen["**Besluitdatum** (15\\-03\\-2026)"] == [("requests", "decided_date")]
    assert chosen["**Vage kolom** (q)"] == []
    app.multiselect[0].set_value([]).run()
    app = button(app, "keep").click().run()
    assert "request_id" in letters(app.warning[1].value) or "Identifier" in letters(app.warning[1].value)
    assert not (folder / "formats").exists() and not app.exception
    app.multiselect[0].set_value([("requests", "request_id")]).run()
    [word] = [field for field in app.selectbox if "Toegewezen" in field.label]
    word.set_value("granted").run()
    app.text_input(key=f"about-{arrivals.every(folder)[0].token}").set_value("Zaken van Voorbeeldstad").run()
    app = button(app, "keep").click().run()
    assert not app.exception and (folder / "formats" / "zaken_van_voorbeeldstad.toml").exists()
    app = button(app, "accept").click().run()
    with databases.reader(folder / manifest.read(folder).exported) as con:
        assert con.execute("select request_id, outcome from requests order by request_id").fetchall() == [("Z1", "granted"), ("Z2", None)]
    next_one = UNKNOWN.replace("Z2", "Z3").replace("q;", "r;")
    hand_in(folder, "zaken-2026-07-31.csv", next_one.encode())
    app = visit_folder(folder, "inlezen", lang="en")
    assert "recognised as zaken_van_voorbeeldstad" in page_text(app) and button(app, "accept"), "known from now on"


TWICE = "request_id,department,received_date,department\n1,zorg,2026-01-05,03\n2,sport,2026-01-06,04\n"


def requests(folder: Path) -> list[tuple]:
    with databases.reader(folder / manifest.read(folder).exported) as con:
        return con.execute("select request_id, department from requests order by request_id").fetchall()


def test_which_column_of_several_with_one_header_is_read_is_a_question(folder, visit_folder):
    arrival = hand_in(folder, "aanvragen-2026-06-30.csv", TWICE.encode())
    app = visit_folder(folder, "inlezen", lang="en")
    assert app.radio[0].label == say("ask.columns") and "--" not in letters(app.warning[0].value)
    assert [letters(option) for option in app.radio[0].options] == ["1: zorg / sport", "2: 03 / 04"]
    refused = kompas("import", arrival.file)
    assert refused.returncode == 2 and "--column 'department=2'" in refused.stderr
    assert kompas("import", arrival.file, "--column", "department=3").returncode == 2, "there is no third"
    assert kompas("import", arrival.file, "--column", "department").returncode == 2
    app.radio[0].set_value("1").run()
    app = button(app, "go-on-columns").click().run()
    assert say("unused", names="department (2)") in page_text(app), "the other one is named as not used"
    app = button(app, "anew").click().run()
    app.radio[0].set_value("2").run()
    app = button(app, "go-on-columns").click().run()
    app = button(app, "accept").click().run()
    assert not app.exception and requests(folder) == [("1", "03"), ("2", "04")]


def test_columns_with_one_header_are_mapped_by_hand_each_by_itself(folder, visit_folder):
    content = "Zaaknr;Afdeling;Datum ontvangst;Afdeling\n1;03;05-01-2026;Zorg\n2;04;13-01-2026;Sport\n"
    hand_in(folder, "zaken-2026-06-30.csv", content.encode())
    app = visit_folder(folder, "inlezen", lang="en")
    assert not app.exception
    [first, second] = [field for field in app.multiselect if "Afdeling" in field.label]
    assert "Zorg" not in first.label and second.label.startswith("**Afdeling \\(2\\)** (Zorg")
    for field in app.multiselect:
        field.set_value([])
    for header, column in {"Zaaknr": "request_id", "Datum ontvangst": "received_date", "Afdeling \\(2\\)": "department"}.items():
        next(field for field in app.multiselect if field.label.startswith(f"**{header}**")).set_value([("requests", column)])
    app = app.run()
    app = button(app, "keep").click().run()
    assert not app.exception and not app.warning, "its other column is no question any more: the mapping knows it"
    app = button(app, "accept").click().run()
    assert requests(folder) == [("1", "Zorg"), ("2", "Sport")]


@pytest.mark.parametrize("others", [[], [("Ander blad", "9")]])
def test_whether_hidden_sheets_count_is_a_question(folder, tmp_path, visit_folder, others):
    file = tmp_path / "aanvragen-2026-06-30.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name, number in [*others, ("Verborgen", "1")]:
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["request_id", "department", "received_date"])
            sheet.write_row(1, 0, [number, "zorg", "2026-01-05"])
        sheet.hide()
        book.add_worksheet("Leeg").activate()
    hand_in(folder, file.name, file.read_bytes())
    app = visit_folder(folder, "inlezen", lang="en")
    app = button(app, "hidden").click().run()
    assert not [each for each in app.button if each.key.startswith("hidden-")], "what is answered is no question"
    app = button(app, "accept").click().run()
    assert not app.exception and requests(folder) == [*((number, "zorg") for _, number in others), ("1", "zorg")][::-1]
    assert kompas("inspect", file).returncode == (0 if others else 2)
    assert kompas("inspect", file, "--hidden-sheets").returncode == 0


def test_which_property_of_a_map_names_the_neighbourhood_is_a_question(folder, visit_folder):
    ring = {"type": "Polygon", "coordinates": [[[4.0, 52.0], [4.1, 52.0], [4.1, 52.1], [4.0, 52.0]]]}
    areas = [{"type": "Feature", "properties": {"geometry": "vlak", "zz": name}, "geometry": ring} for name in ("Noord", "Zuid")]
    hand_in(folder, "kaart.geojson", json.dumps({"type": "FeatureCollection", "features": areas}).encode())
    app = visit_folder(folder, "inlezen", lang="en")
    assert not app.pills, "a map can hold one kind of data only"
    labels = [letters(field.label) for field in app.multiselect]
    assert labels[0] == "**geometry (2)** (vlak)" and labels[1] == "**zz** (Noord / Zuid)"
    next(field for field in app.multiselect if field.label.startswith("**zz**")).set_value([("wards", "neighbourhood")])
    app = app.run()
    app = button(app, "keep").click().run()
    app = button(app, "accept").click().run()
    assert not app.exception
    with databases.reader(folder / manifest.read(folder).exported) as con:
        assert con.execute("select neighbourhood from wards order by all").fetchall() == [("Noord",), ("Zuid",)]


def test_words_are_those_of_the_whole_column_with_their_counts_and_what_stays_unknown(folder, visit_folder):
    words = ["Toegewezen"] * 150 + ["Ingetrokken door aanvrager"] * 3 + [f"woord {number}" for number in range(12)]
    lines = [f"Z{number};01-02-2026;{word}" for number, word in enumerate(words)]
    hand_in(folder, "zaken-2026-06-30.csv", "\n".join(["Zaaknr;Datum ontvangst;Uitkomst", *lines, ""]).encode())
    app = visit_folder(folder, "inlezen", lang="en")
    [field] = [field for field in app.multiselect if "Uitkomst" in field.label]
    app = field.set_value([("requests", "outcome")]).run()
    labels = [field.label for field in app.selectbox if "Uitkomst" in field.label]
    assert len(labels) == 14 and "Toegewezen" in labels[0] and "150" in labels[0] and "(3 lines)" in letters(labels[1])
    assert say("map.left", header="Uitkomst", n=14, lines=165) in page_text(app)
    app.selectbox(key=next(field.key for field in app.selectbox if "Toegewezen" in field.label)).set_value("granted").run()
    assert say("map.left", header="Uitkomst", n=13, lines=15) in page_text(app) and not app.exception


def money(folder: Path, day: str, department: str) -> Path:
    """An export of money of three dossiers of this department."""
    file = folder / f"geld-{day}.csv"
    lines = [f"G{number},A{number},{department},municipality,2025,10" for number in range(3)]
    file.write_text("\n".join(["funding_id,initiative_id,department,funder_kind,year,granted_eur", *lines, ""]), "utf-8")
    return file


def departments(folder: Path) -> list[str]:
    con = warehouse.connect(warehouse.current(folder))
    return [name for (name,) in con.cursor().execute("select distinct department from promises order by all").fetchall()]


def test_whether_a_department_was_renamed_is_a_question_and_the_answer_is_kept(folder, fill_folder, tmp_path, visit_folder):
    fill_folder(money(tmp_path, "2026-01-31", "Zorg"))
    kept = partial(pair_decisions.decisions, folder, "departments")
    newer = money(tmp_path, "2026-02-28", "Welzijn")
    hand_in(folder, newer.name, newer.read_bytes())
    app = visit_folder(folder, "inlezen", lang="en")
    seen = {"old": "Zorg", "new": "Welzijn", "n": 3, "from_date": date(2026, 1, 31), "until_date": date(2026, 2, 28)}
    assert texts.say("en", "cli.renaming", **seen) in page_text(app)
    app = button(app, "renaming-different").click().run()
    assert not app.exception and [(each.name, each.other, each.is_same) for each in kept()] == [("Zorg", "Welzijn", False)]
    assert texts.say("en", "cli.decided.departments.different", name="Zorg", other="Welzijn") in page_text(app)
    app = button(app, "renaming-undecided").click().run()
    assert kept() == () and button(app, "renaming-same")
    app = button(app, "accept").click().run()
    assert say("renamings", n=1) in letters(app.info[0].value) and departments(folder) == ["Welzijn"], "as the exports show it"

    app = visit_folder(folder, "veranderd", lang="en")
    assert texts.say("en", "findings.departments_renamed.open", n=1) in page_text(app)
    app = button(app, "decide-different").click().run()
    older = money(tmp_path, "2026-01-31", "zorg")  # handed in again, in another writing
    warehouse.import_files(folder, [older])
    app = visit_folder(folder, "veranderd", lang="en")
    assert not app.exception and texts.say("en", "findings.departments_renamed.some", n=0) in page_text(app)
    assert kompas("departments", "welzijn", "zorg", "--same").returncode == 0
    assert departments(folder) == ["Welzijn"] and warehouse.renamings_open(warehouse.current(folder)) == 0
    done = kompas("--lang", "en", "departments", "Zorg", "Groen", "--same")
    assert done.returncode == 2 and "No department with money" in done.stderr
    app = visit_folder(folder, "veranderd", lang="en")
    app = button(app, "decide-undecided").click().run()
    assert not app.exception and not kept()[1:] and texts.say("en", "findings.departments_renamed.open", n=1) in page_text(app)


def test_two_visits_a_busy_folder_and_a_refused_file_change_nothing_by_halves(folder, fill_folder, requests_csv, visit_folder):
    fill_folder(requests_csv("2026-01-31", *GOOD))
    file = requests_csv("2026-02-28", *GOOD, "3,Zorg,2026-02-01,")
    hand_in(folder, file.name, file.read_bytes())
    one, other = visit_folder(folder, "inlezen"), visit_folder(folder, "inlezen")
    button(one, "accept").click().run()
    app = button(other, "accept").click().run()  # on a page that was drawn before
    assert not app.exception and served_names(folder) == ["aanvragen-2026-01-31.csv", file.name]
    for day in ("2026-03-31", "2026-04-30"):
        hand_in(folder, f"aanvragen-{day}.csv", requests_csv(day, f"{day},Zorg,2026-02-01,").read_bytes())
    app = visit_folder(folder, "inlezen")
    assert not app.warning, [each.value for each in app.warning]
    assert len([each for each in app.button if each.key.startswith("accept-")]) == 3, "each, and all together"
    app = app.button(key="accept-all").click().run()
    assert not app.exception and len(served_names(folder)) == 4 and len(app.success[0].value.splitlines()) == 4
    before = contents(folder)
    hand_in(folder, "prive.csv", b"naam;rekening\nJan;NL00BANK0123456789\n")
    app = visit_folder(folder, "inlezen")
    assert "prive" in letters(app.warning[0].value) and not [each for each in app.button if each.key.startswith("accept-")]
    app = button(app, "discard").click().run()
    assert not app.exception and contents(folder) == before


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_on_a_server_for_more_people_the_page_gives_the_command(folder, visit_folder, language):
    before = config.get_option("server.address")
    config.set_option("server.address", "0.0.0.0")
    try:
        app = visit_folder(folder, "inlezen", lang=language)
    finally:
        config.set_option("server.address", before)
    assert [each.value for each in app.info] == [texts.say(language, "pages.inlezen.not_here")]
    assert not app.file_uploader and not app.button


def test_a_file_that_comes_in_is_there_whole_or_not_at_all(folder, monkeypatch):
    with pytest.raises(RuntimeError), arrivals.receiving(folder) as coming:
        coming.write(b"half")
        raise RuntimeError
    assert 0 <= importing.LARGEST_MB * 10**6 - arrivals.LARGEST < 10**6, "the field lets through what is received, by its own count"
    monkeypatch.setattr(arrivals, "LARGEST", 3)
    with pytest.raises(ExportError, match="arrival_too_large"), arrivals.receiving(folder) as coming:
        coming.write(b"half")
    assert arrivals.every(folder) == [] and list((folder / arrivals.PLACE).iterdir()) == []
    with arrivals.receiving(folder) as coming:  # a server that is stopped now leaves it behind, and the next file finds it
        monkeypatch.setattr(arrivals, "ABANDONED_S", -1)
        with arrivals.receiving(folder) as next_one:
            assert not coming.place.exists()
            kept = next_one.keep("x.csv")
    assert arrivals.every(folder) == [kept] and kept.entry.sha256 == archive.sha256(kept.file)


def test_a_full_disk_is_a_sentence_and_leaves_nothing(folder):
    code = """
import resource, sys
from pathlib import Path
from kompas import arrivals
from kompas.errors import ExportError
resource.setrlimit(resource.RLIMIT_FSIZE, (5_000_000, 5_000_000))
try:
    with arrivals.receiving(Path(sys.argv[1])) as coming:
        for _ in range(10):
            coming.write(bytes(1_000_000))
except ExportError as problem:
    print(problem.reason)
"""
    command = [sys.executable, "-B", "-c", code, str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "disk_full\n" and list((folder / arrivals.PLACE).iterdir()) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\mijn map\\register.csv", "register.csv"),
        ("../../etc/passwd", "passwd"),
        ("..", "export"),
        ("", "export"),
        ("a\x00b\n.csv", "a�b�.csv"),
        (f"{'lang' * 99}.xlsx", f"{('lang' * 99)[:115]}.xlsx"),
    ],
)
def test_the_name_of_a_file_is_a_name_and_no_way(given, kept):
    assert arrivals.file_name(given) == kept


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory):
    home = tmp_path_factory.mktemp("dropped") / "home"
    with served(home) as address:
        yield address, home


BOUNDARY = "grens"
OWN = {"Sec-Fetch-Site": "same-origin", "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


def send(server: str, path: str, body: bytes, **headers: str) -> int:
    with closing(http.client.HTTPConnection(urlsplit(server).netloc, timeout=120)) as connection:
        connection.request("PUT", path, body, {"Origin": server} | OWN | headers)
        return connection.getresponse().status


@pytest.mark.browser
def test_only_our_own_page_can_send_a_file_in(empty_server):
    server, home = empty_server
    form = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\na;b\r\n--{BOUNDARY}--\r\n'.encode()
    path = "/_stcore/upload_file/0b3c/1f2e"
    assert send(server, path, form) == 400, "nobody has this session"
    for stranger in (
        {"Origin": "http://kwaad.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Host": "kwaad.example", "Origin": "http://kwaad.example"},
        {"Origin": server.replace("127.0.0.1", "localhost")},
    ):
        assert send(server, path, form, **stranger) == 403, stranger
    assert send(server, path, form, **{"X-Forwarded-For": "10.0.0.7"}) == 404, "somebody else may be behind a proxy"
    assert send(server, f"/inlezen{path}", form) == 404
    assert not (home / arrivals.PLACE).exists()


def drop(page, file: Path) -> None:
    """Drop a file on the page, and wait until it can be accepted."""
    page.set_input_files("input[type=file]", file)
    page.locator("[class*='st-key-accept-'] button").wait_for()
    wait_for_page(page)


@pytest.mark.browser
def test_a_new_user_drops_a_file_accepts_it_sees_the_figures_and_withdraws_it(empty_server, page, tmp_path):
    server, home = empty_server
    invented = tmp_path / "aanvragen “zorg”.csv"
    invented.write_text("request_id,department,received_date\n1,Zorg,03/04/2026\n2,Zorg,13/04/2026\n", "utf-8")
    go(page, server, "inlezen")
    drop(page, invented)
    [arrival] = arrivals.every(home)
    assert arrival.file.read_bytes() == invented.read_bytes() and arrival.entry.name == invented.name
    for fold in page.locator("summary").all():
        if fold.locator("..").get_attribute("open") is None:
            fold.click()
    wait_for_folds(page)
    assert barriers(page) == []
    resize(page, 390)
    page.locator("[class*='st-key-accept-'] button").wait_for()
    assert barriers(page) == []
    resize(page, 1280)
    page.locator("[class*='st-key-accept-'] button").focus()
    page.keyboard.press("Enter")
    page.get_by_text(texts.say("nl", "pages.inlezen.withdraw.what")).wait_for()
    wait_for_page(page)
    assert barriers(page) == []
    assert served_names(home) == [invented.name] and not arrivals.every(home)
    go(page, server, "afdelingen")
    page.get_by_text("Zorg").first.wait_for()
    go(page, server, "inlezen")
    page.get_by_label(texts.say("nl", "pages.inlezen.withdraw.which")).click()
    page.get_by_role("option").first.click()
    page.locator(".st-key-withdraw-do button").click()
    page.get_by_text(texts.say("nl", "pages.inlezen.nothing_left")).wait_for()
    assert warehouse.current(home) is None and page.troubles == []


@pytest.mark.browser
@pytest.mark.shared
def test_a_real_register_is_dropped_and_seen(empty_server, page, shared):
    server, home = empty_server
    register = shared / "data" / "amsterdam_register" / "2016-12-19.csv"
    go(page, server, "inlezen", language="en", query="?lang=en")
    drop(page, register)
    page.get_by_text("3,070 lines read = 3,070 accepted + 0 rejected").first.wait_for()
    page.locator("[class*='st-key-accept-'] button").click()
    page.get_by_text(texts.say("en", "pages.inlezen.withdraw.what")).wait_for()
    go(page, server, "financiering", language="en", query="?lang=en")
    page.get_by_text("€26,092,397").first.wait_for()
    assert served_names(home)[-1] == register.name and page.troubles == []
