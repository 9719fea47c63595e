"""Looking at files, importing and withdrawing them: beside the visit, one after the other, with how far it is. Who goes on, loads the page
again or closes the browser does not stop it; every visit sees it."""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas import arrivals, inspections, texts, warehouse
from kompas.arrivals import Arrival
from kompas.errors import ExportError
from kompas.findings.trial import tried
from kompas.manifest import Entry
from kompas.tables import FileLedger
from kompas.ui.building import SERVED
from kompas.ui.escape import escape
from kompas.ui.problem import sentence

WORKER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="importing")
LOOK_S = 0.2


@dataclass
class Work:
    """Something that is being done about a file, and how far it is."""

    kind: str  # inspect, try, decide, accept, withdraw or bring_back
    what: str = ""
    done: int = 0
    total: int = 1
    is_waiting: bool = False
    begun: float = field(default_factory=time.monotonic)  # in seconds, on a clock of its own
    future: Future | None = None

    def progress(self, what: str, done: int, total: int) -> None:
        """Note how far it is."""
        self.what, self.done, self.total, self.is_waiting = what, done, total, False

    def wait(self) -> None:
        """Note that another import or build is at work."""
        self.is_waiting = True

    @property
    def problem(self) -> ExportError | None:
        """Why it could not be done; null while it is being done, and where it was."""
        found = self.future.exception() if self.future.done() else None
        if found is not None and not isinstance(found, ExportError):
            raise found
        return found


WORKS: dict[str, Work] = {}
LOCK = Lock()


def begin(keys: Sequence[str], kind: str, do: Callable[[Work], object]) -> Work:
    """Begin to do this about the files of these keys; or what is being done about one of them already, whoever began that."""
    with LOCK:
        for found in (WORKS[key] for key in keys if key in WORKS):
            if not found.future.done():
                return found
        begun = Work(kind)
        begun.future = WORKER.submit(do, begun)
        WORKS.update(dict.fromkeys(keys, begun))
        return begun


def work(key: str) -> Work | None:
    """What is being done about the file of this key, or was to be done and could not be."""
    found = WORKS.get(key)
    if found and found.future.done() and found.problem is None:
        forget(key)
        return None
    return found


def is_free(found: Arrival) -> bool:
    """Whether the arrival is still there, and nothing is being done about it: another visit may have accepted it or thrown it away."""
    doing = work(found.token)
    return (doing is None or doing.future.done()) and arrivals.arrival(found.folder.parent.parent, found.token) is not None


def forget(key: str) -> None:
    """Forget what was done about the file of this key."""
    WORKS.pop(key, None)


def inspect(found: Arrival) -> Work:
    """Begin to inspect this arrival."""
    inspections.forget(found.folder)

    def do(doing: Work) -> None:
        home = found.folder.parent.parent
        made = warehouse.inspect(home, found.file, found.entry, found.folder, doing.progress, keeps_database=True, waiting=doing.wait)
        inspections.write(found.folder, made)

    return begin([found.token], "inspect", do)


def accept(arrived: Sequence[Arrival]) -> Work:
    """Begin to import these arrivals together, all of them or none; they are no arrivals any more when they are in use."""
    known = inspections.read(arrived[0].folder) if len(arrived) == 1 else None

    def do(doing: Work) -> list[FileLedger]:
        home = arrived[0].folder.parent.parent
        database = arrived[0].folder / known.database if known and known.database else None
        exports = [(found.file, found.entry) for found in arrived]
        taken = warehouse.take_in(home, exports, progress=doing.progress, waiting=doing.wait, inspected=database)
        for found in arrived:
            arrivals.discard(found)
        return taken

    return begin([found.token for found in arrived], "accept", do)


def hold_trial(found: Arrival) -> Work:
    """Begin to find out which questions this arrival answers."""

    def do(doing: Work) -> None:
        inspections.write_trial(found.folder, tried(found.folder.parent.parent, found.file, found.entry, found.folder, doing.progress))

    return begin([found.token], "try", do)


def decide(found: Arrival, pair: tuple[str, str], is_same: bool | None) -> Work:
    """Begin to keep that this pair of names, of which the arrival shows that one came for the other, is one department, or two."""

    def do(doing: Work) -> None:
        home = found.folder.parent.parent
        warehouse.decide(home, "departments", [pair], is_same, doing.progress, seen=pair, waiting=doing.wait)

    return begin([found.token], "decide", do)


def change(home: Path, kind: str, entry: Entry) -> Work:
    """Begin to withdraw this export, or to bring it back."""
    do_change = {"withdraw": warehouse.withdraw, "bring_back": warehouse.bring_back}[kind]
    return begin([entry.key], kind, lambda doing: do_change(home, [entry], doing.progress, waiting=doing.wait))


def follow(language: str, places: Mapping[str, DeltaGenerator]) -> None:
    """Show in the place of each of these files, about which something was being done when it was drawn, how far that is; when one is done,
    draw the page anew."""
    if not places:
        return
    works = {key: WORKS.get(key) for key in places}
    while all(doing and not doing.future.done() for doing in works.values()):
        for key, doing in works.items():
            places[key].progress(min(doing.done / max(doing.total, 1), 1.0), _words(language, doing))
        time.sleep(LOOK_S)
    st.session_state.pop(SERVED, None)  # the reader knows why the figures are new
    st.rerun()


def _words(language: str, doing: Work) -> str:
    if doing.is_waiting:
        return texts.say(language, "cli.waiting")
    step = texts.say(language, "pages.inlezen.step", done=min(doing.done + 1, doing.total), total=doing.total)
    minutes, seconds = divmod(int(time.monotonic() - doing.begun), 60)
    busy = texts.say(language, "pages.inlezen.busy", minutes=minutes, seconds=seconds)  # a large file is one step
    return f"{texts.say(language, f'pages.inlezen.doing.{doing.kind}')} {escape(step)} {busy}"


def show_problem(language: str, problem: ExportError) -> None:
    """Why something could not be done, a sentence each."""
    st.warning("\n\n".join(sentence(language, each) for each in problem.problems))
