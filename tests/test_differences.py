"""Exports that cannot follow each other are refused in a sentence, unless the importer says that they are right."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
import xlsxwriter

from kompas import archive, manifest, tables, warehouse
from kompas.cli import demo_files
from kompas.errors import ExportError
from kompas.manifest import Entry
from kompas.warehouse import databases
from kompas.warehouse.differences import grave_differences
from kompas.warehouse.stages import read_exports
from tests.commands import kompas
from tests.test_importing import archive_files, files_served

HEADER = [
    *("DOSSIERNUMMER", "AANVRAGER", "REGELINGNAAM", "ORGANISATIEONDERDEEL", "PROJECT_NAAM", "TYPE_PERIODICITEIT"),
    *("BEDRAG_AANGEVRAAGD", "BEDRAG_VERLEEND", "BEDRAG_VASTGESTELD", "SUBSIDIEJAAR", "DATUM_OVERZICHT"),
]
BOTH = ("2026-01-31", "2026-02-28")


def register(numbers=range(60), *, year=2026, **changes) -> list[dict]:
    """Lines of a subsidy register, one per number; `changes` are columns, or functions of the number that make them."""
    return [
        {
            "DOSSIERNUMMER": f"SBA-{n:06}",
            "AANVRAGER": f"Stichting nummer {n}",
            "REGELINGNAAM": f"Regeling {n % 4}",
            "ORGANISATIEONDERDEEL": f"stadsdeel {n % 3}",
            "PROJECT_NAAM": f"Buurtfeest {n}",
            "TYPE_PERIODICITEIT": "Eenmalig",
            "BEDRAG_AANGEVRAAGD": 2000 + 10 * n,
            "BEDRAG_VERLEEND": 1000 + 10 * n,
            "BEDRAG_VASTGESTELD": "NULL",
            "SUBSIDIEJAAR": year,
        }
        | {name: value(n) if callable(value) else value for name, value in changes.items()}
        for n in numbers
    ]


@pytest.fixture
def export(tmp_path):
    """Writes an export of the register of this day: export('2026-01-31', register()); returns its path."""

    def write(day: str, lines: list[dict], name: str | None = None, kind: str = "csv") -> Path:
        rows = [[str(line.get(column, day)) for column in HEADER] for line in lines]
        file = tmp_path / f"{name or f'register-{day}'}.{kind}"
        if kind == "csv":
            file.write_text("\n".join([";".join(HEADER), *map(";".join, rows), ""]), "utf-8")
            return file
        with xlsxwriter.Workbook(file) as workbook:
            sheet = workbook.add_worksheet("register")
            for place, row in enumerate([HEADER, *rows]):
                sheet.write_row(place, 0, row)
        return file

    return write


@pytest.fixture
def judgment(tmp_path):
    """Reads files, and gives what tells what is wrong with some of them as the new ones beside the others: judgment(files)(new); one
    problem per file, in the order of the days."""
    homes = itertools.count()

    @contextmanager
    def read(files: Sequence[Path], municipalities: dict[Path, str] | None = None) -> Iterator[Callable]:
        home = tmp_path / f"home-{next(homes)}"
        with archive.lock(home), archive.workplace(home) as place:
            entries = {
                file: Entry(archive.store(home, file), file.name, "2026-06-30", municipality=(municipalities or {}).get(file))
                for file in files
            }
            assert not read_exports(home, tuple(entries.values()), place / "exported", lambda *_: None)
            with databases.reader(place / "exported") as con:
                every = list(entries.values())
                yield lambda new: list(grave_differences(con, every, [entries[file] for file in new]).values())

    return read


@pytest.fixture
def judge(judgment):
    """What is wrong with `new` beside the exports that are there: judge([new], [there])."""

    def found(new: Sequence[Path], there: Sequence[Path] = (), municipalities: dict[Path, str] | None = None) -> list[ExportError]:
        with judgment([*there, *new], municipalities) as problems:
            return problems(new)

    return found


def renumbered(n: int) -> dict:
    return {"PROJECT_NAAM": f"Moestuin {n}", "AANVRAGER": f"Vereniging {n}", "REGELINGNAAM": "Groen", "BEDRAG_AANGEVRAAGD": 77 + n}


def handed_out_anew() -> list[dict]:
    return [line | renumbered(n) for n, line in enumerate(register())]


def in_thousands(**changes) -> list[dict]:
    return [
        line | {name: f"{line[name] / 1000:.2f}".replace(".", ",") for name in ("BEDRAG_AANGEVRAAGD", "BEDRAG_VERLEEND")}
        for line in register(**changes)
    ]


WRONG = {
    "handed_out_anew": (register(), handed_out_anew()),
    "many_gone": (register(), register(range(35))),
    "other_unit": (register(), in_thousands()),
}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(("reason", "figures"), [("handed_out_anew", (60, 60)), ("many_gone", (25, 60)), ("other_unit", (60, 60))])
def test_exports_that_cannot_follow_each_other_are_refused(judgment, export, reason, figures, kind):
    """Whichever of both comes last."""
    earlier, later = (export(day, lines, kind=kind) for day, lines in zip(BOTH, WRONG[reason], strict=True))
    with judgment([later, earlier]) as problems:
        for new in (earlier, later):
            [problem] = problems([new])
            assert problem.reason == reason
            assert tuple(problem.blanks[name] for name in ("file", "first", "last")) == (new.name, earlier.name, later.name)
            assert (problem.blanks["n"], problem.blanks["of"]) == figures
            for language in ("nl", "en"):
                words = tables.sentence(language, problem)
                assert all(part in words for part in ("--accept-differences", earlier.name, later.name, *map(str, figures)))


def test_an_import_is_refused_and_changes_nothing_until_it_is_accepted(folder, export):
    """What is accepted once is not asked again: not of the same files, not of the next, not when everything is read anew."""
    files = [export(day, lines) for day, lines in zip(BOTH, WRONG["other_unit"], strict=True)]
    done = kompas("import", *files)
    assert (done.returncode, len(done.sentences), archive_files(folder)) == (2, 1, set())
    assert kompas("import", *files, "--accept-differences").returncode == 0
    assert all(entry.are_differences_accepted for entry in manifest.read(folder).entries)
    warehouse.import_files(folder, [*files, export("2026-03-31", register())])
    for file in folder.glob("*.duckdb"):
        file.unlink()
    warehouse.build(folder)
    assert files_served(folder) == 3


def test_of_many_the_odd_one_is_named_and_the_others_are_taken(folder, export):
    days = ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]
    files = [export(day, in_thousands() if day == days[1] else register()) for day in days]
    with pytest.raises(ExportError, match="other_unit") as caught:
        warehouse.import_files(folder, files)
    assert [problem.blanks["file"] for problem in caught.value.problems] == [files[1].name]
    refused = []
    taken = warehouse.import_files(folder, files, refused=refused.append)
    assert ([problem.reason for problem in refused], len(taken)) == (["other_unit"], 3)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("column", ["BEDRAG_VERLEEND", "BEDRAG_AANGEVRAAGD", "ORGANISATIEONDERDEEL"])
def test_two_exports_of_one_day_that_contradict_each_other(judge, export, column, kind):
    other = [line | ({column: 99} if n < 3 else {}) for n, line in enumerate(register())]
    one, two = export(BOTH[0], register(), "een"), export(BOTH[0], other, "twee", kind)
    for new, there in (([one, two], []), ([two], [one])):
        [problem] = judge(new, there)
        assert problem.reason == "contradicts_same_day"
        assert [problem.blanks[name] for name in ("file", "value", "n", "of")] == ["twee." + kind, "een.csv", 3, 60]
        assert all(part in tables.sentence("nl", problem) for part in ("een.csv", "3 van de 60", "--accept-differences"))


def test_parts_of_one_day_are_one_export(judge, export):
    """Dossiers that are in two parts for two years are no contradiction, and a part is not half an export."""
    parts = [register(range(40)), register(range(30, 70), year=2025, BEDRAG_VERLEEND=5)]
    files = [export(day, lines, f"{day}-{n}") for day in BOTH for n, lines in enumerate(parts)]
    assert judge(files) == judge(files[2:], files[:2]) == judge(files[1:], files[:1]) == []


RIGHT = {
    "another scheme and department": register(REGELINGNAAM="Nieuw", ORGANISATIEONDERDEEL="stadsdeel Nieuw"),
    "names became numbers": register(AANVRAGER=lambda n: f"Aanvrager {n:04}"),
    "titles written anew": register(PROJECT_NAAM=lambda n: f"project {n}"),
    "titles and applicants gone": register(PROJECT_NAAM="", AANVRAGER=""),
    "a third is gone": register(range(40)),
    "half is new": register(range(120)),
    "other numbers beside": register(range(60)) + register(range(500, 900)),
    "amounts doubled": register(BEDRAG_VERLEEND=lambda n: 2000 + 20 * n),
    "a few amounts in thousands": register(BEDRAG_VERLEEND=lambda n: 1 if n < 50 else 1000 + 10 * n),
    "everything granted": register(BEDRAG_VASTGESTELD=lambda n: n),
}


@pytest.mark.parametrize("later", RIGHT)
def test_what_can_follow_is_taken_without_a_question(judge, export, later):
    assert judge([export(BOTH[0], register()), export(BOTH[1], RIGHT[later])]) == []


@pytest.mark.parametrize(
    ("later", "is_refused"),
    [
        (register(range(100, 160), year=2026), False),  # the running year only
        (register(range(100, 160), year=2026) + register(range(3), year=2025), False),  # with what was late
        (register(range(60), year=2025), True),  # the newest year is no year that is dropped
        (register(range(100, 130), year=2026) + register(range(20), year=2025), True),
    ],
)
def test_a_year_that_is_dropped_as_a_whole_is_not_gone(judge, export, later, is_refused):
    earlier = register(range(60), year=2025) + register(range(100, 150), year=2026)
    files = [export(BOTH[0], earlier), export(BOTH[1], later)]
    assert [problem.reason for problem in judge(files)] == ["many_gone"] * is_refused


@pytest.mark.parametrize("reason", WRONG)
def test_a_small_export_is_always_taken(judge, export, reason):
    earlier, later = WRONG[reason]
    assert judge([export(BOTH[0], earlier[:19]), export(BOTH[1], later[: 3 if reason == "many_gone" else 19])]) == []
    contradiction = [export(BOTH[0], register(range(19)), "een"), export(BOTH[0], register(range(60), BEDRAG_VERLEEND=5), "twee")]
    assert judge(contradiction) == []


def initiatives(path: Path, what: str, numbers) -> Path:
    path.write_text("initiative_id,title,started_date\n" + "".join(f"{n},{what} {n},2025-01-{n % 28 + 1:02}\n" for n in numbers))
    return path


def test_two_municipalities_may_use_the_same_numbers(judge, tmp_path):
    one = initiatives(tmp_path / "initiatieven-2026-01-31.csv", "Buurttuin", range(60))
    other = initiatives(tmp_path / "initiatieven-2026-02-28.csv", "Leesclub", range(60))
    assert judge([one, other], municipalities={one: "Aa", other: "Bee"}) == []
    [problem] = judge([one, other], municipalities={one: "Aa", other: "aa "})
    assert problem.reason == "handed_out_anew"


def test_the_word_for_private_persons_does_not_make_two_dossiers_one(judge, export):
    private = [line | {"AANVRAGER": "(Particulier)"} for line in register()]
    anew = [line | {"AANVRAGER": "(Particulier)"} for line in handed_out_anew()]
    first, later = export("2016-08-18", private), export("2016-10-31", anew)
    [problem] = judge([later], [first])
    assert problem.reason == "handed_out_anew"
    assert judge([export("2016-11-30", private)], [first]) == []


def test_initiatives_of_the_template_may_go_but_not_get_another_number(judge, tmp_path):
    first = initiatives(tmp_path / "initiatieven-2026-01-31.csv", "Buurttuin", range(60))
    fewer = initiatives(tmp_path / "initiatieven-2026-02-28.csv", "Buurttuin", range(5))
    assert judge([fewer], [first]) == judge([first], [fewer]) == []
    [problem] = judge([initiatives(tmp_path / "initiatieven-2026-01-30.csv", "Koor", range(1, 61))], [first, fewer])
    assert problem.reason == "handed_out_anew"


def test_the_invented_municipalities_are_taken_without_a_question(judge):
    assert judge([file for of_town in demo_files().values() for file in of_town]) == []


def test_an_export_of_an_unknown_day_asks_for_it(folder, export):
    """Two files without a day are no successive exports: the second one asks too."""
    files = [export("", register(range(n)), f"register {n}") for n in (60, 70)]
    for file in files:
        with pytest.raises(ExportError, match="no_export_date") as caught:
            warehouse.import_files(folder, [file])
        assert "--export-date" in tables.sentence("nl", caught.value)
    assert archive_files(folder) == set()


@pytest.mark.shared
def test_the_real_register_is_taken_without_a_question(judge, judgment, shared):
    files = sorted((shared / "data/amsterdam_register").iterdir())
    assert judge(files[::-1]) == []
    with judgment(files) as problems:
        for new in (files, *([file] for file in files)):
            assert problems(new) == []


def test_the_order_of_import_changes_no_answer(tmp_path, export):
    """Each answer, from exports that were imported at once, one after the other, and the other way round."""
    days = ["2025-11-30", "2025-12-31", "2026-01-31"]
    lines = [
        register(range(40), BEDRAG_VERLEEND="NULL"),
        register(range(55), ORGANISATIEONDERDEEL="STADSDEEL 1", BEDRAG_VERLEEND=lambda n: "NULL" if n % 2 else 900 + n),
        register(range(5, 70), ORGANISATIEONDERDEEL="Stadsdeel 1", BEDRAG_VASTGESTELD=lambda n: "NULL" if n % 3 else 800 + n),
    ]
    files = [export(day, each) for day, each in zip(days, lines, strict=True)]
    found = []
    for number, order in enumerate((files, files[::-1], [files[1], files[2], files[0]])):
        home = tmp_path / str(number)
        warehouse.import_files(home, list(order))
        found.append(answers(home))
    assert all(each == found[0] for each in found)


def answers(home: Path) -> dict[str, list]:
    """Every mart of the warehouse that is served, without the places of its rows."""
    con = warehouse.connect(warehouse.current(home)).cursor()
    names = [name for (name,) in con.execute("select table_name from duckdb_tables() where not internal order by 1").fetchall()]
    return {name: sorted(map(repr, con.execute(f'from "{name}"').fetchall())) for name in names}
