"""What figures are drawn on: paper, ink and the colours that mean something."""

import math
from dataclasses import dataclass

from kompas.figures.chart import COMPARED, GRADES, HATCHED, STATUSES, Role


@dataclass(frozen=True, eq=False)
class Paper:
    """Light or dark: a colour for each role of a chart."""

    background: str
    ink: str
    quiet: str  # words beside the message
    line: str  # axes and reference lines
    pale: str  # what is there but not the message
    accent: str
    second: str  # what the accent is compared with
    grades: tuple[str, ...]
    compared: tuple[str, ...]
    status: dict[str, str]

    def colour(self, role: Role) -> str:
        """The colour of this role; of what is hatched the colour under the hatching."""
        named = self.status | dict(zip(GRADES, self.grades, strict=True)) | dict(zip(COMPARED, self.compared, strict=True))
        named |= dict.fromkeys(HATCHED, self.background)
        return named[role] if role in named else getattr(self, role)

    def ink_on(self, role: Role) -> str:
        """Ink or paper, whichever reads best on this colour."""
        light = _light(self.colour(role))
        return max((self.ink, self.background), key=lambda ink: abs(math.log((_light(ink) + 0.05) / (light + 0.05))))


# Status colours: at least 3:1 on their paper, 24 CIELAB units apart from each other for normal, protan and deutan sight,
# and neighbours in the life of an initiative differ in lightness, so that grey print keeps them apart. Found by search,
# held by tests/test_figures.py. Unknown has no hue: it is outlined and hatched.
LIGHT = Paper(
    background="#ffffff",
    ink="#14181f",
    quiet="#3d4450",
    line="#7a828e",
    pale="#d5dae1",
    accent="#0b3d7a",
    second="#c2570c",
    grades=("#c9d8ea", "#84a9d1", "#3a70ad", "#0a2f5f"),
    compared=("#c2570c", "#2b6e4d", "#6a30ea"),
    status=dict(
        zip(STATUSES, ("#775513", "#d07d22", "#491203", "#2a91cf", "#061b6e", "#2b6e4d", "#b98099", "#4a233c", "#6a30ea"), strict=True)
    ),
)
DARK = Paper(
    background="#10151d",
    ink="#f4f6f9",
    quiet="#c9d0da",
    line="#8a93a1",
    pale="#3a4453",
    accent="#a8c8f5",
    second="#f0a35e",
    grades=("#33465e", "#5b86b8", "#8db9e8", "#e2efff"),
    compared=("#f0a35e", "#7fd6a6", "#c79bff"),
    status=dict(
        zip(STATUSES, ("#fada3f", "#b43d03", "#f88b52", "#2c64a9", "#6bb3fd", "#99ffb4", "#a84f58", "#d68caf", "#8431f4"), strict=True)
    ),
)


def tint(colour: str) -> str:
    """The colour as it is where something behind it must show."""
    return "rgba({},{},{},0.18)".format(*_parts(colour))


def _light(colour: str) -> float:
    """How light a colour is, from 0 to 1."""
    red, green, blue = ((part / 255) ** 2.2 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
