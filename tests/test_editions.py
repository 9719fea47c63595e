"""The council edition: what is hidden cannot be worked out from all that is published together, and nothing else is told.

The attack of these tests is written apart from the product: with another solver, from the tables as they are handed out.
"""

import io
import json
import random
from dataclasses import astuple, replace
from itertools import product
from types import SimpleNamespace

import numpy as np
import openpyxl
import pandas as pd
import pptx
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

from kompas import editions, findings, settings, texts, warehouse
from kompas.editions.adding import sums_over, with_totals
from kompas.editions.audit import unsafe
from kompas.editions.counting import edition, offered_themes
from kompas.editions.cube import Among, Cell, Cube, Share, Sum
from kompas.editions.declared import tables
from kompas.editions.hiding import hiding
from kompas.editions.officials import in_one_row
from kompas.editions.policy import Policy, policy_of, rounded_euros
from kompas.errors import ExportError
from kompas.figures import council as charts
from kompas.figures.names import HIDDEN, Sign
from kompas.findings import Filters, Scope
from kompas.report import documents, html, pdf, story
from tests.commands import kompas

POLICY = Policy(
    least_count=5, rounding=5, share_from=20, least_organisations=5, least_officials=3, largest_share=0.5, two_largest_share=0.85
)
EXACT = replace(POLICY, rounding=1)


def council(town: warehouse.Warehouse, language: str = "nl", *themes: str, **filters) -> Scope:
    return Scope(town, language, Filters(themes=themes, **filters), settings.settings(town.path.parent), edition="council")


def attack(cube: Cube, hidden, policy: Policy, places) -> dict:
    """The least and the most that each of these hidden numbers can be, for who has every number that is published and adds up."""
    at = {place: number for number, place in enumerate(cube.cells)}
    most = 3 * max(cell.value for cell in cube.cells.values()) + 100
    low, high, whole = np.zeros(len(at)), np.zeros(len(at)), np.ones(len(at))
    for place, number in at.items():
        cell = cube.cells[place]
        whole[number] = not cell.is_money
        if place in hidden:
            low[number], high[number] = (0 if cell.is_money else 1), most
        elif cell.is_money and cell.value:
            published = rounded_euros(cell.value)
            low[number], high[number] = published - 500, published + 500
        elif cell.value:
            published = policy.rounding * np.floor(cell.value / policy.rounding + 0.5)
            low[number] = max(policy.least_count, np.ceil(published - policy.rounding / 2))
            high[number] = np.ceil(published + policy.rounding / 2) - 1
    shares = [each for each in cube.shares if policy.has_share(cube.cells[each.whole].value) and not {each.part, each.whole} & set(hidden)]
    rows = lil_array((len(cube.sums) + 2 * len(shares) + len(cube.among), len(at)))
    least, limit = np.zeros(rows.shape[0]), np.zeros(rows.shape[0])
    for row, each in enumerate(cube.sums):
        rows[row, at[each.whole]] = 1
        for part in each.parts:
            rows[row, at[part]] = -1
    for row, each in enumerate(shares):
        published = 0.05 * np.floor(cube.cells[each.part].value / cube.cells[each.whole].value / 0.05 + 0.5)
        for side, sign in ((0, 1), (1, -1)):
            place = len(cube.sums) + 2 * row + side
            rows[place, at[each.part]], rows[place, at[each.whole]] = sign, -sign * (published + sign * 0.025)
            least[place] = -np.inf
    for row, each in enumerate(cube.among, len(cube.sums) + 2 * len(shares)):
        for places_of, sign in ((each.parts, 1), (each.wholes, -1)):
            for place in places_of:
                rows[row, at[place]] = sign
        least[row] = -np.inf
    constraints = LinearConstraint(rows.tocsr(), least, limit)
    found = {}
    for place in places:
        ends = []
        for sign in (1, -1):
            cost = np.zeros(len(at))
            cost[at[place]] = sign
            solved = milp(cost, integrality=whole, bounds=Bounds(low, high), constraints=constraints)
            assert solved.status == 0, solved.message
            ends.append(sign * solved.fun)
        found[place] = (round(ends[0], 3), round(ends[1], 3))
    return found


