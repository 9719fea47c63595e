"""What a register tells of organisations, against a second, plain reckoning: random promises, requests and readers' choices."""

import datetime
import random
from collections import Counter, defaultdict

import pytest

from tests.test_second_opinion import ON_DATE, answer_rows, fits, within
from tests.warehouse_for_tests import warehouse_of

ANSWERS = (
    *("organisations_returning", "years_in_a_row", "after_the_last_grant", "leaning_on_one_scheme"),
    *("departments_per_organisation", "known_public_money"),
)
# Per organisation its writings; the shown one is the longest that occurs and is not in capitals only.
WRITINGS = {
    "tuin": ("Stichting De Tuin", "ST. DE TUIN", "de tuin"),
    "koor": ("Zuiderkoor", "ZUIDERKOOR"),
    "club": ("Café Club", "cafe-club"),
    **{name.lower(): (name,) for name in ("Buurtkamer", "Energie Oost", "Wijkraad", "Atelier")},
}
NOBODY = (None, "(Particulier)", "Aanvrager 0012")
ORGANISATION = {writing: name for name, writings in WRITINGS.items() for writing in writings}
OF_ALL = "amsterdam_subsidieregister"  # a register of all subsidies, of which yearly ones run their year
OTHERS = "subsidies_ministeries"
REGISTERS = {f"{register}-{number}": register for register in ("kompas", OF_ALL) for number in range(12)}
NEWEST = datetime.date(2026, 4, 15)  # the last export before the day that is shown
SCHEMES = [None, "Buurtfonds", "Bewonersinitiatieven", "Sport"]
YEARS = [None, *range(2021, 2028)]
YEARLESS = {"from_year": None, "until_year": None}


def is_in_exports(initiative: str) -> bool:
    """Those with an odd number are; what is promised to the others is promised to who knows what."""
    return int(initiative[-1]) % 2 == 1


def initiatives(chance: random.Random) -> list[dict]:
    return [
        {
            "initiative_id": name,
            "register": register,
            "initiator": chance.choice([*NOBODY * 3, *ORGANISATION]),
            "theme": chance.choice([None, "zorg", "groen"]),
            "neighbourhood": chance.choice([None, "Noord", "Zuid"]),
            "initiator_kind": chance.choice([None, "resident", "group"]),
            "started_date": datetime.date(2021, 1, 1),
            "export_date": NEWEST,
        }
        for name, register in REGISTERS.items()
        if is_in_exports(name)
    ]


def promises(chance: random.Random, ownerless: set[str]) -> list[dict]:
    """Promises as three exports show them: of before, of the newest day in two files, and of after the day that is shown.

    Where nobody is named with the initiative, only money names anybody, no two amounts being the same: whose it is is sure then.
    """
    found = []
    for number in range(90):
        name = chance.choice(list(REGISTERS))
        eur = chance.choice([None, 0, 0, 100 + number, 300 + number, 900 + number])
        recipient = chance.choice([*NOBODY, *(ORGANISATION if eur or name not in ownerless else ())])
        if recipient in ORGANISATION and number % 3 == 1:  # taken back on a line of its own
            eur = -150 - 2 * number
        is_of_nobody = recipient in NOBODY and not is_in_exports(name)
        year = chance.choice([2019, 2020] if is_of_nobody else YEARS)  # the oldest years have no names
        line = {
            "funding_id": f"F{number}",
            "initiative_id": name,
            "register": REGISTERS[name],
            "recipient": recipient,
            "funder_kind": chance.choice(["municipality"] * 5 + ["fund", None]),
            "department": chance.choice([None, "Zorg", "ZORG", "Sport", "Groen"]) if number % 2 else None,
            "scheme": chance.choice(SCHEMES),
            "is_recurring": chance.choice([None, True, False]),
            "year": year,
            "granted_eur": eur,
            "start_date": chance.choice([None, datetime.date(2022, 3, 1)]) if year is None else None,
            "end_date": chance.choice([None, None, datetime.date(2025, 12, 31), datetime.date(2026, 12, 30)]),
        }
        first, newest = line | {"export_date": datetime.date(2025, 1, 1)}, line | {"export_date": NEWEST}
        shown = chance.choice(["before", "newest", "both", "twice"])
        found += [first if shown == "before" else first | {"granted_eur": 77}] if shown in ("before", "both") else []
        found += [newest | {"file": "a.csv", "granted_eur": 55}] if shown == "twice" else []
        found += [newest | {"file": "b.csv"}] if shown != "before" else []
        found += [line | {"export_date": ON_DATE + datetime.timedelta(1), "granted_eur": 5000}] if number % 3 == 0 else []
    return sorted(found, key=lambda line: (line["export_date"], line.get("file", "")))


