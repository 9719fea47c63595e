"""The look of the municipality on pages: Streamlit's theme, the logo, and the paper of figures."""

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse
from streamlit import config

from kompas.contract import ROOT
from kompas.drawing.letters import FIRA_SANS
from kompas.drawing.paper import LIGHT
from kompas.errors import ExportError
from kompas.look import Look, look
from kompas.warehouse import home

OURS = ROOT / "static"
PAPER_LOGO = 64  # pixels high on paper
SQUARE = 1.3  # times as wide as high, or as high as wide, that a sign can be
PATH = "look"  # below which the letters of a municipality are served, by the name of their weight
WEIGHTS = {"normal": "400", "bold": "600 700"}
PRODUCT_FONT, PRODUCT_FACES = config.get_option("theme.font"), config.get_option("theme.fontFaces")


def is_dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def put_up_logo() -> None:
    """The logo in the corner of every page; that of the product where the look cannot be read, which the page then says."""
    try:
        worn = look(home()).logo
    except ExportError:
        st.logo(str(OURS / f"logo-{'dark' if is_dark() else 'light'}.svg"), size="large")
    else:
        st.logo(worn.dark if is_dark() else worn.light, size="large")


def put_up_logo_on_paper() -> None:
    """The logo of the municipality on top of a page on paper, which has no header; static/screen.css hides what is so called."""
    worn = look(home()).logo
    if worn.is_own:
        with st.container(key="paper-logo"):
            st.image(worn.light, width=round(PAPER_LOGO * worn.ratio))


def sign() -> str:
    """The sign of a page in the bar of the browser, as SVG.

    It is the logo of the municipality where that is about square (a wide one cannot be read there), or else ours in its accent.
    """
    ours = (OURS / "kompas.svg").read_text("utf-8")
    try:
        worn = look(home())
    except ExportError:
        return ours
    is_square = worn.logo.is_own and 1 / SQUARE <= worn.logo.ratio <= SQUARE
    return worn.logo.light if is_square else ours.replace(LIGHT.accent, worn.light.accent)


async def letters(request: Request) -> FileResponse:
    """The file of the letters of this weight, for the browser."""
    try:
        files = {"normal": look(home()).letters.normal, "bold": look(home()).letters.bold}
        return FileResponse(files[request.path_params["weight"]], headers={"cache-control": "no-cache"})
    except (ExportError, KeyError) as problem:
        raise HTTPException(404) from problem


def wear(worn: Look) -> None:
    """Have Streamlit show pages that are opened from now on in these colours and letters.

    `st.set_option` sets no theme; this is what it calls for what it does set.
    """
    for theme, paper in (("light", worn.light), ("dark", worn.dark)):
        for option in ("primaryColor", "linkColor"):
            config.set_option(f"theme.{theme}.{option}", paper.accent)
    family, is_own = worn.letters.family, worn.letters != FIRA_SANS
    own = [{"family": family, "url": f"{PATH}/{name}", "weight": weight, "style": "normal"} for name, weight in WEIGHTS.items()]
    config.set_option("theme.font", f"'{family}', {PRODUCT_FONT}" if is_own else PRODUCT_FONT)
    config.set_option("theme.fontFaces", [*own, *PRODUCT_FACES] if is_own else PRODUCT_FACES)
