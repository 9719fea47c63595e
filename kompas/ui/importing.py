"""The page on which exports come in: dropped, inspected, accepted; and taken out of use again. For whoever runs the server for himself."""

import json
from dataclasses import asdict

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas import arrivals, import_words, inspections, manifest, texts, warehouse
from kompas.arrivals import Arrival
from kompas.doors import is_private
from kompas.errors import ExportError
from kompas.manifest import Entry
from kompas.readers import ACCEPTED
from kompas.ui import choices, import_work
from kompas.ui.escape import escape
from kompas.ui.import_coverage import show_coverage
from kompas.ui.import_inspection import show_inspection
from kompas.ui.import_questions import questions
from kompas.ui.import_work import Work, show_problem
from kompas.ui.links import address, link_to
from kompas.warehouse import Inspection

LARGEST_MB = -(-arrivals.LARGEST // 10**6)  # the field counts in thousands: by 2**20 it refuses the last 5% without a word
SEEN, DROPS = "arrivals-seen", "drops"  # where a visit keeps which files of the field it knows, and how often the field was emptied
MINE = "importing-mine"  # and what it began itself: of that it is told how it went
UNSEEN = "importing-unseen"  # whether that was still to be seen when the page was drawn


def begin() -> str | None:
    """The title of the page and what it is for; returns the language, or null where this reader cannot import here, which it then says."""
    language = choices.page_language()
    st.title(texts.say(language, "frame.page.inlezen"), anchor=False)
    st.markdown(texts.say(language, "pages.inlezen.opening"))
    if is_private(st.context.headers):
        return language
    st.info(texts.say(language, "pages.inlezen.not_here"))
    st.code(texts.say(language, "frame.empty.command"), language=None)
    return None


def drop(language: str | None) -> None:
    """The field into which files are dropped; each becomes an arrival, or it is said why not."""
    if language is None:
        return
    dropped = st.file_uploader(
        texts.say(language, "pages.inlezen.drop", kinds=", ".join(ACCEPTED)),
        accept_multiple_files=True,
        max_upload_size=LARGEST_MB,
        key=f"drop-{st.session_state.get(DROPS, 0)}",
    )
    seen: set[str] = st.session_state.setdefault(SEEN, set())
    for each in dropped:
        outcome = json.loads(each.getvalue())
        if "reason" in outcome:
            show_problem(language, ExportError(outcome["reason"], **outcome["blanks"]))
        elif outcome["token"] not in seen:
            seen.add(outcome["token"])
            if found := arrivals.arrival(warehouse.home(), outcome["token"]):
                import_work.inspect(found)
    _show_done(language)


def waiting(language: str | None) -> None:
    """Every arrival: what was recognised, what is asked, what would become of its lines, and the way to accept it."""
    if language is None:
        return
    found = arrivals.every(warehouse.home())
    places = {each.token: _arrival(language, each) for each in found}
    ready = [each for each in found if places[each.token] is None and _can_accept(inspections.read(each.folder))]
    if len(ready) > 1:
        words = texts.say(language, "pages.inlezen.accept_all", n=len(ready))
        st.button(words, type="primary", key="accept-all", on_click=_accept, args=(ready,), icon=":material/done_all:")
    import_work.follow(language, {token: place for token, place in places.items() if place})


def _arrival(language: str, found: Arrival) -> DeltaGenerator | None:
    """One arrival; while something is done about it, returns the place where it is said how far that is."""
    with st.container(border=True, key=f"arrival-{found.token}"):
        st.header(escape(found.entry.name), anchor=False)
        doing = import_work.work(found.token)
        is_busy = doing is not None and not doing.future.done()
        inspection = inspections.read(found.folder)  # after that: what ended in between has left it
        if doing is None and inspection is None:
            import_work.inspect(found)
            is_busy = True
        if doing and not is_busy and doing.problem:
            show_problem(language, doing.problem)
        if inspection:
            show_inspection(language, found, inspection)
            if inspection.ledger:
                show_coverage(language, found, is_busy)
            if not is_busy:
                questions(language, found, inspection)
        if is_busy:
            return st.empty()
        _buttons(language, found, can_accept=_can_accept(inspection))
        return None


def _can_accept(inspection: Inspection | None) -> bool:
    return inspection is not None and inspection.problem is None


def _buttons(language: str, found: Arrival, can_accept: bool) -> None:
    with st.container(horizontal=True):
        if can_accept:
            words = texts.say(language, "pages.inlezen.accept")
            st.button(words, type="primary", key=f"accept-{found.token}", on_click=_accept, args=([found],), icon=":material/check:")
        else:
            words = texts.say(language, "pages.inlezen.again")
            st.button(words, key=f"again-{found.token}", on_click=_again, args=(found,), icon=":material/refresh:")
        if found.entry != found.as_it_came:
            words = texts.say(language, "pages.inlezen.anew")
            st.button(words, key=f"anew-{found.token}", on_click=_anew, args=(found,), icon=":material/undo:")
        words = texts.say(language, "pages.inlezen.discard")
        st.button(words, key=f"discard-{found.token}", on_click=_discard, args=(found,), icon=":material/delete:")


def _accept(arrived: list[Arrival]) -> None:
    if free := [found for found in arrived if import_work.is_free(found)]:
        st.session_state[MINE] = import_work.accept(free)
        _empty_field()


def _again(found: Arrival) -> None:
    if import_work.is_free(found):
        import_work.inspect(found)


def _anew(found: Arrival) -> None:
    """Take back every answer about this arrival: its questions come again."""
    if import_work.is_free(found):
        import_work.inspect(arrivals.answer(found, **asdict(found.as_it_came)))


def _discard(found: Arrival) -> None:
    if import_work.is_free(found):
        arrivals.discard(found)
        import_work.forget(found.token)
        _empty_field()


def _empty_field() -> None:
    st.session_state[DROPS] = st.session_state.get(DROPS, 0) + 1


def _show_done(language: str) -> None:
    """How that went what this visit began last: in the words of the command."""
    mine: Work | None = st.session_state.get(MINE)
    st.session_state[UNSEEN] = mine is not None and not mine.future.done()
    if mine is None or not mine.future.done() or mine.problem:
        return
    current = warehouse.current(warehouse.home())
    lines = [import_words.ledger(language, file) for file in mine.future.result()] if mine.kind == "accept" else []
    if current is None or current.on_date is None:
        st.success(texts.say(language, "pages.inlezen.nothing_left"))
        return
    lines.append(texts.say(language, "cli.served", on_date=current.on_date))
    ways = [link_to(texts.say(language, f"frame.page.{page}"), address(page)) for page in ("overzicht", "gegevens")]
    st.success("  \n".join([*map(escape, lines), " · ".join(ways)]))
    if n := warehouse.renamings_open(current):
        way = link_to(texts.say(language, "findings.departments_renamed.question"), f"{address('veranderd')}#departments_renamed")
        st.info(f"{escape(texts.say(language, 'pages.inlezen.renamings', n=n))} {way}")


def in_use(language: str | None) -> None:
    """The exports in use, each of which can be withdrawn, and those that were, each of which can be brought back."""
    if language is None:
        return
    kept = manifest.read(warehouse.home())
    places = {}
    if kept.entries and not kept.is_demo:
        places |= _choice(language, "withdraw", kept.entries)
    if kept.withdrawn:
        places |= _choice(language, "bring_back", kept.withdrawn)
    if kept.purged:
        with st.expander(texts.say(language, "pages.inlezen.purged", n=len(kept.purged))):
            st.markdown("\n".join(f"- {escape(import_words.purged(language, each))}" for each in reversed(kept.purged)))
    import_work.follow(language, places)
    if st.session_state[UNSEEN] and st.session_state[MINE].future.done():
        st.rerun()


def _choice(language: str, kind: str, entries: tuple[Entry, ...]) -> dict[str, DeltaGenerator]:
    """A list of exports and the button that does this to the chosen one; returns the place where it is said how far it is, by the export
    about which something is being done."""
    st.header(texts.say(language, f"pages.inlezen.{kind}.title"), anchor=kind.replace("_", "-"))
    st.markdown(texts.say(language, f"pages.inlezen.{kind}.what"))
    key = f"{kind}-which"
    chosen = st.selectbox(
        texts.say(language, f"pages.inlezen.{kind}.which"),
        entries[::-1],
        index=None,
        format_func=lambda entry: import_words.name(language, entry),
        placeholder=texts.say(language, "pages.inlezen.choose"),
        key=key,
    )
    words = texts.say(language, f"pages.inlezen.{kind}.do")
    st.button(words, key=f"{kind}-do", disabled=chosen is None, on_click=_change, args=(kind, key))
    place, places = st.empty(), {}
    for entry in entries:
        doing = import_work.work(entry.key)
        if doing and not doing.future.done():
            places[entry.key] = place
        elif doing and doing.problem:
            show_problem(language, doing.problem)
            import_work.forget(entry.key)
    return places


def _change(kind: str, key: str) -> None:
    """Begin to do this to what is chosen now: a click can come before the page has shown the last choice."""
    st.session_state[MINE] = import_work.change(warehouse.home(), kind, st.session_state[key])
