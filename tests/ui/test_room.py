"""Every screen fits the displays that operators have, in German, with all its buttons and words."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial

import pytest
from failing_screens import FAILING, close_all
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from room_checks import menu_without_room, outside_of, too_wide, without_foot, without_room
from said_in_german import german_locale
from screens import MENUS, SCREENS, Stage, close_screen
from walking import draw_only, refreshed

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.kit import screen_fit
from designo_sync_gui.ui.orders.chip import MenuChip
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

pytestmark = [
    pytest.mark.holds_window("each screen is questioned in the window's thread"),
    pytest.mark.long,
]

#: In logical pixels: the last two are 1440 x 900 at 150 % and 1920 x 1080 at 200 %.
SIZES = ((1366, 768), (1280, 720), (1024, 600), (960, 600), (960, 540))
#: As large as an operator makes the window.
WINDOW_SIZES = ((1440, 860), *SIZES)
#: German, with the longer words, is tried at every size. English: the main window where there is
#: most room and where there is least, dialogs where there is least (``test_opened_and_left.py``).
WINDOW_SIZES_OF = {"de": WINDOW_SIZES, "en": (WINDOW_SIZES[0], WINDOW_SIZES[-1])}
#: Popups: within the window that opened them.
POPUPS = ("palette", "statuses", "warnings")
#: Of one form refused in many ways, these say the longest sentences.
REFUSED = (
    "test-nobody-woocommerce",
    "test-designo",
    "designo-file-failed",
    "header-broken",
    "refused-woocommerce",
    "plan-refusals",
    "plan-consequences",
    "plan-empty",
    "refused-space",
    "refused-http-shopify",
    "refused-ca-file",
    "no-keyring-save",
    "proxy",
    "history-of-failures",
    "failed-job-details",
)


def spoken_in(language: str) -> AbstractContextManager[object]:
    return german_locale() if language == "de" else nullcontext()


@pytest.mark.timeout(300)
def test_that_every_dialog_fits_every_screen_with_all_its_buttons_and_words(
    qapp: QApplication,
) -> None:
    found: dict[str, list[str]] = {}
    seen: list[QWidget] = []
    screens = {**SCREENS, **{name: FAILING[name] for name in REFUSED}}

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = await refreshed(window, engine)
        for name, opening in screens.items():
            if name.startswith(POPUPS):
                continue
            shown = await opening(stage)
            draw_only(stage, shown)
            if not isinstance(shown, MainWindow):
                seen.append(shown)
                feet = without_foot(shown)
                if feet:
                    found[name] = feet
                for size in SIZES:
                    told = await at_size(stage, shown, size)
                    if told:
                        found[f"{name} at {size[0]} x {size[1]}"] = told
            close_screen(stage, shown)
            close_all(stage)
            await stage.settle()

    with german_locale(), pytest.MonkeyPatch.context() as patch:
        room = [QSize(*SIZES[0])]
        patch.setattr(screen_fit, "available", lambda _window: room[0])

        async def at_size(stage: Stage, shown: QWidget, size: tuple[int, int]) -> list[str]:
            room[0] = QSize(*size)
            shown.hide()
            shown.show()
            await stage.settle(shown)
            return without_room(shown) + too_wide(shown)

        status = on_demo(lambda opened, notice: run_script(opened, script, notice, "de"))
    assert status == 0
    assert len(seen) > 25
    assert found == {}


async def _of_view(stage: Stage, view: View) -> None:
    stage.plain()
    stage.window.orders.view.select_none()
    stage.window.orders.bar.choose(view)
    await stage.settle()


async def _with_selection(stage: Stage) -> None:
    await _of_view(stage, View.ALL)
    stage.window.orders.view.selectAll()
    await stage.settle()


#: What the main window shows.
STATES: dict[str, Callable[[Stage], Awaitable[object]]] = {
    **{f"view {view.name.lower()}": partial(_of_view, view=view) for view in View},
    "selection": _with_selection,
    **{
        name: SCREENS[name]
        for name in ("groups", "all-equal", "filtered", "new-orders", "jobs-and-banner")
    },
}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.timeout(300)
def test_that_the_main_window_shows_all_its_buttons_and_words_at_every_size(
    qapp: QApplication, language: str
) -> None:
    found: dict[str, list[str]] = {}

    async def at_size(stage: Stage, name: str, size: tuple[int, int], *, beside: bool) -> None:
        window = stage.window
        window.resize(*size)
        window.orders.show_inspector(beside)
        await stage.settle()
        told = without_room(window, QSize(*size))
        extension = window.findChild(QToolButton, "qt_toolbar_ext_button")
        if extension is not None and extension.isVisible():
            told.append("buttons of the tool bar are in a menu")
        table = window.orders.view
        bar = table.horizontalScrollBar()
        if table.isVisible() and bar.maximum() and not (beside and size[0] < screen_fit.NARROW):
            told.append(f"the table is {bar.maximum()} pixels too wide")
        inspector = ", with inspector" if beside else ""
        for one in told:
            found.setdefault(one, []).append(f"{name} at {size[0]} x {size[1]}{inspector}")

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = await refreshed(window, engine)
        window.setUpdatesEnabled(False)  # what is asked for is laid out, and need not be drawn
        for name, state in STATES.items():
            await state(stage)
            for size in WINDOW_SIZES_OF[language]:
                for beside in (False, True):
                    await at_size(stage, name, size, beside=beside)
        stage.plain()
        for name, build in MENUS.items():
            menu = build(stage)
            for one in menu_without_room(menu, QSize(*WINDOW_SIZES[-1])):
                found.setdefault(one, []).append(name)
            menu.deleteLater()
        window.orders.view.select_none()

    with spoken_in(language):
        assert on_demo(lambda o, notice: run_script(o, script, notice, language)) == 0
    assert found == {}


def _filter_menus(window: MainWindow) -> dict[str, QMenu]:
    """The menus of the buttons above the table, filled as they are when they open."""
    chips = window.orders.chips
    menus = {"filters": chips.menu}
    menus |= {
        f"filter {chip.title}": chip.menu_ for chip in chips.chips if isinstance(chip, MenuChip)
    }
    menus["columns"] = window.orders.view.columns.menu()
    for menu in menus.values():
        menu.aboutToShow.emit()
    return menus


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.timeout(300)
def test_that_popups_stay_within_a_screen_as_large_as_the_window_with_all_their_words(
    qapp: QApplication, language: str
) -> None:
    found: dict[str, list[str]] = {}
    seen: list[str] = []

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = await refreshed(window, engine)
        window.setUpdatesEnabled(False)
        for size in WINDOW_SIZES_OF[language]:
            window.resize(*size)
            await stage.settle()
            screen[0] = QRect(window.mapToGlobal(QPoint()), window.size())
            for name in POPUPS:
                shown = await SCREENS[name](stage)
                seen.append(name)
                told = without_room(shown, QSize(*size)) + outside_of(window, shown)
                if told:
                    found[f"{name} at {size[0]} x {size[1]}"] = told
                close_screen(stage, shown)
                await stage.settle()
            for name, menu in _filter_menus(window).items():
                if told := menu_without_room(menu, QSize(*size)):
                    found[f"{name} at {size[0]} x {size[1]}"] = told

    screen = [QRect()]
    with spoken_in(language), pytest.MonkeyPatch.context() as patch:
        patch.setattr(screen_fit, "room_of", lambda _window: screen[0])
        assert on_demo(lambda o, notice: run_script(o, script, notice, language)) == 0
    assert len(seen) == len(POPUPS) * len(WINDOW_SIZES_OF[language])
    assert found == {}
