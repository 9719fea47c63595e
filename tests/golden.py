"""Write the golden answers anew: `make golden`, or `python -m tests.golden NAME…` for these only; the difference is the review."""

import csv
import sys
import tempfile
from pathlib import Path

from kompas import sql, warehouse
from kompas.cli import demo_files

GOLDEN = Path(__file__).parent / "golden"
PARAMETERS = {"initiative_file": {"initiative": "VS-0129"}}  # an answer that is empty without


def lines(served: warehouse.Warehouse, name: str) -> list[list[str]]:
    """The answer as the lines of its golden file, header first. Fractions to nine digits: the last ones differ between processors."""
    given = {"on_date": served.on_date} | PARAMETERS.get(name, {})
    query = sql.query("answers", name)
    con = warehouse.connect(served, warehouse.review_before(served) if query.compares else None)
    columns, rows = sql.fetch(con, query, given)
    return [columns, *([_written(value) for value in row] for row in rows)]


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.9g}"
    return "" if value is None else str(value)


def read(name: str) -> list[list[str]]:
    """The golden file of this answer, in the shape of `lines`."""
    with (GOLDEN / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def main(names: list[str]) -> None:
    """Rewrite the golden files of these answers from the demo exports; without names all of them."""
    with tempfile.TemporaryDirectory() as home:
        warehouse.import_demo(Path(home), demo_files())
        served = warehouse.current(Path(home))
        for old in () if names else GOLDEN.glob("*.csv"):
            old.unlink()
        for name in names or sql.names("answers"):
            with (GOLDEN / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                csv.writer(file, lineterminator="\n").writerows(lines(served, name))


if __name__ == "__main__":
    main(sys.argv[1:])
