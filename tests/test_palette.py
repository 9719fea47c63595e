"""Colours: each means something, and who sees no red or green, or prints in grey, can still tell apart what stands side by side."""

from itertools import combinations, pairwise, product

import numpy as np
import pytest

from kompas.drawing.bars import marker
from kompas.drawing.paper import DARK, LIGHT, Paper, contrast
from kompas.figures.chart import COMPARED, ENDS, GRADES, HATCHED, ROAD, STATUSES

PAPERS = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
FILLED = (*STATUSES, *GRADES, "accent", "second", "warning", "pale")
# Machado, Oliveira and Fernandes 2009, severity 1: how protan and deutan eyes see linear RGB.
SIGHTS = {
    "normal": np.eye(3),
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
}
TO_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])


def linear(colour: str) -> np.ndarray:
    part = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def lab(light: np.ndarray) -> np.ndarray:
    relative = TO_XYZ @ np.clip(light, 0, 1) / np.array([0.95047, 1, 1.08883])
    bent = np.where(relative > 0.008856, np.cbrt(relative), 7.787 * relative + 16 / 116)
    return np.array([116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])


def seen(colour: str, sight: str) -> np.ndarray:
    return lab(SIGHTS[sight] @ linear(colour))


def apart(on: Paper, one: str, other: str, sight: str) -> float:
    """How far two roles are from each other for these eyes, in units of CIELAB."""
    return float(np.linalg.norm(seen(on.colour(one), sight) - seen(on.colour(other), sight)))


def grey(on: Paper, role: str) -> float:
    return lab(linear(on.colour(role)))[0]


def test_contrast_is_what_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("on", PAPERS)
def test_words_stand_out_from_the_paper(on):
    assert contrast(on.ink, on.background) >= 7
    assert contrast(on.quiet, on.background) >= 7


@pytest.mark.parametrize("on", PAPERS)
def test_lines_and_dots_stand_out_from_the_paper(on):
    for role in ("accent", "second", "warning", "line", *COMPARED):
        assert contrast(on.colour(role), on.background) >= 3, role


@pytest.mark.parametrize("on", PAPERS)
@pytest.mark.parametrize("role", FILLED)
def test_a_bar_is_seen_on_the_paper_and_beside_another(on, role):
    for is_assumed in (False, True):
        look = marker(role, on, is_assumed)
        fill, outline = look["color"], look["line"]["color"]
        assert contrast(fill, outline) >= 3 or contrast(outline, on.background) >= 3 and is_assumed, (
            "a line keeps it apart from its neighbour"
        )
        assert max(contrast(fill, on.background), contrast(outline, on.background)) >= 3, "itself or its outline stands out"


@pytest.mark.parametrize("on", PAPERS)
def test_the_road_is_one_ramp_of_blues_that_ends_in_the_accent(on):
    lightness = [grey(on, status) for status in ROAD]
    steps = [abs(one - other) for one, other in pairwise(lightness)]
    assert lightness == sorted(lightness, reverse=on is LIGHT) and min(steps) >= 10
    for status in ROAD:
        _, a, b = seen(on.colour(status), "normal")
        assert b < 0 and abs(a) < -b, f"{status} is blue"
    assert on.colour("running") == on.accent and on.colour("stopped") == on.warning


@pytest.mark.parametrize("on", PAPERS)
@pytest.mark.parametrize("sight", SIGHTS)
def test_what_stands_side_by_side_is_distinguishable_by_colour_blind_eyes(on, sight):
    assert min(apart(on, one, other, sight) for one, other in pairwise(ROAD)) >= 14
    assert min(apart(on, one, other, sight) for one, other in combinations(ENDS, 2)) >= 20
    assert min(apart(on, one, other, sight) for one, other in product(ROAD, ENDS)) >= 20
    assert min(apart(on, one, other, sight) for one, other in combinations(("accent", "second", "warning"), 2)) >= 24
    assert min(apart(on, one, other, sight) for one, other in combinations(("accent", *COMPARED), 2)) >= 20


@pytest.mark.parametrize("on", PAPERS)
def test_neighbours_are_distinguishable_in_grey(on):
    assert (
        min(abs(grey(on, one) - grey(on, other)) for one, other in (*pairwise(STATUSES), *pairwise(GRADES), (GRADES[2], "warning"))) >= 10
    )


def test_both_papers_speak_of_the_same_statuses():
    assert tuple(LIGHT.status) == tuple(DARK.status) == STATUSES


@pytest.mark.parametrize("on", PAPERS)
def test_every_role_has_a_colour_and_unknown_has_none(on):
    roles = (*FILLED, *COMPARED, "line", "quiet", "ink")
    assert on.background not in {on.colour(role) for role in roles}
    assert {on.colour(role) for role in HATCHED} == {on.background}


@pytest.mark.parametrize("on", PAPERS)
def test_numbers_in_bars_can_be_read(on):
    for role in FILLED:
        assert contrast(on.ink_on(role), on.colour(role)) >= 4.5, role
