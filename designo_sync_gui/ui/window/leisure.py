"""When a window may give its place to one in another language: nothing in it waits for a word.

Law: a plan that was asked for is shown where it was asked, and a dialog that is open is answered
there; what was typed into it goes with no window. Another process may have changed the language.
"""

import asyncio

from PySide6.QtWidgets import QDialog

from designo_sync_gui.ui.window.main_window import MainWindow


async def at_leisure(window: MainWindow) -> None:
    """Return once no dialog of the window is open and no plan is on its way; at once where there
    is none."""
    while (end := _awaited(window)) is not None:
        await end


def _awaited(window: MainWindow) -> asyncio.Future[None] | None:
    """The end of the first thing that is waited for."""
    end: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def tell(*_: object) -> None:
        if not end.done():
            end.set_result(None)

    dialogs = (one for one in window.findChildren(QDialog) if one.isVisible())
    dialog = next(dialogs, None)
    if dialog is not None:
        dialog.finished.connect(tell)
        dialog.destroyed.connect(tell)
        return end
    if window.parts is not None and window.parts.order_controller.when_planned(tell):
        return end
    return None
