"""What the council edition may tell: the thresholds of the settings, how numbers are rounded, and what a rounded one gives away."""

import math
from dataclasses import dataclass

EURO_STEP = 1000  # amounts are whole thousands
SHARE_STEP = 0.05  # shares are whole twentieths: a share of twenty is no finer


@dataclass(frozen=True)
class Policy:
    """The thresholds of `[council_edition]` in the settings."""

    least_count: int
    rounding: int
    share_from: int
    least_organisations: int
    least_officials: int
    largest_share: float
    two_largest_share: float

    def is_small(self, count: float) -> bool:
        """Whether so few are there that the number is hidden; nobody at all is no small number."""
        return 0 < count < self.least_count

    def rounded(self, count: float) -> int:
        """The multiple of the rounding that is nearest to a count; of two as near, the higher one."""
        return math.floor(count / self.rounding + 0.5) * self.rounding

    def between(self, published: int) -> tuple[int, int]:
        """The least and the most that a count can be which is published as this number: not nought, it is no small number either."""
        if published == 0:
            return 0, 0
        low = published - self.rounding // 2
        return max(low, self.least_count), published + math.ceil(self.rounding / 2) - 1

    def has_share(self, count: float) -> bool:
        """Whether a share of so many is told: where the published number leaves no doubt that they are enough. A share that is lacking then
        tells nothing."""
        return self.between(self.rounded(count))[0] >= self.share_from

    def why_no_amount(self, amount: float, organisations: int, largest: float, second: float) -> str | None:
        """Why an amount is hidden: `few_organisations`, `dominated` where one or two organisations got most, or `small`; None where it is
        told."""
        if organisations == 0:
            return None
        if organisations < self.least_organisations:
            return "few_organisations"
        is_dominated = largest > self.largest_share * amount or largest + second > self.two_largest_share * amount
        if rounded_euros(amount) <= 0:
            return "small"
        return "dominated" if is_dominated else None


def policy_of(settings: dict) -> Policy:
    """The policy that the settings make."""
    given = settings["council_edition"]
    whole = {name: int(given[name]) for name in ("least_count", "rounding", "share_from", "least_organisations", "least_officials")}
    return Policy(**whole, largest_share=given["largest_share"], two_largest_share=given["two_largest_share"])


def rounded_euros(amount: float) -> int:
    """The whole thousands that are nearest to an amount."""
    return math.floor(amount / EURO_STEP + 0.5) * EURO_STEP


def rounded_share(share: float) -> float:
    """The whole twentieths that are nearest to a share."""
    return math.floor(share / SHARE_STEP + 0.5) * SHARE_STEP
