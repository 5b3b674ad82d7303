"""A window takes the place of another one, in another language.

Law: a text is made when a widget is made, so that another language needs another window. It shows
what the former one showed: the same arrangement, view, filters, search, selection, place in the
table, jobs and messages; what runs in the engine does not notice.
"""

from designo_sync_gui.ui.window.connection_controller import KEYRING
from designo_sync_gui.ui.window.main_window import MainWindow


def move_in(new: MainWindow, old: MainWindow) -> None:
    """Show in ``new``, whose services are there, what ``old`` shows; ``old`` is seen no more."""
    new.handle_events(old.jobs.rows[job_id].job.started for job_id in old.jobs.running)
    new.jobs.take_over(old.jobs)
    new.tray.take_over(old.tray)
    for key in old.banners.keys():  # noqa: SIM118 - a stack of banners is no mapping
        notice = old.banners.notice(key)
        if notice is not None and key != KEYRING:  # the new window asks for itself
            new.banners.put(key, notice)
    old.banners.lead_to(new.banners)
    if new.parts is not None and old.parts is not None:
        new.parts.take_over(old.parts)
    new.restoreGeometry(old.saveGeometry())
    new.setWindowState(old.windowState())
    setting, seen = old.orders.deselected.setting, old.orders.view.seen
    store = old.stores.current_store

    def go_on() -> None:
        """The stores and own views are known: the same orders, seen from the same place."""
        new.stores.choose(store)
        new.orders.deselected.go_to(setting)
        new.orders.view.when_settled(look)

    def look() -> None:
        new.orders.view.look_as(seen)
        new.rest_focus()

    new.known.connect(go_on)
    seen_before = old.isVisible()
    if seen_before:
        new.show()
    old.tray.stop()
    _open_again(new, old)
    if seen_before:  # last: a window beside it takes the keys when it opens
        new.activateWindow()
    old.hide()


def _open_again(new: MainWindow, old: MainWindow) -> None:
    """The windows that were open beside the former one."""
    here, there = new.parts, old.parts
    if here is None or there is None:
        return
    windows = (
        (there.activity, here.activity),
        (there.help, here.help),
        (there.doctor, here.doctor),
        (there.log, here.log),
        (there.diagnostics, here.diagnostics),
        (there.licences, here.licences),
        (there.trends, here.trends),
    )
    opened = [to for one, to in windows if one.shown is not None]
    history, census = tuple(there.history.open), there.census.shown is not None
    sheet = old.commands.sheet is not None
    there.close_windows()
    old.commands.close()
    for to in opened:
        to.show()
    for ref in history:
        here.history.show(ref)
    if census:
        here.census.show(old.stores.current_store)
    if sheet:
        new.commands.open_sheet()
