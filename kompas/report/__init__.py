"""On paper: findings as documents. What is said there is what the page says."""

from kompas.report.agenda import agenda_name, agenda_pdf

__all__ = ["agenda_name", "agenda_pdf"]
