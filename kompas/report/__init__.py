"""On paper: findings as documents, with the sentences of the page."""

from kompas.report.agenda import agenda_name, agenda_pdf

__all__ = ["agenda_name", "agenda_pdf"]
