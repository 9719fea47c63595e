"""The invented municipality that has only a subsidy register: exports of several days, the same to the byte for the same seed."""

import csv
import io
import math
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

HEADERS = (
    *("Gemeente", "Peildatum", "Dossiernummer", "Aanvrager", "KvK-nummer", "Project", "Beleidsterrein", "Regeling", "Afdeling"),
    *("Periodiciteit", "Jaar", "Aangevraagd", "Verleend", "Vastgesteld"),
)
PRIVATE_PERSON, THEIR_SCHEME = "(Particulier)", "Bewonersinitiatieven in de buurt"
ORGANISATIONS = 195  # beside those of register.toml
PRIVATE_PERSONS = 80
YEARLY, NOW_AND_THEN = 0.42, 0.23  # shares of the organisations; the others come once
STOPS = 0.14  # each year, of those that come every year
COMES_AGAIN = 0.45  # each year, of those that come now and then
ELSEWHERE = 0.13  # share of the dossiers for which an organisation goes to another department
HAS_KVK, WRITES_KVK = 0.6, 0.75  # shares of the organisations, and of the lines of those
WITHDRAWN, NEVER_DECIDED, CORRECTED, CLEARED_OUT = 0.04, 0.03, 0.04, 0.1
SMALL_EUR = 2_500  # up to here most one-off grants are determined on the day on which they are granted
CLEARED_ON = date(2025, 12, 1)  # when a part of the oldest dossiers leaves the register


@dataclass(frozen=True)
class Applicant:
    """Who applies, for money of which years; several names are writings of one."""

    names: tuple[str, ...]
    kvk_number: str | None
    department: dict
    scheme: str
    typical_eur: float
    years: tuple[int, ...]
    is_yearly: bool


@dataclass(frozen=True)
class Dossier:
    """One application and everything that will become of it; days that never come are null, and so is what the register does not say."""

    name: str
    kvk_number: str | None
    project: str
    theme: str | None
    scheme: str
    department: dict | None
    is_yearly: bool
    year: int
    applied: date
    applied_eur: int
    decided: date | None = None
    granted_eur: int = 0
    corrected: date | None = None
    corrected_eur: int = 0
    determined: date | None = None
    determined_eur: int = 0
    left: date | None = None


def write_register(to: Path, seed: int = 1) -> list[Path]:
    """Write the exports of the subsidy register of Registerstad; the files, one a day, oldest first. Earlier ones are replaced."""
    town = _town()
    dossiers = _dossiers(Random(f"{town['municipality']} {seed}"), town)
    to.mkdir(parents=True, exist_ok=True)
    files = []
    for day in town["export_dates"]:
        files.append(to / f"{town['municipality'].lower()}-{day}-register.csv")
        files[-1].write_text(_export(town, dossiers, day), "utf-8", newline="\n")
    return files


@cache
def _town() -> dict:
    return tomllib.loads(Path(__file__).with_name("register.toml").read_text("utf-8"))


def _dossiers(rng: Random, town: dict) -> list[Dossier]:
    """Every dossier there will be, by the day of the application."""
    found = [_dossier(rng, town, each, year) for each in _applicants(rng, town) for year in each.years]
    return sorted(found, key=lambda each: (each.applied, each.name, each.project, each.applied_eur))


def _applicants(rng: Random, town: dict) -> list[Applicant]:
    departments = {each["name"]: each for each in town["departments"]}
    weights = [each["weight"] for each in town["departments"]]
    names = [(each["department"], tuple(each["names"])) for each in town["stories"]]
    taken = set()
    while len(taken) < ORGANISATIONS:
        [department] = rng.choices(town["departments"], weights)
        name = f"{rng.choice(department['kinds'])} {rng.choice(town['propers'])}"
        if name not in taken:
            taken.add(name)
            names.append((department["name"], (name,)))
    organisations = [
        _organisation(rng, town, departments[department], writings, 99_000_000 + 317 * number)
        for number, (department, writings) in enumerate(names)
    ]
    places = [each for each in town["departments"] if THEIR_SCHEME in each["schemes"]]
    persons = [_private_person(rng, town, rng.choice(places)) for _ in range(PRIVATE_PERSONS)]
    return organisations + persons


def _organisation(rng: Random, town: dict, department: dict, names: tuple[str, ...], kvk_number: int) -> Applicant:
    years, chance = town["years"], 0.0 if len(names) > 1 else rng.random()
    if chance < YEARLY:
        is_newcomer = rng.random() < 0.35 and len(names) == 1
        first = rng.choice(years[1:]) if is_newcomer else years[0]
        comes = [first]
        while comes[-1] < years[-1] and (len(names) > 1 or rng.random() >= STOPS):
            comes.append(comes[-1] + 1)
    elif chance < YEARLY + NOW_AND_THEN:
        comes = [year for year in years if rng.random() < COMES_AGAIN] or [years[-1]]
    else:
        comes = [rng.choice(years)]
    scheme = _scheme(rng, department)
    typical = town["schemes"][scheme]["typical_eur"] * math.exp(0.5 * _normal(rng))
    kvk = str(kvk_number) if rng.random() < HAS_KVK else None
    return Applicant(names, kvk, department, scheme, typical, tuple(comes), chance < YEARLY)


