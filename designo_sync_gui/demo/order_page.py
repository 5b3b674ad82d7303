"""The demo's order list as a web page: HTML that fetches JSON by a session, as a browser does.

Like everything below ``demo/`` it is this demo's own invention; DesignO's own pages are not public.
It is there to be learned from: an operator copies its request in the browser, or records it.
"""

import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Final
from urllib.parse import parse_qs

from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, json_reply

PAGE_PATH: Final = "/demo/page"
LIST_PATH: Final = f"{PAGE_PATH}/api/orders"
#: Shown on the page itself: they open nothing but the demo.
USER, PASSWORD = "demo", "demo"
COOKIE: Final = "demo_session"
_MOST_PER_PAGE: Final = 100

_HEAD: Final = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    "<title>{title}</title><style>body{{font:14px sans-serif;margin:2em}}"
    "td,th{{padding:2px 12px;text-align:left}}</style></head><body><h1>{title}</h1>"
    "<p>This page belongs to the demo of DesignO Sync. It is not DesignO's.</p>"
)
_SIGN_IN: Final = _HEAD.format(title="Demo: sign in") + (
    f'<form method="post" action="{PAGE_PATH}/sign-in">'
    f'<label>User <input name="user" value="{USER}"></label> '
    f'<label>Password <input name="password" type="password" value="{PASSWORD}"></label> '
    "<button>Sign in</button></form></body></html>"
)
_LIST: Final = _HEAD.format(title="Demo: orders") + (
    f'<form method="post" action="{PAGE_PATH}/sign-out"><button>Sign out</button></form>'
    '<p><button id="back">Back</button> <span id="place"></span> '
    '<button id="on">Next</button></p>'
    "<table><thead><tr><th>Order</th><th>Store</th><th>Status</th><th>Changed</th></tr></thead>"
    f'<tbody id="rows"></tbody></table><script src="{PAGE_PATH}/orders.js"></script></body></html>'
)
_SCRIPT: Final = """\
let page = 1;
async function show() {
  const reply = await fetch(`LIST?page=${page}&size=50`, {headers: {Accept: "application/json"}});
  if (!reply.ok) { location.reload(); return; }
  const found = await reply.json();
  document.getElementById("place").textContent = `${page} / ${found.meta.pages}`;
  document.getElementById("back").disabled = page <= 1;
  document.getElementById("on").disabled = page >= found.meta.pages;
  document.getElementById("rows").replaceChildren(...found.orders.map((order) => {
    const row = document.createElement("tr");
    const texts = [order.external_id, order.store_code, order.status.label, order.updated_at];
    for (const text of texts) {
      row.appendChild(document.createElement("td")).textContent = text;
    }
    return row;
  }));
}
document.getElementById("back").onclick = () => { page -= 1; show(); };
document.getElementById("on").onclick = () => { page += 1; show(); };
show();
""".replace("LIST", LIST_PATH)

#: Store code, order id, JSON token of the status (``None``: no field), moment of the last change.
PageOrder = tuple[str, str, str | None, str]


class OrderPage:
    """One session at a time; signing out ends it, so that a connection learned from it ends too."""

    def __init__(self, orders: Callable[[], Iterator[PageOrder]]) -> None:
        self._orders = orders
        self.session = secrets.token_hex(16)

    def reply(self, request: DemoRequest) -> DemoReply | None:
        """The reply to a request of the page; ``None`` for another path."""
        path, method = request.path.rstrip("/"), request.method
        if method == "GET" and path in ("", PAGE_PATH):
            if not path:
                return _led(PAGE_PATH)
            return _html(_LIST if self._signed_in(request) else _SIGN_IN)
        if method == "GET" and path == f"{PAGE_PATH}/orders.js":
            return DemoReply(200, _SCRIPT.encode("ascii"), {"Content-Type": "text/javascript"})
        if method == "GET" and path == LIST_PATH:
            return self._list(request)
        if method == "POST" and path == f"{PAGE_PATH}/sign-in":
            return self._sign_in(request)
        if method == "POST" and path == f"{PAGE_PATH}/sign-out":
            self.session = secrets.token_hex(16)
            return _led(PAGE_PATH)
        return None

    def _sign_in(self, request: DemoRequest) -> DemoReply:
        given = parse_qs(request.body.decode("utf-8", "replace"))
        if (given.get("user"), given.get("password")) != ([USER], [PASSWORD]):
            return _html(_SIGN_IN, 403)
        cookie = f"{COOKIE}={self.session}; Path=/; HttpOnly; SameSite=Lax"
        return _led(PAGE_PATH, {"Set-Cookie": cookie})

    def _signed_in(self, request: DemoRequest) -> bool:
        parts = request.headers.get("cookie", "").split(";")
        return f"{COOKIE}={self.session}" in (part.strip() for part in parts)

    def _list(self, request: DemoRequest) -> DemoReply:
        if not self._signed_in(request):
            return json_reply(401, {"error": "signed out"})
        size = max(1, min(_number(request.value("size"), 50), _MOST_PER_PAGE))
        page = max(1, _number(request.value("page"), 1))
        found = list(self._orders())
        shown = list(enumerate(found))[(page - 1) * size : page * size]
        items = ",".join(_item(place, order) for place, order in shown)
        meta = json.dumps(
            {"total": len(found), "page": page, "pages": max(1, -(-len(found) // size))}
        )
        text = f'{{"meta":{meta},"orders":[{items}]}}'
        return DemoReply(200, text.encode("ascii"), {"Content-Type": "application/json"})


def _item(place: int, order: PageOrder) -> str:
    """The status as the tenant holds it, to the letter; its label is made for people, as the
    pages of shops do, and is not what is compared."""
    store, order_id, token, moment = order
    value = None if token is None else json.loads(token)
    label = value.replace("-", " ").capitalize() if isinstance(value, str) else ""
    status = "" if token is None else f'"code":{token},'
    return (
        f'{{"id":{77_120_000 + place},"external_id":{json.dumps(order_id)},'
        f'"store_code":{json.dumps(store)},"status":{{{status}"label":{json.dumps(label)}}},'
        f'"updated_at":"{moment}"}}'
    )


def _number(text: str | None, usual: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdecimal() else usual


def _html(text: str, status: int = 200) -> DemoReply:
    return DemoReply(status, text.encode("ascii"), {"Content-Type": "text/html; charset=utf-8"})


def _led(path: str, headers: Mapping[str, str] | None = None) -> DemoReply:
    return DemoReply(303, b"", {"Location": path, **(headers or {})})