def ministries(chance: random.Random) -> list[dict]:
    """Money of the state, in two files that both tell of 2024; the newest is imported first."""
    return [
        {
            "funding_id": f"M{number}",
            "initiative_id": f"M{number}",
            "register": OTHERS,
            "file": file,
            "recipient": chance.choice([*NOBODY, *ORGANISATION, "Elders BV"]),
            "funder": chance.choice(["Ministerie V", "Ministerie O"]),
            "funder_kind": "state",
            "year": chance.choice([None, 2024, year]),
            "paid_eur": chance.choice([None, 0, 10, 300, -200]),  # a correction is a line of its own
            "granted_eur": chance.choice([None, 40]),
            "export_date": day,
        }
        for file, year, day in (
            *(("newer.csv", year, NEWEST) for year in (2026, 2027)),
            ("older.csv", 2020, datetime.date(2025, 1, 1)),
        )
        for number in range(25)
    ]


def requests(chance: random.Random) -> list[dict]:
    return [
        {
            "request_id": f"R{number}",
            "initiative_id": chance.choice([None, *(name for name in REGISTERS if name.startswith("kompas"))]),
            "department": chance.choice([None, "Zorg", "sport", "Vergunningen"]),
            "received_date": chance.choice([None, datetime.date(2024, 5, 1), NEWEST, NEWEST + datetime.timedelta(1)]),
            "export_date": NEWEST,
        }
        for number in range(40)
    ]


def choices_of(chance: random.Random) -> dict:
    years = sorted(chance.choices([year for year in YEARS if year], k=2))
    return {
        "themes": chance.choice([None, None, ["unknown"], ["zorg", "unknown"]]),
        "neighbourhoods": chance.choice([None, None, ["Noord", "Zuid"]]),
        "initiator_kinds": chance.choice([None, None, ["resident"]]),
        "from_year": chance.choice([None, years[0]]),
        "until_year": chance.choice([None, years[1]]),
        "definition": chance.choice([None, [""], [""], ["sport", "fonds"]]),
    }


class Town:
    """What the plain reckoning makes of the rows: the promises that count, each with whose it is and with what its initiative is."""

    def __init__(self, seed: int):
        chance = random.Random(seed)
        self.initiatives = initiatives(chance)
        lines = promises(chance, {row["initiative_id"] for row in self.initiatives if row["initiator"] not in ORGANISATION})
        self.others, self.requests = ministries(chance), requests(chance)
        self.con = warehouse_of(
            {"initiatives": self.initiatives, "funding_lines": [*lines, *self.others], "requests": self.requests}, ON_DATE, answers=ANSWERS
        )
        everything = dict.fromkeys(choices_of(chance))
        of_one_value = {"themes": ["zorg"], "neighbourhoods": ["unknown"], "initiator_kinds": ["group"], "until_year": 2025}
        self.choices = [everything, *(everything | {name: value} for name, value in of_one_value.items())]
        self.choices += [choices_of(chance) for _ in range(9)]
        self.names = [line["recipient"] for line in [*lines, *self.others]] + [row["initiator"] for row in self.initiatives]
        newest = {}
        for line in lines:
            if line["export_date"] <= ON_DATE:
                newest[line["funding_id"]] = line
        self.lines = list(newest.values())
        self.in_exports = {row["initiative_id"]: row for row in self.initiatives}
        self.owners = {name: self.owner(row) for name, row in self.in_exports.items()}

    def owner(self, row: dict) -> str | None:
        """Who is named with the initiative, or else who got the newest promise, and of several the largest."""
        own = [line for line in self.lines if line["initiative_id"] == row["initiative_id"] and line["recipient"] in ORGANISATION]
        newest = max(own, key=lambda line: (line["export_date"], line["granted_eur"] or 0), default={"recipient": None})
        return ORGANISATION.get(row["initiator"]) or ORGANISATION.get(newest["recipient"])

    def is_one_of_ours(self, name: str, scheme: str | None, definition: list[str] | None) -> bool:
        """By the schemes of all promises to the initiative; of one that is in no export by that of this promise."""
        if REGISTERS[name] == "kompas":
            return True
        schemes = [line["scheme"] for line in self.lines if line["initiative_id"] == name] if name in self.in_exports else [scheme]
        return any(word in (each or "").lower() for word in definition or ["initiatie"] for each in schemes)

    def money(self, choices: dict) -> list[dict]:
        """The municipality's promises to what the reader chose, of any year."""
        return [
            line | {"organisation": self.of(line), "money_year": line["year"] or (line["start_date"] and line["start_date"].year)}
            for line in self.lines
            if line["funder_kind"] == "municipality" and self.is_chosen(line["initiative_id"], line["scheme"], choices)
        ]

    def is_chosen(self, name: str, scheme: str | None, choices: dict) -> bool:
        return self.is_one_of_ours(name, scheme, choices["definition"]) and fits(self.in_exports.get(name, {}), choices | YEARLESS, None)

    def of(self, line: dict) -> str | None:
        return ORGANISATION.get(line["recipient"]) or self.owners.get(line["initiative_id"])

    def by_year(self, choices: dict) -> dict[int, dict[str, float]]:
        """Per year the organisations with a name that got more than nothing, with how much."""
        found = defaultdict(Counter)
        for line in self.money(choices):
            if line["organisation"] and line["money_year"] and line["granted_eur"]:
                found[line["money_year"]][line["organisation"]] += line["granted_eur"]
        sums = {year: {name: eur for name, eur in names.items() if eur > 0} for year, names in found.items()}
        return defaultdict(dict, {year: names for year, names in sums.items() if names})


