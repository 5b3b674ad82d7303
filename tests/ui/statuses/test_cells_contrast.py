"""Colours: AA contrast in light and dark, and never the only sign."""

from collections.abc import Iterator

import pytest
from colours import contrast, set_dark
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.palette import (
    Tone,
    apply_theme,
    edge,
    filled,
    palette_for,
    quiet,
    row_grounds,
    soften_selection,
    tint,
    tone_color,
    view_tab_colors,
)
from designo_sync_gui.ui.kit.tokens import is_dark
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.table import OrderView
from designo_sync_gui.ui.statuses.verdicts import Look, look_color, paint_shape
from designo_sync_gui.ui.stores.line import paint_state

Role = QPalette.ColorRole
BOTH = pytest.mark.parametrize("dark", [False, True])


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    set_dark(qapp, False)


def grounds(app: QApplication, dark: bool) -> list[QColor]:
    """Every ground a cell can have: plain, alternate, chosen, current, heading of a group."""
    set_dark(app, dark)
    view = QWidget()
    soften_selection(view)
    roles = (Role.Base, Role.AlternateBase, Role.Highlight)
    return [*(view.palette().color(role) for role in roles), *row_grounds(view.palette())]


@BOTH
def test_that_verdicts_can_be_read_on_every_ground(app: QApplication, dark: bool) -> None:
    for ground in grounds(app, dark):
        for look in Look:
            assert contrast(look_color(look, palette_for(dark)), ground) >= 4.5, (look, ground)


@BOTH
def test_that_quiet_text_can_be_read_on_every_ground(app: QApplication, dark: bool) -> None:
    palette = palette_for(dark)
    for ground in [*grounds(app, dark), palette.color(Role.Window)]:
        assert contrast(quiet(palette), ground) >= 4.5, ground.name()


@BOTH
def test_that_boxes_and_the_bar_of_the_current_row_can_be_seen(
    app: QApplication, dark: bool
) -> None:
    palette = palette_for(dark)
    for ground in grounds(app, dark):
        assert contrast(filled(palette)[0], ground) >= (2.0 if dark else 3.0), ground.name()
        assert contrast(palette.color(Role.Accent), ground) >= 3
    assert contrast(edge(palette), palette.color(Role.Base)) >= 3


@BOTH
def test_that_tinted_characters_can_be_read(dark: bool) -> None:
    palette = palette_for(dark)
    assert contrast(palette.color(Role.Text), tint(palette)) >= 4.5
    assert contrast(tint(palette), palette.color(Role.Base)) > 1.2


@BOTH
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.Text, Role.AlternateBase),
        (Role.ButtonText, Role.Button),
        (Role.HighlightedText, Role.Highlight),
        (Role.ToolTipText, Role.ToolTipBase),
        (Role.Link, Role.Base),
        (Role.Link, Role.Window),
        (Role.PlaceholderText, Role.Base),
        (Role.Text, Role.Midlight),
    ],
)
def test_that_the_palette_can_be_read(dark: bool, ink: Role, ground: Role) -> None:
    palette = palette_for(dark)
    assert contrast(palette.color(ink), palette.color(ground)) >= 4.5


@BOTH
def test_that_tabs_and_store_states_can_be_read(dark: bool) -> None:
    palette = palette_for(dark)
    for chosen in (False, True):
        ground, ink = view_tab_colors(palette, chosen=chosen)
        assert contrast(ink, ground) >= 4.5
    for tone in Tone:
        assert contrast(tone_color(tone, palette), palette.color(Role.Base)) >= 4.5, tone


def shape(look: Look | StoreState) -> QImage:
    image = QImage(14, 14, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    box, ink = QRectF(0, 0, 14, 14), QColor("black")
    if isinstance(look, Look):
        paint_shape(painter, look, box, ink)
    else:
        paint_state(painter, look, box, ink)
    painter.end()
    return image


def test_that_each_verdict_has_a_shape_of_its_own() -> None:
    images = [shape(look) for look in Look]
    for place, image in enumerate(images):
        assert all(image != other for other in images[place + 1 :]), list(Look)[place]


def test_that_idle_busy_unread_and_broken_stores_have_other_shapes() -> None:
    states = (
        StoreState.READY,
        StoreState.READING,
        StoreState.NEVER_READ,
        StoreState.SIGN_IN_NEEDED,
    )
    images = [shape(state) for state in states]
    for place, image in enumerate(images):
        assert all(image != other for other in images[place + 1 :])


def test_that_a_change_of_scheme_reaches_a_living_table(app: QApplication, qtbot: QtBot) -> None:
    apply_theme(app)
    set_dark(app, False)
    window = QMainWindow()
    qtbot.addWidget(window)
    view = OrderView(OrderModel())
    window.setCentralWidget(view)
    light = view.palette().color(Role.Highlight)
    set_dark(app, True)
    app.processEvents()
    assert is_dark(view.palette())
    assert view.palette().color(Role.Highlight) != light


def test_that_the_theme_is_applied_once(app: QApplication) -> None:
    apply_theme(app)
    children = len(app.children())
    apply_theme(app)
    assert len(app.children()) == children
    assert app.styleSheet()


@pytest.mark.parametrize(
    "name",
    ["add-store", "app", "export", "help", "refresh", "settings", "to-designo", "to-storefront"],
)
def test_that_each_icon_can_be_drawn(app: QApplication, name: str) -> None:
    image = icon(name).pixmap(24, 24).toImage()
    assert not image.isNull()
    inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
    assert inked > 20


@BOTH
def test_that_icon_lines_stand_out(app: QApplication, dark: bool) -> None:
    set_dark(app, dark)
    image = icon("refresh").pixmap(48, 48).toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(48)
        for y in range(48)
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert contrast(solid[0], palette_for(dark).color(Role.Window)) >= 3.0
