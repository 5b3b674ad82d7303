"""Seeded disorder: random faults of both servers over some orders in both directions.

A run is told by its seed alone. Afterwards every fault is over and the program must bring both
sides to where they would be without any, with every write of it accounted for.
Run many: ``python tests/support/chaos.py 2000``, or ``packaging/dev.py chaos 2000``.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from local_kit import (
    LocalWorld,
    applied,
    differing,
    is_write,
    journal_of,
    planned,
    written_order,
)
from scripted_faults import Fault, faults_of

from designo_sync_gui.demo.http_server import DemoReply, DemoRequest
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.engine.services import Services

VALUES = ("pending", "processing", "on-hold", "completed", "cancelled")
ROUNDS = 3
#: After the faults are over, so many rounds of refresh, plan and apply bring both sides together.
MOST_ROUNDS_AFTER = 3

_HTML = DemoReply(200, b"<!DOCTYPE html><title>Log in</title>", {"Content-Type": "text/html"})
_JSON = {"Content-Type": "application/json"}
_BROKEN = (
    DemoReply(500, b"{}", _JSON),
    DemoReply(502, b"<html>Bad gateway</html>", {"Content-Type": "text/html"}),
    DemoReply(503, b"{}", {**_JSON, "Retry-After": "3"}),
    DemoReply(429, b"{}", {**_JSON, "Retry-After": "soon"}),
    DemoReply(401, b'{"code":"no","message":"no"}', _JSON),
    DemoReply(302, b"", {"Location": "https://elsewhere.example/"}),
    DemoReply(200, b"", _JSON),
    DemoReply(200, b'{"id": 1, "sta', _JSON),
    DemoReply(200, b"null", _JSON),
    _HTML,
)


@dataclass
class Chaos:
    """One run. ``arrived`` are the writes a side was asked for: order, value before, in order."""

    seed: int
    orders: int = 8
    dice: random.Random = field(init=False)
    arrived: defaultdict[Side, list[tuple[str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)  # noqa: S311 - to be told again, not to be secret

    def run(self, home: Path) -> None:
        """Raises ``AssertionError`` naming the seed."""
        pairs = {str(n): self._pair() for n in range(1, self.orders + 1)}
        with LocalWorld(pairs) as world:
            try:
                self._watch(world)
                world.prepared(home)
                asyncio.run(self._disorder(world, home))
                asyncio.run(self._order(world, home))
                self._account(world, home)
            except AssertionError as error:
                raise AssertionError(f"seed {self.seed}: {error}") from error

    def _pair(self) -> tuple[str, str]:
        return self.dice.choice(VALUES), self.dice.choice(VALUES)

    def _watch(self, world: LocalWorld) -> None:
        """Note what each side held when a write came in."""
        for side in Side:

            def note(request: DemoRequest, side: Side = side) -> None:
                if is_write(request):
                    order_id = written_order(request)
                    self.arrived[side].append((order_id, world.statuses(side)[order_id]))

            world.server(side).before_handle = note

    async def _disorder(self, world: LocalWorld, home: Path) -> None:
        for _ in range(ROUNDS):
            async with world.opened(home) as services:
                for side in Side:
                    faults_of(world.server(side)).extend(self._faults())
                await self._round(world, services, self.dice.choice(list(Direction)[:2]))
            self._edit(world)

    async def _round(self, world: LocalWorld, services: Services, direction: Direction) -> None:
        """Whatever a fault does, it ends in an expected error or in an outcome."""
        try:
            await services.jobs.refresh(full=self.dice.random() < 0.3)
            faults_of(world.server(Side.STOREFRONT)).extend(self._faults("PUT"))
            faults_of(world.server(Side.DESIGNO)).extend(self._faults("POST", "update-order"))
            plan = await planned(services, direction)
            for _ in range(self.dice.randrange(3)):
                self._edit(world)
            await applied(services, plan)
        except SyncError:
            return

    def _faults(self, method: str = "", path: str = "") -> list[Fault]:
        return [self._fault(method, path) for _ in range(self.dice.randrange(4))]

    def _fault(self, method: str, path: str) -> Fault:
        times = self.dice.randrange(1, 3)
        handled = self.dice.random() < 0.5
        kind = self.dice.randrange(3)
        if kind == 0:
            return Fault(method, path, drop=True, handled=handled, times=times)
        if kind == 1:
            return Fault(method, path, keep=self.dice.randrange(20), handled=True, times=times)
        reply = self.dice.choice(_BROKEN)
        # A 401 is a definite no: the token is renewed and the write sent with the new one.
        handled = handled and reply.status != 401
        return Fault(method, path, reply=reply, handled=handled, times=times)

    def _edit(self, world: LocalWorld) -> None:
        """Somebody else changes an order."""
        order_id = str(self.dice.randrange(1, self.orders + 1))
        value = self.dice.choice(VALUES)
        if self.dice.random() < 0.5:
            book = world.world.shop.book
            book.set_status(book.orders[int(order_id)], value)
        else:
            world.world.designo.add("wc_eu", order_id, f'"{value}"')

    async def _order(self, world: LocalWorld, home: Path) -> None:
        for side in Side:
            faults_of(world.server(side)).clear()
        for _ in range(MOST_ROUNDS_AFTER):
            async with world.opened(home) as services:
                summary = await services.jobs.refresh(full=True)
                assert summary.errors == (), summary.errors
                assert summary.unknown == (), "I3: an unknown write was not settled by reading"
                if not await differing(services):
                    break
                await applied(services, await planned(services, Direction.TO_DESIGNO))
        left, right = (world.statuses(side) for side in Side)
        assert left == right, f"I4: both sides differ after the faults: {left} {right}"

    def _account(self, world: LocalWorld, home: Path) -> None:
        view = journal_of(home)
        assert view.wrong_row is None, "I3: the journal is not sound"
        assert view.unsettled == (), "I3: an unknown write is hidden"
        assert view.open_intents == (), "I3: an intent has no outcome"
        claims = asyncio.run(self._claims(world, home))
        for side in Side:
            self._account_for(side, claims[side])
        self._no_secret(world, home)

    async def _claims(self, world: LocalWorld, home: Path) -> dict[Side, list[WriteRecord]]:
        async with world.opened(home) as services:
            jobs = reversed(await services.history.jobs())
            rows = [r for job in jobs for r in await services.history.writes_of_job(job.job_id)]
        assert all(row.outcome is not OutcomeKind.UNKNOWN for row in rows)
        return {side: [r for r in rows if r.target is side and r.claimed_at] for side in Side}

    def _account_for(self, side: Side, claims: list[WriteRecord]) -> None:
        """Each write that arrived was claimed before, with the value that was really there."""
        astray = [row.ref.order_id for row in claims if row.before != row.expected]
        assert not astray, f"I1: written to {side} although it moved since the plan: {astray}"
        known = Counter(
            (row.ref.order_id, row.before.literal if row.before else "") for row in claims
        )
        extra = Counter(self.arrived[side]) - known
        assert not extra, f"I1, I2: writes to {side} that no claim accounts for: {extra}"

    @staticmethod
    def _no_secret(world: LocalWorld, home: Path) -> None:
        secrets = [value for named in world.secrets.values() for value in named.values()]
        for path in home.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            found = [value for value in secrets if value.encode() in content]
            assert not found, f"I6: a secret is in {path.name}"


def run_many(count: int, orders: int) -> int:
    """Run seeds 0 to ``count``; returns how many failed."""
    failed = 0
    began = time.monotonic()
    for seed in range(count):
        with tempfile.TemporaryDirectory() as home:
            try:
                Chaos(seed, orders).run(Path(home) / "home")
            except AssertionError as error:
                failed += 1
                sys.stdout.write(f"{error}\n")
        if (seed + 1) % 50 == 0:
            seconds = time.monotonic() - began
            sys.stdout.write(f"{seed + 1} of {count}, {failed} failed, {seconds:.0f} s\n")
            sys.stdout.flush()
    return failed


if __name__ == "__main__":
    sys.exit(min(1, run_many(int(sys.argv[1]) if len(sys.argv) > 1 else 50, 20)))