@pytest.fixture(scope="module", params=range(3))
def town(request) -> Town:
    return Town(request.param)


def test_who_returns(town):
    for choices in town.choices:
        years = town.by_year(choices)
        unnamed = Counter(
            line["money_year"]
            for line in town.money(choices)
            if line["organisation"] is None and line["granted_eur"] and line["money_year"]
        )
        expected = []
        for year in range(min([*years, *unnamed], default=1), max([*years, *unnamed], default=0) + 1):
            here, last = years.get(year, {}), years.get(year - 1, {})
            earlier = {name for each, names in years.items() if each < year for name in names}
            absent = last.keys() - here.keys()
            returned = here.keys() & earlier
            row = {
                "year": year,
                "organisations": len(here),
                "new": len(here.keys() - earlier),
                "returned": len(returned),
                "not_returned": len(absent),
                "granted_eur": sum(here.values()),
                "returned_eur": sum(here[name] for name in returned),
                "not_returned_eur": sum(last[name] for name in absent),
                "unnamed_dossiers": unnamed[year],
                "is_over": year < ON_DATE.year,
            }
            if not earlier:
                row |= dict.fromkeys(["new", "returned", "not_returned", "returned_eur", "not_returned_eur"])
            expected += [row] if within(choices, year) else []
        assert answer_rows(town.con, "organisations_returning", choices) == expected


def test_how_many_years_in_a_row(town):
    for choices in town.choices:
        years = {year: names for year, names in town.by_year(choices).items() if year <= ON_DATE.year}
        newest = max((year for year in years if within(choices, year)), default=None)
        rows = defaultdict(list)
        for name in years.get(newest, {}):
            length = next(n for n in range(1, 99) if name not in years.get(newest - n, {}))
            rows[length].append((newest - length + 1 == min(years), years[newest][name]))
        assert answer_rows(town.con, "years_in_a_row", choices) == [
            {
                "years": length,
                "is_at_least": any(is_first for is_first, _ in rows[length]),
                "newest_year": newest,
                "organisations": len(rows[length]),
                "granted_eur": sum(eur for _, eur in rows[length]),
            }
            for length in sorted(rows, reverse=True)
        ]


def test_who_is_seen_again_after_a_grant(town):
    for choices in town.choices:
        years = town.by_year(choices)
        expected = []
        for year in sorted(year for year in years if year <= ON_DATE.year and within(choices, year)):
            after = {name: [later - year for later in years if later > year and name in years[later]] for name in years[year]}
            never = [name for name, gaps in after.items() if not gaps]
            expected.append(
                {
                    "year": year,
                    "organisations": len(after),
                    "again_in_12_months": sum(1 in gaps for gaps in after.values()),
                    "again_in_24_months": sum(1 in gaps or 2 in gaps for gaps in after.values()),
                    "not_again": len(never),
                    "not_again_eur": sum(years[year][name] for name in never) or None,
                    # The newest export is of 15 April 2026: three whole months of that year had passed.
                    "followed_months": max(0, 12 * (2026 - year - 1) + 3),
                }
            )
        assert answer_rows(town.con, "after_the_last_grant", choices) == expected


def end_of(line: dict) -> datetime.date | None:
    """The last day of a promise; of a yearly one that of its year, where its register implies that and tells no dates."""
    is_yearly = line["register"] == OF_ALL and line["is_recurring"] and line["year"] and not line["start_date"]
    return line["end_date"] or (datetime.date(line["year"], 12, 31) if is_yearly else None)


