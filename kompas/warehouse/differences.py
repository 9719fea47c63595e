"""Exports that cannot be of one register: of one day but contradicting, or too different from the one before or after."""

from collections.abc import Sequence
from itertools import groupby

import duckdb

from kompas.errors import ExportError
from kompas.manifest import Entry

FEWEST = 20  # dossiers; what fewer show is left alone
# The exports that fill a table, by register and day; the files of one day in the order of import.
DAYS = """
select as_name_key(municipality) as town, register, export_date, list(source_file order by rowid) as source_files
from files
where source_file in (select source_file from column_coverage where table_name = $table_name and rows > 0)
group by all
order by town, register, export_date
"""
# Per table of which exports are compared: its dossiers in these files, by which of the files they are in. Columns that are names have one
# writing already.
DOSSIERS = {
    "funding_lines": """
select
    funding_lines.source_file,
    list_position($source_files, funding_lines.source_file) as file_number,
    coalesce(as_name_key(funding_lines.municipality), '') as town,
    funding_id as dossier_id,
    coalesce(year, extract(year from start_date)) as year,
    title,
    recipient as applicant,
    scheme || ' ' || coalesce(asked_eur, granted_eur) as mark,
    department,
    [asked_eur, granted_eur, determined_eur, paid_eur] as amounts
from funding_lines
left join
    initiatives
    on funding_lines.source_file = initiatives.source_file
    and funding_lines.municipality is not distinct from initiatives.municipality
    and funding_lines.initiative_id = initiatives.initiative_id
where funding_lines.source_file in (select unnest($source_files))
""",
    "initiatives": """
select
    initiatives.source_file,
    list_position($source_files, initiatives.source_file) as file_number,
    coalesce(as_name_key(initiatives.municipality), '') as town,
    initiatives.initiative_id as dossier_id,
    null::bigint as year,
    title,
    coalesce(initiator, recipient) as applicant,
    coalesce(neighbourhood || ' ' || started_date, promise) as mark,
    null::varchar as department,
    null::decimal(18, 2)[] as amounts
from initiatives
left join
    (
        select
            source_file,
            municipality,
            initiative_id,
            min(recipient) as recipient,
            min(scheme || ' ' || coalesce(asked_eur, granted_eur)) as promise
        from funding_lines
        where source_file in (select unnest($source_files))
        group by source_file, municipality, initiative_id
    ) as promises
    on initiatives.source_file = promises.source_file
    and initiatives.municipality is not distinct from promises.municipality
    and initiatives.initiative_id = promises.initiative_id
where initiatives.source_file in (select unnest($source_files))
""",
}
# Of the dossiers that one of $others has as well, of the same year: how many have another department or amount.
CONTRADICTIONS = f"""
with
    sizes as (select source_file, count(*) as dossiers from dossiers group by source_file)
select
    count(*) filter (
        one.department <> other.department
        or list_bool_or(list_transform(list_zip(one.amounts, other.amounts), lambda pair: pair[1] <> pair[2]))
    ) as contradicting,
    count(*) as in_both,
    other.source_file
from dossiers as one
inner join dossiers as other on one.town = other.town and one.dossier_id = other.dossier_id and one.year is not distinct from other.year
where
    one.source_file = $source_file
    and other.source_file <> one.source_file
    and {FEWEST} <= all (select dossiers from sizes where sizes.source_file in (one.source_file, other.source_file))
group by other.source_file
having contradicting > 0
order by contradicting desc, other.source_file
limit 1
"""
# What tells that the files of a later day do not show the register of the files of an earlier day as it grew: the reason and its figures.
# other_unit: nine in ten of the amounts (of one kind) in both differ by a factor of about 100 (cents) or 1,000, which may be rounded.
# handed_out_anew: half of the identifiers of the smaller one or more are in both, and of more than half of these the dossier is another.
# A word for many persons, such as (Particulier), does not make two dossiers one.
# many_gone: more than a third of the dossiers is gone. Years before the oldest that the later one covers are no loss: they were dropped as
# a whole. It covers a year of which it shows a tenth as many dossiers as the earlier one. Initiatives that ended may go.
DIFFERENCES = f"""
with
    in_both as (
        select
            earlier.amounts,
            later.amounts as later_amounts,
            case when earlier.title = later.title then true else as_name_key(earlier.title) = as_name_key(later.title) end as has_title,
            case
                when earlier.applicant = later.applicant
                then case when not is_nobody(as_plain_words(earlier.applicant)) then true end
                else as_name_key(earlier.applicant) = as_name_key(later.applicant)
            end as has_applicant,
            earlier.mark = later.mark as has_mark
        from earlier
        inner join later on earlier.town = later.town and earlier.dossier_id = later.dossier_id
    ),
    amounts as (
        select unnest(range(4)) as kind, unnest(amounts)::double as eur, unnest(later_amounts)::double as later_eur
        from in_both
    ),
    units as (
        select
            count(*) filter (
                greatest(eur, later_eur) > factor / 10 * least(eur, later_eur)
                and abs(greatest(eur, later_eur) / factor - least(eur, later_eur)) <= greatest(1, greatest(eur, later_eur) / factor / 10)
            ) as n,
            count(*) as "of",
            factor
        from amounts
        cross join (select unnest([100, 1000]) as factor) as factors
        where eur > 0 and later_eur > 0
        group by kind, factor
        having "of" >= {FEWEST} and n * 10 >= "of" * 9
    ),
    identities as (
        select count(*) as ids, count(*) filter (not has_title and not has_applicant and not has_mark) as n, count(*) as "of"
        from (
            select
                coalesce(has_title, false) as has_title,
                coalesce(has_applicant, false) as has_applicant,
                coalesce(has_mark, false) as has_mark
            from in_both
            where coalesce(has_title, has_applicant, has_mark) is not null
        ) as comparable
    ),
    covered as (
        select min(year) as first_year
        from (select year, count(*) as dossiers from later group by year) as later_years
        left join (select year, count(*) as earlier_dossiers from earlier group by year) as earlier_years using (year)
        where dossiers * 10 >= coalesce(earlier_dossiers, 0)
    ),
    losses as (
        select count(*) filter (later.dossier_id is null) as n, count(*) as "of"
        from earlier
        left join later on earlier.town = later.town and earlier.dossier_id = later.dossier_id
        cross join covered
        where earlier.year is null or first_year is null or earlier.year >= first_year
    )
select 'other_unit' as reason, n, "of", factor as expected, 1 as priority
from units
union all
select 'handed_out_anew', n, "of", null, 2
from identities
where
    "of" >= {FEWEST}
    and n * 2 > "of"
    and (select count(*) from in_both) * 2 >= (select least((select count(*) from earlier), (select count(*) from later)))
union all
select 'many_gone', n, "of", null, 3
from losses
where $may_not_go and "of" >= {FEWEST} and n * 3 > "of"
order by priority, n desc, expected
limit 1
"""


