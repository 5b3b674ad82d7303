"""Reading one DesignO order by a read profile; sign-in and secrets when reading."""

import pytest

from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
)
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status

URL = "https://designo.example/"
SECRETS = {"api_key": Secret("sk_canary_api_key")}

PLAIN = """
title = "Plain"
[auth]
kind = "none"
[list]
path = "orders"
[list.pointers]
items = "/data"
id = "/id"
status = "/status"
store = "/store"
[id]
type = "text"
"""
ONE = """
[one]
path = "orders/{store_code}/{order_id}"
[one.pointers]
item = "/data"
[one.absent]
http_status = 404
"""


def row(order_id, status="paid", store="shop"):
    return {"id": order_id, "status": status, "store": store}


def read(kit, script, profile, codes=("shop",), since=None, secrets=None):
    connection = DesignoConnection(URL, read_profile=profile)
    return kit.with_designo(
        script,
        lambda side: kit.read_all(side, codes, since),
        of=connection,
        secrets=secrets or {},
    )


def one(kit, script, profile, order_id="7", code="shop"):
    connection = DesignoConnection(URL, read_profile=profile)
    use = lambda side: kit.read_one(side, order_id, code)  # noqa: E731
    return kit.with_designo(script, use, of=connection)


def test_that_one_order_is_asked_for_and_read(kit):
    script = kit.Script(kit.reply(200, {"data": row("a/7 %")}))
    reading = one(kit, script, PLAIN + ONE, "a/7 %")
    assert reading.observation.status == Status.text("paid")
    assert script.requests[0].url.raw_path == b"/orders/shop/a%2F7%20%25"


def test_that_only_the_profiles_rule_proves_an_order_absent(kit):
    reading = one(kit, kit.Script(kit.reply(404, "")), PLAIN + ONE)
    assert reading.observation.presence is Presence.ABSENT
    rule = '[one.absent]\nhttp_status = 200\npointer = "/success"\nequals = false\n'
    profile = PLAIN + ONE.partition("[one.absent]")[0] + rule
    reading = one(kit, kit.Script(kit.reply(200, {"success": False})), profile)
    assert reading.observation.presence is Presence.ABSENT
    for body in ({"success": "false"}, {"success": 0}, {"success": None}, {}):
        with pytest.raises(BadReply, match=r"one\.pointers\.item"):
            one(kit, kit.Script(kit.reply(200, body)), profile)
    with pytest.raises(NotTheApi):
        one(kit, kit.Script(kit.reply(404, "")), profile)


@pytest.mark.parametrize(
    ("equals", "body", "absent"),
    [
        ('"gone"', '{"x":"gone"}', True),
        ('"1"', '{"x":1}', False),
        ("1", '{"x":1}', True),
        ("1", '{"x":true}', False),
        ("1", '{"x":"1"}', False),
        ("true", '{"x":true}', True),
    ],
)
def test_that_the_absent_rule_compares_json_types_too(kit, equals, body, absent):
    rule = f'[one.absent]\npointer = "/x"\nequals = {equals}\n'
    profile = PLAIN + ONE.partition("[one.absent]")[0] + rule
    script = kit.Script(kit.reply(200, body))
    if absent:
        assert one(kit, script, profile).observation.presence is Presence.ABSENT
    else:
        with pytest.raises(BadReply):
            one(kit, script, profile)


def test_that_another_order_than_the_one_asked_for_is_an_error(kit):
    with pytest.raises(BadReply, match="another one"):
        one(kit, kit.Script(kit.reply(200, {"data": row("8")})), PLAIN + ONE)


def test_that_an_order_of_another_store_is_neither_present_nor_absent(kit):
    script = kit.Script(kit.reply(200, {"data": row("7", store="b")}))
    observation = one(kit, script, PLAIN + ONE).observation
    assert observation.presence is Presence.NOT_READ
    assert "store “b”" in observation.problem.english


@pytest.mark.parametrize("order_id", [".", "..", ""])
def test_that_an_id_that_would_change_the_path_is_not_asked_for(kit, order_id):
    script = kit.Script(kit.reply())
    observation = one(kit, script, PLAIN + ONE, order_id).observation
    assert observation.presence is Presence.NOT_READ
    assert script.requests == []


