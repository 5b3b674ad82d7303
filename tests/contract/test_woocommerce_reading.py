"""What the WooCommerce reader asks, and what it makes of the pages."""

import asyncio
from datetime import UTC, datetime

import httpx2 as httpx
import pytest

from designo_sync_gui.domain.errors import BadReply, Busy, ServerFailure, SettingsInvalid
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE
from designo_sync_gui.domain.status import JsonType, Status


def order(order_id, status="processing", **more):
    return {"id": order_id, "number": str(order_id), "status": status, **more}


class Shop:
    """Serves pages of ``per_page`` orders for each scan."""

    def __init__(self, kit, orders, trash=(), per_page=2):
        self.kit, self.per_page = kit, per_page
        self.scans = {"any": list(orders), "trash": list(trash)}
        self.queries = []

    def __call__(self, request):
        query = dict(request.url.params)
        self.queries.append(query)
        rows = self.scans[query["status"]]
        start = (int(query["page"]) - 1) * self.per_page
        pages = -(-len(rows) // self.per_page)
        headers = {"x_wp_total": str(len(rows)), "x_wp_totalpages": str(pages)}
        return self.kit.reply(200, rows[start : start + self.per_page], **headers)


def test_that_all_pages_are_read_the_newest_order_first_and_then_the_trash(kit):
    shop = Shop(kit, [order(n) for n in range(1, 6)], [order(9, "trash")])
    shop.scans["any"].reverse()
    readings = kit.with_shop(shop, kit.read_all)
    assert [r.ref.order_id for r in readings] == ["5", "4", "3", "2", "1", "9"]
    assert readings[-1].observation.status == Status.text("trash")
    assert [(q["status"], q["page"]) for q in shop.queries] == [
        ("any", "1"),
        ("any", "2"),
        ("any", "3"),
        ("trash", "1"),
    ]
    assert shop.queries[0] == {
        "status": "any",
        "_fields": "id,number,status,date_modified_gmt",
        "per_page": "100",
        "page": "1",
        "orderby": "id",
        "order": "desc",
    }


def test_that_a_page_tells_total_and_the_shops_clock(kit):
    shop = Shop(kit, [order(1), order(2), order(3)])

    async def use(side):
        return [page async for page in side.reader.pages(("shop",), None)]

    pages = kit.with_shop(shop, use)
    assert [page.total for page in pages] == [3, None, 0]
    assert pages[0].as_of == datetime(2026, 11, 23, 7, 2, 34, tzinfo=UTC)


def test_that_since_is_asked_in_utc_without_a_zone_as_measured(kit):
    shop = Shop(kit, [])
    since = datetime(2026, 11, 23, 7, 12, 56, tzinfo=UTC)
    kit.with_shop(shop, lambda side: kit.read_all(side, since=since))
    assert {(q["modified_after"], q["dates_are_gmt"]) for q in shop.queries} == {
        ("2026-11-23T07:12:56", "true")
    }


def test_that_another_stores_orders_are_not_asked_for(kit):
    shop = Shop(kit, [order(1)])
    assert kit.with_shop(shop, lambda side: kit.read_all(side, ("other",))) == []
    assert shop.queries == []


def test_that_an_order_seen_twice_is_told_once_unless_it_changed(kit):
    script = kit.Script(
        kit.reply(200, [order(1), order(2)], x_wp_totalpages="2"),
        kit.reply(200, [order(2), order(3), order(1, "completed")]),
        kit.reply(200, []),
    )
    readings = kit.with_shop(script, kit.read_all)
    told = [(r.ref.order_id, r.observation.status.literal) for r in readings]
    assert told == [
        ("1", "processing"),
        ("2", "processing"),
        ("3", "processing"),
        ("1", "completed"),
    ]


def test_that_a_list_without_page_count_ends_at_an_empty_page(kit):
    script = kit.Script(kit.reply(200, [order(1)]), kit.reply(200, [order(2)]), kit.reply(200, []))
    assert len(kit.with_shop(script, kit.read_all)) == 2


def test_that_a_shop_that_ignores_the_page_number_is_an_error(kit):
    with pytest.raises(BadReply, match="same orders for page 2"):
        kit.with_shop(kit.Script(kit.reply(200, [order(1)])), kit.read_all)


def test_that_a_page_of_which_no_entry_has_a_usable_id_is_an_error_that_counts_them(kit):
    script = kit.Script(kit.reply(200, [{"status": "processing"}, {"id": None}]))
    with pytest.raises(BadReply, match="None of the 2 entries"):
        kit.with_shop(script, kit.read_all)
    assert len(script.requests) == 1


@pytest.mark.parametrize("total", ["3", "900"])
def test_that_fewer_orders_than_the_lists_own_total_are_an_error_with_both_numbers(kit, total):
    first = kit.reply(200, [order(1), order(2)], x_wp_total=total, x_wp_totalpages="2")
    script = kit.Script(first, kit.reply(200, [], x_wp_total=total, x_wp_totalpages="2"))
    with pytest.raises(BadReply, match=f"has {total} orders, but sent 2"):
        kit.with_shop(script, kit.read_all)


class Failing:
    """A shop of orders 1 to ``count`` that answers 500 to every page with one of ``bad``."""

    def __init__(self, kit, count, bad):
        self.kit, self.ids, self.bad = kit, range(1, count + 1), bad

    def __call__(self, request):
        query = dict(request.url.params)
        if query["status"] != "any":
            return self.kit.reply(200, [], x_wp_total="0", x_wp_totalpages="0")
        size, page = int(query["per_page"]), int(query["page"])
        shown = self.ids[(page - 1) * size : page * size]
        if set(shown) & set(self.bad):
            return self.kit.reply(500, {"code": "internal_server_error", "message": "critical"})
        total, pages = len(self.ids), -(-len(self.ids) // size)
        rows = [order(number) for number in shown]
        return self.kit.reply(200, rows, x_wp_total=str(total), x_wp_totalpages=str(pages))


@pytest.mark.parametrize("bad", [(1,), (137,), (5, 230), tuple(range(1, 11))])
def test_that_an_order_that_fails_its_page_hides_no_other_and_is_named_by_its_place(kit, bad):
    async def use(side):
        return [page async for page in side.reader.pages(("shop",), None)]

    pages = kit.with_shop(kit.Script(Failing(kit, 230, bad)), use)
    read = {int(reading.ref.order_id) for page in pages for reading in page.readings}
    assert read == set(range(1, 231)) - set(bad)
    assert sum(page.lost for page in pages) == len(bad)
    notes = [note for page in pages for note in page.notes]
    assert [
        f"position {number:,} of the list" in note.english
        for number, note in zip(bad, notes, strict=True)
    ] == [True] * len(bad)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_that_a_total_below_what_a_page_shows_does_not_end_the_list(kit, size):
    """Plugins that speed up queries leave the rows uncounted: every page then says 0."""
    nothing = {"x_wp_total": "0", "x_wp_totalpages": "0"}
    rows = [order(number) for number in range(1, 7)]
    pages = [kit.reply(200, rows[at : at + size], **nothing) for at in range(0, 6, size)]
    script = kit.Script(*pages, kit.reply(200, [], **nothing))
    found = {reading.ref.order_id for reading in kit.with_shop(script, kit.read_all)}
    assert found == {str(number) for number in range(1, 7)}


def test_that_an_order_that_fails_every_answer_does_not_hide_the_total(kit):
    script = kit.Script(Failing(kit, 230, (1,)))
    assert kit.with_shop(script, lambda side: side.reader.list_total(["shop"])) == 230
    with pytest.raises(ServerFailure):
        kit.with_shop(
            kit.Script(Failing(kit, 230, range(1, 231))),
            lambda side: side.reader.list_total(["shop"]),
        )


@pytest.mark.parametrize(("hanging", "most"), [((7,), 40), (range(1, 231), 5)])
def test_that_a_list_that_hangs_in_every_part_is_not_asked_part_by_part(kit, hanging, most):
    """Each request that is not answered takes a minute; one order that hangs hides no other."""
    shop = Failing(kit, 230, hanging)

    def answer(request):
        found = shop(request)
        if found.status_code == 500:
            raise httpx.ReadTimeout("")
        return found

    script = kit.Script(answer)
    if len(hanging) == 1:
        assert len(kit.with_shop(script, kit.read_all)) == 229
    else:
        with pytest.raises(ServerFailure, match="in time"):
            kit.with_shop(script, kit.read_all)
    assert len(script.requests) <= most


def test_that_a_shop_whose_list_fails_for_every_order_is_an_error(kit):
    script = kit.Script(Failing(kit, 12, range(1, 13)))
    with pytest.raises(ServerFailure):
        kit.with_shop(script, kit.read_all)
    assert len(script.requests) < 40


def test_that_ids_and_changed_times_are_kept_as_their_own_text(kit):
    big = 123456789012345678901234567890
    row = order(big, date_modified_gmt="2026-11-23T07:12:56")
    script = kit.Script(kit.reply(200, [row], x_wp_totalpages="1"), kit.reply(200, []))
    reading = kit.with_shop(script, kit.read_all)[0]
    assert reading.ref.order_id == str(big)
    assert reading.observation.changed_at == "2026-11-23T07:12:56"
    assert reading.observation.source == "GET wc/v3/orders, field status"


def test_that_digits_in_quotes_are_the_same_id_and_other_entries_are_nameless(kit):
    rows = (
        '[{"id":"7","status":"a"},{"status":"b"},5,{"id":1.0,"status":"c"},{"id":8,"status":"d"}]'
    )
    script = kit.Script(kit.reply(200, rows, x_wp_totalpages="1"), kit.reply(200, []))

    async def use(side):
        return [page async for page in side.reader.pages(("shop",), None)]

    page = kit.with_shop(script, use)[0]
    assert [r.ref.order_id for r in page.readings] == ["7", "8"]
    assert page.nameless == 3


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ('"1"', Status.text("1")),
        ("1", Status.number("1")),
        ("1.0", Status.number("1.0")),
        ("1e999", Status.number("1e999")),
        ("true", Status.boolean(True)),
        ("null", Status.null()),
        ('""', Status.text("")),
        ('" Comp\\u00a0leted "', Status.text(" Comp\u00a0leted ")),
        ('"\\ud83d\\ude00"', Status.text("\U0001f600")),
    ],
)
def test_that_a_status_keeps_its_json_type_and_its_literal(kit, token, expected):
    rows = f'[{{"id":8,"status":{token}}}]'
    script = kit.Script(kit.reply(200, rows, x_wp_totalpages="1"), kit.reply(200, []))
    assert kit.with_shop(script, kit.read_all)[0].observation.status == expected


