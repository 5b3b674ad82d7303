"""The command line chooses orders as the window's view, search and chips do."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from designo_sync_gui.cli.order_words import since_of
from designo_sync_gui.domain.order import Observation, Presence
from designo_sync_gui.domain.status import Status

NOON = datetime(2026, 11, 27, 12, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture
def orders(put, services):
    now = services.clock.now()

    def changed(text: str, hours: int) -> Observation:
        at = (now - timedelta(hours=hours)).isoformat()
        return Observation(Presence.PRESENT, Status.text(text), now, changed_at=at)

    put("1", changed("paid", 1), "Paid", number="PD-0001")
    put("2", changed("new", 100), "new", number="PD-0002")
    put("3", "in production", "shipped", number="PD-0003")
    put("4", Status.number("2"), "2", number="1")
    put("5", "paid", None, code="wc_us", number="US-1")


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ((), "12345"),
        (("--view", "mismatches"), "134"),
        (("--view", "formatting-only"), "1"),
        (("--verdict", "equal", "--verdict", "not-read"), "25"),
        (("--kind", "case"), "1"),
        (("--kind", "type", "--kind", "case"), "14"),
        (("--search", "pd-000"), "123"),
        (("--search", "SHIP"), "3"),
        (("--order", "PD-0001", "--order", "3"), "13"),
        (("--order", "1"), "14"),
        (("--status", "paid"), "15"),
        (("--status", "Paid"), "1"),
        (("--status", "2"), "4"),
        (("--changed-since", "2h"), "1"),
        (("--changed-since", "2w"), "12"),
        (("--store", "wc_us"), "5"),
        (("--store", "wc_eu", "--status", "paid", "--kind", "case"), "1"),
        (("--kind", "prefix"), ""),
    ],
)
def test_that_options_choose_orders(cli, orders, options: tuple[str, ...], ids: str) -> None:
    assert cli("list", "--json", *options) == 0
    assert [order["order_id"] for order in cli.json()] == list(ids)


def test_that_no_order_found_is_said(cli, orders) -> None:
    assert cli("list", "--kind", "prefix") == 0
    assert "No order is as it was asked for." in cli.out


def test_that_a_report_takes_the_same_options_and_says_so(cli, orders, tmp_path) -> None:
    path = tmp_path / "m.html"
    assert cli("report", "--html", str(path), "--view", "formatting-only") == 0
    assert "Formatting only of all stores" in path.read_text(encoding="utf-8")
    assert cli("report", "--html", str(path), "--kind", "type") == 0
    assert "Mismatches (a part of them) of all stores" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("when", ["someday", "7", "9999999w", "2026-13-01", "2999-01-01"])
def test_that_a_time_that_is_none_is_refused_with_examples(cli, orders, when: str) -> None:
    assert cli("list", "--changed-since", when) == 2
    assert "2026-11-20" in cli.err or "in the past" in cli.err


def test_that_order_and_search_together_are_refused(cli, orders) -> None:
    assert cli("list", "--order", "1", "--search", "2") == 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("90m", NOON - timedelta(minutes=90)),
        ("7d", NOON - timedelta(days=7)),
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=NOON.tzinfo)),
        ("2026-11-20T17:00Z", datetime(2026, 11, 20, 17, tzinfo=UTC)),
        ("", None),
        ("soon", None),
    ],
)
def test_that_times_are_understood(text: str, wanted: datetime | None) -> None:
    assert since_of(text, NOON) == wanted