def test_who_leans_on_one_scheme(town):
    for choices in town.choices:
        years = town.by_year(choices)
        newest = max((year for year in years if year <= ON_DATE.year and within(choices, year)), default=None)
        lines = [line for line in town.money(choices) if newest and line["money_year"] == newest and line["organisation"] in years[newest]]
        by_scheme = Counter()
        for line in lines:
            by_scheme[line["organisation"], line["scheme"]] += line["granted_eur"] or 0
        schemes = defaultdict(list)
        for name in years.get(newest, {}):
            positive = [scheme for (each, scheme), eur in by_scheme.items() if each == name and eur > 0]
            if len(positive) == 1:
                schemes[positive[0]].append(name)
        expected = [
            {
                "scheme": scheme,
                "newest_year": newest,
                "organisations": len(found),
                "returning": sum(name in years.get(newest - 1, {}) for name in found),
                "granted_eur": sum(years[newest][name] for name in found),
                "ends_on": max(
                    (
                        end_of(line)
                        for line in lines
                        if line["organisation"] in found and line["scheme"] == scheme and (line["granted_eur"] or 0) > 0 and end_of(line)
                    ),
                    default=None,
                ),
                "all_organisations": len(years[newest]),
            }
            for scheme, found in schemes.items()
        ]
        expected.sort(key=lambda row: (-row["organisations"], -row["granted_eur"], row["scheme"] is None, row["scheme"] or ""))
        assert answer_rows(town.con, "leaning_on_one_scheme", choices) == expected


def test_with_how_many_departments_one_organisation_deals(town):
    with_department = {line["initiative_id"] for line in town.lines if line["department"]}
    for choices in town.choices:
        dossiers = [(line["organisation"], line["department"], line["money_year"]) for line in town.money(choices)]
        for row in town.requests:
            name, received = row["initiative_id"], row["received_date"]
            is_there = name in town.in_exports and (received is None or received <= NEWEST)
            if is_there and name not in with_department and town.is_chosen(name, None, choices):
                dossiers.append((town.owners[name], row["department"], received and received.year))
        own = defaultdict(list)
        for organisation, department, year in dossiers:
            if organisation and within(choices, year):
                own[organisation].append(department and department.lower())
        rows = defaultdict(list)
        for departments in own.values():
            rows[len(set(filter(None, departments))) or None].append(len(departments))
        assert answer_rows(town.con, "departments_per_organisation", choices) == [
            {"departments": number, "organisations": len(rows[number]), "dossiers": sum(rows[number])}
            for number in sorted(rows, key=lambda number: -(number or 0))
        ]


def shown_name(organisation: str, names: list[str | None]) -> str:
    """The longest of the writings that occur; one in capitals only where there is no other."""
    occurring = [writing for writing in WRITINGS[organisation] if writing in names]
    return min(occurring, key=lambda writing: (writing.isupper(), -len(writing), writing))


def test_who_also_gets_money_of_other_authorities(town):
    newest_file = {line["year"]: line["file"] for line in sorted(town.others, key=lambda line: line["export_date"])}
    other = defaultdict(Counter)
    for line in town.others:
        name, year = ORGANISATION.get(line["recipient"]), line["year"]
        eur = line["granted_eur"] if line["paid_eur"] is None else line["paid_eur"]
        if name and year and year <= ON_DATE.year and line["file"] == newest_file[year] and eur:
            other[name, year][line["funder"]] += eur
    for choices in town.choices:
        years = town.by_year(choices | YEARLESS)
        ever = {name for names in years.values() for name in names}
        undated = Counter()
        for line in town.money(choices):
            if line["money_year"] is None:
                undated[line["organisation"]] += line["granted_eur"] or 0
        expected = []
        for (name, year), parts in other.items():
            total = sum(parts.values())
            if (name in ever or undated[name] > 0) and total > 0:
                municipal = years[year].get(name, 0) if year in years else None
                expected.append(
                    {
                        "organisation": shown_name(name, town.names),
                        "year": year,
                        "municipal_eur": municipal,
                        "other_eur": total,
                        "funders": ", ".join(sorted(funder for funder, eur in parts.items() if eur)),
                        "municipal_share": None if municipal is None else pytest.approx(municipal / (municipal + total)),
                    }
                )
        expected.sort(key=lambda row: (-row["other_eur"], row["organisation"], row["year"]))
        expected = [row | {"all_rows": len(expected)} for row in expected]
        given = {name: value for name, value in choices.items() if name not in YEARLESS}
        assert answer_rows(town.con, "known_public_money", given) == expected
        assert answer_rows(town.con, "known_public_money", given | {"limit": 3}) == expected[:3]
