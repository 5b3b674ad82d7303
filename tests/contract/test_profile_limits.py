"""How fast a profile lets a shop be asked, where its list ends, and what its answers forbid."""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx2 as httpx
import pytest
from connector_kit import FakeClock, Script, read_all, reply, with_designo
from profile_kit import ONE, URL, entry, one_order, orders, profile, with_profile

from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    PermissionDenied,
    SettingsInvalid,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status

REF = OrderRef("shop", "18")


async def one(side: Any) -> Presence:
    found = await side.reader.read_orders([REF])
    return found[REF].observation.presence


async def write(side: Any) -> Any:
    return await side.writer.write(REF, Status.text("paid"))


def failed(text: str, script: Script, use: Any = one, **more: Any) -> SyncError:
    with pytest.raises(SyncError) as caught:
        with_profile(text, script, use, **more)
    return caught.value


def _moments(pace: str, number: int) -> list[float]:
    """When each of so many requests left, in seconds."""
    clock, moments = FakeClock(), []

    def answer(request: httpx.Request) -> httpx.Response:
        moments.append(clock.passed)
        return one_order(request.url.path.rpartition("/")[2])

    async def use(side: Any) -> None:
        await side.reader.read_orders([OrderRef("shop", str(at)) for at in range(number)])

    with_profile(profile(pace), answer, use, clock=clock)
    return moments


@pytest.mark.parametrize(
    ("pace", "apart"),
    [("per_second = 2", 0.5), ("per_minute = 10", 6.0), ("per_second = 50", 0.02)],
)
def test_that_requests_leave_no_faster_than_the_profile_says(pace: str, apart: float) -> None:
    moments = _moments(f"[pace]\n{pace}\n", 5)
    assert moments == pytest.approx([at * apart for at in range(5)])


def test_that_no_more_requests_are_under_way_than_the_profile_says() -> None:
    most = running = 0

    async def answer(request: httpx.Request) -> httpx.Response:
        nonlocal most, running
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        return one_order(request.url.path.rpartition("/")[2])

    async def use(side: Any) -> None:
        await side.reader.read_orders([OrderRef("shop", str(at)) for at in range(12)])

    for pace, expected in (("at_once = 1", 1), ("at_once = 3", 3)):
        most = 0
        with_profile(profile(f"[pace]\n{pace}\n"), answer, use)
        assert most == expected


def test_that_a_pace_holds_for_writes_and_for_a_profile_of_designo() -> None:
    clock = FakeClock()

    async def twice(side: Any) -> None:
        await write(side)
        await write(side)

    with_profile(profile("[pace]\nper_second = 1\n"), Script(reply(200, {})), twice, clock=clock)
    assert clock.passed == pytest.approx(1.0)

    async def listed(side: Any) -> list[str]:
        return [reading.ref.order_id for reading in await read_all(side, ["n"])]

    text = profile("[pace]\nper_minute = 60\n", one="", write="").replace(
        'path = "orders"',
        'path = "orders"\none_store = "n"\n[list.paging]\nkind = "page"\nparameter = "p"',
    )
    clock = FakeClock()
    script = Script(orders("1"), orders("2"), orders())
    of = DesignoConnection(URL, read_profile=text)
    assert with_designo(script, listed, of=of, clock=clock) == ["1", "2"]
    assert clock.passed == pytest.approx(2.0)


BY_TOTAL = """\
[list]
path = "orders"
[list.paging]
kind = "{kind}"
parameter = "at"
size = 2
total = "/count"
end_by_total = true
"""


def _last_is_an_error(kind: str, ids: list[str]) -> Any:
    """A shop that answers 404 behind the last page, as Django REST framework does."""

    def answer(request: httpx.Request) -> httpx.Response:
        at = int(request.url.params.get("at", "0"))
        begin = (at - 1) * 2 if kind == "page" else at
        if begin >= max(len(ids), 1):
            return reply(404, {"detail": "Invalid page."})
        return orders(*ids[begin : begin + 2], count=len(ids))

    return answer


@pytest.mark.parametrize("kind", ["page", "offset"])
@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 11])
def test_that_a_list_may_end_by_its_total_without_a_page_behind(kind: str, number: int) -> None:
    ids = [str(at) for at in range(number)]
    text = profile(listing=BY_TOTAL.format(kind=kind))

    async def use(side: Any) -> set[str]:
        return {reading.ref.order_id for reading in await read_all(side)}

    assert with_profile(text, _last_is_an_error(kind, ids), use) == set(ids)


def test_that_pages_that_hold_fewer_than_told_are_never_taken_for_the_whole_list() -> None:
    text = profile(listing=BY_TOTAL.format(kind="page"))
    script = Script(orders("1", count=3), orders("2", count=3))

    async def use(side: Any) -> Any:
        return await read_all(side)

    assert isinstance(failed(text, script, use), BadReply)


SEARCH = """\
[one]
path = "orders"
query = { id = "{order_id}" }
[one.pointers]
item = "/orders/0"
[one.absent]
pointer = "/orders"
empty = true
"""


def test_that_an_order_may_be_read_by_a_search_that_finds_nothing_where_it_is_absent() -> None:
    found, nothing = orders("18"), reply(200, {"orders": []})
    assert with_profile(profile(one=SEARCH), Script(found), one) is Presence.PRESENT
    assert with_profile(profile(one=SEARCH), Script(nothing), one) is Presence.ABSENT


@pytest.mark.parametrize("body", [{"orders": None}, {"orders": ""}, {"orders": {}}, {}])
def test_that_only_an_empty_list_is_an_empty_search(body: Mapping[str, object]) -> None:
    assert isinstance(failed(profile(one=SEARCH), Script(reply(200, body))), BadReply)


