"""The frame around every page; `app.py` runs it on each visit."""

from kompas import ui

ui.frame()
