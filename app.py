"""The dashboard as an ASGI app: `streamlit run app.py`."""

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kompas.contract import ROOT
from kompas.doors import Doors
from kompas.presentations import PATH, presentation
from kompas.ui.frame import PAGES
from kompas.ui.look import PATH as LOOK
from kompas.ui.look import letters
from kompas.ui.receiving import Receiving
from kompas.web import Document, SecurityHeaders, start, warm

app = st.App(
    ROOT / "pages" / "_frame.py",
    lifespan=warm,
    # The typeface and our scripts (Streamlit's own static serving looks beside the frame script, not beside this one); the start page under
    # its own name; and the presentations.
    routes=[
        Mount("/assets", StaticFiles(directory=ROOT / "static")),
        Route(f"/{PAGES[0]}", start),
        Route(f"/{PATH}/{{token}}", presentation),
        Route(f"/{LOOK}/{{weight}}", letters),
    ],
    middleware=[Middleware(SecurityHeaders), Middleware(Doors), Middleware(Receiving), Middleware(Document)],
)
