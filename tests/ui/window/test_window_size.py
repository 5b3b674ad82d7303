"""How large the main window opens, and what it does where its screen is small."""

import json

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from designo_sync_gui.ui.kit import screen_fit
from designo_sync_gui.ui.window.main_window import MainWindow


@pytest.fixture
def screen(monkeypatch):
    """Set what the screen has left beside task bars."""

    def at(*room: int) -> None:
        monkeypatch.setattr(screen_fit, "room_of", lambda _window: QRect(*room))

    return at


def kept_at(qtbot, place: QRect, *, narrow: bool = False) -> str:
    """The kept arrangement of a window that was there with its inspector open."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(place)
    geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    return json.dumps({"window": geometry, "inspector": True, "narrow": narrow})


@pytest.mark.parametrize(
    ("room", "size"),
    [
        ((0, 0, 1920, 1040), (1440, 860)),
        ((0, 0, 1366, 728), (1256, 669)),
        ((0, 0, 1280, 720), (1177, 662)),
        ((0, 27, 1024, 573), (942, 527)),
        ((0, 0, 960, 540), (883, 496)),
    ],
)
def test_that_the_window_opens_with_no_more_than_its_part_of_the_screen(qtbot, screen, room, size):
    screen(*room)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert (window.width(), window.height()) == size
    narrow = size[0] < 1280
    assert window.orders.inspector.isHidden() is narrow
    assert window.actions_.inspector.isChecked() is not narrow
    window.detach()


def test_that_the_inspector_of_a_narrow_window_is_one_key_away(with_orders, screen, services):
    screen(0, 0, 1280, 720)

    async def scenario(window):
        assert window.orders.inspector.isHidden()
        window.actions_.inspector.trigger()
        assert window.orders.inspector.isVisible()
        assert window.width() == 1177

    with_orders(scenario)


def test_that_a_place_kept_on_a_larger_screen_is_brought_inside(in_window, services, qtbot, screen):
    screen(0, 30, 790, 690)
    services.screen = kept_at(qtbot, QRect(1500, 900, 1600, 1000))

    async def scenario(window):
        assert QRect(0, 30, 790, 690).contains(window.geometry())
        assert window.orders.inspector.isHidden(), "there is no room for it any more"
        assert not window.actions_.inspector.isChecked()

    in_window(services, scenario)


def test_that_an_inspector_kept_open_in_a_narrow_window_is_open_again(in_window, services, qtbot):
    services.screen = kept_at(qtbot, QRect(10, 10, 780, 600), narrow=True)

    async def scenario(window):
        assert window.width() == 780
        assert window.orders.inspector.isVisible()
        assert json.loads(window.layout_state.text())["narrow"]

    in_window(services, scenario)


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made
