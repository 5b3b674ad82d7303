"""Copying values exactly.

Law: the clipboard is given UTF-8 bytes, never Qt text (which loses a leading byte order mark),
and what it then holds is read back and compared. Nothing secret comes here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.formulas import begins_formula
from designo_sync_gui.domain.order import Observation, Order, Side
from designo_sync_gui.domain.sentence import Sentence, joined, say, say_n
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.ui.statuses.text import missing_words

#: A type of our own beside plain text, for programs that want to be sure of the bytes.
EXACT_TYPE = "application/x-designo-sync-status"
_TEXT_TYPES = ("text/plain;charset=utf-8", "text/plain")
_JSON_TYPE = "application/json"
_TABS_TYPE = "text/tab-separated-values"
_BOM = b"\xef\xbb\xbf"
_BEGINS_WITH_BOM = say(
    "It begins with a byte order mark (U+FEFF), which many programs drop when pasting; “Copy as "
    "JSON” keeps it visible."
)
#: Platforms whose clipboard outlives the program or ends with the QApplication.
_OWN_CLIPBOARD = ("xcb", "wayland", "windows", "cocoa")


@dataclass(frozen=True, slots=True)
class Copied:
    """Whether the clipboard holds the very bytes, and a sentence for the status bar."""

    exact: bool
    sentence: Sentence


def copy_exact(status: Status) -> Copied:
    """The literal in UTF-8, without quotes; null and absent have none and are not copied."""
    if not status.has_value:
        return Copied(False, _no_value(status))
    data = status.utf8()
    copied = _put(data, (*_TEXT_TYPES, EXACT_TYPE), _size(data, status.literal))
    if copied.exact and data.startswith(_BOM):
        return Copied(
            True,
            joined(" ", (copied.sentence, _BEGINS_WITH_BOM)),
        )
    return copied


def copy_json(status: Status) -> Copied:
    """The value as a JSON token in ASCII: every unusual character stands as an escape."""
    if status.json_type is JsonType.ABSENT:
        return Copied(False, _no_value(status))
    token = json.dumps(status.literal) if status.json_type is JsonType.TEXT else status.to_json()
    data = token.encode("ascii")
    return _put(data, (*_TEXT_TYPES, _JSON_TYPE), say("Copied as JSON, {size}.", size=_bytes(data)))


def copy_orders(orders: Sequence[Order]) -> Copied:
    """A JSON list with one object per order: reference, number, both values, verdict, kinds."""
    return put_orders(orders_json(orders), len(orders))


def orders_json(orders: Sequence[Order]) -> bytes:
    """What ``copy_orders`` copies; any thread may make it."""
    rows = ",\n".join(_order_json(order) for order in orders)
    return f"[\n{rows}\n]\n".encode("ascii")


def put_orders(data: bytes, number: int) -> Copied:
    """Give the clipboard what ``orders_json`` made of so many orders."""
    what = say_n("{n:,} order", "{n:,} orders", number)
    said = say("Copied {orders} as JSON.", orders=what)
    return _put(data, (*_TEXT_TYPES, _JSON_TYPE), said)


def put_rows(data: bytes, number: int) -> Copied:
    """Give the clipboard rows of tab-separated text, for a mail or a spreadsheet."""
    what = say_n("{n:,} row", "{n:,} rows", number)
    said = say("Copied {rows} as tab-separated text.", rows=what)
    return _put(data, (*_TEXT_TYPES, _TABS_TYPE), said)


def no_formula(cell: str) -> str:
    """A cell that a spreadsheet shows as text. A dash that stands for nothing is none."""
    return f"'{cell}" if begins_formula(cell) else cell


def put_ids(data: bytes, number: int) -> Copied:
    """Give the clipboard order ids, one a line."""
    said = say_n("Copied {n:,} order id.", "Copied {n:,} order ids.", number)
    return _put(data, _TEXT_TYPES, said)


def release() -> None:
    """Empty the clipboard at the program's end where Qt itself is all there is of it.

    WORKAROUND(PySide6 6.11.3, measured): without a window system (``offscreen``) Qt keeps the
    copied object in a C++ global, destroyed after the interpreter; its wrapper then touches
    Python and the process dies of SIGSEGV after its work is done.
    """
    if not QGuiApplication.platformName().startswith(_OWN_CLIPBOARD):
        QGuiApplication.clipboard().clear()


def _order_json(order: Order) -> str:
    comparison = judge(order)
    fields = {
        "store": json.dumps(order.ref.store_code),
        "order_id": json.dumps(order.ref.order_id),
        "order_number": json.dumps(order.number),
        "storefront_status": _status_json(order.storefront),
        "designo_status": _status_json(order.designo),
        "storefront_status_type": json.dumps(_type(order, Side.STOREFRONT)),
        "designo_status_type": json.dumps(_type(order, Side.DESIGNO)),
        "verdict": json.dumps(comparison.verdict.value),
        "kinds": json.dumps(comparison.kind_names),
    }
    return "{" + ", ".join(f'"{name}": {token}' for name, token in fields.items()) + "}"


def _type(order: Order, side: Side) -> str:
    """The JSON type, or why there is no value: ``null`` alone would not tell."""
    observation = order.side(side)
    if observation is None or observation.status is None:
        return missing_words(observation, side).english
    return observation.status.json_type.value


def _status_json(observation: Observation | None) -> str:
    """The token as received: a number keeps its literal; what was not received is null."""
    status = observation.status if observation else None
    if status is None or status.json_type is JsonType.ABSENT:
        return "null"
    return json.dumps(status.literal) if status.json_type is JsonType.TEXT else status.to_json()


def _put(data: bytes, types: Sequence[str], sentence: Sentence) -> Copied:
    mime = QMimeData()
    for name in types:
        mime.setData(name, QByteArray(data))
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(mime)
    held = clipboard.mimeData()
    if held is not None and all(bytes(held.data(name).data()) == data for name in types):
        return Copied(True, sentence)
    return Copied(
        False, say("The system's clipboard did not keep the value unaltered: do not paste it.")
    )


def _size(data: bytes, text: str) -> Sentence:
    points = say_n("{n:,} code point", "{n:,} code points", len(text))
    return say("Copied exactly: {points}, {size}.", points=points, size=_bytes(data))


def _bytes(data: bytes) -> Sentence:
    return say_n("{n:,} byte", "{n:,} bytes", len(data))


def _no_value(status: Status) -> Sentence:
    if status.json_type is JsonType.NULL:
        return say("Nothing copied: the value is null.")
    return say("Nothing copied: the value is absent (the field was missing).")
