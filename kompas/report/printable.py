"""Words for a PDF that can be read aloud: it is refused with a sign that the typeface has not."""

import re
import unicodedata

# The signs beyond Latin that the typeface surely has.
BEYOND_LATIN = "–—‘’‚“”„…€•\u202f"


def printable(content: object) -> object:
    """The same words in signs that the typeface has: what it lacks is a question mark on paper (the page shows every letter)."""
    if isinstance(content, dict):
        return {key: printable(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [printable(value) for value in content]
    if not isinstance(content, str):
        return content
    flat = unicodedata.normalize("NFC", re.sub(r"[\r\n\t]+", " ", content))
    return "".join(sign if " " <= sign <= "~" or "\u00a0" <= sign <= "\u017f" or sign in BEYOND_LATIN else "?" for sign in flat)
