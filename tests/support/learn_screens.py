"""The screen of learning from an example, filled with orders of the connected stores."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from order_answers import decoded
from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.learning.answers import Example, ExampleAnswer, Opened
from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.order_rows import OrderFilter, OrderRow
from designo_sync_gui.domain.order_sorting import Sorting
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.engine.learning import Preview, PreviewRow
from designo_sync_gui.engine.learning_writes import WriteForm
from designo_sync_gui.ui.stores.file_drop import study_of
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog
from designo_sync_gui.ui.stores.learn_write_dialog import LearnWriteDialog
from designo_sync_gui.ui.stores.renew_dialog import RenewDialog
from designo_sync_gui.ui.stores.table_dialog import TableDialog

if TYPE_CHECKING:
    from screens import Stage

_COMMAND = (
    "curl 'https://print.example.com/admin/api/orders?page=1&size=50&sort=-updated' "
    "-H 'x-csrf-token: 4f0c' -b 'PHPSESSID=9f3a' -k"
)

_CHANGE = (
    "curl 'https://shop.example.com/admin/orders/4711/state' -X PUT "
    "-H 'content-type: application/json' -H 'x-csrf-token: 4f0c' -b 'PHPSESSID=9f3a' "
    """--data-raw '{"state": "In Press", "order": 4711, "notify": true}' -k"""
)
_READS = (
    'title = "Shop"\n[auth]\nkind = "none"\n[list]\npath = "/admin/orders"\n[list.pointers]\n'
    'items = "/orders"\nid = "/id"\nstatus = "/state"\n[id]\ntype = "text"\n'
)


async def learn(stage: "Stage") -> QWidget:
    """A browser's list was read, and its first orders are shown."""
    rows = await stage.engine.ask(_first_rows)
    overview = stage.window.overview
    stores = overview.settings.stores if overview else ()
    dialog = LearnDialog(stage.engine, stores, parent=stage.window)
    await stage.opened(dialog)
    answer = {"meta": {"total": 9983}, "data": [_entry(row.order) for row in rows]}
    root = decoded(json.dumps(answer))
    dialog._show_opened(Opened((Example(ExampleAnswer(root), read_paste(_COMMAND)),)))
    await stage.settle(dialog)
    shown = tuple(PreviewRow(row.order, row.comparison) for row in rows)
    dialog._show_rows(Preview(shown, 50, 49, 1, 9983, 50))
    return dialog


async def learn_write(stage: "Stage") -> QWidget:
    """A copied change was read, and the section it makes is shown."""
    entered = WriteForm("https://shop.example.com/", _READS, {})
    dialog = LearnWriteDialog(stage.engine, entered, stage.window)
    await stage.opened(dialog)
    dialog.paste.setPlainText(_CHANGE)
    dialog.read_text()
    await stage.settle(dialog)
    dialog.answer.setPlainText('{"ok": true, "message": "Saved"}')
    await stage.settle(dialog)
    return dialog


async def columns(stage: "Stage") -> QWidget:
    """What is proposed of a log of these orders."""
    rows = await stage.engine.ask(_first_rows)
    overview = stage.window.overview
    stores = overview.settings.stores if overview else ()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "designo-orders.jsonl"
        lines = (json.dumps(_line(row.order)) for row in rows)
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        study = await stage.engine.ask(lambda services: study_of(services, path))
        dialog = TableDialog(stage.engine, study, stores, parent=stage.window)
        await stage.opened(dialog)
    return dialog


async def renew(stage: "Stage") -> QWidget:
    """DesignO's sign-in has ended."""
    host = "print.example.com"
    return await stage.opened(RenewDialog(stage.engine, None, "DesignO", host, stage.window))


async def _first_rows(services: Any) -> tuple[OrderRow, ...]:
    table = services.views.table
    opened = await table.open_view(OrderFilter(View.MISMATCHES), Sorting(), 20)
    await table.close_view(opened.token)
    rows: tuple[OrderRow, ...] = opened.first
    return rows


def _line(order: Order) -> dict[str, str]:
    status = order.designo.status if order.designo else None
    return {
        "order_id": order.ref.order_id,
        "status": "" if status is None else status.literal,
        "number": order.number,
        "store_code": order.ref.store_code,
        "changed_at": "2026-11-27T10:12:05Z",
    }


def _entry(order: Order) -> dict[str, object]:
    seen = order.designo
    status = seen.status.literal if seen is not None and seen.status is not None else ""
    return {
        "id": 77_120_031,
        "ext_id": order.ref.order_id,
        "number": order.number,
        "store": order.ref.store_code,
        "status": {"code": status, "label": status.title()},
        "updated": "2026-11-27T10:12:05Z",
    }