def recovered(cube: Cube, hidden, policy: Policy, places=None) -> dict:
    """The hidden numbers that the attack knows better than the rule allows."""
    known = attack(cube, hidden, policy, places or hidden)
    enough = {place: abs(cube.cells[place].value) if cube.cells[place].is_money else policy.least_count - 1 for place in known}
    return {place: ends for place, ends in known.items() if ends[1] - ends[0] < enough[place] - 1e-6}


def some(hidden) -> list:
    """Up to four of each crowd, the same every time: a solver takes a while for each."""
    crowds = {crowd: [place for place in sorted(hidden, key=str) if place[0] == crowd] for crowd, _ in hidden}
    return [place for of in crowds.values() for place in random.Random(1).sample(of, min(len(of), 4))]


def random_cube(seed: int, policy: Policy) -> Cube:
    """A table of two keys by parts, with every total and every share; many small numbers, some nought."""
    chance = random.Random(seed)
    rows, columns = chance.randint(2, 4), chance.randint(2, 3)
    cells = {}
    for row, column, part in product(range(rows), range(columns), ("yes", "no")):
        value = chance.choice((0, 1, 2, 3, 4, 6, 9, 14, 40))
        cells["x", frozenset({("row", str(row)), ("column", str(column)), ("part", part)})] = Cell(
            value, "small" if policy.is_small(value) else None
        )
    along = ("part", "row", "column")
    cells = with_totals(cells, along, policy)
    shares = [Share((crowd, at), (crowd, at - {("part", "yes")})) for crowd, at in cells if ("part", "yes") in at]
    return Cube(cells, tuple(sums_over(cells, along)), tuple(shares))


@pytest.mark.parametrize("policy", [POLICY, EXACT], ids=["rounded", "not rounded"])
def test_no_hidden_number_of_a_random_table_can_be_worked_out(policy):
    found_without = 0
    for seed in range(6):
        cube = random_cube(seed, policy)
        hidden = hiding(cube, policy)
        small = {place for place, why in hidden.items() if why == "small"}
        assert small == {place for place, cell in cube.cells.items() if 0 < cell.value < 5}
        assert recovered(cube, hidden, policy) == {}, seed
        found = recovered(cube, small, policy)
        assert set(found) == set(unsafe(cube, small, policy)), "the audit of the product finds what the attack finds"
        found_without += len(found)
    assert found_without > 10, "the attack can find: with the small numbers alone hidden it does"


def test_a_small_number_beside_one_other_is_found_exactly_unless_that_is_hidden_too():
    cells = {("x", frozenset({("row", name)})): Cell(value, None) for name, value in (("a", 3), ("b", 17))}
    cells = {place: replace(cell, why_hidden="small") if cell.value == 3 else cell for place, cell in cells.items()}
    cells = with_totals(cells, ("row",), EXACT)
    cube = Cube(cells, tuple(sums_over(cells, ("row",))))
    [small] = [place for place, cell in cells.items() if cell.value == 3]
    assert attack(cube, [small], EXACT, [small]) == {small: (3, 3)}
    assert sorted(cells[place].value for place in hiding(cube, EXACT)) == [3, 17]


