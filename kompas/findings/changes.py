"""What changed since an earlier day, and whether that is more than noise."""

import pandas as pd

from kompas import texts
from kompas.figures.names import is_known
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope

ACTIVE = "active_initiatives"  # the figure of the first sentence
CHANGES = ("came", "newly_known", "went", "left_register", "moved", "lost_money")
FIRST_SHOWN = 10  # initiatives named of each change


@memoize
def headline_changes(scope: Scope) -> Finding:
    """The headline figures beside those of the earlier day; one row per figure."""
    rows = scope.rows("headline_changes")
    first = [sentence for row in rows.itertuples() if row.figure == ACTIVE for sentence in _active_sentences(scope, row)]
    parts = [*first, *_comparison_sentences(scope, rows, is_day_named=bool(first))]
    return finding(scope, "headline_changes", rows, needs=(), sentence=" ".join(parts))


def _active_sentences(scope: Scope, row: object) -> list[str]:
    """How many were active then and are now; and of how many that was not known, or is not, where there are any."""
    before, now = (whole(high) - whole(low) for high, low in ((row.high_before, row.low_before), (row.high_now, row.low_now)))
    maybe = [scope.say("findings.headline_changes.maybe_active", before=before, now=now)] if before or now else []
    return [_change_sentence(scope, row), *maybe]


def change_sentences(scope: Scope, rows: pd.DataFrame) -> list[str]:
    """What changed in the headline figures below the first, a sentence each; and which of them cannot be compared, in one."""
    others = [row for row in rows.itertuples() if row.figure != ACTIVE]
    unknown = tuple(scope.say(f"codes.figure.{row.figure}").lower() for row in others if _verdict(row) == "unknown")
    compared = [_change_sentence(scope, row) for row in others if _verdict(row) != "unknown"]
    names = texts.several(unknown, scope.language)
    return [*compared, scope.say("findings.headline_changes.not_compared", names=names)] if unknown else compared


def change_words(scope: Scope, rows: pd.DataFrame) -> dict[str, str]:
    """Per headline figure of which that is known what it was, in a few words."""
    return {
        row.figure: scope.say(f"findings.headline_changes.short.{row.figure}.{_verdict(row)}", **_blanks(scope, row))
        for row in rows.itertuples()
        if _verdict(row) != "unknown"
    }


def _change_sentence(scope: Scope, row: object) -> str:
    return scope.say(f"findings.headline_changes.{row.figure}.{_verdict(row)}", **_blanks(scope, row))


def _verdict(row: object) -> str:
    """Whether there is a difference; of a count that is only to be said where it is known on both days."""
    are_comparable = row.change_verdict != "count" or (is_known(row.value_before) and is_known(row.value_now))
    return row.change_verdict if are_comparable else "unknown"


def _blanks(scope: Scope, row: object) -> dict[str, object]:
    """What the words of a change can name."""
    before, now = (getattr(row, name) if is_known(getattr(row, name)) else 0.0 for name in ("value_before", "value_now"))
    since = whole(row.since_n)
    bounds = ("low_before", "high_before", "since_low", "since_high", "change_low", "change_high")
    return {
        "day": pd.Timestamp(row.since_date).date(),
        "before": round(before * 100) if row.figure == "share_per_euro" else before,
        "now": round(now * 100) if row.figure == "share_per_euro" else now,
        "since": since,
        "weeks": min(scope.settings["terms"]["answer_days"]) / 7,
        "earlier": whole(row.before_n),
        "share": row.since_share,
    } | {name: getattr(row, name) for name in bounds}


def value_words(scope: Scope, figure: str, value: float) -> str | None:
    """A headline figure as it is written; None where it is unknown."""
    if not is_known(value):
        return None
    return texts.percent(value, scope.language) if figure.startswith("share") else texts.number(value, scope.language)


def _comparison_sentences(scope: Scope, rows: pd.DataFrame, is_day_named: bool) -> list[str]:
    """With which day is compared, where no sentence named it; and where no export reaches back to it, that it is reckoned back."""
    if rows.empty:
        return []
    day = pd.Timestamp(rows.iloc[0]["since_date"]).date()
    oldest = pd.Timestamp(scope.rows("sources")["export_date"].min()).date()
    compared = [] if is_day_named else [scope.say("findings.headline_changes.compared", day=day)]
    return compared if oldest <= day else [*compared, scope.say("findings.headline_changes.reckoned_back", day=day, oldest=oldest)]


@memoize
def changed_since(scope: Scope, limit: int = FIRST_SHOWN) -> Finding:
    """The initiatives that came, went, moved or lost their money; at most `limit` of each."""
    rows = scope.rows("changed_since", limit=limit)
    counts = {row.change: whole(row.initiatives) for row in rows.itertuples()}
    parts = [scope.say(f"findings.changed_since.{change}", n=counts[change]) for change in CHANGES if change in counts]
    kind = "some" if parts else _key_without_changes(scope)
    return finding(
        scope,
        "changed_since",
        rows,
        needs=("initiatives.initiative_id",),
        limited={},
        sentence=scope.say(f"findings.changed_since.{kind}", day=scope.before.on_date, changes=", ".join(parts)),
    )


def _key_without_changes(scope: Scope) -> str:
    """Which words fit where nothing changed: there may be nothing that could."""
    return "none" if whole(scope.rows("headlines").iloc[0]["initiatives"]) else "empty"
