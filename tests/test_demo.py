"""The demo municipality: valid exports, the same to the byte, and every story that they are meant to tell.

The stories are counted here with pandas on the CSV files, without the product's own queries.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from kompas import contract, demo, sql, warehouse
from kompas.cli import demo_files
from kompas.contract import ROOT

DEMO = ROOT / "data" / "demo"
EXPORT = pd.Timestamp("2026-09-30")
SILENT_FROM = pd.Timestamp("2025-10-01")
YEAR = pd.Timedelta(days=365)
LARGE = 20_000
IS_OVER = ["afgerond", "gestopt", "afgewezen", "ingetrokken"]


@dataclass(frozen=True)
class Exports:
    """The files of one written town: as text, and with dates and figures."""

    text: dict[str, pd.DataFrame]
    typed: dict[str, pd.DataFrame]

    def __getattr__(self, table: str) -> pd.DataFrame:
        return self.typed[table].copy()


def read(folder: Path) -> Exports:
    files = {table: next(folder.glob(f"*-{table}.csv")) for table in contract.typed_tables()}
    text = {table: pd.read_csv(file, dtype=str, keep_default_na=False) for table, file in files.items()}
    typed = {}
    for name, table in contract.typed_tables().items():
        typed[name] = frame = text[name].replace("", None)
        for column in [each for each in table.columns.values() if each.name not in LEFT_OUT.get(name, ())]:
            if column.kind == "date":
                frame[column.name] = pd.to_datetime(frame[column.name], format="%Y-%m-%d")
            elif column.kind in {"eur", "whole", "number"}:
                frame[column.name] = pd.to_numeric(frame[column.name])
    return Exports(text, typed)


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    demo.write(folder, LARGE)
    return folder


@pytest.fixture(scope="module", params=["small", "large"])
def town(request, large) -> Exports:
    return read(DEMO if request.param == "small" else large)


def requests_of(town: Exports) -> pd.DataFrame:
    requests = town.requests
    requests["wait"] = (requests["decided_date"] - requests["received_date"]).dt.days
    requests["age"] = (EXPORT - requests["received_date"]).dt.days
    requests["is_open"] = requests["decided_date"].isna() & requests["withdrawn_date"].isna()
    return requests


def share_within(requests: pd.DataFrame, days: int) -> float:
    mature = requests[requests["age"] >= days]
    return (mature["wait"] <= days).mean()


def latest_status(town: Exports) -> pd.DataFrame:
    changes = town.status_changes.reset_index()
    return changes.sort_values(["initiative_id", "from_date", "index"]).groupby("initiative_id").tail(1)


def newest_accounts(town: Exports) -> pd.DataFrame:
    newest = town.accounts.sort_values("year").groupby("initiative_id").tail(1)
    newest = newest.merge(town.initiatives[["initiative_id", "theme"]], on="initiative_id")
    return newest.assign(share=newest["municipal_income_eur"] / newest["income_eur"])


# The files


def test_what_comes_with_the_product_is_what_the_command_writes(tmp_path):
    for file in demo.write(tmp_path, demo.SMALL):
        assert (DEMO / file.name).read_bytes() == file.read_bytes(), f"{file.name}: make the small set again"
    for file in demo.write_register(tmp_path):
        assert (DEMO / file.name).read_bytes() == file.read_bytes(), f"{file.name}: make the register again"
    assert {file.name for files in demo_files().values() for file in files} == {file.name for file in tmp_path.iterdir()}
    assert sum(file.stat().st_size for file in DEMO.iterdir()) < 1_500_000


def test_the_same_seed_is_the_same_town_and_another_is_not(tmp_path, large):
    same, other = tmp_path / "same", tmp_path / "other"
    demo.write(same, LARGE, seed=1)
    demo.write(other, LARGE, seed=2)
    for file in large.iterdir():
        assert (same / file.name).read_bytes() == file.read_bytes()
        assert (other / file.name).read_bytes() != file.read_bytes()


@pytest.mark.parametrize("requests", [0, 1, 7, 333])
def test_any_number_of_requests(tmp_path, requests):
    written = read(demo.write(tmp_path, requests)[0].parent)
    assert len(written.requests) == requests
    assert [path.name for path in tmp_path.iterdir() if path.suffix not in (".csv", ".geojson")] == []


def test_a_negative_number_of_requests_is_refused(tmp_path):
    with pytest.raises(ValueError, match="negative"):
        demo.write(tmp_path, -1)


def test_a_town_made_in_parts_is_one_town(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "PART", 300)
    steps = []
    demo.write(tmp_path, LARGE, progress=lambda what, done, total: steps.append((what, done, total)))
    parts = read(tmp_path)
    assert steps == [("Voorbeeldstad", number, 7) for number in range(7)]
    assert (len(parts.requests), len(parts.initiatives)) == (LARGE, LARGE // 10)
    assert (parts.requests["department"] == "Juridische Zaken").sum() == 7
    no_faults(parts)


def test_it_says_that_it_is_invented():
    readme = (DEMO / "README.md").read_text("utf-8")
    assert "Verzonnen" in readme and "Invented" in readme and "CC0" in readme and "python -m kompas demo --register" in readme


# Columns that this town does not fill in: who applies it tells as the recipient of the money, and its departments with the requests.
LEFT_OUT = {
    "initiatives": {"initiator", "kvk_number", "rsin_number"},
    "funding_lines": {"kvk_number", "rsin_number", "department", "granted_or_determined_eur"},
}


def no_faults(town: Exports) -> None:
    known = set(town.initiatives["initiative_id"])
    for name, table in contract.typed_tables().items():
        frame, text = town.typed[name], town.text[name]
        columns = {column: declared for column, declared in table.columns.items() if column not in LEFT_OUT.get(name, ())}
        assert list(text.columns) == ["municipality", "export_date", *columns]
        assert set(text["municipality"]) == {"Voorbeeldstad"} and set(text["export_date"]) == {"2026-09-30"}
        assert not table.key or not frame.duplicated(list(table.key)).any()
        assert set(frame["initiative_id"].dropna()) <= known
        for column in columns.values():
            values = text[column.name]
            assert not column.required or (values != "").all()
            allowed = {words["nl"] for words in column.choices.values()} or {"ja", "nee"}
            assert column.kind not in {"choice", "yes_no"} or set(values) <= allowed | {""}
            assert column.kind not in {"eur", "whole"} or not (frame[column.name] < 0).any()
            assert not values.str.match(r"[=+\-@]").any()


def test_every_line_is_valid(town):
    no_faults(town)


def test_nothing_has_happened_after_the_export(town):
    may_lie_ahead = {"due_date", "start_date", "end_date", "export_date"}
    for name, table in contract.typed_tables().items():
        for column in (c.name for c in table.columns.values() if c.kind == "date" and c.name not in may_lie_ahead):
            assert not (town.typed[name][column] > EXPORT).any(), f"{name}.{column}"


def in_order(*dates: pd.Series) -> bool:
    return all(not (later < earlier).any() for number, earlier in enumerate(dates) for later in dates[number + 1 :])


def test_dates_follow_each_other(town):
    requests = requests_of(town)
    received, answered = requests["received_date"], requests["first_answer_date"]
    assert in_order(received, requests["acknowledged_date"], answered, requests["decided_date"])
    assert in_order(received, answered, requests["withdrawn_date"]) and in_order(received, requests["due_date"])
    assert not (requests["decided_date"].notna() & requests["withdrawn_date"].notna()).any()
    assert (requests["outcome"].isna() == requests["is_open"]).all()
    assert ((requests["outcome"] == "ingetrokken") == requests["withdrawn_date"].notna()).all()
    initiatives, lines = town.initiatives, town.funding_lines
    assert in_order(initiatives["started_date"], initiatives["ended_date"])
    assert in_order(lines["start_date"], lines["end_date"])
    assert in_order(town.assignments["from_date"], town.assignments["to_date"])
    assert in_order(town.support["asked_date"], town.support["given_date"])


def test_requests_and_contacts_lie_within_the_life_of_their_initiative(town):
    lives = town.initiatives[["initiative_id", "started_date", "ended_date"]]
    for table, column in (("requests", "received_date"), ("contacts", "date"), ("assignments", "from_date"), ("support", "asked_date")):
        rows = town.typed[table].merge(lives, on="initiative_id")
        assert in_order(rows["started_date"], rows[column], rows["ended_date"]), table


def test_statuses_follow_the_flow(town):
    order = ["idee", "ingediend", "beoordeeld", "toegekend", "afgewezen", "ingetrokken", "loopt", "afgerond", "gestopt"]
    changes = town.status_changes
    changes["place"] = changes["status"].map(order.index)
    changes = changes.sort_values(["initiative_id", "place"])
    same = changes["initiative_id"] == changes["initiative_id"].shift()
    assert not (same & (changes["from_date"] < changes["from_date"].shift())).any()
    last = latest_status(town).set_index("initiative_id")["status"]
    assert set(last) >= {"idee", "ingediend", "beoordeeld", "loopt", "afgerond", "gestopt", "afgewezen", "ingetrokken"}
    ended = town.initiatives.set_index("initiative_id")["ended_date"].notna()
    assert (last[ended[ended].index].isin(["afgerond", "gestopt"])).all()
    assert len(last) == len(town.initiatives)


def test_amounts_agree_with_each_other(town):
    lines, accounts = town.funding_lines, town.accounts
    assert not (lines["determined_eur"] > lines["granted_eur"]).any()
    assert not (lines["paid_eur"] > lines["granted_eur"]).any()
    assert not ((lines["granted_eur"] > 0) & (lines["asked_eur"] < lines["granted_eur"] - 5)).any()
    assert not (accounts["municipal_income_eur"].fillna(0) + accounts["own_income_eur"].fillna(0) > accounts["income_eur"]).any()
    yearly = lines[(lines["funder_kind"] == "gemeente") & (lines["is_recurring"] == "ja")]
    granted = yearly.groupby(["initiative_id", "year"])["granted_eur"].sum().rename("granted").reset_index()
    both = accounts.merge(granted, on=["initiative_id", "year"]).dropna(subset="municipal_income_eur")
    assert len(both) > 20 and (abs(both["granted"] - both["municipal_income_eur"]) <= 1).all()


def test_no_point_falls_on_a_real_address(town):
    """The grid of the invented town lies in open water, east of Enkhuizen."""
    places = town.initiatives[["latitude", "longitude"]].dropna()
    assert places["latitude"].between(52.68, 52.75).all() and places["longitude"].between(5.33, 5.45).all()
    assert 0.05 < 1 - len(places) / len(town.initiatives) < 0.3, "of some the place is unknown"


# The stories


def test_a_department_goes_silent_and_seems_to_get_faster(town):
    requests = requests_of(town)
    silent = requests[requests["department"] == "Maatschappelijke Ontwikkeling"]
    closed_before = silent[silent["decided_date"].between(SILENT_FROM - YEAR, SILENT_FROM, inclusive="left")]
    closed_after = silent[silent["decided_date"] >= SILENT_FROM]
    assert closed_after["wait"].mean() < 0.65 * closed_before["wait"].mean(), "its closed cases look faster"
    received_before = silent[silent["received_date"].between(SILENT_FROM - 1.5 * YEAR, SILENT_FROM - 0.5 * YEAR)]
    received_after = silent[silent["received_date"] >= SILENT_FROM]
    assert share_within(received_before, 182) - share_within(received_after, 182) > 0.2, "fewer are answered in half a year"
    old = requests[requests["is_open"] & (requests["age"] > 182)]["department"].value_counts(normalize=True)
    assert old.index[0] == "Maatschappelijke Ontwikkeling" and old.iloc[0] > 0.35, "its open stock ages"
    assert (silent[silent["is_open"]]["age"] > 182).mean() > 0.4


def test_departments_differ(town):
    requests = requests_of(town)
    several = requests.groupby("department").filter(lambda group: len(group) >= 10)
    shares = {name: share_within(group, 56) for name, group in several.groupby("department")}
    fast, slow = shares["Wijkzaken"], shares["Vergunningen en Toezicht"]
    assert fast > 0.95 and slow < 0.35
    assert all(slow <= share <= fast for share in shares.values())
    waits = several.groupby("department")["wait"].std()
    assert waits.idxmin() == "Wijkzaken"
    assert 0 < ((requests["department"] == "Juridische Zaken") & (requests["age"] >= 56)).sum() < 10, "too few for a share"
    assert requests["department"].nunique() == 8 and requests["department"].isna().any()


def test_subsidies_end_in_the_same_quarter(town):
    lines = town.funding_lines
    granted = lines[lines["granted_eur"] > 0]
    ahead = granted[granted["end_date"] >= EXPORT]
    ending = ahead.groupby(ahead["end_date"].dt.to_period("Q"))["granted_eur"].sum()
    share = ending / ending.sum()
    assert share.idxmax() == pd.Period("2026Q4") and 0.35 < share.max() < 0.75
    assert (share.index > pd.Period("2026Q4")).sum() >= 6, "the rest is spread over the quarters after it"
    assert 0.01 < granted["end_date"].isna().mean() < 0.1, "of some the end is unknown"


def test_many_live_on_one_funder_and_others_on_a_mix(town):
    newest = newest_accounts(town)
    assert (newest["share"] > 0.75).mean() > 0.2
    assert (newest["share"] < 0.5).mean() > 0.3
    sources = town.funding_lines[town.funding_lines["granted_eur"] > 0].groupby("initiative_id")["funder_kind"].nunique()
    assert (sources == 1).mean() > 0.1 and (sources >= 4).mean() > 0.1
    assert set(town.funding_lines["funder_kind"]) >= {"gemeente", "provincie", "fonds", "leden", "eigen verdiensten", "giften"}


def test_part_of_the_income_is_unknown(town):
    started = town.status_changes.query("status == 'loopt' and from_date < '2025-07-01'")["initiative_id"]
    without = ~started.isin(town.accounts["initiative_id"])
    assert 0.15 < without.mean() < 0.45
    blank = town.accounts[["municipal_income_eur", "own_income_eur", "free_reserve_eur", "core_people"]].isna().mean()
    assert ((blank > 0.03) & (blank < 0.3)).all()


def test_initiatives_stop_when_their_subsidy_stops(town):
    municipal = town.funding_lines.query("funder_kind == 'gemeente' and granted_eur > 0")
    last = municipal.groupby("initiative_id")["end_date"].max().rename("last_end").reset_index()
    lives = town.initiatives.merge(last, on="initiative_id")
    over = lives[lives["last_end"] < EXPORT - YEAR / 2]
    stopped_soon = (over["end_reason"] == "gestopt") & (over["ended_date"] - over["last_end"] <= YEAR / 2)
    assert stopped_soon.mean() > 0.2
    assert {"gestopt", "afgerond", "opgegaan in een ander"} <= set(over["end_reason"])
    newest = newest_accounts(town).set_index("initiative_id")["share"]
    dependent = municipal["initiative_id"].isin(newest[newest > 0.75].index)
    stops = over["initiative_id"].isin(municipal[dependent]["initiative_id"])
    assert stopped_soon[stops].mean() > stopped_soon[~stops].mean(), "those who live on it stop more often"


def test_one_official_holds_many(town):
    current = town.assignments[town.assignments["to_date"].isna()]
    top = current.groupby("department")["official"].agg(lambda held: held.value_counts(normalize=True).iloc[0])
    assert top.idxmax() == "Stadsbeheer" and top["Stadsbeheer"] > 0.5
    assert top.drop("Stadsbeheer").max() < 0.5
    active = latest_status(town).query("status not in @IS_OVER")["initiative_id"]
    officials = current.groupby("initiative_id")["official"].nunique().reindex(active).fillna(0)
    assert all((officials == number).mean() > share for number, share in ((0, 0.02), (1, 0.4), (2, 0.15)))
    turns = town.assignments.groupby(["department", "initiative_id"]).size()
    assert turns.groupby("department").mean()["Stadsbeheer"] < turns.drop("Stadsbeheer").mean(), "elsewhere they are handed over"


def test_themes_and_wards_differ(town):
    initiatives = town.initiatives
    wards = initiatives["neighbourhood"].value_counts()
    assert wards.index[-1] == "Papierdorp" and wards.iloc[-1] < 0.6 * wards.iloc[-2], "a ward where little starts"
    shares = newest_accounts(town).groupby("theme")["share"].mean().sort_values()
    assert shares.index[-1] == "zorg" and shares.iloc[-1] - shares.iloc[-2] > 0.08, "the theme that depends most"
    recent = initiatives["started_date"] >= "2023-01-01"
    assert recent.groupby(initiatives["theme"]).mean().idxmax() == "energie", "the theme that grows fastest"
    assert initiatives["theme"].nunique() == 8 and len(wards) == 10
    assert initiatives[["theme", "neighbourhood", "initiator_kind"]].isna().any().all(), "unknown is a class of its own"


def test_initiatives_and_amounts_grow(town):
    by_year = town.initiatives["started_date"].dt.year.value_counts()
    assert by_year[[2023, 2024, 2025]].sum() > 1.4 * by_year[[2017, 2018, 2019]].sum()
    eur_by_year = town.funding_lines.query("funder_kind == 'gemeente'").groupby("year")["asked_eur"].sum()
    assert eur_by_year[[2024, 2025, 2026]].sum() > 2 * eur_by_year[[2018, 2019, 2020]].sum()
    assert eur_by_year.index.max() == 2026


def test_some_have_not_been_spoken_to_for_long(town):
    last = town.contacts.query("is_two_way == 'ja'").groupby("initiative_id")["date"].max()
    status = latest_status(town).set_index("initiative_id")["status"]
    active = status[~status.isin(IS_OVER)].index
    silent = (EXPORT - last.reindex(active)).dt.days > 90
    assert 0.1 < silent.mean() < 0.35
    theme = town.initiatives.set_index("initiative_id")["theme"].reindex(active)
    cared = theme.isin(["zorg", "cultuur", "sociaal en sport"])
    assert silent[cared].mean() > 1.5 * silent[~cared].mean(), "most of them where the department went silent"


def test_newcomers_wait_longer(town):
    requests = requests_of(town).dropna(subset="initiative_id").sort_values("received_date")
    requests["is_first"] = ~requests.duplicated("initiative_id")
    over = requests[requests["age"] >= 364].assign(known=lambda frame: frame["wait"].fillna(9999))
    crude = over.groupby("is_first")["known"].median()
    assert crude[True] > 1.3 * crude[False], "over all departments"
    within = over.groupby(["department", "is_first"])["known"].median().unstack().dropna()
    assert len(within) >= 7 and (within[True] > within[False]).mean() > 0.8, "and within each"
    ratio = (within[True] / within[False]).median()
    assert crude[True] / crude[False] > ratio, "being sent to slower departments comes on top"


def test_the_year_has_its_seasons(town):
    month = town.requests["received_date"].dt.month.value_counts()
    assert month[[7, 8]].mean() < 0.7 * month[[3, 9, 10]].mean()


def test_some_are_stuck_in_their_status(town):
    last = latest_status(town)
    stuck = last[(EXPORT - last["from_date"]).dt.days > 182]["status"].value_counts()
    assert stuck["beoordeeld"] >= 3 and stuck["ingediend"] >= 1


# What the product makes of it


def answer(served: warehouse.Warehouse, name: str) -> pd.DataFrame:
    return sql.rows(warehouse.connect(served), sql.query("answers", name), {"on_date": served.on_date})


def small() -> Exports:
    return read(DEMO)


def test_the_product_takes_every_line_without_a_remark(demo):
    sources = answer(demo, "sources")
    assert len(sources) == len(contract.tables())
    wards = len(json.loads(next(DEMO.glob("*-wards.geojson")).read_text("utf-8"))["features"])
    assert sources["lines_read"].sum() == sources["accepted"].sum() == sum(len(frame) for frame in small().text.values()) + wards
    for name in ("rejected_lines", "warnings_given", "checks_failed"):
        assert len(answer(demo, name)) == 0, name


def test_the_product_sees_the_same_departments(demo):
    requests = requests_of(small()).assign(department=lambda frame: frame["department"].fillna("unknown"))
    within = answer(demo, "answered_within_term").set_index(["department", "term_days"])["share"]
    for name, group in requests.groupby("department"):
        for days in (56, 182):
            is_enough = (group["age"] >= days).sum() >= 10
            expected = share_within(group, days) if is_enough else float("nan")
            assert within[name, days] == pytest.approx(expected, nan_ok=True), (name, days)
    old = answer(demo, "open_by_age").query("age_band == '26+'").set_index("department")["requests"]
    expected = requests[requests["is_open"] & (requests["age"] > 182)]["department"].value_counts()
    assert old.to_dict() == expected.to_dict()
    assert old.idxmax() == "Maatschappelijke Ontwikkeling"


def test_the_product_sees_the_same_money(demo):
    lines = small().funding_lines
    ahead = lines[(lines["granted_eur"] > 0) & (lines["end_date"] >= EXPORT)]
    quarters = ahead["end_date"].dt.to_period("Q").astype(str).str.replace("Q", "-Q")
    expected = ahead.groupby(quarters).agg(euros=("granted_eur", "sum"), initiatives=("initiative_id", "nunique"))
    ending = answer(demo, "ending_by_quarter").dropna(subset="quarter").set_index("quarter")
    assert ending["ending_eur"].to_dict() == pytest.approx(expected["euros"].to_dict())
    assert ending["initiatives"].to_dict() == expected["initiatives"].to_dict()
    assert ending["ending_eur"].idxmax() == "2026-Q4"
    known = newest_accounts(small()).dropna(subset="share")
    share = answer(demo, "municipal_share").iloc[0]
    assert share["share_per_euro"] == pytest.approx(known["municipal_income_eur"].sum() / known["income_eur"].sum())
    assert share["share_per_initiative"] == pytest.approx(known["share"].mean())


def test_the_product_sees_the_same_statuses(demo):
    seen = answer(demo, "status_by_theme").groupby("status")["initiatives"].sum()
    words = {labels["nl"]: code for code, labels in contract.tables()["status_changes"].columns["status"].choices.items()}
    expected = latest_status(small())["status"].map(words).value_counts()
    assert seen.to_dict() == expected.to_dict()
