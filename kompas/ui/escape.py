"""Text from an export shown letter by letter."""

import re

# A backslash does not stop what Streamlit makes of words after Markdown has been read: links of addresses, icons of :names:,
# arrows of ->. It stops where such words are in two parts of the page, and a colour that is not named makes a part without a look.
# So nothing is added to the words themselves, and who copies them gets what stands there.
APART = r":color[\\\1]{}"
MARK_UP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:&@=])")
REPLACED = re.compile(r"\\((?:[:@]|(?<=www\\)\.)(?=\S)|(?<=\\[-<>~]\\)[->=])", re.IGNORECASE)


def small(markdown: str) -> str:
    """This Markdown in small letters."""
    return f":small[{markdown}]"


def escape(text: str) -> str:
    """The text as Markdown that shows exactly these letters: no emphasis, links, HTML, formulas, icons or colours."""
    escaped = MARK_UP.sub(r"\\\1", text)
    return re.sub(r"[\r\n\t]+", " ", REPLACED.sub(APART, escaped))
