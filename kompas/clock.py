"""Which day it is: that of the municipality, wherever the server stands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kompas.errors import ExportError


def today(zone: str, now: datetime | None = None) -> date:
    """The day in this time zone (such as Europe/Amsterdam) at the moment `now`, which has a zone of its own (default: this moment).

    Recorded with an export as the day of import; never the day of a figure. Raises ExportError for a zone that does not exist.
    """
    try:
        return (now or datetime.now(UTC)).astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:  # a name such as ../x is no zone either, nor is a folder of zones
        raise ExportError("no_such_zone", file="settings.toml", column="clock.timezone", value=zone) from problem
