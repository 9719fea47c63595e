"""The council edition's numbers before anything is hidden: the answers of its tables, over all themes and within each, as one cube."""

from dataclasses import dataclass, replace
from threading import Lock

from cachetools import LRUCache, cached

from kompas.editions.adding import PART, THEME, same_people, shares_of, sums_over, with_totals
from kompas.editions.cube import Cell, Cube, Place, Share, Sum
from kompas.editions.declared import Column, Table, links, tables
from kompas.editions.hiding import hiding
from kompas.editions.policy import Policy, policy_of
from kompas.figures.names import UNKNOWN, is_known
from kompas.findings import EVERY, Filters, Scope

KEPT = 8  # editions: of so many warehouses
Key = tuple[str, ...]  # of a row: the value of each key of the table


@dataclass(frozen=True)
class Edition:
    """The cube, what is hidden of it and why, and the rows of each table by its theme (None: over all)."""

    cube: Cube
    hidden: dict[Place, str]
    keys: dict[tuple[str, str | None], tuple[Key, ...]]
    policy: Policy


@cached(LRUCache(KEPT), key=lambda scope: (scope.warehouse, policy_of(scope.settings)), lock=Lock())
def edition(scope: Scope) -> Edition:
    """The council edition of the exports of this scope, whatever was chosen in it."""
    policy = policy_of(scope.settings)
    cube, keys = counted(scope, policy)
    return Edition(cube, hiding(cube, policy), keys, policy)


def offered_themes(scope: Scope) -> tuple[str, ...]:
    """The themes of which the edition can be had by itself."""
    rows = replace(scope, filters=Filters()).rows("filter_choices")
    return tuple(rows[rows["dimension"] == THEME]["value"])


def place(column: Column, table: Table, key: Key | None, theme: str | None) -> Place:
    """Where a number of a table stands in the cube; no key is the row of all together."""
    at = set() if key is None else set(zip(table.keys, key, strict=True))
    at |= {(THEME, theme)} if theme else set()
    return column.crowd, frozenset(at | ({(PART, column.part)} if column.part else set()))


def counted(scope: Scope, policy: Policy) -> tuple[Cube, dict[tuple[str, str | None], tuple[Key, ...]]]:
    """The cube, and the rows of each table by its theme."""
    cells: dict[Place, Cell] = {}
    sums: list[Sum] = []
    shares: list[Share] = []
    keys = {}
    for table in tables().values():
        if not EVERY[table.finding](_internal(scope)).is_answered:
            continue
        of_table: dict[Place, Cell] = {}
        for theme in (None, *offered_themes(scope)) if table.themes and THEME not in table.keys else (None,):
            found = _cells(scope, table, theme, policy)
            keys[table.finding, theme] = tuple(found)
            of_table |= {place(column, table, key, theme): cell for key, of in found.items() for column, cell in of.items()}
        along = (PART, *table.adds_up, *({THEME} - set(table.adds_up) if table.themes else ()))
        of_table = with_totals(of_table, along, policy)
        sums += sums_over(of_table, along)
        shares += shares_of(table, of_table)
        cells = of_table | cells
    everywhere = (None, *offered_themes(scope))
    linked = (same_people(link, cells, theme) for link in links() for theme in everywhere)
    return Cube(cells, tuple(dict.fromkeys([*sums, *filter(None, linked)])), tuple(shares)), keys


def _internal(scope: Scope, theme: str | None = None) -> Scope:
    """The scope of the numbers as they are: over all, or within one theme."""
    return replace(scope, edition="internal", filters=Filters(themes=(theme,) if theme else ()))


def _cells(scope: Scope, table: Table, theme: str | None, policy: Policy) -> dict[Key, dict[Column, Cell]]:
    """The numbers of each row of a table, within one theme or over all."""
    within = _internal(scope, theme)
    rows = within.rows(table.finding)
    if table.first:
        rows = rows[rows[table.first] == rows[table.first].min()]
    spread = {(row.sort, _code(row.period)): row for row in within.rows("money_spread").itertuples()}
    found: dict[Key, dict[Column, Cell]] = {}
    for row in rows.to_dict("records"):
        if table.finding == "granted_of_asked" and not is_known(row["department"]):
            continue  # all together: the row of the edition that adds up its own
        key = tuple(_code(row[name]) for name in table.keys)
        numbers = {}
        for column in table.numbers:
            if column.money:
                numbers[column] = _amount(spread.get((column.money, key[0])), policy)
            elif (value := _number(row, column)) is not None:
                numbers[column] = Cell(value, "small" if policy.is_small(value) else None)
        found[key] = numbers
    return found


def _code(value: object) -> str:
    """The value of a key as text: what nobody knows by the word of the filters for it."""
    if not is_known(value):
        return UNKNOWN
    return str(int(value)) if isinstance(value, float | int) else str(value)


def _number(row: dict, column: Column) -> float | None:
    values = [row[name] for name in column.minus or (column.name,)]
    if not all(map(is_known, values)):
        return None
    return float(values[0] - values[1]) if column.minus else float(values[0])


def _amount(row: object, policy: Policy) -> Cell:
    if row is None:
        return Cell(0.0, None, is_money=True)
    why = policy.why_no_amount(row.eur, row.organisations, row.largest_eur, row.second_eur)
    return Cell(float(row.eur), why, is_money=True)
