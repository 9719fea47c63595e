"""Text in whatever encoding, made utf-8; and what can be learned of it while the bytes pass by."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from kompas.errors import ExportError

CHUNK = 1 << 22
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Utf8:
    """A text file in utf-8 without a byte order mark before its first cell."""

    path: Path
    skip: int  # bytes of a byte order mark at the start
    line_breaks: int  # physical ends of line; a last line without one counts too
    has_odd_breaks: bool  # a carriage return without a line feed
    has_nul: bool


def as_utf8(path: Path, name: str, folder: Path) -> Utf8:
    """The text at `path` in utf-8, written into `folder` when it was something else.

    A byte order mark decides; else strict utf-8; else Windows-1252, the code page of Dutch exports.
    Raises ExportError where bytes are no text in any of these, and for a file of blanks only.
    """
    with path.open("rb") as stream:
        head = stream.read(4)
    encoding = next((found for bom, found in BOMS if head.startswith(bom)), None)
    if encoding == "utf-16":
        return _looked_at(_transcoded(path, name, folder, "utf-16"), name, 0)
    skip = 3 if encoding else 0
    if _is_utf8(path):
        return _looked_at(path, name, skip)
    return _looked_at(_transcoded(path, name, folder, "cp1252"), name, 0)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                if decoder.getstate()[0] or not chunk.isascii():
                    decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _transcoded(path: Path, name: str, folder: Path, encoding: str) -> Path:
    """The text written again in utf-8. Raises ExportError at bytes that this encoding does not have."""
    written = folder / "transcoded"
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    line = 1
    with path.open("rb") as stream, written.open("wb") as target:
        while True:
            chunk = stream.read(CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                line += error.object[: error.start].count(b"\n")
                shown = error.object[error.start : error.end].hex(" ")
                raise ExportError("no_encoding", file=name, line=line, value=shown) from error
            target.write(text.encode("utf-8", "replace"))
            line += chunk.count(b"\n")
            if not chunk:
                return written


def _looked_at(path: Path, name: str, skip: int) -> Utf8:
    feeds = returns = pairs = 0
    has_nul = has_text = False
    last = b""
    with path.open("rb") as stream:
        stream.seek(skip)
        while chunk := stream.read(CHUNK):
            feeds += chunk.count(b"\n")
            returns += chunk.count(b"\r")
            pairs += chunk.count(b"\r\n") + (last == b"\r" and chunk.startswith(b"\n"))
            has_nul = has_nul or b"\0" in chunk
            has_text = has_text or bool(chunk.strip(b" \t\r\n\0"))
            last = chunk[-1:]
    if not has_text:
        raise ExportError("empty_file", file=name)
    unended = last not in (b"\n", b"\r")
    breaks = feeds + returns - pairs + unended
    return Utf8(path, skip, breaks, returns != pairs, has_nul)
