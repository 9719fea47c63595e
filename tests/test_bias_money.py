"""What the methods on money avoid, shown on invented towns with a known truth."""

import datetime
import random

import pytest

from tests import warehouse_for_tests
from tests.test_second_opinion import answer_rows

ON_DATE = datetime.date(2026, 6, 30)
THEMES = {"zorg": 0.8, "groen": 0.2}  # the true share of the municipality, the same in both years


def town(seed: int, weights: dict[int, dict[str, int]], drift: float = 0.0) -> list[dict]:
    """The rows by theme and all together, of forty initiatives in each theme.

    `weights` is the mean income per year and theme; in the last year every share is `drift` higher.
    """
    chance = random.Random(seed)
    initiatives, accounts = [], []
    for theme, share in THEMES.items():
        for number in range(40):
            name = f"{theme}-{number}"
            initiatives.append({"initiative_id": name, "theme": theme})
            own = min(max(chance.gauss(share, 0.03), 0), 0.9)
            for year, means in weights.items():
                income = round(means[theme] * chance.uniform(0.8, 1.2))
                municipal = round(income * (own + (drift if year == max(weights) else 0)))
                accounts.append({"initiative_id": name, "year": year, "income_eur": income, "municipal_income_eur": municipal})
    return answer_rows(
        warehouse_for_tests.warehouse_of({"initiatives": initiatives, "accounts": accounts}, ON_DATE), "share_change_within_and_mix", {}
    )


@pytest.mark.parametrize("seed", range(3))
def test_money_that_shifts_is_not_taken_for_dependency(seed):
    """Nobody depends more than before; the money moves to the theme that always did. The total rises by 20 cents, all of it mix."""
    *_, total = town(seed, {2024: {"zorg": 1000, "groen": 1000}, 2025: {"zorg": 5000, "groen": 1000}})
    assert total["share_change"] == pytest.approx(0.2, abs=0.02), "what a reader would call dependency"
    assert total["share_within"] == pytest.approx(0, abs=0.01)
    assert total["share_mix"] == pytest.approx(total["share_change"], abs=0.01)


@pytest.mark.parametrize("seed", range(3))
def test_dependency_that_rises_everywhere_is_seen_though_the_total_falls(seed):
    """Every initiative depends 8 cents more, and the money moves to the theme that depends least: the total falls."""
    *_, total = town(seed, {2024: {"zorg": 3000, "groen": 1000}, 2025: {"zorg": 1000, "groen": 3000}}, drift=0.08)
    assert total["share_change"] < -0.15
    assert total["share_within"] == pytest.approx(0.08, abs=0.01)


def test_the_parts_of_a_theme_have_the_sign_of_what_happened():
    """More money to the theme that depends less than the whole makes the whole depend less, and its part says so."""
    *themes, total = town(0, {2024: {"zorg": 1000, "groen": 1000}, 2025: {"zorg": 1000, "groen": 4000}})
    parts = {row["theme"]: row["share_mix"] for row in themes}
    assert parts["groen"] < 0 and parts["zorg"] < 0
    assert sum(parts.values()) == pytest.approx(total["share_mix"], abs=1e-12)
