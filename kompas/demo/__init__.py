"""The demo municipalities: exports of an invented town at any size, and the register of another, the same to the byte for the same seed."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from kompas import contract, disk
from kompas.demo import asking, lines, money, relations
from kompas.demo.lives import live
from kompas.demo.outlines import outlines
from kompas.demo.register import write_register
from kompas.demo.town import Town, voorbeeldstad

__all__ = ["PART", "SMALL", "write", "write_register"]

PART = 40_000  # initiatives that are made at a time: bounds the memory
SMALL = 1_200  # requests of the set in data/demo
SEEDS_BEFORE = 12  # so that seed 1 makes a small town in which every story shows


def write(to: Path, requests: int, seed: int = 1, progress: Callable[[str, int, int], None] | None = None) -> list[Path]:
    """Write the exports of the invented town with exactly so many requests; the files: one per table and a map of the wards.

    At scale there is one initiative to ten requests; a small set has one to five, so that it has something to show.
    `progress` is called with the name of the town, the number of the part that begins (from 0) and how many there are.
    Files of the same name are replaced, each in one step and only when everything has been made.
    Raises ValueError for a negative number of requests.
    """
    if requests < 0:
        raise ValueError(f"a number of requests cannot be negative: {requests}")
    place = voorbeeldstad()
    to.mkdir(parents=True, exist_ok=True)
    start = f"{place.municipality.lower()}-{place.export_date}"
    names = {table: f"{start}-{table}.csv" for table in contract.typed_tables()} | {"wards": f"{start}-wards.geojson"}
    with tempfile.TemporaryDirectory(dir=to, prefix=".demo-") as folder, duckdb.connect() as con:
        making = Path(folder)
        ends = _ends(requests)
        for number, part in enumerate(_parts(place, ends, seed)):
            if progress:
                progress(place.municipality, number, len(ends) - 1)
            for table, columns in part.items():
                _append(con, making, names[table], _with_town(place, columns), is_first=number == 0)
        (making / names["wards"]).write_text(outlines(place, seed), "utf-8", newline="\n")
        for name in names.values():
            os.replace(making / name, to / name)
    return [to / name for name in names.values()]


def _ends(requests: int) -> list[tuple[int, int]]:
    """Where the parts begin and end: counts of initiatives and of requests, from (0, 0) to all."""
    initiatives = max(requests // 10, min(requests // 5, 1000), min(requests, 1))
    parts = max(-(-initiatives // PART), 1)
    return [(number * initiatives // parts, number * requests // parts) for number in range(parts + 1)]


def _parts(place: Town, ends: list[tuple[int, int]], seed: int) -> Iterator[dict[str, lines.Columns]]:
    initiatives, requests = ends[-1]
    width, funding = max(4, len(str(requests))), 0
    for number, (start, end) in enumerate(zip(ends, ends[1:], strict=False)):
        rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([(SEEDS_BEFORE + seed) % 2**64, number])))
        part = _part(rng, place, initiatives, start, end, funding, width)
        funding += len(part["funding_lines"]["funding_id"])
        yield part


def _part(
    rng: np.random.Generator,
    place: Town,
    initiatives: int,
    start: tuple[int, int],
    end: tuple[int, int],
    funding: int,
    width: int,
) -> dict[str, lines.Columns]:
    """Every table of the initiatives and requests from `start` until `end` (counts so far of both)."""
    lives = live(rng, place, end[0] - start[0])
    names = lines.titles(rng, place, lives)
    ids = lines.identifiers("VS-", start[0] + 1, len(lives), width)
    flows = money.flow(rng, place, lives)
    promises = money.promise(rng, place, lives, flows)
    requests = asking.ask(rng, place, lives, end[1] - start[1], is_first_part=start[0] == 0)
    staff = relations.officials(initiatives)
    tenures = relations.hold(rng, place, lives, staff)
    assigned = relations.assign(rng.spawn(1)[0], place, lives, tenures, staff)
    requests = asking.notices(rng.spawn(1)[0], place, requests)
    return {
        "initiatives": lines.initiatives(rng, place, lives, ids, names),
        "status_changes": lines.status_changes(place, lives, ids),
        "funding_lines": lines.funding_lines(place, lives, promises, ids, names, funding + 1, width + 1),
        "accounts": lines.accounts(money.account(rng, place, lives, flows), ids),
        "requests": lines.requests(place, requests, ids, start[1] + 1, width),
        "assignments": lines.assignments(place, assigned, ids, staff),
        "contacts": lines.contacts(place, relations.contact(rng, place, lives, tenures), ids, staff),
        "support": lines.support(relations.support(rng, place, lives), ids),
        "social_values": lines.social_values(relations.value(rng, place, lives), ids),
    }


def _with_town(place: Town, columns: lines.Columns) -> pa.Table:
    rows = len(next(iter(columns.values())))
    constants = {
        "municipality": lines.words(np.zeros(rows, dtype=np.int64), [place.municipality]),
        "export_date": pa.repeat(pa.scalar(place.export_date, pa.date32()), rows),
    }
    return pa.table(constants | columns)


def _append(con: duckdb.DuckDBPyConnection, folder: Path, name: str, rows: pa.Table, *, is_first: bool) -> None:
    part = folder / "part"
    with disk.engine_writes(folder):
        con.from_arrow(rows).write_csv(str(part), header=is_first)
    with part.open("rb") as made, (folder / name).open("ab") as whole:
        shutil.copyfileobj(made, whole, 1 << 20)
