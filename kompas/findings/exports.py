"""Where the figures come from: the files, their lines, and what was refused."""

from kompas.findings.finding import Finding, finding, memoize
from kompas.findings.scope import Scope


@memoize
def sources(scope: Scope) -> Finding:
    """Every file with its ledger: lines read = accepted + rejected + without data."""
    rows = scope.rows("sources")
    return finding(scope, "sources", rows, needs=(), sentence=scope.say("findings.sources.said", n=len(rows)))


@memoize
def rejected_lines(scope: Scope) -> Finding:
    """The lines that were refused, each with its reason."""
    rows = scope.rows("rejected_lines")
    return finding(scope, "rejected_lines", rows, needs=(), sentence=scope.say("findings.rejected_lines.said", n=len(rows)))


@memoize
def no_data_lines(scope: Scope) -> Finding:
    """The lines with something on them that are no data, each with the reason."""
    rows = scope.rows("no_data_lines")
    return finding(scope, "no_data_lines", rows, needs=(), sentence=scope.say("findings.no_data_lines.said", n=len(rows)))


@memoize
def warnings_given(scope: Scope) -> Finding:
    """The lines that were accepted but need a look."""
    rows = scope.rows("warnings_given")
    return finding(scope, "warnings_given", rows, needs=(), sentence=scope.say("findings.warnings_given.said", n=len(rows)))


@memoize
def checks_failed(scope: Scope) -> Finding:
    """Lines that contradict themselves or each other."""
    rows = scope.rows("checks_failed")
    return finding(scope, "checks_failed", rows, needs=(), sentence=scope.say("findings.checks_failed.said", n=len(rows)))
