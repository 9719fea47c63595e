"""What leaves the page: findings as documents and figures as pictures, with the sentences of the page."""

from kompas.report.agenda import agenda_name, agenda_pdf
from kompas.report.picture import KINDS, can_draw, picture_file, picture_name

__all__ = ["KINDS", "agenda_name", "agenda_pdf", "can_draw", "picture_file", "picture_name"]
