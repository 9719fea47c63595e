"""Maps of wards: read like any export, to the last area; of no day; and drawn where they lie."""

import csv
import datetime
import json
import math

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kompas import cli, demo, manifest, warehouse
from kompas.demo.outlines import outlines
from kompas.demo.town import voorbeeldstad
from tests import warehouse_for_tests
from tests.exports import IMPORTED_ON, reading

MAPS = {"wijken.geojson": 168, "stadsdelen.geojson": 18, "gemeenten.geojson": 345}
SQUARE = [[4.0, 52.0], [4.1, 52.0], [4.1, 52.1], [4.0, 52.1], [4.0, 52.0]]


@pytest.fixture
def here():
    return reading()


@pytest.fixture
def a_map(tmp_path):
    """Writes a map with these names: a_map('Noord', 'Zuid'); returns its path."""

    def write(*names: str, name: str = "wijken.geojson", ring: list | None = None, called: str = "wijk"):
        areas = [
            {"type": "Feature", "properties": {called: ward}, "geometry": {"type": "Polygon", "coordinates": [ring or SQUARE]}}
            for ward in names
        ]
        path = tmp_path / name
        path.write_text(json.dumps({"type": "FeatureCollection", "features": areas}), "utf-8")
        return path

    return write


# Reading


@pytest.mark.shared
@pytest.mark.parametrize("name", MAPS)
def test_a_real_map_is_read_to_the_last_area(here, shared, name):
    entry = here.file(shared / "data/maps" / name)
    assert (entry.format, entry.lines_read, entry.accepted, entry.rejected) == ("kaart_wijken", MAPS[name], MAPS[name], 0)
    areas = json.loads((shared / "data/maps" / name).read_text("utf-8"))["features"]
    expected = [(area["properties"].get("name") or area["properties"]["statnaam"], area["geometry"]) for area in areas]
    found = here.rows("select neighbourhood, outline from wards order by source_line")
    assert [(ward, json.loads(outline)) for ward, outline in found] == expected


def test_without_a_day_of_its_own_it_is_of_the_day_of_the_import(here, a_map):
    assert here.file(a_map("Noord")).export_date == IMPORTED_ON
    assert here.file(a_map("Noord", name="wijken-2020-01-31.geojson")).export_date == datetime.date(2020, 1, 31)


def test_a_map_that_fits_two_formats_is_read_in_the_format_that_is_named(here, tmp_path):
    area = {"wijknaam": "Noord", "gemeentenaam": "Voorbeeldstad"}
    feature = {"type": "Feature", "properties": area, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}
    path = tmp_path / "x.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    assert here.file(path, format_name="kaart_gemeenten").accepted == 1
    assert here.rows("select neighbourhood from wards") == [("Voorbeeldstad",)]


def test_properties_of_any_kind_do_no_harm(here, tmp_path):
    feature = {
        "type": "Feature",
        "properties": {"Naam": 'Wijk "7" \u0000;', "inwoners": 12.5, "delen": {"a": [1, None]}, "is_stad": True, "leeg": None},
        "geometry": {"type": "MultiPolygon", "coordinates": [[[[*place, 3.5] for place in SQUARE]]]},
    }
    path = tmp_path / "x.geojson"
    path.write_bytes(
        b"\xef\xbb\xbf" + json.dumps({"features": [feature, feature | {"properties": None}], "type": "FeatureCollection"}).encode()
    )
    entry = here.file(path)
    assert (entry.accepted, entry.rejected) == (1, 1)
    assert here.rows("select neighbourhood from wards") == [('Wijk "7" ␀;',)]
    assert {column for (column,) in here.rows("select column_name from warnings")} == {"inwoners", "delen", "is_stad", "leeg"}


@pytest.mark.parametrize(
    "text", ["{" * 100_000, '{"a":' * 100_000, "{]", '{"type": 1}', "{}", '{"features": {}, "type": "FeatureCollection"}']
)
def test_what_is_no_map_gives_one_sentence(folder, tmp_path, text):
    path = tmp_path / "kaart.geojson"
    path.write_text(text, "utf-8")
    done = CliRunner().invoke(cli.main, ["import", str(path)])
    *progress, sentence = done.stderr.splitlines()
    assert done.exit_code == 2
    assert sentence.startswith("kaart.geojson") and all(line.startswith("[") for line in progress)
    assert manifest.read(folder).entries == ()


PLACES = st.lists(st.integers(0, 3), min_size=2, max_size=3) | st.sampled_from([[], [1], [None, 2]])
RINGS = st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=3), max_size=5) | st.lists(PLACES, max_size=5)
SHAPES = st.sampled_from(["Polygon", "MultiPolygon", "Point", "polygon"])


def is_outline(shape: str, coordinates: list) -> bool:
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(shape)
    if not polygons:
        return False
    rings = [ring for polygon in polygons for ring in polygon]
    return bool(rings) and all(
        len(ring) >= 4 and all(len(place) >= 2 and None not in place[:2] for place in ring) and ring[0][:2] == ring[-1][:2]
        for ring in rings
    )


@settings(max_examples=100, deadline=None)
@given(shape=SHAPES, ring=RINGS, is_closed=st.booleans(), is_deep=st.booleans())
def test_an_outline_is_what_a_plain_look_says(shape, ring, is_closed, is_deep):
    ring = [*ring, ring[0]] if is_closed and ring else ring
    coordinates = [[ring]] if is_deep else [ring]
    expected = is_outline(shape, coordinates) if (shape == "MultiPolygon") == is_deep else False
    written = json.dumps({"type": shape, "coordinates": coordinates})
    con = duck()
    [(found,)] = con.execute("select as_outline(?)", [written]).fetchall()
    assert found == (written if expected else None)


