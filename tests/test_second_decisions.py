"""How often yes and how much of what was asked, against a second, plain reckoning: random dossiers and readers' choices."""

import datetime
import math
import random
from collections import defaultdict
from fractions import Fraction

import pytest
from statsmodels.stats.proportion import proportion_confint

from tests.test_second_opinion import ON_DATE, Z, answer_rows, fits
from tests.warehouse_for_tests import warehouse_of

OF_ALL = "amsterdam_subsidieregister"  # a register of all subsidies, of which what was granted tells the status
FOR_SHARE = 10
TOMORROW = ON_DATE + datetime.timedelta(1)


class Town:
    """Dossiers of money, the initiatives that are in the exports, and their status; all of one day."""

    def __init__(self, seed: int):
        chance = random.Random(seed)
        self.lines = [self.line(chance, number) for number in range(220)]
        everybody = sorted({(line["register"], line["initiative_id"]) for line in self.lines})
        self.initiatives = {
            name: {"initiative_id": name, "register": register, "theme": chance.choice([None, "zorg", "groen"])}
            for register, name in everybody
            if chance.random() < 0.8
        }
        self.statuses = {
            name: (chance.choice(["rejected", "withdrawn", "assessed", "stopped"]), chance.choice([None, ON_DATE, TOMORROW]))
            for name, row in self.initiatives.items()
            if row["register"] == "kompas" and chance.random() < 0.6
        }
        changes = [{"initiative_id": name, "status": status, "from_date": day} for name, (status, day) in self.statuses.items()]
        tables = {"initiatives": list(self.initiatives.values()), "funding_lines": self.lines, "status_changes": changes}
        self.con = warehouse_of(tables, ON_DATE, answers=("granted_of_asked",))
        self.choices = [dict.fromkeys(self.choice(chance)), {**dict.fromkeys(self.choice(chance)), "definition": [""]}]
        self.choices += [{**self.choices[0], "themes": ["zorg"]}, {**self.choices[0], "departments": ["Noord"]}]
        self.choices += [self.choice(chance) for _ in range(6)]

    def line(self, chance: random.Random, number: int) -> dict:
        register = chance.choice(["kompas", "kompas", OF_ALL])
        wanted = chance.choice([None, 0, 316, 317, 900, 999, 1000, 1200])
        granted = chance.choice([None, 0, 0, wanted, wanted, 450])
        return {
            "funding_id": f"F{number}",
            "initiative_id": f"{register}-{number // 2 if register == 'kompas' else number}",
            "register": register,
            "funder_kind": chance.choice(["municipality"] * 9 + ["fund"]),
            "department": chance.choice([None, "Noord", "Noord", "Oost", "Zuid", "Zuid"]) if number % 40 else "wijkteam",
            "scheme": chance.choice([None, "Bewonersinitiatief", "Bewonersinitiatief", "Sport"]),
            "year": chance.choice([None, 2025, 2026]),
            "asked_eur": wanted,
            "granted_eur": granted,
            "determined_eur": chance.choice([None, None, 0, granted, 300]),
        }

    def choice(self, chance: random.Random) -> dict:
        return {
            "departments": chance.choice([None, None, ["Noord", "unknown"], ["Noord", "Zuid"]]),
            "themes": chance.choice([None, None, ["unknown", "zorg"]]),
            "neighbourhoods": None,
            "initiator_kinds": None,
            "from_year": chance.choice([None, None, 2026]),
            "until_year": chance.choice([None, None, 2026]),
            "definition": chance.choice([None, [""], ["sport"]]),
        }

    def is_yes(self, line: dict) -> bool | None:
        """More than nothing is a yes; a no is its status, nothing determined, or a nought in a register where that is one."""
        status, day = self.statuses.get(line["initiative_id"], (None, None))
        is_nought = line["granted_eur"] == 0 and self.is_status_assumed(line)
        is_refused = status in ("rejected", "withdrawn") and day != TOMORROW
        if line["granted_eur"]:
            return True
        return False if is_refused or is_nought or line["determined_eur"] == 0 else None

    def is_status_assumed(self, line: dict) -> bool:
        return line["register"] == OF_ALL and line["initiative_id"] in self.initiatives and line["granted_eur"] is not None

    def dossiers(self, choices: dict) -> list[dict]:
        """The dossiers of the municipality that the reader chose, with the decision; those of an unknown department under that word."""
        return [
            line | {"department": line["department"] or "unknown", "is_yes": self.is_yes(line), "is_assumed": self.is_status_assumed(line)}
            for line in self.lines
            if line["funder_kind"] == "municipality"
            and any(line[amount] is not None for amount in ("asked_eur", "granted_eur", "determined_eur"))
            and self.is_chosen(line, choices)
        ]

    def is_chosen(self, line: dict, choices: dict) -> bool:
        """A dossier of a register of all subsidies is one of ours by its scheme."""
        scheme, words = (line["scheme"] or "").lower(), choices["definition"] or ["initiatie"]
        is_ours = line["register"] == "kompas" or any(word in scheme for word in words)
        of_department = choices["departments"] is None or (line["department"] or "unknown") in choices["departments"]
        return is_ours and of_department and fits(self.initiatives.get(line["initiative_id"], {}), choices, line["year"])


