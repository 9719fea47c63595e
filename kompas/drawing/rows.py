"""Where the marks of named rows lie: under their names, which stay whole on a telephone and need no axis; or, in a tile, behind them."""

from collections.abc import Sequence

from kompas.drawing.layout import NAME_LENGTH, TEXT_SIZE, note, short, words
from kompas.drawing.paper import Paper
from kompas.figures.chart import Row

LINE_LENGTH = 46  # characters of a line of words on a telephone
MARK, LARGE_MARK = 18, 22  # pixels of a mark, and of one with words in it
BESIDE_LENGTH, BESIDE_LETTER = 22, 7.4  # characters of a name that stands before its marks, and pixels of each
BESIDE_MARK, BESIDE_PITCH = 13, 20  # pixels of such a mark, and of its row
SIGNS = {"circle": "●", "diamond": "◆", "circle-open": "○"}


class RowPlaces:
    """The y axis of rows, from 0 (bottom) to their number (top); each is as high as its words and its lines of marks need."""

    side = 0  # pixels left of the marks
    room = 0.06  # of the axis: a bar as long has room for its number

    def __init__(self, rows: Sequence[Row], lines: int, has_labels: bool):
        self.rows = rows
        self.lines = lines
        self.mark = LARGE_MARK if has_labels else MARK
        lengths = (min(len(row.name), NAME_LENGTH) + len(row.words) + 2 * bool(row.sign) for row in rows)
        self.is_below = any(length > LINE_LENGTH for length in lengths)  # the words do not fit behind the names
        self.words = 42 if self.is_below else 23
        self.pitch = self.words + lines * (self.mark + 6) + 12

    @property
    def height(self) -> int:
        """Pixels of all rows."""
        return len(self.rows) * self.pitch

    @property
    def thickness(self) -> float:
        """A bar as thick as a mark, in units of the axis."""
        return self.mark / self.pitch

    def at(self, row: int, line: int = 0) -> float:
        """The middle of a line of marks of a row."""
        return len(self.rows) - row - (self.words + line * (self.mark + 6) + self.mark / 2 + 2) / self.pitch

    def names(self, on: Paper) -> list[dict]:
        """The names and words, as annotations of the figure."""
        place = {"x": 0, "xref": "paper", "xanchor": "left", "yref": "y", "yanchor": "top", "bgcolor": on.background}
        return [note(self._text(row, on), on.ink, TEXT_SIZE, y=len(self.rows) - index, **place) for index, row in enumerate(self.rows)]

    def _text(self, row: Row, on: Paper) -> str:
        symbol, role = row.sign or ("", "ink")
        sign = f'<span style="color:{on.colour(role)}">{SIGNS[symbol]}</span> ' if symbol else ""
        return f"<b>{short(row.name)}</b>{('<br>' if self.is_below else '  ') if row.words else ''}{sign}{words(row.words)}"


class NarrowRows(RowPlaces):
    """Rows of one line of marks, each behind its name."""

    room = 0.16  # the names leave the axis about a hundred pixels

    def __init__(self, rows: Sequence[Row]):
        self.rows = rows
        self.lines = 1
        self.mark, self.pitch = BESIDE_MARK, BESIDE_PITCH
        self.names_of_rows = [f"{row.name}: {row.words}" if row.words else row.name for row in rows]
        self.side = round(BESIDE_LETTER * min(max(map(len, self.names_of_rows), default=0), BESIDE_LENGTH)) + 14

    def at(self, row: int, line: int = 0) -> float:
        """The middle of the marks of a row."""
        return len(self.rows) - row - 0.5

    def names(self, on: Paper) -> list[dict]:
        """The names, as annotations left of the axis."""
        place = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -10, "yref": "y", "yanchor": "middle"}
        return [
            note(short(name, BESIDE_LENGTH), on.ink, TEXT_SIZE - 1, y=self.at(index), **place)
            for index, name in enumerate(self.names_of_rows)
        ]
