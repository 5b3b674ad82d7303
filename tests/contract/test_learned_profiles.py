"""A pasted command becomes a connection that reads the orders it showed."""

import json
from typing import Any

import httpx2 as httpx
import pytest
from connector_kit import Script, html, read_all, reply, with_designo
from order_answers import decoded

from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.errors import (
    NotTheApi,
    PermissionDenied,
    Redirected,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.learning.answers import Example, ExampleAnswer
from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.draft import Choice, Draft, make_draft
from designo_sync_gui.domain.learning.paging import find_paging
from designo_sync_gui.domain.learning.proposal import propose
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.sign_in import find_sign_in
from designo_sync_gui.domain.learning.single import OfList, find_single
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status


def _answer(ids: range, **around: Any) -> dict[str, Any]:
    orders = [
        {
            "order_id": str(2100 + n),
            "order_number": f"#{n}",
            "order_status": ("processing", " In-Production", "\u200bshipped")[n % 3],
            "updated_at": "2026-11-03 11:12:05",
            "total": "19.90",
        }
        for n in ids
    ]
    return {"data": {"orders": orders, **around}}


def _learned(command: str, answer: object, store: str) -> Draft:
    request = read_paste(command)
    held = decoded(json.dumps(answer))
    best = propose(held, operation=request.url)[0]
    paging = find_paging(request, held, best.found)
    pointers = {role: found.field.pointer for role, found in best.roles.items()}
    choice = Choice(best.found.pointer, pointers, best.id_is_number, store)
    return make_draft("DesignO by example", request, find_sign_in(request), paging, choice)


def _read(draft: Draft, script: Script, store: str) -> list[Any]:
    secrets = {name: Secret(value) for name, value in draft.secrets.items()}
    of = DesignoConnection(draft.address + "/", read_profile=draft.profile)

    async def use(side: Any) -> list[Any]:
        return list(await read_all(side, [store]))

    return with_designo(script, use, of=of, secrets=secrets)


def test_that_a_page_of_the_browser_becomes_a_connection_that_reads_all_pages() -> None:
    command = (
        "curl 'https://designo.example.com/admin/api/orders' -X POST "
        "-H 'content-type: application/json' -H 'x-csrf-token: s3cret' -b 'sid=s3cret; _ga=1' "
        """--data-raw '{"page":1,"per_page":3,"q":"a{b}"}'"""
    )
    draft = _learned(command, _answer(range(3), total=5), "north")
    script = Script(
        reply(200, _answer(range(3), total=5)),
        reply(200, _answer(range(3, 5), total=5)),
        reply(200, _answer(range(0), total=5)),
    )
    readings = _read(draft, script, "north")
    assert [reading.ref for reading in readings] == [
        OrderRef("north", str(2100 + n)) for n in range(5)
    ]
    assert readings[1].observation.status == Status.text(" In-Production")
    assert readings[2].observation.status == Status.text("\u200bshipped")
    assert "s3cret" not in draft.profile
    request = script.requests[0]
    assert request.url == "https://designo.example.com/admin/api/orders"
    assert request.headers["x-csrf-token"] == "s3cret"
    assert request.headers["cookie"] == "sid=s3cret"
    assert [json.loads(r.content)["page"] for r in script.requests[:2]] == [1, 2]
    assert json.loads(request.content)["q"] == "a{b}"


def test_that_a_web_form_with_a_key_in_its_address_becomes_a_connection() -> None:
    command = (
        "curl 'https://designo.example.com/Orders/Read?api_key=s3cret9&f=%7Bx%7D' "
        "--data-raw 'sort=&page=1&pageSize=3'"
    )
    draft = _learned(command, _answer(range(2)), "north")
    script = Script(reply(200, _answer(range(2))), reply(200, _answer(range(0))))
    assert len(_read(draft, script, "north")) == 2
    assert script.requests[0].content == b"sort=&page=1&pageSize=3"
    assert script.query(0) == {"api_key": "s3cret9", "f": "{x}"}
    assert "s3cret9" not in draft.profile


def test_that_a_graphql_list_with_a_cursor_becomes_a_connection() -> None:
    body = json.dumps(
        {
            "query": "query Orders($first: Int){orders(first:$first){nodes{order_id}}}",
            "variables": {"first": 2, "after": None},
        }
    )
    command = (
        "curl 'https://designo.example.com/graphql' -H 'authorization: Bearer s3cret' "
        f"-H 'content-type: application/json' --data-raw '{body}'"
    )
    first = _answer(range(2), pageInfo={"endCursor": "c1", "hasNextPage": True})
    last = _answer(range(2, 3), pageInfo={"endCursor": None, "hasNextPage": False})
    draft = _learned(command, first, "north")
    script = Script(reply(200, first), reply(200, last))
    assert len(_read(draft, script, "north")) == 3
    sent = [json.loads(request.content)["variables"]["after"] for request in script.requests]
    assert sent == [None, "c1"]
    assert json.loads(script.requests[0].content)["query"] == json.loads(body)["query"]


def test_that_a_store_in_the_orders_is_read_from_them() -> None:
    answer = _answer(range(2))
    for order in answer["data"]["orders"]:
        order["store_code"] = "shop.example.com"
    draft = _learned("curl 'https://designo.example.com/o'", answer, "")
    (first, _) = _read(draft, Script(reply(200, answer)), "shop.example.com")
    assert first.ref == OrderRef("shop.example.com", "2100")
    assert Role.STORE.value in draft.profile


@pytest.mark.parametrize(
    ("answered", "error"),
    [
        (reply(401, {"message": "over"}), SignInFailed),
        (reply(419, {"message": "Page Expired"}), SignInFailed),
        (
            httpx.Response(302, headers={"location": "https://designo.example.com/login"}),
            Redirected,
        ),
        (html(), NotTheApi),
    ],
)
def test_that_a_session_that_ended_is_told_with_how_it_is_renewed(
    answered: httpx.Response, error: type[SyncError]
) -> None:
    command = "curl 'https://designo.example.com/o?page=1' -b 'sid=s3cret'"
    draft = _learned(command, _answer(range(3)), "north")
    with pytest.raises(error) as caught:
        _read(draft, Script(answered), "north")
    assert "ends when you sign out" in caught.value.advice.english
    assert "s3cret" not in f"{caught.value} {caught.value.details}"


def test_that_other_failures_of_a_session_are_told_as_ever() -> None:
    command = "curl 'https://designo.example.com/o?page=1' -b 'sid=s3cret'"
    draft = _learned(command, _answer(range(3)), "north")
    with pytest.raises(PermissionDenied) as caught:
        _read(draft, Script(reply(403, {"message": "no"})), "north")
    assert "sign out" not in caught.value.advice.english


def test_that_one_order_is_read_by_the_learned_request_and_its_absence_is_known() -> None:
    listed = read_paste("curl 'https://designo.example.com/o' -b 'sid=s3cret'")
    answer = _answer(range(3))
    root = decoded(json.dumps(answer))
    best = propose(root, operation=listed.url)[0]
    pointers = {role: found.field.pointer for role, found in best.roles.items()}
    shown = decoded(json.dumps({"order": answer["data"]["orders"][1]}))
    example = Example(
        ExampleAnswer(shown), read_paste("curl 'https://designo.example.com/o/2101?full=1'")
    )
    one = find_single(example, OfList(listed, best.found, pointers))
    choice = Choice(best.found.pointer, pointers, best.id_is_number, "north", one=one)
    paging = find_paging(listed, root, best.found)
    draft = make_draft("DesignO by example", listed, find_sign_in(listed), paging, choice)
    of = DesignoConnection(draft.address + "/", read_profile=draft.profile)
    script = Script(
        reply(200, {"order": answer["data"]["orders"][2]}), reply(404, {"message": "none"})
    )
    there, gone = OrderRef("north", "2102"), OrderRef("north", "9")

    async def use(side: Any) -> list[Any]:
        found = await side.reader.read_orders([there])
        return [found[there], (await side.reader.read_orders([gone]))[gone]]

    secrets = {name: Secret(value) for name, value in draft.secrets.items()}
    read, absent = with_designo(script, use, of=of, secrets=secrets)
    assert read.observation.status == Status.text("\u200bshipped")
    assert absent.observation.presence is Presence.ABSENT
    assert [request.url for request in script.requests] == [
        "https://designo.example.com/o/2102?full=1",
        "https://designo.example.com/o/9?full=1",
    ]
    assert script.requests[0].headers["cookie"] == "sid=s3cret"
