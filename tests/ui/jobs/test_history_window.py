"""What was written to one order: writes, evidence, the word on an unknown one."""

from dataclasses import replace

import pytest
import window_history
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from shown_orders import select

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.jobs.history_window import HistoryWindow
from designo_sync_gui.ui.jobs.settle_dialog import SettleDialog
from designo_sync_gui.ui.jobs.write_rows import COLUMNS_OF_ORDER
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog

REF = OrderRef("de", "1")


@pytest.fixture
def services(support):
    services = support.FakeServices()
    services.history.records = [window_history.job_record(2), window_history.job_record(1)]
    services.history.rows = [
        window_history.write_record(1),
        window_history.write_record(2, "a ", "a"),
    ]
    return services


@pytest.fixture
def looking(with_engine, until, qtbot, services):
    """Run ``scenario(window)`` with a history window whose first answers are there."""

    def run(scenario, number=""):
        async def whole(engine):
            window = HistoryWindow(engine, {"de": "Depot"}, REF, number)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            qtbot.addWidget(window)
            window.show()
            await until(lambda: not window.tasks.busy)
            await scenario(window)
            await until(lambda: not window.tasks.busy)
            window.close()

        with_engine(services, whole)

    return run


def test_that_an_order_has_a_history_of_its_own(looking, services):
    async def scenario(window):
        assert window.writes.row_count == 1
        told = "Everything this program wrote to the order, the newest first"
        assert window.writes.accessibleDescription() == told
        assert window.writes.horizontalHeader().toolTip() == told
        assert services.called("writes_of_order") == [REF]

    looking(scenario)


def test_that_an_order_never_written_says_so(looking, services):
    services.history.rows = []

    async def scenario(window):
        assert "This program has not written" in window.message.text()
        assert not window.export_button.isEnabled()
        assert not window.writes.isVisible(), "no empty table"
        assert window.height() <= 200

    looking(scenario)


def test_that_what_failed_stands_below_the_heading_of_an_empty_history(looking, services):
    services.errors["writes_of_order"] = StorageFailed(say("It is busy."), say("Wait."))

    async def scenario(window):
        assert window.banners.notice("error").message.english == "It is busy."
        (heading,) = [x for x in window.findChildren(QLabel) if x.text() == "Writes to order 1"]
        below = heading.mapTo(window, heading.rect().bottomLeft()).y()
        assert below < window.banners.mapTo(window, QPoint()).y()

    looking(scenario)


@pytest.mark.parametrize("width", [880, 921, 1152, 1229])
def test_that_the_time_of_a_write_is_whole_and_no_table_is_wider_than_its_window(
    looking, until, width
):
    async def scenario(window):
        window.resize(width, 560)
        table = window.writes
        await until(lambda: table.horizontalHeader().length() <= table.viewport().width())
        at = next(n for n, one in enumerate(COLUMNS_OF_ORDER) if one.title.english == "At")
        for row in range(table.row_count):
            words = table.model().index(row, at).data()
            assert table.fontMetrics().horizontalAdvance(words) + 12 <= table.columnWidth(at)
        assert table.columnWidth(len(COLUMNS_OF_ORDER) - 1) >= 90

    looking(scenario)


def test_that_the_history_of_an_order_names_its_number_and_grows_with_its_rows(looking):
    async def scenario(window):
        assert "#1001" in window.windowTitle()
        headings = [label.text() for label in window.findChildren(QLabel)]
        assert "Writes to order #1001" in headings
        assert window.writes.isVisible()
        assert window.width() > 600

    looking(scenario, "#1001")


@pytest.mark.parametrize(
    ("wrong", "title"), [(None, "The journal is intact"), (17, "The journal is damaged")]
)
def test_that_the_check_of_the_journal_is_told_in_words(
    looking, until, press, services, wrong, title
):
    services.history.wrong = wrong

    async def scenario(window):
        press(window.verify_button)
        await until(lambda: window.banners.notice("result"))
        assert window.banners.notice("result").title.english == title

    looking(scenario)


def test_that_evidence_goes_where_the_operator_says(looking, until, press, services, tmp_path):
    path = tmp_path / "evidence.html"

    async def scenario(window):
        press(window.export_button)
        (dialog,) = window.findChildren(QFileDialog)
        assert dialog.isVisible()
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        await until(lambda: window.banners.notice("result"))
        assert window.banners.notice("result").title.english == "Evidence written: 1 write"

    looking(scenario)
    assert services.called("export_evidence") == [(path, "", REF)]


def questions(window):
    return [dialog for dialog in window.findChildren(SettleDialog) if dialog.isVisible()]


@pytest.mark.parametrize(
    ("outcome", "claimed", "open_"),
    [
        (OutcomeKind.UNKNOWN, True, True),
        (None, True, True),
        (None, False, False),
        (OutcomeKind.VERIFIED, True, False),
        (OutcomeKind.REFUSED, True, False),
    ],
)
def test_that_only_a_write_whose_outcome_is_not_known_can_be_settled(
    looking, services, outcome, claimed, open_
):
    record = window_history.write_record(1)
    claimed_at = record.claimed_at if claimed else None
    services.history.rows = [replace(record, outcome=outcome, claimed_at=claimed_at)]

    async def scenario(window):
        assert not window.settle_button.isEnabled()
        window.writes.selectRow(0)
        assert window.settle_button.isEnabled() is open_

    looking(scenario)


