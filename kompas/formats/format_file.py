"""A format as `data/formats/<name>.toml` describes it; a municipality's own stand in the folder `formats` of its data folder.

about         one sentence: what export this is
register      name under which its rows are kept together; left out: the name of the format
is_declared   whether all its initiatives are residents' initiatives because the register says so
is_other_money  true: it tells of money of others than the municipality, which stands beside that of the organisations it grants to
municipality  when every export of this format comes from one municipality
decimal_mark  ',' or '.', where amounts in a file do not show it themselves; left out: ask
date_order    'dmy' or 'mdy'
recognise     headers that it must have, each with its alternatives in a list; left out: those of the required columns
ignored       headers that belong to the export and are not needed
identifier    headers, each with its alternatives in a list: where an export numbers nothing, an identifier is made of what they hold
sheet_per_table  true: every canonical table is a sheet or file of its own, with our names as headers
remark        sign that starts a line of explanation right below the header
is_undated    true: it holds for any day; without a day of its own it gets that of the import, which is not taken for the day that is shown
assumes       what a line implies without saying it: names of ASSUMPTIONS
newest_of     'table.column' of dates that tell the day of the export when nothing else does
[file]        headers of municipality and export_date
[<table>]     column = [headers], or a table with some of:
                headers   what the column is called, the first of these that is there; '*' stands for any words (title/*)
                first_filled  true, and with a '*' always: the first of these that is filled in, line by line
                constant  what holds for every line
                values, patterns  word → code, or regular expression on the word → code
                by_legal_form  true: the kind of an initiator by its name, where that leaves no doubt
                keep      regular expression; other values are not meant for this column
                extract   regular expression; what its group holds is the value
                prefix    what is put before the value, to keep identifiers of several sheets apart
                is_made   true: the identifier that is made of `identifier`
                factor    what a number is multiplied by
                from_name true, of a year: without such a header it is the year in the name of the sheet or the file, and that is remarked
                required  true: a line without it cannot be placed
              when_filled = [columns]  a line fills the table only where one of these holds something
[lines]       the same with a kind per column, for the SQL files <name>.<table>.sql that make tables out of lines;
              [needs] <table> = [columns] without whose header the table is not filled: of lines, or of the table itself
[sheets.<sheet>]  of an export of several sheets or files, each: titles (what the sheet may be called), recognise, ignored, identifier,
              fills_nothing (true: known, and it fills no table), [.<table>] and [.lines] as above. In SQL its lines are called
              <sheet>_lines, and [needs] names <sheet>.<column>
[sheet]       titles, and headers of municipality and export_date, of a sheet about the export itself
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from kompas import contract

# What exports of a register may imply without saying it, and the columns that it fills in the marts. The rule of each is worded in
# locales/<language>/assumptions.toml; the settings switch one off.
ASSUMPTIONS = {
    "recurring_runs_its_year": ("funding_lines.start_date", "funding_lines.end_date"),
    "one_off_has_no_end": ("funding_lines.end_date",),
    "granted_is_supported": ("status_changes.status",),
    "determined_is_completed": ("status_changes.status",),
    "zero_is_rejected": ("status_changes.status",),
    "mixed_is_granted": ("funding_lines.granted_eur",),
}
ANY = "*"  # in a header: any words


@dataclass(frozen=True, eq=False)
class Field:
    """One column of a table, and where an export has it."""

    column: str
    kind: str  # as in data/tables.toml
    required: bool = False
    headers: tuple[str, ...] = ()  # as header_key writes them
    constant: str | None = None
    words: dict[str, str] = field(default_factory=dict)  # word as header_key writes it → code, for choice and yes_no
    patterns: tuple[tuple[str, str], ...] = ()  # regular expression on the word as header_key writes it → code; no match is no warning
    bounds: contract.Bounds = contract.Bounds()
    keep: str | None = None  # regular expression; other values of this text are not meant for this column
    extract: str | None = None  # regular expression; its group is the value
    prefix: str | None = None
    made_of: tuple[tuple[str, ...], ...] = ()  # headers, each with its alternatives
    factor: int | None = None
    is_in_name: bool = False  # of a year: without a header it may stand in the name of the sheet or the file
    is_first_filled: bool = False  # of several headers the first that is filled in counts, line by line


@dataclass(frozen=True)
class Target:
    """A table that lines are read into: a canonical one, 'file' (what the export says about itself) or 'lines'."""

    table: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()  # columns without whose header it is not filled
    when_filled: tuple[str, ...] = ()  # columns of which a line has at least one; empty: every line counts


@dataclass(frozen=True)
class Select:
    """A canonical table that is made by a select out of the lines of the sheets."""

    table: str
    sql: str
    needs: tuple[tuple[str, str], ...]  # sheet ('' where a format has one) and column of its lines


@dataclass(frozen=True)
class Layout:
    """What one sheet of a format looks like."""

    name: str  # '' where the format has one
    titles: tuple[str, ...]  # names of the sheet, as header_key writes them; empty: any
    needed_headers: dict[str, tuple[str, ...]]  # headers that must be there, as written and with their aliases as header_key writes them
    targets: tuple[Target, ...]
    ignored: frozenset[str] = frozenset()
    fills_nothing: bool = False

    @property
    def lines_table(self) -> str:
        """What its lines are called in SQL."""
        return f"{self.name}_lines" if self.name else "lines"

    @cached_property
    def fields(self) -> list[Field]:
        """The fields of all its targets."""
        return [each for target in self.targets for each in target.fields]

    @cached_property
    def plain_headers(self) -> frozenset[str]:
        """Every header that it knows, but for those with a star."""
        return frozenset(header for header in self._known_headers() if ANY not in header)

    @cached_property
    def open_headers(self) -> tuple[str, ...]:
        """The headers with a star."""
        return tuple(sorted(header for header in self._known_headers() if ANY in header))

    def _known_headers(self) -> set[str]:
        read = {header for each in self.fields for header in each.headers}
        return read | self.ignored | {header for names in self.needed_headers.values() for header in names}


@dataclass(frozen=True)
class Format:
    name: str
    about: str
    register: str
    is_declared: bool
    municipality: str | None
    decimal_mark: str | None
    date_order: str
    remark: str | None
    is_undated: bool
    is_other_money: bool
    newest_of: tuple[str, ...]
    assumes: tuple[str, ...]  # keys of ASSUMPTIONS
    layouts: tuple[Layout, ...]
    selects: tuple[Select, ...]
    about_sheet: dict[str, tuple[str, ...]]  # titles, municipality, export_date → words as header_key writes them


@lru_cache(maxsize=65_536)  # successive exports hold the same words
def header_key(text: str) -> str:
    """The text in lower case, without accents, signs and double blanks: how headers and words are compared."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w€%]|_", " ", bare).split())


def pattern_key(header: str) -> str:
    """The header of a description as header_key writes it, with its stars; a blank beside one where a sign or a blank stands there."""
    parts = [f"{_edge(part[:1])}{header_key(part)}{_edge(part[-1:])}" for part in header.split(ANY)]
    return ANY.join(parts).strip()


def _edge(sign: str) -> str:
    return " " if sign and not header_key(sign) else ""


@lru_cache(maxsize=4096)
def _regex(pattern: str) -> re.Pattern:
    return re.compile(".*".join(map(re.escape, pattern.split(ANY))))


def headers_found(patterns: tuple[str, ...], headers: dict[str, int]) -> list[str]:
    """Those of the headers of a sheet (keys, as header_key writes them) that these patterns mean: the first pattern first."""
    found: dict[str, None] = {}
    for pattern in patterns:
        if ANY not in pattern:
            found |= {pattern: None} if pattern in headers else {}
        else:
            found |= {header: None for header in headers if _regex(pattern).fullmatch(header)}
    return list(found)
