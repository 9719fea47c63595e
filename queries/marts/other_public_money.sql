-- What do registers of other authorities say about organisations that the municipality grants to?
-- One row per organisation with a name and with money of the municipality, year, and who pays it.
-- $on_date: only years that have begun.
-- Paid, or granted where nothing is said to be paid, less the corrections that stand on lines of their own. A year that two files tell of counts once, by the newest export of its register, and of one day by the
-- file imported later.
with
    lines as (
        select
            funding_lines.*,
            coalesce(paid_eur, granted_eur) as eur,
            max((files.export_date, files.rowid)) over (partition by funding_lines.register, funding_lines.year) as newest_file,
            (files.export_date, files.rowid) as own_file
        from exported.funding_lines
        inner join exported.files on funding_lines.source_file = files.source_file
        where
            funding_lines.register in (select register from other_money_registers)
            and funding_lines.year <= extract(year from $on_date)
    )
select
    organisation_writings.organisation_key,
    lines.year,
    lines.funder,
    lines.funder_kind,
    sum(lines.eur) as eur
from lines
inner join
    organisation_writings
    on hash(lines.recipient, lines.kvk_number, lines.rsin_number)
    = organisation_writings.writing_hash
where
    lines.own_file = lines.newest_file
    and organisation_writings.organisation_key
    in (select organisation_key from organisation_money where granted_eur > 0)
group by organisation_writings.organisation_key, lines.year, lines.funder, lines.funder_kind
having sum(lines.eur) <> 0
