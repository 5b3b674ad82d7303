"""Where people see an order in the shop's own administration.

Law: an address for the operator's browser, opened by hand. It holds no credential, and there is
none over plain http or where a platform's administration cannot be known.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True)
class OrderPage:
    """How a platform's page of an order is addressed; part of the platform's declaration.

    Attributes:
        template: the address, with ``{base}`` for the store's address, which ends in a slash,
            ``{id}`` for the order id and ``{place}`` for what ``place`` finds.
        place: a regular expression whose first group is found in the path of the store's
            address; empty where the template needs none.
    """

    template: str
    place: str = ""

    def address(self, store_url: str, order_id: str) -> str:
        """The address of an order's page; empty where there is none that is known."""
        parts = urlsplit(store_url)
        if parts.scheme != "https":
            return ""
        found = re.search(self.place, parts.path) if self.place else None
        if self.place and found is None:
            return ""
        base = store_url if store_url.endswith("/") else store_url + "/"
        place = found[1] if found else ""
        return self.template.format(base=base, place=place, id=quote(order_id, safe=""))
