"""The lives of the invented initiatives: from idea and application to running, ended or stuck."""

from dataclasses import dataclass

import numpy as np

from kompas.demo import answering
from kompas.demo.answering import Answers
from kompas.demo.town import Town, days, first_day, never, pick, pick_one, whole_days, year_of

STYLES = ("yearly", "project", "several years", "none")
STYLE_WEIGHTS = np.array([[66, 18, 12, 4], [45, 32, 9, 14], [22, 40, 5, 33]], dtype=float)  # of the dependent, the mixed, the healthy
STOPS_AFTER_SUBSIDY = np.array([0.55, 0.18, 0.05])
END_REASONS = ("completed", "stopped", "merged")


@dataclass(frozen=True)
class Lives:
    """One row per initiative: numbers that point into the town (-1 is unknown) and dates (NaT: not, or not yet)."""

    theme: np.ndarray
    ward: np.ndarray
    initiator: np.ndarray
    profile: np.ndarray
    idea: np.ndarray
    submitted: np.ndarray
    department: np.ndarray  # of the application
    application: Answers
    supported: np.ndarray
    begins: np.ndarray  # when it starts to run; may lie after the export
    style: np.ndarray
    subsidy_end: np.ndarray
    ended: np.ndarray
    end_reason: np.ndarray

    def __len__(self) -> int:
        return len(self.theme)

    def part(self, rows: np.ndarray) -> "Lives":
        """These rows, in this order."""
        columns = {name: getattr(self, name) for name in self.__dataclass_fields__}
        chosen = {name: values.part(rows) if name == "application" else values[rows] for name, values in columns.items()}
        return Lives(**chosen)

    @property
    def has_applied(self) -> np.ndarray:
        return ~np.isnat(self.submitted)

    @property
    def started(self) -> np.ndarray:
        """When it began for the initiators: the idea where that is known, otherwise the application."""
        return np.where(np.isnat(self.idea), self.submitted, self.idea)

    def is_active(self, town: Town) -> np.ndarray:
        """Neither ended nor turned away on the day of the export."""
        is_rejected = self.application.outcome == answering.OUTCOMES.index("rejected")
        return np.isnat(self.ended) & np.isnat(self.application.withdrawn) & ~is_rejected


def live(rng: np.random.Generator, town: Town, rows: int) -> Lives:
    """So many initiatives, each with its life until the day of the export."""
    theme = pick_one(rng, [entry["weight"] for entry in town.themes], rows)
    ward = pick_one(rng, [entry["weight"] for entry in town.wards], rows)
    initiator = pick(rng, town.of_themes("kinds"), theme)
    profile = pick(rng, town.of_themes("dependence"), theme)
    submitted = _draw_submission_days(rng, town, theme)
    is_idea = (submitted > town.snapshot - 500) & (rng.random(rows) < 0.12)
    has_idea_date = is_idea | (rng.random(rows) < 0.6)
    idea = never(~has_idea_date, submitted - days(rng, 14, 200, rows))
    department, application = _apply(rng, town, theme, submitted)
    submitted = never(is_idea, submitted)
    application = _only(application, ~is_idea)
    is_granted = np.isin(application.outcome, [answering.OUTCOMES.index(name) for name in ("granted", "partly")])
    supported = never(~is_granted, application.decided)
    begins = supported + days(rng, 1, 45, rows)
    style = pick(rng, STYLE_WEIGHTS, profile)
    subsidy_end = _subsidy_end(rng, town, begins, style)
    ended, end_reason = _end(rng, town, profile, begins, style, subsidy_end)
    together = Lives(
        theme,
        ward,
        initiator,
        profile,
        idea,
        submitted,
        department,
        application,
        supported,
        begins,
        style,
        subsidy_end,
        ended,
        end_reason,
    )
    return together.part(np.argsort(together.started, kind="stable"))


