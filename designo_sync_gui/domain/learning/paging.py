"""How an example's list goes on, and how it is limited to what changed.

What is found here is a guess until a second page was read (``proof``): a parameter called
"page" may be without effect.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from designo_sync_gui.domain.learning.entries import DateForm, date_form, pointer_step
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.lists import ListFound
from designo_sync_gui.domain.learning.parameters import Parameter, parameters_of
from designo_sync_gui.domain.learning.vocabulary import Concept as C
from designo_sync_gui.domain.learning.vocabulary import concepts_of

_DEEPEST: Final = 8
#: Entries of an outer list that are looked into: answers of batched calls.
_SHORT: Final = 3
#: Ends of a name that limits a time from above.
_UPPER: Final = re.compile(r"(?:^|[^A-Za-z])(?:to|until|lte|lt|bis|before)$|(?:[a-z](?:To|Until))$")
#: Names of the page that was asked for, not of the last one.
_CURRENT: Final = ("pageno", "page_no", "pagenumber", "page_number", "pagenum")


class PagingKind(StrEnum):
    """The words of a profile's ``[list.paging]``; ``UNKNOWN`` where more orders must exist."""

    NONE = "none"
    PAGE = "page"
    OFFSET = "offset"
    CURSOR = "cursor"
    LINK = "link"
    NEXT_URL = "next-url"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PagingFound:
    """What says how the list goes on.

    Attributes:
        parameter, size: of the request; ``None`` where there is none.
        first: the number of the example's page, or its offset.
        next, total, last_page: pointers into the answer; ``None`` where there is none.
        since: the parameter that limits the list to changes, with how it writes a time.
        doubtful_since: one that holds a time, and may mean something else.
    """

    kind: PagingKind
    parameter: Parameter | None = None
    size: Parameter | None = None
    first: int = 1
    next: str | None = None
    total: str | None = None
    last_page: str | None = None
    since: Parameter | None = None
    since_form: str = ""
    doubtful_since: Parameter | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """A value of the answer outside its lists."""

    pointer: str
    key: str
    value: object
    near: bool


def find_paging(
    request: ExampleRequest | None, answer: object, found: ListFound, link: str = ""
) -> PagingFound:
    """Look at the request, the answer around the list, and the answer's Link header."""
    parameters = parameters_of(request) if request is not None else ()
    told = tuple(_around(answer, "", found.pointer))
    total = _total(told, len(found.entries) + found.skipped)
    last_page = _last_page(told)
    since, doubtful = _since(parameters)
    form = date_form(since.value) if since is not None else None
    kind, parameter, leads = _kind(parameters, told, link)
    if kind is PagingKind.NONE and last_page is not None:
        kind = PagingKind.PAGE
    if kind is PagingKind.NONE and _more_than(told, total, len(found.entries)):
        kind = PagingKind.UNKNOWN
    first = parameter.whole if parameter is not None else None
    return PagingFound(
        kind,
        parameter,
        _size(parameters),
        first if first is not None else _usual_first(kind),
        leads,
        total,
        last_page,
        since,
        form or "",
        doubtful,
    )


def _usual_first(kind: PagingKind) -> int:
    return 0 if kind is PagingKind.OFFSET else 1


def _kind(
    parameters: Sequence[Parameter], told: Sequence[_Told], link: str
) -> tuple[PagingKind, Parameter | None, str | None]:
    if 'rel="next"' in link or "rel=next" in link:
        return PagingKind.LINK, None, None
    address = _next_address(told)
    if address is not None:
        return PagingKind.NEXT_URL, None, address
    cursor = _next_cursor(told)
    if cursor is not None:
        return PagingKind.CURSOR, _first(parameters, _is_cursor), cursor
    page = _first(parameters, _is_page)
    if page is not None:
        return PagingKind.PAGE, page, None
    offset = _first(parameters, _is_offset)
    return (PagingKind.NONE if offset is None else PagingKind.OFFSET), offset, None


def _first(parameters: Sequence[Parameter], fits: Callable[[Parameter], bool]) -> Parameter | None:
    return next((parameter for parameter in parameters if fits(parameter)), None)


def _is_page(parameter: Parameter) -> bool:
    sized = parameter.means(C.LIMIT, C.CURSOR, C.TOTAL)
    short = parameter.key.lower() in ("p", "pg")
    return parameter.whole is not None and not sized and (parameter.means(C.PAGE) or short)


def _is_offset(parameter: Parameter) -> bool:
    bare = parameter.key.lower() == "from"
    return parameter.whole is not None and (parameter.means(C.OFFSET) or bare)


def _is_cursor(parameter: Parameter) -> bool:
    open_text = parameter.whole is None and parameter.means(C.CURSOR)
    return open_text and not date_form(parameter.value)


def _size(parameters: Sequence[Parameter]) -> Parameter | None:
    sized = (
        p
        for p in parameters
        if p.whole and p.means(C.LIMIT) and not p.means(C.OFFSET) and not _is_page(p)
    )
    return next(sized, None)


