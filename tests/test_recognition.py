"""What an export is taken for: every header that is known of real exports, and headers that only look like one."""

import csv
import json
import re

import pytest

from kompas import tables
from kompas.formats import formats, recognition_of
from kompas.readers import Preview, open_sheets

# Per header list of the real exports what it is: the format, and the sheet where it has several.
KNOWN = {
    "decidim_proposals": "decidim.proposals",
    "decidim_results": "decidim.results",
    "decidim_initiatives": "decidim.initiatives",
    "decidim_initiatives_open_data": "decidim.initiatives",
    "decidim_budget_projects": "decidim.budget_projects",
    "consul_budget_investments_en": "consul.budget_investments",
    "consul_proposals": "consul.proposals",
    "govocal_inputs_xlsx/headers_en": "govocal.inputs",
    "govocal_inputs_xlsx/headers_nl": "govocal.inputs",
    "govocal_reporting_inputs": "govocal.reporting_inputs",
    "govocal_reporting_official_feedbacks": "govocal.official_feedbacks",
    "govocal_fact_posts": "govocal.fact_posts",
    "openstad_resources_xlsx": "openstad.resources",
    "openstad_submissions_xlsx": "openstad.submissions",
    "openstad_votes_xlsx": "openstad.votes",
    "openstad_comments_xlsx": "openstad.comments",
    "signalen_dwh/signals.csv": "signalen.signals",
    "signalen_dwh/statuses.csv": "signalen.statuses",
    "signalen_dwh/categories.csv": "signalen.categories",
    "signalen_dwh/sla.csv": "signalen.sla",
    "signalen_dwh/directing_departments.csv": "signalen.directing_departments",
    "signalen_dwh/routing_departments.csv": "signalen.routing_departments",
    "signalen_dwh/locations.csv": "signalen.locations",
    "signalen_dwh/reporters.csv": "signalen.reporters",
    "signalen_dwh/signals_assigned_user.csv": "signalen.signals_assigned_user",
    "signalen_dwh/notes.csv": "signalen.notes",
    "signalen_dwh/kto-feedback-<ENVIRONMENT>.csv": "signalen.kto_feedback",
    "signalen_dwh/ml.csv": "signalen.ml",
    "zgw_zaken_api_json/zaak": "zgw_zaken.zaken",
    "zgw_zaken_api_json/verlenging": "zgw_zaken.verlenging",
    "zgw_zaken_api_json/opschorting": "zgw_zaken.opschorting",
    "zgw_zaken_api_json/status": "zgw_zaken.statussen",
    "zgw_zaken_api_json/resultaat": "zgw_zaken.resultaten",
    "zgw_zaken_api_json/rol": "zgw_zaken.rollen",
    "zgw_zaken_api_json/klantcontact": "zgw_zaken.klantcontacten",
    "zgw_zaken_api_json/zaakeigenschap": "zgw_zaken.eigenschappen",
    "openzaak_csv_dump/zaken_zaak.csv": "zgw_zaken.zaken",
    "openzaak_csv_dump/zaken_status.csv": "zgw_zaken.statussen",
    "openzaak_csv_dump/zaken_rol.csv": "zgw_zaken.rollen",
    "openzaak_csv_dump/zaken_organisatorischeeenheid.csv": "zgw_zaken.afdelingen",
    "openzaak_csv_dump/zaken_klantcontact.csv": "zgw_zaken.klantcontacten",
    "openzaak_csv_dump/zaken_resultaat.csv": "zgw_zaken.resultaten",
    "openzaak_csv_dump/zaken_zaakeigenschap.csv": "zgw_zaken.eigenschappen",
    "openzaak_csv_dump/catalogi_zaaktype.csv": "zgw_zaken.zaaktypen",
    "openzaak_csv_dump/catalogi_statustype.csv": "zgw_zaken.statustypen",
    "ggm_subsidies/SUBSIDIE": "ggm_subsidies.subsidie",
    "ggm_subsidies/SUBSIDIEAANVRAAG": "ggm_subsidies.subsidieaanvraag",
    "ggm_subsidies/SUBSIDIEBESCHIKKING": "ggm_subsidies.subsidiebeschikking",
    "ggm_subsidies/SUBSIDIEPROGRAMMA": "ggm_subsidies.subsidieprogramma",
    "ggm_subsidies/RAPPORTAGEMOMENT": "ggm_subsidies.rapportagemoment",
    "ggm_subsidies/SECTOR": "ggm_subsidies.sector",
    "amsterdam_subsidieregister_csv": "amsterdam_subsidieregister",
    "amsterdam_subsidieregister_xlsx": "amsterdam_subsidieregister_download",
    "schiedam_subsidieregister": "schiedam_subsidieregister",
    "zoetermeer_subsidieregister_fields": "zoetermeer_subsidieregister",
    "vlaanderen_subsidieregister_csv": "vlaanderen_subsidieregister",
    "openstate_subsidietrekker": "subsidies_ministeries",
    "openstate_minfin_subsidieoverzichten": "subsidieoverzichten_rijk",
    "scdl_subventions_fr": "scdl_subventions",
    "360giving_grants_template": "threesixtygiving.grants",
    "grantnav_grants_csv": "threesixtygiving.grants",
    "grantnav_recipients_csv": "threesixtygiving.recipients",
    "grantnav_funders_csv": "threesixtygiving.funders",
    "fixmystreet_problems_csv": "fixmystreet.problems",
    "fixmystreet_updates_csv": "fixmystreet.updates",
    "open311_georeport_v2": "open311",
    "nyc_311": "meldingen_311",
}


