"""Questions of the order table's model, as coroutines of the engine."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_groups import GroupKey
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import Sorting
from designo_sync_gui.domain.table_ports import Facets, OpenedView, ViewCounts
from designo_sync_gui.engine.order_views import OrderViews
from designo_sync_gui.ui.orders.row_pages import PAGE, Rows, page_of

#: Rows that come with the opening of a view: more than a screen.
FIRST = 2 * PAGE
#: Pages further down that are read before a view is shown.
_MOST_NEAR = 4


class Emptiness(Enum):
    """What it means that a view shows no row."""

    NONE = "it holds no order"
    NOT_KNOWN = "it was not opened and counted yet, or its orders are on their way"
    NOT_READ = "its orders could not be read"


@dataclass(frozen=True, slots=True)
class Opening:
    """An opened view with the pages around the place that the operator looks at."""

    opened: OpenedView
    near: Mapping[int, Rows]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the operator looks: the row at the top of the screen, and which groups are open."""

    row: int
    opened: frozenset[GroupKey]


@dataclass(frozen=True, slots=True)
class Looked:
    """Of orders that changed: those that wait for the view to be opened anew, those in it that do
    not belong there by now, and the pages held of it as they are now."""

    waiting: frozenset[OrderRef]
    stale: frozenset[OrderRef]
    pages: Mapping[int, Rows]


async def open_near(
    views: OrderViews, wanted: OrderFilter, sorting: Sorting, place: Place
) -> Opening:
    """Open a view; where the operator looks further down, or at open groups, read the rows there
    before it is shown, so that no empty screen is seen between."""
    opened = await views.table.open_view(wanted, sorting, FIRST)
    if len(opened.first) < FIRST:
        return Opening(opened, {})
    top = page_of(place.row)
    pages = [top, top + 1] if top else []
    for group in opened.groups:
        if group.key in place.opened:
            pages += [page_of(group.first), page_of(min(group.end - 1, group.first + PAGE))]
    wanted_pages = dict.fromkeys(page for page in pages if page >= FIRST // PAGE)
    near = {
        page: await views.table.rows(opened.token, page * PAGE, PAGE)
        for page in [*wanted_pages][:_MOST_NEAR]
    }
    return Opening(opened, {page: rows for page, rows in near.items() if rows})


async def look_again(
    views: OrderViews, token: int, refs: Collection[OrderRef], pages: Sequence[int]
) -> Looked:
    """What changed orders mean for an opened view."""
    read = {page: await views.table.rows(token, page * PAGE, PAGE) for page in pages}
    table = views.table
    return Looked(await table.not_in(token, refs), await table.no_longer_in(token, refs), read)


async def figures(views: OrderViews, wanted: OrderFilter) -> tuple[ViewCounts, Facets]:
    """What tabs, chips and the list of stores say in numbers."""
    return await views.table.counts(wanted), await views.table.facets()
