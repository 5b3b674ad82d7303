"""Questions of the order table's model, as coroutines of the engine."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import Sorting
from designo_sync_gui.domain.table_ports import Facets, OpenedView, ViewCounts
from designo_sync_gui.engine.order_views import OrderViews
from designo_sync_gui.ui.orders.row_pages import PAGE, Rows, page_of

#: Rows that come with the opening of a view: more than a screen.
FIRST = 2 * PAGE


@dataclass(frozen=True, slots=True)
class Opening:
    """An opened view with the rows around the place that the operator looks at."""

    opened: OpenedView
    page: int
    near: Rows


@dataclass(frozen=True, slots=True)
class Looked:
    """Of orders that changed: those that wait for the view to be opened anew, and the pages held
    of it as they are now."""

    waiting: frozenset[OrderRef]
    pages: Mapping[int, Rows]


async def open_near(views: OrderViews, wanted: OrderFilter, sorting: Sorting, row: int) -> Opening:
    """Open a view; where the operator looks further down, read the rows there before it is shown,
    so that no empty screen is seen between."""
    opened = await views.table.open_view(wanted, sorting, FIRST)
    page = page_of(row)
    if page == 0 or len(opened.first) < FIRST:
        return Opening(opened, 0, ())
    near = await views.table.rows(opened.token, page * PAGE, FIRST)
    return Opening(opened, page, near)


async def look_again(
    views: OrderViews, token: int, refs: Collection[OrderRef], pages: Sequence[int]
) -> Looked:
    """What changed orders mean for an opened view."""
    read = {page: await views.table.rows(token, page * PAGE, PAGE) for page in pages}
    return Looked(await views.table.not_in(token, refs), read)


async def figures(views: OrderViews, wanted: OrderFilter) -> tuple[ViewCounts, Facets]:
    """What tabs, chips and the list of stores say in numbers."""
    return await views.table.counts(wanted), await views.table.facets()
