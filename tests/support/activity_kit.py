"""The window of *Activity* in tests: what it is given, and what it shows."""

from datetime import UTC, datetime, timedelta
from typing import Any

from designo_sync_gui.domain.activity import ActivityEntry, ActivityKind
from designo_sync_gui.domain.moves import Move, Moved
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.activity.activity_window import ActivityWindow
from designo_sync_gui.ui.activity.many_choice import ManyChoice

NOON = datetime(2026, 3, 4, 12).astimezone(UTC)
MOVED_AT = NOON - timedelta(days=3)
MOVE = Move(OrderRef("de", "7"), "#7", Moved.STOREFRONT, Status.text("paid "), Status.text("paid"))


def refresh(
    back: timedelta, said: Sentence | None = None, orders: int = 0, **told: Any
) -> ActivityEntry:
    at = NOON - back
    what = said or say("Nothing moved")
    return ActivityEntry(at, at, ActivityKind.REFRESH, ("de",), what, orders=orders, **told)


def shown(window: ActivityWindow) -> list[str]:
    """Headings with ``#``, entries by what happened."""
    model = window.model
    told = []
    for row in range(model.rowCount()):
        heading = model.rows.place(row).entry is None
        text = model.index(row, 0 if heading else 2).data()
        told.append(f"# {text}" if heading else text)
    return told


def check(choice: ManyChoice, *words: str) -> None:
    """What the operator sets in a menu of check marks."""
    actions = {action.text(): action for action in choice.menu_.actions()}
    for word in words:
        actions[word].trigger()


def choose(window: ActivityWindow, what: str) -> None:
    window.table.choose(next(row for row, text in enumerate(shown(window)) if what in text))