def _private_person(rng: Random, town: dict, department: dict) -> Applicant:
    typical = town["schemes"][THEIR_SCHEME]["typical_eur"] * 0.6
    return Applicant((PRIVATE_PERSON,), None, department, THEIR_SCHEME, typical, (rng.choice(town["years"]),), False)


def _dossier(rng: Random, town: dict, who: Applicant, year: int) -> Dossier:
    department, scheme, typical, is_yearly = who.department, who.scheme, who.typical_eur, who.is_yearly
    if who.names != (PRIVATE_PERSON,) and rng.random() < ELSEWHERE:
        department = rng.choice(town["departments"])
        scheme, is_yearly = _scheme(rng, department), False
        typical = town["schemes"][scheme]["typical_eur"]
    opens = date(year - 1, 10, 1) if is_yearly else date(year - 1, 11, 1)
    applied = opens + timedelta(_below(rng, 80 if is_yearly else 310))
    applied_eur = _rounded(typical * math.exp(0.25 * _normal(rng)))
    about = town["schemes"][scheme]
    application = {
        "name": rng.choice(who.names),
        "kvk_number": who.kvk_number if rng.random() < WRITES_KVK else None,
        "project": f"{rng.choice(about['projects'])} {year}",
        "theme": about["theme"] if rng.random() > 0.03 else None,
        "scheme": scheme,
        "department": department if rng.random() > 0.02 else None,
        "is_yearly": is_yearly,
        "year": year,
        "applied": applied,
        "applied_eur": applied_eur,
    }
    return Dossier(**application, **_answer(rng, town, department, is_yearly, year, applied, applied_eur))


def _answer(rng: Random, town: dict, department: dict, is_yearly: bool, year: int, applied: date, applied_eur: int) -> dict:
    """What becomes of an application, as far as anything does."""
    chance = rng.random()
    if chance < WITHDRAWN:
        return {"left": applied + timedelta(60 + _below(rng, 140))}
    if chance < WITHDRAWN + NEVER_DECIDED:
        return {}
    is_cleared = year == town["years"][0] and rng.random() < CLEARED_OUT
    decided = applied + timedelta(math.ceil(department["days"] * math.exp(0.5 * _normal(rng))))
    answer = {"decided": decided, "left": CLEARED_ON if is_cleared else None}
    if rng.random() >= department["yes"] + (0.06 if is_yearly else -0.04):
        return answer
    granted = applied_eur if rng.random() < 0.5 else _rounded(applied_eur * (0.5 + 0.45 * rng.random()))
    answer |= {"granted_eur": granted}
    if granted <= SMALL_EUR and not is_yearly and rng.random() < 0.6:
        return answer | {"determined": decided, "determined_eur": granted}
    determined = max(date(year, 12, 31), decided) + timedelta(90 + _below(rng, 240))
    if rng.random() < CORRECTED:
        granted = _rounded(granted * (0.8 + 0.4 * rng.random()))
        answer |= {"corrected": decided + timedelta(1 + _below(rng, (determined - decided).days)), "corrected_eur": granted}
    lower = granted if rng.random() < 0.7 else _rounded(granted * (0.5 + 0.45 * rng.random()))
    return answer | {"determined": determined, "determined_eur": lower}


def _export(town: dict, dossiers: list[Dossier], day: date) -> str:
    """The register as it stood on this day: what was applied for by then and had not left."""
    lines = [
        _line(town, f"RS-{each.applied.year}-{number:04}", each, day)
        for number, each in enumerate(dossiers, 1)
        if each.applied <= day and (each.left is None or each.left > day)
    ]
    document = io.StringIO(newline="")
    csv.writer(document, delimiter=";", lineterminator="\n").writerows([HEADERS, *lines])
    return document.getvalue()


def _line(town: dict, number: str, dossier: Dossier, day: date) -> list[str]:
    department = dossier.department or {"name": ""}
    is_renamed = "later_from" in department and day >= department["later_from"]
    is_corrected = _has_come(dossier.corrected, day)
    granted = dossier.corrected_eur if is_corrected else dossier.granted_eur
    return [
        town["municipality"],
        f"{day:%d-%m-%Y}",
        number,
        dossier.name,
        dossier.kvk_number or "",
        dossier.project,
        dossier.theme or "",
        dossier.scheme,
        department["later_name" if is_renamed else "name"],
        "Periodiek" if dossier.is_yearly else "Eenmalig",
        str(dossier.year),
        _written(dossier.applied_eur),
        _written(granted) if _has_come(dossier.decided, day) else "",
        _written(dossier.determined_eur) if _has_come(dossier.determined, day) else "",
    ]


def _has_come(when: date | None, day: date) -> bool:
    return when is not None and when <= day


def _written(eur: int) -> str:
    return f"{eur},00"


def _scheme(rng: Random, department: dict) -> str:
    [scheme] = rng.choices(list(department["schemes"]), list(department["schemes"].values()))
    return scheme


def _rounded(eur: float) -> int:
    """To fifty euros, and at least fifty."""
    return max(50, 50 * round(eur / 50))


def _below(rng: Random, end: int) -> int:
    """A whole number from 0 up to this end."""
    return int(rng.random() * end)


def _normal(rng: Random) -> float:
    """A draw of the standard normal distribution (Box and Muller 1958), from what `random` promises to keep the same."""
    return math.sqrt(-2 * math.log(1 - rng.random())) * math.cos(2 * math.pi * rng.random())
