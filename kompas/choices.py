"""The reader's choices, each declared once. The field of Filters is the name on the command line, in the cases and in the struct
`$chosen` of the answers."""

from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

Edition = Literal["internal", "council"]  # of a story: with every figure, or with what kompas.editions lets through
EDITIONS: tuple[Edition, ...] = get_args(Edition)


def _choice(kind: str, meaning: str, default: Any = ()) -> Any:
    return field(default=default, metadata={"kind": kind, "meaning": meaning})


@dataclass(frozen=True)
class Filters:
    """The reader's choices. Empty means all; the text 'unknown' means what has no value."""

    departments: tuple[str, ...] = _choice("list", "only requests to these departments")
    themes: tuple[str, ...] = _choice("list", "only initiatives with these themes")
    neighbourhoods: tuple[str, ...] = _choice("list", "only initiatives in these neighbourhoods")
    initiator_kinds: tuple[str, ...] = _choice("list", "only initiatives with these kinds of initiator")
    from_year: int | None = _choice("whole", "only from this year on; the answer says which year", None)
    until_year: int | None = _choice("whole", "only up to and including this year; the answer says which year", None)
    definition: tuple[str, ...] | None = _choice(  # None: the municipality's own words; ('',): everything
        "list", "what counts as a residents' initiative: words in the scheme's name; null means as in the settings", None
    )

    def parameters(self) -> dict[str, Any]:
        """The choices as parameters of answers; None means all."""
        return {name: (value if value != () else None) for name, value in vars(self).items()}


KINDS = {choice.name: choice.metadata["kind"] for choice in fields(Filters)}  # how each is written, a key of sql.PARSERS
MEANINGS = {choice.name: choice.metadata["meaning"] for choice in fields(Filters)}
