"""Cells that a spreadsheet leaves alone when it opens a CSV file.

Excel and LibreOffice turn a cell of a CSV file into a formula, a number, a date or a truth value
when it looks like one; a long id loses digits, ``true`` becomes ``TRUE``, ``MAR-1`` a day. A cell
that would be changed gets an apostrophe in front, and its column is named beside it.
"""

import re
import unicodedata

from designo_sync_gui.domain.formulas import begins_formula

#: Characters of one cell in Excel and in LibreOffice 7; one beyond U+FFFF counts as two (UTF-16).
LONGEST_CELL = 32_767
_LIKE_A_NUMBER = re.compile(r"[\d\s.,:;/\\\-+%()'’$€£¥eEtTzZ]*")  # noqa: RUF001
_CLOCK = re.compile(r"[\d.:\s]+[ap]\.?m\.?", re.IGNORECASE)
#: English, German, French, Spanish, Italian, Dutch, Portuguese and Polish months, cut short. No
#: repetition within a repetition: on thirty digits and a letter that took hours.
_MONTH = re.compile(
    r"[\d\s./,-]*(?:jan|ene|gen|sty|feb|f[eé]v|lut|m[aä]r|maa|mrt|apr|avr|abr|kwi|ma[iyj]|"
    r"mag|jun|juin|giu|cze|jul|juil|lug|lip|au?g|ago|sie|sep|set|wrz|o[ck]t|ott|out|pa[zź]|nov|"
    r"lis|de[czs]|dic|d[eé]c|gru)[a-zà-ÿ]*[\d\s./,-]*",
    re.IGNORECASE,
)
#: A whole number that a spreadsheet shows as it was: no zeros in front, at most 11 digits.
_PLAIN = re.compile(r"0|[1-9]\d{0,10}")
_TRUTH = frozenset(
    {"true", "false", "wahr", "falsch", "vrai", "faux", "verdadero", "falso", "vero", "waar",
     "onwaar", "verdadeiro", "prawda", "fałsz"}
)  # fmt: skip


def guarded(text: str) -> str:
    """The text as a cell; the same text where a spreadsheet leaves it as it is."""
    text = cut_to_a_cell(text)
    shown = "".join(_mark(char) for char in text)
    return f"'{shown}" if _is_converted(text) else shown


def cut_to_a_cell(text: str) -> str:
    """The text itself where a cell holds it, else its length and its beginning."""
    if len(text) + sum(char > "\uffff" for char in text) <= LONGEST_CELL:
        return text
    return f"({len(text):,} characters, more than a cell holds) {text[:1000]}…"


def _mark(char: str) -> str:
    """Control characters end or break a cell: NUL cuts it, CR begins another row."""
    if char != "\n" and unicodedata.category(char) in ("Cc", "Cs"):
        return f"⟨U+{ord(char):04X}⟩"
    return char


def _is_converted(text: str) -> bool:
    if not text:
        return False
    inner = text.strip().removeprefix("\ufeff")
    if text.startswith("'") or inner[:1] == "'" or begins_formula(text):
        return True
    if _PLAIN.fullmatch(text):
        return False
    digits = any(char.isdecimal() for char in inner)
    if digits and (_LIKE_A_NUMBER.fullmatch(inner) or _CLOCK.fullmatch(inner)):
        return True
    if digits and _MONTH.fullmatch(inner):
        return True
    return inner.casefold() in _TRUTH
