"""A status passes through the connectors unaltered: HTTP body in, HTTP body out."""

import asyncio
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from designo_sync_gui.connectors.http.messages import json_body
from designo_sync_gui.domain.connection import DesignoConnection, RequestShape
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PROFILE = """
title = "T"
auth = { kind = "none" }
id = { type = "text" }
[list]
path = "o"
[list.pointers]
items = ""
id = "/id"
status = "/status"
store = "/store"
"""


class Both:
    """A shop and a DesignO tenant that hold one order and remember what was written."""

    def __init__(self, kit, text, ascii_only):
        self.kit = kit
        self.text = text
        self.ascii_only = ascii_only
        self.written = []

    def __call__(self, request):
        if request.method == "GET":
            rows = [{"id": "1", "store": "shop", "status": self.text}]
            if "wp-json" in request.url.path:
                rows = [{"id": 1, "status": self.text}]
            if request.url.params.get("status") == "trash":
                rows = []
            body = json.dumps(rows, ensure_ascii=self.ascii_only)
            return self.kit.reply(200, body, x_wp_totalpages="1")
        if request.url.path.endswith("token"):
            return self.kit.reply(200, {"token": "abcdefgh12345678"})
        self.written.append(json.loads(request.content))
        if request.method == "PUT":
            echo = {"id": 1, "status": self.text}
            return self.kit.reply(200, json.dumps(echo, ensure_ascii=self.ascii_only))
        return self.kit.reply(200, {"success": True})


async def there_and_back(kit, world, shape):
    connections = kit.registry(world)
    try:
        shop = await connections.trial_storefront(kit.store(), kit.SHOP_SECRETS)
        connection = DesignoConnection(
            "https://designo.example/", shape=shape, read_profile=PROFILE
        )
        designo = await connections.trial_designo(connection, {})
        from_shop = (await kit.read_all(shop))[0].observation.status
        from_designo = (await kit.read_all(designo))[0].observation.status
        to_shop = await shop.writer.write(OrderRef("shop", "1"), from_designo)
        await designo.writer.write(OrderRef("shop", "1"), from_shop)
        return from_shop, from_designo, to_shop.echo
    finally:
        await connections.aclose()


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.booleans(), st.sampled_from(list(RequestShape)))
def test_that_any_text_goes_from_body_to_body_unaltered(kit, text, ascii_only, shape):
    world = Both(kit, text, ascii_only)
    statuses = asyncio.run(there_and_back(kit, world, shape))
    assert statuses == (Status.text(text),) * 3
    to_shop, to_designo = world.written
    assert to_shop == {"status": text}
    if shape is RequestShape.LEGACY:
        assert to_designo["data"]["order_status"] == text
    else:
        assert to_designo["order_array"][0]["order_details"]["order_status"] == text


@given(TEXTS)
def test_that_a_request_body_is_ascii_and_means_the_same_text(text):
    body = json_body({"status": text})
    assert body.isascii()
    assert json.loads(body)["status"] == text
