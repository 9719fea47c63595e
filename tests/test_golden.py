"""Every answer on the demo exports, line by line, and every sentence, word by word, as they were reviewed last."""

import pytest

from kompas import findings, sql, texts
from tests import golden


@pytest.mark.parametrize("name", sql.names("answers"))
def test_answer_is_as_reviewed(demo, name):
    assert golden.lines(demo, name) == golden.read(name)


@pytest.mark.parametrize("name", golden.OF_REGISTER)
def test_answer_of_the_register_is_as_reviewed(register, name):
    assert golden.lines(register, name) == golden.read(name, golden.REGISTER)


def test_no_golden_file_without_its_answer():
    assert sorted(path.stem for path in golden.GOLDEN.glob("*.csv")) == list(sql.names("answers"))
    assert {path.stem for path in golden.REGISTER.glob("*.csv")} == set(golden.OF_REGISTER)


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", findings.EVERY)
def test_sentences_are_as_reviewed(demo, name, language):
    assert golden.sentences(demo, language, name) == golden.read_sentences(language)[name]


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_golden_sentence_without_its_finding(language):
    assert list(golden.read_sentences(language)) == list(findings.EVERY)
