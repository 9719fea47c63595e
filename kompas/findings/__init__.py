"""Findings: the questions of the pages, answered. `finding(scope) -> Finding`, one function per answer, under the answer's name."""

from kompas.choices import Filters
from kompas.findings.ambitions import ambitions_by_year
from kompas.findings.chance import answered_over_time, departments_against_all
from kompas.findings.changes import changed_since, headline_changes
from kompas.findings.cliff import USUAL as USUAL_CUT
from kompas.findings.cliff import bridging_time, ending_by_group, ending_promises, long_running_subsidies, stress_test
from kompas.findings.clocks import clearance, decided_or_withdrawn, penalty_exposure, two_clocks, waiting_quantiles
from kompas.findings.decisions import decisions_waiting
from kompas.findings.departments import answered_within_term, open_by_age, waiting_curve
from kompas.findings.download import csv_bytes, every_row
from kompas.findings.equal import same_for_everybody, yes_for_everybody
from kompas.findings.exports import checks_failed, no_data_lines, rejected_lines, sources, warnings_given
from kompas.findings.finding import Coverage, Finding, column_meaning, prefetch
from kompas.findings.flows import asked_granted_determined, one_off_and_recurring, share_change_within_and_mix
from kompas.findings.income_sources import concentration, kinds_of_funder
from kompas.findings.initiative import initiative_card, initiative_file, initiatives_found
from kompas.findings.mentions import initiative_mentions, initiatives_that_may_be_one
from kompas.findings.money import ending_by_quarter, largest_funders, municipal_share
from kompas.findings.organisation import organisation_file, organisations_found
from kompas.findings.organisations import (
    after_the_last_grant,
    departments_per_organisation,
    known_public_money,
    leaning_on_one_scheme,
    names_that_may_be_one,
    organisations_returning,
    years_in_a_row,
)
from kompas.findings.overview import headlines, needs_attention
from kompas.findings.places import initiatives_by_ward
from kompas.findings.registers import amounts_changed, departments_renamed, granted_of_asked, time_between_exports
from kompas.findings.relations import contact_mix, handovers, lean_on_one_official, officials_met, silence, silent_initiatives
from kompas.findings.risk import risk_drivers, risk_score
from kompas.findings.scope import Scope, municipality_name
from kompas.findings.status import in_and_out, status_by_theme, status_transitions, time_in_status
from kompas.findings.support import support_asked_and_given, value_beside_cost
from kompas.findings.survival import score_calibration, score_validity, survival_after_subsidy

__all__ = [
    "EVERY",
    "USUAL_CUT",
    "Scope",
    "Coverage",
    "Filters",
    "Finding",
    "column_meaning",
    "csv_bytes",
    "every_row",
    "municipality_name",
    "prefetch",
]

EVERY = {
    each.__name__: each
    for each in (
        headlines,
        needs_attention,
        headline_changes,
        changed_since,
        amounts_changed,
        departments_renamed,
        status_by_theme,
        time_in_status,
        initiatives_by_ward,
        in_and_out,
        status_transitions,
        ambitions_by_year,
        municipal_share,
        ending_by_quarter,
        largest_funders,
        concentration,
        kinds_of_funder,
        asked_granted_determined,
        one_off_and_recurring,
        organisations_returning,
        years_in_a_row,
        after_the_last_grant,
        leaning_on_one_scheme,
        known_public_money,
        departments_per_organisation,
        names_that_may_be_one,
        share_change_within_and_mix,
        stress_test,
        bridging_time,
        long_running_subsidies,
        ending_by_group,
        ending_promises,
        risk_score,
        risk_drivers,
        survival_after_subsidy,
        score_validity,
        score_calibration,
        granted_of_asked,
        answered_within_term,
        open_by_age,
        waiting_curve,
        waiting_quantiles,
        time_between_exports,
        two_clocks,
        decided_or_withdrawn,
        clearance,
        penalty_exposure,
        departments_against_all,
        answered_over_time,
        same_for_everybody,
        yes_for_everybody,
        silence,
        silent_initiatives,
        contact_mix,
        lean_on_one_official,
        handovers,
        officials_met,
        support_asked_and_given,
        value_beside_cost,
        decisions_waiting,
        initiatives_found,
        initiative_card,
        initiative_mentions,
        initiative_file,
        organisations_found,
        organisation_file,
        sources,
        initiatives_that_may_be_one,
        rejected_lines,
        no_data_lines,
        warnings_given,
        checks_failed,
    )
}  # in the order of the pages
