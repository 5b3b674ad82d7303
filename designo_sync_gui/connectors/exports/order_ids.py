"""Whether a cell is a usable order id: one rule for CSV and XLSX.

Law: an id that a spreadsheet damaged is refused, for it would be the id of no order, or of another.
An id that is guarded against spreadsheets is a guess: it is refused until the operator has said
whether the guard belongs to it. Every refusal has its reason.

Sources: what spreadsheet programs write into CSV for long or formatted numbers; exports that were
seen with an apostrophe (Excel's text mark), ``="1003"`` and a trailing tab (TikTok Shop).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from designo_sync_gui.connectors.exports.platform import Guards
from designo_sync_gui.connectors.exports.table import Cell
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import JsonType

#: No real id is as long; one of 70,000 digits would be sent to a shop in an address.
LONGEST_ID: Final = 255

_DIGITS: Final = re.compile(r"[0-9]+")
_BLANKS: Final = "[\\s\u200b\u200c\u200d\u2060\ufeff]"
_GUARDED: Final = (
    re.compile("'(?P<bare>.+)", re.S),
    re.compile('="(?P<bare>.*)"', re.S),
    re.compile("=(?P<bare>.+)", re.S),
    re.compile(f"{_BLANKS}+(?P<bare>.*?){_BLANKS}*", re.S),
    re.compile(f"(?P<bare>.+?){_BLANKS}+", re.S),
)
_DAMAGED: Final = (
    (
        re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]\d+|[+-]?\d+[.,]\d+[eE]\d+"),
        say("a spreadsheet shortened it to a power of ten; its digits are lost"),
    ),
    (re.compile(r"[+-]?\d+[.,]0+"), say("it is a number with decimals, as a program rewrote it")),
    (
        re.compile("[+-]?\\d{1,3}(?:[,\u00a0\u202f \u2019']\\d{3})+"),
        say("it is a number with separators of thousands, as a program rewrote it"),
    ),
    (
        re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|#+)"),
        say("it is an error of a spreadsheet"),
    ),
    (re.compile(r".*[\x00-\x1f\x7f-\x9f].*", re.S), say("it contains a control character")),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """An id, or why there is none. ``guarded``: the reason is a guard; ``blank``: no id stands
    there at all."""

    order_id: str
    problem: Sentence | None = None
    guarded: bool = False
    blank: bool = False


def judge_id(cell: Cell, guards: Guards) -> Judged:
    """What the id's cell names."""
    if cell.status is None:
        return Judged("", cell.problem or say("the cell cannot be read"))
    if not cell.status.has_value:
        return Judged("", say("the cell is empty"), blank=True)
    if cell.status.json_type is JsonType.BOOLEAN:
        return Judged("", say("the cell contains true or false"))
    text = cell.status.literal
    if len(text) <= LONGEST_ID and _DIGITS.fullmatch(text):
        return Judged(text)
    bare = _bare(text)
    if bare is None:
        return _undamaged(text)
    if not bare:
        return Judged("", say("the cell is empty"), blank=True)
    judged = _undamaged(bare)
    if not judged.order_id or guards is Guards.REMOVE:
        return judged
    if guards is Guards.KEEP:
        return Judged(text) if len(text) <= LONGEST_ID else _undamaged(text)
    problem = say("it looks guarded against spreadsheets; without the guard it is “{id}”", id=bare)
    return Judged("", problem, guarded=True)


def _bare(text: str) -> str | None:
    """What is left without every guard; ``None`` where there is no guard."""
    bare = text
    while len(bare) <= LONGEST_ID * 2:
        found = next((m for m in (g.fullmatch(bare) for g in _GUARDED) if m), None)
        if found is None:
            break
        bare = found["bare"]
    return None if bare == text else bare


def _undamaged(text: str) -> Judged:
    if len(text) > LONGEST_ID:
        return Judged("", say("it has {n:,} characters", n=len(text)))
    for pattern, problem in _DAMAGED:
        if pattern.fullmatch(text):
            return Judged("", problem)
    return Judged(text)


def likeness(order_id: str) -> str:
    """What an id looks like: runs of digits and of letters, and every other character."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", order_id))


#: A spreadsheet keeps so many digits of a number and makes zeros of the rest.
_DIGITS_KEPT: Final = 15
_FEWEST_ZEROS: Final = 4


def may_be_odd(order_id: str) -> bool:
    """Whether the whole file may show that this is no id: a long one, or one without a digit."""
    return len(order_id) > _DIGITS_KEPT or "9" not in likeness(order_id)


def cut_ids(ids: Iterable[str]) -> frozenset[str]:
    """The ids whose last digits a spreadsheet made zeros: all of those with more digits than it
    keeps, where all end so and chance does not explain it."""
    long = [text for text in ids if len(text) > _DIGITS_KEPT and _DIGITS.fullmatch(text)]
    cut = all(not text[_DIGITS_KEPT:].strip("0") for text in long)
    zeros = sum(len(text) - _DIGITS_KEPT for text in long)
    return frozenset(long) if cut and zeros >= _FEWEST_ZEROS else frozenset()
