"""The words: sentences from `locales/<language>`, numbers and dates as that language writes them."""

import datetime
import re
import string
import tomllib
from functools import cache, lru_cache

from babel import Locale, dates, lists, numbers

from kompas import contract

LANGUAGES = contract.LANGUAGES

# Every figure writes the same numbers again and again.
memoize = lru_cache(maxsize=16_384)


@cache
def words(language: str) -> dict:
    """Every word of a language, nested: name of the file, or of the folder around it, then the keys inside.

    Raises ValueError where two files of one folder hold the same key.
    """
    found: dict[str, dict] = {}
    for path in sorted((contract.LOCALES / language).rglob("*.toml")):
        entries = found.setdefault(path.relative_to(contract.LOCALES / language).parts[0].removesuffix(".toml"), {})
        more = tomllib.loads(path.read_text("utf-8"))
        if twice := entries.keys() & more.keys():
            raise ValueError(f"{path} tells again: {sorted(twice)}")
        entries |= more
    return found


def entry(language: str, key: str) -> object:
    """What stands under a dotted key such as 'frame.as_of'. Raises KeyError where nothing does."""
    found = _found(language, key)
    if found is None:
        raise KeyError(f"locales/{language} has no {key}")
    return found


def has(language: str, key: str) -> bool:
    """Whether there are words under this key."""
    return _found(language, key) is not None


def _found(language: str, key: str) -> object:
    found: object = words(language)
    for part in key.split("."):
        if not isinstance(found, dict) or part not in found:
            return None
        found = found[part]
    return found


def say(language: str, key: str, **blanks: object) -> str:
    """The sentence under `key` with its blanks filled in.

    A blank names how it is written: {n:number} {share:percent} {amount:euro} {day:date}. Where the key holds `one` and
    `other`, the blank `n` chooses; a `none` beside them is for zero. Where the blank `of` is one, a `one_of_one` or `none_of_one` beside
    them goes first: 'the one initiative' for '1 of the 1 initiatives'.
    """
    found = entry(language, key)
    if isinstance(found, dict):
        form = "none" if blanks["n"] == 0 and "none" in found else _form(blanks["n"], language)
        found = found.get(f"{form}_of_one", found[form]) if blanks.get("of") == 1 else found[form]
    return "".join(words if name is None else words + _write(blanks[name], spec, language) for words, name, spec, _ in _parts(found))


@cache
def _parts(sentence: str) -> tuple[tuple, ...]:
    """The words and the blanks of a sentence; a figure says the same one for every row."""
    return tuple(string.Formatter().parse(sentence))


@memoize
def _form(n: float, language: str) -> str:
    """'one' or 'other': how the language counts so many."""
    return Locale.parse(language).plural_form(n)


def _write(value: object, spec: str, language: str) -> str:
    write = WRITERS.get(spec)
    return write(value, language) if write else format(value, spec)


@memoize
def number(value: float, language: str) -> str:
    """12345.6 as '12.345,6': at most one decimal."""
    return numbers.format_decimal(value, format="#,##0.#", locale=language)


@memoize
def tenth(value: float, language: str) -> str:
    """12345 as '12.345,0': with one decimal, also where it is 0, beside other such numbers."""
    return numbers.format_decimal(value, format="#,##0.0", locale=language)


@memoize
def euro(value: float, language: str) -> str:
    """Whole euros: '€ 12.346' in Dutch, '€12,346' in English."""
    return numbers.format_currency(value, "EUR", format=_shape_of_euros(language), locale=language, currency_digits=False)


@cache
def _shape_of_euros(language: str) -> str:
    """How the language writes an amount of whole euros: '¤ #,##0', with a narrow space where it has one."""
    amount, _, _ = Locale.parse(language).currency_formats["standard"].pattern.partition(";")
    return amount.replace(".00", "").replace("\u00a0", "\u202f")


@memoize
def short_euro(value: float, language: str) -> str:
    """Euros for a headline: '€ 1,2 mln.', '€ 12.300'."""
    if abs(value) < 1_000_000:
        return euro(value, language)
    amount = numbers.format_compact_decimal(value, locale=language, fraction_digits=1)
    return _shape_of_euros(language).replace("#,##0", amount).replace("¤", "€")


@memoize
def percent(value: float, language: str) -> str:
    """A share between 0 and 1 in whole per cents: '27%'."""
    return numbers.format_percent(value, format="#,##0%", locale=language)


@memoize
def exact_percent(value: float, language: str) -> str:
    """A share that somebody chose: 0.125 as '12,5%', with a decimal only where there is one."""
    return numbers.format_percent(value, format="#,##0.#%", locale=language)


@memoize
def date(value: datetime.date, language: str) -> str:
    """'31 maart 2026' or '31 March 2026'."""
    return dates.format_date(value, format="d MMMM y", locale=language)


@memoize
def several(values: tuple[str, ...], language: str) -> str:
    """'56, 91 en 182' or '56, 91, and 182': a list in words."""
    return lists.format_list(values, locale=language)


# Where a sentence ends: a full stop, an exclamation or a question mark, and behind it a capital, a number, an amount or a quotation.
_SENTENCE_END = re.compile(r"(?<=[.?!]) (?=[A-Z0-9€‘])")
# What ends in a full stop and no sentence: 'St.', 'B.V.', 'dr.' before a name.
_ABBREVIATION = re.compile(r"(?:^|[\s(‘])(?:[A-Z]\w{0,2}|(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}|dr|mr|ir|drs|ing|jr|sr|nr)\.$")


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence, and all that follows it; a full stop in a name, between brackets or in a quotation ends none."""
    for end in _SENTENCE_END.finditer(text):
        first = text[: end.start()]
        is_whole = first.count("(") == first.count(")") and first.count("‘") <= first.count("’")
        if is_whole and not _ABBREVIATION.search(first):
            return first, text[end.end() :]
    return text, ""


def separators(language: str) -> tuple[str, str]:
    """What stands before decimals, and between thousands."""
    return numbers.get_decimal_symbol(language), numbers.get_group_symbol(language)


WRITERS = {
    "number": number,
    "tenth": tenth,
    "euro": euro,
    "short_euro": short_euro,
    "percent": percent,
    "exact_percent": exact_percent,
    "date": date,
}
