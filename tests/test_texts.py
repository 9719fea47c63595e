"""The words: the same in both languages, none missing, none empty, none unused."""

import ast
import importlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from string import Formatter

import pytest
import streamlit

from kompas import findings, sql, texts
from kompas.contract import ROOT, tables, typed_tables
from kompas.editions import declared
from kompas.editions.officials import FEW
from kompas.figures.risk import DRIVERS
from kompas.findings import indicators, key_figures
from kompas.findings.drill_counts import DRILLS
from kompas.findings.null_words import null_words
from kompas.formats import ASSUMPTIONS, formats
from kompas.report import documents, minutes, pdf, story
from kompas.settings import settings
from kompas.ui.board import PAGE_OF
from tests import golden, warehouse_for_tests

CODE = "\n".join(path.read_text("utf-8") for folder in ("kompas", "pages") for path in sorted((ROOT / folder).rglob("*.py")))


def leaves(node: object, key: str = "") -> dict[str, str]:
    """Every sentence under its dotted key."""
    if isinstance(node, str):
        return {key: node}
    found: dict[str, str] = {}
    for name, value in node.items() if isinstance(node, dict) else enumerate(node):
        found |= leaves(value, f"{key}.{name}" if key else name)
    return found


WORDS = {language: leaves(texts.words(language)) for language in texts.LANGUAGES}


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_say_the_same_things():
    assert set(WORDS["nl"]) == set(WORDS["en"])
    assert len(WORDS["nl"]) > 300


def test_both_languages_fill_in_the_same_blanks():
    differ = {key for key, sentence in WORDS["nl"].items() if blanks(sentence) != blanks(WORDS["en"][key])}
    assert differ == set()


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_nothing_is_left_empty(language):
    assert [key for key, sentence in WORDS[language].items() if not sentence.strip()] == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", findings.EVERY)
def test_every_finding_has_its_words(language, name):
    for part in ("question", "definition", "alt"):
        assert texts.has(language, f"findings.{name}.{part}"), part
    assert texts.entry(language, f"findings.{name}.question").endswith("?")


def test_every_answer_of_a_question_is_a_finding():
    of_the_frame_and_of_figures = {
        "filter_choices",
        "column_coverage",
        "ward_outlines",
        "curve_between_exports",
        "money_spread",
        "council_counts",
    }
    assert set(sql.names("answers")) == set(findings.EVERY) | of_the_frame_and_of_figures


@cache
def columns() -> frozenset[str]:
    """The columns of every answer that is a finding; those of no exports are those of any."""
    day = date(2026, 6, 30)
    with warehouse_for_tests.warehouse_of({}, day, before=day - timedelta(365)) as con:
        return frozenset().union(*(sql.fetch(con, sql.query("answers", name), {})[0] for name in findings.EVERY))


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_column_has_a_heading(language):
    assert [column for column in sorted(columns()) if not texts.has(language, f"columns.{column}")] == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_reason_of_a_check_has_its_sentence(language):
    reasons = {reason for name in sql.names("checks") for reason in re.findall(r"'(\w+)' as reason", sql.query("checks", name).text)}
    assert len(reasons) >= 5
    assert {reason for reason in reasons if not texts.has(language, f"errors.{reason}")} == set()


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_matter_has_its_sentence_and_its_page(language):
    assert set(PAGE_OF) <= set(MATTERS), "a page is named for a matter that does not exist"
    assert [matter for matter in MATTERS if not texts.has(language, f"pages.matter.{matter}.other")] == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_driver_and_setting_has_its_name(language, tmp_path):
    chosen = settings(tmp_path)
    assert set(chosen["risk"]) == set(DRIVERS)
    for driver in DRIVERS:
        assert texts.has(language, f"figures.driver.{driver}")
        assert texts.has(language, f"pages.measure.{driver}")
    names = {f"{group}_{key}" for group, entries in chosen.items() if group != "risk" for key in entries}
    assert [name for name in names if not texts.has(language, f"settings.{name}")] == []


