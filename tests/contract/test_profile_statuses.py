"""Statuses that a profile writes each in its own way, and what of an order goes into a write."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx2 as httpx
import pytest
from connector_kit import Script, reply, with_designo
from profile_kit import (
    NO_AUTH,
    ONE,
    URL,
    WRITE,
    entry,
    one_order,
    orders,
    profile,
    sent,
    with_profile,
)

from designo_sync_gui.connectors.profile.reader import ProfileReader
from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.errors import ProfileInvalid, SettingsInvalid, SyncError, WriteEffect
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.sending import ReadingTooOld, asked_before_sending
from designo_sync_gui.domain.status import Status

REF = OrderRef("shop", "18")
Use = Callable[[Any], Awaitable[Any]]

TRANSITIONS = """\
[write]
method = "POST"
headers = { Accept = "application/json" }
[write.statuses."paid"]
path = "orders/{order_id}/mark_paid/"
[write.statuses."on hold: \\"äöü\\" / 1.5"]
path = "orders/{order_id}/hold"
body = '{"reason": "production"}'
causes = "the customer gets a mail"
[write.statuses."cancelled"]
method = "DELETE"
path = "orders/{order_id}"
confirm = "cancel"
"""


def write(status: str, *, read_first: bool = False, compared: Status | None = None) -> Use:
    async def use(side: Any) -> Any:
        if read_first:
            await side.reader.read_orders([REF])
        with asked_before_sending(lambda connected: None, compared):
            return await side.writer.write(REF, Status.text(status))

    return use


def rules(text: str) -> Any:
    async def use(side: Any) -> Any:
        return await side.rules.write_rules("shop")

    return with_profile(text, Script(), use)


def refused(text: str, script: Script, use: Use) -> SyncError:
    with pytest.raises(SyncError) as caught:
        with_profile(text, script, use)
    return caught.value


@pytest.mark.parametrize(
    ("status", "line", "body"),
    [
        ("paid", "POST /base/orders/18/mark_paid/", b""),
        ('on hold: "äöü" / 1.5', "POST /base/orders/18/hold", b'{"reason": "production"}'),
        ("cancelled", "DELETE /base/orders/18", b""),
    ],
)
def test_that_each_status_of_the_table_has_its_own_request(
    status: str, line: str, body: bytes
) -> None:
    script = Script(reply(200, {}))
    assert with_profile(profile(write=TRANSITIONS), script, write(status)).accepted is True
    assert script.lines == [line]
    assert script.requests[0].content == body
    assert script.requests[0].headers["accept"] == "application/json"


@pytest.mark.parametrize("status", ["Paid", "paid ", "pa\u0301id", "new", ""])
def test_that_a_status_beside_the_table_is_not_written(status: str) -> None:
    script = Script()
    error = refused(profile(write=TRANSITIONS), script, write(status))
    assert isinstance(error, SettingsInvalid)
    assert script.requests == []
    allowed = rules(profile(write=TRANSITIONS)).allowed
    assert allowed == {"paid", 'on hold: "äöü" / 1.5', "cancelled"}


def test_that_the_plan_knows_what_a_status_causes_and_which_word_it_needs() -> None:
    known = rules(profile(write=TRANSITIONS))
    held = known.change(Status.text("new"), Status.text('on hold: "äöü" / 1.5'))
    assert held.consequence.english == "the customer gets a mail"
    assert known.change(None, Status.text("cancelled")).confirm == "cancel"
    assert known.change(None, Status.text("paid")).confirm == ""


def test_that_other_statuses_go_by_the_general_request_unless_only_the_listed_are_written() -> None:
    some = WRITE + "[write.statuses.done]\nbody = '{\"close\": true}'\n"
    script = Script(reply(200, {}), reply(200, {}))
    with_profile(profile(write=some), script, write("any"))
    with_profile(profile(write=some), script, write("done"))
    assert [sent(request) for request in script.requests] == [{"state": "any"}, {"close": True}]
    assert script.lines == ["PUT /base/orders/18/state"] * 2
    assert rules(profile(write=some)).allowed is None
    only = some.replace("[write]\n", "[write]\nonly_listed = true\n")
    assert rules(profile(write=only)).allowed == {"done"}
    assert isinstance(refused(profile(write=only), Script(), write("any")), SettingsInvalid)


def test_that_a_listed_status_may_only_say_what_it_causes() -> None:
    text = profile(write=WRITE + '[write.statuses.done]\ncauses = "closes the order"\n')
    script = Script(reply(200, {}))
    with_profile(text, script, write("done"))
    assert sent(script.requests[0]) == {"state": "done"}
    assert rules(text).change(None, Status.text("done")).consequence.english == "closes the order"


def test_that_secrets_of_a_statuss_own_request_are_asked_for() -> None:
    own = TRANSITIONS.replace(
        'confirm = "cancel"', 'confirm = "cancel"\nquery = { k = "{secret:api}" }'
    )
    script = Script(reply(200, {}))
    with_profile(profile(write=own), script, write("cancelled"), secrets={"api": "s3cret"})
    assert script.query(0) == {"k": "s3cret"}


KEYED = '[list.pointers]\nkey = "/pk"\n'
BY_KEY = ONE.replace("{order_id}", "by-key/{order_key}")


def _keyed(one: str = BY_KEY, write: str = WRITE) -> str:
    text = profile(one=one, write=write.replace("{order_id}", "{order_key}"))
    return text.replace("[list.pointers]\n", KEYED)


def _page(keys: Mapping[str, object]) -> Any:
    return reply(200, {"orders": [entry(i) | {"pk": pk} for i, pk in keys.items()]})


def test_that_requests_name_an_order_by_another_field_of_it() -> None:
    script = Script(
        _page({"18": "a/7", "19": "b"}),
        one_order("18"),
        reply(200, {}),
    )

    async def use(side: Any) -> Any:
        pages = [page async for page in side.reader.pages(["shop"], None)]
        found = await side.reader.read_orders([REF])
        await side.writer.write(REF, Status.text("paid"))
        return pages[0].readings[0].ref, found[REF].ref

    assert with_profile(_keyed(), script, use) == (REF, REF)
    paths = [request.url.raw_path for request in script.requests[1:]]
    assert paths == [b"/base/orders/by-key/a%2F7", b"/base/orders/a%2F7/state"]


def test_that_a_key_that_is_not_known_is_looked_up_in_the_list() -> None:
    script = Script(
        reply(
            200, {"orders": [entry("17") | {"pk": 7}, entry("18") | {"pk": 12345678901234567890}]}
        ),
        one_order("18", "held"),
    )

    async def use(side: Any) -> Any:
        return await side.reader.read_orders([REF])

    found = with_profile(_keyed(), script, use)
    assert found[REF].observation.status == Status.text("held")
    assert script.lines == ["GET /base/orders", "GET /base/orders/by-key/12345678901234567890"]


def test_that_an_order_that_no_list_holds_is_absent_and_never_asked_for_by_nothing() -> None:
    script = Script(_page({"17": 7}))

    async def use(side: Any) -> Any:
        return await side.reader.read_orders([REF])

    assert with_profile(_keyed(), script, use)[REF].observation.presence is Presence.ABSENT
    assert script.lines == ["GET /base/orders"]


def test_that_an_order_whose_key_changed_is_not_called_absent() -> None:
    script = Script(
        _page({"18": "old"}), reply(404, {}), _page({"18": "new"}), one_order("18", "held")
    )

    async def use(side: Any) -> Any:
        assert [page async for page in side.reader.pages(["shop"], None)]
        first = await side.reader.read_orders([REF])
        second = await side.reader.read_orders([REF])
        return first[REF].observation, second[REF].observation.status

    first, second = with_profile(_keyed(), script, use)
    assert (first.presence, first.status) == (Presence.PRESENT, Status.text("new"))
    assert second == Status.text("held")
    assert script.lines[-1] == "GET /base/orders/by-key/new"


def test_that_an_order_is_absent_where_neither_its_key_nor_the_list_finds_it() -> None:
    script = Script(_page({"18": "old", "19": "b"}), reply(404, {}), _page({"19": "b"}))

    async def use(side: Any) -> Any:
        assert [page async for page in side.reader.pages(["shop"], None)]
        return (await side.reader.read_orders([REF]))[REF].observation.presence

    assert with_profile(_keyed(), script, use) is Presence.ABSENT


def test_that_the_list_is_looked_through_once_for_many_orders_side_by_side() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        lines.append(request.url.path)
        if request.url.path == "/base/orders":
            return _page({str(at): f"k{at}" for at in range(8)})
        return one_order(request.url.path.rpartition("/k")[2])

    async def use(side: Any) -> None:
        refs = [OrderRef("shop", str(at)) for at in range(8)]
        await asyncio.gather(*(side.reader.read_orders([ref]) for ref in refs))

    lines: list[str] = []
    with_profile(_keyed(), answer, use)
    assert lines.count("/base/orders") == 1
    assert len(lines) == 9


def test_that_a_write_without_the_key_of_its_order_is_not_sent() -> None:
    script = Script()
    assert "key of the order" in refused(_keyed(), script, write("paid")).message.english
    assert script.requests == []


BY_ID = WRITE.replace("{order_id}", "{order_key}")


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([{"18": "a", "19": "b"}, {"18": None, "19": "a"}], "the key of the order"),
        ([{"18": "a", "19": "a"}], "a key that no other order has"),
        ([{"18": "a", "19": "b"}, {"18": "b", "19": "b"}], "a key that no other order has"),
    ],
)
def test_that_no_write_names_its_order_by_the_key_of_another(pages: Any, told: str) -> None:
    text = profile(write=BY_ID).replace("[list.pointers]\n", KEYED)
    script = Script(*(_page(keys) for keys in pages), one_order("18"))

    async def use(side: Any) -> Any:
        for _ in pages:
            assert [page async for page in side.reader.pages(["shop"], None)]
        await side.reader.read_orders([REF])
        await side.writer.write(REF, Status.text("paid"))

    assert told in refused(text, script, use).message.english
    assert len(script.requests) == len(pages) + 1


def test_that_an_order_whose_key_is_taken_while_others_are_read_is_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = ProfileReader._without_key

    async def and_then_taken(reader: ProfileReader, *of: Any) -> Any:
        found = await looked(reader, *of)
        reader.memory.note_listed(REF, {})
        return found

    monkeypatch.setattr(ProfileReader, "_without_key", and_then_taken)
    script = Script(_page({"18": "a"}))

    async def use(side: Any) -> Any:
        return await side.reader.read_orders([REF])

    assert with_profile(_keyed(), script, use)[REF].observation.presence is Presence.NOT_READ
    assert script.lines == ["GET /base/orders"]


def test_that_keys_that_changed_places_name_their_orders() -> None:
    text = profile(write=BY_ID).replace("[list.pointers]\n", KEYED)
    script = Script(_page({"18": "a", "19": "b"}), _page({"18": "b", "19": "a"}), reply(200, {}))

    async def use(side: Any) -> Any:
        for _ in range(2):
            assert [page async for page in side.reader.pages(["shop"], None)]
        await side.writer.write(REF, Status.text("paid"))

    with_profile(text, script, use)
    assert script.lines[-1] == "PUT /base/orders/b/state"


def test_that_a_refusal_of_an_order_without_a_key_stays_a_refusal() -> None:
    one = BY_KEY.replace('item = "/order"', 'item = "/order"\nnext_statuses = "/next"')
    text = profile(one=one, write=WRITE).replace("[list.pointers]\n", KEYED)
    script = Script(_page({"18": None}), reply(422, {"message": "No."}))
    answer = with_profile(text, script, write("paid", read_first=True))
    assert answer.accepted is False
    assert script.lines == ["GET /base/orders", "PUT /base/orders/18/state"]


CAREFUL = """\
[write]
method = "PATCH"
path = "orders/{order_id}"
headers = { If-Match = "{header:ETag}" }
body = '''
{"from": "{expected}", "to": "{status}", "version": {order:/version}, "text": "{order:/version}"}
'''
"""


def _read(status: object = "new", etag: str = 'W/"5"', **more: object) -> Any:
    order = entry("18", status) | {"version": 5} | more
    return reply(200, {"order": order}, **({"ETag": etag} if etag else {}))


def test_that_a_write_takes_the_former_value_and_the_version_of_the_order_just_read() -> None:
    script = Script(_read(' "new"\n'), reply(200, {}))
    use = write("paid", read_first=True, compared=Status.text(' "new"\n'))
    assert with_profile(profile(write=CAREFUL), script, use).accepted is True
    assert script.requests[1].headers["if-match"] == 'W/"5"'
    assert sent(script.requests[1]) == {
        "from": ' "new"\n',
        "to": "paid",
        "version": 5,
        "text": "5",
    }


@pytest.mark.parametrize("version", ['5, "admin": true', "x", "", True, False])
def test_that_a_value_of_the_order_keeps_its_type_and_stays_one_value(version: object) -> None:
    script = Script(_read(version=version), reply(200, {}))
    with_profile(profile(write=CAREFUL), script, write("paid", read_first=True))
    body = sent(script.requests[1])
    assert body["version"] == version
    assert type(body["version"]) is type(version)
    assert set(body) == {"from", "to", "version", "text"}


def test_that_the_former_value_keeps_its_type_without_quotes() -> None:
    text = profile(write=CAREFUL.replace('"{expected}"', "{expected}"))
    script = Script(_read(7.50), reply(200, {}), _read("7"), reply(200, {}))
    with_profile(text, script, write("paid", read_first=True))
    with_profile(text, script, write("paid", read_first=True))
    assert [sent(script.requests[at])["from"] for at in (1, 3)] == [7.5, "7"]


@pytest.mark.parametrize(
    ("answer", "lacks"),
    [
        (_read(etag=""), "ETag"),
        (_read(version=None), "/version"),
        (_read(version={"a": 1}), "/version"),
        (_read(status=None), "a status"),
    ],
)
def test_that_a_write_is_not_sent_where_the_order_does_not_hold_what_it_needs(
    answer: Any, lacks: str
) -> None:
    script = Script(answer)
    error = refused(profile(write=CAREFUL), script, write("paid", read_first=True))
    assert isinstance(error, SettingsInvalid)
    assert lacks in error.message.english
    assert len(script.requests) == 1


def test_that_values_of_a_reading_with_another_status_never_go_into_a_write() -> None:
    script = Script(_read("held"))
    use = write("paid", read_first=True, compared=Status.text("new"))
    error = refused(profile(write=CAREFUL), script, use)
    assert isinstance(error, ReadingTooOld)
    assert error.write_effect is WriteEffect.NOT_SENT
    assert len(script.requests) == 1


def test_that_an_order_that_was_not_read_is_not_written_with_its_values() -> None:
    script = Script()
    assert isinstance(refused(profile(write=CAREFUL), script, write("paid")), ReadingTooOld)
    assert script.requests == []


@pytest.mark.parametrize("status", ["5", "-1.5e3", "true", "null"])
def test_that_a_status_without_quotes_is_written_where_it_is_one_value(status: str) -> None:
    script = Script(reply(200, {}))
    text = profile(write=WRITE.replace('"{status}"', "{status}"))
    with_profile(text, script, write(status))
    assert script.requests[0].content == f'{{"state": {status}}}'.encode()


@pytest.mark.parametrize("status", ["paid", '5, "a": 1', "05", '"5"', "", "5\n", "[5]", "NaN"])
def test_that_a_status_without_quotes_that_is_no_value_is_not_sent(status: str) -> None:
    script = Script()
    text = profile(write=WRITE.replace('"{status}"', "{status}"))
    assert isinstance(refused(text, script, write(status)), SettingsInvalid)
    assert script.requests == []


@pytest.mark.parametrize(
    ("auth", "secrets", "header", "value"),
    [
        ('kind = "bearer"\nprefix = "Token"', {"token": "t0k"}, "authorization", "Token t0k"),
        ('kind = "bearer"\nprefix = ""', {"token": "t0k"}, "authorization", "t0k"),
        ('kind = "header"\nheader = "X-K"\nprefix = "Key"', {"token": "t0k"}, "x-k", "Key t0k"),
        ('kind = "basic"\nempty = "password"', {"user": "u"}, "authorization", "Basic dTo="),
        ('kind = "basic"\nempty = "user"', {"password": "p"}, "authorization", "Basic OnA="),
    ],
)
def test_that_a_token_has_its_word_before_it_and_a_part_of_basic_may_be_empty(
    auth: str, secrets: Mapping[str, str], header: str, value: str
) -> None:
    script = Script(orders("18"))
    text = profile(auth=NO_AUTH.replace('kind = "none"', auth), one="")

    async def use(side: Any) -> Any:
        return await side.reader.read_orders([REF])

    with_profile(text, script, use, secrets=secrets)
    assert script.requests[0].headers[header] == value


@pytest.mark.parametrize(("code", "accepted"), [(204, True), (201, True), (200, None)])
def test_that_the_http_status_alone_may_say_yes_whatever_stands_in_the_answer(
    code: int, accepted: bool | None
) -> None:
    wanted = 201 if code == 201 else 204
    text = profile(write=WRITE + f"[write.success]\nhttp_status = {wanted}\n")
    script = Script(reply(code, "" if code == 204 else "<ok/>"))
    assert with_profile(text, script, write("paid")).accepted is accepted


def test_that_an_http_status_and_a_value_must_both_fit() -> None:
    text = profile(
        write=WRITE + '[write.success]\nhttp_status = 201\npointer = "/ok"\nequals = true\n'
    )
    for code, ok, accepted in ((201, True, True), (201, False, None), (200, True, None)):
        script = Script(reply(code, {"ok": ok}))
        assert with_profile(text, script, write("paid")).accepted is accepted


def test_that_another_word_that_the_shop_shows_is_declared_and_never_put_in_its_place() -> None:
    text = profile(write=WRITE + '[write.statuses.paid]\nshows = "PAID ✓"\n')
    script = Script(one_order("18", "PAID ✓"), reply(200, {}))

    async def use(side: Any) -> Any:
        found = await side.reader.read_orders([REF])
        await side.writer.write(REF, Status.text("paid"))
        status = found[REF].observation.status
        return status, side.reader.shown(Status.text("paid")), side.shows["paid"]

    assert with_profile(text, script, use) == (Status.text("PAID ✓"),) * 3
    assert sent(script.requests[1]) == {"state": "paid"}
    assert rules(text).shown(Status.text("paid")) == Status.text("PAID ✓")


def test_that_designos_profile_declares_what_is_shown_as_well() -> None:
    text = profile("[shows]\npaid = 'PAID ✓'\n", one="", write="")
    text = text.replace('path = "orders"', 'path = "orders"\none_store = "n"')

    async def use(side: Any) -> Any:
        known = await side.rules.write_rules("n")
        told = [of.shown(Status.text("paid")) for of in (known, side.reader)]
        return [*told, side.shows["paid"]]

    of = DesignoConnection(URL, read_profile=text)
    assert with_designo(Script(), use, of=of) == [Status.text("PAID ✓")] * 3
    same = DesignoConnection(URL, read_profile=text.replace("PAID ✓", "paid"))
    with pytest.raises(ProfileInvalid, match=r"key “shows\.paid”"):
        with_designo(Script(), use, of=same)


@pytest.mark.parametrize("shows", ["true", '"paid"', "1.5", "[1]"])
def test_that_what_is_shown_is_another_text_or_number(shows: str) -> None:
    text = profile(write=WRITE + f"[write.statuses.paid]\nshows = {shows}\n")
    assert "key “write.statuses.paid.shows”" in refused(text, Script(), write("x")).message.english
