"""The day of an export as the name of its file tells it: a day, or a period of which the last day counts."""

import re
from calendar import monthrange
from datetime import date

from babel.dates import get_month_names

from kompas.texts import LANGUAGES

YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
YEAR_FIRST = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
BETWEEN = r"[-_. ]*"
MONTHS = {
    word.lower().rstrip("."): month
    for language in LANGUAGES
    for width in ("wide", "abbreviated")
    for month, word in get_month_names(width, locale=language).items()
}
MONTH = rf"(?<![a-z])(?P<word>{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![a-z])"
NUMBERED = r"(?P<number>[1-4])(?:e|de|ste|st|nd|rd|th)?"
WEEK = r"(?<![a-z])(?:week|wk|w)[-_. ]?(?P<number>[0-5]?\d)(?!\d)"


def _either_way(what: str) -> list[str]:
    """The year before or after; names of groups occur once in each."""
    return [rf"{YEAR_FIRST}{BETWEEN}{what}", rf"{what}{BETWEEN}{YEAR}"]


QUARTERS = [
    pattern
    for written in (
        rf"(?<![a-z])(?:kwartaal|quarter|kw|q|k){BETWEEN}{NUMBERED}(?!\d)",
        rf"(?<!\d){NUMBERED}{BETWEEN}(?:kwartaal|quarter|kw)(?![a-z])",
    )
    for pattern in _either_way(written)
]


def day(name: str) -> date | None:
    """The last day written in the name of a file, as 2016-08-18, 20160818, 18-08-2016 or 18 augustus 2016; null without any."""
    year_first = re.findall(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)", name)
    day_first = re.findall(r"(?<!\d)(\d\d?)[-_. ](\d\d?)[-_. ]((?:19|20)\d\d)(?!\d)", name)
    in_words = re.finditer(rf"(?<!\d)(?P<day>\d\d?){BETWEEN}{MONTH}{BETWEEN}{YEAR}", name.lower())
    days = [found for year, month, day in year_first if (found := _day(year, month, day))]
    days = days or [found for day, month, year in day_first if (found := _day(year, month, day))]
    days = days or [found for each in in_words if (found := _day(each["year"], MONTHS[each["word"]], each["day"]))]
    return max(days, default=None)


def last_of_period(name: str) -> date | None:
    """The last day of the month, quarter or week written in the name of a file; of several the latest; null without any.

    A year alone is none: it is the year of the money more often than that of the export. Nor is 2011-12, which may be a season.
    """
    low = name.lower()
    found = [_month(each["year"], each["number"]) for each in re.finditer(YEAR_FIRST + r"[-_. ]?(?P<number>\d\d)(?![-_. ]?\d)", low)]
    found += [_month(each["year"], each["number"]) for each in re.finditer(rf"(?<!\d)(?<!\d[-_. ])(?P<number>\d\d)[-_.]{YEAR}", low)]
    for pattern in _either_way(MONTH):
        found += [_month(each["year"], MONTHS[each["word"]]) for each in re.finditer(pattern, low)]
    for pattern in QUARTERS:
        found += [_month(each["year"], 3 * int(each["number"])) for each in re.finditer(pattern, low)]
    for pattern in _either_way(WEEK):
        found += [_week(each["year"], each["number"]) for each in re.finditer(pattern, low)]
    return max((each for each in found if each), default=None)


def year_alone(name: str) -> str | None:
    """The one year in the name of a file or a sheet that is no part of a day or a period; null where there is none, or several."""
    found = set(re.findall(r"(?<![\d])(?<!\d[-_.])((?:19|20)\d\d)(?![-_.]?\d)", name))
    return found.pop() if len(found) == 1 else None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(year: str, month: str | int) -> date | None:
    if not 1 <= int(month) <= 12 or (isinstance(month, str) and int(month) == (int(year) + 1) % 100):
        return None
    return date(int(year), int(month), monthrange(int(year), int(month))[1])


def _week(year: str, week: str) -> date | None:
    try:
        return date.fromisocalendar(int(year), int(week), 7)
    except ValueError:
        return None
