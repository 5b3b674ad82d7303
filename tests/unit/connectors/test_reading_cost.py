"""What reading the orders of a page costs, counted and not timed."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.profile.items import ItemReader, ListItems
from designo_sync_gui.connectors.profile.parsing import read_profile
from designo_sync_gui.connectors.reading.document import Document, read_json
from designo_sync_gui.connectors.reading.observations import Field, observed
from designo_sync_gui.connectors.woocommerce import reader as woocommerce
from designo_sync_gui.domain.order import Observation, OrderRef, Reading
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.status import JsonType, Status

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
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


def seen(body: str) -> list[Observation]:
    """The statuses of a list of orders."""
    document = read_json(body.encode())
    field = Field(document, "/status", "", "GET orders", NOW)
    rows: Any = document.root
    return [observed(field, row, f"/{at}", Masker()) for at, row in enumerate(rows)]


def test_that_orders_with_one_status_share_its_value() -> None:
    first, second, other = seen('[{"status":"new"},{"status":"new"},{"status":"New"}]')
    assert first.status is second.status
    assert first.status == Status.text("new")
    assert other.status == Status.text("New")


def test_that_a_number_and_a_text_of_the_same_digits_stay_two_values() -> None:
    rows = '[{"status":1.0},{"status":"1.0"},{"status":1},{"status":true},{"status":"true"}]'
    kinds = [(one.status and (one.status.json_type, one.status.literal)) for one in seen(rows)]
    assert kinds == [
        (JsonType.NUMBER, "1.0"),
        (JsonType.TEXT, "1.0"),
        (JsonType.NUMBER, "1"),
        (JsonType.BOOLEAN, "true"),
        (JsonType.TEXT, "true"),
    ]


@pytest.mark.parametrize("long", ['"' + "x" * 1_000_000 + '"', "9" * 5000])
def test_that_a_status_of_1_mb_is_not_kept_when_its_order_is_gone(long: str) -> None:
    first, second = seen(f'[{{"status":{long}}},{{"status":{long}}}]')
    assert first.status == second.status
    assert first.status is not second.status


def test_that_a_page_is_read_at_one_time_and_its_list_is_found_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    looked: list[str] = []
    resolve = Document.resolve

    def now() -> datetime:
        asked.append("now")
        return NOW

    def counted(document: Document, pointer: str) -> object:
        looked.append(pointer)
        return resolve(document, pointer)

    monkeypatch.setattr(Document, "resolve", counted)
    reader = ItemReader(read_profile(PROFILE), Masker(), "GET o", now)
    rows = [{"id": str(at), "store": "s", "status": "new"} for at in range(100)]
    readings, _, _ = ListItems(reader, None).read(read_json(json.dumps(rows).encode()))
    assert len(readings) == 100
    assert (asked, looked) == (["now"], [""])
    assert len({id(reading.observation.source) for reading in readings}) == 1


def test_that_only_an_unreadable_order_is_cut_out_of_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cut: list[str] = []
    raw = Document.raw

    def counted(document: Document, pointer: str) -> str:
        cut.append(pointer)
        return raw(document, pointer)

    monkeypatch.setattr(Document, "raw", counted)
    sound, broken, absent = seen('[{"status":"new"},{"status":"\\ud800"},{}]')
    assert cut == ["/1"]
    assert (sound.evidence, broken.evidence) == ("", '{"status":"\\ud800"}')
    assert (broken.status, absent.status) == (None, Status.absent())


def test_that_of_an_order_that_was_listed_only_its_shared_status_is_kept_until_the_list_ends() -> (
    None
):
    body = '[{"status":"new"},{"status":"new"},{"status":["x"]},{"status":"paid"}]'
    first, same, unreadable, paid = seen(body)
    shown: dict[str, Status | Sentence] = {}

    def told(order_id: str, observation: Observation) -> bool:
        one = Reading(OrderRef("s", order_id), "", observation)
        return bool([*woocommerce._news([one], shown)])

    assert [told("1", first), told("2", same), told("3", unreadable)] == [True] * 3
    assert shown["1"] is shown["2"] is first.status
    assert [told("1", same), told("3", unreadable), told("2", paid)] == [False, False, True]
    assert [told("3", paid), told("3", unreadable)] == [True, True]