@pytest.mark.parametrize(
    "bad",
    [
        '{"id":7, "status":"a\\ud800b"}',
        '{"id":7, "status":{"slug":"x"}}',
        '{"id":7, "status":["x"]}',
        '{"id":7, "status":"x", "status":"y"}',
    ],
)
def test_that_a_status_that_cannot_be_one_makes_its_own_order_unreadable(kit, bad):
    rows = f'[{{"id":6,"status":"a"}},\n {bad} ,{{"id":8,"status":"c"}}]'
    script = kit.Script(kit.reply(200, rows, x_wp_totalpages="1"), kit.reply(200, []))
    readings = kit.with_shop(script, kit.read_all)
    assert [r.ref.order_id for r in readings] == ["6", "7", "8"]
    broken = readings[1].observation
    assert broken.unreadable
    assert broken.evidence == bad
    assert broken.problem.english
    assert [r.observation.unreadable for r in readings] == [False, True, False]


def test_that_an_order_without_status_is_present_with_the_status_absent(kit):
    rows = [{"id": 6}, order(7)]
    script = kit.Script(kit.reply(200, rows, x_wp_totalpages="1"), kit.reply(200, []))
    first = kit.with_shop(script, kit.read_all)[0].observation
    assert first.presence is Presence.PRESENT
    assert first.status.json_type is JsonType.ABSENT


