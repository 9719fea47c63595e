"""What a style guide would beg for: the rules of this code base, kept by a test."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from kompas import sql, texts
from kompas.contract import ROOT, tables
from tests.each import each

KINDS = ("macros", "checks", "marts", "lines", "answers")
QUERIES = [(kind, name) for kind in KINDS for name in sql.names(kind)]
PYTHON = sorted([*ROOT.glob("kompas/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"])
PAGES = sorted(ROOT.glob("pages/*.py"))
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")

# The few places that compose statements around quoted identifiers; everything else hands SQL over whole.
COMPOSES_SQL = (
    "kompas/contract.py",
    "kompas/csv_rows.py",
    "kompas/parser/parquet.py",
    "kompas/readers/",
    "kompas/tables/",
    "kompas/sql.py",
)
COMPOSES_SQL += ("kompas/warehouse/",)

# The queries of more than 120 lines, with their length.
LONG = {
    ("answers", "answered_over_time"): 153,
    ("answers", "headline_changes"): 197,
    ("answers", "headlines"): 200,
    ("answers", "share_change_within_and_mix"): 122,
    ("marts", "group_waits"): 146,
    ("marts", "request_months"): 180,
    ("marts", "requests"): 152,
    ("marts", "subsidy_series"): 175,
    ("marts", "waiting_decisions"): 142,
}


WITH_CHOICES = [(kind, name) for kind, name in QUERIES if kind in ("answers", "lines")]  # what takes the reader's choices

# The macros by which an answer obeys the reader's choices; others that look at $chosen only say where the sums are.
OBEYING = {"fits_definition", "is_chosen", "is_chosen_department", "is_within"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a module."""
    return ast.parse(path.read_text("utf-8"))


def body(query: sql.Query) -> str:
    return "\n".join(line.partition("--")[0] for line in query.text.splitlines())


def test_a_rule_for_each_names_those_that_break_it():
    @each([3, 4, 5, 6])
    def is_even(number):
        assert number % 2 == 0, "odd"

    with pytest.raises(AssertionError, match=r"^3: odd\n.*\n5: odd\n"):
        is_even()


@each(QUERIES)
def test_a_query_says_what_it_answers(kind, name):
    query = sql.query(kind, name)
    assert query.question.endswith("?"), "line 1 is the question"
    grain = r"One \w+.* per call" if kind == "macros" else r"One row( per .+)?[.,]"
    assert re.match(grain, query.grain), "line 2 is the grain"
    used = set(re.findall(r"\$(\w+)", body(query)))
    assert set(query.stated) == used, "every parameter has its line in the header, and no other"


@each(QUERIES)
def test_queries_fit_in_the_head(kind, name):
    lines = len(sql.query(kind, name).text.splitlines())
    if (kind, name) in LONG:
        assert lines == LONG[kind, name] > 120, "this list may only shrink: write down the length that it has now, or take it out"
    else:
        assert lines <= 120, "cut it along a mart, or along a macro over a relation"


@each([(kind, name) for kind, name in QUERIES if kind in ("marts", "lines")])
def test_which_initiative_an_identifier_means_is_looked_up_in_one_place(kind, name):
    """What a person decided to be one initiative has identifiers in several registers: `mention_keys` knows them all."""
    assert not re.search(r"= initiatives\.(register_key|initiative_id)\b", body(sql.query(kind, name)))


@each([(kind, name) for kind, name in QUERIES if kind != "macros"])
def test_a_query_is_one_select(kind, name):
    text = body(sql.query(kind, name)).strip()
    assert re.match(r"(with|select)\b", text), "a file is one select"
    assert ";" not in text.rstrip(";")
    assert not re.search(r"\b(create|insert|update|delete|attach|copy|pragma|install|load)\b", text)
    assert not re.search(r"\{\w*\}", text), "no templating"


@each(QUERIES)
def test_on_date_is_the_only_clock(kind, name):
    assert not re.search(r"\b(current_date|current_timestamp|now\s*\(|today\s*\(|get_current)", body(sql.query(kind, name)))


@each(QUERIES)
def test_names_are_words(kind, name):
    text = body(sql.query(kind, name))
    assert not re.search(r"\b(?:as|from|join)\s+(?!n\b)[a-z]\d?\b(?!\.)", text), "no one-letter aliases, but n for a count"
    assert not re.search(r"\bfinal\b|\bgroup by (?:\d|all)", text)


@each(WITH_CHOICES)
def test_an_answer_has_a_total_order(kind, name):
    query = sql.query(kind, name)
    assert query.grain == "One row." or re.search(r"order by(?:[^()]|\([^()]*\))*$", body(query).strip())


@each(WITH_CHOICES)
def test_the_header_of_an_answer_says_how_each_parameter_is_written(kind, name):
    query = sql.query(kind, name)
    assert set(query.kinds) == set(query.parameters), "each line reads `$name (kind): meaning`"
    assert set(query.kinds.values()) <= set(sql.PARSERS)


@each(WITH_CHOICES)
def test_an_answer_obeys_the_choices_that_its_header_names(kind, name):
    query = sql.query(kind, name)
    called = set(re.findall(r"\b(\w+)\(\s*\$chosen\b", body(query))) & OBEYING
    obeyed = {choice for macro in called for choice in re.findall(r"\bchosen\.(\w+)", body(sql.query("macros", macro)))}
    assert set(query.choices) == obeyed, "the line reads `$chosen (choice, choice): meaning`"


def test_a_parameter_is_written_the_same_way_in_every_answer():
    kinds: dict[str, set[str]] = {}
    for name in sql.names("answers"):
        for parameter, kind in sql.query("answers", name).kinds.items():
            kinds.setdefault(parameter, set()).add(kind)
    assert {parameter: found for parameter, found in kinds.items() if len(found) > 1} == {}


