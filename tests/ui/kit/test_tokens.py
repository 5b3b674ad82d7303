"""The colours of the window: every pair that is read or found, computed and as it is painted."""

from collections.abc import Callable, Iterator

import pytest
from colours import contrast, set_dark
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from designo_sync_gui.ui.kit.focus_ring import show_focus
from designo_sync_gui.ui.kit.forms import PrimaryButton, button, line_edit
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.tokens import Token, is_dark
from designo_sync_gui.ui.orders.search import SearchBox

BOTH = pytest.mark.parametrize("dark", [False, True])
ROWS = (Token.BASE, Token.SELECTED, Token.CURRENT, Token.GROUP)
GROUNDS = (*ROWS, Token.GROUND, Token.BULK)
VERDICTS = (Token.GREEN, Token.AMBER, Token.RED, Token.VIOLET)
#: What is read, and every ground that it stands on.
TEXTS = {
    Token.TEXT: (*GROUNDS, Token.BUTTON, Token.BUTTON_HOVER, Token.HOVER, Token.VIEW_GROUND),
    Token.MUTED: (*GROUNDS, Token.BUTTON),
    Token.ACCENT: (*GROUNDS, Token.HOVER),
    Token.VIEW: (Token.SELECTED,),
    Token.ON_FILLED: (Token.FILLED, Token.FILLED_DOWN),
    Token.ON_TINT: (Token.TINT,),
    **dict.fromkeys(VERDICTS, ROWS),
}
#: What is found, and what it stands on.
SHAPES = {
    Token.EDGE: (Token.GROUND, Token.BASE, Token.GROUP, Token.BULK, Token.BUTTON),
    Token.EDGE_ON_ROW: GROUNDS,
    Token.FILLED: (Token.GROUND, Token.BASE),
    Token.CHART_AMBER: (Token.BASE,),
    Token.CHART_GREY: (Token.BASE,),
}


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    set_dark(qapp, False)


@BOTH
@pytest.mark.parametrize("ink", TEXTS)
def test_that_text_has_four_and_a_half_to_one(dark: bool, ink: Token) -> None:
    for ground in TEXTS[ink]:
        found = contrast(ink.color(dark=dark), ground.color(dark=dark))
        assert found >= 4.5, f"{ink.name} on {ground.name}: {found:.2f}"


@BOTH
@pytest.mark.parametrize("shape", SHAPES)
def test_that_edges_and_shapes_have_three_to_one(dark: bool, shape: Token) -> None:
    for ground in SHAPES[shape]:
        found = contrast(shape.color(dark=dark), ground.color(dark=dark))
        assert found >= 3.0, f"{shape.name} on {ground.name}: {found:.2f}"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _spin() -> QSpinBox:
    return QSpinBox()


def _combo() -> QComboBox:
    made = QComboBox()
    made.addItems(["one", "two"])
    return made


FIELDS: dict[str, Callable[[], QWidget]] = {
    "line": lambda: line_edit("Name"),
    "secret": lambda: line_edit("Key", masked=True),
    "search": SearchBox,
    "spin": _spin,
    "combo": _combo,
    "text": QPlainTextEdit,
    "button": lambda: button("Cancel"),
    "primary": lambda: PrimaryButton("Write"),
}


def painted(window: QWidget, field: QWidget, dark: bool, app: QApplication) -> QImage:
    """A field in a window with another widget that has the focus, 40 pixels of ground around."""
    set_dark(app, dark)
    other = QPushButton("other")
    column = QVBoxLayout(window)
    column.setContentsMargins(40, 40, 40, 40)
    column.addWidget(other)
    column.addWidget(field)
    window.show()
    other.setFocus()
    app.processEvents()
    return window.grab().toImage()


def edge_of(image: QImage, field: QWidget) -> QColor:
    """The left edge in the middle of the field's height, where it stands out most."""
    ratio = image.devicePixelRatio()
    place = field.geometry()
    ground = image.pixelColor(5, 5)
    row = round((place.top() + place.height() / 2) * ratio)
    inks = [image.pixelColor(round((place.left() + step) * ratio), row) for step in range(2)]
    return max(inks, key=lambda ink: contrast(ink, ground))


