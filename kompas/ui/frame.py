"""What is around every page: navigation, header, choices; and the scope of the page."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas import findings, texts, warehouse
from kompas.errors import ExportError
from kompas.findings import Scope
from kompas.look import look
from kompas.report import can_draw
from kompas.settings import settings
from kompas.ui import beamer, cells, choices, parameters, remarks, selection, unanswered
from kompas.ui.building import SERVED
from kompas.ui.escape import escape
from kompas.ui.header import header
from kompas.ui.links import address, file, link_to
from kompas.ui.look import put_up_logo, put_up_logo_on_paper, sign
from kompas.ui.problem import sentence
from kompas.ui.search_field import RESULTS, search_field
from kompas.ui.template import template_button

# What stands together: the first page of a section is in the navigation, and links on top of each lead to the others.
SECTIONS = {
    "overview": ("overzicht", "veranderd"),
    "status": ("status", "beloop"),
    "money": ("financiering", "geldstromen", "organisaties", "afbouw"),
    "risk": ("verdienmodel", "overleving"),
    "departments": ("afdelingen", "termijnen", "verschillen", "gelijk"),
    "relations": ("relaties", "ondersteuning"),
    "table": ("ontknoping", "rondetafel", "initiatief", "zoeken"),
    "data": ("gegevens", "inlezen", "instellingen", "regels"),
}
# The tables that the findings of a section are made from: where no export fills any of them, the navigation says so.
TABLES = {
    "status": {"initiatives", "status_changes", "funding_lines"},
    "money": {"funding_lines", "accounts"},
    "risk": {"funding_lines", "accounts"},
    "departments": {"requests", "funding_lines"},
    "relations": {"contacts", "assignments", "support", "social_values"},
    "table": {"initiatives", "requests", "funding_lines"},
}
HIDDEN = ("regels", "zoeken")  # pages to which only links lead
PAGES = tuple(page for pages in SECTIONS.values() for page in pages)
START = (  # what the first page shows
    *(findings.headlines, findings.headline_changes, findings.needs_attention),
    *(findings.organisations_returning, findings.granted_of_asked, findings.ending_by_quarter),
)
IMPORTING = "inlezen"  # the page that is there before anything was imported
WIDTH, WIDE = 980, 1800  # pixels at most: of a page of one column, and of every other
WIDE_TABLES = ("ontknoping",)  # of which the one column is as wide as there is room
OF_ONE_COLUMN = ("ontknoping", "rondetafel", "initiatief", "zoeken", "gegevens", "inlezen", "instellingen", "regels")
EMPTY = "empty_sections"  # where a visit keeps which sections have nothing to show
CHOSEN = "scope"  # where the frame leaves the scope for the page


def frame() -> None:
    """Draw the frame and run the page that the address names."""
    language = choices.page_language()
    page = st.navigation(pages(language, shown_as_empty(language)), position="top")
    st.set_page_config(
        page_title=f"{_title(language, page.url_path or PAGES[0])} · {texts.say(language, 'frame.product')}",
        page_icon=sign(),
        layout="wide",
    )
    put_up_logo()
    on_paper = "upright" if page.url_path in OF_ONE_COLUMN else "wide"  # what is wide lies on its side there
    with st.container(horizontal_alignment="center"), st.container(width=WIDE, key=on_paper):
        show_page(page)


def _column(page: str) -> DeltaGenerator:
    """What stands below the header, as wide as it needs."""
    is_narrow = page in OF_ONE_COLUMN and page not in WIDE_TABLES and not beamer.is_on()
    return st.container(width=WIDTH if is_narrow else "stretch")


def show_page(page: object) -> None:
    """All of the page: header, choices, and the page itself; where nothing can be served, a sentence that says why."""
    cells.begin()
    remarks.begin()
    parameters.begin()
    unanswered.begin()
    try:
        served, chosen = warehouse.current(warehouse.home()), settings(warehouse.home())
        look(warehouse.home())
    except ExportError as problem:
        show_problem(choices.language(), problem)
        return
    if served is None or served.on_date is None:
        show_empty_state(choices.language(), page)
        return
    put_up_logo_on_paper()
    top = st.container(gap=None, key="top")
    above, bar = top.container(**choices.BESIDE, key="above"), top.container(**choices.BESIDE, gap="xsmall", key="choices")
    words = above.container(width="stretch")
    with above:
        beamer.switch(choices.page_language())
        language = choices.language()
    notes = st.container()
    newest = Scope(served, language, settings=chosen)
    with bar:
        controls, end, link = choices.places(newest), st.container(width="content"), st.container(width="content")
        search_field(language, page.url_path)
    try:
        newest = replace(newest, warehouse=choices.municipality(newest, controls))
    except ExportError as problem:
        show_problem(language, problem)
        return
    scope = choices.choices(newest, controls, notes)
    words.markdown(header(scope))
    selection.show(scope, controls, end)
    st.session_state[CHOSEN] = scope
    if (empty := empty_sections(scope)) != shown_as_empty(language):
        st.session_state[EMPTY] = empty
        st.rerun()  # the navigation is drawn before the choices are
    show_section(scope, page.url_path or PAGES[0])
    with _column(page.url_path):
        try:
            page.run()
        except ExportError as problem:
            st.warning(sentence(language, problem))
        unanswered.draw(scope)
        if not can_draw() and page.url_path not in OF_ONE_COLUMN:
            st.caption(scope.say("frame.picture.no_browser"))
        st.caption(selection.sentence(scope, newest.warehouse))
    selection.share(scope, link)
    with notes:
        show_notes(scope, newest.warehouse)


def show_notes(scope: Scope, served: warehouse.Warehouse) -> None:
    """Say what the address asks for and does not get, and that newer data came while the page was open."""
    unmet = parameters.unmet(scope)
    if unmet:
        st.warning("\n".join([f"**{scope.say('frame.link.title')}**", "", *(f"- {words}" for words in unmet)]))
    now = served.municipality, served.identity
    municipality, identity = st.session_state.get(SERVED, now)
    st.session_state[SERVED] = now
    if (municipality, identity) != now and municipality == served.municipality:
        kind = "kept" if scope.warehouse.on_date != served.on_date else "newest"
        st.info(scope.say(f"frame.renewed.{kind}", day=scope.warehouse.on_date))


def empty_sections(scope: Scope) -> frozenset[str]:
    """The sections of which no table is filled by any export."""
    filled = set(scope.rows("column_coverage")["table_name"])
    return frozenset(section for section, needed in TABLES.items() if not needed & filled)


def shown_as_empty(language: str) -> frozenset[str]:
    """The sections that the navigation calls empty: as this visit last saw them, and of a new visit those of what is served."""
    if EMPTY in st.session_state:
        return st.session_state[EMPTY]
    try:
        served = warehouse.current(warehouse.home())
    except ExportError:
        return frozenset()  # the page says what is wrong
    return empty_sections(Scope(served, language)) if served and served.on_date else frozenset()


def pages(language: str, empty: frozenset[str] = frozenset()) -> list[st.Page]:
    """The pages with their titles in this language; the first is the start. The first of each section is in the navigation, and says where
    there is nothing in it; the others are a click further. Made anew for each visit: they hold state."""
    return [
        st.Page(
            file(name),
            title=_title(language, name, section in empty and name == names[0]),
            url_path=name,
            default=name == PAGES[0],
            visibility="visible" if name == names[0] else "hidden",
        )
        for section, names in SECTIONS.items()
        for name in names
    ]


def _title(language: str, page: str, is_empty: bool = False) -> str:
    title = texts.say(language, f"frame.page.{page}")
    return f"{title} ({texts.say(language, 'frame.empty_section')})" if is_empty else title


def show_section(scope: Scope, page: str) -> None:
    """The ways to the pages that stand together with this one; nothing where it stands alone."""
    names = next(names for names in SECTIONS.values() if page in names)
    shown = [name for name in names if name not in HIDDEN]
    if len(shown) > 1 and page not in (PAGES[0], RESULTS):  # the board has its own, and what was found can be anywhere
        titles = {name: escape(scope.say(f"frame.page.{name}")) for name in shown}
        ways = [f"**{title}**" if name == page else link_to(title, address(name)) for name, title in titles.items()]
        with st.container(key="section"):
            st.markdown(" · ".join(ways))


def page_scope() -> Scope:
    """The scope of the page: the warehouse, the language and the choices that stand in the address."""
    return st.session_state[CHOSEN]


def show_empty_state(language: str, page: object) -> None:
    """The designed empty state of a fresh installation, and the page that fills it."""
    with st.container(width=WIDTH):
        if page.url_path == IMPORTING:
            page.run()
            return
        st.title(texts.say(language, "frame.empty.title"))
        st.markdown(texts.say(language, "frame.empty.what"))
        link(IMPORTING, texts.say(language, "frame.empty.page"))
        st.code(texts.say(language, "frame.empty.command"), language=None)
        template_button(language)


def show_problem(language: str, problem: ExportError) -> None:
    """What the page says when nothing can be served: a sentence that says why, and what a reader can do."""
    with st.container(width=WIDTH):
        st.title(texts.say(language, "frame.not_served"))
        st.markdown(sentence(language, problem))
        st.markdown(texts.say(language, "frame.not_served_what"))


def opening(name: str) -> Scope:
    """The title of a page and the sentence under it; returns the scope of the page."""
    scope = page_scope()
    st.title(scope.say(f"frame.page.{name}"), anchor=False)
    st.markdown(scope.say(f"pages.{name}.opening"))
    return scope


def say(scope: Scope, key: str) -> None:
    """A sentence between the findings."""
    st.markdown(scope.say(f"pages.{key}"))


def link(page: str, label: str) -> None:
    """A link to another page; the choices in the address go along."""
    st.markdown(link_to(f"{escape(label)}\u00a0→", address(page)), width="content")


def prepare() -> Scope | None:
    """Have what every page draws and the start page's answers in memory; a warehouse made by older queries is built anew first.

    Returns the scope of an unfiltered page, for `prepare_rest`; None where nothing was imported.
    """
    home = warehouse.home()
    if warehouse.current(home) is None:
        return None
    served = warehouse.build(home, warehouse.current(home).on_date)
    if served.on_date is None:
        return None
    scope = Scope(served, texts.LANGUAGES[0], settings=settings(home))
    scope.rows("filter_choices")
    for finding in START:
        finding(scope)
    return scope


def prepare_rest(scope: Scope) -> None:
    """Have the unfiltered answers and figures of the other pages in memory."""
    for finding in findings.EVERY.values():
        finding(scope)