def test_the_key_of_a_table_is_made_of_its_columns():
    for table in tables().values():
        assert set(table.key) <= set(table.columns)


@each(PYTHON, relative)
def test_errors_are_never_swallowed(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"bare except in line {node.lineno}"
            assert "Exception" not in ast.unparse(node.type).split(), f"except Exception in line {node.lineno}"


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_error_has_its_sentence(language):
    raised = {reason for path in PYTHON for reason in re.findall(r"ExportError\(\s*\"(\w+)\"", path.read_text("utf-8"))}
    assert len(raised) > 10
    assert [reason for reason in sorted(raised) if not texts.has(language, f"errors.{reason}")] == []


@each(PYTHON, relative)
def test_modules_fit_in_the_head(path):
    limit = 40 if path in PAGES else 260
    assert len(path.read_text("utf-8").splitlines()) <= limit
    assert path.stem not in {"utils", "helpers", "common", "core", "services", "components", "constants"}


@each(PYTHON, relative)
def test_sql_is_not_glued_together(path):
    if relative(path).startswith(COMPOSES_SQL):
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.JoinedStr):
            assert not re.search(r"\bselect\b.*\bfrom\b|\binsert into\b", ast.unparse(node), re.IGNORECASE), f"line {node.lineno}"


@each(PYTHON, relative)
def test_only_the_screen_knows_streamlit(path):
    on_screen = relative(path).startswith(("app.py", "pages/", "kompas/ui/", "kompas/web.py", "kompas/doors.py", "kompas/bench/"))
    if not on_screen:
        assert not re.search(r"^\s*(import|from) streamlit\b", path.read_text("utf-8"), re.MULTILINE)


@each(PAGES, relative)
def test_a_page_tells_and_computes_nothing(path):
    text, nodes = path.read_text("utf-8"), list(ast.walk(tree(path)))
    for word in ("select ", "duckdb", "pd.", "fig.update_", "session_state", "unsafe_allow_html"):
        assert word not in text, word
    assert not [node for node in nodes if isinstance(node, ast.Try)]
    written = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    documented = ast.get_docstring(tree(path))
    assert not [text for text in written if " " in text and text != documented], "quoted sentences belong in the locales"


@each([path for path in PYTHON if relative(path).startswith("kompas/")], relative)
def test_imports_go_one_way(path):
    order = {"ui": 6, "report": 5, "drawing": 5, "findings": 4, "figures": 3, "texts": 2, "sql": 2, "warehouse": 2}
    own = order.get(path.relative_to(ROOT / "kompas").parts[0].removesuffix(".py"))
    if own is None:
        return
    for imported in re.findall(r"from kompas(?:\.(\w+))? import ([\w, ]+)", path.read_text("utf-8")):
        for name in filter(None, re.split(r"[, ]+", imported[0] or imported[1])):
            assert order.get(name, 0) <= own, f"{relative(path)} imports {name}"


@each([path for path in PYTHON if relative(path).startswith(("kompas/", "pages/", "app.py"))], relative)
def test_only_the_drawer_knows_plotly(path):
    """A chart is a value: who builds one knows no Plotly, no colour and no paper."""
    if relative(path).startswith("kompas/drawing/"):
        return
    names = {alias.name for node in ast.walk(tree(path)) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)}
    assert not [name for name in names if name.split(".")[0] == "plotly"]
    if relative(path).startswith("kompas/figures/"):
        assert not [name for name in names if name.startswith("kompas.drawing")]
        assert not re.findall(r"#[0-9a-fA-F]{6}\b", path.read_text("utf-8")), "a colour is a role"


# The files of `kompas/readers` from below: each may import what stands before its own line, and nothing beside or above it.
READERS = (
    {"encodings", "quotes", "sheet"},
    {"kinds", "line_ends", "lines_view", "bulk_reader", "parser_process", "physical_lines"},
    {"line_reader"},
    {"delimited", "workbook", "records"},
    {"pabulib"},
    {"opening"},
    {"__init__"},
)
BELOW_READERS = {"kompas.contract", "kompas.errors", "kompas.parser"}


def modules_imported(path: Path) -> set[str]:
    """Every module of ours that a file imports, wherever in the file: 'kompas.readers.sheet'."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{name.name}" for name in node.names}
            found |= {each for each in inner if (ROOT / each.replace(".", "/")).with_suffix(".py").exists()} or {node.module}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return {name for name in found if name.partition(".")[0] == "kompas"}


@each(sorted(ROOT.glob("kompas/readers/*.py")), relative)
def test_a_reader_imports_only_what_lies_below_it(path):
    [level] = [number for number, names in enumerate(READERS) if path.stem in names]
    below = {f"kompas.readers.{name}" for names in READERS[:level] for name in names}
    upwards = {name for name in modules_imported(path) - below if not name.startswith(tuple(BELOW_READERS))}
    assert upwards == set()


@each(PYTHON, relative)
def test_public_functions_say_what_comes_back(path):
    if path in PAGES:
        return
    assert ast.get_docstring(tree(path)), "a module says what it is for"
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_nothing_of_this_machine_is_in_the_repository():
    paths = re.compile(r"/(?:wor[k]|roo[t]|hom[e])/\w|index-ur[l]|find-link[s]")
    for name in filter(None, TRACKED):
        path = ROOT / name
        if path.suffix in {".py", ".sql", ".toml", ".md", ".txt", ".yml", ""} and path.is_file():
            assert not paths.search(path.read_text("utf-8")), name
