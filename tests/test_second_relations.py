"""The figures on contact, officials, help and value against a second, slow, plain implementation, on random data and filters."""

import datetime
import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas import warehouse
from tests import warehouse_for_tests
from tests.test_second_opinion import FILTERS, INITIATIVES, ON_DATE, answer_rows, fits, within

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
SILENT_DAYS, FOR_SHARE = 90, 10
START = st.sampled_from([None, ON_DATE, *(ON_DATE - datetime.timedelta(days) for days in (60, 90, 91, 400, 500, 1000))])
CHOICES = st.just(dict.fromkeys(("themes", "neighbourhoods", "initiator_kinds", "from_year", "until_year"))) | FILTERS


def warehouse_with(tables: dict, answers: tuple[str, ...]):
    """The warehouse of these rows with the marts that these answers need and no others: it is made anew for every random town."""
    return warehouse_for_tests.warehouse_of(tables, ON_DATE, answers=answers)


@st.composite
def owners(draw) -> list[dict]:
    """Initiatives of which some ended and some never began as far as the export says."""
    return [
        {
            "initiative_id": name,
            "title": name,
            "theme": draw(st.sampled_from([None, "zorg", "groen"])),
            "neighbourhood": draw(st.sampled_from([None, "Noord", "Zuid"])),
            "initiator_kind": draw(st.sampled_from(["resident", "group"])),
            "started_date": draw(START),
            "ended_date": draw(
                st.sampled_from([None, None, None, None, None, ON_DATE, datetime.date(2026, 1, 1), datetime.date(2026, 12, 1)])
            ),
        }
        for name in [*INITIATIVES, *(f"more{number}" for number in range(draw(st.sampled_from([0, 8]))))]
    ]


def is_active(owner: dict) -> bool:
    """Whether it has not ended; of what has not begun on a known day that is not known, and it counts."""
    return not (owner["ended_date"] and owner["ended_date"] <= ON_DATE)


def chosen(rows: list[dict], choices: dict) -> list[dict]:
    """The owners that pass the filters, the years being those of their start."""
    return [row for row in rows if fits(row, choices, row["started_date"] and row["started_date"].year)]


# Contacts --------------------------------------------------------------------------------------------------------------------


@st.composite
def contacts(draw, names: list[str]) -> list[dict]:
    return [
        {
            "initiative_id": draw(st.sampled_from([*names, "stranger"])),
            "date": ON_DATE - datetime.timedelta(draw(st.sampled_from([-3, 0, 5, 30, 31, 60, 90, 91, 150, 182, 183, 364, 365, 400]))),
            "channel": draw(st.sampled_from([None, "gesprek", "brief"])),
            "is_two_way": draw(st.sampled_from([None, True, True, False])),
        }
        for _ in range(draw(st.sampled_from([0, 10, 30])))
    ]


@st.composite
def towns(draw) -> tuple[list[dict], list[dict]]:
    who = draw(owners())
    return who, draw(contacts([row["initiative_id"] for row in who[:5]]))


def band_of(days: int) -> str:
    return next((f"{low}-{high}" for low, high in ((0, 30), (31, 90), (91, 182)) if days <= high), "183+")


def since(owner: dict, talks: list[dict], is_recorded: bool) -> str:
    """The band of an initiative, looked up contact by contact."""
    if not is_recorded:
        return "unknown"
    own = [row for row in talks if row["initiative_id"] == owner["initiative_id"] and row["date"] <= ON_DATE]
    at_least = {band_of((ON_DATE - row["date"]).days) for row in own if row["is_two_way"] is None}
    surely = [(ON_DATE - row["date"]).days for row in own if row["is_two_way"]]
    if surely:
        days = min(surely)
        later = {
            band
            for row in own
            if row["is_two_way"] is None and (ON_DATE - row["date"]).days < days
            for band in [band_of((ON_DATE - row["date"]).days)]
        }
        return "unknown" if later - {band_of(days)} else band_of(days)
    if at_least:
        return "unknown"
    began = owner["started_date"]
    return "new" if began and (ON_DATE - began).days <= SILENT_DAYS else "never"


@SLOW
@given(town=towns(), choices=CHOICES)
def test_silence(town, choices):
    who, talks = town
    con = warehouse_with({"initiatives": who, "contacts": talks}, ("silence", "silent_initiatives"))
    bands: dict[str, list[dict]] = {}
    for owner in chosen(who, choices):
        if is_active(owner):
            bands.setdefault(since(owner, talks, bool(talks)), []).append(owner)
    found = answer_rows(con, "silence", choices)
    assert {row["since_contact"]: row["initiatives"] for row in found if row["initiatives"]} == {
        band: len(rows) for band, rows in bands.items()
    }
    silent = [owner for band in ("91-182", "183+", "never") for owner in bands.get(band, [])]
    known = sum(len(rows) for band, rows in bands.items() if band != "unknown")
    for row in found:
        assert (row["silent_initiatives"], row["known_initiatives"]) == (len(silent), known)
        assert row["share_silent"] == (pytest.approx(len(silent) / known) if known >= FOR_SHARE else None)
    listed = answer_rows(con, "silent_initiatives", choices)
    assert {row["initiative_id"] for row in listed} == {owner["initiative_id"] for owner in silent}
    days = [row["days_since_contact"] for row in listed if row["days_since_contact"] is not None]
    assert days == sorted(days, reverse=True)
    assert all(row["days_since_contact"] is None for row in listed[: len(listed) - len(days)])


