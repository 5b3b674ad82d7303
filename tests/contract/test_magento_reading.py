"""Reading a Magento shop's orders, on a scripted transport."""

from datetime import UTC, datetime, timedelta, timezone

import httpx2 as httpx
import magento_kit as mk
import pytest

from designo_sync_gui.domain.errors import (
    BadReply,
    Busy,
    NotTheApi,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
)
from designo_sync_gui.domain.order import OrderRef, Presence, Side
from designo_sync_gui.domain.status import Status


def pages_of(script, kit, since=None, code="mage", **more):
    async def use(side):
        return [page async for page in side.reader.pages([code], since)]

    return mk.with_magento(script, use, **more)


def readings_of(script, kit, **more):
    return [r for page in pages_of(script, kit, **more) for r in page.readings]


def one(script, kit, order_id="7", **more):
    return mk.with_magento(script, lambda side: kit.read_one(side, order_id, "mage"), **more)


def test_that_a_status_is_kept_as_received_with_its_state_beside_it(kit):
    script = kit.Script(mk.listed(mk.order(7, " Druck_fertig ")))
    (reading,) = readings_of(script, kit)
    assert reading.ref == OrderRef("mage", "7")
    assert reading.number == "000000007"
    assert reading.observation.status == Status.text(" Druck_fertig ")
    assert reading.observation.others == (("state", Status.text("processing")),)
    assert reading.observation.changed_at == "2026-11-23 06:00:00"
    assert reading.observation.source == "GET V1/orders, field status"


def test_that_the_state_is_compared_with_the_status_beside_it(kit):
    script = kit.Script(mk.listed(mk.order(7, "in_print", state="processing")))
    (reading,) = readings_of(script, kit, of=mk.store(status_field="state"))
    assert reading.observation.status == Status.text("processing")
    assert reading.observation.others == (("status", Status.text("in_print")),)


def test_that_the_list_is_asked_for_by_id_with_few_fields(kit):
    script = kit.Script(mk.listed())
    since = datetime(2026, 11, 1, 12, 30, 5, tzinfo=UTC)
    assert readings_of(script, kit, since=since) == []
    assert script.lines == ["GET /rest/all/V1/orders"]
    place = "searchCriteria[filterGroups]"
    assert script.query() == {
        f"{place}[0][filters][0][field]": "entity_id",
        f"{place}[0][filters][0][value]": "0",
        f"{place}[0][filters][0][conditionType]": "gt",
        f"{place}[1][filters][0][field]": "updated_at",
        f"{place}[1][filters][0][value]": "2026-11-01 12:30:05",
        f"{place}[1][filters][0][conditionType]": "gteq",
        "searchCriteria[sortOrders][0][field]": "entity_id",
        "searchCriteria[sortOrders][0][direction]": "ASC",
        "searchCriteria[pageSize]": "100",
        "searchCriteria[currentPage]": "1",
        "fields": "items[entity_id,increment_id,state,status,updated_at],total_count",
    }


def test_that_brackets_and_spaces_travel_percent_encoded(kit):
    script = kit.Script(mk.listed())
    readings_of(script, kit, since=datetime(2026, 11, 1, tzinfo=UTC))
    raw = script.requests[0].url.raw_path.decode()
    assert "searchCriteria%5BfilterGroups%5D%5B0%5D" in raw
    assert "2026-11-01%2000%3A00%3A00" in raw


def test_that_the_list_goes_on_behind_the_last_id_until_the_total_is_reached(kit):
    script = kit.Script(
        mk.listed(mk.order(3), mk.order(9), total=3), mk.listed(mk.order(12), total=1)
    )
    pages = pages_of(script, kit)
    assert [r.ref.order_id for page in pages for r in page.readings] == ["3", "9", "12"]
    assert [page.total for page in pages] == [3, None]
    assert script.query(1)["searchCriteria[filterGroups][0][filters][0][value]"] == "9"


def test_that_the_store_view_is_part_of_the_path(kit):
    script = kit.Script(mk.listed())
    readings_of(script, kit, of=mk.store(store_view="print_en"))
    assert script.lines == ["GET /rest/print_en/V1/orders"]


@pytest.mark.parametrize("view", ["../admin", "a b", "1st", "é", "all/V1"])
def test_that_a_store_view_that_cannot_be_one_is_refused_before_anything_is_sent(kit, view):
    script = kit.Script(mk.listed())
    with pytest.raises(SettingsInvalid, match="not the code of a store view"):
        readings_of(script, kit, of=mk.store(store_view=view))
    assert script.requests == []


