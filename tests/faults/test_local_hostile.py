"""F77: twelve hostile statuses, six places where a status ends up: one test for each pair.

Nothing in a status is obeyed by a table, a label, a log or a CSV file, and the database, the CSV
file and the write hold exactly its code points. One that is not valid Unicode is shown as
unreadable, kept as evidence, and never sent.
"""

import asyncio
import csv
import json
import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from local_kit import STORE, LocalWorld, applied, literals, planned
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem
from pytestqt.qtbot import QtBot
from report_kit import write_report
from shown_orders import ShownOrders

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import RefusedByReceiver
from designo_sync_gui.domain.events import StoreState, StoreStateChanged
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.status import Status, UnreadableValueError
from designo_sync_gui.domain.visible import SPACE_MARK
from designo_sync_gui.engine.events import log_event
from designo_sync_gui.engine.system_clock import SystemClock
from designo_sync_gui.storage.log_files import start_logging
from designo_sync_gui.storage.mirror import open_mirror
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.statuses.cells import STATUS_ROLE, STATUS_ROW_HEIGHT, StatusDelegate
from designo_sync_gui.ui.statuses.text import shown, status_tooltip
from designo_sync_gui.ui.statuses.verdicts import text_label

STRINGS = {
    "markup": ("<img src=x onerror=1>", "<b>paid</b>"),
    "bidi": ("\u202epaid",),
    "nul": ("pa\x00id",),
    "surrogate": ("in-\ud800production",),
    "megabyte": ("x" * 2**20,),
    "formula": ("=cmd|' /C calc'!A0",),
    "at": ("@SUM(1+1)",),
    "tab": ("\t=1+1",),
    "crlf": ("paid\r\nshop,forged",),
    "escape": ("\x1b[31mpaid\x1b]0;title\x07",),
    "blank": ("", " "),
    "forms": ("prüfung", unicodedata.normalize("NFD", "prüfung")),
}
#: What no screen, terminal or log may be given: it would be obeyed instead of shown.
OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
REF = OrderRef(STORE, "7")
NOW = SystemClock().now()


def order_of(value: str) -> Order:
    """The order as the program reads it: the value stands in DesignO, “paid” in the shop."""
    return Order(REF, "#7", seen("paid"), seen(value))


def seen(value: str) -> Observation:
    try:
        status = Status.from_json(json.dumps(value))
    except UnreadableValueError as error:
        evidence = json.dumps(value)
        return Observation(Presence.PRESENT, None, NOW, "list", verbatim(str(error)), evidence)
    return Observation(Presence.PRESENT, status, NOW, "list")


def readable(value: str) -> bool:
    return seen(value).status is not None


def assert_inert(text: str) -> None:
    obeyed = {char for char in text if unicodedata.category(char) in OBEYED}
    assert not obeyed, f"{obeyed!r} would be obeyed"


@dataclass
class Place:
    """What a sink may use: a folder of its own, and Qt for those that draw."""

    folder: Path
    qtbot: QtBot


