"""The requests that a profile makes: what stands in query, form, JSON and XML, and when."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

import pytest
from connector_kit import Script, read_all, reply, with_designo
from profile_kit import URL, orders, profile, with_profile

from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.order import OrderRef

_SINCE = datetime(2026, 11, 23, 7, 12, 56, 900_000, tzinfo=UTC)


def _listing(*lines: str) -> str:
    return "\n".join(["[list]", *lines, ""])


def _ids(text: str, script: Script, since: datetime | None = None, **secrets: str) -> list[str]:
    async def use(side: Any) -> list[str]:
        return [reading.ref.order_id for reading in await read_all(side, since=since)]

    return with_profile(text, script, use, secrets=secrets)


def test_that_secrets_stand_in_query_form_and_body_and_in_no_error() -> None:
    text = profile(listing=_listing('path = "o"', 'query = { key = "{secret:api}" }'))
    script = Script(reply(500, {"message": "api s3cret/ü%"}))
    with pytest.raises(SyncError) as caught:
        _ids(text, script, api="s3cret/ü%")
    assert script.query(0) == {"key": "s3cret/ü%"}
    told = f"{caught.value} {caught.value.details}"
    assert "s3cret" not in told


def test_that_a_form_is_sent_as_browsers_send_one() -> None:
    text = profile(
        listing=_listing(
            'path = "o"', 'method = "POST"', 'form = { "f[]" = ["a", "b c"], k = "{secret:api}" }'
        )
    )
    script = Script(orders("1"), orders())
    assert _ids(text, script, api="p&q=ü") == ["1"]
    request = script.requests[0]
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    sent = parse_qsl(request.content.decode("ascii"))
    assert sent == [("f[]", "a"), ("f[]", "b c"), ("k", "p&q=ü")]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("body = '{}'", "application/merge-patch+json"),
        ('form = { k = "1" }', "application/x-www-form-urlencoded"),
    ],
)
def test_that_a_body_is_called_what_its_profile_calls_it_and_a_form_is_a_form(more, told) -> None:
    named = 'headers = { content-type = "application/merge-patch+json" }'
    script = Script(orders("1"), orders())
    _ids(profile(listing=_listing('path = "o"', 'method = "POST"', more, named)), script)
    assert script.requests[0].headers.get_list("content-type") == [told]


def test_that_a_secret_in_a_body_of_json_cannot_leave_its_text() -> None:
    text = profile(
        listing=_listing('path = "o"', 'method = "POST"', """body = '{"k": "{secret:api}"}'""")
    )
    script = Script(orders("1"), orders())
    _ids(text, script, api='x", "y": "')
    assert json.loads(script.requests[0].content) == {"k": 'x", "y": "'}


def test_that_values_in_xml_cannot_leave_their_place() -> None:
    text = profile(
        listing=_listing(
            'path = "o"',
            'method = "POST"',
            'body_type = "xml"',
            """body = '<q key="{secret:api}"><t>{secret:api}</t>{{x}}</q>'""",
        )
    )
    script = Script(orders("1"), orders())
    _ids(text, script, api="""<a>&"'""")
    request = script.requests[0]
    assert request.headers["content-type"] == "application/xml"
    root = ET.fromstring(request.content)  # noqa: S314 - our own request
    assert root.get("key") == """<a>&"'"""
    assert [child.text for child in root] == ["""<a>&"'"""]
    assert root[0].tail == "{x}"


def test_that_a_doubled_brace_is_a_brace_outside_of_json() -> None:
    text = profile(
        listing=_listing('path = "o"', 'query = { input = "{{}}", q = "{{page}}{{{limit}}}" }')
        + '[list.paging]\nkind = "page"\nparameter = "p"\nsize = 5\n'
    )
    script = Script(orders("1"), orders())
    _ids(text, script)
    assert script.query(0) == {"input": "{}", "q": "{page}{5}", "p": "1"}


def test_that_the_first_cursor_of_a_body_may_be_null() -> None:
    text = profile(
        listing=_listing(
            'path = "o"', 'method = "POST"', """body = '{"after": {cursor_or_null}, "n": 2}'"""
        )
        + '[list.paging]\nkind = "cursor"\nnext = "/next"\n'
    )
    script = Script(orders("1", next='a"b'), orders("2", next=None))
    assert _ids(text, script) == ["1", "2"]
    bodies = [json.loads(request.content) for request in script.requests]
    assert bodies == [{"after": None, "n": 2}, {"after": 'a"b', "n": 2}]


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ('format = "iso-utc"', "2026-11-23T07:12:56Z"),
        ('format = "unix"', "1795417976"),
        ('format = "unix-ms"', "1795417976000"),
        ('format = "rfc-2822"', "Mon, 23 Nov 2026 07:12:56 GMT"),
        ('format = "local"\nzone = "+01:00"', "2026-11-23 08:12:56"),
        ('format = "local"\nzone = "-03:30"', "2026-11-23 03:42:56"),
        ('format = "local"\nzone = "Europe/Berlin"', "2026-11-23 08:12:56"),
    ],
)
def test_that_a_time_is_written_as_the_shop_reads_it(rule: str, written: str) -> None:
    text = profile(listing=_listing('path = "o"') + f'[list.since]\nparameter = "from"\n{rule}\n')
    script = Script(orders("1"), orders())
    _ids(text, script, since=_SINCE)
    assert script.query(0) == {"from": written}


def test_that_some_entries_are_sent_only_when_changes_are_read() -> None:
    text = profile(
        listing=_listing('path = "o"')
        + '[list.since]\nparameter = "from"\nformat = "unix"\nquery = { sort = "changed" }\n'
    )
    script = Script(orders("1"), orders(), orders("1"), orders())
    _ids(text, script, since=_SINCE)
    _ids(text, script)
    assert script.query(0)["sort"] == "changed"
    assert script.query(len(script.requests) - 1) == {}


def _designo(listing: str) -> DesignoConnection:
    text = profile(listing=listing, one="", write="")
    return DesignoConnection(URL, read_profile=text)


def test_that_the_orders_of_a_list_of_one_store_are_that_stores() -> None:
    script = Script(orders("1", "2"), orders())

    async def use(side: Any) -> list[OrderRef]:
        return [reading.ref for reading in await read_all(side, ["north"])]

    refs = with_designo(script, use, of=_designo(_listing('path = "o"', 'one_store = "north"')))
    assert refs == [OrderRef("north", "1"), OrderRef("north", "2")]


def test_that_a_total_counts_for_the_list_of_one_store() -> None:
    listing = _listing('path = "o"', 'one_store = "north"')
    listing += '[list.paging]\nkind = "none"\ntotal = "/count"\n'
    script = Script(orders("1", count=7))

    async def use(side: Any) -> int | None:
        return await side.reader.list_total(["north"])

    assert with_designo(script, use, of=_designo(listing)) == 7


def test_that_a_secret_that_no_header_holds_may_be_any_text() -> None:
    listing = _listing(
        'path = "o"', 'one_store = "north"', 'method = "POST"', 'form = { k = "{secret:api}" }'
    )
    script = Script(orders("1"), orders())
    of = _designo(listing)
    with_designo(script, read_all, of=of, secrets={"api": Secret("ü\n")})
    assert b"k=%C3%BC%0A" in script.requests[0].content
    assert script.requests[0].headers["content-type"] == "application/x-www-form-urlencoded"
    in_header = _listing('path = "o"', 'one_store = "n"', 'headers = { A = "{secret:api}" }')
    with pytest.raises(SettingsInvalid):
        with_designo(script, read_all, of=_designo(in_header), secrets={"api": Secret("ü\n")})
