"""Text from an export shown letter by letter."""

import re

# Streamlit replaces :name: by an icon and makes a link of an address after Markdown has been read, so a backslash does not
# stop it; a word joiner (no width, no break) does.
JOINER = "\u2060"


def plain(text: str) -> str:
    """The text as Markdown that shows exactly these letters: no emphasis, links, HTML, formulas, icons or colours."""
    escaped = re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~$:&@=])", r"\\\1", text)
    apart = re.sub(r"\\([:@.])(?=\S)", rf"\\\1{JOINER}", escaped)
    return re.sub(r"[\r\n\t]+", " ", apart)