def test_that_the_orders_of_another_store_are_not_asked_for(kit):
    script = kit.Script(mk.listed())
    assert pages_of(script, kit, code="other") == []
    assert script.requests == []


def test_that_an_empty_list_comes_as_null(kit):
    assert readings_of(kit.Script(mk.listed(total=0)), kit) == []


def test_that_a_total_without_orders_is_not_an_empty_list(kit):
    with pytest.raises(BadReply):
        readings_of(kit.Script(mk.listed(total=4)), kit)
    empty = kit.reply(200, {"items": [], "total_count": 4})
    with pytest.raises(BadReply, match="has 4 orders, but sent 0"):
        readings_of(kit.Script(empty), kit)


@pytest.mark.parametrize("body", [[], {}, {"items": []}, {"items": {}, "total_count": 1}, None])
def test_that_what_is_no_list_of_orders_is_an_error_and_not_empty(kit, body):
    with pytest.raises(BadReply, match="list of orders"):
        readings_of(kit.Script(kit.reply(200, body)), kit)


def test_that_a_total_below_what_a_page_shows_does_not_end_the_list(kit):
    script = kit.Script(
        mk.listed(mk.order(1), mk.order(2), total=0),
        mk.listed(mk.order(3), total=0),
        mk.listed(total=0),
    )
    assert [r.ref.order_id for r in readings_of(script, kit)] == ["1", "2", "3"]


def test_that_a_page_that_comes_again_is_noticed(kit):
    script = kit.Script(mk.listed(mk.order(1), mk.order(2), total=9))
    with pytest.raises(BadReply, match="listed before"):
        readings_of(script, kit)
    assert len(script.requests) == 2


def test_that_an_order_that_a_page_holds_twice_is_one_order(kit):
    script = kit.Script(mk.listed(mk.order(1), mk.order(1), mk.order(2)), mk.listed())
    assert [r.ref.order_id for r in readings_of(script, kit)] == ["1", "2"]


@pytest.mark.parametrize("entity_id", [None, "7a", 0, -1, 1.5, True])
def test_that_an_entry_without_an_order_id_is_counted(kit, entity_id):
    script = kit.Script(mk.listed({"status": "x", "entity_id": entity_id}, mk.order(8)))
    (page,) = pages_of(script, kit)
    assert page.nameless == 1
    assert [r.ref.order_id for r in page.readings] == ["8"]


class Shop:
    """Orders 1 to ``count``; ``bad`` fail every answer that holds them, ``down`` sorts the list
    from the newest on, whatever is asked."""

    def __init__(self, count, *, bad=(), down=False):
        self.ids, self.bad, self.down = list(range(1, count + 1)), bad, down
        self.asked = []

    def __call__(self, request):
        query = dict(request.url.params)
        value = query["searchCriteria[filterGroups][0][filters][0][value]"]
        if query["searchCriteria[filterGroups][0][filters][0][conditionType]"] == "in":
            found = [number for number in self.ids if str(number) in value.split(",")]
        else:
            found = [number for number in self.ids if number > int(value)]
        if self.down:
            found.reverse()
        size = int(query["searchCriteria[pageSize]"])
        page = int(query["searchCriteria[currentPage]"])
        shown = found[(page - 1) * size : page * size]
        self.asked.append((value, page, size))
        if set(shown) & set(self.bad):
            return httpx.Response(500, json={"message": "Internal Error. Report ID: webapi-1"})
        items = [mk.order(number) for number in shown] or None
        return httpx.Response(200, json={"items": items, "total_count": len(found)})


@pytest.mark.parametrize("count", [2, 100, 250])
def test_that_a_shop_that_ignores_the_order_of_sorting_hides_nobody(kit, count):
    shop = Shop(count, down=True)
    read = [int(r.ref.order_id) for r in readings_of(kit.Script(shop), kit)]
    assert sorted(read) == shop.ids


class Trashing(Shop):
    """Sorts from the newest on; ``gone`` is deleted when the second page was given."""

    def __init__(self, count, gone):
        super().__init__(count, down=True)
        self.gone = gone

    def __call__(self, request):
        answer = super().__call__(request)
        if len(self.asked) == 2:
            self.ids.remove(self.gone)
        return answer


