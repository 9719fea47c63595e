"""Where the marks of named rows lie: under their names, which stay whole on a telephone and need no axis; or behind them, on a wide screen
and in a tile."""

from collections.abc import Sequence

from kompas.drawing.layout import NAME_LENGTH, TEXT_SIZE, all_short, note, words
from kompas.drawing.letters import all_broken, in_parts, width
from kompas.drawing.paper import Paper
from kompas.figures.chart import Row

LINE_LENGTH = 46  # characters of a line of words on a telephone
MARK, LARGE_MARK = 18, 22  # pixels of a mark, and of one with words in it
BESIDE_LENGTH, BESIDE_LETTER = 22, 7.4  # characters of a name that stands before its marks, and pixels of each
BESIDE_MARK, BESIDE_PITCH = 13, 20  # pixels of such a mark, and of its row
ASIDE, BEHIND = 24, 56  # pixels at the right of the marks, and where numbers stand behind them
ASIDE_SIZE = 13  # pixels of the letters of words below a name on a wide screen
TEXT_LINE, WIDE_GAP, LINES_GAP = 19.5, 11, 4  # pixels of a line of words there, between rows, and between the marks of a row
WIDE_NAMES = 0.44  # of the figure: the names there at most
BAR_SIZE, BESIDE_NUMBER = TEXT_SIZE - 2, 6  # pixels of the letters of a number in a bar, and of the bar beside it
BLANK = "\u2002"  # between a name and the words behind it
BLANK_SIGN = "——"  # as wide as a sign and a blank
SIGNS = {"circle": "●", "diamond": "◆", "circle-open": "○"}


class RowPlaces:
    """The y axis of rows, from 0 (bottom) to their number (top); each is as high as its words and its lines of marks need."""

    side = 0  # pixels left of the marks
    rim = 14  # pixels left of those, for the first number of an axis
    room = 0.06  # of the axis: a bar as long has room for its number

    def __init__(self, rows: Sequence[Row], lines: int, has_labels: bool):
        self.rows = rows
        self.lines = lines
        self.short_names = all_short([row.name for row in rows])
        self.mark = LARGE_MARK if has_labels else MARK
        lengths = (min(len(row.name), NAME_LENGTH) + len(row.words) + 2 * bool(row.sign) for row in rows)
        self.is_below = any(length > LINE_LENGTH for length in lengths)  # the words do not fit behind the names
        self.words = 42 if self.is_below else 23
        self.pitch = self.words + lines * (self.mark + 6) + 12

    @property
    def height(self) -> int:
        """Pixels of all rows."""
        return len(self.rows) * self.pitch

    def fits(self, label: str, part: float) -> bool:
        """Whether a bar of this part of the axis has room for its number."""
        return part > self.room

    @property
    def top(self) -> float:
        """Where the axis ends."""
        return len(self.rows)

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
        return [
            note(self._text(row, index, on), on.ink, TEXT_SIZE, y=len(self.rows) - index, **place) for index, row in enumerate(self.rows)
        ]

    def _text(self, row: Row, index: int, on: Paper) -> str:
        return (
            f"<b>{self.short_names[index]}</b>{('<br>' if self.is_below else '  ') if row.words else ''}{_sign(row, on)}{words(row.words)}"
        )


def _sign(row: Row, on: Paper) -> str:
    """The symbol of the mark of a row, for its words."""
    symbol, role = row.sign or ("", "ink")
    return f'<span style="color:{on.colour(role)}">{SIGNS[symbol]}</span> ' if symbol else ""


class WideRows(RowPlaces):
    """Rows with their names left of the marks, and their words quietly behind the names where all of them fit, or else below them. The axis
    is in pixels: each row is as high as it needs."""

    rim = 0

    def __init__(self, rows: Sequence[Row], lines: int, has_labels: bool, marks: float, pixels: float):
        """For marks that take so many pixels at least, where they and the names have so many together."""
        self.rows, self.lines = rows, lines
        self.mark = LARGE_MARK if has_labels else MARK
        most = min(WIDE_NAMES * pixels, pixels - marks)
        both = [width(row.name, TEXT_SIZE, True) + width(BLANK, TEXT_SIZE) + width(_plain(row), ASIDE_SIZE) for row in rows if row.words]
        self.is_below = any(length > most for length in both)
        self.names_of_rows = all_broken([row.name for row in rows], most, TEXT_SIZE, 3, True)
        self.words_of_rows = [in_parts(_plain(row), most, ASIDE_SIZE, 3) if row.words else [] for row in rows]
        lengths = [width(line, TEXT_SIZE, True) for name in self.names_of_rows for line in name]
        lengths += [width(line, ASIDE_SIZE) for below in self.words_of_rows for line in below] if self.is_below else both
        self.side = round(max(lengths, default=0)) + 16
        self.marks = pixels - self.side
        block = lines * (self.mark + LINES_GAP) - LINES_GAP
        deep = [len(name) + self.is_below * len(below) for name, below in zip(self.names_of_rows, self.words_of_rows, strict=True)]
        self.heights = [max(block, TEXT_LINE * of_text) + WIDE_GAP for of_text in deep]

    @property
    def height(self) -> float:
        """Pixels of all rows."""
        return sum(self.heights)

    def fits(self, label: str, part: float) -> bool:
        """Whether a bar of this part of the axis has room for its number."""
        return width(label, BAR_SIZE) + BESIDE_NUMBER <= part * self.marks

    @property
    def top(self) -> float:
        """Where the axis ends."""
        return self.height

    @property
    def thickness(self) -> float:
        """A bar as thick as a mark, in units of the axis."""
        return self.mark

    def at(self, row: int, line: int = 0) -> float:
        """The middle of a line of marks of a row."""
        return self._middle(row) + ((self.lines - 1) / 2 - line) * (self.mark + LINES_GAP)

    def names(self, on: Paper) -> list[dict]:
        """The names and words, as annotations left of the axis."""
        place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -self.side, "yref": "y", "yanchor": "middle"}
        return [note(self._text(row, index, on), on.ink, TEXT_SIZE, y=self._middle(index), **place) for index, row in enumerate(self.rows)]

    def _middle(self, row: int) -> float:
        return self.top - sum(self.heights[:row]) - self.heights[row] / 2

    def _text(self, row: Row, index: int, on: Paper) -> str:
        name = f"<b>{'<br>'.join(map(words, self.names_of_rows[index]))}</b>"
        if not row.words:
            return name
        aside = "\n".join(self.words_of_rows[index]).removeprefix(BLANK_SIGN)
        quiet = f'<span style="font-size:{ASIDE_SIZE / TEXT_SIZE:.2f}em;color:{on.quiet}">{words(aside)}</span>'
        return f"{name}{'<br>' if self.is_below else BLANK}{_sign(row, on)}{quiet}"


def _plain(row: Row) -> str:
    """The words of a row, with room for their sign."""
    return f"{BLANK_SIGN if row.sign else ''}{row.words}"


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
            note(name, on.ink, TEXT_SIZE - 1, y=self.at(index), **place)
            for index, name in enumerate(all_short(self.names_of_rows, BESIDE_LENGTH))
        ]
