"""The questions that the dashboard answers, by words of their question or of what counts in it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from kompas import texts

ALIKE = 85  # of 100: a slip of the pen, no other word
SHORTEST = 5  # letters of a word that can have one


@dataclass(frozen=True)
class Wording:
    """A question with all the words of it, in the languages of the dashboard."""

    name: str
    question: str  # its own words, as they are looked for
    everything: str  # with those of its definition


def questions_found(names: Sequence[str], search: str, limit: int) -> list[str]:
    """The questions of these names in which every word occurs, in whatever language: first in the question itself, then in what counts."""
    words = plain(search).split()
    if not words:
        return []
    wordings = [_wording(name) for name in names]
    for spelled in (words, [_likeliest(word, _vocabulary(tuple(names))) for word in words]):
        found = [each for each in wordings if all(word in each.everything for word in spelled)]
        if found:
            first = sorted(found, key=lambda each: not all(word in each.question for word in spelled))
            return [each.name for each in first[:limit]]
    return []


def plain(text: str) -> str:
    """The text without capitals and accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))


@cache
def _wording(name: str) -> Wording:
    question, definition = (
        plain(" ".join(str(texts.entry(language, f"findings.{name}.{part}")) for language in texts.LANGUAGES))
        for part in ("question", "definition")
    )
    return Wording(name, question, f"{question} {definition}")


@cache
def _vocabulary(names: tuple[str, ...]) -> list[str]:
    words = {word.strip(".,:;?()‘’{}") for name in names for word in _wording(name).everything.split()}
    return sorted(word for word in words if len(word) >= SHORTEST)


def _likeliest(word: str, vocabulary: list[str]) -> str:
    """The word that is meant where it is written a little differently."""
    match = process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=ALIKE) if len(word) >= SHORTEST else None
    return match[0] if match else word
