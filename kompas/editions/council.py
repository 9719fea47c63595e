"""A finding as the council edition tells it: a table of rounded numbers, and a sentence and a figure that are made of that table alone."""

from dataclasses import replace
from typing import Any

import pandas as pd

from kompas import sql, texts
from kompas.editions.counting import CouncilEdition, Key, edition, place
from kompas.editions.declared import Column, Table, tables
from kompas.editions.officials import DEPARTMENT
from kompas.editions.policy import rounded_euros, rounded_share
from kompas.figures import council as charts
from kompas.figures.names import ALL, HIDDEN, UNKNOWN
from kompas.findings import EVERY, Finding, Scope
from kompas.findings.cell_words import cell_of
from kompas.findings.finding import last_day_sentences

Row = dict[str, Any]


def council_finding(scope: Scope, name: str) -> Finding:
    """The finding of this name for the council. Of the internal one it keeps what is no number: question and files.

    Its query is that of what is counted.
    """
    finding, table = EVERY[name](replace(scope, edition="internal")), tables()[name]
    rows = _rows(scope, table) if finding.is_answered else pd.DataFrame(columns=_names(table), dtype=object)
    sentence = " ".join([_sentence(scope, table, rows, finding.is_answered), *last_day_sentences(scope, finding.needs)])
    return replace(
        finding,
        sentence=sentence,
        rows=rows,
        chart=charts.of_table(rows, table.keys, _shown(scope, table, rows), scope.language) if finding.is_answered else None,
        alt=f"{scope.say('editions.alt')} {sentence}",
        definition=" ".join([scope.say(f"editions.definition.{name}", days=_days(scope)), _how(scope, table)]),
        coverage=finding.coverage if not finding.is_answered else (),
        limited=None,
        remarks=(),
        query=sql.query("answers", "council_counts" if table.counted else "money_spread" if table.sort else name),
    )


def hidden_line(scope: Scope, finding: Finding) -> str:
    """One line below a table on what is not in it, and why; empty where all is."""
    n = sum(value is HIDDEN for column in finding.rows for value in finding.rows[column])
    return scope.say("editions.hidden", n=n, least=edition(scope).policy.least_count) if n else ""


def _names(table: Table) -> list[str]:
    return [*table.keys, *(column.name for column in table.columns)]


def _rows(scope: Scope, table: Table) -> pd.DataFrame:
    """The rows of the table as they are published, its total last: numbers, HIDDEN, or None where there is none to tell."""
    of = edition(scope)
    theme = scope.filters.themes[0] if scope.filters.themes else None
    keys = list(of.keys.get((table.finding, None if "theme" in table.keys else theme), ()))
    if theme and "theme" in table.keys:
        keys = [key for key in keys if key[table.keys.index("theme")] == theme]
    lead = table.numbers[0]
    if len(table.keys) == 2:
        order = list(charts.PHASES)
        groups = sorted(dict.fromkeys(key[0] for key in keys), key=lambda name: _by_size(of, table, lead, (name, ALL), theme))
        keys = [
            key
            for name in groups
            for key in (*sorted((key for key in keys if key[0] == name), key=lambda key: order.index(key[1])), (name, ALL))
        ]
        total = [(ALL, ALL)] if len(groups) > 1 else []
    else:
        if table.order == "size":
            keys.sort(key=lambda key: _by_size(of, table, lead, key, theme))
        total = [(ALL,)] if table.has_total and len(keys) > 1 else []
    rows = [dict(zip(table.keys, key, strict=True)) | _numbers(of, table, key, theme) for key in (*keys, *total)]
    rows = [row for row in rows if table.noughts or any(row[column.name] not in (0, None) for column in table.numbers)]
    return pd.DataFrame(rows, columns=_names(table), dtype=object)


def _by_size(of: CouncilEdition, table: Table, column: Column, key: Key, theme: str | None) -> tuple:
    """By what is published: an order by what is hidden would tell of it."""
    value = _number(of, table, column, key, theme)
    return (not isinstance(value, int), -value if isinstance(value, int) else 0, str(key))


def _numbers(of: CouncilEdition, table: Table, key: Key, theme: str | None) -> Row:
    return {
        column.name: _share(of, table, column, key, theme) if column.share_of else _number(of, table, column, key, theme)
        for column in table.columns
    }


def _number(of: CouncilEdition, table: Table, column: Column, key: Key, theme: str | None) -> Any:
    at = place(column, table, key, theme)
    if at not in of.cube.cells:
        return None
    if at in of.hidden:
        return HIDDEN
    cell = of.cube.cells[at]
    return rounded_euros(cell.value) if cell.is_money else of.policy.rounded(cell.value)


def _share(of: CouncilEdition, table: Table, column: Column, key: Key, theme: str | None) -> Any:
    part = table.column(column.share_of)
    at, whole = place(part, table, key, theme), place(table.all_of(part), table, key, theme)
    if at not in of.cube.cells or whole not in of.cube.cells:
        return None
    if (at, whole) not in of.shares:
        return HIDDEN
    return rounded_share(of.cube.cells[at].value / of.cube.cells[whole].value)


