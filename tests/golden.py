"""Write the golden answers and sentences and those of the cases anew: `make golden`, or `python -m tests.golden NAME…` for these answers
only.

The difference is the review.
"""

import csv
import sys
import tempfile
from pathlib import Path

from kompas import findings, sql, texts, warehouse
from kompas.cli import demo_files
from kompas.settings import settings
from tests import rules

GOLDEN = Path(__file__).parent / "golden"
SENTENCES = Path(__file__).parent / "golden_sentences"
FILTERS = {
    "all": {},
    "few requests": {"departments": ("Juridische Zaken",)},
    "one year": {"from_year": 2026},
    "nothing": {"themes": ("bestaat niet",)},
}
# What the register of the other invented town tells: tests/golden/registerstad.
OF_REGISTER = (
    *("organisations_returning", "years_in_a_row", "departments_per_organisation", "after_the_last_grant", "names_that_may_be_one"),
    *("granted_of_asked", "time_between_exports", "amounts_changed", "departments_renamed"),
    *("headlines", "status_by_theme", "ending_by_quarter", "needs_attention"),
)
REGISTER = GOLDEN / "registerstad"
PARAMETERS = {"initiative_file": {"initiative": "VS-0129"}}  # an answer that is empty without

OF_ONE = PARAMETERS | {"initiative_card": {"initiative": "VS-0129"}, "initiatives_found": {"search": "tuin"}}


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


def read(name: str, folder: Path = GOLDEN) -> list[list[str]]:
    """The golden file of this answer, in the shape of `lines`."""
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def _write(folder: Path, served: warehouse.Warehouse, name: str) -> None:
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(lines(served, name))


def sentences(served: warehouse.Warehouse, language: str, name: str) -> list[str]:
    """What the page says under this question: 'which choices: sentence', one line each."""
    chosen, ask = settings(served.path.parent), findings.EVERY[name]
    scopes = {what: findings.Scope(served, language, findings.Filters(**filters), chosen) for what, filters in FILTERS.items()}
    return [f"{what}: {ask(scope, **OF_ONE.get(name, {})).sentence}" for what, scope in scopes.items()]


def read_sentences(language: str) -> dict[str, list[str]]:
    """Per finding the sentences as they were reviewed, in the shape of `sentences`."""
    parts = (SENTENCES / f"{language}.md").read_text("utf-8").split("\n## ")[1:]
    return {name: lines for name, *lines in (part.strip().splitlines() for part in parts)}


def write_sentences(served: warehouse.Warehouse) -> None:
    """The golden sentences of every finding, in both languages."""
    SENTENCES.mkdir(exist_ok=True)
    for language in texts.LANGUAGES:
        parts = ["\n".join([f"## {name}", *sentences(served, language, name)]) for name in findings.EVERY]
        (SENTENCES / f"{language}.md").write_text("\n\n".join(["# What the pages say about the demo exports", *parts]) + "\n", "utf-8")


def main(names: list[str]) -> None:
    """Rewrite the golden files of these answers from the demo exports, and the sentences of their cases; without names all of them."""
    with tempfile.TemporaryDirectory() as home:
        warehouse.import_demo(Path(home), demo_files())
        served = warehouse.current(Path(home))
        for old in () if names else GOLDEN.rglob("*.csv"):
            old.unlink()
        for name in names or sql.names("answers"):
            _write(GOLDEN, served, name)
            rules.write_sentences(name)
        register = warehouse.for_day(Path(home), None, municipality="Registerstad")
        for name in OF_REGISTER:
            if not names or name in names:
                _write(REGISTER, register, name)
        write_sentences(served)


if __name__ == "__main__":
    main(sys.argv[1:])
