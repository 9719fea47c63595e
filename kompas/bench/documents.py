"""How long the documents of a story take, each in a process of its own."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from kompas import archive, warehouse
from kompas.bench import Figure

SLIDES = 12
TARGET_S = {"pptx": 3, "pdf": 6, "xlsx": 2, "html": 4}  # after warm-up, on two cores


def measure(home: Path, child: Callable[[Path, str, str], dict]) -> list[Figure]:
    """Per kind of document the seconds that it takes, and those of processors, the browser that draws included: in a process that has done
    nothing yet; for other choices after that; and again for the same choices."""
    figures = []
    for kind, target in TARGET_S.items():
        timing = child(home, "document", kind)
        group = f"document {kind}"
        figures += [
            Figure(group, "first in a new process", "s", timing["cold"]),
            Figure(group, "first, seconds of processors", "s", timing["cold_cpu"]),
            Figure(group, "other choices, after warm-up", "s", timing["warm"], target),
            Figure(group, "other choices, seconds of processors", "s", timing["warm_cpu"]),
            Figure(group, "the same choices again", "s", timing["again"]),
            Figure(group, "size", "MB", timing["size_mb"]),
        ]
    return figures


def make(kind: str) -> dict:
    """Seconds of a document of a story of twelve slides: unfiltered in a new process, then with all themes but one, then that again."""
    begun = _now()
    from kompas.findings import Filters, Scope
    from kompas.report import documents, story
    from kompas.settings import settings

    home = archive.home()
    served, rules = warehouse.current(home), settings(home)
    council = story.ready("nl")["council"]
    twelve = story.Story(council.name, council.title, council.chapters[:SLIDES])
    everything = Scope(served, "nl", Filters(), rules)
    slides = len(story.slides(everything, twelve))
    if slides != SLIDES:
        raise RuntimeError(f"{slides} of {SLIDES} questions have an answer")
    documents.document(everything, twelve, kind)
    cold = _since(begun)
    choices = everything.rows("filter_choices")
    themes = tuple(choices.loc[choices["dimension"] == "theme", "value"])
    nearly = Scope(served, "nl", Filters(themes=themes[1:]), rules)
    begun = _now()
    content = documents.document(nearly, twelve, kind)
    warm = _since(begun)
    begun = _now()
    documents.document(nearly, twelve, kind)
    again = _since(begun)
    return {
        "cold": cold[0],
        "cold_cpu": cold[1],
        "warm": warm[0],
        "warm_cpu": warm[1],
        "again": again[0],
        "size_mb": len(content) / 1e6,
    }


def _now() -> tuple[float, float]:
    """The clock, and the seconds of processors so far of this process and of all that it started, in seconds."""
    own = psutil.Process(os.getpid())
    spent = 0.0
    for process in (own, *own.children(recursive=True)):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        spent += times.user + times.system
    return time.perf_counter(), spent


def _since(begun: tuple[float, float]) -> tuple[float, float]:
    return tuple(now - then for now, then in zip(_now(), begun, strict=True))
