"""The form of DesignO in each way of reading it: opened, with its address tested, and failed."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.reading_ways import Way

if TYPE_CHECKING:
    from screens import Stage

Open = Callable[["Stage"], Awaitable[QWidget]]
Act = Callable[[DesignoDialog], object]

_EXPORT = Path(__file__).parents[1] / "fixtures" / "files" / "designo-orders.csv"
_TABLE = (
    ("file", str(_EXPORT)),
    ("id_column", "Order ID"),
    ("changed_column", "Changed"),
    ("status_column", "State"),
    ("store_column", "Shop"),
)
_NOWHERE = "http://127.0.0.1:9/"


def _of_kind(now: DesignoConnection, way: Way) -> DesignoConnection:
    if way is Way.EXAMPLE:
        return now
    table = {Way.FILE: _TABLE, Way.FOLDER: (("rows", "log"), *_TABLE), Way.NONE: ()}[way]
    return replace(now, read_profile="", read_table=table)


def _shown(way: Way, act: Act | None = None) -> Open:
    async def open_form(stage: "Stage") -> QWidget:
        overview = stage.window.overview
        connection = overview.settings.designo if overview else None
        if connection is None:
            raise LookupError("DesignO is not connected")
        form = DesignoDialog(stage.engine, _of_kind(connection, way), stage.window)
        dialog = await stage.opened(form)
        if act is not None:
            act(dialog)
            await stage.settle(dialog)
        return dialog

    return open_form


async def _new(stage: "Stage") -> QWidget:
    return await stage.opened(DesignoDialog(stage.engine, None, stage.window))


def _wrong_file(dialog: DesignoDialog) -> None:
    dialog.tables[dialog.ways.chosen].fields["file"].set_value("/nowhere/orders.csv")
    dialog.save()


def _wrong_address(dialog: DesignoDialog) -> None:
    dialog.url.setText(_NOWHERE)
    dialog.save()


_WRONG: Final[dict[Way, Act]] = {
    Way.EXAMPLE: _wrong_address,
    Way.FILE: _wrong_file,
    Way.FOLDER: _wrong_file,
    Way.NONE: _wrong_address,
}
#: By name, beside ``designo``, which is read by an example.
SCREENS: Final[dict[str, Open]] = {
    "designo-new": _new,
    **{f"designo-{way}": _shown(way) for way in (Way.FILE, Way.FOLDER, Way.NONE)},
}
#: Nothing is saved by them: their test fails.
STATES: Final[dict[str, Open]] = {
    **{f"designo-{way}-tested": _shown(way, DesignoDialog.test) for way in Way},
    **{f"designo-{way}-failed": _shown(way, wrong) for way, wrong in _WRONG.items()},
}
