"""The rows of a large plan, kept small.

Law: what comes out is what went in. What many rows share is kept once; of a row its own are order
id, number and time of change. A hundred thousand rows take a few megabytes, where as objects they
take a hundred.
"""

import json
from array import array
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from operator import eq
from typing import Generic, NamedTuple, TypeVar, overload

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.plan import PlannedWrite, Refusal
from designo_sync_gui.domain.plan_facts import Seen
from designo_sync_gui.domain.sentence import Sentence

#: Rows that are laid down and taken up together.
_CHUNK = 256
_OWN = 3
T = TypeVar("T")
K = TypeVar("K")
#: The texts of a row of its own, as many as ``_OWN``, and what tells apart the rest of two rows.
Apart = tuple[tuple[str, str, str], Hashable]


class _Chunk(NamedTuple, Generic[T]):
    """Some rows: their own texts, for each the place of its like, and the rows they are like."""

    texts: bytes
    kinds: "array[int]"
    like: Sequence[T]


class PackedRows(Sequence[T], Generic[T]):
    """Rows that are made when they are looked at; equal to a tuple of the same."""

    def __init__(self, packers: "Iterable[Packer[T]]" = ()) -> None:
        """The rows of these, one packer after the other."""
        self._chunks: list[tuple[_Chunk[T], Callable[[Sequence[str], T], T]]] = []
        self._starts: list[int] = []
        self._length = 0
        self._made: tuple[int, Sequence[T]] = (-1, ())
        for packer in packers:
            for chunk in packer.chunks():
                self._chunks.append((chunk, packer.whole))
                self._starts.append(self._length)
                self._length += len(chunk.kinds)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return tuple(self[at] for at in range(self._length)[place])
        at = range(self._length)[place]
        wanted = bisect_right(self._starts, at) - 1
        number, rows = self._made
        if number != wanted:
            rows = self._rows(wanted)
            self._made = wanted, rows
        return rows[at - self._starts[wanted]]

    def __iter__(self) -> Iterator[T]:
        for number in range(len(self._chunks)):
            yield from self._rows(number)

    def of_alike(self, tell: Callable[[T], K]) -> Iterator[K]:
        """What ``tell`` says of each row, asked once for all that are alike: it may not look at
        what a row has of its own."""
        told: dict[int, list[K]] = {}
        for chunk, _ in self._chunks:
            found = told.setdefault(id(chunk.like), [])
            found.extend(map(tell, chunk.like[len(found) :]))
            yield from map(found.__getitem__, chunk.kinds)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, tuple | PackedRows):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _rows(self, number: int) -> list[T]:
        chunk, whole = self._chunks[number]
        texts: list[str] = json.loads(chunk.texts)
        return [
            whole(texts[_OWN * at : _OWN * (at + 1)], chunk.like[kind])
            for at, kind in enumerate(chunk.kinds)
        ]


class Rearranged(Sequence[T], Generic[T]):
    """The rows at these places of others."""

    def __init__(self, rows: Sequence[T], places: Sequence[int]) -> None:
        self._rows, self._places = rows, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return Rearranged(self._rows, self._places[place])
        return self._rows[self._places[place]]


def of_alike(rows: Sequence[T], tell: Callable[[T], K]) -> Iterator[K]:
    """``PackedRows.of_alike`` of any rows."""
    return rows.of_alike(tell) if isinstance(rows, PackedRows) else map(tell, rows)


class Packer(Generic[T]):
    """Takes rows one after the other and keeps them small. ``whole`` makes one of its own texts
    and of a row that it is like."""

    def __init__(self, apart: Callable[[T], Apart], whole: Callable[[Sequence[str], T], T]) -> None:
        self.whole = whole
        self._apart = apart
        self._known: dict[Hashable, int] = {}
        self._like: list[T] = []
        self._chunks: list[_Chunk[T]] = []
        self._texts: list[str] = []
        self._kinds = array("I")

    def add(self, row: T) -> None:
        own, rest = self._apart(row)
        kind = self._known.get(rest)
        if kind is None:
            kind = self._known[rest] = len(self._like)
            self._like.append(row)
        self._kinds.append(kind)
        self._texts += own
        if len(self._kinds) == _CHUNK:
            self._lay_down()

    def chunks(self) -> Sequence[_Chunk[T]]:
        """All rows that were added."""
        if self._kinds:
            self._lay_down()
        return self._chunks

    def _lay_down(self) -> None:
        texts = json.dumps(self._texts, separators=(",", ":")).encode("ascii")
        self._chunks.append(_Chunk(texts, self._kinds, self._like))
        self._texts, self._kinds = [], array("I")


def packer_of_writes() -> Packer[PlannedWrite]:
    return Packer(_write_apart, _write)


def packer_of_refusals() -> Packer[Refusal]:
    return Packer(_refusal_apart, _refusal)


def _said(sentence: Sentence) -> Hashable:
    """Two sentences that are made alike; quicker than what they say."""
    return sentence.template, sentence.many, sentence.values, tuple(map(_said, sentence.parts))


def _write_apart(row: PlannedWrite) -> Apart:
    changed_at, read_at = "", None
    if row.seen is not None:
        changed_at, read_at = row.seen.changed_at, row.seen.read_at
    rest = (row.ref.store_code, row.target, row.expected, row.wanted, row.action, row.confirm)
    return (row.ref.order_id, row.number, changed_at), (*rest, _said(row.consequence), read_at)


def _write(own: Sequence[str], like: PlannedWrite) -> PlannedWrite:
    order_id, number, changed_at = own
    return PlannedWrite(
        OrderRef(like.ref.store_code, order_id),
        number,
        like.expected,
        like.wanted,
        like.consequence,
        like.action,
        like.confirm,
        None if like.seen is None else Seen(like.seen.read_at, changed_at),
        target=like.target,
    )


def _refusal_apart(row: Refusal) -> Apart:
    rest = (row.ref.store_code, row.target, row.reason, row.expected, row.wanted, row.lacks)
    return (row.ref.order_id, row.number, ""), (*rest, _said(row.message))


def _refusal(own: Sequence[str], like: Refusal) -> Refusal:
    order_id, number, _ = own
    return Refusal(
        OrderRef(like.ref.store_code, order_id),
        number,
        like.reason,
        like.message,
        like.expected,
        like.wanted,
        like.lacks,
        target=like.target,
    )
