"""Answers are kept, and begun before they are asked for: each question is answered once, and a page need not wait for each in turn."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier, Event

import pytest

from kompas.findings import Filters, Scope
from kompas.findings.finding import kept
from kompas.warehouse import Warehouse

PATIENCE_S = 10


def scope_of(page: str, *themes: str) -> Scope:
    return Scope(Warehouse(Path("none"), page, date(2026, 1, 1), (), 0, False), "nl", Filters(themes=themes), page=page)


def test_who_asks_while_it_is_being_answered_waits_for_that_answer():
    both_ask, answers = Barrier(2), []

    @kept
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


def test_the_usual_questions_of_a_page_begin_with_its_first():
    begun = Event()

    @kept
    def first(scope):
        return None

    @kept
    def second(scope, until="decision"):
        if scope.filters.themes:
            begun.set()

    first(scope_of("page")), second(scope_of("page"), until="decision")
    first(scope_of("page", "zorg"))
    assert begun.wait(PATIENCE_S), "nobody asked the second question about care yet"


def test_what_the_reader_chose_on_the_page_is_not_usual():
    waits_until = []

    @kept
    def first(scope):
        return None

    @kept
    def second(scope, until="decision"):
        waits_until.append(until)

    first(scope_of("chosen")), second(scope_of("chosen"), until="first_answer")
    first(scope_of("chosen", "zorg")), second(scope_of("chosen", "zorg"), until="first_answer")
    assert waits_until == ["first_answer", "first_answer"]


def test_what_fails_ahead_fails_for_who_asks():
    @kept
    def broken(scope):
        if scope.filters.themes:
            raise KeyError("broken")

    broken(scope_of("broken"))
    for _ in range(2):
        with pytest.raises(KeyError):
            broken(scope_of("broken", "zorg"))
