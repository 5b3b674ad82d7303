"""The command line on a data folder of its own, with two stores and a few orders."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.main import main
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
#: Order id, number and both values; ``None``: DesignO has no such order.
ORDERS = (
    ("1", "A-1", "completed", "Completed"),
    ("2", "A-2", "completed", "Completed"),
    ("3", "A-3", "new", "paid"),
    ("4", "A-4", "new", None),
    ("5", "A-5", "same", "same"),
)


def store(code: str) -> Store:
    return Store(code, f"Shop {code}", "woocommerce", f"https://{code}.example.com", "status")


def seen(value: str | None) -> Observation:
    if value is None:
        return Observation(Presence.ABSENT, None, NOON)
    return Observation(Presence.PRESENT, Status.text(value), NOON)


class Program:
    """The command line on one data folder; ``out`` and ``err`` are what it said last."""

    def __init__(self, home: Path) -> None:
        self.home, self.keys = home, MemorySecretStore()
        self.out = self.err = ""

    async def open(self, *_: object) -> Any:
        return await open_services(OpenOptions(self.home, self.keys))

    async def fill(self) -> None:
        services = await self.open()
        for code in ("de", "fr"):
            keys = {name: Secret(name) for name in ("consumer_key", "consumer_secret")}
            await services.connections.save_store(store(code), keys)
            for side, place in ((Side.STOREFRONT, 2), (Side.DESIGNO, 3)):
                rows = ORDERS if code == "de" else ORDERS[:1]
                await services.acceptances.context.mirror.record(
                    side,
                    [Reading(OrderRef(code, row[0]), row[1], seen(row[place])) for row in rows],
                )
        await services.aclose()

    def __call__(self, *args: str, given: str | None = "") -> int:
        """``given`` is standard input; ``None``: there is none."""
        out, err = io.StringIO(), io.StringIO()
        entered = None if given is None else io.StringIO(given)
        status = main([*args], console=Console(entered, out, err), opener=self.open)
        self.out, self.err = out.getvalue(), err.getvalue()
        return status

    def json(self, *args: str) -> Any:
        self(*args, "--json")
        return json.loads(self.out)

    def ids(self, view: str, code: str = "de") -> list[str]:
        found = self.json("list", "--view", view, "--store", code)
        return [row["order_id"] for row in found]
