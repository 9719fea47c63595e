"""Every format on a small invented export of its own, to the row."""

import re

from kompas.formats import formats
from tests.format_samples import ROWS, every_row, samples

# Formats that are tested on their own, on their sample elsewhere: the template and the demo register, the maps.
ELSEWHERE = {
    "kompas",
    "subsidieregister",
    "amsterdam_subsidieregister",
    "kaart_buurten",
    "kaart_gemeenten",
    "kaart_stadsdelen",
    "kaart_wijken",
}


def test_every_sample_becomes_the_rows_that_are_written_down():
    """`python -m tests.format_samples` writes them anew; the difference is the review."""
    found = every_row()
    assert sorted(found) == sorted(path.name.removesuffix(".txt") for path in ROWS.iterdir())
    assert {name: text for name, text in found.items() if text != (ROWS / f"{name}.txt").read_text("utf-8")} == {}


def test_every_format_has_a_sample():
    sampled = {re.split("[-. ]", sample.name)[0] for sample in samples()}
    assert formats().keys() - sampled == ELSEWHERE
