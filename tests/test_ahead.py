"""Answers are remembered, and begun while the page works on its first: each question is answered once, and none waits for another."""

import ast
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier, Event

import pytest

from kompas import findings
from kompas.contract import ROOT
from kompas.findings import Filters, Scope, prefetch
from kompas.findings.finding import memoize
from kompas.ui.frame import PAGES
from kompas.warehouse import Warehouse

PATIENCE_S = 10
OF_ONE = ("_card", "_file")  # what is about one initiative or organisation, which has to be chosen first


def scope_of(name: str, *themes: str) -> Scope:
    return Scope(Warehouse(Path("none"), name, date(2026, 1, 1), (), False), "nl", Filters(themes=themes))


def test_who_asks_while_it_is_being_answered_waits_for_that_answer():
    both_ask, answers = Barrier(2), []

    @memoize
    def slow(scope):
        answers.append(scope)
        Event().wait(0.2)
        return object()

    def ask() -> object:
        both_ask.wait(PATIENCE_S)
        return slow(scope_of("once"))

    with ThreadPoolExecutor(2) as readers:
        one, other = (reader.result() for reader in [readers.submit(ask), readers.submit(ask)])
    assert one is other and len(answers) == 1


def test_a_finding_that_was_begun_is_the_one_that_the_page_shows():
    begun, answers = Event(), []

    @memoize
    def second(scope, until="decision"):
        answers.append(until)
        begun.set()
        return object()

    prefetch(scope_of("page"), second)
    assert begun.wait(PATIENCE_S), "nobody asked the second question yet"
    assert second(scope_of("page"), "decision") is second(scope_of("page"), until="decision") is second(scope_of("page"))
    assert answers == ["decision"]


def test_another_choice_is_another_question():
    answers = []

    @memoize
    def waiting(scope, until="decision"):
        answers.append((until, scope.filters.themes))

    for themes in ((), ("zorg",)):
        for until in ("decision", "first_answer"):
            waiting(scope_of("choices", *themes), until=until)
    assert len(answers) == len(set(answers)) == 4


def test_what_fails_ahead_fails_for_who_asks():
    failed = Event()

    @memoize
    def broken(scope):
        failed.set()
        raise KeyError("broken")

    prefetch(scope_of("broken"), broken)
    assert failed.wait(PATIENCE_S)
    for _ in range(2):
        with pytest.raises(KeyError):
            broken(scope_of("broken"))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_begins_on_every_finding_but_its_first(page):
    """In the order in which it shows them; `ui.show_all` begins on what it is given, so that this may be left out."""
    nodes = list(ast.walk(ast.parse((ROOT / "pages" / f"{page}.py").read_text("utf-8"))))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    begun = [one for call in calls if ast.unparse(call.func) == "findings.prefetch" for one in call.args[1:]]
    called = {ast.unparse(call.func) for call in calls}
    shown = [node for node in nodes if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "findings" and node not in begun]
    shown = [node for node in shown if node.attr in findings.EVERY]
    shown.sort(key=lambda node: (node.lineno, node.col_offset))
    names = list(dict.fromkeys(ast.unparse(node) for node in shown if not node.attr.endswith(OF_ONE)))
    begins = [ast.unparse(node) for node in begun]
    assert begins == [name for name in names if name in begins or name in called][1:]