def test_every_key_that_the_code_says_exists():
    keys = set(re.findall(r"(?<!ui\.)(?:say|entry|has)\((?:[\w.]+, )?\"([a-z_]+\.[\w.]+)\"", CODE))
    keys |= {f"pages.{key}" for key in re.findall(r"ui\.say\(\w+, \"([\w.]+)\"", CODE)}
    assert len(keys) > 60
    assert [key for key in sorted(keys) if not texts.has("nl", key)] == []


# Keys made of a pattern and values that are not written in the module that holds the pattern: every value that each blank can take.
MATTERS = sorted(set(re.findall(r"'(\w+)'", sql.query("macros", "urgency").text)))
GROUPS, UNTIL, BASES = ("same_for_everybody", "yes_for_everybody"), ("decision", "first_answer"), ("observed", "setting")
SIDES = [f"{name}_{side}" for name in ("waits", "yes") for side in ("groups", "less", "more", "unsure")]
FORMS = {  # of key figures that go by more names than their own
    "granted_per_euro": ("granted_per_euro", "granted_per_euro_zero"),
    "many_years_in_a_row": ("many_years_in_a_row", "many_years_in_a_row_at_least"),
    "stopped_after_subsidy": ("stopped_after_subsidy", "nobody_stopped"),
    "all_in_term": ("all_in_term_decision", "all_in_term_first_answer"),
    "periods_beyond_chance": ("months_beyond_chance", "quarters_beyond_chance"),
    "waits_for_everybody": SIDES[:4],
    "yes_for_all": SIDES[4:],
}
KEY_FIGURES = [form for name in key_figures.READERS if name not in indicators.READERS for form in FORMS.get(name, (name,))]
EXACT = ("small", "complement", "few_organisations", "dominated")  # reasons for who works with the figures
VALUES = {
    **{f"findings.{{}}.{part}": product((*findings.EVERY, *sql.names("lines"))) for part in ("question", "definition", "alt")},
    "findings.{}.caveat": product(story.possible()),
    "report.story.{}": product(story.ready("nl")),
    "pages.rondetafel.{}": product(documents.WRITERS),
    "pages.rondetafel.making.{}": product(("answers", "figures", "slides", "file")),
    "report.pdf.{}": product(pdf.LACKS.values()),
    "report.minute.{}": product(minutes.KINDS),
    "errors.{}.{}": product(("by_command", "on_page"), texts.words("nl")["errors"]["by_command"]),
    **{f"figures.equal.{{}}.{part}": product(GROUPS) for part in ("axis", "hover", "words")},
    "findings.{}.{}.{}": product(GROUPS, ("crude", "within"), ("less", "more", "unsure")),
    "{}_in_all": product([f"findings.ambitions_by_year.{when}" for when in ("before", "so_far", "some")]),
    "{}_with_middle": product([f"findings.ambitions_by_year.{when}" for when in ("before", "so_far", "some")]),
    "{}_without_amount": product([f"findings.ambitions_by_year.{when}" for when in ("before", "so_far", "some")]),
    "findings.answered_over_time.{}.immature": product(("month", "quarter")),
    "findings.answered_over_time.{}.mean": product(("month", "quarter")),
    "findings.answered_over_time.{}.{}": product(("month", "quarter"), ("outside", "run")),
    "findings.answered_within_term.{}.{}": product(UNTIL, ("some", "too_few")),
    "findings.departments_against_all.one.{}": product(("chance", "less", "more", "small", "too_few", "unknown")),
    "findings.headline_changes.{}.{}": [
        *product(("active_initiatives",), ("count", "unknown")),
        *product(("high_risk_initiatives", "share_per_euro"), ("less", "more", "same", "unsure")),
        *product(("share_in_term",), ("chance", "less", "more", "too_few")),
    ],
    "findings.headline_changes.short.{}.{}": [
        *product(("active_initiatives",), ("count",)),
        *product(("high_risk_initiatives", "share_per_euro"), ("less", "more", "same", "unsure")),
        *product(("share_in_term",), ("chance", "less", "more", "too_few")),
    ],
    "findings.share_change_within_and_mix.{}": [
        *[(f"{way}_{part}",) for way in ("up", "down") for part in ("both", "mix", "within", "mix_against", "within_against")],
        *product(("against", "same")),
    ],
    "findings.time_in_status.longer_than_{}": product(BASES),
    "figures.usual_by_{}": product(BASES),
    "findings.waiting_curve.{}": product(UNTIL),
    "{}.{}": product([f"findings.waiting_quantiles.{until}" for until in UNTIL], ("half", "nine_in_ten")),
    "{}.not_yet.{}": product([f"findings.waiting_quantiles.{until}" for until in UNTIL], ("half", "nine_in_ten")),
    "findings.initiative_file.event.{}": [
        *product(("account", "left_register", "started", "contact_one_way", "contact_two_way", "official_from", "official_to")),
        *product(("promise_start", "promise_end", "request_answered", "request_decided", "request_granted", "request_left")),
        *product(("request_received", "request_rejected", "request_withdrawn", "contact", "ended", "status")),
        *product(("support_asked", "support_given")),
    ],
    "columns.matters.{}": product(MATTERS),
    "codes.{}.{}": [
        *product(("channel",), ("balie", "bezoek", "brief", "e-formulier", "e-mail", "gesprek", "nieuwsbrief", "post", "telefoon")),
        *product(("channel",), ("website", "wijkteam")),
        *product(("kind",), ("advies", "gebruik van grond", "melding", "omgevingsvergunning", "onderhoud", "ruimte", "subsidie")),
        *product(("kind",), ("vergunning", "vraag")),
        *product(("phase",), ("completed", "going_on", "preparing", "stopped_early")),
    ],
    "columns.{}": [
        *product(column.name for table in declared.tables().values() for column in table.columns),
        *product(("phase", "share_replaced")),
    ],
    "editions.sentence.{}{}": [*product(declared.tables(), ("",)), ("status_by_theme", "_within")],
    "editions.definition.{}": product(declared.tables()),
    "editions.why.{}": product(("count", "money", "share", "not_declared", "only_whole", *EXACT)),
    "editions.sign.{}": product(("all", "hidden")),
    "pages.board.{}": product(indicators.lists()),
    "pages.matter.{}": product(MATTERS),
    "pages.measure.{}": product(DRIVERS),
    "assumptions.rule.{}": product(ASSUMPTIONS),
    "frame.usual_export.{}": product(tables()),
    "pages.key_figure.{}.label": product(KEY_FIGURES),
    "pages.key_figure.{}.below": product(KEY_FIGURES),
    "pages.key_figure.{}_{}.value": product(("waits", "yes"), ("less", "more", "unsure")),
    "pages.indicator.name.{}": product(each[0]["name"] for each in indicators.lists().values()),
    "assumptions.sentence.{}": product(["status", "start_date", "end_date", "granted_eur"]),
    "formats.name.{}": product(formats()),
    "formats.sheet.{}.{}": [
        (each.name, layout.name) for each in formats().values() if each.name != "kompas" for layout in each.layouts if layout.name
    ],
    "frame.link.{}": product(("choice", "compared", "data", "day", "long", "number", "where")),
}
VALUES = {pattern: {pattern.format(*values) for values in combinations} for pattern, combinations in VALUES.items()}


