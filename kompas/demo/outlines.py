"""The map of the invented municipality: a border around every ward, drawn by chance, the same for the same seed."""

import json
from itertools import pairwise
from random import Random

from kompas.demo.town import Town

ORIGIN, STEP = (52.70, 5.36), (0.012, 0.020)  # degrees north and east: of the ward in row and column 0, and from ward to ward
JITTER = 0.13  # how far a corner may lie from the grid, in wards
BEND = 0.12  # how far a border may bend, as a part of its length
FINER = 3  # how many times a border is cut in two

Place = tuple[float, float]  # row and column


def outlines(town: Town, seed: int) -> str:
    """The wards as GeoJSON, a line of text per ward. Neighbours share their border to the last digit."""
    features = [
        {
            "type": "Feature",
            "properties": {"wijk": ward["name"]},
            "geometry": {"type": "Polygon", "coordinates": [_ring(seed, *ward["place"])]},
        }
        for ward in town.wards
    ]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def _ring(seed: int, row: int, column: int) -> list[list[float]]:
    """The border around the ward: counterclockwise, closed, as longitude and latitude."""
    corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column), (row, column)]
    places = [place for start, end in pairwise(corners) for place in _border(seed, start, end)[:-1]]
    ring = [[round(ORIGIN[1] + STEP[1] * east, 5), round(ORIGIN[0] + STEP[0] * north, 5)] for north, east in places]
    return [*ring, ring[0]]


def _border(seed: int, start: tuple[int, int], end: tuple[int, int]) -> list[Place]:
    """From corner to corner; drawn in one direction, so that both neighbours get the same."""
    if start > end:
        return _border(seed, end, start)[::-1]
    chance = Random(f"{seed} {start} {end}")
    line = [_corner(seed, *start), _corner(seed, *end)]
    for _ in range(FINER):
        bent = [place for here, there in pairwise(line) for place in (here, _between(chance, here, there))]
        line = [*bent, line[-1]]
    return line


def _between(chance: Random, here: Place, there: Place) -> Place:
    """A place about half-way, moved sideways by chance."""
    aside = chance.uniform(-BEND, BEND)
    north, east = there[0] - here[0], there[1] - here[1]
    return (here[0] + there[0]) / 2 + aside * east, (here[1] + there[1]) / 2 - aside * north


def _corner(seed: int, row: int, column: int) -> Place:
    """A corner of the grid moved by chance, and nearer to the middle of the town where it is far out."""
    chance = Random(f"{seed} {row} {column}")
    north, east = row - 0.5 + chance.uniform(-JITTER, JITTER), column - 0.5 + chance.uniform(-JITTER, JITTER)
    inwards = 0.85 if abs(north - 1) > 1.2 and abs(east - 1) > 1.2 else 1.0
    return 1 + inwards * (north - 1), 1 + inwards * (east - 1)
