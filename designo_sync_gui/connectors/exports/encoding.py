"""In which encoding a text file is written: chosen, known for certain, or guessed.

Law: what is certain (a mark, UTF-8 in which every byte fits) is taken; what contradicts itself is
an error with its place; a guess is shown as a guess, and no value that depends on it is used until
the operator has chosen the encoding. A byte that does not fit is never replaced.
"""

import codecs
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.platform import AUTO, SCRIPTS
from designo_sync_gui.connectors.exports.table import unreadable_file
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import Sentence, say, say_n
from designo_sync_gui.given_files import open_given

ENCODINGS: Final = (AUTO, *SCRIPTS)
#: Longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESS: Final = "cp1252"
_CHUNK: Final = 256 * 1024
_SAMPLE: Final = 64 * 1024
#: What ``surrogateescape`` makes of a byte that is not UTF-8.
STRAY: Final = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII: Final = re.compile("[^\x00-\x7f]")
#: Escapes of ISO-2022-JP, in which Japanese is written with seven bits.
_SEVEN_BITS: Final = (b"\x1b$B", b"\x1b$@")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is decoded.

    Attributes:
        name: the encoding's name as the operator chooses it.
        codec: its name for Python; takes a mark at the beginning along.
        errors: ``surrogateescape`` where single bytes do not fit; their rows are unreadable.
        guessed: whether nothing in the file confirms the encoding.
        note: what the operator must know; empty for nothing.
    """

    name: str
    codec: str
    errors: str = "strict"
    guessed: bool = False
    note: Sentence | None = None


def encoding_of(path: Path, chosen: str, cost: Cost) -> Encoding:
    """Raises ``SettingsInvalid`` for an encoding that does not fit or is not known."""
    chosen = chosen or AUTO
    if chosen not in ENCODINGS:
        raise SettingsInvalid(
            say("“{encoding}” is not a known encoding.", encoding=chosen),
            say("One of: {encodings}.", encodings=", ".join(ENCODINGS)),
        )
    try:
        with open_given(path) as file:
            sample = file.read(_SAMPLE)
        mark = next((name for mark, name in _MARKS if sample.startswith(mark)), "")
        if chosen == AUTO:
            return _marked(path, mark, cost) if mark else _found_out(path, sample, cost)
        return _fitting(path, chosen, mark, cost)
    except OSError as error:
        raise unreadable_file(path, error) from error


def _fitting(path: Path, chosen: str, mark: str, cost: Cost) -> Encoding:
    if chosen in ("utf-16", "utf-32") and mark != chosen:
        raise SettingsInvalid(
            say("The file has no byte order mark of {encoding}.", encoding=chosen),
            say("Choose utf-16-le or utf-16-be, or “auto”."),
            title=say("Encoding does not fit"),
        )
    codec = _codec(chosen, mark)
    place = _first_misfit(path, codec, cost)
    if place is not None:
        raise SettingsInvalid(
            say(
                "The file is not written in {encoding}: it breaks off at byte {byte} in line "
                "{line}.",
                encoding=chosen,
                byte=place.byte,
                line=place.line,
            ),
            say("Choose another encoding, or “auto”."),
            title=say("Encoding does not fit"),
        )
    return Encoding(chosen, codec)


def _codec(name: str, mark: str) -> str:
    if name == "utf-8":
        return "utf-8-sig"
    return mark if name in ("utf-16-le", "utf-16-be") and mark == "utf-16" else name


def _marked(path: Path, mark: str, cost: Cost) -> Encoding:
    if mark == "utf-8" and _first_misfit(path, "utf-8-sig", cost) is not None:
        return _almost_utf8(_evidence(path, cost))
    return _fitting(path, mark, mark, cost)


def _found_out(path: Path, sample: bytes, cost: Cost) -> Encoding:
    unmarked = _utf16_without_mark(sample)
    if unmarked:
        raise SettingsInvalid(
            say("The file looks like UTF-16 without a byte order mark."),
            say("Choose the encoding {encoding}.", encoding=unmarked),
            title=say("Encoding not known"),
        )
    seen = _evidence(path, cost)
    if seen.stray is None:
        if any(escape in sample for escape in _SEVEN_BITS):
            raise SettingsInvalid(
                say("The file looks like ISO-2022-JP."),
                say("Choose the encoding {encoding}.", encoding="iso-2022-jp"),
                title=say("Encoding not known"),
            )
        return Encoding("utf-8", "utf-8-sig")
    if seen.fitting and seen.fitting >= seen.strays:
        return _almost_utf8(seen)
    place = _first_misfit(path, _GUESS, cost)
    if place is not None:
        raise SettingsInvalid(
            say(
                "The encoding of the file cannot be detected: byte {byte} in line {line} is "
                "neither UTF-8 nor Windows-1252.",
                byte=place.byte,
                line=place.line,
            ),
            say("Choose its encoding, or export it as UTF-8."),
            title=say("Encoding not known"),
        )
    note = say(
        "The encoding of the file is a guess: it is not UTF-8, so it was read as Windows-1252. "
        "Values with letters beyond ASCII are not taken until you choose its encoding (cp1252, if "
        "they look right)."
    )
    return Encoding(_GUESS, _GUESS, guessed=True, note=note)


def _almost_utf8(seen: "_Evidence") -> Encoding:
    place = seen.stray or _Place(0, 1)
    note = say_n(
        "The file is UTF-8 but for one byte, byte {byte} in line {line}. The row with it is "
        "unreadable; if the file is not UTF-8, choose its encoding.",
        "The file is UTF-8 but for {n:,} bytes, the first at byte {byte} in line {line}. Rows with "
        "such a byte are unreadable; if the file is not UTF-8, choose its encoding.",
        seen.strays,
        byte=place.byte,
        line=place.line,
    )
    return Encoding("utf-8", "utf-8-sig", errors="surrogateescape", note=note)


def _utf16_without_mark(sample: bytes) -> str:
    """Every other byte of delimiters, digits and Latin letters is 0 there."""
    pairs = len(sample) // 2
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        others = sample[::2] if name == "utf-16-le" else sample[1::2]
        if zeros.count(0) * 10 > pairs and others.count(0) * 8 < zeros.count(0):
            return name
    return ""


@dataclass(frozen=True, slots=True)
class _Place:
    """A byte, from 0, and its line, from 1."""

    byte: int
    line: int


@dataclass(frozen=True, slots=True)
class _Evidence:
    """For and against UTF-8: characters beyond ASCII that fit, bytes that do not, the first."""

    fitting: int
    strays: int
    stray: _Place | None


class _Lines:
    """Counts lines; those of a file that has CR alone, too."""

    def __init__(self) -> None:
        self._feeds = self._returns = 0

    def take(self, text: str) -> None:
        self._feeds += text.count("\n")
        self._returns += text.count("\r")

    @property
    def line(self) -> int:
        return 1 + (self._feeds or self._returns)


def _pieces(path: Path, cost: Cost) -> Iterator[bytes]:
    """The file piece by piece; the last one is empty."""
    with open_given(path) as file:
        cost.begin(path.name, os.fstat(file.fileno()).st_size, looking=True)
        while True:
            cost.step()
            piece = file.read(_CHUNK)
            cost.passed += len(piece)
            yield piece
            if not piece:
                return


def _evidence(path: Path, cost: Cost) -> _Evidence:
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    fitting = strays = decoded = 0
    stray: _Place | None = None
    lines = _Lines()
    for piece in _pieces(path, cost):
        text = decoder.decode(piece, not piece)
        if not text.isascii():
            found = STRAY.findall(text)
            strays += len(found)
            fitting += len(_BEYOND_ASCII.findall(text)) - len(found)
            if found and stray is None:
                before = text[: text.index(found[0])]
                lines.take(before)
                stray = _Place(decoded + len(before.encode("utf-8")), lines.line)
        if stray is None:
            lines.take(text)
            decoded += len(text.encode("utf-8"))
    return _Evidence(fitting, strays, stray)


def _first_misfit(path: Path, codec: str, cost: Cost) -> _Place | None:
    """The first byte that does not fit; ``None`` where every byte does."""
    decoder = codecs.getincrementaldecoder(codec.removesuffix("-sig"))("strict")
    taken = 0
    lines = _Lines()
    for piece in _pieces(path, cost):
        waiting = len(decoder.getstate()[0])
        try:
            lines.take(decoder.decode(piece, not piece))
        except UnicodeDecodeError as error:
            lines.take(error.object[: error.start].decode(codec, "ignore"))
            return _Place(taken - waiting + error.start, lines.line)
        taken += len(piece)
    return None