def grave_differences(con: duckdb.DuckDBPyConnection, entries: Sequence[Entry], incoming: Sequence[Entry]) -> dict[Entry, ExportError]:
    """Those of the incoming exports in this database that cannot stand beside others of `entries`: of the same day, or of the nearest
    before or after it.

    Not where the importer accepted the differences of one of both.
    """
    by_key = {entry.key: entry for entry in entries}
    problems: dict[Entry, ExportError] = {}
    for table in DOSSIERS:
        found = con.execute(DAYS, {"table_name": table}).fetchall()
        for _, days in groupby(found, key=lambda row: row[:2]):
            register = [[by_key[key] for key in keys] for *_, keys in days]
            if any(entry in incoming for day in register for entry in day):
                _compare(con, table, register, incoming, problems)
    return problems


def _compare(
    con: duckdb.DuckDBPyConnection, table: str, register: list[list[Entry]], incoming: Sequence[Entry], problems: dict[Entry, ExportError]
) -> None:
    """Add to `problems` what is wrong with the incoming exports of this register: those of each day, in order of time. What is wrong is
    compared with nothing any more."""
    held: dict[str, list[Entry]] = {}
    before: list[Entry] = []
    for day in register:
        good = [entry for entry in day if entry not in incoming]
        for entry in day:
            if entry in incoming and entry not in problems:
                if problem := _contradiction(con, table, entry, good):
                    problems[entry] = problem
                else:
                    good.append(entry)
        if problem := _difference(con, table, before, good, incoming, held):
            blamed = [entry for entry in good if entry in incoming] or [entry for entry in before if entry in incoming]
            problems |= {entry: ExportError(problem.reason, **problem.blanks | {"file": entry.name}) for entry in blamed}
            good = [entry for entry in good if entry not in blamed]
        before = good or before


def _contradiction(con: duckdb.DuckDBPyConnection, table: str, entry: Entry, others: list[Entry]) -> ExportError | None:
    """What is wrong with this export beside the others of its day."""
    names = {other.key: other.name for other in others if not other.are_differences_accepted}
    if entry.are_differences_accepted or not names:
        return None
    con.execute(f"create or replace temp table dossiers as {DOSSIERS[table]}", {"source_files": [*names, entry.key]})
    for n, of, other in con.execute(CONTRADICTIONS, {"source_file": entry.key}).fetchall():
        return ExportError("contradicts_same_day", file=entry.name, value=names[other], n=n, of=of)
    return None


def _difference(
    con: duckdb.DuckDBPyConnection,
    table: str,
    earlier: list[Entry],
    later: list[Entry],
    incoming: Sequence[Entry],
    held: dict[str, list[Entry]],
) -> ExportError | None:
    """What is wrong with the exports of these two days beside each other, where one of them comes in now."""
    both = earlier + later
    if not earlier or not later or any(entry.are_differences_accepted for entry in both) or not any(entry in incoming for entry in both):
        return None
    _hold(con, table, "earlier", earlier, held)
    _hold(con, table, "later", later, held)
    for reason, n, of, expected, _ in con.execute(DIFFERENCES, {"may_not_go": table != "initiatives"}).fetchall():
        return ExportError(reason, n=n, of=of, first=earlier[0].name, last=later[0].name, expected=expected)
    return None


def _hold(con: duckdb.DuckDBPyConnection, table: str, name: str, entries: list[Entry], held: dict[str, list[Entry]]) -> None:
    """Have the dossiers of these exports of one day, each once, in the temporary table `name`; `held` is of which exports each has them."""
    if held.get(name) == entries:
        return
    if held.get("later") == entries:
        con.execute(f"create or replace temp table {name} as from later")
    else:
        once = " qualify row_number() over (partition by town, dossier_id order by file_number desc) = 1" if len(entries) > 1 else ""
        con.execute(f"create or replace temp table {name} as {DOSSIERS[table]}{once}", {"source_files": [entry.key for entry in entries]})
    held[name] = entries
