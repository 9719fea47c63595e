"""A story as a deck of PowerPoint: a slide per question with a chart of PowerPoint's own, in our look or in a municipality's template."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path

from pptx.presentation import Presentation as Deck

from kompas.findings import Scope
from kompas.look import look
from kompas.report.pptx.house import BODY, TITLE, house
from kompas.report.pptx.slides import add_cover, add_hidden, add_slide
from kompas.report.pptx.template import Layouts, layouts, opened
from kompas.report.pptx.worn import wear
from kompas.report.pptx.xml import clean, locale
from kompas.report.story import About, Slide, counted
from kompas.warehouse import Progress
from kompas.warehouse.building import silent

__all__ = ["pptx_file"]


def pptx_file(scope: Scope, about: About, slides: Sequence[Slide], progress: Progress = silent, *, template: Path | None = None) -> bytes:
    """The slides as a file of PowerPoint; in the layouts and the theme of `template` where that is given.

    Raises ExportError where the template is no presentation, or has no layout with a title and room for a figure.
    """
    worn = look(scope.warehouse.path.parent)
    if template is None:
        deck = house(worn)
        kinds = Layouts(deck.slide_layouts[0], deck.slide_layouts[1], TITLE, BODY, is_house=True)
    else:
        deck = opened(template)
        wear(deck, worn)
        kinds = layouts(deck, template.name)
    add_cover(deck, kinds, scope, about)
    for slide in counted(slides, "slides", progress):
        add_slide(deck, kinds, scope, about, slide)
    if about.hidden:
        add_hidden(deck, kinds, scope, about)
    progress("file", 0, 1)
    moment = datetime.combine(scope.warehouse.on_date, time(12))
    _set_properties(deck, about, scope, moment)
    return _saved(deck, moment)


def _set_properties(deck: Deck, about: About, scope: Scope, moment: datetime) -> None:
    """What a file says of itself; its moments are those of the day of the figures, so that the same figures make the same file."""
    properties = deck.core_properties
    properties.title, properties.subject = clean(about.title)[:255], clean(about.footer)[:255]
    properties.author = properties.last_modified_by = clean(f"{about.municipality} · {about.product}")[:255]
    properties.language, properties.keywords, properties.comments, properties.revision = locale(scope.language), "", "", 1
    properties.created = properties.modified = moment


def _saved(deck: Deck, moment: datetime) -> bytes:
    """The file, of which every part has the same moment."""
    first, last = io.BytesIO(), io.BytesIO()
    deck.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as file:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, made.read(name))
    return last.getvalue()
