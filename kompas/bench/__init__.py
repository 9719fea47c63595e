"""Speed and memory of the whole way, measured: import, build, answers, documents, pages. It prints; no test passes or fails by it."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kompas import sql
from kompas.contract import ROOT

SIZES = (10_000, 1_000_000, 10_000_000)


@dataclass(frozen=True)
class Figure:
    """One measured figure and, at the sizes it holds for, the target it is held against."""

    group: str
    name: str
    unit: str
    value: float
    target: float | None = None
    more_is_better: bool = False

    @property
    def falls_short(self) -> bool:
        """Whether there is a target and the figure misses it."""
        if self.target is None:
            return False
        return self.value < self.target if self.more_is_better else self.value > self.target


def child(home: Path, task: str, *arguments: str) -> dict:
    """What a task of `kompas.bench.tasks` measured in a process of its own, so that its memory is its own."""
    done = subprocess.run(
        [sys.executable, "-m", "kompas.bench.tasks", task, *arguments],
        cwd=ROOT,
        env=os.environ | {"KOMPAS_DATA": str(home)},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def measure(requests: int, scratch: Path) -> list[Figure]:
    """Every figure at one size: demo exports of this many requests, imported into an empty data folder."""
    from kompas.bench import documents, pages, reading

    big = requests >= 10_000_000
    exports, home = scratch / f"exports-{requests}", scratch / f"home-{requests}"
    writing = child(home, "demo", str(requests), str(exports))
    importing = child(home, "import", str(exports))
    figures = [
        Figure("export", "write the demo exports", "s", writing["seconds"]),
        Figure("import", "lines", "", importing["lines"]),
        Figure("import", "lines per second, ledger complete", "/s", importing["lines_per_second"], 250_000 if big else None, True),
        Figure("build", "marts and checks", "s", importing["building_seconds"], 120 if big else None),
        Figure("build", "the same of the day that it is compared with", "s", importing["comparing_seconds"]),
        Figure("build", "peak memory of import and build", "MB", importing["peak_mb"], 4_000 if big else None),
        Figure("build", "size of the warehouse", "MB", importing["warehouse_mb"]),
    ]
    if requests == reading.LINES:
        figures += reading.measure(exports, scratch, child)
    for name in (*sql.names("answers"), *sql.names("lines")):
        timing = child(home, "answer", name)
        figures += [
            Figure(f"answer {name}", "first time", "ms", timing["first_ms"]),
            Figure(f"answer {name}", "again, median of 5", "ms", timing["again_ms"]),
            Figure(f"answer {name}", "peak memory of the process", "MB", timing["memory_mb"]),
        ]
    return figures + documents.measure(home, child) + pages.measure(home)


def table(columns: dict[int, list[Figure]]) -> str:
    """A Markdown table, one row per figure and one column per size; what misses its target says so."""
    sizes = list(columns)
    lines = [
        "| | | " + " | ".join(f"{size:,} requests" for size in sizes) + " | target |",
        "|---|---|" + "---:|" * len(sizes) + "---|",
    ]
    by_name = {size: {(figure.group, figure.name): figure for figure in figures} for size, figures in columns.items()}
    keys = list(dict.fromkeys(key for figures in by_name.values() for key in figures))
    for key in keys:
        cells, target = [], ""
        for size in sizes:
            figure = by_name[size].get(key)
            cells.append("" if figure is None else _cell(figure))
            if figure is not None and figure.target is not None:
                target = f"{'≥' if figure.more_is_better else '≤'} {figure.target:,.0f} {figure.unit}"
        lines.append(f"| {key[0]} | {key[1]} | " + " | ".join(cells) + f" | {target} |")
    return "\n".join(lines)


def _cell(figure: Figure) -> str:
    digits = 0 if abs(figure.value) >= 100 or figure.value == int(figure.value) else 1
    short = " **falls short**" if figure.falls_short else ""
    return f"{figure.value:,.{digits}f} {figure.unit}{short}".replace(" /s", "/s")


def machine() -> str:
    """The processor, its cores, the memory and the versions, in one line."""
    import platform

    import duckdb
    import streamlit

    cpu_lines = Path("/proc/cpuinfo").read_text().splitlines()
    cpu = next((line.split(":")[1].strip() for line in cpu_lines if "model name" in line), platform.processor())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GB; Python {platform.python_version()}, "
        f"DuckDB {duckdb.__version__}, Streamlit {streamlit.__version__}"
    )


def main(sizes: list[int]) -> None:
    """Measure every size, print the table, and keep it in docs/benchmarks.md when all sizes were measured."""
    columns: dict[int, list[Figure]] = {}
    with tempfile.TemporaryDirectory(prefix="kompas-bench-") as scratch:
        for size in sizes:
            print(f"{size:,} requests …", file=sys.stderr, flush=True)
            columns[size] = measure(size, Path(scratch))
    from kompas.bench import pages

    columns[sizes[-1]] += pages.against(columns[sizes[0]], columns[sizes[-1]]) if len(sizes) > 1 else []
    listing = table(columns)
    short = [f"{figure.group}: {figure.name}" for figures in columns.values() for figure in figures if figure.falls_short]
    verdict = "Falls short of its target: " + "; ".join(short) + "." if short else "Every target was reached."
    print(f"{machine()}\n\n{listing}\n\n{verdict}")
    if sizes == list(SIZES):
        document = (
            "# Benchmarks\n\nMade by `make bench`; the last run, on\n"
            f"{machine()}.\nTimings on a shared machine are noisy: read them as sizes, not as decimals.\n\n{listing}\n\n{verdict}\n"
        )
        (ROOT / "docs" / "benchmarks.md").write_text(document, "utf-8")
