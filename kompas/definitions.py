"""The definitions page: what every figure means, gathered from the headers of the queries and the cases beside them."""

import re

from kompas import sql
from kompas.choices import KINDS, MEANINGS
from kompas.contract import tables


def page() -> str:
    """The definitions as one Markdown document, in English, with the rules as the cases word them (in Dutch)."""
    parts = [
        "# Definitions",
        "",
        "Made from the headers of the queries by `make definitions`; do not edit. The rules in italics are the cases beside each answer,",
        "`queries/answers/<answer>/cases.md`, which are run against the queries.",
        "",
        "## The reader's choices",
        "",
        "An answer names those that it obeys, behind `$chosen`; what is not chosen is null, and means all.",
        "",
        *(f"- `{name}` ({KINDS[name]}): {MEANINGS[name]}." for name in KINDS),
        "",
        "## Answers",
    ]
    parts += [line for name in sql.names("answers") for line in _section(sql.query("answers", name), _rules(name))]
    parts += ["", "## Lines behind counts: with the classes and flags by which a count names its own"]
    parts += [line for name in sql.names("lines") for line in _section(sql.query("lines", name), ())]
    parts += ["", "## Marts: the rules, each written once"]
    parts += [line for name in sql.names("marts") for line in _section(sql.query("marts", name), ())]
    parts += ["", "## Checks: lines of an export that cannot be right"]
    parts += [line for name in sql.names("checks") for line in _section(sql.query("checks", name), ())]
    parts += ["", "## The canonical tables"]
    for table in tables().values():
        parts += ["", f"### {table.name}", "", f"One row per {table.grain}.", "", "| column | kind | meaning |", "|---|---|---|"]
        parts += [f"| `{column.name}` | {column.kind} | {column.meaning['en']} |" for column in table.columns.values()]
    return "\n".join(parts) + "\n"


def _section(query: sql.Query, rules: tuple[str, ...]) -> list[str]:
    lines = ["", f"### {query.name}", "", f"{query.question} {query.grain}"]
    if query.why:
        lines += ["", " ".join(query.why)]
    if query.stated:
        lines += ["", *(_parameter(query, name) for name in query.stated)]
    if rules:
        lines += ["", *(f"- *{rule}*" for rule in rules)]
    return lines


def _parameter(query: sql.Query, name: str) -> str:
    kind = ", ".join(query.choices) if name == "chosen" else query.kinds.get(name)
    return f"- `${name}`{f' ({kind})' if kind else ''}: {query.stated[name]}"


def _rules(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"^## (.+)$", (sql.ANSWERS / name / "cases.md").read_text("utf-8"), re.MULTILINE))
