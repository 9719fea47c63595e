"""The small invented export of every format, and what it becomes, line by line: `python -m tests.format_samples` writes that anew, to be
read as the difference."""

import csv
import tarfile
import tempfile
import zipfile
from pathlib import Path

import xlsxwriter

from kompas import contract
from tests.exports import Reading, reading

SAMPLES = Path(__file__).parent / "exports" / "formats"
ROWS = Path(__file__).parent / "exports" / "format_rows"


def samples() -> list[Path]:
    """Every sample: a file, or a folder of the parts of one. Its name begins with that of its format."""
    return sorted(path for path in SAMPLES.iterdir() if not path.name.startswith("."))


def as_file(sample: Path, folder: Path) -> Path:
    """The sample as a file to import; of a folder its name says what it becomes: a zip, a tar, or else a workbook."""
    if sample.is_file():
        return sample
    parts = sorted(sample.iterdir())
    path = folder / (sample.name if sample.suffix in (".zip", ".tar") else f"{sample.name}.xlsx")
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            for part in parts:
                archive.write(part, part.name)
    elif path.suffix == ".tar":
        with tarfile.open(path, "w") as archive:
            for part in parts:
                archive.add(part, part.name)
    else:
        _write_workbook(path, parts)
    return path


def _write_workbook(path: Path, parts: list[Path]) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False, "strings_to_urls": False}) as workbook:
        for part in parts:
            sheet = workbook.add_worksheet(part.stem[:31])
            with part.open(encoding="utf-8", newline="") as stream:
                head = stream.readline()
                stream.seek(0)
                for number, row in enumerate(csv.reader(stream, delimiter=";" if ";" in head else ",")):
                    sheet.write_row(number, 0, row)


def rows_of(here: Reading, sample: Path, folder: Path) -> str:
    """What the sample becomes: its ledger, the rows of every table, and what is said of its lines."""
    entry = here.file(as_file(sample, folder))
    written = [
        f"{entry.format}, {entry.municipality or '-'}, {entry.export_date}: {entry.lines_read} lines read = {entry.accepted} accepted"
        f" + {entry.rejected} rejected + {entry.no_data} without data"
    ]
    for table in contract.tables().values():
        columns = list(table.columns)
        listed = ", ".join(map(contract.identifier, columns))
        found = here.rows(f"select source_line, {listed} from {table.name} where source_file = $1 order by all", entry.source_file)
        filled = [place for place in range(1, len(columns) + 1) if any(row[place] is not None for row in found)]
        if found:
            written += ["", table.name, " | ".join(["line", *(columns[place - 1] for place in filled)])]
            written += [" | ".join(_written(row[place]) for place in (0, *filled)) for row in found]
    for about in ("rejected_lines", "no_data_lines", "warnings"):
        listed = [
            f"{row[2] or '-'} {row[5]} {row[3] or ''} {row[4] or ''}".rstrip()
            for row in here.rows(f"select * from {about} where source_file = $1 order by all", entry.source_file)
        ]
        written += ["", about, *listed] if listed else []
    return "\n".join(written) + "\n"


def _written(value: object) -> str:
    return "" if value is None else str(value)


def every_row() -> dict[str, str]:
    """What every sample becomes, by its name; all of them read into the same tables."""
    here = reading()
    with tempfile.TemporaryDirectory() as folder:
        return {sample.name: rows_of(here, sample, Path(folder)) for sample in samples()}


if __name__ == "__main__":
    ROWS.mkdir(exist_ok=True)
    for name, text in every_row().items():
        (ROWS / f"{name}.txt").write_text(text, "utf-8")
