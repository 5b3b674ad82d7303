"""Orders that a Shopify shop cannot give, and fields that it does not tell: what they cost."""

import json

import connector_kit
import pytest
from shopify_kit import (
    ALL_SCOPES,
    HOST,
    REST,
    Shop,
    errors,
    graph_order,
    graph_page,
    nodes,
    rest_order,
    rest_page,
    scopes,
    shopify,
    with_shopify,
)

from designo_sync_gui.domain.errors import BadReply, PermissionDenied, ServerFailure, SignInFailed
from designo_sync_gui.domain.order import Presence
from designo_sync_gui.domain.status import Status

GRAPH_PAID = shopify("displayFinancialStatus")
FIELDS = ("financial", "fulfillment", "returns", "closed")
DENIED = ("ACCESS_DENIED", "Access denied for a field.")


async def pages(side):
    return [page async for page in side.reader.pages(("shop",), None)]


class Failing:
    """Orders 1 to ``count`` by both APIs. An answer that holds a status of one of ``bad`` fails;
    one that holds its id alone does not, unless ``hidden``."""

    def __init__(self, count, bad, *, hidden=False):
        self.count, self.bad, self.hidden = count, set(bad), hidden
        self.sizes = []

    def __call__(self, request):
        if request.url.path == REST:
            return self.rest(dict(request.url.params))
        return self.graph(json.loads(request.content)["variables"])

    def rest(self, query):
        if "ids" in query:
            return rest_page()
        bare = "financial_status" not in query["fields"]
        shown, last = self.stretch(int(query.get("page_info", 0)), int(query["limit"]), bare=bare)
        if shown is None:
            return connector_kit.reply(500, "")
        rows = [{"id": n, "name": f"#{n}"} if bare else rest_order(n) for n in shown]
        link = "" if last == self.count else f'<https://{HOST}{REST}?page_info={last}>; rel="next"'
        return rest_page(*rows, link=link)

    def graph(self, variables):
        if "ids" in variables:
            return nodes(*(None for _ in variables["ids"]))
        bare = all(variables.get(name) is False for name in FIELDS)
        after = int(variables["after"] or 0)
        shown, last = self.stretch(after, variables["first"], bare=bare)
        if shown is None:
            return errors(("INTERNAL_SERVER_ERROR", "Something went wrong"))
        return graph_page(
            *(graph_order(n) for n in shown), after=None if last == self.count else str(last)
        )

    def stretch(self, after, size, *, bare):
        self.sizes.append(size)
        shown = range(after + 1, min(after + size, self.count) + 1)
        fails = self.bad & set(shown) and (self.hidden or not bare)
        return (None if fails else shown), (shown[-1] if shown else self.count)


@pytest.mark.parametrize("store", [shopify(), GRAPH_PAID], ids=["rest", "graphql"])
@pytest.mark.parametrize("bad", [(1,), (260,), (7, 8), (300,)])
def test_that_an_order_that_fails_its_page_is_a_row_with_its_problem_and_hides_no_other(store, bad):
    shop = Failing(300, bad)
    found = with_shopify(shop, pages, of=store)
    readings = {int(r.ref.order_id): r.observation for page in found for r in page.readings}
    assert sorted(readings) == list(range(1, 301))
    unread = {n for n, seen in readings.items() if seen.presence is Presence.NOT_READ}
    assert unread == set(bad)
    assert all("Server failure" in readings[n].problem.english for n in bad)
    notes = [note for page in found for note in page.notes]
    told = [f"Order {n}:" in note.english for n, note in zip(bad, notes, strict=True)]
    assert told == [True] * len(bad)
    assert len(shop.sizes) < 45


@pytest.mark.parametrize("store", [shopify(), GRAPH_PAID], ids=["rest", "graphql"])
def test_that_an_order_without_even_an_id_is_an_error_and_no_shorter_list(store):
    with pytest.raises(ServerFailure):
        with_shopify(Failing(300, (260,), hidden=True), pages, of=store)


def test_that_a_failed_sign_in_is_not_asked_again_in_smaller_parts():
    shop = Shop(rest=connector_kit.reply(401, {"errors": "x"}))
    with pytest.raises(SignInFailed):
        with_shopify(shop, pages)
    assert len(shop.asked) == 1


def test_that_an_order_taken_away_by_a_denied_field_is_never_called_absent():
    taken = errors(DENIED, data={"nodes": [None]}, path=("nodes", 0, "returnStatus"))
    shop = Shop(OrdersById=[taken, nodes(graph_order(7))], rest=rest_page())
    reading = with_shopify(shop, lambda side: connector_kit.read_one(side, "7"), of=GRAPH_PAID)
    assert reading.observation.status == Status.text("PAID")
    assert shop.variables("OrdersById")["returns"] is False

    shop = Shop(OrdersById=taken, rest=rest_page(), Scopes=scopes(*ALL_SCOPES))
    with pytest.raises(PermissionDenied):
        with_shopify(shop, lambda side: connector_kit.read_one(side, "7"), of=GRAPH_PAID)


def test_that_a_denied_field_beside_returns_does_not_cost_the_returns():
    lost = errors(DENIED, data={"orders": None}, path=("orders", "nodes", 0, "closed"))
    shop = Shop(ListOrders=[lost, graph_page(graph_order(1))], rest=rest_page(rest_order(1)))
    (page,) = with_shopify(shop, pages, of=shopify("returnStatus"))
    (reading,) = page.readings
    assert reading.observation.status == Status.text("NO_RETURN")
    assert dict(reading.observation.others)["displayFulfillmentStatus"] == Status.text(
        "UNFULFILLED"
    )
    assert "closed" not in dict(reading.observation.others)
    assert shop.variables("ListOrders")["closed"] is False
    assert "returns" not in shop.variables("ListOrders")


def test_that_a_page_of_which_no_entry_has_a_usable_id_names_what_stood_there():
    shop = Shop(rest=rest_page({"id": {"gid": 1}}, {"id": None}))
    with pytest.raises(BadReply, match=r"None of the 2 entries .* an object with the keys gid"):
        with_shopify(shop, pages)
    shop = Shop(ListOrders=graph_page({"legacyResourceId": "x1"}), rest=rest_page())
    with pytest.raises(BadReply, match="there was a text"):
        with_shopify(shop, pages, of=GRAPH_PAID)