def ratio(dossiers: list[dict]) -> tuple[float | None, float | None, float | None]:
    """Euros granted per euro asked, and its interval: the residuals' spread over the mean asked (Cochran 1977, 6.4)."""
    pairs = [(line["asked_eur"], line["granted_eur"]) for line in dossiers if line["is_yes"] is not None and line["asked_eur"]]
    pairs = [(wanted, granted) for wanted, granted in pairs if granted is not None]
    if len(pairs) < FOR_SHARE:
        return None, None, None
    n, total = len(pairs), sum(wanted for wanted, _ in pairs)
    share = sum(granted for _, granted in pairs) / total
    variance = sum((granted - share * wanted) ** 2 for wanted, granted in pairs) / (n - 1)
    error = math.sqrt(variance / n) / (total / n)
    return share, max(0, share - Z * error), share + Z * error


def within(dossiers: list[dict], department: str) -> tuple[int, float | None, float | None, float | None]:
    """Mantel and Haenszel over scheme and size: how many dossiers have a counterpart, the difference in points, and Sato's interval."""
    strata = defaultdict(lambda: ([], []))
    for line in dossiers:
        if line["is_yes"] is not None and line["scheme"] and line["asked_eur"]:
            size = math.floor(2 * math.log10(line["asked_eur"]))
            strata[line["scheme"], size][line["department"] != department].append(line["is_yes"])
    both = [(own, other) for own, other in strata.values() if own and other]
    compared = sum(len(own) for own, _ in both)
    if min(compared, sum(len(other) for _, other in both)) < FOR_SHARE:
        return compared, None, None, None
    weights = [Fraction(len(own) * len(other), len(own) + len(other)) for own, other in both]
    gaps = [Fraction(sum(own), len(own)) - Fraction(sum(other), len(other)) for own, other in both]
    gap = sum(weight * each for weight, each in zip(weights, gaps, strict=True)) / sum(weights)
    first, second = Fraction(0), Fraction(0)
    for own, other in both:
        n, m, a, c = len(own), len(other), sum(own), sum(other)
        first += Fraction(n * n * c - m * m * a, (n + m) ** 2) + Fraction(n * m * (m - n), 2 * (n + m) ** 2)
        second += Fraction(a * (m - c) + c * (n - a), 2 * (n + m))
    error = math.sqrt((gap * first + second) / sum(weights) ** 2)
    return compared, 100 * float(gap), 100 * (float(gap) - Z * error), 100 * (float(gap) + Z * error)


def expected_row(department: str | None, dossiers: list[dict], of_all_departments: list[dict]) -> dict:
    own = [line for line in dossiers if department in (None, line["department"])]
    decided = [line for line in own if line["is_yes"] is not None]
    yes = [line for line in decided if line["is_yes"]]
    settled = [line for line in yes if line["determined_eur"] is not None]
    share = (None, None, None)
    if len(decided) >= FOR_SHARE:
        share = (len(yes) / len(decided), *proportion_confint(len(yes), len(decided), method="wilson"))
    compared, *difference = within(of_all_departments, department) if department else (0, None, None, None)
    granted = sum(line["granted_eur"] for line in settled)
    return {
        "department": department,
        "dossiers": len(own),
        "decided": len(decided),
        "assumed": sum(line["is_assumed"] for line in decided),
        "refused": len(decided) - len(yes),
        **dict(zip(("share_yes", "share_yes_low", "share_yes_high"), share, strict=True)),
        **dict(zip(("granted_of_asked", "granted_of_asked_low", "granted_of_asked_high"), ratio(own), strict=True)),
        **dict(zip(("difference_within", "difference_within_low", "difference_within_high"), difference, strict=True)),
        "dossiers_within": compared,
        "determined": len(settled),
        "determined_lower": sum(line["determined_eur"] < line["granted_eur"] for line in settled),
        "determined_of_granted": sum(line["determined_eur"] for line in settled) / granted if len(settled) >= FOR_SHARE else None,
    }


@pytest.mark.parametrize("seed", range(4))
def test_how_often_yes_and_how_many_cents_of_a_euro(seed):
    town = Town(seed)
    for choices in town.choices:
        dossiers, of_all_departments = town.dossiers(choices), town.dossiers(choices | {"departments": None})
        names = sorted({line["department"] for line in dossiers}, key=lambda name: (name == "unknown", name))
        rows = answer_rows(town.con, "granted_of_asked", choices)
        assert [row["department"] for row in rows] == ([None, *names] if dossiers else [])
        for row in rows:
            found = {name: pytest.approx(value, rel=1e-9) if isinstance(value, float) else value for name, value in row.items()}
            assert expected_row(row["department"], dossiers, of_all_departments) == found
