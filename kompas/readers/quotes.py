"""What a quote means that has no mate, or stands behind a backslash: a sign like any other, or cells that may have shifted."""

import re
from collections.abc import Callable, Iterable, Iterator

PARTS = re.compile(r'\\+"|"|\\+|[^"\\]+')  # of a line: quotes, with the backslashes before them


def cells_with_literal_quote(bare: str, delimiter: str, columns: int, quote: str = '"') -> list[str] | None:
    """The cells of a line in which the only quote is a sign like any other (3", an inch), beyond doubt; else null.

    One quote encloses nothing, so no delimiter is hidden, and there are as many cells as the header has. At the start of a cell it
    opens one that goes on in the next line; at the end of a word it may have closed a cell of which the first quote got lost.
    """
    cells = bare.split(delimiter)
    if bare.count(quote) != 1 or len(cells) != columns or columns == 1:
        return None
    before, _, after = next(cell for cell in cells if quote in cell).partition(quote)
    is_sign = before.strip() and (after.strip() or before[-1].isdecimal())
    return cells if is_sign else None


def has_lone_quote(record: str, delimiter: str, quote: str = '"') -> bool:
    """Whether a cell that does not begin with a quote has one without a mate in the same cell.

    Then a delimiter is missing before it, or one after it belongs to the text: cells may have shifted.
    """
    cells = re.findall(
        f"( *{quote}(?:[^{quote}]++|{quote}{quote})*+{quote}|[^{re.escape(delimiter)}]*+)(?:{re.escape(delimiter)}|\\s*\\Z)", record
    )
    return any(cell.count(quote) % 2 for cell in cells if not cell.lstrip(" ").startswith(quote))


def well_quoted_record(delimiter: str, columns: int, quote: str = '"') -> Callable[[str], re.Match | None]:
    """Matches a line that is a record of so many cells beyond doubt: a cell stands between quotes as a whole, or has none."""
    cell = f"(?:{quote}(?:[^{quote}]++|{quote}{quote})*+{quote}|[^{quote}{re.escape(delimiter)}]*+)"
    return re.compile(f"{cell}(?:{re.escape(delimiter)}{cell}){{{columns - 1}}}").fullmatch


def without_escapes(line: str, is_within: bool = False) -> tuple[str, bool]:
    """The line with each quote behind a backslash doubled instead, where it stands between quotes, and whether its end does.

    `is_within` is whether its beginning stands between quotes that an earlier line opened.
    """
    written = []
    for part in PARTS.findall(line):
        is_quote = part.endswith('"')
        is_escaped = is_quote and len(part) % 2 == 0  # behind an odd number of backslashes
        is_within ^= is_quote and not is_escaped
        written.append(part[:-2] + '""' if is_escaped and is_within else part)
    return "".join(written), is_within


def lines_without_escapes(lines: Iterable[str], well_quoted: Callable[[str], re.Match | None]) -> Iterator[str]:
    """The lines with each quote behind a backslash doubled instead, also where a quote spans lines.

    A line with quotes that is a record beyond doubt stands for itself, whatever a stray quote before it left open.
    """
    is_within = False
    for line in lines:
        if '"' in line:
            alone, is_open = without_escapes(line)
            if is_within and not well_quoted(alone.rstrip("\r\n")):
                alone, is_open = without_escapes(line, is_within=True)
            line, is_within = alone, is_open
        yield line
