"""In a menu every letter leads to one entry, in both languages."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from shown_orders import select

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.ui.kit.language import Language


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made


def letter(text: str) -> str:
    return QKeySequence.mnemonic(text.partition("\t")[0]).toString()


def doubled(menu: QMenu) -> list[tuple[str, str]]:
    """Texts whose letter another entry has."""
    found: dict[str, str] = {}
    wrong = []
    for action in menu.actions():
        key = letter(action.text())
        if key and key in found:
            wrong.append((found[key], action.text()))
        found.setdefault(key, action.text())
    return wrong


def menus_of(window) -> dict[str, QMenu]:
    made = {action.text(): action.menu() for action in window.menuBar().actions()}
    made["bar"] = window.menuBar()
    view = window.orders.view
    for name, refs in (
        ("none", []),
        ("two alike", [OrderRef("de", "2")]),
        ("one", [OrderRef("de", "1")]),
        ("many", [OrderRef("de", "1"), OrderRef("de", "3")]),
    ):
        select(view, refs)
        made[f"orders: {name}"] = window.order_menu.build()
    for line in window.stores.lines():
        window.stores.choose(line.code)
        made[f"store: {line.title}"] = window.stores.context_menu()
    made["automatic"] = window.automatic.choice
    made["columns"] = view.horizontalHeader().menu()
    made["tray"] = window.tray._build_menu()
    return made


@pytest.fixture(params=["en", "de"])
def language(request, qapp):
    chosen = Language(qapp)
    chosen.choose(request.param)
    yield request.param
    chosen.remove()


@pytest.mark.usefixtures("language")
def test_that_no_letter_of_a_menu_is_given_twice(with_orders):
    async def scenario(window):
        wrong = {name: doubled(menu) for name, menu in menus_of(window).items() if menu}
        assert {name: found for name, found in wrong.items() if found} == {}

    with_orders(scenario)
