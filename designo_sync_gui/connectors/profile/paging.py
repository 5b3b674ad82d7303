"""Paging through a list that a profile describes.

Law: a list ends where the answer says so or at an empty page; a list that repeats itself or
does not end is an error, never a shorter list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, unquote, urljoin

from designo_sync_gui.connectors.profile.rules import Paging, PagingRule
from designo_sync_gui.connectors.reading.bounds import ListBounds
from designo_sync_gui.connectors.reading.document import Document, PointerError, describe
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import NumberLiteral

_DOTS = frozenset({".", ".."})
_MAX_DIGITS = 12
#: Pages by number or offset: an order that comes or goes moves others to other pages.
_BY_PLACE = (Paging.PAGE, Paging.OFFSET)
#: One link of a Link header and its parameters; a quoted one may hold commas and semicolons.
_LINK = re.compile(r"<([^<>]*)>((?:[^,<\"]|\"[^\"]*\")*)")
_PARAMETER = re.compile(r";\s*([a-z0-9*]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]*))", re.IGNORECASE)


@dataclass(slots=True)
class PageWalk:
    """The position of one pass through the pages."""

    rule: PagingRule
    host: str
    asked: int = 0
    offset: int = 0
    cursor: str = ""
    address: str = ""
    _cursors: set[str] = field(default_factory=set)
    _former_ids: frozenset[tuple[str, str]] = frozenset()
    _seen: set[tuple[str, str]] = field(default_factory=set)
    bounds: ListBounds = field(init=False)

    def __post_init__(self) -> None:
        self.bounds = ListBounds(self.host)
        if self.rule.kind is Paging.OFFSET:
            self.offset = self.rule.first

    @property
    def by_place(self) -> bool:
        """Whether an order that comes or goes moves others to other pages."""
        return self.rule.kind in _BY_PLACE

    @property
    def position(self) -> int:
        """How many orders of the list lie before the next page, where pages go by place."""
        if self.rule.kind is Paging.PAGE:
            return self.asked * self.rule.size
        return self.offset - self.rule.first

    def part(self, start: int, count: int) -> "PageWalk":
        """A walk that asks for ``count`` orders behind the first ``start`` of the list."""
        walk = PageWalk(replace(self.rule, size=count), self.host)
        if self.rule.kind is Paging.PAGE:
            walk.asked = start // count
        else:
            walk.offset = self.rule.first + start
        return walk

    def further(self, pages: int, size: int) -> "PageWalk":
        """A walk that asks for a page behind the next one, where each holds ``size`` entries and
        pages go by place."""
        walk = PageWalk(self.rule, self.host, self.asked + pages)
        walk.bounds = self.bounds
        walk.offset = self.offset + pages * size
        return walk

    @property
    def at(self) -> int:
        """How many pages, or orders, lie before the next page, as the profile counts."""
        return self.asked if self.rule.kind is Paging.PAGE else self.offset - self.rule.first

    def go_to(self, at: int) -> None:
        """Ask for the page behind so many pages, or orders, next."""
        if self.rule.kind is Paging.PAGE:
            self.asked = at
        else:
            self.offset = self.rule.first + at

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

    def leads_on(self, document: Document, link: str) -> bool:
        """Go where a page with entries that does not go by place says the next one is; whether
        there is one. ``link`` is its Link header. Raises ``BadReply`` for one that was read."""
        if self.rule.kind is Paging.LINK:
            return not self._follow(_next_link(link))
        if self.rule.kind is Paging.NEXT_URL:
            return not self._follow(self._next_url(document))
        return self.rule.kind is Paging.CURSOR and not self._at_last_cursor(document)

    def passed(self, entries: int, ids: frozenset[tuple[str, str]]) -> bool:
        """Take note of a page that was read, whatever it says of the next one; whether it was
        empty. ``ids`` are store and order id of its entries. Raises ``BadReply`` when the list
        repeats itself or is without end."""
        self.asked += 1
        self.offset += entries
        if entries == 0:
            return True
        if ids and ids == self._former_ids:
            raise BadReply(
                say("{host} gives the same orders for two pages in a row.", host=self.host),
                say("Check [list.paging] of the read profile: the paging parameter has no effect."),
            )
        unnamed = 0 if ids else entries
        self.bounds.listed(len(ids - self._seen) + unnamed)
        self._former_ids = ids
        self._seen |= ids
        return False

    def total(self, document: Document) -> int | None:
        """How many orders the list says it holds; ``None`` where the profile names no total.
        Raises ``BadReply`` for a pointer that does not fit."""
        pointer = self.rule.total
        return None if pointer is None else self._number(document, "total", pointer)

    def is_last_part(self, document: Document, entries: int) -> bool:
        """Whether the list ends with the part of a page that this walk asked for, or before it."""
        pointer = self.rule.last_page
        if pointer is None:
            return False
        last = self._number(document, "last_page", pointer)
        return self.page == last or (entries == 0 and self.page > last)

    def pages(self, document: Document) -> int | None:
        """How many pages the list says there are; ``None`` where the profile does not ask."""
        pointer = self.rule.last_page
        if pointer is None or self.rule.kind is not Paging.PAGE:
            return None
        return self._number(document, "last_page", pointer) - self.rule.first + 1

    def reaches(self, total: int | None, entries: int) -> bool:
        """Whether the page that this walk asked for is the last by the list's total, where the
        profile says that nothing is asked for behind it."""
        return self.rule.end_by_total and total is not None and self.position + entries >= total

    def at_last_page(self, document: Document) -> bool:
        """Whether the page that this walk asked for is the last. Orders on a page behind the last
        one belie it: then only an empty page ends the list."""
        pointer = self.rule.last_page
        return pointer is not None and self.page == self._number(document, "last_page", pointer)

    def _number(self, document: Document, key: str, pointer: str) -> int:
        try:
            value = document.resolve(pointer)
        except PointerError as error:
            raise self._wrong(key, pointer, error.found) from None
        if not isinstance(value, str) or not value.isascii() or not value.isdigit():
            raise self._wrong(key, pointer, say("there was {describe}", describe=describe(value)))
        if len(value) > _MAX_DIGITS:
            raise self._wrong(key, pointer, say("a number of {count} digits", count=len(value)))
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
            raise self._wrong(
                "next", self.rule.next, say("there was {describe}", describe=describe(value))
            )
        if not value.isprintable():
            raise self._wrong(
                "next", self.rule.next, say("there was a text that cannot be sent in a request")
            )
        if value in self._cursors:
            raise BadReply(
                say(
                    "{host} repeated an earlier cursor: the list would never end.",
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
                say("Ask whoever runs the shop."),
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
            raise self._wrong(
                "next", self.rule.next, say("there was {describe}", describe=describe(value))
            )
        if not value.isprintable():
            raise self._wrong(
                "next", self.rule.next, say("there was a text that cannot be sent in a request")
            )
        return value

    def _wrong(self, key: str, pointer: str, found: Sentence) -> BadReply:
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
            say("The address of the list's next page is not the connection's address."),
            say(
                "No request was sent to the other address. Enter the address that the shop "
                "itself gives."
            ),
        )
    return {"path": path, "query": tuple(parse_qsl(query, keep_blank_values=True))}
