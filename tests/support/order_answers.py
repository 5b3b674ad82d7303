"""Answers of order lists of our own making, for learning from an example.

Each shape follows what order systems publish; names, ids and people are invented. An entry gives
the answer and the pointers that are right, best first; ``None`` where proposing nothing is right.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from designo_sync_gui.domain.status import NumberLiteral

COUNT = 6
_WORDS = ("processing", "in-production", "Shipped", "on-hold", "processing", "completed")
_PEOPLE = ("Ada Berg", "Luis Prat", "Mina Okoye", "Jan Vos", "Eva Lind", "Tom Reed")
_CITIES = ("Kiel", "Lyon", "York", "Graz", "Gent", "Porto")


@dataclass(frozen=True)
class Shape:
    """One answer with what must be proposed of it."""

    answer: object
    items: str
    id: tuple[str | None, ...]
    status: tuple[str | None, ...]
    number: tuple[str | None, ...] = (None,)
    changed_at: tuple[str | None, ...] = (None,)
    store: tuple[str | None, ...] = (None,)


def decoded(text: str) -> object:
    """JSON with its numbers as they were written, as connectors decode it."""
    held: object = json.loads(text, parse_int=NumberLiteral, parse_float=NumberLiteral)
    return held


def _entries(make: Callable[[int], object]) -> list[object]:
    return [make(place) for place in range(COUNT)]


def _iso(place: int, hour: int = 11) -> str:
    return f"2026-11-{3 + place:02}T{hour:02}:12:05Z"


def _woo() -> Shape:
    def entry(n: int) -> object:
        return {
            "id": 727 + n,
            "parent_id": 0,
            "number": str(1727 + n),
            "order_key": f"wc_order_{n}Fq",
            "created_via": "checkout",
            "version": "10.7.0",
            "status": _WORDS[n],
            "currency": "EUR",
            "date_created": "2026-11-03T08:12:05",
            "date_modified": f"2026-11-0{3 + n}T11:12:05",
            "date_modified_gmt": f"2026-11-0{3 + n}T10:12:05",
            "total": "19.90",
            "customer_id": n,
            "billing": {"first_name": "Ada", "city": _CITIES[n], "state": "SH", "phone": "1"},
            "payment_method": "cod",
            "transaction_id": "",
            "line_items": [{"id": n, "sku": "A"}],
        }

    return Shape(
        _entries(entry),
        "",
        ("/id",),
        ("/status",),
        ("/number",),
        ("/date_modified_gmt", "/date_modified"),
    )


def _magento() -> Shape:
    def entry(n: int) -> object:
        return {
            "base_currency_code": "EUR",
            "billing_address_id": 2 * n,
            "created_at": "2026-11-03 08:12:05",
            "customer_email": "a@example.com",
            "customer_group_id": 0,
            "entity_id": 15 + n,
            "grand_total": 36.39,
            "increment_id": f"00000{15 + n}",
            "quote_id": 40 + n,
            "state": ("new", "processing", "complete")[n % 3],
            "status": _WORDS[n],
            "store_id": 1,
            "store_name": "Main Website\nMain Store",
            "updated_at": f"2026-11-0{3 + n} 11:12:05",
        }

    answer = {"items": _entries(entry), "search_criteria": {"page_size": 6}, "total_count": 61}
    return Shape(
        answer,
        "/items",
        ("/entity_id",),
        ("/status",),
        ("/increment_id",),
        ("/updated_at",),
        ("/store_id", "/store_name"),
    )


def _odata() -> Shape:
    def entry(n: int) -> object:
        return {
            "SalesOrderID": f"SO{n}aQ",
            "SalesOrderNumber": f"4500{n}",
            "SalesOrderStatus": _WORDS[n],
            "ModifiedDateTime": _iso(n),
            "CreatedDateTime": _iso(n, 8),
            "CurrencyCode": "EUR",
            "CustomerAccount": f"C{n}",
            "InvoiceStatus": "open",
            "TotalAmount": 19.9,
            "ShopCode": "NORTH",
        }

    answer = {"@odata.context": "x", "@odata.count": 90, "value": _entries(entry)}
    return Shape(
        answer,
        "/value",
        ("/SalesOrderID",),
        ("/SalesOrderStatus",),
        ("/SalesOrderNumber",),
        ("/ModifiedDateTime",),
        ("/ShopCode",),
    )


def _json_api() -> Shape:
    def entry(n: int) -> object:
        return {
            "type": "orders",
            "id": str(90 + n),
            "attributes": {
                "reference": f"R-{n}",
                "state": _WORDS[n],
                "payment-state": "paid",
                "updated-at": _iso(n),
                "created-at": _iso(n, 8),
                "total": "19.90",
            },
            "relationships": {"store": {"data": {"type": "stores", "id": "north"}}},
        }

    answer = {"data": _entries(entry), "links": {"next": "/orders?page[number]=2"}}
    return Shape(
        answer,
        "/data",
        ("/id",),
        ("/attributes/state",),
        ("/attributes/reference",),
        ("/attributes/updated-at",),
        ("/relationships/store/data/id",),
    )


def _printful() -> Shape:
    def entry(n: int) -> object:
        return {
            "id": 7_000_000 + n,
            "external_id": f"web-{n}",
            "store": 11,
            "status": _WORDS[n],
            "shipping": "STANDARD",
            "shipping_service_name": "Flat",
            "created": 1_793_693_525 + n,
            "updated": 1_793_704_325 + n,
            "recipient": {"name": _PEOPLE[n], "state_code": "CA"},
            "items": [{"id": n, "quantity": 1}],
            "costs": {"total": "10.00"},
        }

    answer = {
        "code": 200,
        "result": _entries(entry),
        "paging": {"total": 88, "offset": 0, "limit": 6},
    }
    return Shape(
        answer,
        "/result",
        ("/id",),
        ("/status",),
        ("/external_id", None),
        ("/updated",),
        ("/store",),
    )


def _dutch() -> Shape:
    def entry(n: int) -> object:
        return {
            "bestellingId": 40 + n,
            "bestelnummer": f"B-{n:04}",
            "bestelstatus": ("nieuw", "betaald", "verzonden")[n % 3],
            "betaalstatus": "betaald",
            "gewijzigdOp": _iso(n),
            "winkel": "gent",
            "klantnaam": _PEOPLE[n],
            "bedrag": "19,90",
            "aangemaaktOp": _iso(n, 8),
        }

    return Shape(
        {"bestellingen": _entries(entry), "totaal": 50},
        "/bestellingen",
        ("/bestellingId",),
        ("/bestelstatus",),
        ("/bestelnummer",),
        ("/gewijzigdOp",),
        ("/winkel",),
    )


def _french() -> Shape:
    def entry(n: int) -> object:
        return {
            "id_commande": 60 + n,
            "reference": f"CMD{n}X",
            "etat": ("En attente", "Expédiée", "Livrée")[n % 3],
            "boutique": "lyon",
            "date_maj": f"2026-11-0{3 + n} 11:12:05",
            "date_creation": "2026-11-03 08:12:05",
            "montant": 19.9,
            "client": {"nom": _PEOPLE[n]},
        }

    return Shape(
        {"commandes": _entries(entry)},
        "/commandes",
        ("/id_commande",),
        ("/etat",),
        ("/reference",),
        ("/date_maj",),
        ("/boutique",),
    )


def _spanish() -> Shape:
    def entry(n: int) -> object:
        return {
            "idPedido": 60 + n,
            "numeroPedido": f"P{n}",
            "estadoPedido": ("pendiente", "enviado", "entregado")[n % 3],
            "estadoPago": "pagado",
            "fechaModificacion": _iso(n),
            "tienda": "madrid",
            "cliente": _PEOPLE[n],
            "importe": 19.9,
        }

    return Shape(
        {"pedidos": _entries(entry)},
        "/pedidos",
        ("/idPedido",),
        ("/estadoPedido",),
        ("/numeroPedido",),
        ("/fechaModificacion",),
        ("/tienda",),
    )


def _rows() -> Shape:
    rows = [
        [f"{800 + n}", f"#{n}", _WORDS[n], f"2026-11-0{3 + n} 11:12:05", _PEOPLE[n]]
        for n in range(COUNT)
    ]
    head = ["order id", "number", "status", "updated", "customer"]
    return Shape({"rows": [head, *rows]}, "/rows", ("/0",), ("/2",), ("/1",), ("/3",))


def _data_tables() -> Shape:
    columns = [
        {"name": name} for name in ("orders_id", "orders_status_name", "last_modified", "site")
    ]
    rows = [[str(50 + n), _WORDS[n], _iso(n), "a.example.com"] for n in range(COUNT)]
    answer = {"draw": 1, "recordsTotal": 40, "columns": columns, "data": rows}
    return Shape(answer, "/data", ("/0",), ("/1",), (None, "/0"), ("/2",), ("/3",))


def _graphql() -> Shape:
    def entry(n: int) -> object:
        return {
            "node": {
                "id": f"gid://shop/Order/{300 + n}",
                "legacyResourceId": str(300 + n),
                "name": f"#{n}",
                "displayFinancialStatus": ("PAID", "PENDING")[n % 2],
                "displayFulfillmentStatus": ("UNFULFILLED", "FULFILLED")[n % 2],
                "updatedAt": _iso(n),
                "createdAt": _iso(n, 8),
            },
        }

    answer = {"data": {"orders": {"edges": _entries(entry), "pageInfo": {"endCursor": None}}}}
    return Shape(
        answer,
        "/data/orders/edges",
        ("/node/id", "/node/legacyResourceId"),
        ("/node/displayFinancialStatus", "/node/displayFulfillmentStatus"),
        ("/node/name",),
        ("/node/updatedAt",),
    )


def _workflow() -> Shape:
    def entry(n: int) -> object:
        return {
            "uuid": f"6f1c0c5e-0000-4000-8000-00000000000{n}",
            "ref": f"W2P-{n}",
            "workflow_state": {"code": _WORDS[n].upper(), "label": _WORDS[n], "colour": "#fff"},
            "last_touched": _iso(n),
            "tenant": {"slug": "acme", "name": "Acme Ltd"},
            "owner": {"state": "active"},
            "proof_status": "sent",
            "total": "19.90",
        }

    answer = {"payload": {"orders": _entries(entry), "page": {"number": 1, "total_pages": 4}}}
    return Shape(
        answer,
        "/payload/orders",
        ("/uuid",),
        ("/workflow_state/code",),
        ("/ref",),
        ("/last_touched",),
        ("/tenant/slug",),
    )


def _swedish() -> Shape:
    def entry(n: int) -> object:
        return {
            "ordernummer": 900 + n,
            "orderstatus": ("Ny", "Skickad", "Klar")[n % 3],
            "betalstatus": "betald",
            "andradDatum": _iso(n),
            "butik": "malmo",
            "kund": _PEOPLE[n],
            "orderId": f"o-{n}k",
            "belopp": 19.9,
        }

    return Shape(
        {"ordrar": _entries(entry)},
        "/ordrar",
        ("/orderId",),
        ("/orderstatus",),
        ("/ordernummer",),
        ("/andradDatum",),
        ("/butik",),
    )


def _plain_status() -> Shape:
    def entry(n: int) -> object:
        return {"Id": 5 + n, "Status": _WORDS[n], "City": _CITIES[n], "State": "SH", "Amount": 5}

    return Shape({"Orders": _entries(entry)}, "/Orders", ("/Id",), ("/Status",))


def _many_orders_one_entry() -> Shape:
    entry = {
        "orderId": "A-1",
        "orderStatus": "printing",
        "lastUpdatedUtc": _iso(1),
        "storeId": "north",
        "items": [{"id": 1, "sku": "A", "status": "ok"}, {"id": 2, "sku": "B", "status": "ok"}],
    }
    return Shape(
        {"result": {"orders": [entry]}},
        "/result/orders",
        ("/orderId",),
        ("/orderStatus",),
        (None,),
        ("/lastUpdatedUtc",),
        ("/storeId",),
    )


def _italian() -> Shape:
    def entry(n: int) -> object:
        return {
            "id": 10 + n,
            "numero_ordine": f"IT{n}",
            "stato": ("Nuovo", "Spedito")[n % 2],
            "stato_pagamento": "pagato",
            "data_modifica": f"0{3 + n}/11/2026 11:12",
            "negozio": "roma",
            "importo": "19,90",
        }

    return Shape(
        {"ordini": _entries(entry)},
        "/ordini",
        ("/id",),
        ("/stato",),
        ("/numero_ordine",),
        ("/data_modifica",),
        ("/negozio",),
    )


SHAPES: dict[str, Shape] = {
    made.__name__.strip("_"): replace(shape, answer=decoded(json.dumps(shape.answer)))
    for made in (
        _woo,
        _magento,
        _odata,
        _json_api,
        _printful,
        _dutch,
        _french,
        _spanish,
        _rows,
        _data_tables,
        _graphql,
        _workflow,
        _swedish,
        _plain_status,
        _many_orders_one_entry,
        _italian,
    )
    for shape in [made()]
}
