"""What must be told apart on a paper, and by whom: the rules that every set of colours keeps, ours and that of a municipality."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise, product
from typing import Literal

from coloraide import Color

from kompas.drawing.paper import SEEN, Paper, contrast
from kompas.figures.chart import COMPARED, ENDS, GRADES, ROAD, STATUSES, Role

READ = 7  # to 1: the least contrast of words with the paper (WCAG 1.4.6)
READ_IN_BAR = 4.5  # to 1: of a number with the bar in which it stands (WCAG 1.4.3)
SIGHTS = ("normal", "protan", "deutan")
FILLED = (*STATUSES, *GRADES, "accent", "second", "warning", "pale")
# What stands side by side, and how far it is apart at least: in units of CIELAB, for each of these eyes.
APART: tuple[tuple[Iterable[tuple[Role, Role]], int], ...] = (
    (tuple(pairwise(ROAD)), 14),
    (tuple(combinations(ENDS, 2)), 20),
    (tuple(product(ROAD, ENDS)), 20),
    (tuple(product(("accent",), GRADES[:2])), 20),
    (tuple(combinations(("accent", "second", "warning"), 2)), 24),
    (tuple(combinations(("accent", *COMPARED), 2)), 20),
)
IN_GREY = (*pairwise(STATUSES), *pairwise(GRADES), (GRADES[2], "warning"))
APART_IN_GREY = 10  # of the lightness of CIELAB, 0 to 100


@dataclass(frozen=True)
class Fault:
    """A rule that a paper breaks. `found` and `least` are a contrast (x to 1), a distance or a difference in grey (CIELAB)."""

    rule: Literal["contrast", "distance", "grey"]
    roles: tuple[Role, Role]  # 'paper' is what is drawn on
    found: float
    least: float
    sight: str = "normal"


def faults(on: Paper) -> Iterator[Fault]:
    """The rules that the colours of this paper break, the easiest to mend first."""
    for role in ("ink", "quiet", "accent", "second", "warning", "line", *COMPARED):
        least = READ if role in ("ink", "quiet", "accent") else SEEN
        if (found := contrast(on.colour(role), on.background)) < least:
            yield Fault("contrast", (role, "paper"), found, least)
    for role in FILLED:
        if (found := contrast(on.ink_on(role), on.colour(role))) < READ_IN_BAR:
            yield Fault("contrast", (role, "ink"), found, READ_IN_BAR)
    for pairs, least in APART:
        for sight, (one, other) in product(SIGHTS, pairs):
            if (found := _apart(on.colour(one), on.colour(other), sight)) < least:
                yield Fault("distance", (one, other), found, least, sight)
    for one, other in IN_GREY:
        if (found := abs(_seen(on.colour(one), "normal")["l"] - _seen(on.colour(other), "normal")["l"])) < APART_IN_GREY:
            yield Fault("grey", (one, other), found, APART_IN_GREY)


@lru_cache(4096)
def _seen(colour: str, sight: str) -> Color:
    """The colour in CIELAB, as these eyes see it (Machado, Oliveira and Fernandes 2009, severity 1)."""
    seen = Color(colour) if sight == "normal" else Color(colour).filter(sight, method="machado")
    return seen.clip("srgb").convert("lab-d65")


def _apart(one: str, other: str, sight: str) -> float:
    """How far two colours are from each other for these eyes, in units of CIELAB (CIE 1976)."""
    return _seen(one, sight).delta_e(_seen(other, sight), method="76", space="lab-d65")


def with_accent(on: Paper, accent: str) -> Paper:
    """The paper with this accent, and with grades of its hue that are as light as they were."""
    hue, chroma = (Color(accent).convert("lch-d65")[part] for part in ("h", "c"))
    part = min(1.0, chroma / Color(on.accent).convert("lch-d65")["c"])
    return replace(on, accent=accent, grades=tuple(_turned(grade, hue, part) for grade in on.grades))


def with_second(on: Paper, second: str) -> Paper:
    """The paper with this colour for what the accent is compared with."""
    return replace(on, second=second, compared=(second, *on.compared[1:]))


def _turned(colour: str, hue: float, part: float) -> str:
    """A colour as light, of another hue, and with so large a part of what colour it has."""
    turned = Color(colour).convert("lch-d65")
    turned["h"], turned["c"] = hue, turned["c"] * part
    return _written(turned)


def lighter(colour: str) -> Iterator[str]:
    """The colour ever lighter, to nearly white, of the same hue (OKLCH)."""
    lightest = Color(colour).convert("oklch")
    for hundredth in range(round(lightest["l"] * 100), 98):
        yield _written(lightest.clone().set("l", hundredth / 100))


def darker(colour: str) -> Iterator[str]:
    """The colour ever darker, to nearly black, of the same hue (OKLCH)."""
    darkest = Color(colour).convert("oklch")
    for hundredth in range(round(darkest["l"] * 100), 10, -1):
        yield _written(darkest.clone().set("l", hundredth / 100))


def _written(colour: Color) -> str:
    return colour.convert("srgb").fit(method="oklch-chroma").to_string(hex=True)
