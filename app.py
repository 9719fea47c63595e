"""The dashboard as an ASGI app: `streamlit run app.py`."""

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kompas.contract import ROOT
from kompas.doors import Doors
from kompas.ui.frame import PAGES
from kompas.web import Document, SecurityHeaders, start, warm

app = st.App(
    ROOT / "pages" / "_frame.py",
    lifespan=warm,
    # The typeface and our one script. Streamlit's own static serving looks beside the frame script, not beside this one.
    routes=[Mount("/assets", StaticFiles(directory=ROOT / "static")), Route(f"/{PAGES[0]}", start)],
    middleware=[Middleware(SecurityHeaders), Middleware(Doors), Middleware(Document)],
)
