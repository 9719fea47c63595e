"""What the figures on chance avoid: false alarms, shown by simulation."""

import numpy as np

from tests.test_second_chance import months_con, rows_by_department, waiting_con
from tests.test_second_opinion import answer_rows

TRUE_SHARE = 0.9


def test_a_flag_is_rarely_a_false_alarm_where_normal_limits_cry_wolf():
    """Departments that do not differ at all. Exact tails flag at most 1 in 500 of them, whatever their size, and the limits that are drawn
    agree; normal limits flag more of the small ones."""
    random = np.random.default_rng(20260930)
    by_limits = {}
    for n in (10, 20, 50, 200):
        departments = {f"d{number}": (n, int(k), 0) for number, k in enumerate(random.binomial(n, TRUE_SHARE, 6000))}
        rows = rows_by_department(departments).values()
        flagged = np.mean([row["verdict"] != "chance" for row in rows])
        drawn = np.mean([not row["share_998_low"] <= row["share"] <= row["share_998_high"] for row in rows])
        normal = 3.090232306167813 * (TRUE_SHARE * (1 - TRUE_SHARE) / n) ** 0.5
        by_limits[n] = np.mean([abs(row["share"] - TRUE_SHARE) > normal for row in rows])
        assert drawn <= 0.002 + 3 * (0.002 / 6000) ** 0.5, n
        assert flagged <= 0.002 + 3 * (0.002 / 6000) ** 0.5, n
    assert by_limits[10] > 0.01


def test_small_departments_hardly_show_a_real_difference():
    """True 50 % beside 70 %: of departments with 20 requests few are flagged, with 100 most of them."""
    random = np.random.default_rng(1)
    seen = {}
    for n in (20, 50, 100):
        departments = {f"d{number}": (n, int(k), 0) for number, k in enumerate(random.binomial(n, 0.5, 1000))}
        rows = rows_by_department(departments | {"rest": (10_000_000, 7_000_000, 0)})
        seen[n] = np.mean([row["verdict"] == "less" for name, row in rows.items() if name != "rest"])
        assert all(row["is_small"] == (n < 50) for name, row in rows.items() if name != "rest")
    assert seen[20] < 0.15 and 0.3 < seen[50] < 0.55 and seen[100] > 0.7


def requests_of(random: np.random.Generator, n: int, newcomers_to_slow: float, slower_within: float = 0) -> dict[tuple, list]:
    """Newcomers are sent to the slow department more often than others; within a department they wait `slower_within` days longer."""
    found: dict[tuple, list] = {}
    for _ in range(n):
        is_new = random.random() < 0.4
        place = "slow" if random.random() < (newcomers_to_slow if is_new else 0.3) else "fast"
        wait = random.exponential(60 if place == "slow" else 25) + slower_within * is_new
        watched = int(random.integers(20, 400))
        found.setdefault(("group" if is_new else "resident", place), []).append((min(int(wait), watched), wait <= watched))
    return found


def newcomers(by_group: dict[tuple, list]) -> dict:
    return next(row for row in answer_rows(waiting_con(by_group), "same_for_everybody", {"by": "initiator_kind"}) if row["who"] == "group")


def test_crude_differences_come_from_routing_and_within_departments_they_go():
    """No difference within departments: crude it is there nearly always, within about one time in twenty."""
    random = np.random.default_rng(7)
    rows = [newcomers(requests_of(random, 1200, 0.7)) for _ in range(40)]
    assert np.mean([row["difference"] for row in rows]) > 8
    assert np.mean([row["difference_low"] > 0 for row in rows]) > 0.95
    assert abs(np.mean([row["difference_within"] for row in rows])) < 0.5
    covered = np.mean([row["difference_within_low"] <= 0 <= row["difference_within_high"] for row in rows])
    assert covered >= 0.95 - 3 * (0.95 * 0.05 / 40) ** 0.5


def test_the_interval_holds_in_small_towns_with_open_requests():
    """180 requests, of which some are still open: the interval within departments holds the truth about 93 times in 100 (it says 95)."""
    random = np.random.default_rng(12)
    rows = [newcomers(requests_of(random, 180, 0.5)) for _ in range(120)]
    covered = np.mean([row["difference_within_low"] <= 0 <= row["difference_within_high"] for row in rows])
    assert covered >= 0.93 - 3 * (0.93 * 0.07 / 120) ** 0.5


def signals(counts: list[tuple[int, int]]) -> list[str]:
    return [row["signal"] for row in answer_rows(months_con(counts), "answered_over_time", {"period": "month"})]


def backlog(random: np.random.Generator, months: int, carries_over: float) -> np.ndarray:
    """Shares per month around 70 %, in which half of what made one month slow is still there in the next."""
    level = np.zeros(months)
    for month in range(1, months):
        level[month] = carries_over * level[month - 1] + random.normal() * (1 - carries_over**2) ** 0.5
    return 1 / (1 + np.exp(-(0.85 + 0.5 * level)))


def test_a_chart_gives_a_signal_by_itself_as_often_as_its_definition_says():
    """24 months in which nothing changes: about one chart in seven. With a backlog that carries over, half of them."""
    random = np.random.default_rng(6)
    calm = [signals([(30, int(k)) for k in random.binomial(30, 0.7, 24)]) for _ in range(100)]
    assert 0.06 < np.mean([any(signal != "none" for signal in chart) for chart in calm]) < 0.25
    slow = [signals([(100, int(k)) for k in random.binomial(100, backlog(random, 24, 0.5))]) for _ in range(60)]
    assert 0.3 < np.mean([any(signal != "none" for signal in chart) for chart in slow]) < 0.7


def test_many_requests_do_not_make_every_month_a_signal():
    """A town with 5,000 requests a month, whose share moves a little by itself: without the stretch nearly every month were outside."""
    random = np.random.default_rng(4)
    shares = np.clip(random.normal(0.7, 0.03, 48), 0, 1)
    counts = [(5000, int(k)) for k in random.binomial(5000, shares)]
    mean = sum(k for _, k in counts) / sum(n for n, _ in counts)
    plain = np.mean([abs(k / n - mean) > 3 * (mean * (1 - mean) / n) ** 0.5 for n, k in counts])
    assert plain > 0.3
    assert np.mean([signal == "outside" for signal in signals(counts)]) < 0.05
