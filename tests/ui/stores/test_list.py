"""The stores at the left."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.locks import NeverWrite, with_locks
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.platform import Capabilities, Platform
from designo_sync_gui.domain.ports import Settings, SideRead
from designo_sync_gui.domain.sentence import NOTHING, verbatim
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.engine.connections.states import states_of
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.ui.kit.times import day_and_minute
from designo_sync_gui.ui.stores.line import StoreLine, line_words, weeks_box
from designo_sync_gui.ui.stores.list import StoreList
from designo_sync_gui.ui.stores.sparkline import points_in

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
DEPOT = Store("de", "Print <b>Depot</b>", "woocommerce", "https://shop.example.com/")
OUTLET = Store("out", "Outlet", "woocommerce", "https://outlet.example.com/")
PORTAL = Store("px", "Portal", "own", "https://portal.example.com/")
READ = DesignoConnection("https://print.example.com/", read_profile="[list]")


def declared(name: str, title: str) -> Platform:
    return Platform(
        name,
        verbatim(title),
        NOTHING,
        NOTHING,
        (),
        (),
        Capabilities(1, False, False, False, NOTHING),
    )


def overview(*stores: Store, designo: DesignoConnection | None = READ) -> Overview:
    return Overview(
        Settings("home", stores, designo),
        (SideRead("de", Side.STOREFRONT, NOW, None, True),),
        {"de": StoreState.READY, "out": StoreState.SIGN_IN_NEEDED, "": StoreState.READY},
        NOTHING,
        None,
        NOTHING,
        platforms=(declared("woocommerce", "WooCommerce"), declared("other", "Others")),
    )


@pytest.fixture
def stores(qtbot: QtBot) -> Iterator[StoreList]:
    made = StoreList(zone=UTC, now=lambda: NOW + timedelta(minutes=2))
    qtbot.addWidget(made)
    made.set_overview(overview(DEPOT, OUTLET, PORTAL))
    made.resize(240, 400)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.hide()


def line(stores: StoreList, kind: str, code: str = "") -> StoreLine:
    return next(found for found in stores.lines() if (found.kind, found.code) == (kind, code))


def click(qtbot: QtBot, stores: StoreList, title: str) -> None:
    item = next(item for item in stores.items() if stores.line_of(item).title == title)
    tree = item.treeWidget()
    place = tree.visualItemRect(item).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_that_designo_is_not_called_unconnected_before_the_settings_are_known(qtbot: QtBot) -> None:
    made = StoreList()
    qtbot.addWidget(made)
    assert line(made, "designo").details == ()
    made.set_overview(overview(DEPOT, designo=None))
    assert line(made, "designo").details == ("not connected",)


def test_that_stores_stand_below_their_platform_and_designo_last(stores: StoreList) -> None:
    assert [(found.kind, found.title) for found in stores.lines()] == [
        ("all", "All stores"),
        ("group", "WooCommerce"),
        ("store", "Print <b>Depot</b>"),
        ("store", "Outlet"),
        ("group", "own"),
        ("store", "Portal"),
        ("designo", "DesignO"),
    ]


def test_that_production_and_locks_are_marked_and_said(stores: StoreList) -> None:
    locked = replace(with_locks(DEPOT, NeverWrite.BOTH), production=True)
    stores.set_overview(overview(locked, OUTLET))
    marked, plain = line(stores, "store", "de"), line(stores, "store", "out")
    assert marked.marks == ("production", "never write: the shop and DesignO")
    assert plain.marks == ()
    assert "production, never write: the shop and DesignO" in line_words(marked)
    assert "never write: the shop and DesignO" in marked.tip
    before = stores.tree.viewport().grab().toImage()
    stores.set_overview(overview(DEPOT, OUTLET))
    assert stores.tree.viewport().grab().toImage() != before


def test_that_platforms_stand_in_the_order_they_are_declared_and_unknown_ones_last(
    stores: StoreList,
) -> None:
    other = Store("ot", "Further", "other", "https://further.example.com/")
    stores.set_overview(overview(PORTAL, other, DEPOT))
    titles = [found.title for found in stores.lines() if found.kind == "group"]
    assert titles == ["WooCommerce", "Others", "own"]


def test_that_a_click_chooses_a_store_and_all_stores_again(qtbot: QtBot, stores: StoreList) -> None:
    with qtbot.waitSignal(stores.store_chosen) as told:
        click(qtbot, stores, "Outlet")
    assert told.args == ["out"]
    assert stores.current_store == "out"
    with qtbot.waitSignal(stores.store_chosen) as told:
        click(qtbot, stores, "All stores")
    assert told.args == [""]
    assert stores.current_store == ""


def test_that_keys_go_from_store_to_store(qtbot: QtBot, stores: StoreList) -> None:
    stores.choose("de")
    stores.tree.setFocus()
    with qtbot.waitSignal(stores.store_chosen) as told:
        qtbot.keyClick(stores.tree, Qt.Key.Key_Down)
    assert told.args == ["out"]


def test_that_designo_stands_at_the_foot_however_many_stores_there_are(stores: StoreList) -> None:
    many = [Store(f"s{at}", f"Store {at}", "own", "https://x.example/") for at in range(100)]
    stores.set_overview(overview(*many))
    stores.tree.scrollToBottom()
    for place in (0, stores.tree.verticalScrollBar().maximum()):
        stores.tree.verticalScrollBar().setValue(place)
        shown = stores.foot.visualItemRect(stores.items()[-1])
        assert stores.foot.viewport().rect().contains(shown)
        bottom = stores.foot.mapTo(stores, stores.foot.rect().bottomLeft()).y()
        assert bottom == stores.height() - 1
    assert stores.foot.verticalScrollBar().maximum() == 0
    assert stores.foot.height() == 44


def test_that_designo_chooses_no_orders_and_opens_only_when_asked(
    qtbot: QtBot, stores: StoreList
) -> None:
    stores.choose("de")
    opened: list[bool] = []
    stores.designo_chosen.connect(lambda: opened.append(True))
    with qtbot.assertNotEmitted(stores.store_chosen):
        click(qtbot, stores, "DesignO")
    assert stores.current_store == "de"
    assert stores.foot.hasFocus()
    assert opened == []
    qtbot.keyClick(stores.foot, Qt.Key.Key_Return)
    assert opened == [True]


def test_that_designo_is_marked_only_while_keys_act_on_it(qtbot: QtBot, stores: StoreList) -> None:
    click(qtbot, stores, "DesignO")
    assert stores.foot.selectedItems()
    stores.tree.setFocus()
    assert not stores.foot.selectedItems()


def at(stores: StoreList) -> str:
    """The title of the line that keys act on."""
    tree = stores.foot if stores.foot.hasFocus() else stores.tree
    current = tree.currentItem()
    assert tree.hasFocus()
    assert current is not None
    return stores.line_of(current).title


def press(qtbot: QtBot, stores: StoreList, key: Qt.Key) -> str:
    qtbot.keyClick(QApplication.focusWidget(), key)
    return at(stores)


def test_that_arrows_home_and_end_walk_from_all_stores_to_designo_and_back(
    qtbot: QtBot, stores: StoreList
) -> None:
    stores.choose("")
    stores.tree.setFocus()
    walked = [press(qtbot, stores, Qt.Key.Key_Down) for _ in range(7)]
    stores_down = ["Print <b>Depot</b>", "Outlet", "own", "Portal", "DesignO", "DesignO"]
    assert [title for title in walked if title != "WooCommerce"] == stores_down
    assert stores.current_store == "px", "DesignO is no choice of orders"
    assert press(qtbot, stores, Qt.Key.Key_Up) == "Portal"
    assert press(qtbot, stores, Qt.Key.Key_End) == "DesignO"
    assert press(qtbot, stores, Qt.Key.Key_Home) == "All stores"
    assert press(qtbot, stores, Qt.Key.Key_Up) == "All stores"
    assert stores.current_store == ""


def test_that_the_list_is_walked_by_keys_without_a_store(qtbot: QtBot, stores: StoreList) -> None:
    stores.set_overview(overview())
    stores.tree.setFocus()
    assert press(qtbot, stores, Qt.Key.Key_Down) == "DesignO"
    assert press(qtbot, stores, Qt.Key.Key_Up) == "All stores"


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(("tree", "wanted"), [("tree", "Test store"), ("foot", "DesignO…")])
def test_that_the_menu_key_opens_the_menu_of_the_line_with_the_focus(
    stores: StoreList, tree: str, wanted: str
) -> None:
    stores.set_context_actions([[QAction("Test store", stores)]], [[QAction("DesignO…", stores)]])
    stores.choose("out")
    shown = {"tree": stores.tree, "foot": stores.foot}[tree]
    shown.setFocus()
    place = shown.visualRect(shown.currentIndex()).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, shown.mapToGlobal(place))
    QApplication.sendEvent(shown.viewport(), asked)
    [menu] = [menu for menu in stores.findChildren(QMenu) if menu.isVisible()]
    assert [action.text() for action in menu.actions()] == [wanted]
    assert at(stores) == {"tree": "Outlet", "foot": "DesignO"}[tree]
    menu.close()


def test_that_a_store_tells_state_mismatches_and_last_reading(stores: StoreList) -> None:
    stores.set_mismatches({"de": 3, "out": 1})
    assert line(stores, "store", "de").details == ("shop 2 min ago",)
    assert line(stores, "store", "de").count == 3
    assert line(stores, "store", "out").details == ("sign-in needed",)
    assert line(stores, "store", "px").details == ("never read",)
    assert line(stores, "all").count == 4


def test_that_a_changed_state_is_shown_at_once(stores: StoreList) -> None:
    stores.set_state("de", StoreState.READING)
    assert line(stores, "store", "de").details == ("reading", "shop 2 min ago")
    stores.set_state("", StoreState.UNREACHABLE)
    assert line(stores, "designo").details[0] == "unreachable"


def test_that_a_state_of_an_unknown_store_does_no_harm(stores: StoreList) -> None:
    before = stores.lines()
    stores.set_state("nobody", StoreState.FAILED)
    assert stores.lines() == before


@pytest.mark.parametrize(
    ("designo", "details"),
    [
        (READ, ("print.example.com", "read: JSON endpoint")),
        (DesignoConnection("https://print.example.com/"), ("print.example.com", "not read")),
        (None, ("not connected",)),
    ],
)
def test_that_designo_tells_its_host_and_whether_it_is_read(
    stores: StoreList, designo: DesignoConnection | None, details: tuple[str, ...]
) -> None:
    stores.set_overview(overview(DEPOT, designo=designo))
    assert line(stores, "designo").details == details


def test_that_the_file_that_was_read_stands_in_the_line_of_its_side(stores: StoreList) -> None:
    table = DesignoConnection("https://print.example.com/", read_table=(("file", "e.csv"),))
    sources = {"": verbatim("“e.csv”, changed just now"), "de": verbatim("“shop.csv”")}
    shown = replace(overview(DEPOT, designo=table), sources=sources)
    stores.set_overview(shown)
    assert "read: “e.csv”, changed just now" in line(stores, "designo").details
    assert "“shop.csv”" in line(stores, "store", "de").details


def test_that_how_long_a_sign_in_holds_stands_beside_its_connection(stores: StoreList) -> None:
    at = NOW + timedelta(days=2)
    ends = {"": SignInEnd(None), "de": SignInEnd(at)}
    stores.set_overview(replace(overview(DEPOT), sign_ins=ends))
    assert "browser session: when it ends is not known" in line(stores, "designo").details
    shown = f"sign-in ends about {day_and_minute(at.astimezone())}"
    assert shown in line(stores, "store", "de").details


def test_that_the_chosen_store_stays_chosen_when_settings_change(
    qtbot: QtBot, stores: StoreList
) -> None:
    stores.choose("out")
    with qtbot.assertNotEmitted(stores.store_chosen):
        stores.set_overview(overview(OUTLET, DEPOT))
    assert stores.current_store == "out"


def test_that_a_removed_store_leads_back_to_all(qtbot: QtBot, stores: StoreList) -> None:
    stores.choose("out")
    with qtbot.waitSignal(stores.store_chosen) as told:
        stores.set_overview(overview(DEPOT))
    assert told.args == [""]
    assert stores.current_store == ""


def test_that_choosing_an_unknown_store_changes_nothing(stores: StoreList) -> None:
    stores.choose("de")
    stores.choose("nobody")
    assert stores.current_store == "de"


def test_that_a_screen_reader_hears_name_state_and_mismatches(stores: StoreList) -> None:
    stores.set_mismatches({"de": 1})
    spoken = [str(item.data(0, Qt.ItemDataRole.AccessibleTextRole)) for item in stores.items()]
    assert spoken[0] == "All stores, 1 mismatch"
    assert spoken[2] == "Print <b>Depot</b>, ready, shop read 3/4/2026, 9:41:07 AM, 1 mismatch"
    assert spoken[3] == "Outlet, sign-in needed, 0 mismatches"
    assert spoken[-1] == "DesignO, ready, print.example.com, read: JSON endpoint"
    assert (stores.tree.accessibleName(), stores.foot.accessibleName()) == ("Stores", "DesignO")


def test_that_a_tooltip_shows_markup_as_characters(stores: StoreList) -> None:
    tip = line(stores, "store", "de").tip
    assert "&lt;b&gt;Depot" in tip
    assert "Store code de" in tip


def test_that_the_menu_belongs_to_the_line(qtbot: QtBot, stores: StoreList) -> None:
    names = ("Test store", "Remove store", "DesignO connection…", "Refresh")
    test, remove, designo, refresh = (QAction(name, stores) for name in names)
    assert stores.context_menu() is None
    stores.set_context_actions([[test], [remove]], [[designo]], [[refresh]])
    for choose, wanted in (
        (lambda: stores.choose(""), [refresh]),
        (lambda: stores.choose("de"), [test, remove]),
        (lambda: click(qtbot, stores, "DesignO"), [designo]),
    ):
        choose()
        menu = stores.context_menu()
        assert menu is not None
        assert [action for action in menu.actions() if not action.isSeparator()] == wanted
        assert sum(action.isSeparator() for action in menu.actions()) == len(wanted) - 1
        menu.deleteLater()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_a_right_click_chooses_the_store_first(qtbot: QtBot, stores: StoreList) -> None:
    stores.set_context_actions([[QAction("Test store", stores)]], [])
    item = next(item for item in stores.items() if stores.line_of(item).code == "out")
    place: QPoint = stores.tree.visualItemRect(item).center()
    stores.tree.customContextMenuRequested.emit(place)
    assert stores.current_store == "out"
    menus = [menu for menu in stores.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    menus[0].close()


def test_that_a_hundred_stores_can_be_listed(stores: StoreList) -> None:
    many = [Store(f"s{at}", f"Store {at}", "own", "https://x.example/") for at in range(100)]
    stores.set_overview(overview(*many))
    assert len(stores.lines()) == 103


def test_that_a_tip_says_from_when_on_orders_are_read() -> None:
    year = StoreLine("store", "de", "Depot", horizon="the last 12 months")
    assert "Orders read: the last 12 months" in year.tip
    assert "Orders read" not in replace(year, horizon="").tip


def test_that_the_parts_of_a_tip_keep_their_places() -> None:
    name = "דפוס"
    line = StoreLine("store", "he", name, address="https://shop.example.com/")
    assert f"\u2068{name}\u2069 — https://shop.example.com/" in line.tip
    assert line_words(line).startswith(f"\u2068{name}\u2069, ")


def designo_details(stores: StoreList, states: dict[str, StoreState]) -> tuple[str, ...]:
    stores.set_overview(replace(overview(DEPOT), states=states))
    return line(stores, "designo").details


def test_that_never_is_said_only_of_a_designo_that_never_was_read(stores: StoreList) -> None:
    host = "print.example.com"
    assert designo_details(stores, {}) == (host, "read: JSON endpoint, not read yet")
    read = states_of([SideRead("de", Side.DESIGNO, NOW, None, True)], ["de"])
    assert designo_details(stores, read) == (host, "read: JSON endpoint")
    for state in (StoreState.UNREACHABLE, StoreState.FAILED, StoreState.READING):
        details = designo_details(stores, {**read, "": state})
        assert not any("never" in words for words in details)
    storefront = states_of([SideRead("de", Side.STOREFRONT, NOW, None, True)], ["de"])
    assert designo_details(stores, storefront)[-1] == "read: JSON endpoint, not read yet"


def both_read(*stores: Store) -> Overview:
    reads = tuple(SideRead("de", side, NOW, None, True) for side in Side)
    return replace(overview(*stores), side_reads=reads)


def test_that_a_row_says_how_long_ago_each_side_was_read_and_its_tip_when(
    stores: StoreList,
) -> None:
    stores.set_overview(both_read(DEPOT))
    shown = line(stores, "store", "de")
    assert shown.details == ("read 2 min ago",), "both in the same minute"
    assert "shop read 3/4/2026, 9:41:07 AM" in shown.tip
    assert "DesignO read 3/4/2026, 9:41:07 AM" in shown.tip
    assert "min ago" not in line_words(shown), "a screen reader hears the moment"
    assert line(stores, "designo").details[0] == "2 min ago"
    reads = tuple(
        SideRead("de", side, NOW - timedelta(hours=number), None, True)
        for number, side in enumerate((Side.STOREFRONT, Side.DESIGNO))
    )
    stores.set_overview(replace(overview(DEPOT), side_reads=reads))
    assert line(stores, "store", "de").details == ("shop 2 min ago", "DesignO 1 h ago")
    assert not any("not read yet" in words for words in line(stores, "designo").details)


def heights(stores: StoreList) -> dict[str, int]:
    return {
        f"{shown.kind}:{shown.code}": item.treeWidget().visualItemRect(item).height()
        for item, shown in zip(stores.items(), stores.lines(), strict=True)
    }


@pytest.mark.parametrize("state", StoreState)
def test_that_a_row_keeps_its_height_whatever_it_tells(
    stores: StoreList, state: StoreState
) -> None:
    before = heights(stores)
    assert {before["store:de"], before["designo:"]} == {44}
    stores.set_overview(both_read(replace(DEPOT, production=True), OUTLET, PORTAL))
    stores.set_state("de", state)
    stores.set_state("", state)
    stores.set_mismatches({"de": 1234})
    assert heights(stores) == before


def test_that_ages_are_said_anew_each_minute_and_only_while_they_are_seen(
    qtbot: QtBot,
) -> None:
    time = [NOW]
    made = StoreList(zone=UTC, now=lambda: time[0])
    qtbot.addWidget(made)
    made.set_overview(overview(DEPOT))
    assert not made._minute.isActive()
    made.show()
    assert made._minute.isActive()
    assert made._minute.interval() == 60_000
    assert line(made, "store", "de").details == ("shop just now",)
    time[0] += timedelta(hours=3)
    made._minute.timeout.emit()
    assert line(made, "store", "de").details == ("shop 3 h ago",)
    made.hide()
    assert not made._minute.isActive()


def counted(*numbers: int) -> list[DayCounts]:
    first = date(2026, 3, 1)
    return [
        DayCounts("de", first + timedelta(days=at), 20, number, {}, {})
        for at, number in enumerate(numbers)
    ]


def test_that_a_row_draws_the_mismatches_of_the_last_weeks(stores: StoreList) -> None:
    item = next(item for item in stores.items() if stores.line_of(item).code == "de")
    before = stores.tree.viewport().grab().toImage()
    stores.set_weeks(counted(2, 9, 4))
    assert stores.tree.viewport().grab().toImage() != before
    shown = line(stores, "store", "de")
    box = weeks_box(shown, stores.tree.visualItemRect(item))
    heights = [point.y() for point in points_in(shown.weeks, QRectF(box))]
    assert heights[1] < heights[2] < heights[0], "more mismatches stand higher"
    assert "last 4 weeks: 2 to 9" in line_words(shown)
    assert line(stores, "store", "out").weeks == ()


def test_that_hovering_the_line_tells_its_day_and_number(stores: StoreList, qtbot: QtBot) -> None:
    stores.set_weeks(counted(2, 9, 4))
    item = next(item for item in stores.items() if stores.line_of(item).code == "de")
    box = weeks_box(line(stores, "store", "de"), stores.tree.visualItemRect(item))
    viewport = stores.tree.viewport()
    for place, told in ((box.center(), "9 mismatches"), (box.topRight(), "4 mismatches")):
        event = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, event)
        assert told in QToolTip.text()
        assert "2026" in QToolTip.text()
    QToolTip.hideText()


def test_that_one_day_is_no_line_and_a_narrow_row_has_none(stores: StoreList) -> None:
    stores.set_weeks(counted(2))
    shown = line(stores, "store", "de")
    assert not weeks_box(shown, QRect(0, 0, 240, 44)).isValid()
    shown = replace(shown, weeks=((date(2026, 3, 1), 2), (date(2026, 3, 2), 3)))
    assert weeks_box(shown, QRect(0, 0, 240, 44)).isValid()
    assert not weeks_box(shown, QRect(0, 0, 160, 44)).isValid()
