"""Where the figures come from: the files, their lines, and what was refused."""

from kompas.findings.finding import Finding, finding, memoize
from kompas.findings.scope import Scope


@memoize
def sources(scope: Scope) -> Finding:
    """Every file with its ledger: lines read = accepted + rejected + without data."""
    return _row_list(scope, "sources")


@memoize
def rejected_lines(scope: Scope) -> Finding:
    """The lines that were refused, each with its reason."""
    return _row_list(scope, "rejected_lines")


@memoize
def no_data_lines(scope: Scope) -> Finding:
    """The lines with something on them that are no data, each with the reason."""
    return _row_list(scope, "no_data_lines")


@memoize
def warnings_given(scope: Scope) -> Finding:
    """The lines that were accepted but need a look."""
    return _row_list(scope, "warnings_given")


@memoize
def checks_failed(scope: Scope) -> Finding:
    """Lines that contradict themselves or each other."""
    return _row_list(scope, "checks_failed")


def _row_list(scope: Scope, name: str) -> Finding:
    """The rows of this answer as they are, with how many there are in the sentence."""
    rows = scope.rows(name)
    return finding(scope, name, rows, needs=(), sentence=scope.say(f"findings.{name}.said", n=len(rows)))
