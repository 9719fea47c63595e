"""The scope of a page: which warehouse, in which language, through which filters; and the rows of an answer in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Condition
from typing import Any

import pandas as pd
from cachetools import LRUCache, cached

from kompas import csv_rows, sql, texts
from kompas.choices import Edition, Filters
from kompas.figures.names import UNKNOWN
from kompas.warehouse import Warehouse, connect, review_before

KEPT_ANSWERS = 512  # small frames: the answers of a page under about fifty combinations of filters

Parameters = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Scope:
    """Everything that a finding depends on."""

    warehouse: Warehouse
    language: str
    filters: Filters = Filters()
    settings: dict = field(default_factory=dict, compare=False)
    since: date | None = None  # the earlier day to compare with; None: the previous review
    edition: Edition = "internal"

    @property
    def before(self) -> Warehouse:
        """The same exports on the earlier day; built on first demand."""
        return review_before(self.warehouse, self.since)

    def rows(self, answer: str, **more: Any) -> pd.DataFrame:
        """The rows of an answer through the filters. Shared by every page with this scope: read them, never change them."""
        query = sql.query("answers", answer)
        return _rows(self.warehouse, self.before if query.compares else None, answer, self._parameters(query, more))

    def lines(self, query: sql.Query, **more: Any) -> pd.DataFrame:
        """The rows of an answer or of lines through the filters; they are not kept."""
        return sql.rows(connect(self.warehouse, self.before if query.compares else None), query, _given(self._parameters(query, more)))

    def as_csv(self, query: sql.Query, columns: Sequence[str], delimiter: str, decimal: str, **more: Any) -> bytes:
        """All rows of an answer or of lines through the filters as a CSV file with these columns; nothing of it is kept."""
        con = connect(self.warehouse, self.before if query.compares else None)
        return csv_rows.to_csv(con, query, _given(self._parameters(query, more)), columns, delimiter, decimal)

    def _parameters(self, query: sql.Query, more: dict[str, Any]) -> Parameters:
        given = self.filters.parameters() | {"on_date": self.warehouse.on_date} | more
        return tuple(sorted((name, given.get(name)) for name in query.parameters))

    @property
    def municipality(self) -> str:
        """Whose figures these are, as people read it."""
        known = (self.warehouse.municipality, *self.warehouse.municipalities)
        return municipality_name(next((name for name in known if name), UNKNOWN), self.language)

    def say(self, key: str, **blanks: Any) -> str:
        """The words under `key` in the reader's language."""
        return texts.say(self.language, key, **blanks)

    @property
    def minimum(self) -> int:
        """Below this number a share is not shown."""
        return self.settings["minimum"]["for_share"]


def municipality_name(name: str, language: str) -> str:
    """The municipality as people read it; 'unknown' is that which no export tells."""
    return texts.say(language, "frame.no_municipality") if name == UNKNOWN else name


@cached(LRUCache(KEPT_ANSWERS), condition=Condition())
def _rows(warehouse: Warehouse, before: Warehouse | None, answer: str, parameters: Parameters) -> pd.DataFrame:
    return sql.rows(connect(warehouse, before), sql.query("answers", answer), _given(parameters))


def _given(parameters: Parameters) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in parameters}
