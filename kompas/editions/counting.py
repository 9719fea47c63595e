"""The council edition's numbers before anything is hidden: the answers of its tables, over all themes and within each, as one cube."""

from dataclasses import dataclass, replace
from threading import Lock

from cachetools import LRUCache, cached

from kompas.editions.adding import NEAR, THEME, among_others, same_people, shares_of, sums_over, with_totals
from kompas.editions.audit import published_shares
from kompas.editions.cube import Cell, Cube, Place, Share, Sum
from kompas.editions.declared import PART, Column, Table, links, tables
from kompas.editions.hiding import hiding
from kompas.editions.officials import DEPARTMENT, FEW, in_one_row
from kompas.editions.policy import Policy, policy_of
from kompas.figures.names import ALL, UNKNOWN, is_known
from kompas.findings import EVERY, Filters, Scope

KEPT = 8  # editions: of so many warehouses
Key = tuple[str, ...]  # of a row: the value of each key of the table


@dataclass(frozen=True)
class CouncilEdition:
    """The cube, what is hidden of it and why, which shares (part and whole) are told, and the rows of each table by its theme (None: over
    all)."""

    cube: Cube
    hidden: dict[Place, str]
    shares: frozenset[tuple[Place, Place]]
    keys: dict[tuple[str, str | None], tuple[Key, ...]]
    policy: Policy


@cached(LRUCache(KEPT), key=lambda scope: (scope.warehouse, policy_of(scope.settings)), lock=Lock())
def edition(scope: Scope) -> CouncilEdition:
    """The council edition of the exports of this scope, whatever was chosen in it."""
    policy = policy_of(scope.settings)
    cube, keys = counted(scope, policy)
    hidden = hiding(cube, policy)
    shares = frozenset((share.part, share.whole) for share in published_shares(cube, hidden, policy))
    return CouncilEdition(cube, hidden, shares, keys, policy)


def offered_themes(scope: Scope) -> tuple[str, ...]:
    """The themes of which the edition can be had by itself."""
    rows = replace(scope, filters=Filters()).rows("filter_choices")
    return tuple(rows[rows["dimension"] == THEME]["value"])


def place(column: Column, table: Table, key: Key, theme: str | None) -> Place:
    """Where a number of a table stands in the cube; a key of ALL adds up over it."""
    values = dict(zip(table.keys, key, strict=True))
    parts_of = values.pop(table.repeats, PART)
    at = {pair for pair in values.items() if pair[1] is not ALL} | ({(THEME, theme)} if theme else set())
    return column.crowd, frozenset(at | ({(parts_of, column.part)} if column.part else set()))


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
        for crowd in dict.fromkeys(column.crowd for column in table.numbers):
            is_sum = all(column.adds_up for column in table.numbers if column.crowd == crowd)
            parts_of = [key[table.keys.index(table.repeats)] for key in keys[table.finding, None]] if table.repeats else [PART]
            along = (*parts_of, *(dict.fromkeys([*table.adds_up, *([THEME] if table.themes else [])]) if is_sum else ()))
            of_crowd = with_totals({at: cell for at, cell in of_table.items() if at[0] == crowd}, along, policy)
            of_table |= of_crowd
            sums += sums_over(of_crowd, along)
        shares += shares_of(table, of_table)
        if differing := [at for at in of_table.keys() & cells.keys() if abs(of_table[at].value - cells[at].value) >= NEAR]:
            raise ValueError(f"{table.finding} counts {differing} otherwise than another table")
        cells = of_table | cells
    everywhere = (None, *offered_themes(scope))
    linked = (same_people(link, cells, theme) for link in links() for theme in everywhere)
    return Cube(cells, tuple(dict.fromkeys([*sums, *filter(None, linked)])), tuple(shares), tuple(among_others(cells))), keys


def _internal(scope: Scope, theme: str | None = None) -> Scope:
    """The scope of the numbers as they are: over all, or within one theme."""
    return replace(scope, edition="internal", filters=Filters(themes=(theme,) if theme else ()))


def _cells(scope: Scope, table: Table, theme: str | None, policy: Policy) -> dict[Key, dict[Column, Cell]]:
    """The numbers of each row of a table, within one theme or over all."""
    within = _internal(scope, theme)
    spread = within.rows("money_spread")
    amounts = {(row.sort, _code(row.period)): row for row in spread.itertuples()}
    rows = within.rows(table.finding)
    if table.sort:
        rows = spread[spread["sort"] == table.sort].rename(columns={"period": table.keys[0]})
    if table.counted:
        rows = within.rows("council_counts")
        rows = rows[rows["finding"] == table.finding].rename(columns={"class": table.keys[0], "counted": table.numbers[0].name})
    if table.first:
        rows = rows[rows[table.first] == rows[table.first].min()]
    if table.finding == "granted_of_asked":
        rows = rows[rows["department"].notna()]  # without all together: the edition adds up its own
    together: frozenset[str] = frozenset()
    if DEPARTMENT in table.keys:
        every = _internal(scope).rows(table.finding)[DEPARTMENT]  # the same ones within every theme
        together = in_one_row(_internal(scope), map(_code, every[every.notna()]), policy.least_officials)
    found: dict[Key, dict[Column, Cell]] = {}
    for row in rows.to_dict("records"):
        key = tuple(FEW if name == DEPARTMENT and row[name] in together else _key(table, name, row) for name in table.keys)
        numbers = found.setdefault(key, {})
        for column in table.numbers:
            if column.money:
                numbers[column] = _amount(amounts.get((column.money, key[0])), policy)
            elif (value := _number(row, column)) is not None:
                value += numbers[column].value if column in numbers else 0
                numbers[column] = Cell(value, "small" if policy.is_small(value) else None)
    for code, column in table.rest.items():
        lead = table.numbers[0]
        value = float(rows[column].iloc[0]) - sum(numbers[lead].value for numbers in found.values())
        found[code,] = {lead: Cell(value, "small" if policy.is_small(value) else None)}
    return found


def _key(table: Table, name: str, row: dict) -> str:
    """The value of a key, or of the group that it is in."""
    if name not in table.groups:
        return _code(row[name])
    group = table.groups[name]
    code = _code(row[group["of"]])
    return next((label for label, values in group.items() if label != "of" and code in values), code)


def _code(value: object) -> str:
    """The value of a key as text: what nobody knows by the word of the filters for it."""
    if not is_known(value):
        return UNKNOWN
    return str(int(value)) if isinstance(value, float | int) else str(value)


def _number(row: dict, column: Column) -> float | None:
    values = [row[name] for name in column.minus or column.plus or (column.name,)]
    if not all(map(is_known, values)):
        return None
    return float(values[0] - values[1]) if column.minus else float(sum(values))


def _amount(row: object, policy: Policy) -> Cell:
    if row is None:
        return Cell(0.0, None, is_money=True)
    why = policy.why_no_amount(row.eur, row.organisations, row.largest_eur, row.second_eur)
    return Cell(float(row.eur), why, is_money=True)
