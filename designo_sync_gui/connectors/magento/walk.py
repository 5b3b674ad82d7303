"""Going through Magento's list of orders: one search, and how far it came.

Law: behind the highest id, never by page number, unless the shop does not sort by id.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.magento.platform import PER_PAGE
from designo_sync_gui.connectors.reading.bounds import ListBounds
from designo_sync_gui.connectors.reading.observations import fewer_than_total, none_usable
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import say

NAMES: Final = "entity_id,increment_id,state,status,updated_at"
#: How often a list without order is gone through while orders come and go. The engine asks singly
#: for a known order that no pass shows.
_MOST_PASSES: Final = 3


def all_of(filters: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """The query for orders of which each of these is so: column, value and condition."""
    for index, (column, value, condition) in enumerate(filters):
        place = f"searchCriteria[filterGroups][{index}][filters][0]"
        yield f"{place}[field]", column
        yield f"{place}[value]", value
        yield f"{place}[conditionType]", condition


@dataclass(frozen=True, slots=True)
class Search:
    """One request for the orders behind ``after``, in the order of their ids."""

    path: str
    since: datetime | None
    after: int = 0
    upto: int = 0
    down: bool = False
    size: int = PER_PAGE
    page: int = 1
    ids: tuple[str, ...] = ()
    store_ids: str = ""
    horizon: datetime | None = None

    def request(self) -> Request:
        """Names as the schema spells them; times are UTC without a zone [magento2#24985]."""
        filters = [("entity_id", str(self.after), "gt")]
        if self.ids:
            filters = [("entity_id", ",".join(self.ids), "in")]
        if self.upto:
            filters.append(("entity_id", str(self.upto), "lteq"))
        if self.since is not None:
            filters.append(("updated_at", _utc(self.since), "gteq"))
        if self.horizon is not None:
            filters.append(("created_at", _utc(self.horizon), "gteq"))
        if self.store_ids:
            filters.append(("store_id", self.store_ids, "in"))
        query = [
            *all_of(filters),
            ("searchCriteria[sortOrders][0][field]", "entity_id"),
            ("searchCriteria[sortOrders][0][direction]", "DESC" if self.down else "ASC"),
            ("searchCriteria[pageSize]", str(self.size)),
            ("searchCriteria[currentPage]", str(self.page)),
            ("fields", f"items[{NAMES}],total_count"),
        ]
        return Request("GET", self.path, tuple(query))


@dataclass(slots=True)
class Walk:
    """How far the list was read: behind the highest id, or by page numbers where the shop does
    not sort by id (magento2#3788) or could not give an order.

    By page numbers an order that comes or goes moves others to pages that were read or not yet
    read: where the total changed meanwhile, these pages are gone through once more.
    """

    host: str
    search: Search
    bounds: ListBounds
    ended: bool = False
    #: Of a range: how many orders the whole list has up to its end.
    through: int | None = None
    #: How many orders lay behind those of the last page that was in the order of ids.
    left: int = 0
    _seen: set[int] = field(default_factory=set)
    _began: int = 0
    _now: set[int] = field(default_factory=set)
    _without_id: int = 0
    _total: int | None = None
    _moved: bool = False
    _passes: int = 1

    @property
    def is_behind_ids(self) -> bool:
        """Whether everything up to the id that the search is behind was listed, and nothing
        else: not so where page numbers are counted."""
        return self.search.page == 1 and self._passes == 1 and not self._now

    @property
    def shown(self) -> int:
        """How many orders were listed before the present stretch."""
        return self._began

    @property
    def count(self) -> int:
        """How many orders were listed."""
        return self._began + len(self._now) + self._without_id

    def of_range(self, after: int, upto: int) -> "Walk":
        """A walk through a part of this list, of its own and within the same bounds."""
        return Walk(self.host, replace(self.search, after=after, upto=upto), self.bounds)

    def is_left_by(self, page: OrderPage) -> bool:
        """Whether a page of a range shows an order that is not in it."""
        return any(int(reading.ref.order_id) > self.search.upto for reading in page.readings)

    def go_on_behind(self, highest: int, listed: int) -> None:
        """Everything up to this id was listed otherwise."""
        self._began += listed
        self.search = replace(self.search, after=highest, page=1)

    def take(self, page: OrderPage) -> OrderPage:
        """Note a page; only the first one is given back with the list's total. Raises
        ``BadReply`` for a list that repeats itself, does not end or ends before its total."""
        ids = [int(reading.ref.order_id) for reading in page.readings]
        if page.nameless and not ids:
            raise none_usable(self.host, page.nameless, page.nameless_as)
        by_id = self._is_by_id(ids, page)
        if by_id and ids and min(ids) <= self.search.after:
            raise _again(self.host)
        told = page.total if not self._seen else None
        news = set(ids) - self._seen
        self._note(ids, page)
        if by_id:
            self.left = (self._total or 0) - self.count + self._began
            self._go_behind(max(ids, default=self.search.after))
        kept = {r.ref: r for r in page.readings if int(r.ref.order_id) in news}
        return replace(page, readings=tuple(kept.values()), total=told)

    def _is_by_id(self, ids: list[int], page: OrderPage) -> bool:
        first = self.search.page == 1 and self._passes == 1
        return first and not page.lost and ids == sorted(ids)

    def _note(self, ids: list[int], page: OrderPage) -> None:
        rows = len(set(ids) - self._now) + page.nameless + page.lost
        total = page.total or 0
        self._moved |= self._total not in (None, total)
        self._total = total
        if rows or total:  # a range may be empty
            self.bounds.listed(rows)
        self._seen.update(ids)
        self._now.update(ids)
        self._without_id += page.nameless + page.lost
        count = len(self._now) + self._without_id
        # A page that holds more than the total belies it: then only an empty page ends the list.
        self.ended = count >= total and not len(ids) + page.nameless + page.lost > total
        if self._moved and self._passes < _MOST_PASSES and (self.ended or not rows):
            self._pass_again()
        elif not rows and not self.ended:
            raise self._short(total, count, repeated=bool(ids))
        else:
            self.search = replace(self.search, page=self.search.page + 1)

    def _go_behind(self, furthest: int) -> None:
        self._began += len(self._now) + self._without_id
        self._forget_pass()
        self.search = replace(self.search, after=furthest, page=1)

    def _pass_again(self) -> None:
        self._forget_pass()
        self._passes += 1
        self.ended = False
        self.search = replace(self.search, page=1)

    def _forget_pass(self) -> None:
        self._now.clear()
        self._without_id = 0
        self._total = None
        self._moved = False

    def _short(self, total: int, count: int, *, repeated: bool) -> BadReply:
        if repeated and self.search.page == 1:
            return _again(self.host)
        return fewer_than_total(self.host, self._began + count, self._began + total)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _again(host: str) -> BadReply:
    return BadReply(
        say("{host} lists orders again that it listed before.", host=host),
        say(
            "A cache in front of the shop may ignore the request's parameters: "
            "exclude /rest/ from caching."
        ),
    )
