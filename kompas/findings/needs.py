"""What a question needs that these exports do not have."""

from kompas.contract import tables
from kompas.findings.finding import Finding, column_meaning
from kompas.findings.scope import Scope


def needs_sentence(scope: Scope, finding: Finding) -> str:
    """What the question needs in words of the trade, and which export usually holds it."""
    by_table: dict[str, list[str]] = {}
    for need in finding.missing:
        by_table.setdefault(need.split(".")[0], []).append(column_meaning(need, scope.language))
    parts = []
    for table, columns in by_table.items():
        sheet, export = tables()[table].title[scope.language], scope.say(f"frame.usual_export.{table}")
        parts.append(scope.say("frame.unanswered.needs", columns=", ".join(columns), export=export, sheet=sheet))
    if finding.lacks:
        parts.append(scope.say(finding.lacks))
    return "; ".join(parts) + "."
