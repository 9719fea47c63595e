"""Departments of one or two officials: their figures are about persons, so that the council edition tells them together with others."""

from collections.abc import Iterable

from kompas.figures.names import UNKNOWN
from kompas.findings import Scope

DEPARTMENT = "department"  # the key of a table whose rows are departments
FEW = "few_officials"  # the row of small departments together


def in_one_row(scope: Scope, departments: Iterable[str], least: int) -> frozenset[str]:
    """Which of these departments are one row: those of fewer officials than `least`, and as many others, the smallest first, as it takes
    for the row to be of enough. Of how many officials a department is nobody knows where the exports name none: these come last.
    """
    rows = scope.rows("council_counts")
    officials = rows[rows["finding"] == "officials"].set_index("class")["counted"].to_dict()
    by_size = sorted(set(departments) - {UNKNOWN}, key=lambda name: (officials.get(name, float("inf")), name))
    few = [name for name in by_size if officials.get(name, least) < least]
    if not few:
        return frozenset()
    for name in by_size[len(few) :]:
        if len(few) > 1 and sum(officials.get(each, 0) for each in few) >= least:
            break
        few.append(name)
    return frozenset(few)
