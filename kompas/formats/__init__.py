"""The formats: which exports we know, described in `data/formats`, and how one is recognised by its header."""

from kompas.formats.all_formats import formats, formats_of_product, own_files
from kompas.formats.format_file import ANY, ASSUMPTIONS, Field, Format, Layout, Select, Target, header_key, headers_found
from kompas.formats.recognition import Fit, Match, Recognition, numbered, recognition_of

__all__ = [
    "ANY",
    "ASSUMPTIONS",
    "Field",
    "Fit",
    "Format",
    "Layout",
    "Match",
    "Recognition",
    "Select",
    "Target",
    "formats",
    "formats_of_product",
    "header_key",
    "headers_found",
    "numbered",
    "own_files",
    "recognition_of",
]