def _draw_submission_days(rng: np.random.Generator, town: Town, theme: np.ndarray) -> np.ndarray:
    last = town.snapshot.astype("datetime64[M]")
    months = np.arange(np.datetime64(f"{town.first_year}-01", "M"), last + 1)
    numbers = months.astype(np.int64)
    season = np.array(town.months)[numbers % 12]
    years = numbers // 12 + 1970 - town.first_year
    weights = season[None, :] * (1 + town.of_themes("growth"))[:, None] ** years[None, :]
    month = months[pick(rng, weights, theme)]
    lengths = ((month + 1).astype("datetime64[D]") - month.astype("datetime64[D]")).astype(np.int64)
    return month.astype("datetime64[D]") + (rng.random(len(theme)) * lengths).astype("timedelta64[D]")


def _apply(rng: np.random.Generator, town: Town, theme: np.ndarray, submitted: np.ndarray) -> tuple[np.ndarray, Answers]:
    rows = len(theme)
    elsewhere = pick_one(rng, list(town.of_departments("first")), rows)
    department = np.where(rng.random(rows) < 0.45, town.own_department[theme], elsewhere)
    yes = np.ones(rows, dtype=bool)
    return department, answering.answer(rng, town, department, submitted, yes, yes)


def _only(application: Answers, has_applied: np.ndarray) -> Answers:
    return Answers(
        *(never(~has_applied, getattr(application, name)) for name in ("acknowledged", "first_answer", "decided", "withdrawn")),
        np.where(has_applied, application.suspended, -1),
        np.where(has_applied, application.outcome, -1),
    )


def _subsidy_end(rng: np.random.Generator, town: Town, begins: np.ndarray, style: np.ndarray) -> np.ndarray:
    rows = len(begins)
    is_known = ~np.isnat(begins)
    begun = np.where(is_known, begins, town.snapshot)
    last_year = np.minimum(year_of(begun) + rng.geometric(0.2, rows) - 1, town.export_date.year)
    yearly = first_day(np.maximum(last_year, year_of(begun)) + 1) - 1
    project = _end_of_quarter(begun + days(rng, 150, 640, rows))
    length = (rng.integers(3, 5, rows) * 365).astype("timedelta64[D]")
    is_renewed = (rng.random(rows) < 0.6) & (begun + length < town.snapshot)
    several = _end_of_quarter(begun + np.where(is_renewed, 2, 1) * length)
    chosen = np.select([style == 0, style == 1, style == 2], [yearly, project, several], np.datetime64("NaT", "D"))
    return never(~is_known, chosen)


def _end_of_quarter(dates: np.ndarray) -> np.ndarray:
    quarter = dates.astype("datetime64[M]").astype(np.int64) // 3
    return ((quarter + 1) * 3).astype("datetime64[M]").astype("datetime64[D]") - 1


def _end(
    rng: np.random.Generator,
    town: Town,
    profile: np.ndarray,
    begins: np.ndarray,
    style: np.ndarray,
    subsidy_end: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    rows = len(begins)
    drawn = rng.random(rows)
    stops = STOPS_AFTER_SUBSIDY[profile]
    is_project = STYLES.index("project") == style
    completes = stops + np.where(is_project, 0.28, 0.08)
    merges = completes + 0.06
    lingers = begins + whole_days(365 + rng.exponential(2600, rows))
    later = np.where(np.isnat(subsidy_end), lingers, np.maximum(lingers, subsidy_end + 120))
    cases = [drawn < stops, drawn < completes, drawn < merges]
    after = [days(rng, 15, 170, rows), days(rng, 0, 30, rows), days(rng, 10, 90, rows)]
    has_subsidy = ~np.isnat(subsidy_end)
    ended = np.where(has_subsidy, np.select(cases, [subsidy_end + wait for wait in after], later), later)
    reason = np.where(has_subsidy, np.select(cases, [1, 0, 2], -1), -1)
    reason = np.where(reason < 0, pick_one(rng, [45, 45, 10], rows), reason)
    ended = never(np.isnat(begins) | (ended > town.snapshot), ended)
    is_unknown = np.isnat(ended) | (rng.random(rows) < 0.04)
    return ended, np.where(is_unknown, -1, reason)
