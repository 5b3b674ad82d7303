"""The last weeks on the page that says that all orders are equal."""

from datetime import UTC, date, datetime, timedelta

import pytest

from designo_sync_gui.domain.last_weeks import LastWeeks
from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.ui.orders.all_equal import AllEqual
from designo_sync_gui.ui.orders.month_line import LastWeeksBox, MonthLine

TODAY = date(2026, 11, 28)
WEEKS = LastWeeks(
    ((date(2026, 10, 30), 1370), (date(2026, 11, 13), 20), (TODAY, 0)),
    None,
    (date(2026, 10, 30), 1370),
    TODAY,
)


def words(box):
    figures = [(one.value.text(), one.caption.text()) for one in box.figures]
    return box.first.text(), box.last.text(), figures


@pytest.fixture
def box(qtbot):
    made = LastWeeksBox()
    qtbot.addWidget(made)
    return made


def test_that_the_last_weeks_are_told_in_words_and_figures(box):
    box.show_weeks(WEEKS, TODAY)
    assert box.known
    assert words(box) == (
        "Oct 30 · 1,370 mismatches",
        "today · 0",
        [
            ("today", "all equal since"),
            ("not read", "mismatches yesterday"),
            ("1,370", "the most, Oct 30"),
        ],
    )
    assert box.line.accessibleDescription() == "Oct 30: 1,370; Nov 13: 20; today: 0"


def test_that_nothing_is_shown_where_there_is_nothing_to_look_back_on(box):
    box.show_weeks(WEEKS, TODAY)
    box.show_weeks(None, TODAY)
    assert not box.known


def test_that_the_last_weeks_give_way_where_they_have_no_room(qtbot):
    """Neither cut, nor does the page need more room than the table in whose place it stands."""
    page = AllEqual()
    qtbot.addWidget(page)
    page.show_equal(9994, None, datetime.now(UTC))
    least = page.minimumSizeHint()
    page.show_weeks(WEEKS, TODAY)
    assert page.minimumSizeHint() == least
    assert (least.width() <= 320, least.height() <= 300) == (True, True)
    for size, shown in (((700, 500), True), ((700, 300), False), ((320, 500), False)):
        page.resize(*size)
        page.show()
        assert page.weeks.isVisible() is shown
        assert page.rect().contains(page.all_button.geometry())
    page.hide()


def test_that_days_stand_at_their_place_in_time(qtbot):
    """A gap of two weeks is twice as wide as one of a week."""
    line = MonthLine()
    qtbot.addWidget(line)
    line.resize(408, 72)
    line.show_days(((TODAY, 10), (TODAY + timedelta(7), 5), (TODAY + timedelta(21), 0)))
    first, middle, last = line.points()
    assert (middle.x() - first.x()) * 2 == pytest.approx(last.x() - middle.x())
    assert first.y() < middle.y() < last.y()
    line.grab()


def test_that_the_page_tells_the_last_weeks_of_the_shown_store(in_window, support, until):
    services = support.FakeServices()
    paid = support.order(1, "paid", "paid")
    services.rows = {paid.ref: paid}
    today = datetime.now().astimezone().date()
    numbers = {today - timedelta(days=3): 12, today: 0}
    services.trends.counts = [DayCounts("de", day, 1, n, {}, {}) for day, n in numbers.items()]

    async def scenario(window):
        page = window.orders.stage.all_equal
        await until(page.isVisible)
        await until(lambda: not page.weeks.isHidden())
        assert page.weeks.first.text().endswith("· 12 mismatches")
        assert page.weeks.last.text() == "today · 0"

    in_window(services, scenario, as_opened=True)
