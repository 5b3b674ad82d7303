"""The sheet of keys: what it shows is what the keys do."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from designo_sync_gui.ui.commands.key_caps import KeyCaps
from designo_sync_gui.ui.commands.shortcut_sheet import Key, ShortcutSheet, TopicKeys
from designo_sync_gui.ui.window.actions import declared_actions
from designo_sync_gui.ui.window.registry import OWN_KEYS, Reach

HELP = Path(__file__).parents[3] / "resources" / "help" / "02-window.md"
WITH_KEYS = [one for one in declared_actions() if one.keys]


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made


def press(qtbot, keys):
    """Exactly these keys, on what has the focus."""
    qtbot.keySequence(QApplication.focusWidget(), QKeySequence(keys))


def lines_of(sheet):
    return [(key.keys, key.words) for box in sheet.boxes for key, _, _ in box.lines]


def test_that_every_key_of_the_sheet_triggers_its_action(with_orders, qtbot):
    async def scenario(window):
        view = window.orders.view
        for entry in window.actions_.entries:
            declared, action = entry.declared, entry.action
            if not declared.keys:
                continue
            heard: list[int] = []
            action.triggered.disconnect()
            signal = action.triggered
            if declared.reach is Reach.TABLE:
                signal = view.inspect_wanted
                signal.disconnect()
            signal.connect(lambda *_, heard=heard: heard.append(1))
            action.setEnabled(True)
            view.setFocus()
            press(qtbot, declared.keys)
            assert heard == [1], (entry.name, declared.keys)

    with_orders(scenario)


def test_that_the_table_s_own_keys_do_what_the_sheet_says(with_orders, qtbot):
    async def scenario(window):
        view = window.orders.view
        view.go_to_top()
        view.setFocus()
        press(qtbot, "Down")
        assert view.currentIndex().row() == 1
        press(qtbot, "Shift+Down")
        assert view.choice.rows == ((1, 2),)

    with_orders(scenario)


def test_that_the_table_s_own_keys_open_groups_and_set_columns(with_orders, qtbot, until):
    async def scenario(window):
        view = window.orders.view
        if not window.orders.model.sorting.grouped:
            window.actions_.group.trigger()
        await until(lambda: view.settled and view.shown.rows.groups)
        view.setFocus()
        view.go_to_top()
        if view.shown.rows.is_open(0):
            press(qtbot, "Left")
        press(qtbot, "Right")
        assert view.shown.rows.is_open(0)
        press(qtbot, "Left")
        assert not view.shown.rows.is_open(0)
        column = view.currentIndex().column()
        width = view.columns.sectionSize(column)
        press(qtbot, "Alt+Right")
        assert view.columns.sectionSize(column) > width
        press(qtbot, "Alt+Left")
        assert view.columns.sectionSize(column) == width
        shown = list(view.columns.shown)
        press(qtbot, "Alt+Shift+Right")
        assert list(view.columns.shown) != shown
        press(qtbot, "Alt+Shift+Left")
        assert list(view.columns.shown) == shown

    with_orders(scenario)


def test_that_the_sheet_holds_every_action_that_has_keys(with_orders, until):
    async def scenario(window):
        window.actions_.shortcuts.trigger()
        sheet = window.commands.sheet
        words = {words for _, words in lines_of(sheet)}
        for declared in WITH_KEYS:
            title = declared.title.english.replace("&", "").removesuffix("…")
            assert title in words, declared.name
        assert ("Ctrl+1 … Ctrl+8", "View") in lines_of(sheet)
        assert ("↑ ↓", "Row") in lines_of(sheet)
        assert ("Alt+Shift+← Alt+Shift+→", "Move the column") in lines_of(sheet)
        sheet.close()
        await until(lambda: window.commands.sheet is None)

    with_orders(scenario)


def test_that_the_window_can_be_used_while_the_sheet_is_open(with_orders, until, qtbot):
    async def scenario(window):
        window.actions_.shortcuts.trigger()
        sheet = window.commands.sheet
        assert not sheet.isModal()
        window.actions_.shortcuts.trigger()
        assert window.commands.sheet is sheet
        window.actions_.select_all.trigger()
        assert window.orders.selected_count == 4
        await until(sheet.isActiveWindow)
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        await until(lambda: window.commands.sheet is None)

    with_orders(scenario)


def test_that_keys_and_actions_are_found_by_typing_and_esc_takes_it_back(with_orders, until, qtbot):
    async def scenario(window):
        sheet = window.commands.open_sheet()

        def seen():
            return [k.words for b in sheet.boxes for k, _, w in b.lines if w.isVisible()]

        await until(sheet.isActiveWindow)
        everything = seen()
        qtbot.keyClicks(sheet.edit, "f8")
        assert seen() == ["Next difference", "Previous or next difference"]
        sheet.edit.setText("zzz")
        assert seen() == []
        assert sheet.nothing.isVisible()
        qtbot.keyClick(sheet.edit, Qt.Key.Key_Escape)
        assert seen() == everything
        qtbot.keyClick(sheet.edit, Qt.Key.Key_Escape)
        await until(lambda: window.commands.sheet is None)

    with_orders(scenario)


@pytest.mark.parametrize("width", [480, 700, 1080])
def test_that_the_sheet_fits_its_width(with_orders, until, width):
    async def scenario(window):
        sheet = window.commands.open_sheet()
        sheet.resize(width, 500)
        await until(lambda: sheet.width() == width)
        await until(lambda: sheet.area.horizontalScrollBar().maximum() == 0)
        sheet.close()
        await until(lambda: window.commands.sheet is None)

    with_orders(scenario)


def keys_of_help():
    """The keys that the help page lists."""
    text = HELP.read_text(encoding="utf-8")
    page = text[text.index("## Keys") : text.index("## Copying")]
    arrows = page
    for arrow, key in (("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right")):
        arrows = arrows.replace(arrow, key)
    keys = r"`/`|(?:(?:Ctrl|Shift|Alt)\+)+[^\s·.;*]+|\bF\d+\b|\bSpace\b|\bEsc\b|\bEnter\b"
    found = re.findall(keys, arrows)
    return {key.strip("`").rstrip(",") if key != "Ctrl+," else key for key in found}


def test_that_the_longest_column_is_as_short_as_the_order_of_topics_allows(qtbot):
    counts = [8, 9, 6, 8, 4, 11, 3]
    topics = [
        TopicKeys(f"Topic {at}", tuple(Key("F5", f"act {n}") for n in range(count)))
        for at, count in enumerate(counts)
    ]
    sheet = ShortcutSheet(topics)
    qtbot.addWidget(sheet)
    sheet.resize(1080, 2000)
    sheet.show()
    tops = sorted({box.mapTo(sheet, QPoint()).x() for box in sheet.boxes})
    columns = [
        [len(b.lines) for b in sheet.boxes if b.mapTo(sheet, QPoint()).x() == x] for x in tops
    ]
    assert columns == [[8, 9], [6, 8, 4], [11, 3]]


def test_that_the_help_page_and_the_actions_have_the_same_keys():
    own = {one.keys for one in WITH_KEYS}
    views = {"Ctrl+1", "Ctrl+8"}
    table = {key for _, keys, _ in OWN_KEYS for key in keys.split()}
    told = keys_of_help()
    assert own - told == set(), "not in the help"
    assert told - own - views - table == set(), "in the help only"


def test_that_keys_with_long_names_leave_room_for_what_they_do(qtbot):
    """In German those of a pair stand below each other."""
    short, long = KeyCaps("Alt+← Alt+→"), KeyCaps("Alt+Umschalt+← Alt+Umschalt+→")
    for caps in (short, long):
        qtbot.addWidget(caps)
    assert short.lines == ["Alt+← Alt+→"]
    assert long.lines == ["Alt+Umschalt+←", "Alt+Umschalt+→"]
    assert long.sizeHint().height() == 2 * short.sizeHint().height()
    assert long.sizeHint().width() < 160
    long.resize(long.sizeHint())
    drawn = long.grab().toImage()
    ground = drawn.pixelColor(0, 0)
    halves = (range(drawn.height() // 2), range(drawn.height() // 2, drawn.height()))
    for half in halves:
        assert any(drawn.pixelColor(12, y) != ground for y in half)


def test_that_what_keys_do_begins_at_one_place_in_a_column(qtbot):
    keys = ("Ctrl+1 … Ctrl+8", "F1", "F5", "F6", "F7", "F8")
    topics = [TopicKeys(one, (Key(one, "act"), Key("F2", "other"))) for one in keys]
    sheet = ShortcutSheet(topics)
    qtbot.addWidget(sheet)
    sheet.resize(1080, 400)
    sheet.show()
    places: dict[int, set[int]] = {}
    for box in sheet.boxes:
        left = box.mapTo(sheet, QPoint()).x()
        begins = {words.mapTo(sheet, QPoint()).x() for _, _, words in box.lines}
        places.setdefault(left, set()).update(begins)
    assert [len(begins) for begins in places.values()] == [1] * len(places)
    assert len(places) < len(topics)
