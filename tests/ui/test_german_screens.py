"""What no walk through the screens meets is German too: damaged files, paintings, empty tables.

The walk itself is in ``test_screens.py``.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from refused_plan import refused_orders
from said_in_german import english_in, english_words_in, german_locale, said
from shown_orders import ShownOrders

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.source_words import source_sentence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import brief
from designo_sync_gui.domain.write_rules import WriteRules, value_problem
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.ui.inspector import comparison
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.language import Language, spoken
from designo_sync_gui.ui.statuses.text import StatusPaint
from designo_sync_gui.ui.window.order_pane import OrderPane


def test_that_english_is_told_from_german() -> None:
    """Else the tests here could not fail."""
    assert english_in("● done")
    assert english_in("Print Depot EU: The shop said this.")
    assert english_in("Nothing copied: the value is null.")
    assert english_in("shop.example.com did not answer in time. Aktualisieren Sie.")
    assert not english_in("Status „the order is paid“ von Print Depot EU: nicht gelesen.")
    assert not english_in("Nichts kopiert: Der Wert ist null.")


def test_that_an_english_word_or_key_among_german_ones_is_found() -> None:
    assert english_words_in("Ersetzt, was hier ist; anders: proxy, language.") == {"proxy"}
    assert english_words_in("Wiederherstellen  Ctrl+Shift+R") == {"Ctrl", "Shift"}
    assert english_words_in("Shown once.") == {"Shown", "once"}
    assert not english_words_in("Wiederherstellen  Strg+Umschalt+R, Status „not paid“, on-hold")


#: What a file of the data folder may hold that is damaged.
DAMAGED = {
    "settings.json": b'{"format": 1, "stores": [',
    "mirror.sqlite3": b"SQLite format 3\x00" + b"\xff" * 4096,
    "journal.sqlite3": b"SQLite format 3\x00" + b"\xff" * 4096,
}


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    language = Language(qapp)
    with german_locale():
        language.choose("de")
        yield
        language.remove()


async def problems_of(home: Path) -> tuple[SyncError, ...]:
    """What is wrong with a data folder, in the words of the program that opens it."""
    try:
        services = await open_services(OpenOptions(home, MemorySecretStore()))
    except SyncError as error:
        return (error,)
    try:
        return (await services.overview()).problems
    finally:
        await services.aclose()


@pytest.mark.parametrize("name", DAMAGED)
def test_that_a_damaged_file_is_told_in_german(
    german: None, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(DAMAGED[name])
    problems = asyncio.run(problems_of(tmp_path))
    stack = BannerStack()
    qtbot.addWidget(stack)
    for problem in problems:
        stack.put(name, notice_of(problem))
    assert stack.keys() == (name,)
    assert [text for text in said(stack) if english_in(text)] == []


class Noting(QPainter):
    """Notes every text that is painted."""

    noted: ClassVar[list[str]] = []

    def drawText(self, *words: Any) -> Any:
        self.noted.extend(word for word in words if isinstance(word, str))
        return super().drawText(*words)


def test_that_a_comparison_is_painted_in_german(
    german: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "QPainter", Noting)
    Noting.noted.clear()
    text = Status.text("x" * 1300)
    for left, right in (
        (StatusPaint(text), StatusPaint(text)),
        (StatusPaint(None), StatusPaint(Status.absent())),
        (StatusPaint(Status.text("")), StatusPaint(Status.null())),
    ):
        view = comparison.ComparisonView(("Storefront", "DesignO"))
        qtbot.addWidget(view)
        view.compare(left, right)
        view.grab()
        Noting.noted.append(view.accessibleDescription())
    assert "… 1.252 weitere …" in Noting.noted
    assert {"nicht gelesen", "kein Statusfeld", "leerer Text", "null"} <= {*Noting.noted}
    assert [text for text in Noting.noted if english_in(text)] == []


#: Of every kind that an observation may hold.
SOURCES = (
    "GET wc/v3/orders/7, field status; asked singly",
    "asked singly",
    "GET api/orders ([list] of the read profile), field /status",
    "not in the complete list of the storefront",
    "e.csv (cp1252, guessed, delimiter tab), column State, row 7",
    "e.csv (utf-8, delimiter ;), column State, row 7 and others",
    "e.xlsx (XLSX, sheet Orders), column State, row 7",
)


def test_that_where_a_status_was_read_is_told_in_german(german: None) -> None:
    told = [spoken(source_sentence(source)) for source in SOURCES]
    assert told[0] == "GET wc/v3/orders/7, Feld status; einzeln abgefragt"
    assert told[5] == "e.csv (utf-8, Trennzeichen ;), Spalte State, Zeile 7 und andere"
    assert [text for text in told if english_in(text) or text in SOURCES] == []


def test_that_kinds_of_values_inside_a_sentence_are_german(german: None) -> None:
    refused = value_problem(Status.number("1"), None, WriteRules())
    assert refused is not None
    assert spoken(refused[1]) == "Der Wert ist vom JSON-Typ Zahl; das Ziel nimmt: Text."
    known = WriteRules(allowed=frozenset({"a"}))
    unknown = value_problem(Status.text(""), None, known)
    assert unknown is not None
    assert spoken(unknown[1]) == "Das Ziel kennt den Status „leerer Text“ nicht. Es kennt: a."
    assert [spoken(brief(status)) for status in (Status.null(), Status.absent())] == [
        "null",
        "kein Statusfeld",
    ]


def test_that_an_empty_table_says_why_in_german(german: None, qtbot: QtBot) -> None:
    pane = OrderPane()
    qtbot.addWidget(pane)
    qtbot.addWidget(pane.search)
    told = [pane.view.empty_words()]
    ShownOrders(pane.model, refused_orders()[8:9])
    for view in View:
        for search in ("", "no such order"):
            pane.search.setText(search)
            pane.model.set_filter(OrderFilter(view, search))
            told.append(pane.view.empty_words())
    assert len({text for text in told if text}) > 8
    assert [text for text in told if english_in(text)] == []
