"""Faults F19 and F35 to F47 in front of a real Vendure 3.7.3: its own history is the witness.

tests/faults holds the same for every connector.
"""

import asyncio
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fault_server import (
    FaultServer,
    Play,
    Seen,
    after,
    afterwards,
    answer,
    beforehand,
    cut,
    delayed,
    drop,
    hang,
    twice,
)
from real_kit import QuickClock

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.connectors.sides import ConnectionRegistry
from designo_sync_gui.demo.designo_tenant import DesignoTenant
from designo_sync_gui.demo.world import READ_PROFILE
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.resource_files import resource_path
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

pytestmark = [pytest.mark.real, pytest.mark.timeout(400)]

WANTED, FORMER, OTHER = "InPrepress", "PaymentSettled", "Cancelled"
HTML = answer(502, b"<html>Bad gateway</html>", content_type="text/html")


@dataclass
class Push:
    """One order of the real shop, to be set to ``WANTED``, with a fault in front of the write."""

    vendure: Any
    keys: dict[str, Secret] = field(default_factory=dict)
    deadline: float = 20.0

    def __post_init__(self) -> None:
        self.order_id = self.vendure.new_order()
        self.before = self.vendure.transitions(self.order_id)
        self.server = FaultServer(self.vendure.port)
        self.tenant = DesignoTenant()
        self.keys = self.keys or {
            "username": Secret("tests"),
            "password": Secret(self.vendure.password),
        }

    def is_write(self, seen: Seen) -> bool:
        return b"transitionOrderToState" in seen.body

    @property
    def sent(self) -> int:
        return sum(map(self.is_write, self.server.seen))

    @property
    def changed(self) -> int:
        """How often the order really changed since."""
        return self.vendure.transitions(self.order_id) - self.before

    @property
    def state(self) -> str:
        return self.vendure.states()[self.order_id]

    def run(self, use: Callable):
        """Connect both sides, read, plan; then ``use(services, plan)``."""
        self.tenant.add("vd", self.order_id, json.dumps(WANTED))
        self.tenant.start()
        try:
            with tempfile.TemporaryDirectory() as home:
                return asyncio.run(self._run(Path(home), use))
        finally:
            self.tenant.close()

    async def _run(self, home: Path, use: Callable):
        services = await open_services(OpenOptions(home, MemorySecretStore(), clock=QuickClock()))
        try:
            async with self.server.running():
                connections = services._context.connections
                assert isinstance(connections, ConnectionRegistry)
                connections.limits = HttpLimits(deadline=self.deadline)
                profile = resource_path("profiles", "vendure.toml").read_text(encoding="utf-8")
                url, options = self.server.url, (("profile", profile),)
                store = Store("vd", "Vendure", "other", url, options=options)
                await services.connections.save_store(store, self.keys)
                designo = DesignoConnection(self.tenant.url, read_profile=READ_PROFILE)
                await services.connections.save_designo(
                    designo, {"demo_read_key": Secret(self.tenant.read_key)}
                )
                assert (await services.jobs.refresh()).errors == ()
                ref = OrderRef("vd", self.order_id)
                plan = await services.orders.plan(Direction.TO_STOREFRONT, [ref])
                return await use(services, plan)
        finally:
            await services.aclose()

    def pushed(self, play: Play | None = None):
        """The outcome of the write, and of the refresh after it."""

        async def use(services, plan):
            if play is not None:
                self.server.arm(play, self.is_write)
            result = await services.jobs.apply(plan, frozenset({plan.count_word}))
            summary = await services.jobs.refresh()
            assert await services.history.verify() is None
            assert summary.unknown == ()
            return result.outcomes[0], [outcome.kind for outcome in summary.settled]

        return self.run(use)


@pytest.fixture
def push(vendure) -> Push:
    return Push(vendure)


@pytest.mark.parametrize(
    "play",
    [after(drop), cut, after(HTML), after(answer(503, b"{}")), twice],
    ids=["F40 dropped", "F42 cut", "F42 bad gateway", "F35 503 after", "F44 twice"],
)
def test_F35_F40_F42_F44_what_was_carried_out_is_verified_and_happened_once(push, play) -> None:
    outcome, _ = push.pushed(play)
    assert outcome.kind is OutcomeKind.VERIFIED
    assert (push.sent, push.changed, push.state) == (1, 1, WANTED)


