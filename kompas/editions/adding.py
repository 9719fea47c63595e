"""How the numbers of the council edition add up: over the keys of a table, over themes, over parts, and between tables."""

from collections.abc import Iterable, Mapping, Sequence

from kompas.editions.cube import Among, Cell, Place, Share, Sum
from kompas.editions.declared import PART, Link, Table, inclusions
from kompas.editions.policy import Policy

THEME, PHASE = "theme", "phase"
NEAR = 0.5  # of an amount: what is rounded away in a sum of cents


def with_totals(cells: Mapping[Place, Cell], along: Sequence[str], policy: Policy) -> dict[Place, Cell]:
    """These cells, and those that are the sum of them along a dimension, as far as no answer tells these itself."""
    found = dict(cells)
    for dimension in along:
        for whole, parts in _grouped(found, dimension).items():
            if whole not in found:
                value, is_money = sum(found[part].value for part in parts), found[parts[0]].is_money
                found[whole] = Cell(value, "small" if not is_money and policy.is_small(value) else None, is_money)
    return found


def sums_over(cells: Mapping[Place, Cell], along: Sequence[str]) -> Iterable[Sum]:
    """The sums among these cells.

    Raises ValueError where an answer does not add up as its table declares: then a total would not be that of the page.
    """
    for dimension in along:
        for whole, parts in _grouped(cells, dimension).items():
            if not _is_sum(cells, whole, parts):
                raise ValueError(f"{whole} is not the sum of its parts along {dimension}")
            yield Sum(whole, parts)


def _grouped(cells: Mapping[Place, Cell], dimension: str) -> dict[Place, tuple[Place, ...]]:
    """The cells that differ along one dimension only, by the cell that is their sum."""
    groups: dict[Place, list[Place]] = {}
    for crowd, at in cells:
        if own := [pair for pair in at if pair[0] == dimension]:
            groups.setdefault((crowd, at - set(own)), []).append((crowd, at))
    return {whole: tuple(sorted(parts, key=str)) for whole, parts in groups.items()}


def _is_sum(cells: Mapping[Place, Cell], whole: Place, parts: Iterable[Place]) -> bool:
    return abs(cells[whole].value - sum(cells[part].value for part in parts)) < NEAR


def shares_of(table: Table, cells: Mapping[Place, Cell]) -> Iterable[Share]:
    """The shares that a table tells: everywhere where it has the part and the whole."""
    for column in (table.column(column.share_of) for column in table.columns if column.share_of):
        part = (PART, column.part)
        yield from (Share((crowd, at), (crowd, at - {part})) for crowd, at in cells if crowd == column.crowd and part in at)


def same_people(link: Link, cells: Mapping[Place, Cell], theme: str | None) -> Sum | None:
    """Those of a link, over all or within one theme, as a sum of those among whom they stand; None where these exports count otherwise."""
    at = frozenset({(THEME, theme)} if theme else ())
    whole = (link.crowd, at | ({(PART, link.part)} if link.part else set()))
    parts = [(link.of, at | {(PHASE, phase)}) for phase in link.phase] or _newest(link, cells, at)
    parts = [part for part in parts if part in cells]
    return Sum(whole, tuple(parts)) if whole in cells and parts and _is_sum(cells, whole, parts) else None


def _newest(link: Link, cells: Mapping[Place, Cell], at: frozenset) -> list[Place]:
    """The one with the highest value of the key that the link names."""
    found = [place for place in cells if place[0] == link.of and {pair[0] for pair in place[1] - at} == {link.newest} and place[1] >= at]
    return sorted(found, key=str)[-1:]


def among_others(cells: Mapping[Place, Cell]) -> Iterable[Among]:
    """Whose people are among others, of what is counted here, as far as the numbers allow that it is so."""
    for parts, wholes in inclusions():
        known, known_wholes = [place for place in parts if place in cells], [place for place in wholes if place in cells]
        if known and known_wholes and sum(cells[place].value for place in known) <= sum(cells[place].value for place in known_wholes):
            yield Among(tuple(known), tuple(known_wholes))
