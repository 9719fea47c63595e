"""Findings: the questions of the pages, answered. `finding(asked) -> Finding`, one function per answer, under the answer's name."""

from kompas.findings.asked import Asked, Filters
from kompas.findings.departments import answered_within_term, open_by_age, waiting_curve
from kompas.findings.exports import checks_failed, rejected_lines, sources, warnings_given
from kompas.findings.finding import Coverage, Finding, column_meaning, csv_bytes
from kompas.findings.money import ending_by_quarter, largest_funders, municipal_share
from kompas.findings.overview import headlines, needs_attention
from kompas.findings.risk import risk_score
from kompas.findings.status import in_and_out, status_by_theme, time_in_status

__all__ = ["EVERY", "Asked", "Coverage", "Filters", "Finding", "column_meaning", "csv_bytes"]

EVERY = {
    told.__name__: told
    for told in (
        headlines,
        needs_attention,
        status_by_theme,
        time_in_status,
        in_and_out,
        municipal_share,
        ending_by_quarter,
        largest_funders,
        risk_score,
        answered_within_term,
        open_by_age,
        waiting_curve,
        sources,
        rejected_lines,
        warnings_given,
        checks_failed,
    )
}  # in the order of the pages