def test_that_without_a_request_for_one_the_complete_list_is_searched(kit):
    async def use(side):
        refs = [OrderRef("shop", "1"), OrderRef("shop", "9")]
        return await side.reader.read_orders(refs), side.reader.reads_singly

    connection = DesignoConnection(URL, read_profile=PLAIN)
    script = kit.Script(kit.reply(200, {"data": [row("1")]}))
    found, singly = kit.with_designo(script, use, of=connection)
    assert singly is False
    assert found[OrderRef("shop", "1")].observation.status == Status.text("paid")
    assert found[OrderRef("shop", "9")].observation.presence is Presence.ABSENT
    assert "complete list" in found[OrderRef("shop", "9")].observation.source


def test_that_the_list_is_searched_only_until_every_order_was_found(kit):
    """A reading before a write is a second old at most, and a list of forty pages takes longer."""
    paging = '[list.paging]\nkind = "cursor"\nparameter = "after"\nnext = "/next"\n'

    def page(number):
        return kit.reply(200, {"data": [row(str(number))], "next": str(number)})

    def read_orders(*ids):
        async def use(side):
            refs = [OrderRef("shop", order_id) for order_id in ids]
            return await side.reader.read_orders(refs)

        return use

    connection = DesignoConnection(URL, read_profile=PLAIN + paging)
    script = kit.Script(page(1), page(2), page(3), kit.reply(200, {"data": [row("4")]}))
    found = kit.with_designo(script, read_orders("2", "1"), of=connection)
    assert {reading.observation.status for reading in found.values()} == {Status.text("paid")}
    assert len(script.requests) == 2
    script = kit.Script(page(1), page(2), page(3), kit.reply(200, {"data": [row("4")]}))
    found = kit.with_designo(script, read_orders("2", "9"), of=connection)
    assert found[OrderRef("shop", "9")].observation.presence is Presence.ABSENT
    assert len(script.requests) == 4, "what is not there is looked for in the whole list"


def test_that_nothing_is_concluded_from_an_empty_list(kit):
    with pytest.raises(BadReply, match="empty"):
        one(kit, kit.Script(kit.reply(200, {"data": []})), PLAIN)


# Sign-in and secrets.


@pytest.mark.parametrize("status", [401, 419])
def test_that_an_expired_token_is_renewed_once_when_reading(kit, status):
    profile = PLAIN.replace('kind = "none"', 'kind = "designo-token"')
    script = kit.Script(
        kit.reply(200, {"token": "old"}),
        kit.reply(status, ""),
        kit.reply(200, {"token": "new"}),
        kit.reply(200, {"data": [row("1")]}),
    )
    assert len(read(kit, script, profile)) == 1
    assert script.requests[-1].headers["authorization"] == "new"
    script = kit.Script(kit.reply(200, {"token": kit.TOKEN}), kit.reply(status, ""))
    script.answers = [
        kit.reply(200, {"token": kit.TOKEN}),
        kit.reply(status, ""),
        kit.reply(200, {"token": kit.TOKEN}),
        kit.reply(status, ""),
    ]
    with pytest.raises(SignInFailed):
        read(kit, script, profile)


def test_that_a_profiles_secret_is_sent_in_its_header_and_masked_in_errors(kit):
    profile = PLAIN.replace(
        'path = "orders"', 'path = "orders"\nheaders = { Authorization = "Key {secret:api_key}" }'
    )
    script = kit.Script(kit.reply(500, "you sent sk_canary_api_key"))
    with pytest.raises(ServerFailure) as caught:
        read(kit, script, profile, secrets=SECRETS)
    assert script.requests[0].headers["authorization"] == "Key sk_canary_api_key"
    assert "sk_canary_api_key" not in f"{caught.value}{caught.value.details}"
    assert "***" in caught.value.details


def test_that_a_secret_no_header_can_carry_is_refused_without_showing_it(kit):
    profile = PLAIN.replace(
        'path = "orders"', 'path = "orders"\nheaders = { X-Key = "{secret:api_key}" }'
    )
    with pytest.raises(SettingsInvalid) as caught:
        read(kit, kit.Script(kit.reply()), profile, secrets={"api_key": Secret("two\nlines")})
    assert "two" not in str(caught.value)
    assert "api_key" in caught.value.message.english
