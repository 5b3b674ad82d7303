"""Where people see an order in the shop's own administration.

Law: an address for the operator's browser, opened by hand. It holds no credential, and there is
none over plain http or where a platform's administration cannot be known.
"""

import re
from urllib.parse import quote, urlsplit

from designo_sync_gui.domain.connection import Store

_PLACE = re.compile(r"/stores/([A-Za-z0-9]+)(?:/|\Z)")
#: ``{base}`` is the store's address, ``{id}`` the order id, ``{place}`` what follows ``/stores/``.
#: WooCommerce's own redirect leads from the older address to the newer order screen (its
#: PostsRedirectionController); Magento's administration has a secret path of its own.
_PAGES = {
    "woocommerce": "{base}wp-admin/post.php?post={id}&action=edit",
    "shopify": "{base}admin/orders/{id}",
    "bigcommerce": "https://store-{place}.mybigcommerce.com/manage/orders/{id}",
}


def order_page(store: Store, order_id: str) -> str:
    """The address of an order's page; empty where there is none that is known."""
    form = _PAGES.get(store.platform, "")
    if not form or urlsplit(store.url).scheme != "https":
        return ""
    found = _PLACE.search(urlsplit(store.url).path)
    if "{place}" in form and found is None:
        return ""
    base = store.url if store.url.endswith("/") else store.url + "/"
    place = found[1] if found else ""
    return form.format(base=base, place=place, id=quote(order_id, safe=""))
