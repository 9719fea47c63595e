"""Where the figures come from: the files, their lines, and what was refused."""

from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept


@kept
def sources(asked: Asked) -> Finding:
    """Every file with its ledger: lines read = accepted + rejected + without data."""
    rows = asked.rows("sources")
    return finding(asked, "sources", rows, needs=(), sentence=asked.say("findings.sources.said", n=len(rows)))


@kept
def rejected_lines(asked: Asked) -> Finding:
    """The lines that were refused, each with its reason."""
    rows = asked.rows("rejected_lines")
    return finding(asked, "rejected_lines", rows, needs=(), sentence=asked.say("findings.rejected_lines.said", n=len(rows)))


@kept
def no_data_lines(asked: Asked) -> Finding:
    """The lines with something on them that are no data, each with the reason."""
    rows = asked.rows("no_data_lines")
    return finding(asked, "no_data_lines", rows, needs=(), sentence=asked.say("findings.no_data_lines.said", n=len(rows)))


@kept
def warnings_given(asked: Asked) -> Finding:
    """The lines that were accepted but need a look."""
    rows = asked.rows("warnings_given")
    return finding(asked, "warnings_given", rows, needs=(), sentence=asked.say("findings.warnings_given.said", n=len(rows)))


@kept
def checks_failed(asked: Asked) -> Finding:
    """Lines that contradict themselves or each other."""
    rows = asked.rows("checks_failed")
    return finding(asked, "checks_failed", rows, needs=(), sentence=asked.say("findings.checks_failed.said", n=len(rows)))
