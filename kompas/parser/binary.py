"""The records of binary workbooks (.xls and .xlsb), as far as the library that reads their cells leaves them out.

[MS-XLS] and [MS-XLSB] describe them: a record is a number, a length and so many bytes.
"""

import zipfile
from collections.abc import Iterator
from struct import Struct, error, iter_unpack, unpack_from

from defusedxml import ElementTree

from kompas.parser.details import ERRORS, Details, Look, look_of

DAMAGED = (error, IndexError)  # what bytes raise that are no records
U16, U32 = Struct("<H").unpack_from, Struct("<I").unpack_from

# .xls
EOF, FORMULA, BOUNDSHEET, MULRK, XF, BOOLERR, NUMBER, ROW, RK, FORMAT, BOF = 10, 6, 133, 189, 224, 517, 515, 520, 638, 1054, 2057
# .xlsb
ROW_OF_PART, CELL_RK, CELL_ERROR, CELL_REAL, FORMULA_NUMBER, FORMULA_ERROR = 0, 2, 3, 5, 9, 11
FORMAT_OF_PART, XF_OF_PART, WORKBOOK, SHEET, MERGED, BEGIN_STYLES, END_STYLES = 44, 47, 153, 156, 176, 617, 618


def _records(stream: bytes, place: int = 0) -> Iterator[tuple[int, bytes]]:
    """The records of the stream of an .xls from this place on."""
    while place + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def stream_details(stream: bytes) -> dict[str, Details]:
    """The details of every sheet in the stream of an .xls by title. Raises ValueError for other bytes."""
    try:
        formats, numbers, places = {}, [], {}
        is_old = len(stream) > 6 and U16(stream, 4)[0] < 0x600
        for kind, record in _records(stream):
            if kind == FORMAT:
                formats[U16(record)[0]] = _short_text(record[3:], True) if is_old else _text(record[2:])
            elif kind == XF:
                numbers.append(U16(record, 2)[0])
            elif kind == BOUNDSHEET:
                places[_short_text(record[7:], is_old)] = U32(record)[0]
            elif kind == EOF:
                break
        looks = [look_of(number, formats.get(number, ""), with_days=False) for number in numbers]
        return {title: _of_stream(stream, place, looks) for title, place in places.items()}
    except DAMAGED as problem:
        raise ValueError("no records") from problem


def _text(record: bytes) -> str:
    """A text that begins with its length in two bytes."""
    return _short_text(record[2:], False)


def _short_text(record: bytes, is_old: bool) -> str:
    """The signs behind a length; but for the older form they begin with how wide they are."""
    if is_old:
        return record.decode("cp1252", "replace")
    return record[1:].decode("utf-16-le" if record[0] & 1 else "latin-1", "replace")


def _of_stream(stream: bytes, place: int, looks: list[Look | None]) -> Details:
    details, depth = Details(), 0
    for kind, record in _records(stream, place):
        depth += (kind == BOF) - (kind == EOF)  # a chart on the sheet has records of its own
        if not depth:
            break
        if kind == ROW:
            details.hidden_rows += record[12] >> 5 & 1
        elif kind == BOOLERR and record[7]:
            details.add_error(*unpack_from("<HH", record), ERRORS.get(record[6], "#?"))
        elif kind == FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2:
            details.add_error(*unpack_from("<HH", record), ERRORS.get(record[8], "#?"))
        elif kind == MULRK:
            row, column = unpack_from("<HH", record)
            for place_of, (style, _) in enumerate(iter_unpack("<HI", record[4 : 4 + (len(record) - 6) // 6 * 6])):
                if looks[style]:
                    details.add_look(row, column + place_of, looks[style])
        elif kind in (NUMBER, RK, FORMULA):
            row, column, style = unpack_from("<HHH", record)
            if looks[style]:
                details.add_look(row, column, looks[style])
    return details


def _records_of_part(part: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part of an .xlsb: number and length take as many bytes as they need, seven bits each."""
    place = 0
    while place < len(part):
        kind = part[place]
        place += 1
        if kind & 128:
            kind = kind & 127 | (part[place] & 127) << 7
            place += 1
        length = shift = 0
        while True:
            byte = part[place]
            place += 1
            length |= (byte & 127) << shift
            shift += 7
            if not byte & 128 or shift > 21:
                break
        yield kind, part[place : place + length]
        place += length


def part_details(packed: zipfile.ZipFile) -> tuple[dict[str, Details], bool]:
    """The details of every sheet of an .xlsb by title, and whether its days count from 1904. Raises ValueError for other bytes."""
    try:
        looks = _looks_of_part(packed.read("xl/styles.bin")) if "xl/styles.bin" in packed.namelist() else []
        relations = ElementTree.fromstring(packed.read("xl/_rels/workbook.bin.rels"))
        targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
        found, is_1904 = {}, False
        for kind, record in _records_of_part(packed.read("xl/workbook.bin")):
            if kind == WORKBOOK:
                is_1904 = bool(record[0] & 1)
            elif kind == SHEET:
                relation, after = _wide_text(record, 8)
                if target := targets.get(relation):
                    part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
                    found[_wide_text(record, after)[0]] = _of_part(packed.read(part), looks)
        return found, is_1904
    except DAMAGED as problem:
        raise ValueError("no records") from problem


def _wide_text(record: bytes, place: int) -> tuple[str, int]:
    """The text that stands in the record at this place, and the place behind it."""
    length = U32(record, place)[0]
    end = place + 4 + 2 * length if length != 0xFFFFFFFF else place + 4
    return record[place + 4 : end].decode("utf-16-le", "replace"), end


def _looks_of_part(part: bytes) -> list[Look | None]:
    formats, looks, is_within = {}, [], False
    for kind, record in _records_of_part(part):
        is_within = kind == BEGIN_STYLES or (is_within and kind != END_STYLES)
        if kind == FORMAT_OF_PART:
            formats[U16(record)[0]] = _wide_text(record, 2)[0]
        elif kind == XF_OF_PART and is_within:
            number = U16(record, 2)[0]
            looks.append(look_of(number, formats.get(number, ""), with_days=True))
    return looks


def _of_part(part: bytes, looks: list[Look | None]) -> Details:
    details, row = Details(), -1
    for kind, record in _records_of_part(part):
        if kind == ROW_OF_PART:
            row = U32(record)[0]
            details.hidden_rows += record[11] >> 4 & 1
        elif kind in (CELL_RK, CELL_REAL, FORMULA_NUMBER):
            style = U32(record, 4)[0] & 0xFFFFFF
            if style < len(looks) and looks[style]:
                details.add_look(row, U32(record)[0], looks[style])
        elif kind in (CELL_ERROR, FORMULA_ERROR):
            details.add_error(row, U32(record)[0], ERRORS.get(record[8], "#?"))
        elif kind == MERGED:
            top, bottom, left, right = unpack_from("<IIII", record)
            details.merged.append((top, left, bottom, right))
    return details
