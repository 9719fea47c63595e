"""A finding: a question, its answer in a sentence, the rows and the chart of them, and how it was worked out."""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from inspect import signature
from threading import Condition
from typing import Any

import pandas as pd
from cachetools import LRUCache, cached

from kompas import contract, sql, texts
from kompas.figures.chart import Chart, Map, Matrix, Timeline
from kompas.figures.marks import worth_drawing
from kompas.figures.names import capital, is_known
from kompas.findings.scope import Scope
from kompas.formats import ASSUMPTIONS

KEPT_FINDINGS = 48  # of each question: so many combinations of choices
KEPT_COVERAGES = 8  # of so many warehouses
PREFETCHING = ThreadPoolExecutor(max_workers=2, thread_name_prefix="prefetch")


@dataclass(frozen=True)
class Coverage:
    """How much of a column is filled in, over the exports in use."""

    table: str
    column: str
    rows: int
    known: int
    assumed: int  # rows in which no export says it, and which follow from other columns


@dataclass(frozen=True)
class Exported:
    """What the exports in use hold."""

    columns: dict[str, tuple[int, int, int]]  # 'table.column' → its rows, how many of them are known, how many assumed
    last_days: dict[str, date]  # table → the last day of which they tell
    rejected: dict[str, int]  # table → rejected lines of the files that fill it
    export_days: dict[str, int]  # table → on how many days a register of it was exported


@dataclass(frozen=True)
class Finding:
    """One answer as it is shown on a page, on a slide and on paper."""

    name: str
    question: str
    sentence: str
    rows: pd.DataFrame
    chart: Chart | Map | Matrix | Timeline | None
    alt: str
    needs: tuple[str, ...]  # 'table.column', the columns of the exports without which there is no answer
    coverage: tuple[Coverage, ...]
    definition: str
    query: sql.Query
    as_of: date | None
    sources: tuple[str, ...]
    supposed: tuple[tuple[str, Any], ...] = ()  # what the reader supposed for this answer: parameter and value
    assumptions: tuple[str, ...] = ()  # that are made of what it needs: keys of formats.ASSUMPTIONS
    lacks: str | None = None  # the key of the words for what else is needed and was not imported
    is_single: bool = False  # its chart would be a single bar, which is not drawn
    remarks: tuple[str, ...] = ()  # of its sentences those on the files, which other answers have too
    limited: tuple[tuple[str, Any], ...] | None = None  # of a list that shows the first rows: its other parameters

    @property
    def missing(self) -> tuple[str, ...]:
        """The needed columns that are empty in every export, and of which nothing is assumed either."""
        return tuple(f"{column.table}.{column.column}" for column in self.coverage if column.known + column.assumed == 0)

    @property
    def is_answered(self) -> bool:
        """Whether these exports answer the question."""
        return self.chart is not None or self.is_single or not (self.missing or self.lacks)

    @property
    def message(self) -> str:
        """The first sentence of the answer: the heading of its figure."""
        return texts.first_sentence(self.sentence)[0]

    @property
    def context(self) -> str:
        """What the answer says after its first sentence."""
        return texts.first_sentence(self.sentence)[1]

    @property
    def download(self) -> str:
        """The name of the file in which the rows are handed out."""
        return f"{self.name}-{self.as_of}.csv"


def memoize(ask: Callable[..., Finding]) -> Callable[..., Finding]:
    """The same question about the same data has the same answer: it is worked out once, not on every visit. A finding is never changed.

    A parameter that is left out is the same question as its default. Who asks while it is being answered waits for that answer.
    """
    question = signature(ask)

    def key(*args: Any, **kwargs: Any) -> tuple[Any, ...]:
        bound = question.bind(*args, **kwargs)
        bound.apply_defaults()
        return bound.args

    return cached(LRUCache(KEPT_FINDINGS), key=key, condition=Condition())(ask)


def prefetch(scope: Scope, *questions: Callable[[Scope], Finding]) -> None:
    """Begin on these findings, each with its defaults, while the page works on its first: it need not wait for each in turn."""
    for ask in questions:
        PREFETCHING.submit(ask, scope)


def finding(
    scope: Scope,
    name: str,
    rows: pd.DataFrame,
    *,
    needs: tuple[str, ...],
    sentence: str,
    chart: Chart | Map | Matrix | Timeline | None = None,
    supposed: dict[str, Any] | None = None,
    limited: dict[str, Any] | None = None,
    lacks: str | None = None,
    query: sql.Query | None = None,
    **blanks: Any,
) -> Finding:
    """The finding `name` with its words, coverage and query (none given: that of the answer); `blanks` fill its definition and its text
    alternative."""
    blanks = _policy(scope) | blanks
    columns = coverage(scope, needs)
    remarks = (*_assumed_sentences(scope, columns), *_rejected_sentences(scope, needs), *last_day_sentences(scope, needs))
    sentence = " ".join([capital(sentence), *remarks])
    return Finding(
        name=name,
        question=scope.say(f"findings.{name}.question"),
        sentence=sentence,
        rows=rows,
        chart=worth_drawing(chart),
        is_single=chart is not None and worth_drawing(chart) is None,
        alt=scope.say(f"findings.{name}.alt", **blanks) + " " + sentence,
        needs=needs,
        coverage=columns,
        definition=scope.say(f"findings.{name}.definition", **blanks),
        query=query or sql.query("answers", name),
        as_of=scope.warehouse.on_date,
        sources=tuple(scope.rows("sources")["file"]),
        supposed=tuple((supposed or {}).items()),
        assumptions=_assumptions(scope, columns),
        lacks=lacks,
        remarks=remarks,
        limited=None if limited is None else tuple(limited.items()),
    )


