"""Every count that can be followed leads to as many lines of the exports as it says."""

from collections.abc import Iterator

import pytest

from kompas import findings, sql, texts, warehouse
from kompas.cli import demo_files
from kompas.drawing import drawn
from kompas.drawing.paper import LIGHT
from kompas.findings.cell_words import cell_text
from kompas.findings.cliff import Cut
from kompas.findings.decisions import left_register
from kompas.findings.drill_counts import DRILLS
from kompas.findings.lines import NEEDS, behind, conditions_by_count, drill_from_address, lines_behind
from kompas.findings.null_words import OF_ANSWER, OF_COLUMN
from kompas.settings import settings
from kompas.ui.conditions import COLUMNS, condition_words
from kompas.warehouse import databases
from tests.following import EVERY_LINE, MOST_ROWS, follow, follow_one, written_out

MOST_CHOSEN = 3  # through a filter: it is the same for every row
CHOICES = [
    {},
    {"themes": ("zorg", "unknown"), "initiator_kinds": ("foundation",), "until_year": 2025},
    {"departments": ("Stadsbeheer",), "from_year": 2024, "definition": ("buurt",)},
]


@pytest.fixture(scope="module")
def demo(make_once) -> Iterator[warehouse.Warehouse]:
    """The warehouse of the invented municipality. Joins are done as they are written: the thousands of short answers that are followed
    here take most of their time to look for a better order, which gives the same rows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(databases.SERVE_CONFIG, "disabled_optimizers", "join_order")
        yield warehouse.current(make_once("demo", lambda home: warehouse.import_demo(home, demo_files())))


def scope_of(served: warehouse.Warehouse, **filters: object) -> findings.Scope:
    return findings.Scope(served, "nl", findings.Filters(**filters), settings(served.path.parent))


@pytest.mark.parametrize("choices", CHOICES, ids=str)
@pytest.mark.parametrize("name", DRILLS)
def test_every_count_leads_to_as_many_lines_as_it_says(demo, name, choices):
    followed = follow(scope_of(demo, **choices), name, MOST_CHOSEN if choices else MOST_ROWS)
    assert choices or any(followed.values()) or name == "decisions_waiting"  # nothing left the register of the demo


@pytest.mark.parametrize("name", [name for name, drills in DRILLS.items() if drills[0].supposes == ("until",)])
def test_the_wait_until_the_first_answer_is_followed_too(demo, name):
    followed = follow(scope_of(demo), name, until="first_answer")
    assert all(rows or count in ("undated_requests", "unknown_waits") for count, rows in followed.items())


@pytest.mark.parametrize("period", ["month", "quarter"])
def test_months_and_quarters_are_followed(demo, period):
    followed = follow(scope_of(demo), "answered_over_time", period=period)
    assert all(rows or count == "undated_requests" for count, rows in followed.items())


@pytest.mark.parametrize("supposed", [Cut(0.4, 2, 3, 0.3), Cut(1.0, 5, 0, 0.5), Cut(0.333, 1, 2, 0.0), Cut(0.0, 3, 0, 0.0)], ids=str)
@pytest.mark.parametrize("name", ["stress_test", "bridging_time"])
def test_what_the_reader_supposes_stands_in_the_address(demo, name, supposed):
    assert all(follow(scope_of(demo, from_year=2019), name, supposed=supposed).values())


def test_another_cut_has_other_lines(demo):
    def lines(cut: float, years: int) -> int:
        finding = findings.stress_test(scope_of(demo), Cut(cut, years))
        under = conditions_by_count(finding)["cannot_initiatives"][list(finding.rows["is_chosen"]).index(True)]
        return len(
            lines_behind(scope_of(demo), *drill_from_address("stress_test", "cannot_initiatives", written_out(under)), EVERY_LINE).rows
        )

    assert 0 < lines(0.25, 1) < lines(0.25, 5) < lines(0.75, 5)


REQUESTS = "request_id;department;received_date;decided_date"


@pytest.mark.parametrize("waiting", [[], ["A2;Zorg;2026-01-06;"]])
def test_what_left_the_register_can_be_followed_from_the_agenda(tmp_path, waiting):
    exports = {
        "aanvragen-2026-03-31.csv": [REQUESTS, "A1;Zorg;2026-01-05;", "A3;Zorg;2026-01-05;2026-02-01"],
        "aanvragen-2026-06-30.csv": [REQUESTS, "A3;Zorg;2026-01-05;2026-02-01", *waiting],
    }
    for file, lines in exports.items():
        (tmp_path / file).write_text("\n".join([*lines, ""]), "utf-8")
    warehouse.import_files(tmp_path / "home", [tmp_path / file for file in exports])
    scope = scope_of(warehouse.current(tmp_path / "home"))
    agenda = findings.decisions_waiting(scope)
    assert len(agenda.rows) == len(waiting) == follow(scope, "decisions_waiting")["all_left_register"]
    assert left_register(scope, agenda.rows) == 1 and agenda.sentence.endswith("hoe het daarmee is, weet niemand.")
    drill, conditions = drill_from_address("decisions_waiting", "all_left_register", [])
    lines = lines_behind(scope, drill, conditions).rows
    assert list(zip(lines["case_id"], lines["file"], lines["line"], strict=True)) == [("A1", "aanvragen-2026-03-31.csv", 2)]


@pytest.mark.parametrize("by", ["initiator_kind", "neighbourhood"])
@pytest.mark.parametrize("name", ["same_for_everybody", "yes_for_everybody"])
def test_every_way_to_group_is_followed(demo, name, by):
    followed = follow(scope_of(demo), name, by=by)
    assert followed["requests"] > 1 and followed["requests_others"] > 1


@pytest.mark.parametrize("written", [[], ["department"], ["department=Zorg"], ["department=Zorg", "age_band=26+", "funder=x"], ["x=1"]])
def test_an_address_that_is_not_understood_gives_no_lines(written):
    assert drill_from_address("open_by_age", "requests", written) is None


def test_other_addresses_that_are_not_understood():
    assert drill_from_address("answered_within_term", "requests", ["department=Zorg", "term_days=veel", "until=decision"]) is None
    assert drill_from_address("needs_attention", "n", ["matter=rejected_lines"]) is None
    assert drill_from_address("open_by_age", "longest_days", ["department=Zorg", "age_band=26+"]) is None
    assert drill_from_address("nobody", "", []) is None
    assert drill_from_address("answered_over_time", "requests", ["received_from=gisteren", "until=decision"]) is None
    supposed = ["years=3", "phase_out_years=0", "replacement=0"]
    assert drill_from_address("stress_test", "can_initiatives", ["cut=0.25", *supposed]) is not None
    for conditions in (["cut=nan", *supposed], ["cut=-1", *supposed], supposed, ["cut=0.25"]):
        assert drill_from_address("stress_test", "can_initiatives", conditions) is None


def test_without_department_it_is_all_departments_together():
    drill, conditions = drill_from_address("penalty_exposure", "overdue_requests", [])
    assert conditions == () and drill.fixed == {"penalty_class": ("overdue",)}


def test_what_is_followed_exists():
    assert set(NEEDS) == set(sql.names("lines"))
    for name, drills in DRILLS.items():
        own = {"limit", "until", "term_days", "by", "year", "base_year", "max_days", "beside"}
        for drill in drills:
            assert name in findings.EVERY
            parameters = set(sql.query("lines", drill.lines).parameters)
            chosen = set(sql.query("answers", name).parameters) - own
            assert chosen - {"departments"} <= parameters, "the same choices hold"
            assert "departments" in parameters or drill.lines != "requests_behind"


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_condition_has_its_words(language):
    for drills in DRILLS.values():
        for drill in drills:
            assert texts.has(language, f"columns.{drill.count}")
            for parameter in {*drill.columns.values(), *drill.supposes}:
                column = COLUMNS.get(parameter, parameter)
                assert texts.has(language, f"columns.{column}") or texts.has(language, f"codes.{column}"), parameter


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_address_says_in_words_what_it_is(demo, language):
    scope = findings.Scope(demo, language, settings=settings(demo.path.parent))
    for name in DRILLS:
        for count, rows in conditions_by_count(findings.EVERY[name](scope)).items():
            for under in [under for under in rows if under is not None][:3]:
                words = condition_words(scope, name, *drill_from_address(name, count, written_out(under)))
                assert words and all(words), (name, count)


def test_all_together_has_its_words(demo):
    scope = scope_of(demo)
    assert "Afdeling: alle afdelingen samen" in condition_words(
        scope, "waiting_curve", *drill_from_address("waiting_curve", "unknown_waits", ["until=decision"])
    )
    still_here = condition_words(scope, "status_transitions", *drill_from_address("status_transitions", "initiatives", ["status=idea"]))
    assert still_here == ["Initiatieven", "Status: idee", "Volgende status: staat hier nog"]
    elsewhere = condition_words(scope, "needs_attention", *drill_from_address("needs_attention", "n", ["matter=open_over_26_weeks"]))
    assert elsewhere == ["Wacht langer dan 26 weken", "in de andere afdelingen"]


def test_what_no_value_is_called_is_about_columns_that_exist(demo):
    columns = {name: set(scope_of(demo).rows(name).columns) for name in findings.EVERY}
    columns |= {name: set(scope_of(demo).lines(sql.lines(name, {})[0], limit=1).columns) for name in sql.names("lines")}
    assert [(answer, column) for answer, column in OF_ANSWER if column not in columns[answer]] == []
    assert set(OF_COLUMN) - set().union(*columns.values()) == set()


def test_a_share_of_euros_is_a_share_and_not_an_amount(demo):
    shown = {
        column: cell_text(scope_of(demo), column, 0.25) for column in ("share_per_euro", "share_of_euros_over_half", "share_unknown_eur")
    }
    assert shown["share_per_euro"] == shown["share_of_euros_over_half"] == "25%"
    assert shown["share_unknown_eur"].startswith("€")


def test_a_band_of_days_is_in_words(demo):
    assert cell_text(scope_of(demo), "since_contact", "183+") == "Langer dan 182 dagen geleden"
    assert cell_text(scope_of(demo), "since_contact", "never") == "nooit gesproken"


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("file", ["data/amsterdam_register/2016-08-18.csv", "data/receipt/receipt.csv"])
def test_real_files_can_be_followed_too(shared, tmp_path, file):
    warehouse.import_files(tmp_path, [shared / file])
    served = warehouse.current(tmp_path)
    followed = [follow(scope_of(served, **choices), name, most=10) for name in DRILLS for choices in ({}, {"definition": ("",)})]
    assert sum(sum(counts.values()) for counts in followed) > 10


CURVES = {  # answers with lines behind their counts of which no mark of the figure can be clicked, and why
    "waiting_curve": "a line has no marks of its own, and hundreds of them would be too slow to draw",
    "decided_or_withdrawn": "an area has none either",
}
WITHOUT_FIGURE = {"headlines", "needs_attention", "decisions_waiting", "score_validity"}  # the last one has one where there are more
OTHERWISE = {  # answers of which a bar shows something else than how many there are: shares, euros, or so many of 100
    *("municipal_share", "ending_by_quarter", "largest_funders", "kinds_of_funder", "asked_granted_determined", "one_off_and_recurring"),
    *("share_change_within_and_mix", "ending_by_group", "penalty_exposure", "handovers"),
}


@pytest.mark.parametrize("name", DRILLS)
def test_every_mark_that_can_be_clicked_leads_to_as_many_lines_as_it_shows(demo, name):
    scope = scope_of(demo)
    finding = findings.EVERY[name](scope)
    if finding.chart is None:
        assert name in WITHOUT_FIGURE
        return
    figure = drawn(finding.chart, LIGHT)
    assert bool(figure.cells) == (name not in CURVES)
    for (place, mark), (label, column) in figure.cells.items():
        trace, row = figure.to_dict()["data"][place], finding.rows.loc[label]
        drill, conditions = behind(finding, (label, column))
        assert drill.count == column
        follow_one(scope, name, column, row, conditions)
        if trace["type"] == "bar" and name not in OTHERWISE and trace.get("yaxis", "y") == "y":
            assert abs(trace["x" if "orientation" in trace else "y"][mark]) == row[column], (trace.get("name"), label)


def test_a_circle_on_the_map_says_how_many_lines_it_leads_to(demo):
    finding = findings.initiatives_by_ward(scope_of(demo))
    shown = {region.cell: region.value for region in finding.chart.regions if region.value}
    assert shown == {(label, column): finding.rows.loc[label, column] for label, column in shown} and len(shown) > 5


@pytest.mark.parametrize("name", ["risk_score", "value_beside_cost"])
def test_a_mark_of_an_initiative_leads_to_that_initiative(demo, name):
    finding = findings.EVERY[name](scope_of(demo))
    initiatives = {finding.rows.loc[label, column] for label, column in drawn(finding.chart, LIGHT).cells.values()}
    assert initiatives and initiatives <= set(finding.rows["initiative_id"])


def test_every_bar_of_a_count_can_be_clicked(demo):
    """The bars that are not: of shares, and what changed within themes or between them."""
    silent = {}
    for name in set(DRILLS) - WITHOUT_FIGURE:
        figure = drawn(findings.EVERY[name](scope_of(demo)).chart, LIGHT)
        for place, trace in enumerate(figure.to_dict()["data"]):
            values = trace["x" if "orientation" in trace else "y"] if trace["type"] == "bar" else ()
            silent[name] = silent.get(name, 0) + sum(bool(value) and (place, mark) not in figure.cells for mark, value in enumerate(values))
    bands = silent.pop("departments_against_all")
    assert bands > 0 and {name: n for name, n in silent.items() if n} == {"share_change_within_and_mix": 2}
