"""Pictures of every screen, drawn one after the other.

Drawn by the program itself in both colour schemes, at the scale that it was started with.
"""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from unittest.mock import patch

import lived_in
from colours import set_dark
from failing_screens import FAILING, close_all
from lived_in import live_in
from picture import png_of
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from screens import MENUS, SCREENS, close_screen
from walking import draw_only, refreshed

from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.ui.kit import screen_fit
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import OpenServices, run_script
from designo_sync_gui.ui.window.main_window import MainWindow

SIZE = (1440, 860)
#: The scale at which states and failures are drawn too; a larger one shows how screens scale.
PLAIN = 100


def draw_screens(
    opened: OpenServices,
    notice: Sentence,
    folder: Path,
    language: str,
    size: tuple[int, int] = SIZE,
    schemes: Sequence[str] = ("light", "dark"),
    names: Sequence[str] = (),
) -> int:
    """Write ``NAME-light-100.png`` and so on for every screen, or those of these names; returns the
    exit status.

    The main window has this ``size``; dialogs are as large as they are on a screen of that size.
    """

    async def walk(window: MainWindow, engine: EngineProxy) -> None:
        window.resize(*size)
        window.actions_.inspector.setChecked(size[0] >= screen_fit.NARROW)
        stage = await refreshed(window, engine)
        scale = round(window.devicePixelRatio() * 100)
        await live_in(stage)
        set_dark(_application(), dark="light" not in schemes)
        more = {} if scale > PLAIN else {**lived_in.SCREENS, **FAILING}
        for name, opening in {**SCREENS, **more}.items():
            if names and name not in names:
                continue
            shown = await opening(stage)
            draw_only(stage, shown)
            for scheme in schemes:
                if len(schemes) > 1:
                    set_dark(_application(), scheme == "dark")
                    await asyncio.sleep(0)
                path, png = folder / f"{name}-{scheme}-{scale}.png", png_of(shown)
                await engine.run_apart(partial(path.write_bytes, png))
            close_screen(stage, shown)
            close_all(stage)
            await stage.settle()
        set_dark(_application(), dark=False)
        draw_only(stage, window)
        for name, build in MENUS.items():
            menu = build(stage)
            png = png_of(menu)
            await engine.run_apart(partial((folder / f"{name}-light-{scale}.png").write_bytes, png))
            menu.deleteLater()

    with patch.object(screen_fit, "room_of", lambda _window: QRect(0, 0, *size)):
        return run_script(opened, walk, notice, language)


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no application")
    return app
