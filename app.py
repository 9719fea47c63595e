"""The dashboard as an ASGI app: `streamlit run app.py`."""

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from kompas.contract import ROOT
from kompas.web import Document, SecurityHeaders, warm

app = st.App(
    ROOT / "pages" / "_frame.py",
    lifespan=warm,
    # The typeface and our one script. Streamlit's own static serving looks beside the frame script, not beside this one.
    routes=[Mount("/assets", StaticFiles(directory=ROOT / "static"))],
    middleware=[Middleware(SecurityHeaders), Middleware(Document)],
)
