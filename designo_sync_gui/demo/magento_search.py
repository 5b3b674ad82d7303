"""``searchCriteria`` and ``fields`` of the demo's Magento shop.

Law: what is asked is carried out: groups are joined with AND, filters within one with OR, an
unknown column is an internal error, and an empty list under ``fields`` becomes ``null`` (M2
framework/Webapi/Rest/Response/FieldsFilter.php).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.demo.http_server import DemoRequest
from designo_sync_gui.demo.magento_orders import MagentoOrder, as_json
from designo_sync_gui.demo.magento_replies import internal_error, page_too_large

_KEY = re.compile(r"searchCriteria\[(\w+)\](?:\[(\d+)\])?(?:\[(\w+)\])?(?:\[(\d+)\]\[(\w+)\])?\Z")
_COLUMNS: Final = frozenset(
    {"entity_id", "increment_id", "state", "status", "created_at", "updated_at", "store_id"}
)
_DEFAULT_LIMITED_PAGE: Final = 20

_Value = str | int
_TESTS: Final[Mapping[str, Callable[[_Value, _Value], bool]]] = {
    "eq": lambda have, want: have == want,
    "neq": lambda have, want: have != want,
    "gt": lambda have, want: _ordered(have, want) > 0,
    "gteq": lambda have, want: _ordered(have, want) >= 0,
    "lt": lambda have, want: _ordered(have, want) < 0,
    "lteq": lambda have, want: _ordered(have, want) <= 0,
}


@dataclass(slots=True)
class Criteria:
    """A decoded search; names are taken in camelCase and in snake_case, as Magento does."""

    groups: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    sorts: dict[str, dict[str, str]] = field(default_factory=dict)
    page_size: int | None = None
    current_page: int = 1

    @classmethod
    def of(cls, request: DemoRequest) -> "Criteria":
        found = cls()
        for name, value in request.query:
            match = _KEY.match(name)
            if match is None:
                continue
            kind, index, leaf, inner, inner_leaf = match.groups(default="")
            kind = _snake(kind)
            if kind == "filter_groups":
                group = found.groups.setdefault(index, {})
                group.setdefault(inner, {})[_snake(inner_leaf)] = value
            elif kind == "sort_orders":
                found.sorts.setdefault(index, {})[_snake(leaf)] = value
            elif kind == "page_size" and value.isdigit():
                found.page_size = int(value)
            elif kind == "current_page" and value.isdigit():
                found.current_page = int(value)
        return found

    def as_json(self) -> dict[str, object]:
        shown: dict[str, object] = {
            "filter_groups": [{"filters": list(g.values())} for g in self.groups.values()]
        }
        if self.sorts:
            shown["sort_orders"] = list(self.sorts.values())
        if self.page_size is not None:
            shown["page_size"] = self.page_size
            shown["current_page"] = self.current_page
        return shown


@dataclass(slots=True)
class ListSettings:
    """``largest_page`` is that of "Web API Input Limits" (``None``: they are off);
    ``repeats_last_page``: a page past the end is the last one again [magento2#26986]."""

    largest_page: int | None = None
    repeats_last_page: bool = False


def search(
    orders: Sequence[MagentoOrder], criteria: Criteria, settings: ListSettings
) -> dict[str, object]:
    """The reply of ``GET V1/orders``, before ``fields``. Raises ``ShopError``."""
    limit = settings.largest_page
    if limit is not None and criteria.page_size is not None and criteria.page_size > limit:
        raise page_too_large(limit)
    found = [order for order in orders if _fits(order, criteria)]
    for sort in reversed(list(criteria.sorts.values())):
        column = _known(sort.get("field", ""))
        down = sort.get("direction", "ASC").upper() == "DESC"
        found.sort(key=lambda order: _sort_key(order, column), reverse=down)
    size = criteria.page_size or (_DEFAULT_LIMITED_PAGE if limit is not None else len(found) or 1)
    page = max(criteria.current_page, 1)
    pages = max(-(-len(found) // size), 1)
    if page > pages and settings.repeats_last_page:
        page = pages
    shown = found[(page - 1) * size : page * size]
    return {
        "items": [as_json(order) for order in shown],
        "search_criteria": criteria.as_json(),
        "total_count": len(found),
    }


def filtered(value: object, wanted: str | None) -> object:
    """Only the named fields; everything without ``fields``, an empty list for a wrong one."""
    if wanted is None:
        return value
    tree = _parsed(wanted)
    return [] if tree is None else _picked(value, tree)


_Tree = dict[str, "_Tree"]


def _parsed(text: str) -> _Tree | None:
    if not re.fullmatch(r"[\w\[\],]+", text) or text.count("[") != text.count("]"):
        return None
    root: _Tree = {}
    stack = [root]
    last = root
    for part in re.findall(r"\w+|[\[\]]", text):
        if part == "[":
            stack.append(last)
        elif part != "]":
            last = stack[-1].setdefault(part, {})
        elif len(stack) == 1:
            return None
        else:
            stack.pop()
    return root


def _picked(value: object, tree: _Tree) -> object:
    if not tree:
        return value
    if isinstance(value, list):
        return [_picked(item, tree) for item in value] if value else None
    if isinstance(value, dict):
        return {name: _picked(value[name], tree[name]) for name in value if name in tree}
    return value


def _fits(order: MagentoOrder, criteria: Criteria) -> bool:
    return all(
        any(_passes(order, one) for one in group.values()) for group in criteria.groups.values()
    )


def _passes(order: MagentoOrder, one: Mapping[str, str]) -> bool:
    have = as_json(order).get(_known(one.get("field", "")))
    want = one.get("value", "")
    condition = one.get("condition_type", "eq")
    if condition in ("null", "notnull"):
        return (have is None) == (condition == "null")
    if not isinstance(have, str | int):
        return False
    if condition in ("in", "nin"):
        return (str(have) in want.split(",")) == (condition == "in")
    test = _TESTS.get(condition)
    if test is None:
        raise internal_error()
    return test(have, int(want) if isinstance(have, int) and want.isdigit() else want)


def _ordered(have: _Value, want: _Value) -> int:
    if isinstance(have, int) and isinstance(want, int):
        return (have > want) - (have < want)
    return (str(have) > str(want)) - (str(have) < str(want))


def _sort_key(order: MagentoOrder, column: str) -> tuple[int, str]:
    value = as_json(order).get(column)
    return (value, "") if isinstance(value, int) else (0, str(value))


def _known(column: str) -> str:
    """An unknown column ends in an SQL error, which Magento masks [magento2#12790]."""
    if column not in _COLUMNS:
        raise internal_error()
    return column


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", lambda big: f"_{big[1].lower()}", name)
