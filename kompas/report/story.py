"""A story for a table: findings in an order, and the slides that these exports make of it. The presentation and every document are made of
the same slides, so that they cannot disagree."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from kompas import editions, findings, texts
from kompas.editions import LogLine
from kompas.figures.names import capital
from kompas.findings import Finding, Scope, prefetch
from kompas.findings.chosen import chosen_words, definition_sentence
from kompas.report.minutes import Minute, words_of
from kompas.warehouse import Progress
from kompas.warehouse.building import silent

READY = Path(__file__).with_name("stories.toml")
NAMED_FILES = 3  # files that a line of sources names; the others are counted


@dataclass(frozen=True)
class Chapter:
    """A place in a story: the name of a finding, with the heading and the remark of whoever made the story, if any."""

    finding: str
    heading: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Story:
    """A title and its chapters."""

    name: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Slide:
    """One question in the room: its message, its figure, and the line on what it does not say."""

    finding: Finding
    heading: str
    caveat: str
    remark: str
    hidden: tuple[str, ...] = ()  # what the edition does not tell of an answer that it cannot draw, and why
    minutes: tuple[str, ...] = ()  # the remarks and decisions that were written at its finding, a sentence each

    @property
    def is_own_heading(self) -> bool:
        """Whether the heading is that of whoever made the story, so that the message must stand below it."""
        return self.heading != self.finding.message

    @property
    def has_table(self) -> bool:
        """Whether its rows hold a number: a table of nothing but hidden ones says less than the sentence on them."""
        return not self.hidden or any(isinstance(value, int | float) for column in self.finding.rows for value in self.finding.rows[column])


@dataclass(frozen=True)
class About:
    """What stands on the first sheet of a document, and below every other: whose figures these are, and how they were chosen."""

    title: str
    municipality: str
    day: str
    chosen: str
    files: tuple[str, ...]
    demo: str | None
    product: str
    edition: str  # its name
    edition_words: str  # what that means for who reads it
    hidden: tuple[LogLine, ...]  # what the edition does not tell

    @property
    def footer(self) -> str:
        """Whose figures, of which day, in which edition."""
        return " · ".join(part for part in (self.municipality, self.day, self.edition, self.demo) if part)


@cache
def ready(language: str) -> dict[str, Story]:
    """The stories that come with the product, by name."""
    entries = tomllib.loads(READY.read_text("utf-8"))
    return {
        name: Story(name, texts.say(language, f"report.story.{name}"), tuple(map(Chapter, entry["findings"])))
        for name, entry in entries.items()
    }


def possible() -> tuple[str, ...]:
    """The findings that a story can have: those that have a caveat."""
    return tuple(name for name in findings.EVERY if texts.has(texts.LANGUAGES[0], f"findings.{name}.caveat"))


def slides(
    scope: Scope,
    story: Story,
    *,
    with_unanswered: bool = False,
    minutes: Sequence[Minute] = (),
    progress: Progress = silent,
) -> list[Slide]:
    """A slide per chapter, with what was written at its finding. What these exports cannot answer is left out, unless that is wanted too:
    then its slide says what it needs.

    In the council edition what this is not offered for is left out too (`hidden_log` says so).

    Raises KeyError where a chapter names no finding of `possible`, and ExportError where the edition is not offered for these choices.
    """
    chapters = offered(scope, story)
    prefetch(replace(scope, edition="internal"), *[findings.EVERY[chapter.finding] for chapter in chapters[1:]])
    made = (_slide(scope, chapter, ask(scope, chapter.finding), minutes) for chapter in counted(chapters, "answers", progress))
    return [slide for slide in made if with_unanswered or slide.finding.is_answered]


def counted(items: Sequence[Any], step: str, progress: Progress) -> Iterator[Any]:
    """The items; before each it is said how many of this step are done."""
    for done, item in enumerate(items):
        progress(step, done, len(items))
        yield item


def offered(scope: Scope, story: Story) -> list[Chapter]:
    """The chapters that the edition of this scope has. Raises ExportError where it is not offered for these choices."""
    if scope.edition == "internal":
        return list(story.chapters)
    editions.refuse(scope)
    return [chapter for chapter in story.chapters if editions.is_offered(scope, chapter.finding)]


def ask(scope: Scope, name: str) -> Finding:
    """The finding of this name, as the edition of this scope tells it."""
    return editions.council_finding(scope, name) if scope.edition == "council" else findings.EVERY[name](scope)


def _slide(scope: Scope, chapter: Chapter, finding: Finding, minutes: Sequence[Minute]) -> Slide:
    caveat = scope.say(f"findings.{finding.name}.caveat")
    hidden = editions.hidden_answer(scope, finding) if scope.edition == "council" else ()
    if scope.edition == "council" and not hidden:
        caveat = f"{caveat} {editions.hidden_line(scope, finding)}".rstrip()
    written = tuple(words_of(scope, minute) for minute in minutes if minute.finding == finding.name)
    return Slide(finding, chapter.heading or finding.message, caveat, chapter.remark, hidden, written)


def notes(scope: Scope, slide: Slide) -> list[str]:
    """What the speaker reads beside a slide, a paragraph each: the question, the rest of the answer, what counts, and the files."""
    finding = slide.finding
    assumed = [scope.say(f"assumptions.rule.{name}") for name in finding.assumptions]
    paragraphs = [
        finding.question,
        finding.message if slide.is_own_heading else "",
        finding.context,
        *slide.hidden,
        slide.caveat,
        slide.remark,
        *slide.minutes,
        f"{scope.say('frame.how_said.definition')}: {finding.definition}",
        f"{scope.say('frame.how_said.assumptions')}: {' '.join(assumed)}" if assumed else "",
        sources(scope, finding),
    ]
    return [paragraph for paragraph in paragraphs if paragraph]


def sources(scope: Scope, finding: Finding) -> str:
    """Of which day the figures are and from which files, in a sentence."""
    files = scope.say("frame.picture.files", files=named_files(scope, finding.sources))
    return f"{scope.say('frame.as_of', day=finding.as_of)}. {capital(files)}."


def named_files(scope: Scope, files: Sequence[str]) -> str:
    """The first files by name, and how many more there are."""
    more = len(files) - NAMED_FILES
    named = tuple(files[:NAMED_FILES])
    return texts.several((*named, scope.say("frame.picture.more_files", n=more)) if more > 0 else named, scope.language)


def about(scope: Scope, title: str, chapters: Sequence[Chapter] = ()) -> About:
    """What stands on the first sheet of a document with this title and these chapters."""
    chosen = chosen_words(scope)
    first = f"{scope.say('frame.filters.only')}: {'; '.join(chosen)}" if chosen else scope.say("frame.filters.nothing")
    names = [chapter.finding for chapter in chapters]
    return About(
        title=title,
        municipality=scope.municipality,
        day=scope.say("frame.as_of", day=scope.warehouse.on_date),
        chosen=f"{first}. {definition_sentence(scope)}",
        files=tuple(scope.rows("sources")["file"]),
        demo=scope.say("frame.demo") if scope.warehouse.is_demo else None,
        product=scope.say("frame.product"),
        edition=scope.say(f"editions.name.{scope.edition}"),
        edition_words=scope.say(f"editions.what.{scope.edition}"),
        hidden=editions.hidden_log(scope, names) if scope.edition == "council" else (),
    )
