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

TOWNS = ("voorbeeldstad", "registerstad")  # the invented ones: with exports of everything, and with a subsidy register alone
FILTERS = {
    "all": {},
    "few requests": {"departments": ("Juridische Zaken",)},
    "one year": {"from_year": 2026},
    "nothing": {"themes": ("bestaat niet",)},
}
ORGANISATIONS = {"voorbeeldstad": "Stichting Maatjesproject De Rode Kaap", "registerstad": "Buurtvereniging De Brandaris"}
INITIATIVES = {"voorbeeldstad": "VS-0129", "registerstad": "RS-2022-0003"}  # whose file is kept
OF_ONE = {
    "initiative_file": {"initiative": INITIATIVES["voorbeeldstad"]},
    "initiative_card": {"initiative": INITIATIVES["voorbeeldstad"]},
    "initiatives_found": {"search": "tuin"},
    "organisations_found": {"search": "tuin"},
    "organisation_file": {"organisation": ORGANISATIONS["voorbeeldstad"]},
}
OF_TOWN = {
    "initiative_file": {town: {"initiative": initiative} for town, initiative in INITIATIVES.items()},
    "organisation_file": {town: {"organisation": organisation} for town, organisation in ORGANISATIONS.items()},
}


def lines(served: warehouse.Warehouse, name: str, town: str = "voorbeeldstad") -> list[list[str]]:
    """The answer as the lines of its golden file, header first. Fractions to nine digits: the last ones differ between processors."""
    query = sql.query("answers", name)
    given = {"on_date": served.on_date} | OF_TOWN.get(name, {}).get(town, {})
    con = warehouse.connect(served, warehouse.review_before(served) if query.compares else None)
    columns, rows = sql.fetch(con, query, given)
    return [columns, *([_written(value) for value in row] for row in rows)]


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.9g}"
    return "" if value is None else str(value)


def file_of(name: str, town: str) -> Path:
    """Where the golden answer of this town stands."""
    return sql.ANSWERS / name / f"{town}.csv"


def read(name: str, town: str = "voorbeeldstad") -> list[list[str]]:
    """The golden file of this answer, in the shape of `lines`."""
    with file_of(name, town).open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def _write(town: str, served: warehouse.Warehouse, name: str) -> None:
    with file_of(name, town).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(lines(served, name, town))


def file_of_sentences(name: str) -> Path:
    """Where the golden sentences of this finding stand."""
    return sql.ANSWERS / name / "sentences.md"


def sentences(served: warehouse.Warehouse, language: str, name: str) -> list[str]:
    """What the page says under this question: 'which choices: sentence', one line each."""
    chosen, ask = settings(served.path.parent), findings.EVERY[name]
    scopes = {what: findings.Scope(served, language, findings.Filters(**filters), chosen) for what, filters in FILTERS.items()}
    return [f"{what}: {ask(scope, **OF_ONE.get(name, {})).sentence}" for what, scope in scopes.items()]


def read_sentences(name: str) -> dict[str, list[str]]:
    """The sentences of this finding by language, as they were reviewed, in the shape of `sentences`."""
    parts = file_of_sentences(name).read_text("utf-8").split("\n## ")[1:]
    return {language: lines for language, *lines in (part.strip().splitlines() for part in parts)}


def _write_sentences(served: warehouse.Warehouse, name: str) -> None:
    parts = ["\n".join([f"## {language}", *sentences(served, language, name)]) for language in texts.LANGUAGES]
    title = "# What the pages say about the exports of Voorbeeldstad"
    file_of_sentences(name).write_text("\n\n".join([title, *parts]) + "\n", "utf-8")


def main(names: list[str]) -> None:
    """Rewrite the golden files of these answers from the demo exports, and the sentences of their cases; without names all of them."""
    with tempfile.TemporaryDirectory() as home:
        warehouse.import_demo(Path(home), demo_files())
        for town in TOWNS:
            served = warehouse.for_day(Path(home), None, municipality=town.capitalize())
            for name in names or sql.names("answers"):
                _write(town, served, name)
                if town == "voorbeeldstad":
                    rules.write_sentences(name)
                    if name in findings.EVERY:
                        _write_sentences(served, name)


if __name__ == "__main__":
    main(sys.argv[1:])
