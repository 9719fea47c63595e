"""What an import would find, before it; and taking an export out of use again."""

import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kompas import archive, inspections, manifest, warehouse
from kompas.cli import demo_files
from kompas.contract import ROOT
from kompas.errors import ExportError
from kompas.findings.trial import Trial
from kompas.manifest import Entry
from tests.commands import kompas

NOTHING = Entry("", "", "")
GOOD = ("1,Zorg,2026-01-05,", "2,Zorg,2026-01-06,2026-01-20")
ODD = ("3,Zorg,2026-01-05,2026-01-02", "3,Zorg,2026-01-05,", "4,Zorg,2026-02-30,", "5,Zorg,2026-03-01,", "-,-,-,-")


def contents(folder: Path) -> dict[str, bytes]:
    """What stands in a data folder, apart from the secret that is made on first use and the file that is locked."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name not in ("salt", ".lock"))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def inspect(folder: Path, file: Path, place: Path, **options: object) -> warehouse.Inspection:
    place.mkdir(exist_ok=True)
    return warehouse.inspect(folder, file, Entry("", "", "", **options), place, keeps_database=True)


def names_served(folder: Path) -> list[str]:
    return [entry.name for entry in manifest.read(folder).entries]


def test_an_inspection_finds_what_the_import_then_finds_and_changes_nothing(folder, fill_folder, requests_csv, tmp_path):
    fill_folder(requests_csv("2025-12-31", *GOOD))
    before = contents(folder)
    file = requests_csv("2026-02-28", *GOOD, *ODD)
    place = tmp_path / "inspected"
    found = inspect(folder, file, place)
    assert contents(folder) == before
    assert (found.problem, found.before, found.ledger.export_date) == (None, None, date(2026, 2, 28))
    assert {(row["found_by"], row["reason"]) for row in warehouse.found_lines(place)} == {
        ("rejected_lines", "duplicate"),
        ("rejected_lines", "no_such_date"),
        ("no_data_lines", "dashes"),
        ("warnings", "after_export"),
        ("checks_failed", "before_received"),
    }
    [sheet] = found.sheets
    assert (sheet.format, sheet.line, sheet.unused) == ("kompas", 1, ())
    [received] = [column for column in sheet.columns if column.column == "received_date"]
    assert received.examples[0] == ("2026-01-05", "2026-01-05")

    inspections.write(place, found)
    assert inspections.read(place) == found, "kept for who loads the page again"
    trial = Trial(("sources",), {"headlines": (("requests.received_date",), None)})
    inspections.write_trial(place, trial)
    assert inspections.read_trial(place) == trial
    [imported] = warehouse.take_in(folder, [(file, NOTHING)], inspected=place / found.database)
    assert imported == found.ledger
    assert manifest.read(folder).exported == found.database and not (place / found.database).exists(), "it was not read twice"
    assert inspect(folder, file, place).before.name == file.name


def test_what_a_file_leaves_open_is_a_reason_with_which_the_import_refuses_it_and_an_answer_opens_it(folder, tmp_path):
    file = tmp_path / "geld.csv"
    file.write_text("funding_id;initiative_id;funder_kind;granted_eur\n1;A;municipality;1.250\n2;B;municipality;2.500\n")
    found = inspect(folder, file, tmp_path / "a")
    assert (found.problem.reason, found.ledger, found.database) == ("ambiguous_number", None, None)
    assert found.two_ways == (("1.250", "1250.00", "1.25"), ("2.500", "2500.00", "2.50"))
    found = inspect(folder, file, tmp_path / "a", decimal_mark=",")
    assert found.problem.reason == "no_export_date" and found.sheets, "what was recognised is shown with the question"
    found = inspect(folder, file, tmp_path / "a", decimal_mark=",", export_date="2026-06-30", municipality="Delft")
    assert found.problem is None and (found.ledger.municipality, found.ledger.accepted) == ("Delft", 2)
    mixed = tmp_path / "dagen-2026-06-30.csv"
    mixed.write_text("request_id,received_date\n1,13/04/2026\n2,04/13/2026\n3,03/04/2026\n")
    found = inspect(folder, mixed, tmp_path / "b")
    assert found.problem.reason == "ambiguous_date"
    assert ("03/04/2026", "2026-04-03", "2026-03-04") in found.two_ways


def test_names_and_what_else_is_personal_are_no_examples(folder, tmp_path):
    file = tmp_path / "contacten-2026-06-30.csv"
    file.write_text("initiative_id,official,date\nI1,Jan Jansen,2026-01-05\n")
    found = inspect(folder, file, tmp_path / "a")
    assert "Jan Jansen" not in repr(found.sheets) and "2026-01-05" in repr(found.sheets)
    file = tmp_path / "initiatieven-2026-06-30.csv"
    file.write_text("initiative_id,title,initiator\nI1,Tuin (jan@voorbeeld.example),Jan Jansen\nI2,Koor,Piet Pietersen\n")
    seen = repr(inspect(folder, file, tmp_path / "a").sheets)
    assert "Koor" in seen and "jan@" not in seen and "Jansen" not in seen and "Pietersen" not in seen


def test_a_withdrawn_export_does_not_count_is_kept_and_comes_back(folder, fill_folder, requests_csv):
    first, second = requests_csv("2026-01-31", *GOOD), requests_csv("2026-02-28", *GOOD, "9,Groen,2026-02-01,")
    fill_folder(first, second)
    both = manifest.read(folder)
    kept = set((folder / "archive").iterdir())
    done = kompas("--lang", "en", "withdraw", second.name)
    assert done.returncode == 0 and f"{second.name} does not count any more" in done.stdout
    assert names_served(folder) == [first.name] and warehouse.current(folder).on_date == date(2026, 1, 31)
    assert set((folder / "archive").iterdir()) == kept
    assert [entry.name for entry in manifest.read(folder).withdrawn] == [second.name]

    assert kompas("withdraw", second.name).returncode == 2, "it is withdrawn already"
    assert kompas("withdraw", second.name, "--back").returncode == 0
    assert manifest.read(folder).entries == both.entries and manifest.read(folder).withdrawn == ()
    assert manifest.read(folder).exported == both.exported

    assert kompas("withdraw", archive.sha256(second)[:10]).returncode == 0
    assert kompas("import", second).returncode == 0, "to import it again brings it back too"
    assert names_served(folder) == [first.name, second.name] and manifest.read(folder).withdrawn == ()

    assert kompas("withdraw", first.name).returncode == 0
    done = kompas("--lang", "en", "withdraw", second.name)
    assert done.returncode == 0 and "Nothing was imported yet" in done.stdout
    assert warehouse.current(folder) is None and len(manifest.read(folder).withdrawn) == 2
    assert kompas("withdraw", first.name, "--back").returncode == 0
    assert names_served(folder) == [first.name]


def test_what_was_withdrawn_is_deleted_for_good_and_what_counts_never(folder, requests_csv):
    first, second = requests_csv("2026-01-31", "A,zorg,2026-01-05,"), requests_csv("2026-02-28", "A,zorg,2026-01-05,2026-02-01")
    warehouse.import_files(folder, [first, second])
    one, other = manifest.read(folder).entries
    warehouse.withdraw(folder, [other])
    day = date.fromisoformat(other.imported_on)
    assert warehouse.purge(folder, day) == (), "not of that day, but of before it"
    done = kompas("--lang", "en", "purge", (day + timedelta(1)).isoformat())
    assert done.stdout.startswith(second.name) and "for good" in done.stdout and done.returncode == 0
    assert [path.name for path in (folder / "archive").iterdir()] == [one.sha256]
    assert manifest.read(folder).withdrawn == () and names_served(folder) == [first.name]
    assert warehouse.purge(folder, day + timedelta(1)) == ()
    assert [(each.name, each.purged_on) for each in manifest.read(folder).purged] == [(second.name, day.isoformat())]

    (folder / "settings.toml").write_text("[archive]\nwithdrawn_days = 30\n", "utf-8")
    warehouse.import_files(folder, [second])
    [_, again] = manifest.read(folder).entries
    warehouse.withdraw(folder, [again])
    assert warehouse.purge_due(folder) == () and len(manifest.read(folder).withdrawn) == 1, "withdrawn today"
    kept = manifest.read(folder)
    long_ago = replace(kept.withdrawn[0], withdrawn_on=(day - timedelta(30)).isoformat())
    manifest.switch(folder, replace(kept, withdrawn=(long_ago,)))
    (folder / "settings.toml").unlink()
    assert warehouse.purge_due(folder) == (), "never by itself where nobody set it"
    (folder / "settings.toml").write_text("[archive]\nwithdrawn_days = 30\n", "utf-8")
    warehouse.import_files(folder, [first])  # every import looks
    assert [path.name for path in (folder / "archive").iterdir()] == [one.sha256] and names_served(folder) == [first.name]
    assert manifest.read(folder).withdrawn == () and len(manifest.read(folder).purged) == 2


def test_an_archive_of_several_systems_is_read_as_an_export_of_each(folder, requests_csv, tmp_path):
    sample = ROOT / "tests" / "exports" / "formats" / "schiedam_subsidieregister-2026-06-30.csv"
    own = requests_csv("2026-02-28", *GOOD, "3,Zorg,2026-02-30,")
    together, apart = tmp_path / "alles.zip", {}
    with zipfile.ZipFile(together, "w") as packed:
        for file in (sample, own):
            packed.write(file, file.name)
        packed.writestr("leesmij.csv", "naam;rekening\nJan;1\n")
    for file in (sample, own):
        home = tmp_path / file.stem
        [apart[file.name]] = warehouse.import_files(home, [file], municipality="Delft")
    found = inspect(folder, together, tmp_path / "looked", municipality="Delft")
    assert found.problem is None and len(found.ledgers) == 2 and found.entry.part is None
    inspections.write(tmp_path / "looked", found)
    assert inspections.read(tmp_path / "looked") == found
    options = Entry("", "", "", municipality="Delft")
    ledgers = warehouse.take_in(folder, [(together, options)], inspected=tmp_path / "looked" / found.database)
    assert {each.file for each in ledgers} == {f"alles.zip [{name}]" for name in apart}
    counted = ("format", "register", "export_date", "accepted", "rejected")
    for ledger, alone in ((each, apart[each.file[11:-1]]) for each in ledgers):
        assert [getattr(ledger, name) for name in counted] == [getattr(alone, name) for name in counted]
    assert sum(each.lines_read for each in ledgers) == sum(each.lines_read for each in apart.values()) + 2, "what is no export too, once"
    assert [entry.part for entry in manifest.read(folder).entries] == ["kompas", "schiedam_subsidieregister"]
    assert len(list((folder / "archive").iterdir())) == 1, "the bytes are kept as they came"
    before = manifest.read(folder).entries
    assert len(warehouse.import_files(folder, [together], municipality="Delft")) == 2 and manifest.read(folder).entries == before
    done = kompas("withdraw", "alles.zip")
    assert done.returncode == 0 and names_served(folder) == [] and len(manifest.read(folder).withdrawn) == 2
    assert kompas("withdraw", "alles.zip", "--back").returncode == 0 and manifest.read(folder).entries == before


def test_what_cannot_be_withdrawn_is_a_sentence_and_changes_nothing(demo, folder, requests_csv):
    invented = manifest.read(demo.path.parent).entries[0]
    with pytest.raises(ExportError, match="invented_export"):
        warehouse.withdraw(demo.path.parent, [invented])
    assert demo_files() and manifest.read(demo.path.parent).is_demo
    file = requests_csv("2026-01-31", *GOOD)
    for town in ("Almere", "Delft"):
        warehouse.import_files(folder, [file], municipality=town)
    before = contents(folder)
    done = kompas("--lang", "en", "withdraw", file.name)
    assert done.returncode == 2 and "(Almere)" in done.stderr and "(Delft)" in done.stderr
    assert kompas("withdraw", "niets.csv").returncode == 2
    assert contents(folder) == before
    assert kompas("withdraw", file.name, "--municipality", "delft").returncode == 0
    assert [entry.municipality for entry in manifest.read(folder).entries] == ["Almere"]


def test_the_command_prints_what_an_import_would_find(folder, requests_csv, tmp_path):
    good, bad = requests_csv("2026-02-28", *GOOD, *ODD), tmp_path / "prive.csv"
    bad.write_text("naam;rekening\nJan;NL00BANK0123456789\n")
    done = kompas("--lang", "en", "inspect", good)
    assert done.returncode == 0 and not (folder / manifest.FILE).exists() and not (folder / "archive").exists()
    assert "7 lines read = 4 accepted + 2 rejected + 1 without data" in done.stdout
    assert "received_date → " in done.stdout and "[requests.received_date]" in done.stdout
    done = kompas("--lang", "en", "inspect", good, "--answers")
    assert "With this file alone" in done.stdout and "How long do" in done.stdout
    done = kompas("--lang", "en", "inspect", good, bad, "--json")
    assert done.returncode == 2 and "prive.csv" in done.stderr
    one, other = json.loads(done.stdout)
    assert (one["ledgers"][0]["accepted"], one["refused"], len(one["lines"])) == (4, None, 5)
    assert other["ledgers"] == [] and "prive.csv" in other["refused"]
