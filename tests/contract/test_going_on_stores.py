"""DesignO's list of several stores together, in the order of the stores: what comes stands anywhere
in it."""

from collections.abc import Callable
from contextlib import aclosing
from typing import Any

import pytest
from connector_kit import reader_of, reply, with_designo

from designo_sync_gui.domain.connection import DesignoConnection

LIST = """\
title = "Two stores"
[auth]
kind = "none"
[list]
path = "orders"
[list.paging]
kind = "page"
parameter = "page"
size_parameter = "size"
size = 10
last_page = "/last"
[list.pointers]
items = "/data"
id = "/id"
status = "/status"
store = "/store"
[id]
type = "text"
"""
SINCE = '[list.since]\nparameter = "since"\nformat = "iso-utc"\n'
CODES = ("a", "b")


class Tenant:
    """Orders by store and number; ``then`` happens behind request ``at``."""

    def __init__(self, at: int = 0, then: Callable[[set[Any]], Any] = lambda _: None) -> None:
        self.orders = {(code, n) for code in CODES for n in range(100, 180)}
        self.at, self.then = at, then
        self.asked = 0

    def __call__(self, request: Any) -> Any:
        query = dict(request.url.params)
        self.asked += 1
        start = (int(query["page"]) - 1) * 10
        rows = sorted(self.orders)
        shown = [
            {"id": str(n), "status": "x", "store": code} for code, n in rows[start : start + 10]
        ]
        answer = reply(200, {"data": shown, "last": -(-len(rows) // 10)})
        if self.asked == self.at:
            self.then(self.orders)
        return answer


def read(
    tenant: Tenant, profile: str, after: str = "", most: int | None = None
) -> tuple[set[tuple[str, int]], str]:
    async def use(side: Any) -> Any:
        found, place, count = set(), "", 0
        async with aclosing(reader_of(side).pages(CODES, None, after)) as pages:
            async for page in pages:
                count += 1
                found |= {(r.ref.store_code, int(r.ref.order_id)) for r in page.readings}
                place = page.reached or place
                if count == most:
                    break
        return found, place

    connection = DesignoConnection("https://designo.example/", read_profile=profile)
    found: tuple[set[tuple[str, int]], str] = with_designo(tenant, use, of=connection)
    return found


@pytest.mark.parametrize("at", range(1, 18))
@pytest.mark.parametrize("come", [[("a", 200)], [("a", 201), ("a", 202), ("b", 200)]])
def test_that_an_order_that_comes_while_it_is_read_hides_no_other(at: int, come: Any) -> None:
    tenant = Tenant(at, lambda orders: orders.update(come))
    before = set(tenant.orders)
    assert before <= read(tenant, LIST)[0]


def test_that_it_has_a_place_only_where_changes_can_be_asked_for() -> None:
    assert read(Tenant(), LIST + SINCE, most=9)[1] != ""
    alone = read(Tenant(), LIST, most=9)[1]
    first_store = read(Tenant(), LIST, most=8)[1]
    assert alone == first_store, "as soon as another store is seen no further place is told"


@pytest.mark.parametrize("most", range(1, 17))
def test_that_a_break_hides_nobody_who_was_there(most: int) -> None:
    tenant = Tenant()
    before = set(tenant.orders)
    first, place = read(tenant, LIST + SINCE, most=most)
    tenant.orders |= {("a", 200), ("a", 201), ("b", 200)}
    tenant.orders -= {("a", 103), ("b", 105)}
    rest, _ = read(tenant, LIST + SINCE, place)
    assert before - {("a", 103), ("b", 105)} <= first | rest
