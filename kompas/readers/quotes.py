"""What a quote that has no mate means: a sign like any other, or cells that may have shifted."""

import re


def cells_with_literal_quote(bare: str, delimiter: str, columns: int) -> list[str] | None:
    """The cells of a line in which the only quote is a sign like any other (3", an inch), beyond doubt; else null.

    One quote encloses nothing, so no delimiter is hidden, and there are as many cells as the header has. At the start of a cell it
    opens one that goes on in the next line; at the end of a word it may have closed a cell of which the first quote got lost.
    """
    cells = bare.split(delimiter)
    if bare.count('"') != 1 or len(cells) != columns or columns == 1:
        return None
    before, _, after = next(cell for cell in cells if '"' in cell).partition('"')
    is_sign = before.strip() and (after.strip() or before[-1].isdecimal())
    return cells if is_sign else None


def has_lone_quote(record: str, delimiter: str) -> bool:
    """Whether a cell that does not begin with a quote has one without a mate in the same cell.

    Then a delimiter is missing before it, or one after it belongs to the text: cells may have shifted.
    """
    cells = re.findall(f'( *"(?:[^"]++|"")*+"|[^{re.escape(delimiter)}]*+)(?:{re.escape(delimiter)}|\\s*\\Z)', record)
    return any(cell.count('"') % 2 for cell in cells if not cell.lstrip(" ").startswith('"'))
