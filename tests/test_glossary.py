"""Names as `docs/glossary.md` has them: a name says what a thing is, not what was done to it."""

import re
import tokenize
from functools import cache
from pathlib import Path

from kompas import sql
from kompas.contract import ROOT, tables
from tests import golden
from tests.each import each

NO_NAMES = {"told", "untold", "asked", "said"}
PYTHON = sorted([ROOT / "app.py", *(path for folder in ("kompas", "pages", "tests") for path in (ROOT / folder).rglob("*.py"))])
QUERIES = sorted((ROOT / "queries").rglob("*.sql"))
# What a query holds: comments, texts, names between quotes, names, and whatever else.
SQL_TOKEN = re.compile(
    r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|\"(?P<quoted>(?:[^\"]|\"\")*)\"|(?P<bare>\$?[a-z_]\w*)|\d+(?:\.\d+)?|.", re.DOTALL | re.IGNORECASE
)

# Names that municipalities, spreadsheets and links know; they stay. Each is what its reason says: a test looks it up.
ALLOWED = {
    "support_asked_and_given": "answer",
    "asked_granted_determined": "answer",
    "granted_of_asked": "answer",
    "granted_of_asked_low": "column of an answer",
    "granted_of_asked_high": "column of an answer",
    "asked_eur": "column of a canonical table",
    "asked_date": "column of a canonical table",
    "asked": "column of an answer",
    "all_asked": "column of an answer",
    "asked_promises": "column of an answer",
    "initiatives_untold": "column of an answer",
    "median_asked_eur": "column of an answer",
    "share_of_asked": "column of an answer",
    "share_of_asked_low": "column of an answer",
    "times_asked": "column of an answer",
    "funding_lines_told_twice": "check",  # what an answer says of a check goes by its name
    "initiatives_told_twice": "check",
    "requests_told_twice": "check",
}


def python_names(text: str) -> set[str]:
    """The names in a module; of an attribute with the dot before it."""
    lines, found, before = iter(text.splitlines(keepends=True)), set(), ""
    for token in tokenize.generate_tokens(lambda: next(lines, "")):
        if token.type == tokenize.NAME:
            found.add(f".{token.string}" if before == "." else token.string)
        before = token.string
    return found


def sql_names(text: str) -> set[str]:
    """The names in a query, outside its texts and comments; of a parameter with its `$`."""
    return {found["quoted"] or found["bare"] for found in SQL_TOKEN.finditer(text) if found["quoted"] or found["bare"]}


@cache
def names(path: Path) -> frozenset[str]:
    """The names in a file, and the name of the file itself."""
    text = path.read_text("utf-8")
    return frozenset(
        {path.parent.name if path.name == "answer.sql" else path.stem} | (sql_names(text) if path.suffix == ".sql" else python_names(text))
    )


def forbidden(found: frozenset[str] | set[str]) -> set[str]:
    return {name for name in found if NO_NAMES & set(name.lower().lstrip("$.").split("_"))}


def allowed(path: Path) -> set[str]:
    """In a query every name of the list, but a bare word only in the answer of which it is a column; in Python a column only of a row."""
    if path.suffix == ".sql":
        return {name for name in ALLOWED if name not in NO_NAMES or path.name == "answer.sql" and name in golden.read(path.parent.name)[0]}
    return {f".{name}" for name in ALLOWED} | {name for name, reason in ALLOWED.items() if reason == "answer"}


def test_names_are_found_in_code_and_not_in_words():
    assert python_names("def said(a): return 'b told' + a.asked  # untold") == {"def", "said", "a", "return", ".asked"}
    text = "select \"said\" as a, 'it''s told' /* asked */ from b where c = $told -- untold\n"
    assert sql_names(text) == {"select", "said", "as", "a", "from", "b", "where", "c", "$told"}
    bad = {"told", "is_told", "untold_days", "Asked", "$told", ".said"}
    assert forbidden(bad | {"retold", "task", "unsaid", "saidy"}) == bad


@each([*PYTHON, *QUERIES], lambda path: path.relative_to(ROOT).as_posix())
def test_a_name_says_what_a_thing_is(path):
    assert sorted(forbidden(names(path)) - allowed(path)) == []


def test_what_is_allowed_is_what_its_reason_says():
    answers = sql.names("answers")
    by_reason = {
        "answer": set(answers),
        "check": set(sql.names("checks")),
        "column of an answer": {column for name in answers for column in golden.read(name)[0]},
        "column of a canonical table": {column for table in tables().values() for column in table.columns},
    }
    assert [name for name, reason in ALLOWED.items() if name not in by_reason[reason]] == []


def test_the_terms_of_the_glossary_exist():
    """A term between backticks is a name in the code or the queries."""
    rows = [line.split("|") for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    terms = {term for _, cell, *_ in rows for term in re.findall(r"`([^`]+)`", cell)}
    assert len(terms) >= 15
    used = {name.lstrip("$.") for path in [*PYTHON, *QUERIES] if path.parent.name != "tests" for name in names(path)}
    assert sorted(terms - used) == []