def _shown(scope: Scope, table: Table, rows: pd.DataFrame) -> charts.Shown:
    """How the figure of the table is drawn."""
    numbers = [column for column in table.numbers if not column.money or table.chart == "single"]
    parts = [column.name for column in numbers if column.part]
    lead = table.numbers[0].name
    columns = parts if table.chart == "parts" else [column.name for column in numbers] if table.chart == "beside" else [lead]
    names = {name: scope.say(f"columns.{name}") for name in columns}
    if table.chart == "phases":
        names = {code: cell_of(scope, table.finding, table.keys[1], code) for code in charts.PHASES}
    labels = [
        tuple(_name(scope, table, key, value) for key, value in zip(table.keys, of_row, strict=True))
        for of_row in rows[list(table.keys)].itertuples(index=False)
    ]
    totals = [cell_of(scope, table.finding, lead, value) for value in rows[lead]]
    hidden, is_newest_first = scope.say("editions.sign.hidden"), table.is_over_years
    return charts.Shown(table.chart, names, lead, tuple(labels), tuple(totals), hidden, is_newest_first, table.drawn)


def _name(scope: Scope, table: Table, key: str, value: Any) -> str:
    """What a row is called; of a year that is not over, where what came in it is counted, that too."""
    day = scope.warehouse.on_date
    is_running = table.is_over_years and value == str(day.year) and (day.month, day.day) != (12, 31)
    return scope.say("figures.organisations.so_far", year=value) if is_running else cell_of(scope, table.finding, key, value)


def _days(scope: Scope) -> int:
    """The term within which an answer counts as in time."""
    return min(scope.settings["terms"]["answer_days"])


def _how(scope: Scope, table: Table) -> str:
    """The rules of the edition that hold for this table."""
    policy = edition(scope).policy
    parts = [scope.say("editions.how.counts", rounding=policy.rounding, least=policy.least_count)]
    if any(column.share_of for column in table.columns):
        parts.append(scope.say("editions.how.shares", n=policy.share_from))
    if DEPARTMENT in table.keys and policy.least_officials > 1:
        parts.append(scope.say("editions.how.officials", n=policy.least_officials))
    if any(column.money for column in table.columns):
        blanks = {"n": policy.least_organisations, "largest": policy.largest_share, "two": policy.two_largest_share}
        parts.append(scope.say("editions.how.money", **blanks))
    return " ".join(parts)


def _sentence(scope: Scope, table: Table, rows: pd.DataFrame, is_answered: bool) -> str:
    """The answer in words, of what is published; where that is hidden it says so."""
    is_within = scope.filters.themes and texts.has(scope.language, f"editions.sentence.{table.finding}_within")
    key = f"editions.sentence.{table.finding}{'_within' if is_within else ''}"
    if rows.empty:
        return scope.say("editions.none" if is_answered else "editions.nothing")
    if table.named:
        blanks = _named(table, rows)
        is_whole = all(isinstance(value, int | float) for value in blanks.values())
        return scope.say(key, weeks=_days(scope) / 7, **blanks) if is_whole else scope.say("editions.all_hidden")
    row, blanks = _row_of_sentence(scope, table, rows)
    if row is None:
        return scope.say("editions.all_hidden")
    name = _name(scope, table, table.keys[0], row[table.keys[0]])
    blanks |= {"name": name, "weeks": _days(scope) / 7} | {column: row[column] for column in _names(table)[len(table.keys) :]}
    return scope.say(key, **blanks)


def _named(table: Table, rows: pd.DataFrame) -> Row:
    """The numbers that a sentence tells of some rows, by their code, and of all as `n`; a row that is not there has nobody."""
    lead, column = table.numbers[0].name, table.tells or table.numbers[0].name
    by_code = {row[table.keys[0]]: row for row in rows.to_dict("records")}
    named = {code: by_code[code][column] if code in by_code else 0 for code in table.named}
    return named | {"n": by_code[ALL][lead] if ALL in by_code else rows[lead].iloc[0]}


def _row_of_sentence(scope: Scope, table: Table, rows: pd.DataFrame) -> tuple[Row | None, Row]:
    """The row that the sentence tells, all of whose numbers are published, with what it is compared with; None where there is none."""
    lead = table.numbers[0].name
    is_total = (rows[list(table.keys)].map(lambda value: value is ALL)).all(axis=1)
    total = rows[is_total].to_dict("records")
    parts = rows[~is_total]
    if len(table.keys) == 2:  # the totals of the first key
        parts = parts[parts[table.keys[1]].map(lambda value: value is ALL)]
    records = [row for row in parts.to_dict("records") if not any(value is HIDDEN or value is None for value in row.values())]
    match table.sentence:
        case "share":
            records = [row for row in total or parts.to_dict("records") if not any(value is HIDDEN for value in row.values())]
            return (records[-1] if records else None), {}
        case "latest_year":
            years = [row for row in records if row[table.keys[0]] < str(scope.warehouse.on_date.year)]
            return (years[-1] if years else records[-1] if records else None), {}
    by = table.tells or lead
    named = [row for row in records if isinstance(row[by], int) and row[table.keys[0]] not in (*table.rest, UNKNOWN)]
    most = max(named, key=lambda row: row[by], default=None)
    all_of_them = total[0][lead] if total else most[lead] if most and len(parts) == 1 else None
    return (most if table.has_total is False or isinstance(all_of_them, int) else None), {"n": all_of_them}