@BOTH
@pytest.mark.parametrize("name", FIELDS)
def test_that_the_painted_edge_of_a_control_is_found(
    app: QApplication, window: QWidget, dark: bool, name: str
) -> None:
    field = FIELDS[name]()
    image = painted(window, field, dark, app)
    found = contrast(edge_of(image, field), image.pixelColor(5, 5))
    assert found >= 3.0, f"{name}: {found:.2f}"


@BOTH
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_that_the_painted_edge_of_a_box_is_found(
    app: QApplication, window: QWidget, dark: bool, kind: type[QCheckBox | QRadioButton]
) -> None:
    box = kind("Carefully")
    image = painted(window, box, dark, app)
    place, ground = box.geometry(), image.pixelColor(5, 5)
    row = place.center().y()
    inks = [image.pixelColor(place.left() + step, row) for step in range(20)]
    assert max(contrast(ink, ground) for ink in inks) >= 3.0


@BOTH
@pytest.mark.parametrize("name", [name for name in FIELDS if name != "primary"])
def test_that_the_focus_of_a_control_is_found(
    app: QApplication, window: QWidget, dark: bool, name: str
) -> None:
    field = FIELDS[name]()
    before = edge_of(painted(window, field, dark, app), field)
    field.setFocus()
    app.processEvents()
    after = edge_of(window.grab().toImage(), field)
    assert after == Token.ACCENT.color(dark=dark)
    assert after != before


@BOTH
def test_that_the_filled_button_shows_focus_around_it(
    app: QApplication, window: QWidget, dark: bool
) -> None:
    show_focus(app)
    primary = PrimaryButton("Write 20")
    before = painted(window, primary, dark, app)
    primary.setFocus()
    app.processEvents()
    after = primary.window().grab().toImage()
    beside = primary.geometry().topLeft() + QPoint(-3, primary.height() // 2)
    assert after.pixelColor(beside) == Token.ACCENT.color(dark=dark)
    assert before.pixelColor(beside) == Token.GROUND.color(dark=dark)


@BOTH
def test_that_the_icon_of_a_highlighted_entry_can_be_seen(
    app: QApplication, qtbot: QtBot, dark: bool
) -> None:
    set_dark(app, dark)
    menu = QMenu()
    qtbot.addWidget(menu)
    first = menu.addAction(icon("refresh"), "Refresh")
    second = menu.addAction(icon("refresh"), "Refresh")
    menu.setActiveAction(second)
    menu.ensurePolished()
    menu.adjustSize()
    image = menu.grab().toImage()
    for action, ground, least in ((first, Token.BASE, 4.5), (second, Token.FILLED, 4.5)):
        place = menu.actionGeometry(action)
        field = ground.color(dark=dark)
        assert image.pixelColor(place.left() + 5, place.center().y()) == field
        inks = [
            image.pixelColor(x, y)
            for x in range(place.left() + 6, place.left() + 28)
            for y in range(place.top(), place.bottom())
        ]
        assert max(contrast(ink, field) for ink in inks) >= least


@BOTH
def test_that_an_icon_follows_the_scheme(app: QApplication, dark: bool) -> None:
    made = icon("export")
    set_dark(app, dark)
    image = made.pixmap(48, 48, QIcon.Mode.Normal).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {Token.MUTED.color(dark=dark).name()}


def test_that_a_widget_made_before_a_change_of_scheme_has_the_new_colours(
    app: QApplication, qtbot: QtBot
) -> None:
    field = QLineEdit()
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(field)
    window.show()
    for dark in (False, True, False):
        set_dark(app, dark)
        app.processEvents()
        image = window.grab().toImage()
        place = field.geometry()
        assert image.pixelColor(place.center()) == Token.BASE.color(dark=dark)
        assert field.palette().color(QPalette.ColorRole.Base) == Token.BASE.color(dark=dark)


def test_that_a_palette_that_changes_its_ground_changes_its_scheme() -> None:
    palette = QPalette()
    for name, dark in (("#ffffff", False), ("#101010", True), ("#fefefe", False)):
        palette.setColor(QPalette.ColorRole.Window, QColor(name))
        assert is_dark(palette) is dark
        assert is_dark(QPalette(palette)) is dark


def test_that_a_colour_that_was_given_may_be_changed() -> None:
    given = Token.RED.color(dark=False)
    given.setAlpha(10)
    assert Token.RED.color(dark=False).alpha() == 255
