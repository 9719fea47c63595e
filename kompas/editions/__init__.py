"""Two editions of a story: the internal one with every figure, and that for the council, from which no small number can be worked out."""

from kompas.editions.council import council_finding, hidden_line
from kompas.editions.hidden_log import LogLine, by_question, hidden_answer, hidden_log, log_csv
from kompas.editions.offered import is_offered, refuse

__all__ = ["LogLine", "by_question", "council_finding", "hidden_answer", "hidden_line", "hidden_log", "is_offered", "log_csv", "refuse"]
