"""Orders of every kind for Hypothesis: few values, so that equal ones and ties happen."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from designo_sync_gui.domain.activity import ActivityKind, EntryOrders
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.order_rows import Criteria, OrderFilter
from designo_sync_gui.domain.order_sorting import SortColumn, Sorting
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
STORES = ("de", "fr", "wc_eu")
STATUSES = (
    Status.text("processing"),
    Status.text("Processing"),
    Status.text("wc-processing"),
    Status.text("Größe\nKarton"),
    Status.text("  "),
    Status.text(""),
    Status.text("7"),
    Status.number("7"),
    Status.number("7.0"),
    Status.boolean(True),
    Status.null(),
    Status.absent(),
    Status.text("a\x00b"),
)
CHANGED = ("", "2026-11-20T10:00:00", "2026-11-22T10:00:00+02:00", "no time at all")
ORDER_IDS = ("7", "07", "9", "10", "100", "AB-9", "ab-10", "#10", "x\ny", "n\x00l")
NUMBERS = ("", "#7", "#10", "9", "AB-9", "ß")
TIMES = st.integers(0, 3).map(lambda hours: NOON + timedelta(hours=hours))


def observations() -> st.SearchStrategy[Observation]:
    """One side, present, absent or not read; a present one may be unreadable or not listed."""
    present = st.builds(
        Observation,
        st.just(Presence.PRESENT),
        st.one_of(st.none(), st.sampled_from(STATUSES)),
        TIMES,
        changed_at=st.sampled_from(CHANGED),
        listed=st.booleans(),
    )
    other = st.builds(
        Observation,
        st.sampled_from([Presence.ABSENT, Presence.NOT_READ]),
        st.none(),
        TIMES,
    )
    return st.one_of(present, present, present, other)


def orders() -> st.SearchStrategy[Order]:
    return st.builds(
        Order,
        st.builds(OrderRef, st.sampled_from(STORES), st.sampled_from(ORDER_IDS)),
        st.sampled_from(NUMBERS),
        st.one_of(st.none(), observations()),
        st.one_of(st.none(), observations()),
        st.one_of(st.none(), st.sampled_from(OutcomeKind)),
        st.one_of(st.none(), st.sampled_from(STATUSES[:4])),
    )


def criteria() -> st.SearchStrategy[Criteria]:
    stores = st.frozensets(st.sampled_from(STORES), max_size=2)
    looks = st.frozensets(st.sampled_from(Look), max_size=3)
    kinds = st.frozensets(st.sampled_from(DifferenceKind), max_size=3)
    statuses = st.frozensets(st.sampled_from(STATUSES), max_size=4)
    since = st.sampled_from([None, datetime(2026, 11, 21, tzinfo=UTC)])
    return st.one_of(
        st.builds(Criteria, stores, looks, kinds, statuses, since),
        st.builds(Criteria, changed_since=since),
        st.builds(Criteria, stores, changed_since=since),
        st.builds(Criteria, looks=looks),
        st.builds(Criteria, kinds=kinds),
        st.builds(Criteria, statuses=statuses),
    )


TEXTS = [
    *("", "7", "PRO", "grÖSSE", "wc-", "ss", "#", "a\x00b", "n\x00L", "%", "nowhere"),
    *("\n", "7\n", "x\ny", "y\n#7", "7\nproc", "\ud800"),
]


#: An entry of *Activity* that is about some of the orders.
ENTRY = EntryOrders(7, ActivityKind.REFRESH, NOON)


def filters() -> st.SearchStrategy[OrderFilter]:
    """Everything a window can ask but for a pair; seldom all at once, which lets nothing in."""
    view, text = st.sampled_from(View), st.sampled_from(TEXTS)
    return st.one_of(
        st.builds(OrderFilter, view, text, st.sampled_from(["", *STORES]), criteria()),
        st.builds(OrderFilter, view, text),
        st.builds(OrderFilter, text=text),
        st.builds(OrderFilter, view, criteria=criteria()),
        st.builds(OrderFilter, criteria=criteria(), text=st.sampled_from(["", "7", "PRO"])),
        st.builds(OrderFilter, view, store_code=st.sampled_from(STORES)),
        st.builds(OrderFilter, view, text, criteria=st.just(Criteria(entry=ENTRY))),
    )


def sortings() -> st.SearchStrategy[Sorting]:
    words = tuple(reversed([kind.value for kind in DifferenceKind]))
    return st.builds(
        Sorting,
        st.one_of(st.none(), st.sampled_from(SortColumn)),
        st.booleans(),
        st.sampled_from([(), words]),
        st.booleans(),
    )
