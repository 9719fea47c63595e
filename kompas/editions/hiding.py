"""Which numbers the council edition hides: the small ones, and as many beside them as it takes until the audit finds nothing."""

from collections.abc import Iterable

from kompas.editions.audit import unsafe
from kompas.editions.cube import Cube, Place, Sum
from kompas.editions.policy import Policy

COMPLEMENT = "complement"  # hidden because it would give another one back


def hiding(cube: Cube, policy: Policy) -> dict[Place, str]:
    """The cells that are hidden, each with the reason: its own, or `complement`. The audit finds nothing in what is left."""
    hidden = {place: cell.why_hidden for place, cell in cube.cells.items() if cell.why_hidden}
    for group in _apart(cube):
        if small := {place: hidden[place] for place in group.cells if place in hidden}:
            hidden |= _closed(small, group, policy)
    return hidden


def _closed(hidden: dict[Place, str], cube: Cube, policy: Policy) -> dict[Place, str]:
    """These hidden cells and their complements. Raises ValueError where one can be worked out and nothing is left to hide: a bug."""
    sums_of, among_of = _by_member(cube.sums), _by_member([Sum(each.wholes[0], (*each.wholes[1:], *each.parts)) for each in cube.among])
    for is_quick in (True, False):
        found = unsafe(cube, hidden, policy, is_quick=is_quick)
        while found:
            before = len(hidden)
            for place in found:
                of = _complement(place, sums_of.get(place, []), cube, hidden)
                more = of or _complement(place, among_of.get(place, []), cube, hidden)
                if more is not None:
                    hidden[more] = COMPLEMENT
            if len(hidden) == before:
                raise ValueError(f"nothing is left to hide beside {sorted(found, key=str)}")
            # What was safe stays safe: less is told.
            found = unsafe(cube, hidden, policy, [*found, *list(hidden)[before:]], is_quick=is_quick)
    return hidden


def _by_member(sums: Iterable[Sum]) -> dict[Place, list[Sum]]:
    found: dict[Place, list[Sum]] = {}
    for each in sums:
        for place in (each.whole, *each.parts):
            found.setdefault(place, []).append(each)
    return found


def _complement(place: Place, sums: list[Sum], cube: Cube, hidden: dict[Place, str]) -> Place | None:
    """What to hide so that less is known of this cell: in the sum that tells most of it the smallest number, a total only where there is
    nothing else. None where all around it is hidden already."""
    by_openness = sorted(sums, key=lambda each: sum(other in hidden for other in (each.whole, *each.parts)))
    for each in by_openness:
        parts = [part for part in each.parts if part != place and part not in hidden and cube.cells[part].value > 0]
        if parts:
            return min(parts, key=lambda part: (cube.cells[part].value, str(part)))
    for each in by_openness:
        if each.whole != place and each.whole not in hidden and cube.cells[each.whole].value > 0:
            return each.whole
    return None


def _apart(cube: Cube) -> list[Cube]:
    """The cube in parts that no sum and no share connects."""
    group = {place: place for place in cube.cells}

    def root(place: Place) -> Place:
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place

    connected = [(each.whole, *each.parts) for each in cube.sums] + [(each.whole, each.part) for each in cube.shares]
    for members in connected + [(*each.wholes, *each.parts) for each in cube.among]:
        for member in members[1:]:
            group[root(member)] = root(members[0])
    parts: dict[Place, set[Place]] = {}
    for place in cube.cells:
        parts.setdefault(root(place), set()).add(place)
    return [
        Cube(
            {place: cell for place, cell in cube.cells.items() if place in members},
            tuple(each for each in cube.sums if each.whole in members),
            tuple(each for each in cube.shares if each.whole in members),
            tuple(each for each in cube.among if each.wholes[0] in members),
        )
        for members in parts.values()
    ]