def test_who_is_among_others_gives_no_hidden_number_away():
    """Of 10 there are 8 and 2, both hidden; the 8 who are told elsewhere are among the first."""
    crowds = {"all": 10, "hidden": 8, "other": 2, "elsewhere": 8}
    cells = {(crowd, frozenset()): Cell(float(value), None) for crowd, value in crowds.items()}
    [all_of_them, hidden, other, elsewhere] = cells
    cells |= {place: replace(cells[place], why_hidden="small") for place in (hidden, other)}
    cube = Cube(cells, (Sum(all_of_them, (hidden, other)),), among=(Among((elsewhere,), (hidden,)),))
    known = attack(replace(cube, among=()), [hidden, other], POLICY, [hidden])[hidden]
    narrower = attack(cube, [hidden, other], POLICY, [hidden])[hidden]
    assert narrower[0] == 8 > known[0] and unsafe(cube, [hidden, other], EXACT) and recovered(cube, [hidden, other], EXACT)
    assert recovered(cube, hiding(cube, EXACT), EXACT) == {}


def test_nothing_of_the_towns_can_be_worked_out_over_all_their_tables_and_themes(demo, register):
    for town in (demo, register):
        of = edition(council(town))
        unknown = [place for place, why in of.hidden.items() if why in ("small", "few_organisations", "dominated")]
        assert len(unknown) > 10
        sample = some(of.hidden)
        assert recovered(of.cube, of.hidden, of.policy, sample) == {}
        assert unsafe(of.cube, of.hidden, of.policy) == {}
        without = unsafe(of.cube, unknown, of.policy)
        assert without or len(unknown) == len(of.hidden), "where others are hidden beside them some can without"


@pytest.mark.shared
def test_nothing_of_a_real_register_can_be_worked_out(shared, make_once):
    files = sorted((shared / "data" / "amsterdam_register").iterdir())
    home = make_once("editions-amsterdam", lambda folder: warehouse.import_files(folder, files))
    of = edition(council(warehouse.current(home)))
    sample = some(of.hidden)
    assert recovered(of.cube, of.hidden, of.policy, sample) == {}
    assert unsafe(of.cube, of.hidden, of.policy) == {}
    assert unsafe(of.cube, [place for place, why in of.hidden.items() if why != "complement"], of.policy)


def test_every_table_tells_rounded_numbers_only_and_the_audit_covers_each(demo, register):
    """Whatever a slide holds is a cell of the cube: rounded, or hidden."""
    for town in (demo, register):
        of = edition(council(town))
        published = {
            round(of.policy.rounded(cell.value)) for place, cell in of.cube.cells.items() if place not in of.hidden and not cell.is_money
        }
        for themes in ((), *((theme,) for theme in offered_themes(council(town)))):
            scope = council(town, "nl", *themes)
            for name, table in tables().items():
                if not editions.is_offered(scope, name):
                    continue
                rows = editions.council_finding(scope, name).rows
                for column in table.columns:
                    values = [value for value in rows[column.name] if not isinstance(value, Sign) and value is not None]
                    step = 0.05 if column.share_of else 1000 if column.money else of.policy.rounding
                    assert all(abs(value / step - round(value / step)) < 1e-6 for value in values), (name, column.name)
                    if not column.share_of and not column.money:
                        assert set(values) <= published, (name, column.name)


def test_a_hidden_number_is_in_no_word_of_a_slide(demo):
    """Every number of the sentences is rounded, a year, a term or a threshold, in whatever slide."""
    for language in texts.LANGUAGES:
        scope = council(demo, language)
        ready = story.ready(language)["council"]
        slides = story.slides(scope, ready)
        assert [slide.finding.name for slide in slides] == [chapter.finding for chapter in ready.chapters if chapter.finding in tables()]
        for slide in slides:
            internal = findings.EVERY[slide.finding.name](replace(scope, edition="internal"))
            assert slide.finding.sentence != internal.sentence and slide.finding.chart != internal.chart
            assert slide.finding.coverage == () and slide.finding.limited is None
            for number in texts_of_numbers(slide.finding.message):
                assert number % 5 == 0 or number in (2, 3, 8, 56, *range(2016, 2030)), slide.finding.message


def texts_of_numbers(words: str) -> list[int]:
    return [int(part.replace(".", "").replace(",", "")) for part in words.replace("%", " ").split() if part.strip(".,;:").isdigit()]


