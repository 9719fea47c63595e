"""The words: the same in both languages, none missing, none empty, none unused."""

import re
from string import Formatter

import pytest

from kompas import findings, sql, texts
from kompas.contract import ROOT, tables
from kompas.figures.risk import DRIVERS
from kompas.settings import settings
from kompas.ui.overview import PAGE_OF

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
    answers_of_the_frame = {"filter_choices", "column_coverage", "ward_outlines"}
    assert set(sql.names("answers")) == set(findings.EVERY) | answers_of_the_frame


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_column_has_a_heading(demo, language):
    scope = findings.Scope(demo, language, settings=settings(demo.path.parent))
    columns = {column for name in findings.EVERY for column in scope.rows(name).columns}
    assert [column for column in sorted(columns) if not texts.has(language, f"columns.{column}")] == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_reason_of_a_check_has_its_sentence(language):
    reasons = {reason for name in sql.names("checks") for reason in re.findall(r"'(\w+)' as reason", sql.query("checks", name).text)}
    assert len(reasons) >= 5
    assert {reason for reason in reasons if not texts.has(language, f"errors.{reason}")} == set()


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_matter_has_its_sentence_and_its_page(language):
    matters = set(re.findall(r"'(\w+)'", sql.query("macros", "urgency").text))
    assert set(PAGE_OF) <= matters, "a page is named for a matter that does not exist"
    assert [matter for matter in matters if not texts.has(language, f"pages.matter.{matter}.other")] == []


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


def test_every_word_is_said_somewhere():
    """A key is used when the code holds it whole, or holds the fixed beginning of an f-string that it fits."""
    patterns = [
        re.compile(re.sub(r"\\\{.*?\\\}", r"[\\w-]+", re.escape("".join(told))) + r"(\.\w+)?$")
        for told in set(
            re.findall(r"\"((?:frame|findings|figures|columns|pages)\.[^\"\s]*)\"|'((?:frame|findings|figures)\.[^'\s]*)'", CODE)
        )
    ] + [re.compile(rf"pages\.{key}$") for key in re.findall(r"ui\.say\(\w+, \"([\w.]+)\"", CODE)]
    mine = [key for key in WORDS["nl"] if key.split(".")[0] in {"frame", "findings", "figures", "pages"}]
    unused = [key for key in mine if not any(pattern.match(key) for pattern in patterns)]
    assert unused == []


def test_a_choice_is_called_something_in_both_languages():
    for table in tables().values():
        for column in table.columns.values():
            for code, words in column.choices.items():
                assert set(words) == set(texts.LANGUAGES), (table.name, column.name, code)
