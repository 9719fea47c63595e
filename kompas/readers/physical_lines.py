"""The physical lines of a text, one by one and looked at ahead."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TextIO

from kompas.readers.encodings import Utf8

WINDOW = 100  # a record with more line breaks than this is a quote that was never closed
LONGEST = 1_000_000  # characters in a line that can be data


def open_text(file: Utf8) -> TextIO:
    """The text of the file, its line breaks untouched."""
    stream = file.path.open("r", encoding="utf-8", newline="")
    stream.seek(file.skip)
    return stream


def physical_lines(stream: TextIO) -> Iterator[str]:
    """The physical lines; of one that is too long to be data only its beginning, and nothing after that in memory."""
    while line := stream.readline(LONGEST + 2):
        yield line
        while len(line) > LONGEST and not line.endswith(("\n", "\r")):
            line = stream.readline(LONGEST + 2)


def csv_reader(lines: Iterable[str], delimiter: str, *, strict: bool, skips_blanks: bool = False, quote: str = '"') -> Iterator[list[str]]:
    """The reader of the csv module, in which blanks may stand before a quote (`skips_blanks`).

    Its limit holds for the whole process, so it is set here, where it is used.
    """
    csv.field_size_limit(LONGEST + WINDOW)
    return csv.reader(lines, delimiter=delimiter, strict=strict, skipinitialspace=skips_blanks, quotechar=quote)


class LineStream:
    """Physical lines that can be looked at ahead and handed back."""

    def __init__(self, stream: Iterator[str]) -> None:
        self.stream = stream
        self.ahead: deque[str] = deque()
        self.number = 0  # of the line handed out last

    def next(self) -> str | None:
        line = self.ahead.popleft() if self.ahead else next(self.stream, None)
        self.number += line is not None
        return line

    def window(self, first: str) -> Iterator[str]:
        """`first` and the lines after it, at most a window of them; they stay ahead until `take` is called."""
        yield first
        length = len(first)
        for position in range(WINDOW):
            if position == len(self.ahead):
                line = next(self.stream, None)
                if line is None:
                    return
                self.ahead.append(line)
            length += len(self.ahead[position])
            if length > LONGEST:
                return
            yield self.ahead[position]

    def take(self, lines: int) -> None:
        for _ in range(lines):
            self.ahead.popleft()
        self.number += lines
