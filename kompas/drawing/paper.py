"""What figures are drawn on: paper, ink, letters and the colours that mean something."""

from dataclasses import dataclass

from kompas.drawing.letters import FIRA_SANS, Typeface
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
    warning: str  # what stopped or stands out
    grades: tuple[str, ...]
    compared: tuple[str, ...]
    status: dict[str, str]
    letters: Typeface

    def colour(self, role: Role) -> str:
        """The colour of this role; of what is hatched the colour under the hatching."""
        named = self.status | dict(zip(GRADES, self.grades, strict=True)) | dict(zip(COMPARED, self.compared, strict=True))
        named |= dict.fromkeys(HATCHED, self.background)
        return named[role] if role in named else getattr(self, role)

    def ink_on(self, role: Role) -> str:
        """Ink or paper, whichever reads best on this colour."""
        return max((self.ink, self.background), key=lambda ink: contrast(ink, self.colour(role)))

    def outline(self, role: Role) -> str:
        """The colour around what is filled with this role: dark where it would be lost on the paper, otherwise the paper itself,
        which keeps it apart from its neighbour."""
        return self.background if self._is_seen(role) else self.quiet

    def edge(self, role: Role) -> str:
        """The colour of an outline that stands for this role: dark where its own would be lost on the paper."""
        return self.colour(role) if self._is_seen(role) else self.quiet

    def _is_seen(self, role: Role) -> bool:
        return contrast(self.colour(role), self.background) >= SEEN


SEEN = 3  # to 1: the least contrast of what is drawn with what is beside it (WCAG 1.4.11)

# The road of an initiative is one ramp of blues, from hardly there to the accent itself: what runs. Its ends are colours with a name:
# green, the colour that warns, and two greys. That they are kept apart, for normal, protan and deutan sight and in grey print, is held
# by the rules of kompas/drawing/palette.py. Unknown has no hue: it is outlined and hatched.
LIGHT = Paper(
    background="#ffffff",
    ink="#14181f",
    quiet="#3d4450",
    line="#7a828e",
    pale="#d5dae1",
    accent="#0b3d7a",
    second="#0f7c71",
    warning="#e8561e",
    grades=("#c9d8ea", "#84a9d1", "#3568a6", "#0a2f5f"),
    compared=("#0f7c71", "#b07d00", "#a864c8"),
    status=dict(
        zip(STATUSES, ("#d3e6f8", "#93c5ee", "#4f9adb", "#1a6fb5", "#0b3d7a", "#74b566", "#e8561e", "#57514f", "#bdb5aa"), strict=True)
    ),
    letters=FIRA_SANS,
)
DARK = Paper(
    background="#10151d",
    ink="#f4f6f9",
    quiet="#c9d0da",
    line="#8a93a1",
    pale="#3a4453",
    accent="#a8c8f5",
    second="#3fb5a6",
    warning="#f0602c",
    grades=("#33465e", "#5b86b8", "#8db9e8", "#e2efff"),
    compared=("#3fb5a6", "#e0b040", "#b07fe0"),
    status=dict(
        zip(STATUSES, ("#183457", "#26588f", "#4183c7", "#71a9e6", "#a8c8f5", "#6cbb66", "#f0602c", "#cfcac6", "#6b6663"), strict=True)
    ),
    letters=FIRA_SANS,
)


def mixed(colour: str, background: str, part: float = 0.3) -> str:
    """The colour thinned on this background: only so large a part of it is left."""
    sides = [[int(each[place : place + 2], 16) for place in (1, 3, 5)] for each in (colour, background)]
    return "#" + "".join(f"{round(part * one + (1 - part) * other):02x}" for one, other in zip(*sides, strict=True))


def tint(colour: str) -> str:
    """The colour as it is where something behind it must show."""
    return "rgba({},{},{},0.18)".format(*_parts(colour))


def contrast(one: str, other: str) -> float:
    """How many times as light the one colour is as the other, from 1 to 21 (WCAG 2)."""
    dark, light = sorted(_light(colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    """How light a colour is, from 0 to 1."""
    parts = (part / 255 for part in _parts(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
