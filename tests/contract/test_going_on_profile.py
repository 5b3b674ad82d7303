"""A profile's list: read from its newest end, broken off behind any page, and gone on with."""

import asyncio
from contextlib import aclosing

import pytest
from connector_kit import reply
from hypothesis import given
from hypothesis import strategies as st
from profile_kit import entry, profile, with_profile
from samples import sampled

LISTING = """\
[list]
path = "orders"
[list.paging]
kind = "{kind}"
parameter = "page"
size_parameter = "size"
size = 10
"""
TOTAL = 'total = "/count"\n'
PAGE, OFFSET = (LISTING.format(kind=kind) + TOTAL for kind in ("page", "offset"))
UNCOUNTED = LISTING.format(kind="page")
LAST = UNCOUNTED + 'last_page = "/last"\n'
WAYS = {"falling": True, "rising": False}


class Shop:
    """Orders by id, the newest first or last; ``asked`` are the pages that were asked for."""

    def __init__(self, ids, *, falling):
        self.ids, self.falling = list(ids), falling
        self.asked = []
        self.there = self.most = 0
        self.offset = False
        self.mixed = None

    async def __call__(self, request):
        query = dict(request.url.params)
        self.there += 1
        self.most = max(self.most, self.there)
        for _ in range(3):
            await asyncio.sleep(0)
        self.there -= 1
        self.asked.append(int(query["page"]))
        size = int(query["size"])
        start = int(query["page"]) if self.offset else (int(query["page"]) - 1) * size
        rows = self.arranged()[start : start + size]
        count = len(self.arranged())
        told = {"count": count, "last": max(1, -(-count // size))}
        return reply(200, {"orders": [entry(str(n)) for n in rows], **told})

    def arranged(self):
        return self.mixed or sorted(self.ids, reverse=self.falling)


def read(shop, listing, after="", most=None):
    """The ids of each page, the place that was reached, and whether it was begun anew."""
    shop.offset = listing is OFFSET

    async def use(side):
        found, place, anew = [], after, False
        async with aclosing(side.reader.pages(("shop",), None, after)) as pages:
            async for page in pages:
                found.append([int(r.ref.order_id) for r in page.readings])
                place, anew = page.reached or place, anew or page.anew
                if len(found) == most:
                    break
        return found, place, anew

    return with_profile(profile(listing=listing), shop, use)


def flat(pages):
    return [number for page in pages for number in page]


@pytest.fixture(params=WAYS)
def shop(request):
    return Shop(range(100, 235), falling=WAYS[request.param])


@pytest.mark.parametrize("listing", [PAGE, OFFSET, LAST])
def test_that_the_newest_orders_of_a_rising_list_come_second_and_the_rest_downwards(listing):
    shop = Shop(range(100, 235), falling=False)
    pages, _, _ = read(shop, listing)
    assert set(flat(pages)) == set(shop.ids)
    assert pages[0] == list(range(100, 110))
    assert pages[1] == list(range(230, 235))
    assert [page[0] for page in pages[2:14]] == list(range(220, 100, -10))
    assert len(shop.asked) == (16 if listing is LAST else 15), "each page once, and its ends"
    assert shop.most > 1 or listing is LAST, "only where it would show that the list moved"


@pytest.mark.parametrize("listing", [PAGE, OFFSET, UNCOUNTED, LAST])
def test_that_a_list_broken_off_behind_any_page_is_gone_on_with_and_hides_nobody(shop, listing):
    whole = len(read(shop, listing)[0])
    for most in range(1, whole + 1):
        first, place, _ = read(shop, listing, most=most)
        rest, _, anew = read(shop, listing, place)
        assert set(flat(first)) | set(flat(rest)) == set(shop.ids), most
        assert place, most
        assert not anew, most
        assert len(set(flat(first)) & set(flat(rest))) <= 30, "about a page, and the first"


@pytest.mark.parametrize("listing", [PAGE, OFFSET])
def test_that_it_may_be_broken_off_again_and_again(shop, listing):
    seen, place = set(), ""
    for _ in range(40):
        pages, place, _ = read(shop, listing, place, most=4)
        seen |= set(flat(pages))
        if len(pages) < 4:
            break
    assert seen == set(shop.ids)


@sampled(20)
@given(
    falling=st.booleans(),
    most=st.integers(1, 14),
    gone=st.sets(st.integers(100, 234), max_size=40),
    come=st.sets(st.integers(235, 280), max_size=25),
    listing=st.sampled_from([PAGE, OFFSET, UNCOUNTED, LAST]),
)
def test_that_orders_that_come_and_go_between_hide_no_other(falling, most, gone, come, listing):
    shop = Shop(range(100, 235), falling=falling)
    first, place, _ = read(shop, listing, most=most)
    shop.ids = [n for n in shop.ids if n not in gone] + sorted(come)
    rest, _, _ = read(shop, listing, place)
    assert set(shop.ids) <= set(flat(first)) | set(flat(rest))


@pytest.mark.parametrize("listing", [PAGE, UNCOUNTED])
def test_that_a_list_in_no_order_has_no_place(listing):
    shop = Shop(range(100, 195), falling=True)
    mixed = [*range(100, 150, 2), *range(101, 151, 2), *range(150, 195)]
    shop.mixed = mixed
    for most in range(1, 11):
        pages, place, _ = read(shop, listing, most=most)
        if most > 3:
            rest, _, _ = read(shop, listing, place)
            assert set(flat(pages)) | set(flat(rest)) == set(mixed)


def test_that_a_place_in_a_list_that_is_in_no_order_any_more_begins_anew():
    shop = Shop(range(100, 235), falling=True)
    _, place, _ = read(shop, PAGE, most=5)
    mixed = [*sorted(shop.ids, reverse=True)[:60], *range(100, 175)]
    shop.mixed = mixed
    pages, _, anew = read(shop, PAGE, place)
    assert anew
    assert set(flat(pages)) >= set(mixed)


@pytest.mark.parametrize(
    "place",
    ["nonsense", "{}", "[]", '["", "falling", -1, {}, {}]', '["x", "rising", 1, {"a": 1}, {}]'],
)
def test_that_a_place_that_makes_no_sense_begins_anew(shop, place):
    pages, _, anew = read(shop, PAGE, place)
    assert anew
    assert set(flat(pages)) == set(shop.ids)


@pytest.mark.parametrize("at", range(1, 17))
@pytest.mark.parametrize("change", ["comes", "goes"])
def test_that_a_rising_list_that_moves_while_it_is_read_from_its_end_hides_nobody(at, change):
    class Moving(Shop):
        async def __call__(self, request):
            answer = await super().__call__(request)
            if len(self.asked) == at:
                self.ids = [*self.ids, 400] if change == "comes" else self.ids[:5] + self.ids[6:]
            return answer

    for listing in (PAGE, LAST):
        shop = Moving(range(100, 235), falling=False)
        pages, _, _ = read(shop, listing)
        late = {400} if at >= 14 else set()  # the side's total tells the engine of it
        assert set(shop.ids) - late <= set(flat(pages)), listing
