"""The commands that decide whether two names are of one organisation or department, or two mentions of one initiative."""

import click

from kompas import archive, command_line, sql, texts, warehouse
from kompas.pair_decisions import Pair
from kompas.terminal import leave, progress, readable, waiting

DECISIONS = {"same": True, "different": False, "undecided": None}


def decisions(command: click.Command) -> click.Command:
    """The command with an option for each decision."""
    for option, words in (
        ("undecided", "Nothing is decided about them any more."),
        ("different", "They are two."),
        ("same", "They are one."),
    ):
        command = click.option(f"--{option}", "decision", flag_value=option, help=words)(command)
    return command


@click.command("names")
@click.argument("name")
@click.argument("other")
@decisions
@click.pass_obj
def names_command(language: str, name: str, other: str, decision: str | None) -> None:
    """Decide whether two names are of one organisation (see the answer names_that_may_be_one); every figure follows."""
    _decide(language, "organisations", [(name, other)], decision)


@click.command("departments")
@click.argument("name")
@click.argument("other")
@decisions
@click.pass_obj
def departments_command(language: str, name: str, other: str, decision: str | None) -> None:
    """Decide whether a department was renamed (see the answer departments_renamed); every figure follows."""
    _decide(language, "departments", [(name, other)], decision)


@click.command("initiatives")
@click.argument("mentions", nargs=-1)
@click.option("--references", "with_references", is_flag=True, help="All pairs that refer to each other, and that nobody decided on.")
@decisions
@click.pass_obj
def initiatives_command(language: str, mentions: tuple[str, ...], with_references: bool, decision: str | None) -> None:
    """Decide whether two MENTIONS are of one initiative (see the answer initiatives_that_may_be_one); every figure follows."""
    if with_references == bool(mentions) or len(mentions) not in (0, 2):
        leave(texts.say(language, "cli.two_mentions"))
    with readable(language):
        pairs = references(command_line.current_warehouse(language)) if with_references else [mentions]
    _decide(language, "initiatives", pairs, decision)


def references(current: warehouse.Warehouse) -> list[Pair]:
    """The pairs of mentions that refer to each other, whose titles are not too different to be one, and that nobody decided on."""
    rows = sql.rows(warehouse.connect(current), sql.query("answers", "initiatives_that_may_be_one"), {})
    undecided = rows[rows["decision"].isna() & (rows["basis"] == "reference")]
    return list(zip(undecided["mention"], undecided["other_mention"], strict=True))


def _decide(language: str, about: str, pairs: list[Pair], decision: str | None) -> None:
    if decision is None:
        leave(texts.say(language, "cli.no_decision"))
    with readable(language):
        command_line.current_warehouse(language)
        warehouse.decide(archive.home(), about, pairs, DECISIONS[decision], progress, waiting=lambda: waiting(language))
    for name, other in pairs:
        click.echo(texts.say(language, f"cli.decided.{about}.{decision}", name=name, other=other), err=True)
