"""Twenty answers that no weight was chosen on: invented after the rules, to see whether they hold.

Each entry gives the answer, where its list stands, and where id and status do. The store that is
connected knows the ids in ``known`` with the statuses of its own, of which most equal.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from order_answers import decoded

from designo_sync_gui.domain.learning.known import KnownOrders

COUNT = 8
_STATUS = ("received", "In Press", "cutting", "packed", "In Press", "shipped", "on hold", "packed")


@dataclass(frozen=True)
class Unseen:
    """One answer; ``ids`` are what the connected store knows its orders by."""

    answer: object
    items: str
    id: str
    status: str
    ids: tuple[str, ...]

    @property
    def known(self) -> KnownOrders:
        """Seven of eight statuses equal; the last order has moved on in the shop."""
        told = dict(zip(self.ids, _STATUS, strict=True))
        told[self.ids[-1]] = "closed"
        return KnownOrders("Shop", told)


def _made(
    around: Callable[[list[Any]], object],
    entry: Callable[[int], Any],
    items: str,
    id_: str,
    status: str,
    known: Callable[[int], str] | None = None,
) -> Unseen:
    entries = [entry(n) for n in range(COUNT)]
    answer = decoded(json.dumps(around(entries)))
    ids = tuple(known(n) if known else _at(entries[n], id_) for n in range(COUNT))
    return Unseen(answer, items, id_, status, ids)


def _at(entry: Any, pointer: str) -> str:
    for step in pointer.split("/")[1:]:
        entry = entry[int(step)] if isinstance(entry, list) else entry[step]
    return str(entry)


UNSEEN: dict[str, Unseen] = {
    "bare list of jobs' orders": _made(
        lambda e: e,
        lambda n: {"ticket": f"T{n}", "orderRef": 7100 + n, "progress": _STATUS[n], "qty": n},
        "",
        "/orderRef",
        "/progress",
    ),
    "spreadsheet rows": _made(
        lambda e: {"range": "A1:D9", "values": [["Order", "Step", "Due"], *e]},
        lambda n: [f"{5200 + n}", _STATUS[n], f"2026-12-{n + 1:02}"],
        "/values",
        "/0",
        "/1",
    ),
    "two status words": _made(
        lambda e: {"payload": {"list": e, "count": 8}},
        lambda n: {"uid": f"u-{n}", "extId": f"{880 + n}", "pay": "open", "prod": _STATUS[n]},
        "/payload/list",
        "/extId",
        "/prod",
    ),
    "status in an object with a colour": _made(
        lambda e: {"d": {"results": e, "__count": "8"}},
        lambda n: {
            "Id": 40 + n,
            "ShopOrder": str(9300 + n),
            "Stage": {"Name": _STATUS[n], "Color": "#fff", "Id": n},
        },
        "/d/results",
        "/ShopOrder",
        "/Stage/Name",
    ),
    "italian": _made(
        lambda e: {"ordini": e, "totale": 8},
        lambda n: {"idOrdine": 610 + n, "numeroOrdine": f"N{n}", "statoLavorazione": _STATUS[n]},
        "/ordini",
        "/idOrdine",
        "/statoLavorazione",
    ),
    "dutch with history": _made(
        lambda e: {"bestellingen": e, "historie": [{"id": 1, "status": "x"}]},
        lambda n: {"bestelnummer": f"B{n}", "id": str(70 + n), "statusOmschrijving": _STATUS[n]},
        "/bestellingen",
        "/id",
        "/statusOmschrijving",
    ),
    "hal": _made(
        lambda e: {"_embedded": {"purchases": e}, "_links": {"next": {"href": "/p?page=2"}}},
        lambda n: {
            "_links": {"self": {"href": f"/p/{n}"}},
            "key": f"{66 + n}x",
            "state": _STATUS[n],
        },
        "/_embedded/purchases",
        "/key",
        "/state",
    ),
    "json api": _made(
        lambda e: {"data": e, "meta": {"total": 8}},
        lambda n: {
            "type": "orders",
            "id": str(1200 + n),
            "attributes": {"workflow-status": _STATUS[n], "payment-status": "paid"},
        },
        "/data",
        "/id",
        "/attributes/workflow-status",
    ),
    "batch of calls": _made(
        lambda e: [{"result": {"user": "x"}}, {"result": {"orders": e}}],
        lambda n: {"oid": 31_000 + n, "sts": _STATUS[n], "ts": 1_793_693_525 + n},
        "/1/result/orders",
        "/oid",
        "/sts",
    ),
    "id of the shop at the end": _made(
        lambda e: {"rows": e},
        lambda n: {
            "gid": f"gid://x/Order/{450 + n}",
            "legacyId": str(450 + n),
            "state": _STATUS[n],
        },
        "/rows",
        "/legacyId",
        "/state",
    ),
    "numbers beyond a float": _made(
        lambda e: {"orders": e},
        lambda n: {"id": 2**60 + n, "status": _STATUS[n], "customer": {"id": 5, "status": "vip"}},
        "/orders",
        "/id",
        "/status",
    ),
    "upper case of an old database": _made(
        lambda e: {"TABLE": {"ROW": e}},
        lambda n: {"ORD_NO": f"{n:05}", "ORD_ID": 800 + n, "ORD_STAT": _STATUS[n], "CUST_ID": 3},
        "/TABLE/ROW",
        "/ORD_ID",
        "/ORD_STAT",
    ),
    "web shop's own id under meta": _made(
        lambda e: {"items": e, "hasMore": True},
        lambda n: {
            "id": f"0f{n}",
            "meta": {"webshopOrderId": str(2900 + n)},
            "production": {"status": _STATUS[n]},
            "invoice": {"id": 1 + n, "status": "sent"},
        },
        "/items",
        "/meta/webshopOrderId",
        "/production/status",
    ),
    "czech": _made(
        lambda e: {"objednavky": e},
        lambda n: {"cislo": f"{2026}{n:03}", "id": 77 + n, "stav": _STATUS[n], "stavPlatby": "ok"},
        "/objednavky",
        "/id",
        "/stav",
    ),
    "board with columns as texts": _made(
        lambda e: {"boards": [{"items_page": {"items": e, "cursor": None}}]},
        lambda n: {"name": f"{3300 + n}", "column_values": {"status": {"text": _STATUS[n]}}},
        "/boards/0/items_page/items",
        "/name",
        "/column_values/status/text",
    ),
    "ticket system": _made(
        lambda e: {"issues": e, "total": 8, "startAt": 0},
        lambda n: {
            "key": f"PRN-{n}",
            "fields": {"orderId": f"{510 + n}", "status": {"name": _STATUS[n], "id": "3"}},
        },
        "/issues",
        "/fields/orderId",
        "/fields/status/name",
    ),
    "orders and their lines beside each other": _made(
        lambda e: {"lines": [{"order_id": 1, "sku": "a", "quantity": 2}] * 9, "orders": e},
        lambda n: {"order_id": 1900 + n, "order_state": _STATUS[n], "updated": "2026-11-03"},
        "/orders",
        "/order_id",
        "/order_state",
    ),
    "only the newest event": _made(
        lambda e: {"result": e},
        lambda n: {
            "ref": f"W{n}-{n * 7}",
            "last_event": {"status": _STATUS[n], "at": "2026-11-03"},
        },
        "/result",
        "/ref",
        "/last_event/status",
    ),
    "camel case of a cloud": _made(
        lambda e: {"value": e, "@odata.nextLink": "https://x.example/o?skip=8"},
        lambda n: {
            "salesOrderId": f"{60 + n}-a",
            "externalOrderNumber": str(8100 + n),
            "printStatus": _STATUS[n],
            "shipToCountry": "DE",
        },
        "/value",
        "/externalOrderNumber",
        "/printStatus",
    ),
    "a list in a list of pages": _made(
        lambda e: {"pages": [{"orders": e}]},
        lambda n: {"no": f"#{n}", "pk": 400 + n, "currentStep": _STATUS[n], "tags": ["a"]},
        "/pages/0/orders",
        "/pk",
        "/currentStep",
    ),
}
