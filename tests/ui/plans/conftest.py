"""Plans made up for the dialog."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from designo_sync_gui.domain.brakes import brakes_of
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import Plan, PlannedWrite, Refusal, RefusalReason
from designo_sync_gui.domain.plan_facts import NO_FACTS
from designo_sync_gui.domain.plan_part import write_counts
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog

NOW = datetime(2026, 3, 4, tzinfo=UTC)


class Plans:
    """Makes rows, plans and the dialog that shows them."""

    now = NOW

    def __init__(self, qtbot):
        self._qtbot = qtbot

    @staticmethod
    def write(number, wanted="completed", expected="processing", consequence="", store="de"):
        before = None if expected is None else Status.text(expected)
        return PlannedWrite(
            OrderRef(store, str(number)),
            f"#{number}",
            before,
            Status.text(wanted),
            verbatim(consequence),
            target=Side.DESIGNO,
        )

    @staticmethod
    def refusal(number, reason=RefusalReason.NOT_ALLOWED, message="The target does not know it."):
        status = Status.text("x")
        ref = OrderRef("de", str(number))
        return Refusal(ref, f"#{number}", reason, say(message), status, status, target=Side.DESIGNO)

    @staticmethod
    def plan(writes=(), refusals=(), direction=Direction.TO_DESIGNO, brakes=(), facts=NO_FACTS):
        judged = brakes_of(write_counts(writes), facts)
        told = tuple(map(say, brakes)) if facts == NO_FACTS else judged
        return Plan(direction, NOW, tuple(writes), tuple(refusals), told, (), facts)

    def open(self, plan):
        dialog = PlanDialog(plan, {"de": "Depot", "us": "Outlet"})
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    def show(self, *args, **kwargs):
        return self.open(self.plan(*args, **kwargs))


@pytest.fixture
def plans(qtbot):
    return Plans(qtbot)