def header_lists(document: dict) -> dict[str, list[str]]:
    """Every header list by its name: of an export with one its key, else the key with what tells them apart."""
    found = {}
    for export, entry in document.items():
        several = entry.get("files") or entry.get("objects") or entry.get("tables")
        if several is None:
            several = {name: entry[name] for name in ("headers", "headers_en", "headers_nl") if name in entry}
        for name, headers in several.items():
            found[export if name == "headers" else f"{export}/{name}"] = headers
    return found


def as_exported(headers: list[str]) -> tuple[str, ...]:
    """The headers of an export with the blanks of the list filled in: a language, words of a municipality's own."""
    more = {"<form questions>": "Wat is uw idee?", "<formuliervragen>": "Wat is uw idee?", "<registration fields>": "Leeftijd"}
    more |= {"<registratievelden>": "Leeftijd", "<vragen>": "Wat vindt u?", "tags.<type>": "tags.thema", "...": "selectielijst_procestype"}
    return tuple(re.sub(r"<locale>", "nl", more.get(header, header)).replace("/*", "/name") for header in headers)


def look(cells, title=None, file="export.csv", **given):
    return recognition_of([Preview(";", ((1, 1, tuple(cells)),))], file, title, **given)


def name_of(fit):
    return f"{fit.match.format.name}.{fit.match.layout.name}".rstrip(".")


@pytest.mark.shared
def test_every_known_header_is_its_own_format_and_no_other(tmp_path, shared):
    """Of what fills no table, or not without other sheets, one sentence says what it is and why."""
    lists = header_lists(json.loads((shared / "formats/export_headers.json").read_text("utf-8")))
    assert lists.keys() == KNOWN.keys() and len(lists) == 67
    wrong, sentences = {}, {}
    for name, headers in lists.items():
        path = tmp_path / f"{re.sub('[^a-z0-9]+', '-', name.lower())}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerow(as_exported(headers))
        with open_sheets(path, path.name, tmp_path) as sheets:
            [found] = tables.recognitions(sheets, path.name)
        if found.best is None or name_of(found.best) != KNOWN[name] or found.best.score < 0.9:
            wrong[name] = (found.best and name_of(found.best), found.problem)
        if found.problem:
            sentences[name] = (found.problem.reason, tables.sentence("nl", found.problem))
    assert wrong == {}
    reasons = {name: reason for name, (reason, _) in sentences.items()}
    assert set(reasons.values()) == {"fills_nothing", "needs_other_sheets"}
    assert {name for name, reason in reasons.items() if reason == "fills_nothing"} == {
        name for name, known in KNOWN.items() if layout_of(known).fills_nothing
    }
    assert len(reasons) == 36, "the other 31 fill a table by themselves"
    assert all(sentence.startswith(f"{re.sub('[^a-z0-9]+', '-', name.lower())}.csv: ") for name, (_, sentence) in sentences.items())