def test_a_year_that_is_not_over_says_so_and_what_is_wholly_unknown_is_counted_below_the_figure(demo):
    chart = editions.council_finding(council(demo), "in_and_out").chart
    assert [row.name for row in chart.rows][:2] == ["2026 (tot nu toe)", "2025"]
    shown = charts.Shown(
        "parts", {"many": "2 of 3", "few": "0 of 1", "lacking": "Onbekend"}, "n", (("a",), ("b",)), ("5", "5"), "verborgen"
    )
    rows = pd.DataFrame({"who": ["a", "b"], "n": [5, 5], "many": [5, 0], "few": [0, 0], "lacking": [0, 5]}, dtype=object)
    drawn = charts.of_table(rows, ["who"], shown, "nl")
    assert [row.name for row in drawn.rows] == ["A"] and "1 rij is helemaal onbekend" in drawn.below[0]
    assert charts.of_table(rows.iloc[1:], ["who"], replace(shown, labels=(("b",),), totals=("5",)), "nl").below == ()


def test_an_order_by_size_is_one_of_published_sizes(demo):
    rows = editions.council_finding(council(demo), "answered_within_term").rows
    sizes = [value for value in list(rows["requests"])[:-1] if value is not HIDDEN]
    assert sizes == sorted(sizes, reverse=True)
    alike = rows[rows["requests"] == sizes[0]]["department"]
    assert list(alike) == sorted(alike), "as many when rounded stand in the order of their names"


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        ({"departments": ("Subsidies",)}, "council_choice"),
        ({"neighbourhoods": ("Noord",)}, "council_choice"),
        ({"from_year": 2025}, "council_choice"),
        ({"definition": ("",)}, "council_choice"),
        ({"themes": ("zorg", "cultuur")}, "council_themes"),
        ({"themes": ("bestaat niet",)}, "council_no_theme"),
    ],
)
def test_what_the_audit_did_not_cover_is_refused(demo, filters, reason):
    scope = replace(council(demo), filters=Filters(**filters))
    with pytest.raises(ExportError) as refused:
        story.slides(scope, story.ready("nl")["council"])
    assert refused.value.reason == reason


def test_what_is_hidden_has_a_look_and_words_of_its_own_and_no_number(demo):
    scope = council(demo)
    finding = editions.council_finding(scope, "answered_within_term")
    [hidden] = [bars for bars in finding.chart.series if bars.colour == "hidden"]
    assert hidden.name == "Verborgen" and hidden.labels == () and set(hidden.hovers) == {"Verborgen"}
    assert editions.hidden_line(scope, finding).startswith("7 getallen zijn verborgen")
    chart = editions.council_finding(scope, "in_and_out").chart
    assert {note.words for note in chart.notes} == {"verborgen"} and len(chart.notes) == 4


def test_no_mark_of_a_figure_says_zero_of_what_is_hidden_or_unknown(demo, register):
    """Whatever the table: a 0 on a mark is one of the table; in the place of what is hidden stands none."""
    shown = charts.Shown("beside", {"many": "Veel", "few": "Weinig"}, "n", (("a",), ("b",), ("c",)), ("verborgen", "5", "–"), "verborgen")
    rows = pd.DataFrame({"who": ["a", "b", "c"], "n": [HIDDEN, 5, None], "many": [HIDDEN, 5, None], "few": [HIDDEN, 0, None]}, dtype=object)
    many, few = charts.of_table(rows, ["who"], shown, "nl").series
    assert (many.labels, few.labels) == (("", "5", ""), ("", "0", ""))
    assert few.hovers == ("Weinig: verborgen", "Weinig: 0", "Weinig: onbekend")
    for town, name in product((demo, register), tables()):
        finding = editions.council_finding(council(town), name)
        table = [value for column in finding.rows for value in finding.rows[column]]
        labels = [label for bars in finding.chart.series for label in bars.labels] if finding.chart else []
        assert labels.count("0") <= sum(value == 0 for value in table if isinstance(value, int)), name
    status = editions.council_finding(council(demo), "status_by_theme").chart
    [row] = [place for place, each in enumerate(status.rows) if each.words == "verborgen"]
    marks = {bars.name: (bars.labels[row], bars.hovers[row]) for bars in status.series if bars.labels}
    assert marks["Gestopt, afgewezen of ingetrokken"] == ("", "Gestopt, afgewezen of ingetrokken: verborgen")
    assert {label for label, _ in marks.values()} == {""}


