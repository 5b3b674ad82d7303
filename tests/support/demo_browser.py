"""A browser at the demo's order page: it signs in, loads the page and what the page fetches, and
its requests come out as a recording (HAR 1.2) or as a copied command, as developer tools give them.

Every request is made for real.
"""

import http.client
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from designo_sync_gui.demo.order_page import LIST_PATH, PAGE_PATH, PASSWORD, USER


@dataclass
class DemoBrowser:
    """``url`` is the tenant's; ``entries`` are those of the recording."""

    url: str
    cookie: str = ""
    entries: list[dict[str, Any]] = field(default_factory=list)

    def open_orders(self) -> None:
        """Sign in, and let the page load its first orders."""
        self.ask("GET", PAGE_PATH)
        self.ask("POST", f"{PAGE_PATH}/sign-in", urlencode({"user": USER, "password": PASSWORD}))
        self.ask("GET", PAGE_PATH)
        self.ask("GET", f"{PAGE_PATH}/orders.js")
        self.ask("GET", self.list_path)

    @property
    def list_path(self) -> str:
        return f"{LIST_PATH}?page=1&size=50"

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """One request with the cookie of the session, as it was answered."""
        headers = {"Accept": "application/json, text/html", "User-Agent": "Demo/1.0"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=10)
        try:
            connection.request(method, path, body or None, headers)
            reply = connection.getresponse()
            text = reply.read().decode("utf-8")
        finally:
            connection.close()
        given = reply.getheader("Set-Cookie")
        if given:
            self.cookie = given.partition(";")[0]
        self._record(method, path, (headers, body), reply, text)
        return reply.status, text

    def _record(
        self,
        method: str,
        path: str,
        sent: tuple[dict[str, str], str],
        reply: http.client.HTTPResponse,
        text: str,
    ) -> None:
        headers, body = sent
        request: dict[str, Any] = {
            "method": method,
            "url": self.url.rstrip("/") + path,
            "httpVersion": "HTTP/1.1",
            "headers": _pairs(headers.items()),
            "queryString": [],
            "cookies": [],
        }
        if body:
            kind = "application/x-www-form-urlencoded"
            request["postData"] = {"mimeType": kind, "text": body}
        content = {"mimeType": reply.getheader("Content-Type") or "", "text": text}
        self.entries.append(
            {
                "startedDateTime": "2026-11-28T09:00:00.000Z",
                "request": request,
                "response": {
                    "status": reply.status,
                    "headers": _pairs(reply.getheaders()),
                    "content": {"size": len(text), **content},
                },
            }
        )

    def recording(self) -> str:
        """All requests so far."""
        log = {"version": "1.2", "creator": {"name": "Demo", "version": "1"}}
        return json.dumps({"log": {**log, "entries": self.entries}})

    def command(self) -> str:
        """The request of the list, copied as cURL (bash)."""
        return (
            f"curl '{self.url.rstrip('/')}{self.list_path}' \\\n"
            f"  -H 'accept: application/json' \\\n  -b '{self.cookie}' --compressed"
        )


def _pairs(headers: Any) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers]
