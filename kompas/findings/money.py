"""Who pays for the initiatives, and what ends when."""

import pandas as pd

from kompas.figures import money as draw
from kompas.figures.names import LEFT_REGISTER, is_known, named
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, finding, kept, whole

FUNDERS_SHOWN = 10
VISIBLE = 0.02  # a smaller difference between two shares is not worth a sentence


@kept
def municipal_share(asked: Asked) -> Finding:
    """The municipality's share, of the euros and of the average initiative, with what is not known."""
    rows = asked.rows("municipal_share")
    told = rows.iloc[0]
    known = is_known(told["share_per_euro"]) and is_known(told["income_eur"]) and whole(told["initiatives_known"]) > 0
    return finding(
        asked,
        "municipal_share",
        rows,
        needs=("accounts.income_eur", "accounts.municipal_income_eur"),
        sentence=_dependency(asked, told),
        figure=draw.municipal_share(told, asked.language, asked.paper) if known else None,
    )


def _dependency(asked: Asked, told: pd.Series) -> str:
    known, unknown = whole(told["initiatives_known"]), whole(told["initiatives_unknown"])
    if known == 0 or not is_known(told["share_per_euro"]):
        return asked.say("findings.municipal_share.none", n=unknown)
    if known < asked.minimum:
        said = asked.say("findings.municipal_share.too_few", n=known, income=told["income_eur"], municipal=told["municipal_eur"])
    else:
        said = asked.say(
            "findings.municipal_share.some",
            cents=round(told["share_per_euro"] * 100),
            share=told["share_per_initiative"],
            n=whole(told["initiatives_over_half"]),
            known=known,
        )
        said = " ".join([said, *_why_they_differ(asked, told), asked.say("findings.municipal_share.counted")])
    return " ".join([said, *_what_is_not_known(asked, told, unknown)])


def _what_is_not_known(asked: Asked, told: pd.Series, unknown: int) -> list[str]:
    """Of how many the share is not known, with the bounds where all income is known; why there are none otherwise; who had no income."""
    parts = []
    if unknown and is_known(told["share_low"]):
        low, high = (round(told[bound] * 100) for bound in ("share_low", "share_high"))
        parts.append(asked.say("findings.municipal_share.unknown", n=unknown, low=low, high=high))
    elif unknown:
        parts.append(asked.say("findings.municipal_share.untold", n=unknown))
    if rejected := whole(told["rejected_accounts"]):
        parts.append(asked.say("findings.municipal_share.rejected", n=rejected))
    if without := whole(told["initiatives_without_income"]):
        parts.append(asked.say("findings.municipal_share.without_income", n=without))
    return parts


def _why_they_differ(asked: Asked, told: pd.Series) -> list[str]:
    """How many euros are in the initiatives above half, and why per euro and per initiative differ where they visibly do."""
    parts = []
    if whole(told["initiatives_over_half"]) and is_known(told["share_of_euros_over_half"]):
        parts.append(asked.say("findings.municipal_share.over_half", share=told["share_of_euros_over_half"]))
    if abs(told["share_by_size"]) >= VISIBLE:
        which = "large" if told["share_by_size"] > 0 else "small"
        parts.append(asked.say(f"findings.municipal_share.{which}_lean_more"))
    return parts


@kept
def ending_by_quarter(asked: Asked) -> Finding:
    """How many euros of promises end in which quarter."""
    rows = asked.rows("ending_by_quarter")
    running = rows[rows["quarter"] != LEFT_REGISTER]
    return finding(
        asked,
        "ending_by_quarter",
        rows,
        needs=("funding_lines.granted_eur", "funding_lines.end_date"),
        sentence=_cliff(asked, rows),
        figure=draw.ending_by_quarter(running, asked.language, asked.paper) if running["quarter"].notna().any() else None,
    )


def _cliff(asked: Asked, rows: pd.DataFrame) -> str:
    left = rows[rows["quarter"] == LEFT_REGISTER]
    dated = rows[rows["quarter"].notna() & (rows["quarter"] != LEFT_REGISTER)]
    undated = rows[rows["quarter"].isna()]
    parts = []
    if len(dated):
        most = dated.loc[dated["ending_eur"].idxmax()]
        year, number = most["quarter"].split("-Q")
        parts.append(
            asked.say(
                "findings.ending_by_quarter.some",
                quarter=asked.say("figures.quarter_in_words", number=int(number), year=year),
                amount=most["ending_eur"],
                n=whole(most["initiatives"]),
            )
        )
    if len(undated):
        parts.append(asked.say("findings.ending_by_quarter.undated", amount=undated.iloc[0]["ending_eur"]))
    if len(left):
        parts.append(asked.say("findings.ending_by_quarter.left_register", amount=left.iloc[0]["ending_eur"]))
    return " ".join(parts) or asked.say("findings.ending_by_quarter.none")


@kept
def largest_funders(asked: Asked) -> Finding:
    """The funders that promised most."""
    rows = asked.rows("largest_funders", limit=FUNDERS_SHOWN)
    shown = rows.head(FUNDERS_SHOWN)
    return finding(
        asked,
        "largest_funders",
        rows,
        needs=("funding_lines.funder", "funding_lines.granted_eur"),
        sentence=_largest(asked, rows),
        figure=draw.largest_funders(shown, asked.language, asked.paper) if len(shown) else None,
        limited={},
        shown=FUNDERS_SHOWN,
    )


def _largest(asked: Asked, rows: pd.DataFrame) -> str:
    known = rows[rows["funder"].notna()]
    if known.empty:
        return asked.say("findings.largest_funders.none")
    most = known.iloc[0]
    if not is_known(most["share_of_granted"]):
        funder = named(most["funder"], "funder", asked.language)
        return asked.say("findings.largest_funders.corrected", funder=funder, amount=most["granted_eur"])
    if len(rows) == 1:
        return asked.say(
            "findings.largest_funders.only",
            funder=named(most["funder"], "funder", asked.language),
            amount=most["granted_eur"],
            n=whole(most["initiatives"]),
        )
    return asked.say(
        "findings.largest_funders.some",
        funder=named(most["funder"], "funder", asked.language),
        amount=most["granted_eur"],
        share=most["share_of_granted"],
        n=whole(most["initiatives_mostly_theirs"]),
    )