def layout_of(known):
    name, _, sheet = known.partition(".")
    return next(layout for layout in formats()[name].layouts if layout.name == sheet)


SCHIEDAM = ("Subsidiejaar", "Taakveld", "Soort subsidie", "Aanvrager", "Omschrijving", "Regelmaat", "Verleend bedrag", "Vastgesteld bedrag")


def test_order_case_accents_other_columns_and_lines_above_do_not_matter():
    written = ["Eigen kolom", *(f" {header.upper().replace('E', 'É')} " for header in reversed(SCHIEDAM)), "Nog een"]
    above = ((1, 1, ("Subsidieregister", "", "")), (2, 2, ("gemaakt op 1 mei",)), (3, 3, tuple(written)), (4, 4, ("x",) * 10))
    found = recognition_of([Preview(",", ()), Preview(";", above)], "x.csv")
    assert (name_of(found.best), found.best.match.line, found.problem) == ("schiedam_subsidieregister", 3, None)
    assert found.unused == ("Eigen kolom", "Nog een")
    assert found.best.share_known == pytest.approx(8 / 10)


def test_an_older_export_is_the_same_format():
    """Decidim before and after it had taxonomies, with other languages."""
    shared_headers = ("id", "title/ca", "body/ca", "state", "published_at", "component/id", "coauthorships_count", "url")
    new = look((*shared_headers, "taxonomies/name", "votes", "likes/total_count"))
    old = look((*shared_headers, "category/name/ca", "scope/name/ca", "supports", "endorsements/total_count"))
    assert name_of(new.best) == name_of(old.best) == "decidim.proposals" and not new.problem and not old.problem


def test_what_only_resembles_a_format_leaves_the_choice():
    """All that the format cannot do without is there, in a file about something else."""
    cells = ("project_id", "cost", "name", *(f"kolom {number}" for number in range(20)))
    found = look(cells)
    assert name_of(found.best) == "pabulib_burgerbegroting.projects" and found.best.score < 0.5
    assert found.problem.reason == "only_resembles"
    assert look(cells, format_name="pabulib_burgerbegroting").problem is None


def test_of_two_formats_that_fit_nearly_equally_well_one_must_be_chosen():
    both = [*SCHIEDAM, "Instelling", "Deelprogramma", "Subsidiebedrag", "Regeling"]
    found = look(both)
    assert found.problem.reason == "several_formats"
    assert {name_of(found.best), name_of(found.runner_up)} == {"schiedam_subsidieregister", "subsidieregister_gemengd"}


def test_a_missing_column_is_named_and_another_file_is_not():
    assert look(SCHIEDAM[:-2]).problem.blanks["column"] == "Verleend bedrag"
    other = look(("Merk", "Model", "Bouwjaar", "Kleur"))
    assert other.best is None and other.problem is None


def test_the_name_tells_sheets_with_the_same_header_apart():
    cells = ("id", "created_at", "updated_at", "_signal_id", "departments")
    assert look(cells).problem.reason == "several_tables"
    assert name_of(look(cells, file="x.zip [routing_departments.csv]").best) == "signalen.routing_departments"


@pytest.mark.parametrize(
    "cells",
    [
        ("Case ID", "Activity", "Complete Timestamp", "Resource"),
        ("case:concept:name", "concept:name", "time:timestamp", "org:group", "lifecycle:transition"),
        ("Zaaknummer", "Activiteit", "Tijdstip", "Afdeling"),
    ],
)
def test_any_event_log_is_one(cells):
    found = look(cells)
    assert name_of(found.best) == "gebeurtenissenlog" and found.problem is None