def test_that_an_order_deleted_while_an_unsorted_list_is_read_hides_no_other(kit):
    shop = Trashing(350, gone=340)
    read = [int(r.ref.order_id) for r in readings_of(kit.Script(shop), kit)]
    assert set(read) >= set(shop.ids)
    assert len(read) == len(set(read))


def test_that_a_list_whose_entries_have_no_usable_id_names_what_stood_there(kit):
    script = kit.Script(mk.listed({"entity_id": {"a": 1}}, {"entity_id": None}))
    with pytest.raises(BadReply, match=r"None of the 2 entries .* an object with the keys a"):
        pages_of(script, kit)
    with pytest.raises(BadReply, match="there was null"):
        pages_of(kit.Script(mk.listed({"entity_id": None})), kit)


@pytest.mark.parametrize("bad", [(1,), (3,), (150, 151), (250,)])
def test_that_an_order_that_fails_its_page_hides_no_other_and_is_named(kit, bad):
    pages = pages_of(kit.Script(Shop(250, bad=bad)), kit)
    read = {int(r.ref.order_id) for page in pages for r in page.readings}
    assert read == set(range(1, 251)) - set(bad)
    notes = [note for page in pages for note in page.notes]
    assert [
        f"position {number}" in note.english for number, note in zip(bad, notes, strict=True)
    ] == [True] * len(bad)


def test_that_orders_asked_for_together_cost_one_request(kit):
    shop = Shop(50)
    refs = [OrderRef("mage", str(number)) for number in range(5, 45)]
    found = mk.with_magento(kit.Script(shop), lambda side: kit.reader_of(side).read_orders(refs))
    assert sorted(found) == sorted(refs)
    assert len(shop.asked) == 1


def test_that_the_total_of_the_list_costs_one_small_request(kit):
    shop = Shop(50)
    codes = ["mage"]
    total = mk.with_magento(kit.Script(shop), lambda side: kit.reader_of(side).list_total(codes))
    assert total == 50
    assert shop.asked == [("0", 1, 1)]


def test_that_an_order_that_fails_every_answer_does_not_hide_the_total(kit):
    shop = Shop(250, bad=(1,))
    total = mk.with_magento(kit.Script(shop), lambda side: kit.reader_of(side).list_total(["mage"]))
    assert total == 250


def test_that_a_null_status_and_one_left_out_are_two_things_without_a_value(kit):
    bare = mk.order(2)
    del bare["status"]
    null, absent = readings_of(kit.Script(mk.listed(mk.order(1, None), bare)), kit)
    assert null.observation.status == Status.null()
    assert absent.observation.status == Status.absent()


def test_that_a_lone_surrogate_makes_its_own_order_unreadable(kit):
    body = (
        '{"items":[{"entity_id":1,"status":"a\\ud800b"},{"entity_id":2,"status":"b"}],'
        '"total_count":2}'
    )
    broken, good = readings_of(kit.Script(kit.reply(200, body)), kit)
    assert broken.observation.unreadable
    assert "\\ud800" in broken.observation.evidence
    assert good.observation.status == Status.text("b")


def test_that_a_time_of_another_zone_is_asked_for_in_utc(kit):
    script = kit.Script(mk.listed())
    east = timezone(timedelta(hours=2))
    readings_of(script, kit, since=datetime(2026, 11, 1, 1, 0, tzinfo=east))
    asked = script.query()["searchCriteria[filterGroups][1][filters][0][value]"]
    assert asked == "2026-10-31 23:00:00"


def test_that_a_refused_page_size_is_made_smaller(kit):
    limit = {"message": "Maximum SearchCriteria pageSize is %max", "parameters": {"max": 30}}
    script = kit.Script(
        kit.reply(400, limit), mk.listed(mk.order(1), total=2), mk.listed(mk.order(2))
    )
    assert len(readings_of(script, kit)) == 2
    sizes = [script.query(i)["searchCriteria[pageSize]"] for i in range(3)]
    assert sizes == ["100", "30", "30"]


def test_that_a_page_size_that_is_refused_again_is_an_error(kit):
    limit = {"message": "Maximum SearchCriteria pageSize is %max", "parameters": {"max": 30}}
    with pytest.raises(RefusedByReceiver, match="pageSize is 30"):
        readings_of(kit.Script(kit.reply(400, limit)), kit)


