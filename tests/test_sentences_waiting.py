"""What the sentences on waiting and terms say, in both languages, on small invented exports."""

from pathlib import Path

import pytest

from kompas import findings, warehouse
from kompas.settings import settings

HEADER = "municipality,export_date,request_id,department,kind,is_formal_application,received_date,decided_date,outcome"


def warehouse_of(folder: Path, *exports: str, chosen: str = "") -> warehouse.Warehouse:
    """The warehouse of these exports; the first word of each is its file name."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text(chosen, "utf-8")
    files = []
    for export in exports:
        name, *lines = export.strip().split("\n")
        files.append(folder.parent / name)
        files[-1].write_text("\n".join([*lines, ""]), "utf-8")
    warehouse.import_files(folder, files)
    return warehouse.current(folder)


def scope_of(of: warehouse.Warehouse, language: str = "nl") -> findings.Scope:
    return findings.Scope(of, language, settings=settings(of.path.parent))


C = "T,2026-02-28,C,Groen,subsidie,ja,2026-01-05,,"
A = "T,2026-02-28,A,Groen,subsidie,ja,2026-02-20,,"
A_DECIDED = "T,2026-08-31,A,Groen,subsidie,ja,2026-02-20,2026-03-10,toegekend"
OPEN = "T,2026-06-30,A,Groen,subsidie,ja,2025-10-01,,"
DECIDED = "T,2026-06-30,B,Groen,subsidie,ja,2025-10-01,2025-10-09,"


def requests(day: str, *lines: str) -> str:
    """An export of requests as `warehouse_of` takes it."""
    return "\n".join([f"{day}-requests.csv", HEADER, *lines])


@pytest.fixture
def left(folder) -> warehouse.Warehouse:
    """C was open in February, and the export of August does not show it any more."""
    return warehouse_of(folder, requests("2026-02-28", C, A), requests("2026-08-31", A_DECIDED))


LEFT = {
    "nl": "1 aanvraag die open stond, staat niet meer in het register; hoe het daarmee is, weet niemand.",
    "en": "1 request that was open is no longer in the register; nobody knows how it is now.",
}


@pytest.mark.parametrize("language", LEFT)
@pytest.mark.parametrize("name", ["headlines", "open_by_age", "clearance", "penalty_exposure"])
def test_who_left_the_register_is_counted_apart(left, name, language):
    finding = getattr(findings, name)(scope_of(left, language))
    assert LEFT[language] in finding.sentence


def test_who_left_the_register_does_not_wait(left):
    assert findings.open_by_age(scope_of(left)).sentence.startswith("Er staan geen aanvragen open.")
    assert findings.open_by_age(scope_of(left)).chart is None
    assert findings.penalty_exposure(scope_of(left)).sentence == f"Er staan geen formele aanvragen open. {LEFT['nl']}"
    assert not findings.decisions_waiting(scope_of(left)).rows.shape[0]


DEFAULT = "Zonder eigen termijn in de instellingen, dus 56 dagen (Awb): subsidie."


def test_the_default_of_eight_weeks_is_named_as_one(folder):
    of = warehouse_of(folder, requests("2026-06-30", OPEN, DECIDED))
    assert DEFAULT in findings.two_clocks(scope_of(of)).sentence
    assert DEFAULT in findings.penalty_exposure(scope_of(of)).sentence


def test_a_term_of_its_own_is_no_default(folder):
    of = warehouse_of(folder, requests("2026-06-30", OPEN, DECIDED), chosen='[norms.kinds]\n"subsidie" = { decision_days = 91 }\n')
    assert DEFAULT not in findings.two_clocks(scope_of(of)).sentence
    assert DEFAULT not in findings.penalty_exposure(scope_of(of)).sentence


BEYOND = {
    "nl": "Bij 2 van de 2 groepen wachten zij en alle anderen langer dan 16 weken; verder kijkt dit cijfer niet.",
    "en": "For 2 of the 2 groups they and all others wait longer than 16 weeks; this figure looks no further.",
}


@pytest.mark.parametrize("language", BEYOND)
def test_beyond_sixteen_weeks_no_difference_is_given_and_the_sentence_says_so(folder, language):
    kinds = {name: kind for number in range(12) for name, kind in ((f"S{number}", "stichting"), (f"B{number}", "bewoner"))}
    initiatives = "\n".join(f"T,2026-06-30,{name},{name},{kind},2015-01-01" for name, kind in kinds.items())
    request_lines = "\n".join(
        f"T,2026-06-30,R{name},{name},Groen,2024-01-01,{'2024-05-01' if name.startswith('S') else '2025-05-28'}" for name in kinds
    )
    of = warehouse_of(
        folder,
        f"2026-06-30-initiatives.csv\nmunicipality,export_date,initiative_id,title,initiator_kind,started_date\n{initiatives}",
        f"2026-06-30-requests.csv\nmunicipality,export_date,request_id,initiative_id,department,received_date,decided_date\n{request_lines}",
    )
    finding = findings.same_for_everybody(scope_of(of, language), by="initiator_kind")
    assert finding.sentence == BEYOND[language]
    assert finding.chart is None