def test_that_another_field_can_be_the_status(kit):
    rows = [{"id": 6, "status": "a", "print_state": "B"}]
    script = kit.Script(kit.reply(200, rows, x_wp_totalpages="1"), kit.reply(200, []))
    reading = kit.with_shop(script, kit.read_all, of=kit.store(status_field="print_state"))[0]
    assert reading.observation.status == Status.text("B")
    assert script.query(0)["_fields"] == "id,number,print_state,date_modified_gmt"


def test_that_a_shop_read_from_another_field_is_not_written(kit):
    async def use(side):
        return await side.rules.write_rules("shop")

    rules = kit.with_shop(kit.Script(kit.reply()), use, of=kit.store(status_field="print_state"))
    assert rules.writable is False
    assert "print_state" in rules.reason.english


def test_that_a_field_name_that_is_none_is_refused_at_once(kit):
    with pytest.raises(SettingsInvalid, match="not the name of an order field"):
        kit.with_shop(kit.Script(kit.reply()), kit.read_all, of=kit.store(status_field="a,b"))


def test_that_orders_are_asked_for_singly_a_few_at_a_time(kit):
    running, most = 0, 0

    async def use(side):
        refs = [OrderRef("shop", str(n)) for n in range(1, 11)]
        return await side.reader.read_orders(refs)

    async def answer(head, writer):
        nonlocal running, most
        running += 1
        most = max(most, running)
        for _ in range(20):
            await asyncio.sleep(0)
        running -= 1
        order_id = head.split(b"?")[0].rpartition(b"/")[2]
        body = b'{"id":' + order_id + b',"status":"a"}'
        length = str(len(body)).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: " + length + b"\r\n\r\n" + body)
        await writer.drain()

    async def run():
        async with kit.raw_server(answer) as address:
            connections = kit.registry()
            side = await connections.trial_storefront(kit.store(address), kit.SHOP_SECRETS)
            found = await use(side)
            await connections.aclose()
            return found

    found = asyncio.run(run())
    assert len(found) == 10
    assert all(ref == reading.ref for ref, reading in found.items())
    assert 1 < most <= USUALLY_AT_ONCE


