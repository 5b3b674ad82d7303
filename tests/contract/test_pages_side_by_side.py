"""Pages of one list several at once: how many there are, in which order, and what moves."""

import asyncio

import connector_kit
import magento_kit as mk
import pytest
from connector_kit import reply, with_shop
from profile_kit import entry, profile, with_profile

from designo_sync_gui.connectors.http.gather import one_ahead
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.sending import MOST_AT_ONCE, USUALLY_AT_ONCE

PAGE = """\
[list]
path = "orders"
[list.paging]
kind = "page"
parameter = "page"
size_parameter = "size"
size = 10
total = "/count"
"""
OFFSET = PAGE.replace('"page"', '"offset"')
WITHOUT_TOTAL = PAGE.replace('total = "/count"', 'last_page = "/last"')


class Shop:
    """Orders 1 to ``count``, the newest first; counts how many requests are there at once.

    ``when`` maps the number of a request to what happens right after it was answered.
    """

    def __init__(self, count, when=None):
        self.ids = list(range(count, 0, -1))
        self.when = when or {}
        self.asked = self.there = self.most = 0

    async def __call__(self, request):
        self.there += 1
        self.most = max(self.most, self.there)
        self.asked += 1
        number = self.asked
        for _ in range(20):
            await asyncio.sleep(0)
        answer = self.answer(dict(request.url.params))
        self.when.get(number, lambda _: None)(self)
        self.there -= 1
        return answer

    def rows(self, query, size):
        start = int(query.get("offset", (int(query.get("page", 1)) - 1) * size))
        return self.ids[start : start + size]

    def answer(self, query):
        rows, count = self.rows(query, 10), len(self.ids)
        given = [entry(str(n)) for n in rows]
        return reply(200, {"orders": given, "count": count, "last": -(-count // 10)})


class WooShop(Shop):
    def answer(self, query):
        if query["status"] == "trash":
            return reply(200, [], x_wp_total="0", x_wp_totalpages="0")
        size = int(query["per_page"])
        rows = [{"id": n, "number": str(n), "status": "x"} for n in self.rows(query, size)]
        pages = -(-len(self.ids) // size)
        return reply(200, rows, x_wp_total=str(len(self.ids)), x_wp_totalpages=str(pages))


async def pages(side):
    return [page async for page in side.reader.pages(("shop",), None)]


def ids(found):
    return [int(r.ref.order_id) for page in found for r in page.readings]


def come(shop):
    shop.ids.insert(0, max(shop.ids) + 1)


def go(shop):
    del shop.ids[3]


@pytest.mark.parametrize("listing", [PAGE, OFFSET])
def test_that_a_list_with_a_total_is_read_by_as_many_as_the_pacer_lets_through(listing):
    shop = Shop(400)
    found = with_profile(profile(listing=listing), shop, pages)
    assert ids(found) == list(range(400, 0, -1))
    assert 4 <= shop.most <= MOST_AT_ONCE
    assert shop.asked == 41


def test_that_pages_by_place_without_a_total_are_read_one_after_the_other():
    """That an order slipped from one page to another would show nowhere."""
    shop = Shop(100)
    found = with_profile(profile(listing=WITHOUT_TOTAL), shop, pages)
    assert ids(found) == list(range(100, 0, -1))
    assert shop.most <= 2


@pytest.mark.parametrize("listing", [PAGE, OFFSET])
@pytest.mark.parametrize("move", [come, go])
@pytest.mark.parametrize("at", [1, 2, 5, 9])
def test_that_a_list_that_moves_while_pages_are_read_side_by_side_hides_nobody(listing, move, at):
    shop = Shop(150, {at: move})
    found = with_profile(profile(listing=listing), shop, pages)
    assert set(ids(found)) >= set(shop.ids)


def test_that_an_offset_goes_on_where_a_page_held_fewer_than_the_first():
    """A server may give fewer than it is asked for: what was asked for behind is asked again."""

    class Short(Shop):
        def rows(self, query, size):
            return super().rows(query, 6 if query.get("offset") == "30" else size)

    shop = Short(90)
    found = with_profile(profile(listing=OFFSET), shop, pages)
    assert ids(found) == list(range(90, 0, -1))
    assert shop.most > 1


def test_that_fewer_orders_than_the_total_are_an_error_also_side_by_side():
    class Lying(Shop):
        def answer(self, query):
            given = [entry(str(n)) for n in self.rows(query, 10)]
            return reply(200, {"orders": given, "count": 200})

    with pytest.raises(BadReply, match="its list has 200 orders, but sent 150"):
        with_profile(profile(listing=PAGE), Lying(150), pages)


@pytest.mark.parametrize("at", [2, 3, 6])
def test_that_an_order_that_comes_to_a_shop_while_its_list_is_read_is_found(at):
    shop = WooShop(950, {at: come})
    assert set(ids(with_shop(shop, pages))) == set(range(1, 952))
    assert shop.most > 1


@pytest.mark.parametrize("at", [2, 3, 6])
def test_that_an_order_that_leaves_a_shop_while_its_list_is_read_hides_no_other(at):
    shop = WooShop(950, {at: go})
    assert set(ids(with_shop(shop, pages))) >= set(shop.ids)


class Source:
    """Numbers 1 to ``last``; ``told`` says what happened."""

    def __init__(self, last, error=None):
        self.last, self.error, self.told = last, error, []

    async def numbers(self):
        try:
            for number in range(1, self.last + 1):
                self.told.append(f"read {number}")
                await asyncio.sleep(0)
                yield number
            if self.error is not None:
                raise self.error
        finally:
            self.told.append("closed")


def test_that_the_next_page_is_being_read_while_one_is_taken():
    async def run():
        source = Source(3)
        async for number in one_ahead(source.numbers()):
            await asyncio.sleep(0)
            source.told.append(f"took {number}")
        return source.told

    told = asyncio.run(run())
    assert told.index("read 2") < told.index("took 1")
    assert told.index("read 3") < told.index("took 2")
    assert told.index("took 1") < told.index("read 3"), "one ahead and no more"
    assert told[-1] in ("closed", "took 3")


def test_that_an_error_is_raised_when_all_before_it_was_taken():
    async def run():
        taken = []
        try:
            async for number in one_ahead(Source(2, ValueError("page 3")).numbers()):
                await asyncio.sleep(0)
                await asyncio.sleep(0)
                taken.append(number)
        except ValueError as error:
            taken.append(str(error))
        return taken

    assert asyncio.run(run()) == [1, 2, "page 3"]


def test_that_nothing_goes_on_when_nobody_takes_more():
    async def run():
        source = Source(100)
        ahead = one_ahead(source.numbers())
        assert await anext(ahead) == 1
        await ahead.aclose()
        before = list(source.told)
        for _ in range(10):
            await asyncio.sleep(0)
        return before, source.told

    before, after = asyncio.run(run())
    assert before == after
    assert before[-1] == "closed"


class MagentoShop:
    """Orders by id; filters and sorts as it is asked to, unless ``deaf`` to what is named there.

    ``when`` maps the number of a request to what happens to the ids right after its answer.
    """

    def __init__(self, ids, *, bad=(), deaf=(), when=None):
        self.ids, self.bad, self.deaf = list(ids), set(bad), deaf
        self.when = when or {}
        self.asked = self.there = self.most = 0

    async def __call__(self, request):
        self.there += 1
        self.most = max(self.most, self.there)
        self.asked += 1
        number = self.asked
        for _ in range(20):
            await asyncio.sleep(0)
        answer = self.answer(dict(request.url.params))
        self.when.get(number, lambda _: None)(self.ids)
        self.there -= 1
        return answer

    def answer(self, query):
        found = sorted(self.ids)
        for index in range(3):
            place = f"searchCriteria[filterGroups][{index}][filters][0]"
            value, kind = query.get(f"{place}[value]"), query.get(f"{place}[conditionType]")
            if kind == "gt":
                found = [n for n in found if n > int(value)]
            if kind == "lteq" and "lteq" not in self.deaf:
                found = [n for n in found if n <= int(value)]
        down = query["searchCriteria[sortOrders][0][direction]"] == "DESC"
        if down and "DESC" not in self.deaf:
            found.reverse()
        size = int(query["searchCriteria[pageSize]"])
        start = (int(query["searchCriteria[currentPage]"]) - 1) * size
        shown = found[start : start + size]
        if self.bad & set(shown):
            return reply(500, {"message": "Internal Error. Report ID: webapi-1"})
        return reply(200, {"items": [mk.order(n) for n in shown], "total_count": len(found)})


async def magento_pages(side):
    return [page async for page in side.reader.pages(("mage",), None)]


def of_magento(shop):
    return mk.with_magento(shop, magento_pages)


SPARSE = [n for n in range(1, 9000) if n % 7 in (0, 3)]
GAP = [*range(1, 400), *range(400_000, 400_800)]


@pytest.mark.parametrize("numbers", [range(1, 2001), SPARSE, GAP, range(1, 401)])
def test_that_ranges_of_ids_side_by_side_hold_every_order(numbers):
    shop = MagentoShop(numbers)
    found = of_magento(shop)
    assert set(ids(found)) == set(numbers)
    assert [page.total for page in found if page.total is not None] == [len(numbers)]
    assert shop.most > 1
    assert shop.most <= MOST_AT_ONCE


def test_that_ranges_cost_little_more_than_the_pages():
    shop = MagentoShop(range(1, 5001))
    of_magento(shop)
    assert shop.asked <= 50 + 3


def test_that_the_newest_orders_of_a_long_list_come_second():
    found = of_magento(MagentoShop(range(1, 5001)))
    assert ids(found[1:2]) == list(range(5000, 4900, -1))
    assert ids(found[2:3])[-1] == 5000


@pytest.mark.parametrize("deaf", [("DESC",), ("lteq",), ("DESC", "lteq")])
def test_that_a_shop_that_does_not_as_it_is_asked_hides_nobody(deaf):
    found = of_magento(MagentoShop(range(1, 951), deaf=deaf))
    assert set(ids(found)) == set(range(1, 951))


@pytest.mark.parametrize("bad", [(350,), (101, 949), (700, 701)])
def test_that_an_order_that_fails_its_range_is_named_by_its_place_in_the_list(bad):
    found = of_magento(MagentoShop(range(1, 951), bad=bad))
    assert set(ids(found)) == set(range(1, 951)) - set(bad)
    notes = sorted(note.english for page in found for note in page.notes)
    assert [f"position {n} " in note for n, note in zip(sorted(bad), notes, strict=True)] == [
        True
    ] * len(bad)


@pytest.mark.parametrize("at", [1, 2, 4, 8])
def test_that_orders_that_come_and_go_while_ranges_are_read_hide_no_other(at):
    def move(numbers):
        numbers.append(max(numbers) + 1)
        numbers.remove(333)

    shop = MagentoShop(range(1, 951), when={at: move})
    assert set(ids(of_magento(shop))) >= set(shop.ids)


class BigCommerceShop(MagentoShop):
    """The same with BigCommerce's words; ``counts`` is whether it has a count of its orders."""

    counts = True

    async def __call__(self, request):
        if request.url.path.endswith("/count"):
            return reply(200, {"count": len(self.ids)}) if self.counts else reply(500, [])
        return await super().__call__(request)

    def answer(self, query):
        least = int(query.get("min_id", 0))
        most = int(query.get("max_id", 10**12)) if "max_id" not in self.deaf else 10**12
        found = sorted(n for n in self.ids if least <= n <= most)
        if query["sort"] == "id:desc" and "desc" not in self.deaf:
            found.reverse()
        size, page = int(query["limit"]), int(query["page"])
        shown = found[(page - 1) * size : page * size]
        if self.bad & set(shown):
            return reply(500, [{"status": 500, "message": "error"}])
        rows = [{"id": number, "status": "Shipped"} for number in shown]
        return reply(200, rows) if rows else reply(204, "")


def of_bigcommerce(shop):
    async def run():
        registry = connector_kit.registry(shop)
        store = Store("shop", "S", "bigcommerce", "https://api.bigcommerce.com/stores/abc123/")
        side = await registry.trial_storefront(store, {"access_token": Secret("t" * 31)})
        try:
            return await pages(side)
        finally:
            await side.release()
            await registry.aclose()

    return asyncio.run(run())


@pytest.mark.parametrize("counts", [True, False])
@pytest.mark.parametrize("numbers", [range(100, 3100), SPARSE, GAP, range(1, 600)])
def test_that_ranges_of_a_bigcommerce_store_hold_every_order(numbers, counts):
    shop = BigCommerceShop(numbers)
    shop.counts = counts
    assert set(ids(of_bigcommerce(shop))) == set(numbers)
    assert shop.most <= USUALLY_AT_ONCE


def test_that_a_long_list_of_a_bigcommerce_store_is_read_side_by_side_at_little_cost():
    shop = BigCommerceShop(range(100, 5100))
    found = of_bigcommerce(shop)
    assert shop.most >= 4
    assert shop.asked <= 20 + 3
    assert ids(found[1:2]) == list(range(5099, 4849, -1)), "the newest come second"


@pytest.mark.parametrize("deaf", [("desc",), ("max_id",), ("desc", "max_id")])
def test_that_a_bigcommerce_store_that_does_not_as_it_is_asked_hides_nobody(deaf):
    found = of_bigcommerce(BigCommerceShop(range(1, 1601), deaf=deaf))
    assert set(ids(found)) == set(range(1, 1601))


@pytest.mark.parametrize("bad", [(350,), (251, 1599), (700, 701)])
def test_that_an_order_that_fails_its_range_of_a_bigcommerce_store_hides_no_other(bad):
    found = of_bigcommerce(BigCommerceShop(range(1, 1601), bad=bad))
    assert set(ids(found)) == set(range(1, 1601)) - set(bad)
    assert sum(page.lost for page in found) == len(bad)


@pytest.mark.parametrize("at", [1, 2, 4, 7])
def test_that_orders_that_come_and_go_at_a_bigcommerce_store_hide_no_other(at):
    def move(numbers):
        numbers.append(max(numbers) + 1)
        numbers.remove(333)

    shop = BigCommerceShop(range(1, 1601), when={at: move})
    assert set(ids(of_bigcommerce(shop))) >= set(shop.ids)
