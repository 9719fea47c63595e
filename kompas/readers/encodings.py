"""Text in whatever encoding, made utf-8; and what can be learned of it while the bytes pass by."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kompas.errors import ExportError

CHUNK = 1 << 18  # bytes that a processor keeps at hand: sixteen times as many take twice as long
HEAD = 512
MARK = "\ufeff"
MIXED = 10  # so many wrong bytes for every good sign beyond ASCII are still no other code page
FEED, RETURN = b"\n\r"
BLANKS = b"\t\v\f"  # below the space, beside the ends of lines; the others there are control signs, but for NUL, which is unreadable
RARE = "+#:@"  # signs without which no cell is a ruined identifier, a failed formula or an address of e-mail
UNREADABLE = "\ufffd"  # stands for bytes that are no sign in the encoding of the file
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True)
class Utf8:
    """A text file in utf-8."""

    path: Path
    name: str  # of the file as people know it
    skip: int  # bytes of a byte order mark at the start
    line_breaks: int  # physical ends of line; a last line without one counts too
    has_odd_breaks: bool  # a carriage return without a line feed
    has_quotes: bool
    has_controls: bool  # control signs of ASCII other than tabs and breaks
    is_ascii: bool  # no sign beyond it
    lacks: frozenset[str]  # those of RARE that stand nowhere in it
    has_unreadable: bool  # NUL bytes, or bytes that had to be replaced by UNREADABLE


def as_utf8(path: Path, name: str, folder: Path) -> Utf8:
    """The text at `path` in utf-8, written into `folder` when it was something else.

    A byte order mark decides; else strict utf-8; else what the signs beyond ASCII are: Windows-1252, the code page of Dutch
    exports, unless a part of them is good utf-8. Then it is utf-8 that was damaged, or a mixture, and the bytes that do not fit are
    unreadable: in the wrong code page every sign would become two others without a word. Byte order marks inside the text, where
    files were joined, are left out. Raises ExportError for a file of blanks only.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    encoding = next((found for bom, found in BOMS if head.startswith(bom)), unmarked_utf16(head))
    if encoding not in ("utf-16", "utf-16-le", "utf-16-be"):
        try:
            file, has_marks = _scan(path, name, 3 if encoding else 0, False)
        except UnicodeDecodeError:
            signs, damaged = _signs_beyond_ascii(path)
            encoding = encoding or ("utf-8" if MIXED * signs >= damaged else "cp1252")
        else:
            return file if not has_marks else _scan(_transcode(path, folder, "utf-8-sig")[0], name, 0, False)[0]
    written, has_unreadable = _transcode(path, folder, encoding)
    return _scan(written, name, 0, has_unreadable)[0]


def unmarked_utf16(head: bytes) -> str | None:
    """The encoding of a text that begins like this when it is UTF-16 without a byte order mark; null otherwise.

    Of two bytes one is then nearly always zero, and always the same one.
    """
    even, odd = head[0::2].count(0), head[1::2].count(0)
    most = 0.9 * (len(head) // 2)
    if len(head) < 4 or max(even, odd) < most or min(even, odd) > 0:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _signs_beyond_ascii(path: Path) -> tuple[int, int]:
    """How many signs beyond ASCII there are when read as utf-8, and how many bytes that is wrong for."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    signs = damaged = 0
    with path.open("rb") as stream:
        while True:
            chunk = stream.read(CHUNK)
            if decoder.getstate()[0] or not chunk.isascii() or not chunk:
                text = decoder.decode(chunk, final=not chunk)
                escaped = len(ESCAPED.findall(text))
                signs += len(text) - len(text.encode("ascii", "ignore")) - escaped
                damaged += escaped
            if not chunk:
                return signs, damaged


def _transcode(path: Path, folder: Path, encoding: str) -> tuple[Path, bool]:
    """The text written again in utf-8, and whether some bytes had to be replaced."""
    written = folder / "transcoded"
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    has_unreadable = False
    with path.open("rb") as stream, written.open("wb") as target:
        while True:
            chunk = stream.read(CHUNK)
            text = decoder.decode(chunk, final=not chunk)
            has_unreadable = has_unreadable or UNREADABLE in text
            target.write(text.replace(MARK, "").encode("utf-8", "replace"))
            if not chunk:
                return written, has_unreadable


def _scan(path: Path, name: str, skip: int, has_unreadable: bool) -> tuple[Utf8, bool]:
    """The file, and whether there are byte order marks inside the text. Raises UnicodeDecodeError where it is not in utf-8."""
    feeds = returns = pairs = 0
    has_nul = has_quotes = has_controls = has_text = has_marks = False
    is_ascii, lacks = True, set(RARE)
    last = end = b""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    with path.open("rb") as stream:
        stream.seek(skip)
        while chunk := stream.read(CHUNK):
            signs = np.frombuffer(chunk, np.uint8)
            if decoder.getstate()[0] or not chunk.isascii():
                is_ascii = False
                decoder.decode(chunk)
                has_marks = has_marks or codecs.BOM_UTF8 in end + chunk
            feeds_here, low = np.count_nonzero(signs == FEED), np.count_nonzero(signs < 32)
            feeds += feeds_here
            pairs += last == b"\r" and chunk.startswith(b"\n")
            if low > feeds_here:  # each of these passes takes as long as the one that found nothing else
                returns_here, nuls = np.count_nonzero(signs == RETURN), np.count_nonzero(signs == 0)
                returns += returns_here
                pairs += chunk.count(b"\r\n") if returns_here else 0
                has_nul = has_nul or nuls > 0
                low -= returns_here + nuls
            if low > feeds_here:
                has_controls = has_controls or low > feeds_here + sum(np.count_nonzero(signs == sign) for sign in BLANKS)
            has_quotes = has_quotes or b'"' in chunk
            has_controls = has_controls or b"\x7f" in chunk
            lacks -= {sign for sign in lacks if sign.encode() in chunk}
            has_text = has_text or bool(chunk.strip(b" \t\r\n\0"))
            last, end = chunk[-1:], chunk[-2:]
    decoder.decode(b"", final=True)
    if not has_text:
        raise ExportError("empty_file", file=name)
    breaks = int(feeds + returns - pairs + (last not in (b"\n", b"\r")))
    has_odd_breaks, has_unreadable = bool(returns != pairs), has_unreadable or has_nul
    file = Utf8(path, name, skip, breaks, has_odd_breaks, has_quotes, bool(has_controls), is_ascii, frozenset(lacks), has_unreadable)
    return file, has_marks
