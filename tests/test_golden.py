"""Every answer on the exports of both invented towns, line by line, and every sentence, word by word, as they were reviewed last."""

import pytest

from kompas import findings, sql, texts
from tests import golden


@pytest.mark.parametrize("name", sql.names("answers"))
def test_answer_is_as_reviewed(demo, name):
    assert golden.lines(demo, name) == golden.read(name)


@pytest.mark.parametrize("name", sql.names("answers"))
def test_answer_of_the_register_is_as_reviewed(register, name):
    assert golden.lines(register, name, "registerstad") == golden.read(name, "registerstad")


@pytest.mark.parametrize("name", sql.names("answers"))
def test_an_answer_is_a_folder_with_all_of_its_parts(name):
    parts = {"answer.sql", "cases.md", *(f"{town}.csv" for town in golden.TOWNS)} | ({"sentences.md"} if name in findings.EVERY else set())
    assert {path.name for path in golden.file_of(name, "voorbeeldstad").parent.iterdir()} == parts


def test_no_folder_without_an_answer():
    assert {path.name for path in sql.ANSWERS.iterdir()} == set(sql.names("answers"))


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", findings.EVERY)
def test_sentences_are_as_reviewed(demo, name, language):
    assert golden.sentences(demo, language, name) == golden.read_sentences(name)[language]
