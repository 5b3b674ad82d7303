"""What the tests of shops by profile share: profiles in parts, and a shop opened on a script."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import httpx2 as httpx
from connector_kit import FakeClock, registry, reply

from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.ports import ConnectedSide

_T = TypeVar("_T")
URL = "https://shop.example/base/"

HEAD = 'title = "A shop"\n'
NO_AUTH = '[auth]\nkind = "none"\n'
LIST = '[list]\npath = "orders"\n'
POINTERS = """\
[list.pointers]
items = "/orders"
id = "/id"
status = "/status"
changed_at = "/changed"
number = "/number"
[id]
type = "text"
"""
ONE = """\
[one]
path = "orders/{order_id}"
[one.pointers]
item = "/order"
[one.absent]
http_status = 404
"""
WRITE = """\
[write]
method = "PUT"
path = "orders/{order_id}/state"
body = '{"state": "{status}"}'
"""
GRAPH_SUCCESS = """\
[success]
pointer = "/errors"
absent = true
message = "/errors/0/message"
"""


def profile(
    *more: str, auth: str = NO_AUTH, listing: str = LIST, one: str = ONE, write: str = WRITE
) -> str:
    """A whole profile; ``more`` are further tables, each with its own heading."""
    return "".join([HEAD, auth, listing, POINTERS, one, write, *more])


def shop(text: str, url: str = URL) -> Store:
    return Store("shop", "Shop", "other", url, options=(("profile", text),))


def with_profile(
    text: str,
    script: Callable[[httpx.Request], Any],
    use: Callable[[ConnectedSide], Awaitable[_T]],
    *,
    secrets: Mapping[str, str] | None = None,
    url: str = URL,
    clock: FakeClock | None = None,
    limits: HttpLimits | None = None,
) -> _T:
    """Open a shop by its profile, use it, close everything; returns what ``use`` returned."""
    given = {name: Secret(value) for name, value in (secrets or {}).items()}

    async def run() -> _T:
        connections = registry(script, clock=clock, limits=limits)
        try:
            return await use(await connections.trial_storefront(shop(text, url), given))
        finally:
            await connections.aclose()

    return asyncio.run(run())


def entry(order_id: str, status: object = "new") -> dict[str, object]:
    return {
        "id": order_id,
        "status": status,
        "changed": "2026-11-23T07:00:00Z",
        "number": f"#{order_id}",
    }


def orders(*ids: str, headers: Mapping[str, str] | None = None, **more: object) -> httpx.Response:
    """A page of orders; ``more`` are further members of the answer."""
    return reply(200, {"orders": [entry(i) for i in ids], **more}, **(headers or {}))


def one_order(order_id: str = "18", status: object = "new") -> httpx.Response:
    return reply(200, {"order": entry(order_id, status)})


def sent(request: httpx.Request) -> Any:
    """The JSON body of a request."""
    return json.loads(request.content)