def literals(tree: ast.Module) -> set[str]:
    """The words that a module writes, and those in the constants that it imports."""
    found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kompas"):
            for name in (alias.name for alias in node.names if alias.name.isupper()):
                found |= words_in(getattr(importlib.import_module(node.module), name))
    return {word for word in found if re.fullmatch(r"[\w.+-]+", word)}


def words_in(constant: object) -> set[str]:
    if isinstance(constant, dict):
        return words_in([*constant.keys(), *constant.values()])
    if isinstance(constant, list | tuple | set | frozenset):
        return set().union(*map(words_in, constant))
    return {constant} if isinstance(constant, str) else set()


def patterns(tree: ast.Module) -> set[str]:
    """The f-strings of a module that can be a key, with {} for what is filled in."""
    written = {
        "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
    }
    return {pattern for pattern in written if re.fullmatch(r"[\w.{}]+", pattern) and "{}" in pattern}


def codes_of(query: sql.Query) -> set[str]:
    """The codes that its rows can hold: those that the query, its marts or a macro writes, and the choices of the canonical tables."""
    queries = [query, *(sql.query("marts", name) for name in warehouse_for_tests.marts_behind(query))]
    queries += [sql.query("macros", name) for name in sql.names("macros")]
    choices = {code for table in tables().values() for column in table.columns.values() for code in column.choices}
    return choices.union(*(re.findall(r"'([\w+-]+)'", query.text) for query in queries))


