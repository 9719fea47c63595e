"""The formats: which exports we know, described in `data/formats`, and how one is recognised by its header."""

from kompas.formats.described import Field, Format, Layout, Target, formats, plain
from kompas.formats.recognition import Found, recognised

__all__ = ["Field", "Format", "Found", "Layout", "Target", "formats", "plain", "recognised"]
