"""The formats: which exports we know, described in `data/formats`, and how one is recognised by its header."""

from kompas.formats.format_file import ASSUMPTIONS, Field, Format, Layout, Target, formats, header_key
from kompas.formats.recognition import Match, recognise

__all__ = ["ASSUMPTIONS", "Field", "Format", "Layout", "Match", "Target", "formats", "header_key", "recognise"]