def duck():
    if not hasattr(duck, "con"):
        duck.con = warehouse_for_tests.empty()
    return duck.con


# On the map


def test_a_map_does_not_move_the_day_that_is_shown(folder, a_map, requests_csv):
    export = requests_csv("2026-01-31", "A,zorg,2026-01-05,")
    for paths in ([str(a_map("Noord"))], [str(export)], [str(a_map("Noord", "Zuid"))]):
        assert CliRunner().invoke(cli.main, ["import", *paths]).exit_code == 0
    served = warehouse.current(folder)
    assert served.on_date == datetime.date(2026, 1, 31)
    con = warehouse.connect(served)
    found = con.cursor().execute("select neighbourhood from ward_outlines order by 1").fetchall()
    assert found == [("Noord",), ("Zuid",)], "the map that was imported last"
    earlier = warehouse.for_day(folder, datetime.date(2026, 1, 5))
    assert warehouse.connect(earlier).cursor().execute("select count(*) from ward_outlines").fetchall() == [(2,)]


def test_a_map_alone_is_no_mistake(folder, a_map):
    done = CliRunner().invoke(cli.main, ["import", str(a_map("Noord"))])
    assert done.exit_code == 0, done.output
    assert warehouse.current(folder).municipalities == ()


def middle(ring: list[list[float]]) -> tuple[float, float, float]:
    """The middle of a simple polygon and its area, by cutting it into triangles from its first corner."""
    area = east = north = 0.0
    first = ring[0]
    for here, there in zip(ring[1:], ring[2:], strict=False):
        part = ((here[0] - first[0]) * (there[1] - first[1]) - (there[0] - first[0]) * (here[1] - first[1])) / 2
        area += part
        east += part * (first[0] + here[0] + there[0]) / 3
        north += part * (first[1] + here[1] + there[1]) / 3
    return east / area, north / area, abs(area)


@st.composite
def polygons(draw) -> list[list[float]]:
    """A star-shaped ring somewhere in the Netherlands, in degrees or in metres."""
    x, y, size = draw(st.sampled_from([(4.9, 52.3, 0.1), (121_000.0, 487_000.0, 3000.0)]))
    reach = draw(st.lists(st.floats(0.3, 1), min_size=3, max_size=9))
    ring = [
        [x + size * far * math.cos(2 * math.pi * at / len(reach)), y + size * far * math.sin(2 * math.pi * at / len(reach))]
        for at, far in enumerate(reach)
    ]
    ring = ring[::-1] if draw(st.booleans()) else ring
    return [*ring, ring[0]]


@settings(max_examples=25, deadline=None)
@given(rings=st.lists(polygons(), min_size=1, max_size=3))
def test_the_middle_of_a_ward_is_that_of_its_largest_part(rings):
    outline = json.dumps({"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]})
    con = warehouse_for_tests.warehouse_of(
        {"wards": [{"neighbourhood": "Noord", "outline": outline}]}, datetime.date(2026, 6, 30), answers=("ward_outlines",)
    )
    [(longitude, latitude)] = con.execute("select longitude, latitude from ward_outlines").fetchall()
    east, north, _ = max(map(middle, rings), key=lambda found: found[2])
    sizes = sorted(found[2] for found in map(middle, rings))
    if len(sizes) == 1 or sizes[-1] > sizes[-2] * 1.000001:
        assert (longitude, latitude) == (pytest.approx(east, rel=1e-9), pytest.approx(north, rel=1e-9))


# The invented municipality


def test_the_wards_of_the_demo_fit_together():
    """Every border inside the town is drawn twice, in opposite directions, to the last digit."""
    areas = json.loads(outlines(voorbeeldstad(), 1))["features"]
    assert [area["properties"]["wijk"] for area in areas] == [ward["name"] for ward in voorbeeldstad().wards]
    steps = [
        (tuple(here), tuple(there))
        for area in areas
        for [ring] in [area["geometry"]["coordinates"]]
        for here, there in zip(ring, ring[1:], strict=False)
    ]
    assert len(set(steps)) == len(steps)
    inner = [step for step in steps if step[::-1] in set(steps)]
    assert len(inner) == 2 * 8 * (12 + 1)  # a border is eight steps; twelve in the grid of nine, one to the tenth ward
    assert outlines(voorbeeldstad(), 2) != outlines(voorbeeldstad(), 1)


def test_most_points_of_the_demo_lie_in_their_ward(tmp_path):
    *tables, a_map = demo.write(tmp_path, 1200)
    rings = {area["properties"]["wijk"]: area["geometry"]["coordinates"][0] for area in json.loads(a_map.read_text("utf-8"))["features"]}
    with next(path for path in tables if path.name.endswith("-initiatives.csv")).open(encoding="utf-8") as stream:
        placed = [row for row in csv.DictReader(stream) if row["latitude"] and row["neighbourhood"]]
    inside = sum(is_inside(float(row["longitude"]), float(row["latitude"]), rings[row["neighbourhood"]]) for row in placed)
    assert inside / len(placed) > 0.9


def is_inside(x: float, y: float, ring: list[list[float]]) -> bool:
    crossed = [
        (here[1] > y) != (there[1] > y) and x < here[0] + (y - here[1]) / (there[1] - here[1]) * (there[0] - here[0])
        for here, there in zip(ring, ring[1:], strict=False)
    ]
    return sum(crossed) % 2 == 1
