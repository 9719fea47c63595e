"""Colours: each means something, and who sees no red or green, or prints in grey, can still tell apart what stands side by side."""

from dataclasses import replace
from itertools import pairwise

import pytest
from coloraide import Color

from kompas.drawing.bars import marker
from kompas.drawing.palette import FILLED, SIGHTS, faults
from kompas.drawing.paper import DARK, LIGHT, contrast
from kompas.figures.chart import COMPARED, HATCHED, ROAD, STATUSES

PAPERS = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def test_contrast_is_what_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("on", PAPERS)
def test_our_colours_keep_the_rules_that_those_of_a_municipality_must_keep(on):
    assert list(faults(on)) == []


@pytest.mark.parametrize("on", PAPERS)
def test_a_rule_that_is_broken_is_found(on):
    """Of each rule one paper that breaks it, and the least and the roles that are said."""
    greyish = replace(on, grades=(on.grades[0], on.grades[0], *on.grades[2:]))
    broken = {
        ("contrast", ("quiet", "paper"), 7, "normal"): replace(on, quiet=on.line),
        ("contrast", ("warning", "paper"), 3, "normal"): replace(on, warning=on.pale),
        ("distance", ("accent", "second"), 24, "normal"): replace(on, second=on.accent),
        ("distance", ("accent", "compared_3"), 20, "deutan"): replace(on, compared=(*on.compared[:2], on.accent)),
        ("grey", ("faint", "light"), 10, "normal"): greyish,
    }
    for (rule, roles, least, sight), paper in broken.items():
        found = {(fault.rule, fault.roles, fault.least, fault.sight): fault.found for fault in faults(paper)}
        assert found[rule, roles, least, sight] < least


def test_eyes_that_see_no_red_or_green_are_those_of_the_model():
    """Machado, Oliveira and Fernandes 2009, severity 1: how protan and deutan eyes see a red and a green of equal light."""
    red = {"protan": [0.152286, 0.114503, -0.003882], "deutan": [0.367322, 0.280085, -0.011820]}
    for sight in SIGHTS[1:]:
        assert Color("srgb-linear", [1, 0, 0]).filter(sight, method="machado", out_space="srgb-linear").coords() == pytest.approx(
            red[sight], abs=1e-5
        )


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
    colours = [Color(on.colour(status)).convert("lab-d65") for status in ROAD]
    lightness = [colour["l"] for colour in colours]
    steps = [abs(one - other) for one, other in pairwise(lightness)]
    assert lightness == sorted(lightness, reverse=on is LIGHT) and min(steps) >= 10
    for status, colour in zip(ROAD, colours, strict=True):
        assert colour["b"] < 0 and abs(colour["a"]) < -colour["b"], f"{status} is blue"
    assert on.colour("running") == on.accent and on.colour("stopped") == on.warning


def test_both_papers_speak_of_the_same_statuses():
    assert tuple(LIGHT.status) == tuple(DARK.status) == STATUSES


@pytest.mark.parametrize("on", PAPERS)
def test_every_role_has_a_colour_and_unknown_has_none(on):
    roles = (*FILLED, *COMPARED, "line", "quiet", "ink")
    assert on.background not in {on.colour(role) for role in roles}
    assert {on.colour(role) for role in HATCHED} == {on.background}