@SLOW
@given(town=towns(), choices=CHOICES)
def test_contact_mix(town, choices):
    who, talks = town
    con = warehouse_with({"initiatives": who, "contacts": talks}, ("contact_mix",))
    known = {owner["initiative_id"]: owner for owner in who if owner["started_date"] is None or owner["started_date"] <= ON_DATE}
    mix: dict[str | None, Counter] = {}
    for row in talks:
        owner = known.get(row["initiative_id"], {"started_date": None})
        recent = datetime.date(2025, 6, 30) < row["date"] <= ON_DATE
        if recent and chosen([owner], choices):
            mix.setdefault(row["channel"], Counter())[row["is_two_way"]] += 1
    answer = answer_rows(con, "contact_mix", choices)
    assert {row["channel"]: (row["two_way"], row["one_way"], row["way_unknown"]) for row in answer} == {
        channel: (ways[True], ways[False], ways[None]) for channel, ways in mix.items()
    }
    every = sum(mix.values(), Counter())
    for row in answer:
        assert row["all_contacts"] == every.total()
        assert row["share"] == (pytest.approx(mix[row["channel"]].total() / every.total()) if every.total() >= FOR_SHARE else None)
        answered = every[True] + every[False]
        assert row["share_all_two_way"] == (pytest.approx(every[True] / answered) if answered >= FOR_SHARE else None)


# Officials -------------------------------------------------------------------------------------------------------------------

OFFICIALS = ["X", "Y", "Z"]
# Spells that begin and end on few days, so that they often meet, overlap and follow each other.
FIRST = st.sampled_from([None, *(ON_DATE - datetime.timedelta(days) for days in (-1, 0, 40, 80, 120, 300, 420))])
LAST = st.sampled_from([None, None, *(ON_DATE - datetime.timedelta(days) for days in (-5, 0, 41, 81, 100, 121, 301))])


@st.composite
def assignments(draw, names: list[str]) -> list[dict]:
    least = draw(st.sampled_from([0, 8, 14]))
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from([*names, "stranger"]), st.sampled_from(OFFICIALS), FIRST), unique=True, min_size=least, max_size=16
        )
    )
    return [{"initiative_id": name, "official": official, "from_date": start, "to_date": draw(LAST)} for name, official, start in keys]


def begun(rows: list[dict], name: str) -> list[dict]:
    return [row for row in rows if row["initiative_id"] == name and (row["from_date"] is None or row["from_date"] <= ON_DATE)]


def holders(rows: list[dict], name: str) -> set[str]:
    return {row["official"] for row in begun(rows, name) if row["to_date"] is None or row["to_date"] >= ON_DATE}


def fewest(portfolios: list[set[str]]) -> int | None:
    """The size of the smallest group whose leaving leaves more than half with nobody, by trying every group."""
    staff = sorted(set().union(*portfolios))
    masks = [sum(1 << staff.index(name) for name in portfolio) for portfolio in portfolios]
    groups = sorted(range(1 << len(staff)), key=int.bit_count)
    return (
        next((group.bit_count() for group in groups if 2 * sum(mask & ~group == 0 for mask in masks) > len(masks)), None) if masks else None
    )


@SLOW
@given(data=st.data(), who=owners(), choices=CHOICES)
def test_leaning_on_one_official(data, who, choices):
    rows = data.draw(assignments([owner["initiative_id"] for owner in who]))
    con = warehouse_with({"initiatives": who, "assignments": rows}, ("lean_on_one_official",))
    (found,) = answer_rows(con, "lean_on_one_official", choices)
    there = [len(holders(rows, owner["initiative_id"])) for owner in chosen(who, choices) if is_active(owner)]
    known = len(there) if rows else 0
    assert (found["known_holding"], found["unknown_holding"]) == (known, len(there) - known)
    parts = [there.count(0), there.count(1), sum(count > 1 for count in there)] if rows else [0, 0, 0]
    assert [found[part] for part in ("no_official", "one_official", "more_officials")] == parts
    assert found["share_one_official"] == (pytest.approx(parts[1] / known) if known >= FOR_SHARE else None)
    assert found["all_officials"] is None, "three officials are too few to say anything of them"
    portfolios = [holders(rows, owner["initiative_id"]) for owner in who if is_active(owner)]
    portfolios = [portfolio for portfolio in portfolios if portfolio]
    reckoned = con.execute("select fewest_low, fewest_high, initiatives from fewest_leavers").fetchall()
    assert reckoned == [(fewest(portfolios), fewest(portfolios), len(portfolios))]


