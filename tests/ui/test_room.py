"""Every dialog fits the screens that operators have, in German, with all its buttons and words."""

import pytest
from failing_screens import FAILING, close_all
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from room_checks import without_room
from said_in_german import german_locale
from screens import SCREENS, Stage, close_screen

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.ui.kit import screen_fit
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

#: In logical pixels: the last two are 1440 x 900 at 150 % and 1920 x 1080 at 200 %.
SIZES = ((1366, 768), (1280, 720), (1024, 600), (960, 600), (960, 540))
#: Popups: as large as the window, or within the screen below what opened them.
ELSEWHERE = ("palette", "statuses", "warnings")
#: Of one form refused in many ways, these say the longest sentences.
REFUSED = (
    "test-nobody-woocommerce",
    "test-designo",
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


@pytest.mark.timeout(180)
def test_that_every_dialog_fits_every_screen_with_all_its_buttons_and_words(
    qapp: QApplication,
) -> None:
    found: dict[str, list[str]] = {}
    seen: list[QWidget] = []
    screens = {**SCREENS, **{name: FAILING[name] for name in REFUSED}}

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = Stage(window, engine)
        await stage.settle()
        stage.parts.refresh()
        await stage.settle()
        for name, opening in screens.items():
            if name.startswith(ELSEWHERE):
                continue
            shown = await opening(stage)
            if not isinstance(shown, MainWindow):
                seen.append(shown)
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
            return without_room(shown)

        status = on_demo(lambda opened, notice: run_script(opened, script, notice, "de"))
    assert status == 0
    assert len(seen) > 25
    assert found == {}
