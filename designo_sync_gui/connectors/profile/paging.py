"""Going through the pages of a list that a read profile describes.

Law: a list ends where the answer says so or at an empty page; a list that repeats itself or
does not end is an error, never a shorter list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urljoin

from designo_sync_gui.connectors.json_reader import Document, PointerError, describe
from designo_sync_gui.connectors.order_reading import fewer_than_total
from designo_sync_gui.connectors.profile.profile import Paging, PagingRule
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import NumberLiteral

_MAX_PAGES = 10_000
_DOTS = frozenset({".", ".."})
_MAX_DIGITS = 12
#: New orders push known ones to a later page, but not page after page.
_MOST_WITHOUT_NEWS = 3
#: One link of a Link header and its parameters; a quoted one may hold commas and semicolons.
_LINK = re.compile(r"<([^<>]*)>((?:[^,<\"]|\"[^\"]*\")*)")
_PARAMETER = re.compile(r";\s*([a-z0-9*]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]*))", re.IGNORECASE)


@dataclass(slots=True)
class PageWalk:
    """Where one walk through the pages stands."""

    rule: PagingRule
    host: str
    asked: int = 0
    offset: int = 0
    cursor: str = ""
    address: str = ""
    _cursors: set[str] = field(default_factory=set)
    _former_ids: frozenset[tuple[str, str]] = frozenset()
    _seen: set[tuple[str, str]] = field(default_factory=set)
    _pages_without_news: int = 0

    def __post_init__(self) -> None:
        if self.rule.kind is Paging.OFFSET:
            self.offset = self.rule.first

    @property
    def page(self) -> int:
        return self.rule.first + self.asked

    def values(self) -> Mapping[str, str]:
        """What the paging placeholders stand for now."""
        return {
            "page": str(self.page),
            "offset": str(self.offset),
            "cursor": self.cursor,
            "limit": str(self.rule.size),
        }

    def query(self) -> tuple[tuple[str, str], ...]:
        """The paging parameters of the next request."""
        pairs: list[tuple[str, str]] = []
        value = {
            Paging.NONE: "",
            Paging.PAGE: str(self.page),
            Paging.OFFSET: str(self.offset),
            Paging.CURSOR: self.cursor,
            Paging.LINK: "",
            Paging.NEXT_URL: "",
        }[self.rule.kind]
        if self.rule.parameter and value:
            pairs.append((self.rule.parameter, value))
        if self.rule.size_parameter:
            pairs.append((self.rule.size_parameter, str(self.rule.size)))
        return tuple(pairs)

    def ended(
        self,
        document: Document,
        entries: int,
        ids: frozenset[tuple[str, str]],
        link: str = "",
    ) -> bool:
        """Take note of a page that was read; whether it was the last.

        ``link`` is its Link header. ``ids`` are store and order id of its entries. Raises
        ``BadReply`` when the list repeats itself or is without end.
        """
        page = self.page
        self.asked += 1
        self.offset += entries
        if self.rule.kind is Paging.NONE or entries == 0:
            return True
        self._pages_without_news = 0 if ids - self._seen else self._pages_without_news + 1
        if ids == self._former_ids or self._pages_without_news >= _MOST_WITHOUT_NEWS:
            raise BadReply(
                say("{host} gives the same orders for two pages in a row.", host=self.host),
                say("Check [list.paging] of the read profile: the paging parameter has no effect."),
            )
        self._former_ids = ids
        self._seen |= ids
        if self.asked >= _MAX_PAGES:
            raise BadReply(
                say("The list of {host} does not end.", host=self.host), say("Check [list.paging].")
            )
        if self.rule.kind is Paging.LINK:
            return self._follow(_next_link(link))
        if self.rule.kind is Paging.NEXT_URL:
            return self._follow(self._next_url(document))
        if self.rule.kind is Paging.CURSOR:
            return self._at_last_cursor(document)
        return self._at_last_page(document, page)

    def total(self, document: Document) -> int | None:
        """How many orders the list says it holds; ``None`` where the profile names no total.
        Raises ``BadReply`` for a pointer that does not fit."""
        pointer = self.rule.total
        return None if pointer is None else self._number(document, "total", pointer)

    def check_complete(self, document: Document, count: int) -> None:
        """Raise ``BadReply`` for fewer orders than the last page says there are."""
        total = self.total(document)
        if total is not None and count < total:
            raise fewer_than_total(self.host, count, total)

    def _at_last_page(self, document: Document, page: int) -> bool:
        pointer = self.rule.last_page
        return pointer is not None and page >= self._number(document, "last_page", pointer)

    def _number(self, document: Document, key: str, pointer: str) -> int:
        try:
            value = document.resolve(pointer)
        except PointerError as error:
            raise self._wrong(key, pointer, error.found) from None
        if not isinstance(value, str) or not value.isascii() or not value.isdigit():
            raise self._wrong(key, pointer, f"there was {describe(value)}")
        if len(value) > _MAX_DIGITS:
            raise self._wrong(key, pointer, f"a number of {len(value)} digits")
        return int(value)

    def _at_last_cursor(self, document: Document) -> bool:
        """A list without a next cursor (missing, null, false or an empty text) has ended."""
        try:
            value = document.resolve(self.rule.next)
        except PointerError:
            return True
        if value is None or value is False or value == "":
            return True
        if not isinstance(value, str | NumberLiteral):
            raise self._wrong("next", self.rule.next, f"there was {describe(value)}")
        if not value.isprintable():
            raise self._wrong("next", self.rule.next, "there was a text that no request can carry")
        if value in self._cursors:
            raise BadReply(
                say(
                    "{host} gives a cursor that it gave before: the list would never end.",
                    host=self.host,
                ),
                say("Check [list.paging] of the read profile."),
            )
        self._cursors.add(value)
        self.cursor = str(value)
        return False

    def _follow(self, address: str) -> bool:
        """Whether there is no further address; one that was followed before is an error."""
        if not address:
            return True
        if address in self._cursors:
            raise BadReply(
                say("{host} points to a page that was read before.", host=self.host),
                say("Ask the shop."),
            )
        self._cursors.add(address)
        self.address = address
        return False

    def _next_url(self, document: Document) -> str:
        try:
            value = document.resolve(self.rule.next)
        except PointerError:
            return ""
        if value is None or value is False:
            return ""
        if not isinstance(value, str) or isinstance(value, NumberLiteral):
            raise self._wrong("next", self.rule.next, f"there was {describe(value)}")
        if not value.isprintable():
            raise self._wrong("next", self.rule.next, "there was a text that no request can carry")
        return value

    def _wrong(self, key: str, pointer: str, found: str) -> BadReply:
        return BadReply(
            say(
                "The read profile's pointer list.paging.{key} “{pointer}” does not fit: {found}.",
                key=key,
                pointer=pointer,
                found=found,
            ),
            say("Correct the profile."),
        )


def _next_link(header: str) -> str:
    """The address with rel=next of a Link header (RFC 8288); empty where there is none."""
    for address, parameters in _LINK.findall(header):
        for name, quoted, plain in _PARAMETER.findall(parameters):
            if name.lower() == "rel" and "next" in (quoted or plain).lower().split():
                return str(address)
    return ""


def below(base: str, address: str) -> dict[str, Any]:
    """Path and query of an address below ``base``. Raises ``BadReply`` for any other place."""
    try:
        whole = urljoin(base, address)
    except ValueError:
        whole = ""
    path, _, query = whole.removeprefix(base).partition("?")
    if not whole.startswith(base) or "#" in whole or _DOTS & set(unquote(path).split("/")):
        raise BadReply(
            say("The list's next page lies at another address than the connection's."),
            say("Nothing is asked elsewhere. Enter the address that the shop itself names."),
        )
    return {"path": path, "query": tuple(parse_qsl(query, keep_blank_values=True))}
