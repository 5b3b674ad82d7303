"""What the Magento tests share: an integration's secrets, a store, an open side, a demo shop that
keeps what it was asked and what it answered, and the official schema where it is present."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx2 as httpx
import pytest
from connector_kit import FakeClock, Script, reply

from designo_sync_gui.connectors.connector import Opening
from designo_sync_gui.connectors.http.auth import Signer
from designo_sync_gui.connectors.http.client import Channel, HttpClient, HttpLimits
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.trust import tls_context
from designo_sync_gui.connectors.magento.connector import CONNECTOR
from designo_sync_gui.connectors.pacing.pacer import Pacer, Pacers
from designo_sync_gui.demo.http_server import DemoReply, DemoRequest
from designo_sync_gui.demo.magento_auth import Integration
from designo_sync_gui.demo.magento_shop import MagentoShop
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.ports import ConnectedSide
from designo_sync_gui.domain.status import Status

_T = TypeVar("_T")
SCHEMA = (
    Path(__file__).parents[3]
    / "shared"
    / "schemas"
    / "magento-2.4.9-sales-orders.subset.swagger.json"
)
VALUES = {
    "consumer_key": "ckcanary" + "0" * 24,
    "consumer_secret": "cscanary" + "1" * 24,
    "access_token": "atcanary" + "2" * 24,
    "access_token_secret": "ascanary" + "3" * 24,
}
SECRETS = {name: Secret(value) for name, value in VALUES.items()}
NO_ENTITY = {
    "message": "The entity that was requested doesn't exist. Verify the entity and try again."
}
FORBIDDEN = {
    "message": "The consumer isn't authorized to access %resources.",
    "parameters": {"resources": "Magento_Sales::actions_view"},
}


def integration(**changes: str) -> Integration:
    told: dict[str, Any] = {**VALUES, **changes}
    return Integration(**told)


def store(
    url: str = "https://shop.example/",
    status_field: str = "status",
    sign_in: str = "",
    **options: str,
) -> Store:
    return Store("mage", "Mage", "magento", url, status_field, sign_in, tuple(options.items()))


@dataclass
class Nonces:
    """A new text at every call, the same texts in every run."""

    count: int = 0

    def __call__(self) -> str:
        self.count += 1
        return f"nonce{self.count:027d}"


#: One source for all of a run: a shop remembers nonces.
NONCES = Nonces()


def opening(
    client: HttpClient, of: Store, secrets: Mapping[str, Secret], clock: FakeClock
) -> Opening:
    def make_channel(base: str, signer: Signer, masker: Masker, pacer: Pacer) -> Channel:
        return Channel(client, base, signer, masker, clock, lambda: 0.5, pacer)

    return Opening(of, secrets, make_channel, clock, NONCES, Pacers(clock))


def with_magento(
    script: Callable[[httpx.Request], httpx.Response] | None,
    use: Callable[[ConnectedSide], Awaitable[_T]],
    *,
    of: Store | None = None,
    secrets: Mapping[str, Secret] = SECRETS,
    clock: FakeClock | None = None,
    limits: HttpLimits | None = None,
) -> _T:
    """Open a shop, use it, close everything; returns what ``use`` returned."""

    async def run() -> _T:
        of_ = of or store()
        transport = httpx.MockTransport(script) if script else None
        client = HttpClient(await tls_context(), limits or HttpLimits(tries=1), transport)
        try:
            CONNECTOR.platform.check(of_)
            return await use(CONNECTOR.open(opening(client, of_, secrets, clock or FakeClock())))
        finally:
            await client.aclose()

    return asyncio.run(run())


def order(entity_id: int = 7, status: object = "processing", **more: object) -> dict[str, object]:
    return {
        "entity_id": entity_id,
        "increment_id": f"{entity_id:09d}",
        "state": "processing",
        "status": status,
        "updated_at": "2026-11-23 06:00:00",
        **more,
    }


def listed(*orders: object, total: int | None = None) -> httpx.Response:
    items = list(orders) or None
    return reply(200, {"items": items, "total_count": len(orders) if total is None else total})


def write(
    status: str, action: str = "", order_id: str = "7", code: str = "mage"
) -> Callable[[ConnectedSide], Awaitable[WriteReply]]:
    async def use(side: ConnectedSide) -> WriteReply:
        assert side.writer is not None
        return await side.writer.write(OrderRef(code, order_id), Status.text(status), action)

    return use


def written(script: Script, status: str, action: str = "", order_id: str = "7") -> WriteReply:
    return with_magento(script, write(status, action, order_id))


class RecordingShop(MagentoShop):
    """A demo shop that keeps each request with its reply."""

    exchanges: list[tuple[DemoRequest, DemoReply]]

    def _handle(self, request: DemoRequest) -> DemoReply:
        answer = super()._handle(request)
        self.__dict__.setdefault("exchanges", []).append((request, answer))
        return answer


@dataclass
class Schema:
    """The official schema, with one question: where a value is not as it says.

    A property that the schema does not name is an offence, and so is a missing required one,
    unless the request chose its ``fields``.
    """

    root: dict[str, Any]
    partial: bool = False
    found: list[str] = field(default_factory=list)

    def offences(
        self, value: object, schema: dict[str, Any], *, partial: bool = False
    ) -> list[str]:
        self.partial, self.found = partial, []
        self._look(value, schema, "")
        return self.found

    def operation(self, method: str, path: str) -> dict[str, Any]:
        """The operation of a path below ``rest/VIEW``."""
        name = re.sub(r"/orders/\d+", "/orders/{id}", path)
        found: dict[str, Any] = self.root["paths"][name][method.lower()]
        return found

    def _look(self, value: object, schema: dict[str, Any], place: str) -> None:
        if "$ref" in schema:
            return self._look(value, self._resolved(schema["$ref"]), place)
        kinds = {
            "object": dict,
            "array": list,
            "string": str,
            "integer": int,
            "number": int | float,
            "boolean": bool,
        }
        kind = schema.get("type")
        if kind and (
            not isinstance(value, kinds[kind]) or (isinstance(value, bool) and kind != "boolean")
        ):
            self.found.append(f"{place}: {value!r} is no {kind}")
        elif isinstance(value, dict):
            self._look_at_object(value, schema, place)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                self._look(item, schema.get("items", {}), f"{place}/{index}")
        return None

    def _look_at_object(self, value: dict[str, Any], schema: dict[str, Any], place: str) -> None:
        properties = schema.get("properties", {})
        missing = set() if self.partial else set(schema.get("required", ())) - set(value)
        self.found += [f"{place}: no {name}" for name in sorted(missing)]
        for name, item in value.items():
            if name in properties:
                self._look(item, properties[name], f"{place}/{name}")
            else:
                self.found.append(f"{place}: unknown {name}")

    def _resolved(self, ref: str) -> dict[str, Any]:
        found = self.root
        for step in ref.removeprefix("#/").split("/"):
            found = found[step]
        return found


def schema() -> Schema:
    """Skips the test where the schema is not beside the repository."""
    if not SCHEMA.is_file():
        pytest.skip("the official schema is not here: shared/schemas beside the repository")
    return Schema(json.loads(SCHEMA.read_text("utf-8")))