def _since(parameters: Sequence[Parameter]) -> tuple[Parameter | None, Parameter | None]:
    """The parameter that says "changed since", and one that only holds a time."""
    dated = [p for p in parameters if _is_time(p)]
    for parameter in dated:
        words = (parameter.key, *parameter.beside)
        meanings = {concept for word in words for part in concepts_of(word) for concept in part}
        named_since = parameter.key.lower().startswith(
            ("since", "seit", "depuis", "desde", "vanaf")
        )
        upper = parameter.means(C.LAST) or _UPPER.search(parameter.key)
        if (C.CHANGED in meanings or named_since) and C.CREATED not in meanings and not upper:
            return parameter, None
    return None, dated[0] if dated else None


def _is_time(parameter: Parameter) -> bool:
    form = date_form(parameter.value)
    digits = form in (DateForm.UNIX, DateForm.UNIX_MS)
    return form is not None and (not digits or parameter.means(C.CHANGED, C.SINCE, C.TIME))


def _around(value: object, pointer: str, items: str, deep: int = 0) -> Iterator[_Told]:
    """The values of the answer that are not inside its lists; ``near``: beside the list."""
    if deep > _DEEPEST or pointer == items:
        return
    near = items.startswith(f"{pointer}/") or pointer == ""
    if isinstance(value, dict):
        for key, held in value.items():
            below = f"{pointer}/{pointer_step(key)}"
            if isinstance(held, dict | list):
                yield from _around(held, below, items, deep + 1)
            else:
                yield _Told(below, key, held, near)
    elif isinstance(value, list) and len(value) <= _SHORT:
        for place, held in enumerate(value):
            if items.startswith(f"{pointer}/{place}/"):
                yield from _around(held, f"{pointer}/{place}", items, deep + 1)


def _next_address(told: Sequence[_Told]) -> str | None:
    for held in told:
        if isinstance(held.value, str) and _is_next(held) and _is_address(held.value):
            return held.pointer
    return None


def _is_next(told: _Told) -> bool:
    keys = told.pointer.lower().split("/")
    last = concepts_of(told.key)
    named = any(C.NEXT in meaning for meaning in last)
    return named or (told.key.lower() in ("href", "url", "uri") and "next" in keys[-2:])


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://", "/")) or value.startswith("?")


def _next_cursor(told: Sequence[_Told]) -> str | None:
    for held in told:
        key = held.key.lower().replace("_", "").replace("-", "")
        named = "cursor" in key and not key.startswith(("start", "prev", "has"))
        token = key.startswith("next") and key.endswith(("token", "cursor", "key", "pagetoken"))
        continued = "continuation" in key or key in ("scrollid", "marker", "nextmarker")
        if (named or token or continued) and (held.value is None or isinstance(held.value, str)):
            return held.pointer
    return None


def _total(told: Sequence[_Told], entries: int) -> str | None:
    """The number of all orders: at least as many as are in the answer."""
    best: tuple[float, str] | None = None
    for held in told:
        count = _count(held.value)
        points = _total_points(held)
        if count is None or count < entries or points <= 0:
            continue
        if best is None or points > best[0]:
            best = points, held.pointer
    return best[1] if best else None


def _total_points(told: _Told) -> float:
    keys = [part for key in told.pointer.split("/")[-2:] for part in concepts_of(key)]
    last = concepts_of(told.key)
    if any(concept in meaning for meaning in last for concept in (C.PAGE, C.OFFSET, C.LAST)):
        return 0.0
    if told.key.lower() in ("limit", "size", "first", "per_page", "perpage", "to", "from"):
        return 0.0
    total = any(C.MONEY in meaning for meaning in keys) and "total" in told.pointer.lower()
    whole = total or any(C.TOTAL in meaning and C.LIMIT not in meaning for meaning in last)
    counted = any(C.TOTAL in meaning for meaning in last)
    points = 3.0 if total else 2.0 if whole else 1.0 if counted else 0.0
    return points + (0.5 if told.near else 0.0) if points else 0.0


def _last_page(told: Sequence[_Told]) -> str | None:
    for held in told:
        meanings = {concept for part in concepts_of(held.key) for concept in part}
        plural = held.key.lower() in ("pages", "seiten", "strony", "paginas")
        counted = C.PAGE in meanings and meanings & {C.TOTAL, C.LAST, C.MONEY, C.NUMBER}
        sized = meanings & {C.LIMIT} and not meanings & {C.LAST, C.TOTAL, C.MONEY}
        known = (plural or bool(counted)) and not sized and held.key.lower() not in _CURRENT
        if known and _count(held.value) is not None:
            return held.pointer
    return None


def _more_than(told: Sequence[_Told], total: str | None, entries: int) -> bool:
    counts = (_count(held.value) for held in told if held.pointer == total)
    return any(count is not None and count > entries for count in counts)


def _count(value: object) -> int | None:
    text = str(value) if isinstance(value, str) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
