"""The peer's side of a benchmark: one request after the other, as its documentation shows.

Nothing of the program is imported; what it does is what a script of ten lines does.
"""

import importlib
import json
import sys
import time
from typing import Any

FIELDS = "id,number,status,date_modified_gmt"


def refresh(shop: Any) -> int:
    """All orders, page by page, until a page is empty or the last."""
    found: dict[int, str] = {}
    page = 1
    while True:
        asked = {"per_page": 100, "page": page, "_fields": FIELDS, "status": "any"}
        reply = shop.get("orders", params={**asked, "orderby": "id", "order": "asc"})
        reply.raise_for_status()
        for order in reply.json():
            found[order["id"]] = order["status"]
        if page >= int(reply.headers["X-WP-TotalPages"]):
            return len(found)
        page += 1


def write(shop: Any, amount: int, careful: bool) -> int:
    """So many writes; careful ones read before and after, as the program does."""
    for order_id in range(48001, 48001 + amount):
        asked = {"_fields": FIELDS}
        if careful:
            shop.get(f"orders/{order_id}", params=asked).raise_for_status()
        reply = shop.put(f"orders/{order_id}", {"status": "completed"})
        if careful:
            reply = shop.get(f"orders/{order_id}", params=asked)
        if reply.json()["status"] != "completed":
            raise ValueError(reply.text)
    return amount


def main() -> None:
    spec = json.loads(sys.argv[1])
    client = importlib.import_module("woocommerce")
    shop = client.API(spec["url"], "ck_benchmark", "cs_benchmark", version="wc/v3", timeout=60)
    begun = time.perf_counter()
    if spec["work"] == "refresh":
        done = refresh(shop)
    else:
        done = write(shop, spec["writes"], spec["careful"])
    seconds = time.perf_counter() - begun
    if done != spec.get("orders", spec.get("writes")):
        raise ValueError(f"{done} done")
    sys.stdout.write(json.dumps({"seconds": seconds}) + "\n")


if __name__ == "__main__":
    main()
