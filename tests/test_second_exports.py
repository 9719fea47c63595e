"""What successive exports show, against a second, plain reckoning: random dossiers as one export after the other shows them."""

import datetime
import random
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from tests.test_second_opinion import ON_DATE, answer_rows, fits
from tests.test_second_support import median
from tests.warehouse_for_tests import warehouse_of

ANSWERS = ("amounts_changed", "departments_renamed", "time_between_exports")
OF_ALL = "amsterdam_subsidieregister"  # a register of all subsidies, of which a nought is a no where no status is told
DAYS = [datetime.date(2025, month, 1) for month in (1, 2, 6, 9)]
EXPORTS = {
    "kompas": [*DAYS, ON_DATE],
    OF_ALL: [*DAYS[1:], ON_DATE, ON_DATE + datetime.timedelta(1)],  # the last one nobody has seen yet
    "subsidieregister": [DAYS[3]],  # exported once: between exports nothing is seen
}
FOR_SHARE = 10


def departments(chance: random.Random, register: str) -> list[dict[int, str | None]]:
    """Per export the department of each of 50 dossiers. Units of 2 to 20 dossiers get another name, and the old one again; now and then
    one dossier stays behind or goes elsewhere, the new name is that of another unit, or no name is told of some."""
    units, first = [], 0
    for size in (2, 3, 5, 10, 10, 20):
        units.append((f"{register}-{size}-{first}", range(first, first + size)))
        first += size
    found = []
    for _ in EXPORTS[register]:
        names = {}
        for unit, numbers in units:
            name = chance.choice([unit, unit, f"{unit}-b", f"{unit}-b", f"{unit}-c", units[0][0]])
            blank = chance.choice([0, 0, 0, 1, len(numbers) // 2])
            names |= {number: None if place < blank else name for place, number in enumerate(numbers)}
            if chance.random() < 0.4:
                number = chance.choice(numbers)
                names[number] = chance.choice([f"{register}-elsewhere", found[-1][number] if found else None])
        found.append(names)
    return found


def lines(chance: random.Random) -> list[dict]:
    """Every dossier as the exports show it: from some export on, with gaps, now and then in two files of one day, often until the end."""
    found = []
    for register, days in EXPORTS.items():
        named = departments(chance, register)
        for number in range(50):
            line = {
                "funding_id": f"F{number}",
                "initiative_id": f"{register}-{number // 2}",
                "register": register,
                "funder_kind": chance.choice(["municipality", "fund"]),
                "year": chance.choice([None, 2024, 2025, 2026]),
                **dict.fromkeys(["asked_eur", "granted_eur", "determined_eur"]),
            }
            shown = chance.choice([*[days] * 8, days[1:], days[:1], days[:-2], [day for day in days if chance.random() < 0.6]])
            for place, day in enumerate(days):
                if chance.random() < 0.4:
                    line["asked_eur"] = chance.choice([None, 0, 100, 200])
                if chance.random() < 0.4:
                    line["granted_eur"] = chance.choice([None, 0, 100, 100, 200])
                if chance.random() < 0.3:
                    line["determined_eur"] = chance.choice([None, 0, 100, 150])
                now = line | {"export_date": day, "department": named[place][number]}
                if day in shown:
                    found += [now | {"file": f"{day}-a.csv", "granted_eur": 999}] if chance.random() < 0.2 else []
                    found.append(now | {"file": f"{day}-b.csv"})
    return sorted(found, key=lambda line: (line["export_date"], line["file"]))


def statuses(chance: random.Random) -> list[dict]:
    return [
        {
            "initiative_id": f"{register}-{number}",
            "register": register,
            "status": chance.choice(["assessed", "rejected", "withdrawn"]),
            "from_date": chance.choice([None, day, day + datetime.timedelta(1)]),
            "export_date": day,
        }
        for register, days in EXPORTS.items()
        for day in days
        for number in range(25)
        if chance.random() < 0.15
    ]


def choices_of(chance: random.Random, names: list[str | None]) -> dict:
    return {
        "departments": chance.choice([None, None, [name or "unknown" for name in chance.sample(names, min(3, len(names)))]]),
        "themes": chance.choice([None, None, ["unknown"], ["zorg", "unknown"]]),
        "neighbourhoods": None,
        "initiator_kinds": None,
        "from_year": chance.choice([None, None, 2025]),
        "until_year": chance.choice([None, None, 2025]),
        "definition": chance.choice([None, [""]]),
    }


class Town:
    """What the plain reckoning makes of the lines: per dossier how it was seen on each day, and how it stands now."""

    def __init__(self, seed: int):
        chance = random.Random(seed)
        found, given = lines(chance), statuses(chance)
        self.initiatives = {
            f"{register}-{number}": {
                "initiative_id": f"{register}-{number}",
                "register": register,
                "theme": chance.choice([None, "zorg", "groen"]),
                "started_date": DAYS[0],
                "export_date": min(days[-1], ON_DATE),
            }
            for register, days in EXPORTS.items()
            for number in range(24)  # the last two dossiers are of one that is in no export
        }
        tables = {"initiatives": list(self.initiatives.values()), "funding_lines": found, "status_changes": given}
        self.con = warehouse_of(tables, ON_DATE, answers=ANSWERS)
        self.statuses = defaultdict(list)
        for row in given:
            if row["from_date"] is None or row["from_date"] <= row["export_date"]:
                self.statuses[row["initiative_id"], row["export_date"]].append(row["status"])
        newest = {(line["register"], line["funding_id"], line["export_date"]): line for line in found if line["export_date"] <= ON_DATE}
        self.dossiers = defaultdict(list)
        for (register, funding_id, _), line in newest.items():
            self.dossiers[register, funding_id].append(line | {"stage": self.stage(line)})
        days = defaultdict(set)
        for register, _, day in newest:
            days[register].add(day)
        self.days = {register: sorted(found) for register, found in days.items() if len(found) > 1}
        self.renamings = [row for register in self.days for row in self.renamings_of(register)]
        everything = [self.department_now(seen[-1]) for seen in self.dossiers.values()]
        self.choices = [dict.fromkeys(choices_of(chance, everything)), *(choices_of(chance, everything) for _ in range(7))]

    def stage(self, line: dict) -> str:
        """Granted is more than nothing; refused by its status, by nothing determined, or by a nought in a register where that is a no."""
        status = self.statuses[line["initiative_id"], line["export_date"]]
        if line["granted_eur"]:
            return "granted"
        is_nought = line["granted_eur"] == 0 and not status and line["register"] == OF_ALL
        return "refused" if is_nought or line["determined_eur"] == 0 or {"rejected", "withdrawn"} & set(status) else "undecided"

    def renamings_of(self, register: str) -> list[tuple]:
        """Nearly all of one department under one new name: register, old name, new name, between which days, how many dossiers."""
        shown = defaultdict(dict)
        for (own, funding_id), seen in self.dossiers.items():
            if own == register:
                for line in seen:
                    shown[line["export_date"]][funding_id] = line["department"]
        found = []
        for day, following in pairwise(self.days[register]):
            old, new = shown[day], shown[following]
            for name in set(old.values()) - set(new.values()) - {None}:
                both = [funding_id for funding_id in old if old[funding_id] == name and funding_id in new]
                for to, count in Counter(new[funding_id] for funding_id in both).items():
                    if to and to not in old.values() and count >= 3 and 10 * count >= 9 * len(both):
                        found.append((register, name, to, day, following, count))
        return found

    def department_now(self, line: dict) -> str | None:
        """What the department of this line is called by now: one renaming after the other."""
        name, day = line["department"], line["export_date"]
        for register, old, new, _, until, _ in sorted(self.renamings, key=lambda row: row[4]):
            if register == line["register"] and old == name and until > day:
                name = new
        return name

    def is_chosen(self, newest: dict, choices: dict) -> bool:
        """By what the newest line says; only the own register is all about initiatives."""
        department = self.department_now(newest) or "unknown"
        is_ours = newest["register"] == "kompas" or choices["definition"] == [""]
        of_department = choices["departments"] is None or department in choices["departments"]
        return is_ours and of_department and fits(self.initiatives.get(newest["initiative_id"], {}), choices, newest["year"])

    def seen(self, choices: dict) -> list[list[dict]]:
        """The dossiers that the reader chose of registers with several exports, each as it was seen day after day."""
        return [seen for (register, _), seen in self.dossiers.items() if register in self.days and self.is_chosen(seen[-1], choices)]


@pytest.fixture(scope="module", params=range(3))
def town(request) -> Town:
    return Town(request.param)


def test_which_departments_got_another_name(town):
    expected = sorted(town.renamings, key=lambda row: (-row[4].toordinal(), -row[5], row[1]))
    assert len(expected) > 3
    assert [tuple(row.values()) for row in answer_rows(town.con, "departments_renamed")] == [(*row[1:], False) for row in expected]


def change_of(amount: str, before: int | None, now: int | None) -> str:
    if now is None:
        return "gone"
    if before is None or (amount == "granted" and before == 0):
        return "first_told"
    return "raised" if now > before else "lowered"


def test_which_amounts_changed(town):
    for choices in town.choices:
        found = defaultdict(list)
        for seen in town.seen(choices):
            for before, now in pairwise(seen):
                for amount in ("asked", "granted", "determined"):
                    one, other = before[f"{amount}_eur"], now[f"{amount}_eur"]
                    if one != other:
                        key = amount, change_of(amount, one, other), before["export_date"], now["export_date"]
                        found[key].append((other or 0) - (one or 0))
        rows = answer_rows(town.con, "amounts_changed", choices)
        keys = [(row["amount"], row["change"], row["from_date"], row["until_date"]) for row in rows]
        assert dict(zip(keys, ((row["dossiers"], row["difference_eur"]) for row in rows), strict=True)) == {
            key: (len(euros), sum(euros)) for key, euros in found.items()
        }
        order = ("asked", "granted", "determined")
        assert keys == sorted(found, key=lambda key: (-key[3].toordinal(), -key[2].toordinal(), order.index(key[0]), key[1]))


def step_of(seen: list[dict], step: str, newest: datetime.date) -> tuple[str, int | None, int | None]:
    """What became of a dossier, and within how many days of when it was first seen at the earliest and at the latest."""
    first, last = seen[0]["export_date"], seen[-1]["export_date"]
    taken = [line["export_date"] for line in seen if line["granted_eur"] and (step == "granted" or line["determined_eur"] is not None)]
    if taken and taken[0] == first:
        return "left_truncated", None, None
    if taken:
        before = max(line["export_date"] for line in seen if line["export_date"] < taken[0])
        return "ended", (before - first).days + 1, (taken[0] - first).days
    if any(line["stage"] == "refused" for line in seen):
        return "refused", (newest - first).days, (newest - first).days
    return "left_register" if last < newest else "open", (last - first).days, (last - first).days


def test_how_long_a_step_takes(town):
    for choices in town.choices:
        found = defaultdict(list)
        for seen in town.seen(choices):
            if seen[0]["stage"] != "refused":
                for step in ("granted", "determined"):
                    what = step_of(seen, step, town.days[seen[0]["register"]][-1])
                    found[step, None].append(what)
                    found[step, town.department_now(seen[-1]) or "unknown"].append(what)
        expected = []
        for (step, department), steps in found.items():
            counts = Counter(what for what, _, _ in steps)
            followed = [(low, high, what == "ended") for what, low, high in steps if what != "left_truncated"]
            medians = [median([(days[late], days[2]) for days in followed]) for late in (0, 1)]
            reached = sorted(days for days in medians if days is not None) if len(followed) >= FOR_SHARE else []
            expected.append(
                {
                    "department": department,
                    "step": step,
                    "dossiers": len(followed),
                    **{what: counts[what] for what in ("ended", "open", "refused", "left_register")},
                    "median_low_days": reached[0] if reached else None,
                    "median_high_days": reached[1] if len(reached) == 2 else None,
                    "left_truncated": counts["left_truncated"],
                }
            )
        expected.sort(key=lambda row: (row["step"] == "determined", row["department"] is not None, row["department"] or ""))
        assert answer_rows(town.con, "time_between_exports", choices) == expected