def test_that_the_shops_clock_is_the_next_watermark(kit):
    (page,) = pages_of(kit.Script(mk.listed(mk.order())), kit)
    assert page.as_of == datetime(2026, 11, 23, 7, 2, 34, tzinfo=UTC)


def test_that_one_order_is_asked_for_by_its_id(kit):
    script = kit.Script(kit.reply(200, mk.order(7, "fraud")))
    reading = one(script, kit)
    assert script.lines == ["GET /rest/all/V1/orders/7"]
    assert script.query() == {"fields": "entity_id,increment_id,state,status,updated_at"}
    assert reading.observation.status == Status.text("fraud")
    assert reading.observation.source == "GET V1/orders/ID, field status"


@pytest.mark.parametrize(
    "body",
    [
        mk.NO_ENTITY,
        {"message": "Requested entity doesn't exist"},
        {
            "message": "No such entity with %fieldName = %fieldValue",
            "parameters": {"fieldName": "orderId", "fieldValue": 7},
        },
    ],
)
def test_that_magentos_own_words_make_an_order_absent(kit, body):
    reading = one(kit.Script(kit.reply(404, body)), kit)
    assert reading.observation.presence is Presence.ABSENT


@pytest.mark.parametrize(
    "body",
    [
        {"message": "Request does not match any route."},
        {
            "message": "No such entity with %fieldName = %fieldValue",
            "parameters": {"fieldName": "addressId", "fieldValue": 7},
        },
        {
            "message": "No such entity with %fieldName = %fieldValue",
            "parameters": {"fieldName": "id", "fieldValue": 8},
        },
        "<!doctype html><html>404</html>",
        {"code": "entity"},
    ],
)
def test_that_any_other_404_is_an_error_and_never_an_absence(kit, body):
    with pytest.raises(NotTheApi):
        one(kit.Script(kit.reply(404, body)), kit)


@pytest.mark.parametrize("order_id", ["000000007", "7 ", "x", "-1", "0", "7/comments", ""])
def test_that_what_is_no_order_id_is_absent_without_being_asked(kit, order_id):
    script = kit.Script(kit.reply(200, mk.order()))
    reading = one(script, kit, order_id)
    assert reading.observation.presence is Presence.ABSENT
    assert script.requests == []


@pytest.mark.parametrize("body", [mk.order(8), [], {"status": "processing"}, "true"])
def test_that_an_answer_about_something_else_is_an_error(kit, body):
    with pytest.raises(BadReply, match="did not answer with order 7"):
        one(kit.Script(kit.reply(200, body)), kit)


@pytest.mark.parametrize(
    ("text", "content_type"),
    [
        ("<html><h1>Service Temporarily Unavailable</h1></html>", "text/html"),
        ("Unable to proceed: the maintenance mode is enabled. ", "text/plain"),
    ],
)
def test_that_maintenance_is_told_as_such_in_both_its_forms(kit, text, content_type):
    answer = kit.reply(503, text, content_type=content_type)
    with pytest.raises(ServerFailure) as caught:
        one(kit.Script(answer), kit)
    assert "maintenance" in caught.value.message.english
    assert "maintenance:disable" in caught.value.advice.english
    assert caught.value.retryable


def test_that_a_masked_failure_names_the_number_in_the_log(kit):
    said = "Internal Error. Details are available in Magento log file. Report ID: webapi-5694b"
    with pytest.raises(ServerFailure, match="webapi-5694b"):
        one(kit.Script(kit.reply(500, {"message": said})), kit)


def test_that_a_fatal_error_is_understood_in_its_own_form(kit):
    body = {"messages": {"error": [{"code": 500, "message": "Server internal error. api/77"}]}}
    with pytest.raises(ServerFailure, match="api/77"):
        one(kit.Script(kit.reply(500, body)), kit)


def test_that_a_firewall_that_asks_to_wait_is_busy(kit):
    answer = kit.reply(429, kit.HTML, content_type="text/html", retry_after="7")
    with pytest.raises(Busy) as caught:
        one(kit.Script(answer), kit)
    assert caught.value.wait_seconds == 7


def test_that_the_reader_says_what_it_can(kit):
    async def use(side):
        reader = side.reader
        return reader.side, reader.reads_since, reader.reads_singly, reader.live

    told = mk.with_magento(kit.Script(mk.listed()), use)
    assert told == (Side.STOREFRONT, True, True, True)
