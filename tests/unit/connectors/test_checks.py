"""The runner of the connection test, on a platform that does not exist."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from designo_sync_gui.connectors.checks import FirstReply, Listing, ShopChecks, Words
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.domain.connection import Check, Store
from designo_sync_gui.domain.errors import (
    CertificateRejected,
    NotTheApi,
    PermissionDenied,
    SignInFailed,
    SomethingBefore,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, 7, 2, 0, tzinfo=UTC)
STORE = Store("s", "Shop", "none", "https://shop.example/", "state")


class StandingClock:
    def now(self) -> datetime:
        return NOW


@dataclass
class ScriptedChannel:
    host: str = "shop.example"
    clock: StandingClock = field(default_factory=StandingClock)


@dataclass
class OneOrder:
    """A reader that has one order, or fails."""

    status: Status | None = field(default_factory=lambda: Status.text("new"))
    error: SyncError | None = None

    async def read_orders(self, refs: list[OrderRef]) -> dict[OrderRef, Reading]:
        if self.error is not None:
            raise self.error
        presence = Presence.PRESENT if self.status else Presence.ABSENT
        seen = Observation(presence, self.status, read_at=NOW, source="test")
        return {ref: Reading(ref, "", seen) for ref in refs}


class Checks(ShopChecks):
    words = Words(
        api=(say("The API"), say("It is the API.")),
        signed_in=say("The key is accepted."),
        clock=say("Set the clock."),
        field_advice=say("Choose another field."),
    )

    def __init__(
        self, reader: OneOrder, outcome: SyncError | None = None, order_id: str | None = "7"
    ) -> None:
        channel: Any = ScriptedChannel()
        port: Any = reader
        super().__init__(channel, STORE, port)
        self._outcome = outcome
        self._order_id = order_id
        self.skew = timedelta()

    async def first(self) -> FirstReply:
        if self._outcome is not None:
            raise self._outcome
        date = (NOW + self.skew).strftime("%a, %d %b %Y %H:%M:%S GMT")
        return FirstReply(Reply(200, {"date": date}, b"[]"), Listing(say("One."), self._order_id))

    def write_steps(self):
        async def step() -> Check:
            return Check(verbatim("May write"), None, verbatim("Not asked."))

        return (step,)


def lines(checks: ShopChecks) -> list[tuple[str, bool | None, str]]:
    async def run() -> list[Check]:
        return [check async for check in checks.run()]

    return [
        (check.name.english, check.passed, check.message.english) for check in asyncio.run(run())
    ]


def test_that_every_platform_has_the_same_order_of_lines() -> None:
    assert lines(Checks(OneOrder())) == [
        ("Shop reached", True, "shop.example answers."),
        ("The API", True, "It is the API."),
        ("Signed in", True, "The key is accepted."),
        ("May list orders", True, "One."),
        ("May read one order", True, "Order 7 was read."),
        ("Status field", True, "“state” of order 7 is “new”."),
        ("May write", None, "Not asked."),
        ("Clocks agree", True, "The shop's clock differs by 0 seconds."),
    ]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Unreachable(verbatim("No.")), [("Shop reached", False)]),
        (CertificateRejected(verbatim("No.")), [("Shop reached", False)]),
        (
            SignInFailed(verbatim("No.")),
            [("Shop reached", True), ("The API", True), ("Signed in", False)],
        ),
        (
            SomethingBefore(verbatim("No.")),
            [("Shop reached", True), ("The API", False), ("Signed in", None)],
        ),
        (
            PermissionDenied(verbatim("No.")),
            [
                ("Shop reached", True),
                ("The API", True),
                ("Signed in", True),
                ("May list orders", False),
            ],
        ),
        (NotTheApi(verbatim("No.")), [("Shop reached", True), ("The API", False)]),
    ],
)
def test_that_the_lines_end_at_what_failed_and_claim_nothing_behind_it(error, told) -> None:
    assert [(name, passed) for name, passed, _ in lines(Checks(OneOrder(), error))] == told


def test_that_an_order_that_cannot_be_read_does_not_stop_the_lines_after_it() -> None:
    told = lines(
        Checks(OneOrder(error=SignInFailed(verbatim("Refused."), verbatim("Enter it again."))))
    )
    assert told[4] == ("May read one order", False, "Refused. Enter it again.")
    assert [name for name, _, _ in told[5:]] == ["May write", "Clocks agree"]


def test_that_a_list_without_orders_leaves_order_and_field_open() -> None:
    told = {name: passed for name, passed, _ in lines(Checks(OneOrder(), order_id=None))}
    assert (told["May read one order"], told["Status field"]) == (None, None)


@pytest.mark.parametrize(
    ("status", "passed", "message"),
    [
        (
            Status.absent(),
            False,
            "“state”: The order has no such field. Choose another field.",
        ),
        (None, False, "“state”: The shop no longer has this order."),
        (Status.null(), True, "“state” of order 7 is null."),
        (Status.text("null"), True, "“state” of order 7 is “null”."),
    ],
)
def test_that_the_status_field_is_told_by_what_it_holds(status, passed, message) -> None:
    assert lines(Checks(OneOrder(status)))[5] == ("Status field", passed, message)


@pytest.mark.parametrize(
    ("minutes", "message"),
    [
        (6, "The shop's clock is 6 minutes ahead of this computer's. Set the clock."),
        (-90, "The shop's clock is 90 minutes behind this computer's. Set the clock."),
    ],
)
def test_that_clocks_that_differ_fail_with_what_to_do(minutes, message) -> None:
    checks = Checks(OneOrder())
    checks.skew = timedelta(minutes=minutes)
    assert lines(checks)[-1] == ("Clocks agree", False, message)
