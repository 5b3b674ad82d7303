"""Simulated servers in made-up time, and a crowd that asks them through a pacer."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.pacing.pacer import Pacer
from designo_sync_gui.domain.errors import SyncError

#: What comes back in the least time that the clock of the pacers can tell.
_MICROSECOND = 2e-3

Serve = Callable[[float], Awaitable[Reply]]


def now() -> float:
    return asyncio.get_running_loop().time()


def reply(status: int = 200, **headers: object) -> Reply:
    return Reply(status, {n.replace("_", "-"): str(v) for n, v in headers.items()}, b"")


@dataclass
class Server:
    """What every simulated server notes down."""

    latency: Callable[[], float] = lambda: 0.2
    served: int = 0
    refused: int = 0
    in_flight: int = 0
    most_in_flight: int = 0
    arrivals: list[float] = field(default_factory=list)

    async def __call__(self, cost: float) -> Reply:
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            latency = self.latency()
            await asyncio.sleep(latency / 2)
            self.arrivals.append(now())
            answer = await self.answer(cost)
            self.served += answer.status == 200
            self.refused += answer.status == 429
            await asyncio.sleep(latency / 2)
            return answer
        finally:
            self.in_flight -= 1

    async def answer(self, cost: float) -> Reply:
        return reply()


@dataclass
class TokenShop(Server):
    """Shopify's REST API: a bucket that refills, a header of whole numbers."""

    capacity: float = 40
    rate: float = 2
    tells: bool = True
    available: float = field(init=False)
    at: float = 0.0

    def __post_init__(self) -> None:
        self.available = self.capacity

    def take(self, cost: float) -> bool:
        self.available = min(self.capacity, self.available + (now() - self.at) * self.rate)
        self.at = now()
        if self.available < cost - _MICROSECOND:
            return False
        self.available -= cost
        return True

    async def answer(self, cost: float) -> Reply:
        status = 200 if self.take(cost) else 429
        if not self.tells:
            return reply(status)
        used = f"{int(self.capacity - self.available)}/{self.capacity:.0f}"
        return reply(status, x_shopify_shop_api_call_limit=used)


@dataclass
class WindowShop(Server):
    """BigCommerce: windows with fixed beginnings, the first one ``phase`` old at the start."""

    quota: int = 150
    seconds: float = 30
    phase: float = 0.0
    tells: bool = True
    used_by_others: Callable[[int], int] = lambda window: 0
    window: int = -1
    left: int = 0

    async def answer(self, cost: float) -> Reply:
        passed = now() + self.phase
        window = int(passed // self.seconds)
        if window != self.window:
            self.window, self.left = window, self.quota - self.used_by_others(window)
        status = 200 if self.left > 0 else 429
        self.left -= status == 200
        if not self.tells:
            return reply(status)
        return reply(
            status,
            x_rate_limit_time_window_ms=int(self.seconds * 1000),
            x_rate_limit_time_reset_ms=int(((window + 1) * self.seconds - passed) * 1000),
            x_rate_limit_requests_quota=self.quota,
            x_rate_limit_requests_left=self.left,
        )


@dataclass
class WorkerShop(Server):
    """So many PHP workers, first come first served; as fast as they are."""

    workers: int = 4
    service: Callable[[], float] = lambda: 0.3
    latency: Callable[[], float] = lambda: 0.0
    gate: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self.gate = asyncio.Semaphore(self.workers)

    async def answer(self, cost: float) -> Reply:
        async with self.gate:
            await asyncio.sleep(self.service())
        return reply()


@dataclass
class PointsShop(TokenShop):
    """Shopify's GraphQL API: takes what a query may cost, gives back what it did not need."""

    capacity: float = 2000
    rate: float = 100
    actual: Callable[[float], float] = lambda cost: cost
    work: float = 0.1

    async def ask(self, pacer: Pacer, cost: float) -> Reply:
        """One query as the connector sends it: ``spent`` follows the turn at once."""
        async with pacer.turn(cost):
            answer = await self(cost)
            pacer.learn(answer)
        actual, left = (float(part) for part in answer.headers["cost"].split())
        pacer.spent(actual, left, self.capacity, self.rate)
        return answer

    async def answer(self, cost: float) -> Reply:
        if not self.take(cost):
            self.refused += 1
            return reply(cost=f"0 {self.available}", throttled="yes")
        await asyncio.sleep(self.work)
        actual = self.actual(cost)
        self.take(0)
        self.available = min(self.capacity, self.available + cost - actual)
        return reply(cost=f"{actual} {self.available}")


async def ask(pacer: Pacer, server: Serve, cost: float = 1.0) -> Reply:
    """One request as ``Channel.send`` makes it."""
    async with pacer.turn(cost):
        answer = await server(cost)
        pacer.learn(answer)
    return answer


async def crowd(
    amount: int, one: Callable[[], Awaitable[Reply]], workers: int = 16
) -> tuple[float, list[Reply]]:
    """``amount`` requests by workers that pull from one queue, each repeated until it is served;
    the seconds it took and all replies."""
    queue = deque(range(amount))
    replies: list[Reply] = []
    begun = now()

    async def work() -> None:
        while queue:
            queue.popleft()
            while True:
                try:
                    answer = await one()
                except SyncError:
                    continue
                replies.append(answer)
                if answer.status == 200 and "throttled" not in answer.headers:
                    break

    await asyncio.gather(*(work() for _ in range(workers)))
    return now() - begun, replies
