"""Light and dark while windows are open: what is seen changes at once, what is hidden soon."""

from collections.abc import Iterator
from functools import partial

import pytest
from colours import set_dark
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QListView, QTableView, QWidget
from pytestqt.qtbot import QtBot

from designo_sync_gui.ui.kit.palette import Theme, Tone, ToneLabel, soften_selection
from designo_sync_gui.ui.kit.style_sheet import style_sheet
from designo_sync_gui.ui.kit.tokens import Token, is_dark
from designo_sync_gui.ui.window.main_window import MainWindow

Group, Role = QPalette.ColorGroup, QPalette.ColorRole
GROUPS = (Group.Active, Group.Inactive, Group.Disabled)
ROLES = [role for role in Role if role not in (Role.NoRole, Role.NColorRoles)]
#: More than get another scheme in one turn.
MANY = 1000


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    set_dark(qapp, False)
    yield qapp
    set_dark(qapp, False)


@pytest.fixture
def theme(app: QApplication) -> Theme:
    found = app.findChild(Theme)
    assert isinstance(found, Theme)
    return found


def colours(window: QWidget) -> list[tuple[str, list[str]]]:
    """The whole palette of the window and of each widget in it, shown or not."""
    return [
        (
            type(one).__name__,
            [
                f"{role.name} {group.name} {one.palette().color(group, role).name()}"
                for role in ROLES
                for group in GROUPS
            ],
        )
        for one in (window, *window.findChildren(QWidget))
    ]


def less_left(theme: Theme, than: int) -> bool:
    return theme.left < than


@pytest.mark.parametrize("dark", [True, False])
def test_that_an_open_window_gets_the_colours_of_one_made_in_the_scheme(
    app: QApplication, dark: bool
) -> None:
    set_dark(app, not dark)
    windows = [MainWindow()]
    windows[0].show()
    app.processEvents()
    set_dark(app, dark)
    windows.append(MainWindow())
    windows[1].show()
    app.processEvents()
    changed, fresh = map(colours, windows)
    for window in windows:
        window.detach()
        window.hide()
        window.deleteLater()
    assert len(changed) > 250
    assert len(changed) == len(fresh)
    others = {
        (one[0], a, b)
        for one, other in zip(changed, fresh, strict=True)
        for a, b in zip(one[1], other[1], strict=True)
        if a != b
    }
    assert not others


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_that_a_label_keeps_its_tone_when_its_style_looks_at_it_again(
    theme: Theme, qtbot: QtBot, dark: bool
) -> None:
    theme.show_dark(dark)
    label = ToneLabel("done")
    qtbot.addWidget(label)
    label.show()
    label.set_tone(Tone.GOOD)
    told = label.palette().color(Role.WindowText)
    for _ in range(2):
        theme.show_dark(dark)
        theme.finish()
        assert label.palette().color(Role.WindowText) == told


def test_that_what_is_seen_changes_at_once_and_what_is_hidden_in_later_turns(
    theme: Theme, qtbot: QtBot
) -> None:
    window, hidden = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(hidden)
    seen = QLabel("seen", window)
    inside = [QLabel("hidden", hidden) for _ in range(MANY)]
    for one in inside:
        one.ensurePolished()
        one.setPalette(one.palette())  # one of its own: nothing is handed down to it
    window.show()
    style = seen.style()

    theme.show_dark(True)
    assert is_dark(seen.palette())
    assert style is seen.style(), "no other style sheet, which begins anew with every widget"
    looked = [theme.left]
    while theme.left:
        qtbot.waitUntil(partial(less_left, theme, theme.left))
        looked.append(theme.left)
    assert looked[0] > MANY / 2
    assert looked == sorted(looked, reverse=True)
    assert looked[-1] == 0


def test_that_a_widget_deleted_meanwhile_is_left_out(theme: Theme, qtbot: QtBot) -> None:
    hidden = QWidget()
    for _ in range(MANY):
        QLabel("hidden", hidden)
    theme.show_dark(True)
    assert theme.left
    hidden.deleteLater()
    qtbot.waitUntil(lambda: theme.left == 0)


def test_that_the_last_of_two_changes_counts(theme: Theme, qtbot: QtBot) -> None:
    hidden = QWidget()
    qtbot.addWidget(hidden)
    labels = [QLabel("hidden", hidden) for _ in range(MANY)]
    for dark in (True, False, True):
        theme.show_dark(dark)
    qtbot.waitUntil(lambda: theme.left == 0)
    assert all(is_dark(label.palette()) for label in labels)


@pytest.mark.parametrize("kind", [QListView, QTableView])
def test_that_chosen_rows_are_soft_in_each_scheme(
    app: QApplication, qtbot: QtBot, kind: type[QListView] | type[QTableView]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = kind(window)
    soften_selection(view)
    window.show()
    for dark in (True, False, True):
        set_dark(app, dark)
        app.processEvents()  # Qt tells windows of a new palette later
        for group in GROUPS:
            assert view.palette().color(group, Role.Highlight) == Token.SELECTED.color(dark=dark)
            assert view.palette().color(group, Role.HighlightedText) == Token.TEXT.color(dark=dark)


def test_that_the_style_sheet_names_no_colour() -> None:
    assert "palette(" in style_sheet()
    assert "#" not in style_sheet()
    assert "rgb" not in style_sheet()
