"""Lists of a profile that fail in part, that move while they are read, and odd ids."""

import pytest
from connector_kit import Script, read_one, reply, with_designo
from profile_kit import POINTERS, URL, entry, orders, profile, with_profile

from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.errors import BadReply, ServerFailure
from designo_sync_gui.domain.order import OrderRef, Presence

PAGE = """\
[list]
path = "orders"
[list.paging]
kind = "page"
parameter = "page"
size_parameter = "size"
size = 20
total = "/count"
"""
OFFSET = PAGE.replace('"page"', '"offset"')
BY_LAST_PAGE = PAGE.replace('total = "/count"', 'last_page = "/last"')
IN_THE_QUERY = """\
[list]
path = "orders"
query = { skip = "{offset}", size = "{limit}" }
[list.paging]
kind = "offset"
size = 20
"""


DESIGNO = profile(one="", write="").replace('id = "/id"', 'id = "/id"\nstore = "/store"')


async def pages(side):
    return [page async for page in side.reader.pages(("shop",), None)]


def ids(found):
    return sorted({int(r.ref.order_id) for page in found for r in page.readings})


class Shop:
    """Orders 1 to ``count``, the newest first. An answer that holds one of ``bad`` fails; ``odd``
    have no id; ``gone`` is deleted when the second page was given."""

    def __init__(self, count, *, bad=(), odd=(), gone=None, failed=None):
        self.ids = list(range(count, 0, -1))
        self.bad, self.odd, self.gone = set(bad), set(odd), gone
        self.failed = failed or reply(500, {"error": "x"})
        self.sizes = []

    def __call__(self, request):
        query = dict(request.url.params)
        size = int(query["size"])
        place = query.get("offset") or query.get("skip")
        start = int(place) if place is not None else (int(query["page"]) - 1) * size
        self.sizes.append(size)
        count, shown = len(self.ids), self.ids[start : start + size]
        if len(self.sizes) == 2 and self.gone is not None:
            self.ids.remove(self.gone)
        if self.bad & set(shown):
            return self.failed
        rows = [entry("" if n in self.odd else str(n)) for n in shown]
        return reply(200, {"orders": rows, "count": count, "last": -(-count // size)})


@pytest.mark.parametrize("listing", [PAGE, OFFSET, BY_LAST_PAGE, IN_THE_QUERY])
@pytest.mark.parametrize("bad", [(50,), (31,), (1,), (12, 40)])
@pytest.mark.parametrize("failed", [None, reply(200, "<<"), reply(200, {"error": "no memory"})])
def test_that_an_order_that_fails_its_page_hides_no_other_and_is_named(listing, bad, failed):
    shop = Shop(50, bad=bad, failed=failed)
    found = with_profile(profile(listing=listing), shop, pages)
    assert ids(found) == [n for n in range(1, 51) if n not in bad]
    assert sum(page.lost for page in found) == len(bad)
    places = sorted(51 - n for n in bad)
    notes = [note for page in found for note in page.notes]
    assert [f"position {n} of" in note.english for n, note in zip(places, notes, strict=True)] == [
        True
    ] * len(bad)


def test_that_a_pointer_that_fits_no_part_of_the_list_is_told_after_few_requests():
    script = Script(reply(200, {"data": []}))
    with pytest.raises(BadReply, match=r"list\.pointers\.items"):
        with_profile(profile(listing=PAGE), script, pages)
    assert len(script.requests) < 15


def test_that_a_server_that_fails_everything_is_an_error():
    with pytest.raises(ServerFailure):
        with_profile(profile(listing=PAGE), Script(reply(500, {})), pages)


def test_that_a_server_that_ignores_the_size_of_a_part_is_not_believed():
    rows = [orders(*(str(n) for n in range(1, 21)), count=40)]
    failed = [reply(500, {})] * 3
    script = Script(*rows, *failed, orders(*(str(n) for n in range(1, 21)), count=40))
    with pytest.raises(BadReply, match="was asked for 1 orders and sent 20"):
        with_profile(profile(listing=PAGE), script, pages)


@pytest.mark.parametrize("listing", [PAGE, OFFSET])
def test_that_an_order_deleted_while_the_list_is_read_hides_no_other(listing):
    shop = Shop(70, gone=65)
    found = with_profile(profile(listing=listing), shop, pages)
    assert set(ids(found)) >= set(shop.ids)
    assert [page.total for page in found if page.total is not None] == [70]


def test_that_a_list_that_does_not_move_is_read_once():
    shop = Shop(70)
    with_profile(profile(listing=PAGE), shop, pages)
    assert len(shop.sizes) == 5


@pytest.mark.parametrize("last", [0, 1])
def test_that_a_last_page_that_is_belied_by_orders_behind_it_ends_no_list(last):
    """Some servers count nothing and say 0 on every page."""
    full = [orders(str(n), last=0) for n in (3, 2, 1)]
    script = Script(*(full if last == 0 else [orders("3", last=2), *full[1:]]), orders(last=0))
    assert ids(with_profile(profile(listing=BY_LAST_PAGE), script, pages)) == [1, 2, 3]


async def total(side):
    return await side.reader.list_total(("shop",))


@pytest.mark.parametrize("listing", [PAGE, OFFSET])
def test_that_the_total_of_a_list_costs_one_small_request(listing):
    shop = Shop(50)
    assert with_profile(profile(listing=listing), shop, total) == 50
    assert shop.sizes == [1]


@pytest.mark.parametrize("listing", [PAGE, OFFSET])
def test_that_an_odd_order_at_the_beginning_hides_no_total(listing):
    assert with_profile(profile(listing=listing), Shop(50, bad=(50,)), total) == 50
    with pytest.raises(ServerFailure):
        with_profile(profile(listing=listing), Shop(50, bad=range(51)), total)


def test_that_a_list_without_a_total_tells_none_without_asking():
    script = Script(reply(500, {}))
    assert with_profile(profile(listing=BY_LAST_PAGE), script, total) is None
    assert script.requests == []


def test_that_a_total_over_all_stores_says_nothing_of_one():
    text = DESIGNO.replace('[list]\npath = "orders"\n', PAGE)
    script = Script(reply(200, {"orders": [], "count": 9}))
    assert with_designo(script, total, of=DesignoConnection(URL, read_profile=text)) is None


NUMBERS = POINTERS.replace('type = "text"', 'type = "number"')


def test_that_digits_in_quotes_are_the_same_number():
    text = profile().replace(POINTERS, NUMBERS)
    rows = [entry("12"), entry("0013"), entry("1e3"), entry(" 4"), entry("x")]
    rows.append({**entry("14"), "id": 14})
    (page,) = with_profile(text, Script(reply(200, {"orders": rows})), pages)
    assert [r.ref.order_id for r in page.readings] == ["12", "14"]
    assert page.nameless == 4


@pytest.mark.parametrize("order_id", ["x" * 70_000, "9" * 70_000])
def test_that_an_id_too_long_for_any_address_is_counted_and_no_order(order_id):
    for text in (profile(), profile().replace(POINTERS, NUMBERS)):
        rows = [entry("7"), entry(order_id)]
        (page,) = with_profile(text, Script(reply(200, {"orders": rows})), pages)
        assert [r.ref.order_id for r in page.readings] == ["7"]
        assert page.nameless == 1


def test_that_no_order_is_absent_by_a_list_with_entries_that_cannot_be_read():
    odd = {"id": None, "status": "x", "store": "shop"}
    known = {"id": "7", "status": "x", "store": "shop"}
    connection = DesignoConnection(URL, read_profile=DESIGNO)

    def seen(*rows):
        script = Script(reply(200, {"orders": list(rows)}))
        return with_designo(script, lambda side: read_one(side, "8"), of=connection).observation

    assert seen(known).presence is Presence.ABSENT
    unclear = seen(known, odd)
    assert unclear.presence is Presence.NOT_READ
    assert "it may be this order" in unclear.problem.english


def test_that_a_sign_in_that_fails_is_not_asked_again_in_smaller_parts():
    text = DESIGNO.replace('kind = "none"', 'kind = "designo-token"')
    text = text.replace('[list]\npath = "orders"\n', PAGE)
    connection = DesignoConnection(URL, read_profile=text)
    script = Script(reply(500, {}))
    with pytest.raises(ServerFailure):
        with_designo(script, pages, of=connection)
    assert len(script.requests) == 1


def test_that_known_orders_beside_such_entries_are_read():
    rows = [{"id": None, "store": "shop"}, {"id": "7", "status": "x", "store": "shop"}]
    connection = DesignoConnection(URL, read_profile=DESIGNO)
    script = Script(reply(200, {"orders": rows}))
    reading = with_designo(script, lambda side: read_one(side, "7"), of=connection)
    assert reading.ref == OrderRef("shop", "7")
    assert reading.observation.presence is Presence.PRESENT
