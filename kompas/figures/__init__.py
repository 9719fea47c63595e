"""Figures: the rows of an answer in, a Plotly figure out. They draw, they do not count."""

from kompas.figures.departments import WEEKS_SHOWN, answered_within_term, open_by_age, waiting_curve
from kompas.figures.money import ending_by_quarter, largest_funders, municipal_share
from kompas.figures.paper import Paper, paper
from kompas.figures.risk import risk_score
from kompas.figures.status import in_and_out, status_by_theme, time_in_status

__all__ = [
    "WEEKS_SHOWN",
    "Paper",
    "answered_within_term",
    "ending_by_quarter",
    "in_and_out",
    "largest_funders",
    "municipal_share",
    "open_by_age",
    "paper",
    "risk_score",
    "status_by_theme",
    "time_in_status",
    "waiting_curve",
]