@pytest.mark.parametrize(
    "play", [drop, answer(503, b"{}"), HTML], ids=["F43 dropped", "F35 503 before", "F42 before"]
)
def test_F35_F43_what_never_arrived_is_settled_by_reading_and_not_sent_again(push, play) -> None:
    outcome, settled = push.pushed(play)
    assert outcome.kind is OutcomeKind.UNKNOWN
    assert settled == [OutcomeKind.REFUSED]
    assert (push.sent, push.changed, push.state) == (1, 0, FORMER)


def test_F41_what_is_never_answered_is_verified_by_reading(push) -> None:
    push.deadline = 2.0
    outcome, _ = push.pushed(after(hang))
    assert outcome.kind is OutcomeKind.VERIFIED
    assert (push.sent, push.changed) == (1, 1)


def test_F45_what_is_carried_out_late_is_found_by_the_next_reading(push) -> None:
    async def use(services, plan):
        push.server.arm(delayed, push.is_write)
        result = await services.jobs.apply(plan, frozenset({plan.count_word}))
        await push.server.release_late()
        summary = await services.jobs.refresh()
        return result.outcomes[0].kind, [outcome.kind for outcome in summary.settled]

    kind, settled = push.run(use)
    assert (kind, settled) == (OutcomeKind.UNKNOWN, [OutcomeKind.VERIFIED])
    assert (push.changed, push.state) == (1, WANTED)


def test_F19_F39_a_refusal_inside_200_is_told_and_not_tried_again(push) -> None:
    """Somebody cancels it in the tenth of a second before the write arrives."""
    play = beforehand(lambda: push.vendure.change(push.order_id, OTHER))
    outcome, _ = push.pushed(play)
    assert outcome.kind in (OutcomeKind.REFUSED, OutcomeKind.ALTERED)
    assert "Cancelled" in outcome.message.english
    assert (push.sent, push.changed, push.state) == (1, 1, OTHER)


def test_F46_what_changed_since_the_plan_is_not_overwritten(push) -> None:
    async def use(services, plan):
        push.vendure.change(push.order_id, OTHER)
        return (await services.jobs.apply(plan, frozenset({plan.count_word}))).outcomes[0]

    assert push.run(use).kind is OutcomeKind.SKIPPED
    assert (push.sent, push.changed, push.state) == (0, 1, OTHER)


def test_F47_a_change_before_the_reading_back_is_told(push) -> None:
    outcome, _ = push.pushed(afterwards(lambda: push.vendure.change(push.order_id, OTHER)))
    assert outcome.kind is OutcomeKind.ALTERED
    assert outcome.after.literal == OTHER
    assert (push.sent, push.changed) == (1, 2)


def test_F36_a_session_that_ends_is_renewed_and_nothing_is_sent_twice(push) -> None:
    """Vendure says so inside 200: its own words for a token it does not know."""
    gone = (
        b'{"errors":[{"message":"You are not currently authorized to perform this action",'
        b'"extensions":{"code":"FORBIDDEN"}}],"data":null}'
    )
    outcome, _ = push.pushed(answer(200, gone))
    assert outcome.kind is not OutcomeKind.VERIFIED or push.changed == 1
    assert push.changed <= 1


def test_F37_who_may_only_read_orders_is_refused_inside_200(vendure) -> None:
    name, password = vendure.reader()
    push = Push(vendure, {"username": Secret(name), "password": Secret(password)})
    outcome, _ = push.pushed()
    assert outcome.kind is not OutcomeKind.VERIFIED
    assert outcome.kind is not OutcomeKind.ACCEPTED
    assert (push.changed, push.state) == (0, FORMER)


def test_F38_an_order_that_is_not_there_is_skipped(vendure) -> None:
    push = Push(vendure)

    async def use(services, plan):
        missing = OrderRef("vd", "99998")
        push.tenant.add("vd", "99998", json.dumps(WANTED))
        await services.jobs.refresh()
        return await services.orders.plan(Direction.TO_STOREFRONT, [missing])

    plan = push.run(use)
    assert plan.writes == ()
    assert len(plan.refusals) == 1
