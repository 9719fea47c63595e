"""What a question needs that these exports do not have."""

from collections.abc import Sequence

from kompas import texts
from kompas.contract import tables
from kompas.findings.finding import Finding, column_meaning
from kompas.findings.scope import Scope


def needs_sentence(scope: Scope, finding: Finding) -> str:
    """What the question needs in words of the trade, and which export usually holds it."""
    return sentence_of(scope.language, finding.missing, finding.lacks)


def sentence_of(language: str, missing: Sequence[str], lacks: str | None) -> str:
    """What is missing ('table.column') in words of the trade, and which export usually holds it; `lacks` is the key of what else is."""
    by_table: dict[str, list[str]] = {}
    for need in missing:
        by_table.setdefault(need.split(".")[0], []).append(column_meaning(need, language))
    parts = []
    for table, columns in by_table.items():
        sheet, export = tables()[table].title[language], texts.say(language, f"frame.usual_export.{table}")
        parts.append(texts.say(language, "frame.unanswered.needs", columns=", ".join(columns), export=export, sheet=sheet))
    if lacks:
        parts.append(texts.say(language, lacks))
    return "; ".join(parts) + "."