def test_the_log_says_what_is_hidden_and_only_within_the_town_hall_which_of_them_is_small(demo):
    scope = council(demo)
    names = [chapter.finding for chapter in story.ready("nl")["council"].chapters]
    published, exact = editions.hidden_log(scope, names), editions.hidden_log(scope, names, is_exact=True)
    assert [(line.question, line.what) for line in published] == [(line.question, line.what) for line in exact]
    hidden = sum(value is HIDDEN for name in tables() for column in editions.council_finding(scope, name).rows.T.values for value in column)
    left_out = [line for line in published if line.what == scope.say("editions.log.everything")]
    assert len(left_out) == len(set(names) - set(tables())) and len(published) == hidden + len(left_out)
    reasons = {line.why for line in exact} - {line.why for line in published}
    assert reasons >= {scope.say("editions.why.small"), scope.say("editions.why.complement")}
    assert scope.say("editions.why.small") in editions.log_csv(scope, names).decode("utf-8-sig")


def test_the_log_to_read_names_each_question_once_with_each_of_its_reasons(demo):
    scope = council(demo)
    ready = story.ready("nl")["council"]
    about = story.about(scope, "X", ready.chapters)
    log = editions.by_question(about.hidden)
    assert [question for question, _ in log] == list(dict.fromkeys(line.question for line in about.hidden))
    lines = [(question, what, why) for question, reasons in log for why, each in reasons for what in each]
    assert sorted(lines) == sorted(map(astuple, about.hidden)) and len(lines) > 2 * sum(len(reasons) for _, reasons in log)
    slides = story.slides(scope, ready)[:1]
    page = html.html_file(scope, about, slides).decode()
    assert page.count('scope="rowgroup"') == len(log) and all(f"<li>{line.what}</li>" in page for line in about.hidden)
    on_paper = json.loads(pdf.files_of(scope, about, slides)["content.json"])["log"]
    assert [question for question, _ in on_paper] == [question for question, _ in log]
    assert pdf.pdf_file(scope, about, slides).startswith(b"%PDF-")


