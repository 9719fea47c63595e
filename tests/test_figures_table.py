"""The timeline of one initiative: what lies where, from when to when, and what its words are."""

import datetime

import pandas as pd
import plotly.graph_objects as go
import pytest

from kompas.drawing import drawn
from kompas.drawing.paper import DARK, LIGHT
from kompas.drawing.timeline import DAY
from kompas.figures.initiative import MOST_LINES, initiative_file

ON_DATE = datetime.date(2026, 6, 30)
COLUMNS = ("event", "date", "until_date", "detail", "amount_eur", "case_id")


def rows(*events: tuple) -> pd.DataFrame:
    """Events as the answer gives them: newest first, dates as timestamps."""
    frame = pd.DataFrame([dict(zip(COLUMNS, row, strict=False)) for row in events], columns=COLUMNS)
    for column in ("date", "until_date"):
        frame[column] = pd.to_datetime(frame[column])
    return frame.sort_values("date", ascending=False, na_position="last")


def timeline(*events: tuple, language: str = "nl", on=LIGHT) -> go.Figure:
    frame = rows(*events)
    labels = [f"{event}: {detail}" for event, detail in zip(frame["event"], frame["detail"], strict=True)]
    return go.Figure(drawn(initiative_file(frame, labels, ON_DATE, language), on).to_dict())


def lane(figure: go.Figure, name: str) -> go.Figure:
    (found,) = [trace for trace in figure.data if trace.name == name]
    return found


def spans(trace) -> list[tuple[str, int]]:
    return [(base, round(length / DAY)) for base, length in zip(trace.base, trace.x, strict=True)]


@pytest.mark.parametrize("on", [LIGHT, DARK])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_status_lasts_until_the_next_and_the_last_one_to_the_day(on, language):
    figure = timeline(("status", "2026-01-01", None, "idea"), ("status", "2026-03-01", None, "running"), language=language, on=on)
    assert spans(lane(figure, "Status")) == [("2026-01-01", 59), ("2026-03-01", 121)]
    assert lane(figure, "Status").marker.color == (on.status["idea"], on.status["running"])


def test_the_last_status_ends_with_the_initiative():
    figure = timeline(("status", "2026-01-01", None, "running"), ("ended", "2026-02-01", None, "stopped"))
    assert spans(lane(figure, "Status")) == [("2026-01-01", 31)]


def test_a_promise_lies_from_its_start_to_its_end_and_overlapping_ones_below_each_other():
    figure = timeline(
        ("promise_start", "2025-01-01", "2025-12-31", "Fonds", 100.0, "1"),
        ("promise_end", "2025-12-31", None, "Fonds", 100.0, "1"),
        ("promise_start", "2025-06-01", "2026-12-31", "Gemeente", None, "2"),
        ("promise_end", "2026-12-31", None, "Gemeente", None, "2"),
        ("promise_start", "2026-01-01", "2026-12-31", "Fonds", 50.0, "3"),
    )
    money = lane(figure, "Geld")
    assert spans(money) == [("2025-01-01", 364), ("2025-06-01", 578), ("2026-01-01", 364)]
    first, second, third = money.y
    assert first == third and second < first, "what comes after the first has room on its line"
    assert "€\u202f100" in money.customdata[0] and "€" not in money.customdata[1], "an unknown amount is not zero"


def test_a_promise_with_only_an_end_is_a_mark_on_that_day():
    figure = timeline(("promise_end", "2026-03-01", None, "Fonds", 100.0, "1"), ("started", "2020-01-01", None, None))
    ((day, length),) = spans(lane(figure, "Geld"))
    assert day == "2026-03-01" and length < 20


def test_what_is_still_open_is_an_open_bar_up_to_the_day():
    figure = timeline(
        ("request_received", "2026-01-01", "2026-02-01", "subsidie", None, "1"),
        ("request_received", "2026-05-01", None, "vraag", None, "2"),
    )
    requests = lane(figure, "Aanvragen")
    assert spans(requests) == [("2026-01-01", 31), ("2026-05-01", 60)]
    assert requests.marker.color == (LIGHT.second, LIGHT.background)
    assert "loopt nog" in requests.customdata[1]


def test_contact_from_one_side_is_an_open_dot():
    figure = timeline(("contact_two_way", "2026-01-01", None, "gesprek"), ("contact_one_way", "2026-02-01", None, "e-mail"))
    assert lane(figure, "Contact").marker.color == (LIGHT.accent, LIGHT.background)
    assert figure.layout.annotations[0].text == "<b>Contact</b> (open rondje: van één kant)"


def test_what_open_means_only_stands_where_something_is_open():
    figure = timeline(("contact_two_way", "2026-01-01", None, "gesprek"), ("official_from", "2026-02-01", None, "1"))
    assert [note.text for note in figure.layout.annotations][:2] == ["<b>Contactpersonen</b> (omlijnd: nog steeds)", "<b>Contact</b>"]


def test_what_has_no_date_is_not_drawn_and_a_lane_without_anything_neither():
    figure = timeline(("promise_start", None, None, "Fonds", 100.0, "1"), ("contact", "2026-01-01", None, None))
    assert [trace.name for trace in figure.data] == ["Contact"]


def test_many_bars_at_once_do_not_make_an_endless_figure():
    figure = timeline(*[("request_received", f"2026-01-{day:02d}", None, "vraag", None, str(day)) for day in range(1, 29)])
    assert len(set(lane(figure, "Aanvragen").y)) == MOST_LINES


def test_a_name_in_an_export_is_no_mark_up():
    figure = timeline(("contact", "2026-01-01", None, "<b>vet</b>"))
    assert "&lt;b&gt;" in lane(figure, "Contact").customdata[0]
