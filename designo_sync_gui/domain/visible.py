"""The display form of a status: invisible characters become visible marks.

The result is for drawing and for terminals only. It is never stored, compared or sent.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

from designo_sync_gui.domain.bidi import OPEN, own_isolates
from designo_sync_gui.domain.sentence import Sentence, say, verbatim
from designo_sync_gui.domain.status import JsonType, Status

#: What stands where a status has no characters to show.
NO_CHARACTERS: Final = {
    JsonType.TEXT: say("empty text"),
    JsonType.NULL: verbatim("null"),
    JsonType.ABSENT: say("no status field"),
}
SPACE_MARK = "·"
NO_BREAK_MARK = "⍽"
LINE_MARK = "⏎"
#: Code points of a status that a sentence shows.
LONGEST_NAMED: Final = 120
_NAMED = {"\ufeff": "⟨BOM⟩", "\u200b": "⟨U+200B⟩", "\t": "⇥"}
#: Letters and marks that show nothing by themselves (Unicode: Default_Ignorable, fillers).
_BLANK = frozenset(
    {
        0x034F,
        0x115F,
        0x1160,
        0x17B4,
        0x17B5,
        0x2800,
        0x3164,
        0xFFA0,
        *range(0x180B, 0x1810),
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
    }
)
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Glyph:
    """One code point of a status and how it is drawn.

    Attributes:
        shown: the text to draw; safe for Qt and terminals: no control or format characters.
        marked: drawn as a mark instead of itself.
        differs: has no equal partner on the other side.
    """

    shown: str
    marked: bool
    differs: bool


def glyphs(status: Status, differing: tuple[range, ...] = ()) -> tuple[Glyph, ...]:
    """One glyph per code point; a number, a boolean, null and absent are named as what they are."""
    text = status.literal
    if not text:
        return (Glyph(NO_CHARACTERS[status.json_type].english, True, True),)
    return tuple(
        _glyph(text, index, any(index in span for span in differing)) for index in range(len(text))
    )


def visible(status: Status) -> str:
    """The glyphs of a status in one line, for terminals and logs."""
    return "".join(glyph.shown for glyph in glyphs(status))


def cut(status: Status, most: int) -> str:
    """``visible`` of a status, in one line for a screen: beyond ``most`` code points only its
    beginning and its end."""
    text = status.literal
    if len(text) <= most:
        return visible(status)
    half = most // 2
    beginning = glyphs(Status.text(text[: half + 1]))[:half]
    end = glyphs(Status.text(text[-half - 1 :]))[1:]
    return "…".join("".join(glyph.shown for glyph in part) for part in (beginning, end))


def brief(status: Status) -> Sentence:
    """What a sentence names a status by: all of it, or the beginning of a long one and its length;
    its kind where it has no characters.

    A megabyte takes a second to be made visible, and nobody reads it in a sentence.
    """
    if not status.literal:
        return NO_CHARACTERS[status.json_type]
    if len(status.literal) <= LONGEST_NAMED:
        return verbatim(visible(status))
    beginning = visible(Status.text(status.literal[:LONGEST_NAMED]))
    return say(
        "{beginning}… ({count:,} characters)", beginning=beginning, count=len(status.literal)
    )


def visible_text(text: str) -> str:
    """Any foreign text (an order number, a server's message) made safe to draw or to print."""
    if text.isascii() and text.isprintable():
        return text  # most texts: nothing in it to be marked
    return "".join(char if not _hidden(char) else _mark(char) for char in text if not _lone(char))


def visible_line(text: str) -> str:
    """A line of this program with foreign values in it, safe to draw: ``visible_text`` that leaves
    the isolates around values written from right to left (``bidi.isolated``) in their place."""
    if OPEN not in text:
        return visible_text(text)
    kept = own_isolates(text)
    return "".join(char if place in kept else visible_text(char) for place, char in enumerate(text))


def _glyph(text: str, index: int, differs: bool) -> Glyph:
    char = text[index]
    if char == " ":
        at_edge = index in (0, len(text) - 1)
        doubled = " " in (text[index - 1 : index], text[index + 1 : index + 2])
        if at_edge or doubled or differs:
            return Glyph(SPACE_MARK, True, differs)
        return Glyph(" ", False, differs)
    if _hidden(char):
        return Glyph(_mark(char), True, differs)
    if index == 0 and unicodedata.combining(char):
        return Glyph("◌" + char, True, differs)
    return Glyph(char, False, differs)


def _lone(char: str) -> bool:
    return "\ud800" <= char <= "\udfff"


def _hidden(char: str) -> bool:
    if ord(char) in _BLANK:
        return True
    category = unicodedata.category(char)
    return category in _HIDDEN_CATEGORIES or (category == "Zs" and char != " ")


def _mark(char: str) -> str:
    if char in _NAMED:
        return _NAMED[char]
    if char in "\u00a0\u202f":
        return NO_BREAK_MARK
    if char in "\r\n\u0085\u2028\u2029":
        return LINE_MARK
    return f"⟨U+{ord(char):04X}⟩"
