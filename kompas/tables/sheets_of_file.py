"""What each sheet of a file is: one that fills tables, one that is known to fill none, or one that we do not know."""

from collections.abc import Mapping
from dataclasses import replace

from kompas.errors import ExportError
from kompas.formats import Match, Recognition, recognition_of
from kompas.readers import NoData, NoSheet, Sheet, Trouble, excerpt
from kompas.tables import loading
from kompas.tables.mapping import tables_filled_by

Others = list[tuple[Sheet, Match | None]]  # sheets that fill no table, with what they are where we know


def title(name: str, sheet: Sheet) -> str:
    """What the ledger calls a sheet: the file, with the name of the sheet where it has one."""
    return name if sheet.name is None else f"{name} [{sheet.name}]"


def sheet_named(file: str, name: str) -> str:
    """The name of the sheet that the ledger calls `file`, in the file of this name; '' where it has none."""
    return file.removeprefix(name).strip().removeprefix("[").removesuffix("]")


def with_hidden(sheets: list[Sheet], are_hidden_read: bool) -> list[Sheet]:
    """The sheets, none of them hidden where the hidden ones are to be read too."""
    return [replace(sheet, is_hidden=False) if sheet.is_hidden else sheet for sheet in sheets] if are_hidden_read else sheets


def recognise_sheets(
    sheets: list[Sheet],
    name: str,
    format_name: str | None,
    layouts: Mapping[str, str],
    columns: Mapping[str, int],
    part: str | None = None,
) -> tuple[list[tuple[Sheet, Match]], Others]:
    """The sheets that fill tables, and those with something in them that do not; `layouts`: which <format>.<sheet> a sheet is, by its name;
    `columns`: which of the columns with the same header is read, by that header, from 1.

    `part`: those of this format alone. What fills nothing goes with the first format by name, so that it is accounted for once.

    Raises ExportError when there is none that fills a table, or when they are of different formats.
    """
    recognised, others = [], []
    for sheet in sheets:
        previews = sheet.previews()
        match = None
        if previews and not sheet.is_hidden:
            match = recognition_of(previews, title(name, sheet), sheet.title, format_name, layouts.get(sheet.name or ""), columns).match()
        if match and not match.layout.fills_nothing:
            recognised.append((sheet, match))
        elif previews or isinstance(sheet, NoSheet):
            others.append((sheet, match))
    if not recognised and not others:
        raise ExportError("empty_file", file=name)
    if not recognised:
        raise _nothing_recognised(others, name)
    names = sorted({match.format.name for _, match in recognised})
    if part and part in names:
        recognised = [(sheet, match) for sheet, match in recognised if match.format.name == part]
        others = others if part == names[0] else []
    elif part or len(names) > 1:
        raise ExportError("several_exports", file=name, value=", ".join(names))
    matches = [match for _, match in recognised]
    if not any(map(tables_filled_by, matches)) and not loading.selects_filled_by(matches, matches[0].format):
        raise needs_others(matches[0], name)
    return recognised, others


def recognitions(sheets: list[Sheet], name: str, format_name: str | None = None) -> list[Recognition]:
    """What every sheet with something on it is taken for, the problem of each among it, before anything is accepted; hidden ones are not.

    Raises ExportError where there is no format of this name.
    """
    looked_at = [(sheet, sheet.previews()) for sheet in sheets if not sheet.is_hidden and not isinstance(sheet, NoSheet)]
    found = [
        _with_problem(recognition_of(previews, title(name, sheet), sheet.title, format_name), sheet)
        for sheet, previews in looked_at
        if previews
    ]
    matches = [each.best.match for each in found if each.best and not each.problem]
    if any(map(tables_filled_by, matches)) or any(loading.selects_filled_by(matches, match.format) for match in matches):
        return found
    return [replace(each, problem=each.problem or needs_others(each.best.match, each.file)) for each in found]


def _with_problem(found: Recognition, sheet: Sheet) -> Recognition:
    if found.best is None:
        line, _, cells = found.previews[0].records[0]
        return replace(found, problem=ExportError(sheet.reason_if_unknown, file=found.file, line=line, value=" | ".join(cells)))
    if found.problem is None and found.best.match.layout.fills_nothing:
        return replace(found, problem=fills_nothing(found.best.match, found.file))
    return found


def _nothing_recognised(others: Others, name: str) -> ExportError:
    """Why none of these sheets is read: what it is that fills nothing, or that it is none that we know."""
    nothing = next((match for _, match in others if match), None)
    if nothing:
        return fills_nothing(nothing, name)
    visible = sorted((sheet for sheet, _ in others if not sheet.is_hidden), key=lambda sheet: isinstance(sheet, NoSheet))
    unknown = next(iter(visible), None)
    if isinstance(unknown, NoSheet):
        return ExportError(unknown.trouble.reason, file=title(name, unknown), value=unknown.trouble.value)
    if unknown is None:
        return ExportError("only_hidden", file=name, value=", ".join(sheet.name for sheet, _ in others))
    line, _, cells = unknown.previews()[0].records[0]
    return ExportError(unknown.reason_if_unknown, file=title(name, unknown), line=line, value=" | ".join(cells))


def fills_nothing(match: Match, name: str) -> ExportError:
    """That a sheet is known and fills no table, and why."""
    return ExportError("fills_nothing", file=name, line=match.line, value=f"{match.format.name}.{match.layout.name}")


def needs_others(match: Match, name: str) -> ExportError:
    """That a sheet fills tables together with others only, and which."""
    sheets = sorted({sheet for select in match.format.selects for sheet, _ in select.needs})
    return ExportError("needs_other_sheets", file=name, value=f"{match.format.name}.{match.layout.name}", expected=", ".join(sheets))


def not_used(sheet: Sheet, match: Match | None) -> tuple[list[NoData], Trouble]:
    """The lines of a sheet that is not used, and the remark about it. Of one that is known to fill nothing the ledger does not keep what
    stands there: it may be who wrote something, and where they live."""
    if isinstance(sheet, NoSheet):
        return [], sheet.trouble
    written = [(line, excerpt(row)) for line, row in sheet.rows()]
    if match:
        rows = [NoData(line, None, None, "on_sheet_for_nothing", None) for line, text in written if text and line > match.line]
        return rows, Trouble(None, None, f"{match.format.name}.{match.layout.name}", "sheet_fills_nothing", str(len(rows)))
    of_line, of_sheet = ("on_hidden_sheet", "sheet_hidden") if sheet.is_hidden else ("on_unused_sheet", "sheet_not_used")
    rows = [NoData(line, None, text, of_line, None) for line, text in written if text]
    return rows, Trouble(None, None, str(len(rows)), of_sheet, None)