@pytest.mark.parametrize("seed", range(8))
def test_the_fewest_who_must_leave_lie_between_the_limits(seed):
    """More officials than can be tried group by group in the query; here every one of the 65,536 groups is."""
    rng = random.Random(seed)
    staff = [f"o{number:02d}" for number in range(16)]
    portfolios = [set(rng.sample(staff[: rng.choice([4, 16])], rng.choice([1, 1, 2, 3]))) for _ in range(24)]
    con = warehouse_with(
        {
            "initiatives": [{"initiative_id": f"i{number}", "started_date": datetime.date(2025, 1, 1)} for number in range(24)],
            "assignments": [
                {"initiative_id": f"i{number}", "official": name, "from_date": datetime.date(2025, 1, 1)}
                for number, portfolio in enumerate(portfolios)
                for name in sorted(portfolio)
            ]
            + [
                {"initiative_id": "i0", "official": name, "from_date": datetime.date(2025, 1, 1)}
                for name in staff
                if name not in portfolios[0]
            ],
        },
        ("lean_on_one_official",),
    )
    portfolios[0] = set(staff)
    ((low, high),) = con.execute("select fewest_low, fewest_high from fewest_leavers").fetchall()
    assert low <= fewest(portfolios) <= high <= low + 3


def walk_spells(rows: list[dict], name: str) -> tuple[dict[int, int], dict[int, int]] | None:
    """Days held and handovers per year, walked through day by day; none where the days are not known."""
    own = begun(rows, name)
    spells = [(row["official"], row["from_date"], row["to_date"] if row["to_date"] and row["to_date"] <= ON_DATE else None) for row in own]
    if any(start is None or (end is not None and end < start) for _, start, end in spells):
        return None
    one = datetime.timedelta(1)

    def there(day: datetime.date) -> set[str]:
        return {official for official, start, end in spells if start <= day and (end is None or day <= end)}

    held, handed = Counter(), Counter()
    day = min((start for _, start, _ in spells), default=ON_DATE + one)
    while day <= ON_DATE:
        held[day.year] += bool(there(day))
        for official in there(day) - there(day + one):
            later = day + one
            while later <= ON_DATE and not there(later):
                later += one
            handed[day.year] += official not in there(later) and bool(there(later))
        day += one
    return held, handed


@SLOW
@given(data=st.data(), who=owners(), choices=CHOICES)
def test_handovers(data, who, choices):
    names = [owner["initiative_id"] for owner in who]
    rows = data.draw(assignments(names[:3]))
    con = warehouse_with({"initiatives": who, "assignments": rows}, ("handovers", "officials_met"))
    known = {row["initiative_id"] for row in con.execute("from initiatives").df().to_dict("records")}
    counted = [row for row in who if row["initiative_id"] in known and fits(row, choices | {"from_year": None, "until_year": None}, None)]
    days, changes, holding, undated = Counter(), Counter(), Counter(), 0
    for owner in counted:
        found = walk_spells(rows, owner["initiative_id"])
        if found is None:
            undated += 1
            continue
        days, changes = days + found[0], changes + found[1]
        holding += Counter(year for year, held in found[0].items() if held)
    answer = {row["year"]: row for row in answer_rows(con, "handovers", choices)}
    assert answer.keys() - {None} == {year for year in days if within(choices, year)}
    for year, row in answer.items():
        if year is not None:
            assert (row["handovers"], row["held_initiatives"]) == (changes[year], holding[year])
            assert row["initiative_years"] == pytest.approx(days[year] / 365.25)
    assert (answer[None]["held_initiatives"] if None in answer else 0) == (undated if within(choices, None) else 0)

    met = [
        len({row["official"] for row in begun(rows, owner["initiative_id"])})
        for owner in chosen(who, choices)
        if owner["initiative_id"] in known
    ]
    met_counts = {row["officials_met"]: row["initiatives"] for row in answer_rows(con, "officials_met", choices)}
    assert met_counts == (Counter("4+" if count >= 4 else str(count) for count in met) if rows else ({None: len(met)} if met else {}))


def test_no_pseudonym_of_an_official_is_served(demo):
    """Officials are counted inside the marts; their pseudonyms are in no table of the warehouse, so in no answer either."""
    con = warehouse.connect(demo)
    columns = con.execute(
        "select table_name, column_name from duckdb_columns() where database_name = current_database() and data_type = 'VARCHAR'"
    ).fetchall()
    assert len(columns) > 100
    for table, column in columns:
        found = con.execute(f'select count(*) from "{table}" where regexp_full_match("{column}", $1)', ["A-[0-9a-f]{10}"]).fetchall()
        assert found == [(0,)], (table, column)
