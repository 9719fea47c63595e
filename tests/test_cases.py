"""The rules as their owner reads them: `queries/answers/<answer>/cases.md` holds rows in and rows out, run
through the real marts and answers.

A heading is a rule. Under it: the day (`Dag:`), where two days are compared the earlier one (`Eerder:`), choices of the reader
(`Keuze: until = first_answer`), settings other than usual (`Instelling: minimum.for_share = 1`), tables named by the
canonical table, what a person decided to be one initiative (`same_mentions`), and what the answer gives (`Verwacht`): every row in order,
some of the columns. An empty cell is unknown. Last, what the page says of these rows under these choices, in both languages
(`Zin (nl): …` and `Zin (en): …`): written by `python -m tests.golden <answer>` and read by whoever owns the definition.
Every count in these rows leads to as many lines of the tables as it says.
A rule about a choice that no page gives has no sentence (`rules.NOT_ON_THE_PAGE`), nor has an answer that no page shows by itself.
"""

from dataclasses import replace

import pytest

from kompas import findings, sql, texts
from kompas.findings.drill_counts import DRILLS
from tests import rules
from tests.each import each
from tests.following import follow

ALL = rules.every()


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.answer}: {case.rule}")
def test_rule(case):
    with rules.warehouse_of(case) as con:
        columns, rows = sql.fetch(con, sql.query("answers", case.answer), case.choices)
        found = [dict(zip(columns, row, strict=True)) for row in rows]
        expected = case.tables["Verwacht"]
        assert [_written(row, like) for row, like in _beside(found, expected)] == expected
        if case.has_sentences:
            assert rules.sentences(case, con) == case.sentences
        if case.has_sentences and case.answer in DRILLS:
            scope, arguments = rules.scope_of(case, con)
            follow(replace(scope, language="nl"), case.answer, **arguments)


def _beside(found: list[dict], expected: list[rules.Row]) -> list[tuple[dict, rules.Row]]:
    first = expected[0] if expected else {}
    return [(row, expected[number] if number < len(expected) else first) for number, row in enumerate(found)]


def _written(row: dict[str, object], like: rules.Row) -> rules.Row:
    """The row as the case writes it: its columns, numbers with as many decimals."""
    return {name: _cell(row[name], expected) for name, expected in like.items()}


def _cell(value: object, like: str | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return f"{value:.{len((like or '').partition('.')[2])}f}"
    return str(value)


@each(sql.names("answers"))
def test_every_answer_has_a_case(answer):
    assert rules.read(answer)


@each(ALL, lambda case: f"{case.answer}: {case.rule}")
def test_a_case_is_complete(case):
    assert case.on_date, "a case names its day"
    assert "Verwacht" in case.tables, "a case says what is expected"
    wanted = set(texts.LANGUAGES) if case.has_sentences else set()
    assert case.sentences.keys() == wanted, "a case says in both languages what its page says, where there is one"


def test_only_what_no_page_gives_has_no_sentence():
    """Every exception is an answer with a finding and a choice of its query, and some rule needs it."""
    for answer, choices in rules.NOT_ON_THE_PAGE.items():
        assert answer in findings.EVERY
        assert choices == {name for case in ALL if case.answer == answer for name in case.choices if name in choices}
