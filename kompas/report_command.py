"""The command `report`: a story as a document."""

from datetime import datetime
from pathlib import Path

import click

from kompas import archive, choices, command_line, texts
from kompas.command_line import DAY
from kompas.settings import settings
from kompas.terminal import leave, print_whole, readable, write_to


@click.command("report", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The document to write: .pptx, .pdf, .html or .xlsx.")
@click.option("--story", "name", default="council", show_default=True, help="Which story: council, management, or one of your own.")
@click.option(
    "--edition", type=click.Choice(choices.EDITIONS), default="internal", show_default=True, help="With every figure, or for the council."
)
@click.option("--on-date", type=DAY, help="Seen on this day (default: the date of the newest export).")
@click.option("--municipality", help="Of this municipality, where the exports are of several (default: the first by name).")
@click.option("--with-unanswered", is_flag=True, help="Also the questions that these exports cannot answer, with what they need.")
@click.option("--template", type=click.Path(path_type=Path), help="A .pptx or .potx of the municipality: its layouts and theme.")
@click.pass_context
def report_command(
    context: click.Context,
    to: Path,
    name: str,
    edition: choices.Edition,
    on_date: datetime | None,
    municipality: str | None,
    with_unanswered: bool,
    template: Path | None,
) -> None:
    """Write the document for a round table or a management review. The reader's choices follow as --NAME VALUE: --themes zorg,cultuur."""
    from kompas.findings import Filters, Scope  # pandas and the documents are needed by this command only
    from kompas.report import documents, minutes, notebook, reviews, story

    language, kind = context.obj, to.suffix.lower().removeprefix(".")
    with readable(language):
        stories = story.ready(language) | notebook.stories(archive.home())
    if kind not in documents.WRITERS:
        leave(texts.say(language, "cli.no_such_document", file=to.name, kinds=", ".join(f".{each}" for each in documents.WRITERS)))
    if name not in stories:
        leave(texts.say(language, "cli.no_such_story", name=name, names=", ".join(stories)))
    if template and kind != "pptx":
        leave(texts.say(language, "cli.template_of_pptx", file=to.name))
    values = command_line.parameters(language, "report", choices.KINDS, context.args)
    filters = Filters(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})
    with readable(language):
        current = command_line.current_warehouse(language, on_date.date() if on_date else None, municipality)
        scope = Scope(current, language, filters, settings(archive.home()), edition=edition)
        content = documents.document(
            scope, stories[name], kind, minutes.in_force(scope), with_unanswered=with_unanswered, template=template
        )
    write_to(language, to, content)
    if edition == "council":
        click.echo(reviews.warning_of_others(scope), err=True)
    print_whole(language, f"{to}\n")
