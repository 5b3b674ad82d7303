"""Values that the place where a write sends them would make others of: they are encoded, or not
sent."""

from collections.abc import Awaitable, Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from connector_kit import Script, reply
from profile_kit import entry, profile, sent, with_profile

from designo_sync_gui.domain.errors import ProfileInvalid, SettingsInvalid
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

Use = Callable[[Any], Awaitable[Any]]


def write(status: str, order_id: str = "18", *, read_first: bool = False) -> Use:
    ref = OrderRef("shop", order_id)

    async def use(side: Any) -> Any:
        if read_first:
            await side.reader.read_orders([ref])
        return await side.writer.write(ref, Status.text(status))

    return use


def not_sent(text: str, script: Script, use: Use) -> None:
    with pytest.raises(SettingsInvalid):
        with_profile(text, script, use)


UNQUOTED = """\
[write]
path = "orders"
body = '{"id": {order_id}, "version": {header:X-Version}, "to": "{status}"}'
"""


@pytest.mark.parametrize(
    ("order_id", "version"),
    [("18", "5x"), ("18", '5, "to": "cancelled"'), ("12e4", "5"), ("007", "5"), ("A-7", "5")],
)
def test_that_an_order_or_a_header_without_quotes_that_is_no_number_is_not_sent(
    order_id: str, version: str
) -> None:
    script = Script(reply(200, {"order": entry(order_id, "new")}, **{"X-Version": version}))
    not_sent(profile(write=UNQUOTED), script, write("paid", order_id, read_first=True))
    assert len(script.requests) == 1


def test_that_an_order_and_a_header_without_quotes_are_written_where_they_are_numbers() -> None:
    read = reply(200, {"order": entry("18", "new")}, **{"X-Version": "1.5"})
    script = Script(read, reply(200, {}))
    with_profile(profile(write=UNQUOTED), script, write("paid", read_first=True))
    assert sent(script.requests[1]) == {"id": 18, "version": 1.5, "to": "paid"}


def _xml(body: str) -> str:
    return f"[write]\npath = 'orders/{{order_id}}'\nbody_type = 'xml'\nbody = '{body}'\n"


@pytest.mark.parametrize("body", ["<s>{status}</s>", '<s v="{status}"/>'])
def test_that_ends_of_lines_and_tabs_reach_the_reader_of_xml_as_they_are(body: str) -> None:
    script = Script(reply(200, {}))
    status = " <a>\r\n\tb\r&amp; 'c' \"ü\"\n"
    with_profile(profile(write=_xml(body)), script, write(status))
    root = ET.fromstring(script.requests[0].content)  # noqa: S314 - our own request
    assert (root.get("v") or root.text) == status


@pytest.mark.parametrize("status", ["a\x0bb", "\x00", "\uffff"])
def test_that_a_status_that_xml_cannot_hold_is_not_sent(status: str) -> None:
    script = Script()
    not_sent(profile(write=_xml("<s>{status}</s>")), script, write(status))
    assert script.requests == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<s><![CDATA[{status}]]></s>", "CDATA"),
        ("<s>{status}<!-- {secret:key} --></s>", "CDATA"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><s>{status}</s>', "another encoding"),
    ],
)
def test_that_a_body_of_xml_in_which_a_status_would_become_another_is_refused(
    body: str, told: str
) -> None:
    with pytest.raises(ProfileInvalid, match=told):
        with_profile(profile(write=_xml(body)), Script(), write("Print & Ship"))


@pytest.mark.parametrize("begins", ["", '<?xml version="1.0" encoding="UTF-8"?>', "<!-- a -->"])
def test_that_other_xml_is_written(begins: str) -> None:
    script = Script(reply(200, {}))
    body = begins + "<s><![CDATA[a]]>{status}</s>"
    with_profile(profile(write=_xml(body)), script, write("ü"))
    assert script.requests[0].content.endswith("<![CDATA[a]]>ü</s>".encode())
