"""Orders, plans and checks as text tables.

Law: a status is shown in the form of ``domain.visible``, a text in quotes, so that it cannot be
taken for a number, for null or for an order of the terminal. The form is never read back.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from designo_sync_gui.domain.bidi import CLOSE, OPEN, isolated
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.kinds import DifferenceKind, difference_kinds
from designo_sync_gui.domain.order import Observation, Order
from designo_sync_gui.domain.outcome import Outcome
from designo_sync_gui.domain.plan import PlannedWrite
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import glyphs, visible_text
from designo_sync_gui.reports.rows import status_type

_WIDEST = 44
_HEADINGS = (
    "verdict",
    "store",
    "order",
    "id",
    "storefront status",
    "DesignO status",
    "difference kinds",
    "last outcome",
)


class Columns:
    """Columns of equal width, two spaces apart, below underlined headings.

    Every row is taken first, then each is laid out: very many are never held at once.
    """

    def __init__(self, headings: Sequence[str] = _HEADINGS) -> None:
        self._headings = headings
        self._widths = [width(text) for text in headings]

    def take(self, row: Sequence[str]) -> None:
        self._widths = [*map(max, self._widths, map(width, row))]

    def head(self) -> tuple[str, str]:
        return self.line(self._headings), "  ".join("-" * wide for wide in self._widths)

    def line(self, row: Sequence[str]) -> str:
        return "  ".join(map(_padded, row, self._widths)).rstrip()


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; the first row are its headings."""
    headings, *cells = rows
    columns = Columns(headings)
    for row in cells:
        columns.take(row)
    return [*columns.head(), *map(columns.line, cells)]


def shown(status: Status | None, missing: str = "not read") -> str:
    """A status in one cell: text in quotes, everything else in brackets or as its literal."""
    if status is None:
        return f"({missing})"
    if status.json_type is JsonType.NULL:
        return "(null)"
    if status.json_type is JsonType.ABSENT:
        return "(no status field)"
    if status.json_type is not JsonType.TEXT:
        return _shortened(status.literal, len(status.literal))
    if not status.literal:
        return '""'
    parts = [glyph.shown for glyph in glyphs(_beginning(status))]
    return _shortened("".join(parts), len(status.literal), quote='"')


def planned_change(write: PlannedWrite) -> str:
    """``"Paid" → "paid"``. What a side holds that cannot be read now is not known, which is not the
    same as not read: an export may have told it."""
    change = f"{shown(write.expected, 'not known')} → {shown(write.wanted)}"
    return change + _unseen_kind(write.expected, write.wanted)


def outcome_change(outcome: Outcome) -> str:
    """The value before and the value read back, and what became of the wanted one where it is not
    what was read back."""
    before, after, wanted = outcome.before, outcome.after, shown(outcome.wanted)
    became = f"{wanted} was sent" if outcome.sent else f"{wanted} was not sent"
    if after is None:
        became += ", not read back" if outcome.sent else ""
        return became if before is None else f"{shown(before)}; {became}"
    if after == before != outcome.wanted:
        return f"{shown(after)} stays; {became}"
    change = f"{shown(before)} → {shown(after)}{_unseen_kind(before, after)}"
    return change if after == outcome.wanted else f"{change}; {became}"


def _unseen_kind(left: Status | None, right: Status | None) -> str:
    """Says of two values that may look the same on a terminal that they are not."""
    if left is None or right is None:
        return ""
    unseen = DifferenceKind.UNICODE_FORM
    return f"  [{unseen}]" if unseen in difference_kinds(left, right) else ""


def cell(text: str) -> str:
    """Foreign text, made visible and cut to the widest column."""
    return _shortened(visible_text(text[: _WIDEST + 1]), len(text))


def moment_shown(moment: datetime) -> str:
    """A moment for people, to the second; machines read ``--json``."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def width(text: str) -> int:
    """Terminal columns of a visible text: wide characters take two, combining ones and isolates
    none."""
    return sum(map(_columns, text))


def order_row(order: Order) -> tuple[str, ...]:
    """An order with both statuses side by side, as ``Columns`` has its headings."""
    comparison = judge(order)
    return (
        comparison.verdict.value,
        cell(order.ref.store_code),
        cell(order.number),
        cell(order.ref.order_id),
        _side(order.storefront),
        _side(order.designo),
        ", ".join(comparison.kind_names),
        order.last_outcome.value if order.last_outcome else "",
    )


def _side(observation: Observation | None) -> str:
    status = observation.status if observation else None
    return shown(status, missing=status_type(observation))


def _padded(text: str, wide: int) -> str:
    return text + " " * (wide - width(text))


def _beginning(status: Status) -> Status:
    if len(status.literal) <= _WIDEST:
        return status
    return Status.text(status.literal[: _WIDEST + 1])


def _columns(char: str) -> int:
    if unicodedata.combining(char) or char in (OPEN, CLOSE):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _shortened(text: str, characters: int, quote: str = "") -> str:
    if characters <= _WIDEST:
        return f"{quote}{isolated(text)}{quote}"
    beginning = isolated(f"{text[: _WIDEST - 1]}…")
    return f"{quote}{beginning}{quote} ({characters} characters)"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 order``, ``2 orders``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
