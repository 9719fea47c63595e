"""Personal data that no figure needs: taken out of what was read, or replaced by a pseudonym, before a file is complete."""

from dataclasses import dataclass

import duckdb

from kompas import contract
from kompas.contract import identifier
from kompas.readers import Trouble
from kompas.tables.loading import remark

LEDGER = ("rejected_lines", "no_data_lines", "warnings")


@dataclass(frozen=True)
class Rule:
    """Something personal in a text: the reason of the remark on it, a regular expression (in SQL) without which it is not there, and the
    SQL that finds it and that takes its place, of the text {0}; `needs` is a sign without which a file has none, where there is one."""

    reason: str
    sign: str
    condition: str
    value: str
    needs: str | None = None


def _removed(reason: str, pattern: str, word: str, needs: str | None = None) -> Rule:
    sign = f"'{needs}'" if needs else pattern
    return Rule(reason, sign, f"regexp_matches({{0}}, {pattern})", f"regexp_replace({{0}}, {pattern}, '{word}', 'g')", needs)


PERSON = Rule("person_replaced", "as_title_pattern() || '|@'", "as_is_person({0})", "as_person({0}, $salt)")
EMAIL = _removed("email_removed", "as_email_pattern()", "[e-mail]", needs="@")
NUMBER = _removed("number_removed", "as_private_number_pattern()", "[nummer]")
ADDRESS = _removed("address_removed", "as_address_pattern()", "[adres]")
# The person before the rest: an address of e-mail that is all there is goes under one pseudonym wherever it stands.
OF_COLUMNS = {"words": (EMAIL, NUMBER), "party": (PERSON, EMAIL, NUMBER, ADDRESS), None: (EMAIL,)}
OF_LEDGER = (EMAIL, NUMBER, ADDRESS)

# The recipient of money that is the private person who asked for it: on one line an export says of what kind who asked is, and who
# receives; or the initiator of the initiative has the same name, and a pseudonym already.
RECIPIENTS = """
update funding_lines
set recipient = as_person(recipient, $salt)
from initiatives
where
    $source_file in (funding_lines.source_file, initiatives.source_file)
    and funding_lines.register = initiatives.register
    and funding_lines.municipality is not distinct from initiatives.municipality
    and funding_lines.initiative_id = initiatives.initiative_id
    and initiatives.initiator_kind = 'resident'
    and not starts_with(recipient, 'P-')
    and recipient <> as_person(recipient, $salt)
    and (
        initiator = as_person(recipient, $salt)
        or (
            initiator is null
            and funding_lines.source_file = initiatives.source_file
            and funding_lines.source_line = initiatives.source_line
        )
    )
"""


def remove(con: duckdb.DuckDBPyConnection, sha256: str, file: str, salt: str, lacks: frozenset[str]) -> None:
    """Take what is personal out of the texts of this file, in which the signs `lacks` stand nowhere, its lines in the ledger included; a
    remark per column says what was done and in how many lines."""
    for table in contract.tables().values():
        texts = [column for column in table.columns.values() if column.kind == "text" and not column.name.endswith("_id")]
        rules = {column.name: _may_apply(OF_COLUMNS[column.holds], lacks) for column in texts}
        for column, rule, lines in _apply(con, table.name, rules, sha256, salt):
            remark(con, sha256, file, Trouble(None, column, None, rule.reason, str(lines)))
    [(lines,)] = con.execute(RECIPIENTS, {"source_file": sha256, "salt": salt}).fetchall()
    if lines:
        remark(con, sha256, file, Trouble(None, "recipient", None, PERSON.reason, str(lines)))
    for table in LEDGER:
        _apply(con, table, {"value": OF_LEDGER}, sha256, salt)


def _may_apply(rules: tuple[Rule, ...], lacks: frozenset[str]) -> tuple[Rule, ...]:
    """Those of the rules that may find something in a file without these signs."""
    return tuple(rule for rule in rules if rule.needs not in lacks)


def _apply(
    con: duckdb.DuckDBPyConnection, table: str, rules: dict[str, tuple[Rule, ...]], sha256: str, salt: str
) -> list[tuple[str, Rule, int]]:
    """The columns of this table in which a rule found something, and in how many lines of the file; it is replaced there."""
    rules = {column: of_column for column, of_column in rules.items() if of_column}
    lines = f"{identifier(table)} where source_file = $source_file"
    of_file = {"source_file": sha256}
    if not rules or not con.execute(f"select 1 from {lines} limit 1", of_file).fetchall():
        return []
    # All signs of a column at once: on most exports this is all the work there is.
    signs = {column: " || '|' || ".join(rule.sign for rule in of_column) for column, of_column in rules.items()}
    suspects = ", ".join(f"bool_or(regexp_matches({identifier(column)}, {sign}))" for column, sign in signs.items())
    [suspected] = con.execute(f"select {suspects} from {lines}", of_file).fetchall()
    applied = []
    for (column, of_column), is_suspected in zip(rules.items(), suspected, strict=True):
        for rule in of_column if is_suspected else ():
            text = identifier(column)
            parameters = of_file | ({"salt": salt} if "$salt" in rule.value else {})
            [(count,)] = con.execute(
                f"""
                update {identifier(table)} set {text} = {rule.value.format(text)}
                where source_file = $source_file and {rule.condition.format(text)}
                """,
                parameters,
            ).fetchall()
            if count:
                applied.append((column, rule, count))
    return applied
