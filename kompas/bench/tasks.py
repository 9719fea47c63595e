"""What the benchmarks measure in a process of its own: `python -m kompas.bench.tasks TASK …`; the last line printed is JSON."""

import json
import resource
import statistics
import sys
import time
from datetime import date
from pathlib import Path

from kompas import archive, sql, warehouse


def write_demo(requests: int, to: Path) -> dict:
    """Seconds to write the exports of an invented municipality with this many requests."""
    from kompas import demo

    started = time.perf_counter()
    demo.write(to, requests)
    return {"seconds": time.perf_counter() - started}


def import_all(exports: Path) -> dict:
    """Lines read, how many a second (archive, types, ledger), seconds of building (marts, checks, switch) the day that is shown and the
    day that it is compared with, peak memory and size in MB."""
    home = archive.home()
    first_of_all = sql.marts_in_order()[0].name
    first_mart: list[float] = []  # of each day

    def progress(what: str, done: int, total: int) -> None:
        if what == first_of_all:
            first_mart.append(time.perf_counter())

    started = time.perf_counter()
    ledger = warehouse.import_files(home, sorted(exports.glob("*.csv")), progress=progress)
    ended = time.perf_counter()
    lines = sum(file.lines_read for file in ledger)
    of_shown, of_compared = first_mart
    return {
        "lines": lines,
        "lines_per_second": lines / (of_shown - started),
        "building_seconds": of_compared - of_shown,
        "comparing_seconds": ended - of_compared,
        "peak_mb": _peak_mb(),
        "warehouse_mb": warehouse.current(home).path.stat().st_size / 1e6,
    }


def answer(name: str) -> dict:
    """Milliseconds of the first time and of the median of five more, and the peak memory of the process in MB; of lines: of all."""
    served = warehouse.current(archive.home())
    query = sql.lines(name, {})[0] if name in sql.names("lines") else sql.query("answers", name)
    con = warehouse.connect(served, warehouse.review_before(served) if query.compares else None)
    times = [_milliseconds(con, query, served.on_date) for _ in range(6)]
    return {"first_ms": times[0], "again_ms": statistics.median(times[1:]), "memory_mb": _peak_mb()}


def _milliseconds(con, query: sql.Query, day: date) -> float:
    started = time.perf_counter()
    sql.fetch(con, query, {"on_date": day, "limit": 25})
    return (time.perf_counter() - started) * 1000


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["demo", requests, to]:
            print(json.dumps(write_demo(int(requests), Path(to))))
        case ["import", exports]:
            print(json.dumps(import_all(Path(exports))))
        case ["answer", name]:
            print(json.dumps(answer(name)))
        case ["read", how, path]:
            from kompas.bench import reading

            print(json.dumps(reading.read(how, Path(path))))
        case ["document", kind]:
            from kompas.bench import documents

            print(json.dumps(documents.make(kind)))