def keys(node: object, key: str = "") -> set[str]:
    """Every key under which something is said: one for a sentence in its forms for one and for several, and one for a list."""
    if not isinstance(node, dict) or ("other" in node and node.keys() <= {"none", "one", "other", "none_of_one", "one_of_one"}):
        return {key}
    return set().union(*(keys(value, f"{key}.{name}" if key else name) for name, value in node.items()))


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module of the product, parsed."""
    return {path: ast.parse(path.read_text("utf-8")) for folder in ("kompas", "pages") for path in sorted((ROOT / folder).rglob("*.py"))}


def used() -> set[str]:
    """Every key that the code can ask for: written whole, or a pattern with its values: those of VALUES or words of its own module."""
    words_of = {path: literals(tree) for path, tree in trees().items()}
    anywhere = set().union(*words_of.values())
    reasons = {reason for name in sql.names("checks") for reason in re.findall(r"'(\w+)' as reason", sql.query("checks", name).text)}
    found = anywhere | {f"pages.{word}" for path, words in words_of.items() if path.parent.name == "pages" for word in words}
    for path, tree in trees().items():
        for pattern in patterns(tree):
            found |= VALUES.get(pattern, set())
            if (pattern not in VALUES or not re.search("[a-z]", pattern)) and pattern.count("{}") < 3:
                found |= {pattern.format(*words) for words in product(words_of[path], repeat=pattern.count("{}"))}
    for name in sql.names("answers"):
        query = sql.query("answers", name)
        columns = {*golden.read(name)[0], *query.parameters}
        found |= {f"columns.{column}" for column in columns} | {f"codes.{column}.{code}" for column in columns for code in codes_of(query)}
    for table in declared.tables().values():
        counted = codes_of(sql.query("answers", "council_counts")) if table.counted else ()
        found |= {f"columns.{name}" for name in (*table.keys, *(column.name for column in table.columns))}
        found |= {f"codes.{key}.{code}" for key in table.keys for code in (*counted, *table.rest, FEW)}
        found |= {f"editions.why.{name}" for name in findings.EVERY}
    for query in (sql.query("lines", name) for name in sql.names("lines")):
        columns = re.findall(r"(\w+),?$", query.text.rpartition("\nselect\n")[2].partition("\nfrom ")[0], re.MULTILINE)
        found |= {f"columns.{column}" for column in columns} | {f"codes.{column}.{code}" for column in columns for code in codes_of(query)}
    for drill in (drill for drills in DRILLS.values() for drill in drills):
        found |= {f"columns.{drill.count}", *(f"codes.{name}.yes" for name, value in drill.fixed.items() if value is True)}
        found |= {f"codes.{name}.{value}" for name in drill.columns.values() for value in ("true", "false", "unknown")}
    found |= {"columns.setting", "columns.setting_value"}  # a table of the page with the settings, which is no answer
    reasons |= anywhere | set(re.findall(r"'(\w+)'", CODE)) | {"read_dmy", "read_mdy"}  # also in SQL that readers put together
    found |= {f"errors.{reason}" for reason in reasons} | {f"errors.expected.{kind}" for kind in reasons}
    found |= {f"settings.{group}_{name}" for group, entries in settings(ROOT / "tests").items() for name in entries}
    return found | {f"template.one_row_per.{name}" for name in typed_tables()}


def words_of_tables() -> set[str]:
    """The keys of `tables.toml` of a language: every table, column and code has one."""
    found = set()
    for table in tables().values():
        found |= {f"tables.{table.name}.name", *(f"tables.{table.name}.columns.{name}" for name in table.columns)}
        found |= {f"tables.{table.name}.choices.{column.name}.{code}" for column in table.columns.values() for code in column.choices}
    return found


def test_all_together_is_not_called_unknown():
    """Where the grain of an answer says that a null is all together, its table says so too."""
    of_all = [
        (name, column)
        for name in sql.names("answers")
        for column in re.findall(r"together \((\w+) null\)", sql.query("answers", name).grain)
    ]
    assert len(of_all) > 8 and [each for each in of_all if null_words(*each) in (None, "figures.unknown")] == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_what_to_do_names_options_by_command_only(language):
    errors = texts.words(language)["errors"]
    sentences = {key: words for key, words in errors.items() if isinstance(words, str)} | errors["on_page"]
    assert errors["by_command"].keys() == errors["on_page"].keys() <= errors.keys()
    assert [key for key, words in sentences.items() if " --" in words] == []


def test_no_word_is_unused():
    unused = keys(texts.words("nl")) - used() - words_of_tables()
    assert sorted(key for key in unused if not key.startswith("streamlit.")) == []


def test_values_of_a_key_have_their_words():
    assert sorted(VALUES.keys() - set().union(*map(patterns, trees().values()))) == [], "no module holds this pattern"
    assert sorted(set().union(*VALUES.values()) - keys(texts.words("nl"))) == []


def test_words_of_streamlit_are_those_that_it_says():
    """In its bundle, or from its server; it fills in a name, puts a comma or colon after a word, joins 'options' and 'apply'."""
    home = Path(streamlit.__file__).parent
    scripts = (*(home / "static").rglob("*.js"), home / "runtime" / "backend_operation_handler.py")
    bundle = "\n".join(path.read_text("utf-8", errors="replace") for path in scripts)
    english = [text for part in texts.words("nl")["streamlit"].values() for text in part]
    assert len(english) > 30
    assert [text for text in english for part in re.split(r": \{\}|\{\}(?: options)?|, |apply$", text) if part not in bundle] == []


MOST_WORDS = 20  # of a heading that is read in one glance


def sentences_given() -> Iterator[tuple[str, str]]:
    """Every sentence that the cases and the invented town give, with where it stands."""
    kinds = {"cases.md": r"Zin \(\w\w\): (.+)", "sentences.md": r"[\w ]+: (.+)"}
    for path in sorted(path for name in kinds for path in sql.ANSWERS.glob(f"*/{name}")):
        for line in path.read_text("utf-8").splitlines():
            if given := re.match(kinds[path.name], line):
                yield f"{path.parent.name}/{path.name}", given[1]


def test_the_message_of_every_answer_is_read_in_one_glance():
    messages = [(place, texts.first_sentence(sentence)[0]) for place, sentence in sentences_given()]
    assert len(messages) > 500
    assert not [(place, message) for place, message in messages if len(message.split()) > MOST_WORDS]


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("Er zijn 2 plannen. Dat is weinig.", "Er zijn 2 plannen.", "Dat is weinig."),
        ("Eén zin.", "Eén zin.", ""),
        ("St. Jansbuurt heeft de meeste. Van 2 is niets bekend.", "St. Jansbuurt heeft de meeste.", "Van 2 is niets bekend."),
        ("Zorg B.V. Noord krijgt € 1.200. € 300 is onbekend.", "Zorg B.V. Noord krijgt € 1.200.", "€ 300 is onbekend."),
        ("De meeste zijn van ‘Ja! En nu?’ (zie ook. Daar). 3 niet.", "De meeste zijn van ‘Ja! En nu?’ (zie ook. Daar).", "3 niet."),
        ("Dr. A. de Vries Stichting leunt op 1. ‘Noord’ op 2.", "Dr. A. de Vries Stichting leunt op 1.", "‘Noord’ op 2."),
    ],
)
def test_the_first_sentence_ends_where_it_ends(text, first, rest):
    assert texts.first_sentence(text) == (first, rest)
