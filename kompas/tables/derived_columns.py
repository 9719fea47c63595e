"""Where the text of a field stands in a sheet; columns that a sheet does not have as such are derived: the first of several that is filled
in, a part of one, an identifier made of several."""

from dataclasses import dataclass

import duckdb

from kompas.contract import identifier, literal
from kompas.formats import Field, Match, headers_found
from kompas.tables import dated_names


@dataclass(frozen=True)
class Source:
    """Where the text of a field stands."""

    place: int  # of the column in the view
    headers: tuple[str, ...]  # it comes from, as written
    parts: tuple[str, ...] = ()  # the SQL of the texts that an identifier is made of; of one with a prefix what stands behind it


def sources(con: duckdb.DuckDBPyConnection, view: str, file: str, match: Match, width: int, salt: str) -> tuple[str, dict[Field, Source]]:
    """The view of the lines, from place `width` on with what is derived, and of each field that the sheet has where it stands.

    `file` is how the ledger names the sheet: a year that no column has may stand in it.
    """
    fields = match.layout.fields
    year = _year(file) if any(each.is_in_name and not _places(each.headers, match, width) for each in fields) else None
    found: dict[Field, Source] = {}
    derived: dict[str, int] = {}  # SQL → place
    for each in fields:
        places = _places(each.headers, match, width)
        if not places and each.is_in_name and year:
            found[each] = Source(derived.setdefault(f"'{year}'", width + len(derived)), ())
        if not places:
            continue
        headers, parts, text = tuple(match.names[place] for place in places), (), f"raw.c{places[0]}"
        if each.made_of:
            parts = tuple(f"raw.c{here[0]}" for part in each.made_of if (here := _places(part, match, width)))
            text = _made_of(parts, f"{salt}{year or ''}")
        elif len(places) > 1 and each.is_first_filled:
            text = f"coalesce({', '.join(f'as_text(raw.c{place})' for place in places)})"
        else:
            headers = headers[:1]
        if each.extract:
            text = f"nullif(regexp_extract({text}, {literal(each.extract)}, 1), '')"
        if each.prefix:
            parts, text = (text,), f"{literal(each.prefix)} || as_text({text})"
        place = places[0] if text == f"raw.c{places[0]}" else derived.setdefault(text, width + len(derived))
        found[each] = Source(place, headers, parts)
    if not derived:
        return view, found
    columns = ", ".join(f"{text} as c{place}" for text, place in derived.items())
    con.execute(f"create temp view {identifier(view + '_derived')} as select raw.*, {columns} from {identifier(view)} as raw")
    return f"{view}_derived", found


def _places(headers: tuple[str, ...], match: Match, width: int) -> list[int]:
    return [place for header in headers_found(headers, match.places) if (place := match.places[header]) < width]


def _year(file: str) -> str | None:
    """The year in the name of the sheet, else in that of the file."""
    name, _, sheet = file.partition(" [")
    return dated_names.year_alone(sheet) or dated_names.year_alone(name)


def _made_of(parts: tuple[str, ...], salt: str) -> str:
    """The SQL of an identifier: the same for the same words in these columns; null where nothing stands in any of them.

    Names of people may be among the words, so that it cannot be traced back without the secret. Lines that are the same in all parts
    are numbered.
    """
    words = f"concat_ws('|', {', '.join(f'''coalesce(lower(as_text({part})), '')''' for part in parts)})"
    nothing = " and ".join(f"as_text({part}) is null" for part in parts)
    number = f"row_number() over (partition by {words} order by raw.line)"
    numbered = f"case when {number} > 1 then '-' || {number} else '' end"
    return f"case when not ({nothing}) then 'K-' || left(sha256({literal(salt)} || {words}), 14) || {numbered} end"