def test_an_answer_that_is_wholly_hidden_says_what_and_why_instead_of_a_table(demo):
    scope = council(demo, "nl", "unknown")
    chapters = tuple(map(story.Chapter, ("status_by_theme", "ending_by_quarter")))
    about, slides = story.about(scope, "X", chapters), story.slides(scope, story.Story("x", "X", chapters))
    hidden, none = slides
    assert (hidden.heading, none.heading) == (scope.say("editions.all_hidden"), scope.say("editions.none"))
    [sentence] = hidden.hidden
    assert sentence.startswith("Verborgen: onbekend · In voorbereiding · Initiatieven; onbekend · Gestopt") and not none.hidden
    assert scope.say("editions.why.count") in sentence and "verborgen" not in hidden.caveat and not hidden.has_table
    _, page, empty, *_ = pptx.Presentation(io.BytesIO(documents.WRITERS["pptx"](scope, about, slides))).slides
    assert all(shape.text_frame.text for shape in empty.shapes if shape.has_text_frame), "a voice would read an empty box"
    book = openpyxl.load_workbook(io.BytesIO(documents.WRITERS["xlsx"](scope, about, slides)))
    assert sentence in " ".join(str(row[0].value) for row in book.worksheets[1].iter_rows()), "over as many lines as it is long"
    assert not any(shape.has_table for shape in page.shapes)
    assert sentence in [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
    content = json.loads(pdf.files_of(scope, about, slides)["content.json"])["slides"][0]
    assert content["hidden"] == [sentence] and content["table"]["rows"] == []
    written = html.html_file(scope, about, slides).decode()
    assert f'<p class="hidden-answer">{sentence}</p>' in written and "<td>verborgen" not in written
    assert pdf.pdf_file(scope, about, slides).startswith(b"%PDF-")
    assert all(not slide.hidden and slide.has_table for slide in story.slides(council(demo), story.ready("nl")["council"]))


def test_of_an_answer_that_is_partly_hidden_the_rest_stays_in_a_table(demo):
    scope = council(demo)
    finding = editions.council_finding(scope, "ending_by_quarter")
    row = finding.rows[finding.rows["ending_eur"].map(lambda value: value is HIDDEN)].assign(organisations=15)
    partly = replace(finding, rows=row, chart=None)
    slide = story.Slide(partly, "X", "Y", "", editions.hidden_answer(scope, partly))
    assert slide.hidden and slide.has_table
    page = pptx.Presentation(io.BytesIO(documents.WRITERS["pptx"](scope, story.about(scope, "X"), [slide]))).slides[1]
    words, table = [shape for shape in page.shapes if shape.has_table or shape.has_text_frame and shape.text_frame.text.startswith("Verb")]
    assert (
        words.top + words.height <= table.top and table.top + table.height < page.part.package.presentation_part.presentation.slide_height
    )
    assert "15" in [cell.text for line in table.table.rows for cell in line.cells]


def test_no_reason_on_a_slide_on_what_is_hidden_is_cut(demo):
    scope = council(demo, "nl", "recreatie")
    deck = pptx.Presentation(io.BytesIO(documents.document(scope, story.ready("nl")["council"], "pptx")))
    pages = [page for page in deck.slides if page.shapes.title.text_frame.text == scope.say("editions.log.title")]
    cells = [cell.text for page in pages for shape in page.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    assert len(pages) == 2 and len(cells) == 2 * (14 + 2) and not any("…" in cell for cell in cells)


def test_the_command_writes_the_edition_that_is_named_and_refuses_the_rest(demo, tmp_path, monkeypatch):
    monkeypatch.setenv("KOMPAS_DATA", str(demo.path.parent))
    made = tmp_path / "raad.xlsx"
    done = kompas("report", "--edition", "council", "--to", str(made), "--themes", "zorg")
    assert done.returncode == 0, done.stderr
    assert "HiGHS" not in done.stdout
    book = openpyxl.load_workbook(made)
    assert book.sheetnames[-1] == "Wat verborgen is"
    log = book.worksheets[-1]
    assert log.freeze_panes == "A2" and log.auto_filter.ref == log.dimensions
    words = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(text.startswith("Raadseditie:") for text in words) and "verborgen" in words
    assert book.worksheets[1].oddFooter.left.text.count("Raadseditie") == 1
    refused = kompas("report", "--edition", "council", "--to", str(tmp_path / "x.pdf"), "--from-year", "2025")
    assert refused.returncode == 2 and "Vrij kiezen" in refused.stderr and not (tmp_path / "x.pdf").exists()


def test_the_last_slide_of_a_deck_says_what_is_hidden_and_its_notes_name_each_number(demo):
    scope = council(demo)
    chapters = tuple(map(story.Chapter, ("in_and_out", "value_beside_cost", "risk_drivers")))
    of_three = story.Story("x", "X", chapters)
    about = story.about(scope, "X", chapters)
    deck = pptx.Presentation(io.BytesIO(documents.document(scope, of_three, "pptx")))
    last = deck.slides[-1]
    assert last.shapes.title.text_frame.text == scope.say("editions.log.title")
    [table] = [shape.table for shape in last.shapes if shape.has_table]
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [
        [scope.say("findings.in_and_out.question"), "4 getallen"],
        [
            scope.say("findings.value_beside_cost.question"),
            f"{scope.say('editions.log.everything')}. {scope.say('editions.why.value_beside_cost')}.",
        ],
    ]
    notes = last.notes_slide.notes_text_frame.text.splitlines()
    assert notes == [f"{line.question} {line.what}: {line.why}." for line in about.hidden] and len(notes) == 5


def test_the_page_has_both_editions_and_says_why_a_choice_is_refused(visit_folder, demo):
    app = visit_folder(demo.path.parent, "rondetafel", edition="council")
    assert not app.exception
    assert "Wat verborgen is" in [fold.label for fold in app.expander]
    assert any("Raadseditie" in block.value for block in app.markdown)
    app = visit_folder(demo.path.parent, "rondetafel", edition="council", department="Subsidies")
    assert not app.exception and any("Vrij kiezen" in box.value for box in app.warning)


@pytest.mark.parametrize(
    ("organisations", "largest", "second", "why"),
    [
        (4, 10_000, 10_000, "few_organisations"),
        (5, 50_001, 100, "dominated"),
        (9, 45_000, 41_000, "dominated"),
        (5, 50_000, 35_000, None),
        (0, 0, 0, None),
    ],
)
def test_an_amount_needs_organisations_none_of_which_dominates(organisations, largest, second, why):
    assert POLICY.why_no_amount(100_000 if organisations else 0, organisations, largest, second) == why


def test_departments_of_few_officials_are_in_one_row_and_nothing_gives_one_back(demo):
    """The invented departments are of five officials: with six as the least, those whose officials are known are one row."""
    own = settings.settings(demo.path.parent)
    strict = replace(council(demo), settings=own | {"council_edition": own["council_edition"] | {"least_officials": 6}})
    of, small = edition(strict), {"Duurzaamheid en Energie", "Maatschappelijke Ontwikkeling", "Stadsbeheer", "Wijkzaken"}
    assert not small & {value for _, at in of.cube.cells for _, value in at}, "no number of one of them is anywhere"
    assert unsafe(of.cube, of.hidden, of.policy) == {} and recovered(of.cube, of.hidden, of.policy, some(of.hidden)) == {}
    finding = editions.council_finding(strict, "answered_within_term")
    assert "few_officials" in list(finding.rows["department"]) and not small & set(finding.rows["department"])
    assert "Kleine afdelingen samen" in [row.name for row in finding.chart.rows] and "minder dan 6 ambtenaren" in finding.definition
    assert small <= set(editions.council_finding(council(demo), "answered_within_term").rows["department"]), "of five, where three will do"


def test_a_small_department_stands_with_the_next_smallest_and_last_with_those_of_which_nobody_knows():
    counts = pd.DataFrame({"finding": "officials", "class": ["A", "B", "C"], "counted": [1, 9, 4]})
    scope = SimpleNamespace(rows=lambda name: counts)
    assert in_one_row(scope, ["A", "B", "C", "D", "unknown"], 3) == {"A", "C"}
    assert in_one_row(scope, ["A", "B"], 3) == {"A", "B"} and in_one_row(scope, ["A", "D", "unknown"], 3) == {"A", "D"}
    assert in_one_row(scope, ["B", "C", "D"], 3) == in_one_row(scope, ["A", "B"], 1) == frozenset()


def test_the_thresholds_are_settings(demo):
    strict = settings.settings(demo.path.parent) | {
        "council_edition": {**settings.settings(demo.path.parent)["council_edition"], "least_count": 10, "rounding": 10}
    }
    assert policy_of(strict).least_count == 10
    rows = editions.council_finding(replace(council(demo), settings=strict), "silence").rows
    assert all(value is HIDDEN or value % 10 == 0 for value in rows["initiatives"])
