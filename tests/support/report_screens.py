"""The screens of files and of what is kept: export, the weeks' picture, the diagnostics file,
connections, accepted differences."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from fake_moving import MOVES, MOVING
from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.engine.connections.moving import Looked
from designo_sync_gui.ui.dialogs.accept_dialog import AcceptDialog
from designo_sync_gui.ui.dialogs.diagnostics_window import DiagnosticsWindow
from designo_sync_gui.ui.dialogs.export_dialog import ExportDialog, ExportScope
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.stores.import_dialog import ImportDialog
from designo_sync_gui.ui.trends.trends_window import TrendsWindow

if TYPE_CHECKING:
    from screens import Stage

_DAY = date(2026, 11, 27)


async def export(stage: "Stage") -> QWidget:
    scopes = (
        ExportScope(tr("Selected"), 37, "selected"),
        ExportScope(tr("In this view"), 137, "view"),
        ExportScope("Print Depot EU", 4120, "store"),
        ExportScope(tr("Everything"), 9994, "all"),
    )
    return await stage.opened(ExportDialog(scopes, Path(), _DAY, parent=stage.window))


async def accept(stage: "Stage") -> QWidget:
    await stage.order()
    stage.window.actions_.accept.trigger()
    return await stage.found(AcceptDialog)


async def connections(stage: "Stage") -> QWidget:
    return await stage.opened(ImportDialog(stage.engine, Looked(MOVING, MOVES), stage.window))


async def activity(stage: "Stage") -> QWidget:
    """An entry is chosen, and its orders are read."""
    shown = stage.parts.activity.show()
    await stage.settle(shown)
    return shown


async def trends(stage: "Stage") -> QWidget:
    stage.parts.trends.show()
    shown = await stage.found(TrendsWindow)
    await stage.settle(shown)
    if isinstance(shown, TrendsWindow):
        shown._take([_counts(back) for back in range(40) if back % 9 != 7])
    return shown


async def diagnostics(stage: "Stage") -> QWidget:
    stage.parts.diagnostics.show()
    return await stage.found(DiagnosticsWindow)


def _counts(back: int) -> DayCounts:
    """A day that differs from its neighbours, the same in each run."""
    different, formatting, one_side = 40 + back * 7 % 17, 60 - back * 5 % 23, 9 + back % 5
    looks = {
        Look.CONFLICT: 1 + back % 3,
        Look.DIFFERENT: different,
        Look.FORMATTING: formatting,
        Look.ONLY_STOREFRONT: one_side,
        Look.UNREADABLE: back % 2,
    }
    kinds = {DifferenceKind.CASE: formatting, DifferenceKind.OTHER_VALUE: different}
    total = sum(looks.values())
    return DayCounts("wc_eu", _DAY - timedelta(days=back), 9994, total, looks, kinds)


SCREENS = {
    "export": export,
    "trends": trends,
    "activity": activity,
    "diagnostics": diagnostics,
    "accept": accept,
}
