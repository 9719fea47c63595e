"""What the reader chose, in words: for paper, and for a picture that leaves the page."""

from kompas.figures.names import display_name
from kompas.findings.scope import Scope

# The name in the address, the dimension of the answer `filter_choices`, the field of Filters.
LISTS = (
    ("theme", "theme", "themes"),
    ("ward", "neighbourhood", "neighbourhoods"),
    ("department", "department", "departments"),
    ("initiator", "initiator_kind", "initiator_kinds"),
)


def chosen_words(scope: Scope) -> list[str]:
    """Each choice that was made with its names: 'thema Zorg'; nothing where none was. What counts as an initiative is not among them."""
    parts = []
    for key, dimension, field in LISTS:
        values = getattr(scope.filters, field)
        if values:
            names = ", ".join(display_name(value, dimension, scope.language) for value in values)
            parts.append(f"{scope.say(f'frame.filters.{key}').lower()} {names}")
    for key, year in (("from_year", scope.filters.from_year), ("until_year", scope.filters.until_year)):
        parts += [scope.say(f"frame.filters.{key}", year=year)] if year else []
    return parts


def definition_sentence(scope: Scope) -> str:
    """What counts as an initiative now."""
    definition = scope.filters.definition
    kind = "default" if definition is None else "everything" if definition == ("",) else "own"
    words = scope.settings["definition"]["scheme_contains"] if definition is None else definition
    return scope.say(f"frame.definition_said.{kind}", words="’, ‘".join(words))
