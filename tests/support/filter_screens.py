"""Screens above the table, and the one in its place: filters, warnings, all orders equal."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.last_weeks import LastWeeks
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.banner import Notice
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.orders.status_picker import StatusPicker
from designo_sync_gui.ui.orders.warning_panel import WarningPanel

if TYPE_CHECKING:
    from screens import Stage

_NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)


async def all_equal(stage: "Stage") -> QWidget:
    stage.plain()
    stage.window.orders.bar.choose(View.MISMATCHES)
    await stage.settle()
    shown = stage.window.orders.stage
    shown.all_equal.show_equal(9994, _NOW - timedelta(minutes=2), _NOW)
    shown.setCurrentWidget(shown.all_equal)
    await stage.settle()
    today = _NOW.date()
    month = [(today - timedelta(days=29 - n), max(0, 137 - 6 * n + 4 * (n % 3))) for n in range(29)]
    weeks = LastWeeks((*month, (today, 0)), 0, month[0], today)
    shown.all_equal.show_weeks(weeks, today)
    await stage.settle()
    return stage.window


async def statuses(stage: "Stage") -> QWidget:
    """The list of statuses to filter by, two of them found."""
    stage.plain()
    await stage.settle()
    orders = stage.window.orders
    orders.chips.open_statuses(orders.line.filter_button)
    picker = await stage.found(StatusPicker)
    picker.edit.setText("hold")
    return picker


async def warnings(stage: "Stage") -> QWidget:
    """Two warnings, shown whole."""
    stage.plain()
    await stage.settle()
    notices = stage.window.notices
    hold = say("{store}: automatic sync is on hold", store="Druckwelt")
    release = say("Check the orders, sync them by hand where needed, then press Release.")
    notices.put(
        "held:screens",
        Notice(hold, advice=release, tone=Tone.CAREFUL, action=(say("Release"), lambda: None)),
    )
    left = say("{store}: not read to the end", store="Print Depot EU")
    again = say("Press Refresh: it goes on where it was broken off.")
    notices.put("left:screens", Notice(left, advice=again, tone=Tone.INFO))
    line = stage.window.orders.line.warnings
    line.more_button.click()
    panel = await stage.found(WarningPanel)

    def end() -> None:
        notices.remove("held:screens")
        notices.remove("left:screens")

    panel.destroyed.connect(end)
    return panel
