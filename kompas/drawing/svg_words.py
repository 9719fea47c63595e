"""The words of a drawing in lines, for who sets them on paper: a sign that our letters lack stands in other letters, and the words beside
it keep ours, since each begins at a place of its own: Typst would set all words around a sign in those other letters too."""

import html
import re

from kompas.drawing.letters import width

SIGNS = dict.fromkeys("■□▧▨▩●○", 0.95) | dict.fromkeys("◆◇►", 0.8)  # how wide each is, of the size of its letters
LETTERS = "font-family: 'DejaVu Sans', sans-serif"
TEXT = re.compile(
    r'(<text class="annotation-text" text-anchor="start" x="(-?[\d.]+)"[^>]*?font-size: ([\d.]+)px[^>]*>)(.*?)(?=</text>)', re.DOTALL
)
TOKEN = re.compile(r"<[^>]*>|[^<]+")
PLACE, LARGER = re.compile(r'\bx="(-?[\d.]+)"'), re.compile(r"font-size:\s*([\d.]+)em")


def with_signs_apart(drawing: str) -> str:
    """The same drawing, in which signs and what follows them are placed one by one."""
    return TEXT.sub(lambda found: found[1] + _placed(found[4], float(found[2]), float(found[3])), drawing)


def _placed(content: str, x: float, size: float) -> str:
    """The content of a text that begins at `x`, in letters of this size."""
    if not any(sign in content for sign in SIGNS):
        return content
    parts, styles, is_apart = [], [], False
    for token in TOKEN.findall(content):
        if token.startswith("</"):
            styles.pop()
        elif token.startswith("<"):
            styles.append(token)
            if place := PLACE.search(token):
                x, is_apart = float(place[1]), False
        else:
            is_sign = token in SIGNS
            is_apart |= is_sign
            look = "".join(styles)
            own = size * float(larger[-1] if (larger := LARGER.findall(look)) else 1)
            if is_apart:
                letters = f' style="{LETTERS}"' if is_sign else ""
                parts.append(f'<tspan x="{x:.2f}"{letters}>{token}</tspan>')
            x += SIGNS[token] * own if is_sign else width(html.unescape(token), own, "font-weight" in look)
            if is_apart:
                continue
        parts.append(token)
    return "".join(parts)