@pytest.mark.parametrize("code", [401, 403, 404, 500])
def test_that_an_empty_list_beside_an_error_is_no_absent_order(code: int) -> None:
    failed(profile(one=SEARCH), Script(reply(code, {"orders": []})))


FORBIDDEN = ONE + '[one.forbidden]\nhttp_status = 404\npointer = "/code"\nequals = "no_right"\n'


def test_that_forbidden_is_told_from_absent_where_both_have_one_http_status() -> None:
    text = profile(one=FORBIDDEN)
    hidden = reply(404, {"code": "no_right", "message": "Not yours.\u202e"})
    error = failed(text, Script(hidden))
    assert isinstance(error, PermissionDenied)
    assert "It says: Not yours." in error.message.english
    assert "\u202e" not in error.message.english
    assert with_profile(text, Script(reply(404, {"code": "gone"})), one) is Presence.ABSENT


def test_that_absent_may_be_what_is_usually_forbidden() -> None:
    text = profile(
        one=ONE.replace("http_status = 404", "http_status = 403\npointer = '/c'\nequals = 'none'")
    )
    assert with_profile(text, Script(reply(403, {"c": "none"})), one) is Presence.ABSENT
    assert isinstance(failed(text, Script(reply(403, {"c": "right"}))), PermissionDenied)


@pytest.mark.parametrize(
    ("code", "kind"), [(401, SignInFailed), (403, PermissionDenied), (404, NotTheApi)]
)
@pytest.mark.parametrize("use", [one, write])
def test_that_the_shops_own_words_are_kept_with_their_secrets_hidden(
    code: int, kind: type[SyncError], use: Any
) -> None:
    auth = '[auth]\nkind = "bearer"\n'
    absent = ONE.replace("http_status = 404", "http_status = 410")
    text = profile(auth=auth, one=absent)
    said = {"error": {"message": "Key t0k-canary lacks\x1b[2J orders:read" + "!" * 1000}}
    error = failed(text, Script(reply(code, said)), use, secrets={"token": "t0k-canary"})
    assert isinstance(error, kind)
    message = error.message.english
    assert "It says: Key *** lacks" in message
    assert "orders:read" in message
    assert "\x1b" not in message
    assert "canary" not in message
    assert len(message) < 600


def test_that_the_words_stand_where_the_profile_says() -> None:
    text = profile('[success]\npointer = "/ok"\nequals = true\nmessage = "/info/why"\n')
    said = {"message": "general", "info": {"why": "Order of another shop."}}
    for use in (one, write):
        error = failed(text, Script(reply(403, said)), use)
        assert "It says: Order of another shop." in error.message.english


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ("Not your order.", "text/plain", "It says: Not your order."),
        ("x" * 2001, "text/plain", ""),
        ("<h1>No</h1>", "text/html", ""),
        ("", "text/plain", ""),
    ],
)
def test_that_plain_text_is_kept_and_a_web_page_is_not(body: str, kind: str, words: str) -> None:
    error = failed(profile(), Script(reply(403, body, content_type=kind)))
    assert isinstance(error, PermissionDenied)
    assert ("It says" in error.message.english) is bool(words)
    assert words in error.message.english


def test_that_a_refused_write_is_told_in_the_shops_words_without_a_pointer() -> None:
    script = Script(reply(422, {"detail": "Not from here."}))
    answer = with_profile(profile(), script, write)
    assert (answer.accepted, answer.message.english) == (False, "Not from here.")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[pace]\nper_second = 2\nper_minute = 5\n", "pace.per_minute"),
        ("[pace]\nat_once = 33\n", "pace.at_once"),
        ("[pace]\nat_once = 0\n", "pace.at_once"),
        ("[pace]\nper_second = 101\n", "pace.per_second"),
        ("[pace]\nper_second = 0.5\n", "pace.per_second"),
        ("[pace]\nburst = 5\n", "pace.burst"),
    ],
)
def test_that_a_pace_that_is_none_is_refused(text: str, key: str) -> None:
    error = failed(profile(text), Script())
    assert f"key “{key}”" in error.message.english


@pytest.mark.parametrize(
    ("was", "now", "key"),
    [
        ('total = "/count"\n', "", "list.paging.total"),
        ("size = 2\n", "", "list.paging.size"),
        ('kind = "page"', 'kind = "link"', "list.paging.end_by_total"),
    ],
)
def test_that_an_end_by_total_needs_a_total_and_pages_by_place(
    was: str, now: str, key: str
) -> None:
    error = failed(profile(listing=BY_TOTAL.format(kind="page").replace(was, now)), Script())
    assert f"key “{key}”" in error.message.english


@pytest.mark.parametrize(
    ("one_rule", "key"),
    [
        (SEARCH + 'equals = "x"\n', "one.absent.equals"),
        (ONE + "empty = true\n", "one.absent.equals"),
        (ONE + "[one.forbidden]\n", "one.forbidden.http_status"),
        (ONE + '[one.forbidden]\nhttp_status = 403\nequals = "x"\n', "one.forbidden.equals"),
        (ONE + "[one.forbidden]\nhttp_status = 403\nnull = true\n", "one.forbidden.null"),
    ],
)
def test_that_a_rule_that_does_not_hold_together_is_refused(one_rule: str, key: str) -> None:
    error = failed(profile(one=one_rule), Script())
    assert f"key “{key}”" in error.message.english
    assert not isinstance(error, SettingsInvalid) or "Line" in error.message.english


def test_that_an_order_of_the_search_is_the_one_that_was_asked_for() -> None:
    script = Script(reply(200, {"orders": [entry("19"), entry("18")]}))
    assert isinstance(failed(profile(one=SEARCH), script), BadReply)