def table(value: str, place: Place) -> None:
    """Cells, what a screen reader says of them, and their pixels: one line, whatever it holds."""
    model = OrderModel()
    ShownOrders(model, [order_of(value)])
    index = model.index(0, list(Column).index(Column.DESIGNO))
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        for column in range(model.columnCount()):
            words = model.index(0, column).data(role)
            assert_inert(words)
            assert len(words) < 1000
    paint = index.data(STATUS_ROLE)
    assert paint.status == seen(value).status
    if not readable(value):
        assert paint.missing == verbatim("unreadable")
    elif value.isprintable() and value.strip() and len(value) < 100:
        assert value in shown(paint).replace(SPACE_MARK, " "), "it is shown, not obeyed"
    delegate = StatusDelegate()
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 300, STATUS_ROW_HEIGHT)
    image = QImage(QSize(300, STATUS_ROW_HEIGHT), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    delegate.paint(painter, option, index)
    painter.end()
    assert delegate.sizeHint(option, index).height() <= 2 * STATUS_ROW_HEIGHT
    assert any(image.pixelColor(x, y) != Qt.GlobalColor.white for x in range(300) for y in (13, 15))


def label(value: str, place: Place) -> None:
    """Labels and questions hold plain text; a tooltip, which Qt takes for markup, is escaped."""
    words = text_label(value)
    place.qtbot.addWidget(words)
    assert words.textFormat() is Qt.TextFormat.PlainText
    assert_inert(words.text())
    question = ConfirmDialog("Forget?", words.text(), "Forget")
    place.qtbot.addWidget(question)
    formats = {part.textFormat() for part in question.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
    model = OrderModel()
    ShownOrders(model, [order_of(value)])
    paint = model.index(0, list(Column).index(Column.DESIGNO)).data(STATUS_ROLE)
    tip = status_tooltip(paint)
    document = QTextDocument()
    document.setHtml(tip)
    assert "￼" not in document.toPlainText(), "an image was taken for one"
    assert_inert(document.toPlainText().replace("\n", ""))
    assert "<img" not in tip
    assert "<b>" not in tip
    assert len(tip) < 10_000
    if "<" in value:
        assert value in document.toPlainText().replace(SPACE_MARK, " ")


def database(value: str, place: Place) -> None:
    """The mirror gives back the same value, of the same type, after it was closed."""
    reading = Reading(REF, "#7", seen(value))

    async def there_and_back() -> Observation | None:
        for _ in range(2):
            mirror, damaged = await open_mirror(place.folder / "mirror.sqlite3", NOW)
            assert damaged is None
            await mirror.record(Side.DESIGNO, [reading])
            await mirror.aclose()
        mirror, _ = await open_mirror(place.folder / "mirror.sqlite3", NOW)
        (order,) = await mirror.orders()
        await mirror.aclose()
        return order.designo

    assert asyncio.run(there_and_back()) == reading.observation


def log(value: str, place: Place) -> None:
    """Whoever speaks it, a shop's message or a title, one record stays one inert line."""
    files = start_logging(place.folder / "logs", lambda text: text)
    try:
        refused = RefusedByReceiver(say("The shop says: {value}", value=value))
        log_event(StoreStateChanged(value, StoreState.FAILED, refused))
        log_event(StoreStateChanged(STORE, StoreState.FAILED, refused))
    finally:
        files.stop()
    (file,) = (place.folder / "logs").iterdir()
    lines = file.read_bytes().decode("utf-8").replace(os.linesep, "\n").split("\n")
    assert len(lines) == 3
    assert max(map(len, lines)) < 10_000, "a few long ones would drive all others out of the log"
    assert lines[2] == ""
    for line in lines:
        assert_inert(line)


def csv_file(value: str, place: Place) -> None:
    """One record with the exact value; whatever the value holds, its neighbours stay whole."""
    path = place.folder / "report.csv"
    store = Store(STORE, "Print Depot EU", "woocommerce", "https://shop.example.com/")
    write_report(path, [order_of(value), order_of("next")], [store])
    former = csv.field_size_limit(2**24)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            first, second = csv.DictReader(file)
    finally:
        csv.field_size_limit(former)
    assert (first["order id"], second["DesignO status"]) == ("7", "next")
    assert first["storefront status"] == "paid"
    assert None not in first
    if readable(value):
        assert first["DesignO status"] == value
        assert first["DesignO JSON type"] == "text"
    else:
        assert (first["DesignO status"], first["DesignO JSON type"]) == ("", "unreadable")
        assert "surrogate" in first["DesignO problem"]
    assert path.read_bytes().startswith(b'"store","store code"')


def write_back(value: str, place: Place) -> None:
    """DesignO, which takes any text, gets exactly it; the shop, which has a list, never sees it."""
    with LocalWorld({"7": ("processing", value), "8": ("on-hold", "completed")}) as sides:
        sides.world.shop.book.custom.pop(value, None)
        home = sides.prepared(place.folder / "home")

        async def both_ways() -> None:
            async with sides.opened(home) as services:
                plan = await planned(services, Direction.TO_STOREFRONT)
                (refusal,) = plan.refusals
                assert refusal.ref == REF
                unknown = (RefusalReason.NOT_ALLOWED, RefusalReason.UNREADABLE)
                assert refusal.reason in unknown
                assert_inert(refusal.message.english)
                assert (await applied(services, plan)).clean
                sides.world.shop.book.custom[value] = "Hostile"
                sides.world.shop.book.add(7, value)
                sides.world.designo.add(STORE, "7", '"processing"')
                assert not (await services.jobs.refresh()).errors
                result = await applied(services, await planned(services, Direction.TO_DESIGNO))
                assert len(result.outcomes) == (1 if readable(value) else 0)
                assert result.clean
                left = dict(literals(await services.orders.known(), Side.DESIGNO))
                assert left["7"] == (value if readable(value) else "processing")

        asyncio.run(both_ways())
        assert sides.write_requests(Side.STOREFRONT) == {"8": 1}
        assert sides.statuses(Side.STOREFRONT)["8"] == "completed"
        held = sides.statuses(Side.DESIGNO)["7"]
        assert held == (value if readable(value) else "processing")


SINKS: dict[str, Callable[[str, Place], None]] = {
    "table": table,
    "label": label,
    "database": database,
    "log": log,
    "csv": csv_file,
    "write": write_back,
}


@pytest.mark.parametrize("sink", SINKS)
@pytest.mark.parametrize("name", STRINGS)
def test_F77_a_hostile_status_is_obeyed_by_nothing_and_altered_by_nobody(
    name: str, sink: str, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    for number, value in enumerate(STRINGS[name]):
        folder = tmp_path / str(number)
        folder.mkdir()
        SINKS[sink](value, Place(folder, qtbot))


def test_F77_the_cells_are_seventy_two() -> None:
    assert len(STRINGS) * len(SINKS) == 72