@pytest.mark.parametrize("applied", [True, False])
def test_that_an_unknown_write_ends_by_the_operators_word(looking, until, press, services, applied):
    unknown = replace(window_history.write_record(1), outcome=OutcomeKind.UNKNOWN, after=None)
    services.history.rows = [unknown]

    async def scenario(window):
        window.writes.selectRow(0)
        press(window.settle_button)
        (question,) = questions(window)
        assert question.cancel_button.isDefault()
        press(question.holds_button if applied else question.lacks_button)
        await until(lambda: services.called("settle_by_word") and not window.tasks.busy)
        await until(lambda: window.writes.row(0)[7] != "unknown")
        assert not window.settle_button.isEnabled()

    looking(scenario)
    assert services.called("settle_by_word") == [(REF, Side.DESIGNO, applied)]


def test_that_no_answer_settles_nothing(looking, press, services):
    unknown = replace(window_history.write_record(1), outcome=OutcomeKind.UNKNOWN)
    services.history.rows = [unknown]

    async def scenario(window):
        window.writes.selectRow(0)
        press(window.settle_button)
        (question,) = questions(window)
        press(question.cancel_button)
        assert questions(window) == []

    looking(scenario)
    assert services.called("settle_by_word") == []


def test_that_looking_again_at_an_order_keeps_the_place_too(looking, until, services):
    services.history.rows = [window_history.write_record(1), window_history.write_record(1)]

    async def scenario(window):
        window.writes.selectRow(1)
        asked = len(services.called("writes_of_order"))
        window.reload()
        await until(
            lambda: len(services.called("writes_of_order")) > asked and not window.tasks.busy
        )
        assert window.writes.selected_rows() == [1]

    looking(scenario)


@pytest.fixture
def in_window(in_session, services, until):
    """Run ``scenario(window)`` in the whole main window."""

    def run(scenario):
        async def whole(session):
            window = session.window
            await until(lambda: window.overview and not window.busy)
            await scenario(window)
            window.close()

        async def opening():
            return services

        in_session(opening, whole)

    return run


def plans(window):
    return [d for d in window.findChildren(PlanDialog) if d.isVisible()]


def test_that_ctrl_z_plans_taking_back_the_last_job_and_writes_nothing_by_itself(
    in_window, until, services, press
):
    async def scenario(window):
        await until(window.actions_.undo.isEnabled)
        assert window.actions_.undo.shortcut().toString() == "Ctrl+Z"
        window.actions_.undo.trigger()
        await until(lambda: plans(window))
        (plan,) = plans(window)
        assert plan.plan.direction is Direction.UNDO
        assert plan.windowTitle().startswith("Undo: 2 writes to DesignO, ")
        assert services.called("undo") == ["job-2"]
        press(plan.cancel_button)

    in_window(scenario)
    assert services.called("apply") == []


def test_that_the_history_opens_once_and_ends_with_the_window(in_window, until, services):
    async def scenario(window):
        first = window.parts.history.show(REF)
        assert window.parts.history.show(REF) is first
        other = window.parts.history.show(OrderRef("de", "2"))
        assert other is not first
        await until(lambda: not other.tasks.busy)
        await until(lambda: not first.tasks.busy)

    in_window(scenario)


def test_that_the_history_of_the_selected_order_is_one_action_away(in_window, until, services):
    async def scenario(window):
        assert not window.actions_.order_history.isEnabled()
        window.parts.refresh()
        await until(lambda: window.orders.total_count and not window.busy)
        select(window.orders.view, (REF,))
        window.actions_.order_history.trigger()
        await until(lambda: REF in window.parts.history.open)
        order = window.orders.view.current_order()
        assert order.number != order.ref.order_id
        assert order.number in window.parts.history.open[REF].windowTitle()

    in_window(scenario)
    assert services.called("writes_of_order") == [REF]


def test_that_the_inspector_leads_to_the_history_of_its_order(in_window, until, services, press):
    async def scenario(window):
        window.parts.refresh()
        await until(lambda: window.orders.total_count and not window.busy)
        select(window.orders.view, (REF,))
        press(window.orders.inspector.history_button)
        await until(lambda: REF in window.parts.history.open)

    in_window(scenario)
    assert services.called("writes_of_order") == [REF]


def test_that_an_open_history_follows_what_a_job_wrote(in_window, until, services):
    async def scenario(window):
        history = window.parts.history.show(REF)
        await until(lambda: history.writes.row_count == 1 and not history.tasks.busy)
        services.history.rows.append(replace(window_history.write_record(1), job_id="job-3"))
        window.parts.refresh()
        await until(lambda: history.writes.row_count == 2)

    in_window(scenario)