def _policy(scope: Scope) -> dict[str, Any]:
    """The settings that definitions name, as `<table>_<key>`."""
    values = {f"{table}_{key}": value for table, entries in scope.settings.items() if table != "risk" for key, value in entries.items()}
    lists = {
        name: texts.several(tuple(map(str, value)), scope.language) for name, value in values.items() if isinstance(value, list | dict)
    }
    return values | {name: words or scope.say("pages.instellingen.none_chosen") for name, words in lists.items()}


def coverage(scope: Scope, needs: tuple[str, ...]) -> tuple[Coverage, ...]:
    """How far the exports fill the needed columns; a table that no export fills counts as empty."""
    counted = _exported(scope).columns
    return tuple(Coverage(*need.split("."), *counted.get(need, (0, 0, 0))) for need in needs)


def is_exported_again(scope: Scope, table: str) -> bool:
    """Whether a register that fills this table was exported on more than one day."""
    return _exported(scope).export_days.get(table, 0) > 1


def _assumptions(scope: Scope, columns: tuple[Coverage, ...]) -> tuple[str, ...]:
    """What is assumed of these columns, in so far as the settings do not switch it off."""
    assumed = {f"{column.table}.{column.column}" for column in columns if column.assumed}
    off = scope.settings["assumptions"]["off"] if assumed else ()
    return tuple(name for name, filled in ASSUMPTIONS.items() if assumed & set(filled) and name not in off)


def _assumed_sentences(scope: Scope, columns: tuple[Coverage, ...]) -> list[str]:
    """A sentence per needed column of which the exports do not say everything and something is assumed."""
    return [scope.say(f"assumptions.sentence.{column.column}", n=column.assumed) for column in columns if column.assumed]


def last_day_sentences(scope: Scope, needs: tuple[str, ...]) -> list[str]:
    """A sentence per needed table that the exports tell of only up to an earlier day than the one that is shown."""
    days = _exported(scope).last_days
    wanted = {need.split(".")[0] for need in needs}
    earlier = {table: day for table, day in days.items() if table in wanted and day < scope.warehouse.on_date}
    titles = {table: contract.tables()[table].title[scope.language].lower() for table in earlier}
    return [scope.say("findings.known_until", what=titles[table], day=day) for table, day in earlier.items()]


def _rejected_sentences(scope: Scope, needs: tuple[str, ...]) -> list[str]:
    """A sentence per needed table of which lines were rejected: they could change the answer."""
    rejected = _exported(scope).rejected
    wanted = dict.fromkeys(need.split(".")[0] for need in needs)
    titles = {table: contract.tables()[table].title[scope.language].lower() for table in wanted}
    return [scope.say("findings.rejected", what=titles[table], n=rejected[table]) for table in wanted if rejected.get(table)]


@cached(LRUCache(KEPT_COVERAGES), key=lambda scope: scope.warehouse, condition=Condition())
def _exported(scope: Scope) -> Exported:
    rows = list(scope.rows("column_coverage").itertuples())
    return Exported(
        columns={f"{row.table_name}.{row.column_name}": (int(row.rows), int(row.known), int(row.assumed)) for row in rows},
        last_days={row.table_name: pd.Timestamp(row.known_until).date() for row in rows},
        rejected={row.table_name: int(row.rejected) for row in rows},
        export_days={row.table_name: int(row.export_days) for row in rows},
    )


def event(until: str) -> str:
    """The column of the exports that tells when a wait ended: by the decision, or by the first answer."""
    return "requests.first_answer_date" if until == "first_answer" else "requests.decided_date"


def column_meaning(need: str, language: str) -> str:
    """What a column of the exports means, as the template says it."""
    table, column = need.split(".")
    return contract.tables()[table].columns[column].meaning[language]


def whole(value: Any) -> int:
    """A count that SQL left null, as over no rows at all, is no rows: 0."""
    return int(value) if is_known(value) and math.isfinite(value) else 0


def as_often(
    scope: Scope, rows: pd.DataFrame, most: pd.Series, column: str, name: Callable[[pd.Series], str], words: str = "findings.as_often"
) -> list[str]:
    """A sentence that names the other rows with as much in this column as `most`, which a sentence before it named; none without any."""
    equals = [name(row) for index, row in rows.iterrows() if index != most.name and row[column] == most[column]]
    return [scope.say(words, names=texts.several(tuple(equals), scope.language))] if equals else []