@pytest.mark.parametrize("order_id", ["SO-1", "", "007", "1/2", "٣"])
def test_that_an_id_that_no_shop_order_can_have_is_absent_without_asking(kit, order_id):
    script = kit.Script(kit.reply())
    reading = kit.with_shop(script, lambda side: kit.read_one(side, order_id))
    assert reading.observation.presence is Presence.ABSENT
    assert script.requests == []


def test_that_another_order_than_the_one_asked_for_is_no_answer(kit):
    with pytest.raises(BadReply, match="did not answer with order 18"):
        kit.with_shop(kit.Script(kit.reply(200, order(19))), kit.read_one)


def test_that_a_failing_server_is_asked_three_times_and_then_told(kit):
    clock = kit.FakeClock()
    script = kit.Script(kit.reply(502, "bad gateway"))
    with pytest.raises(ServerFailure):
        kit.with_shop(script, kit.read_all, clock=clock)
    assert len(script.requests) == 3
    assert clock.slept == [0.75, 1.5]


def test_that_a_short_wait_that_the_server_asks_for_is_kept(kit):
    clock = kit.FakeClock()
    script = kit.Script(kit.reply(429, "", retry_after="7"), kit.reply(200, []))
    assert kit.with_shop(script, kit.read_all, clock=clock) == []
    assert clock.slept == [7.0]


def test_that_a_wait_longer_than_a_minute_is_told_instead_of_waited(kit):
    clock = kit.FakeClock()
    script = kit.Script(kit.reply(503, "", retry_after="600"))
    with pytest.raises(Busy) as caught:
        kit.with_shop(script, kit.read_all, clock=clock)
    assert caught.value.wait_seconds == 600
    assert clock.slept == []
    assert len(script.requests) == 1
