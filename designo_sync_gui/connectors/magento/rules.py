"""What a Magento shop accepts as a status.

Law: the shop lists its statuses nowhere in its API (none of the paths of the 2.4.9 schema;
magento2#16324), so nothing is claimed to be allowed; what would harm an order, or what only an
action of its own leads to, is said before anything is sent. The order's **state** decides, not
its status: an order that is over takes a comment with an open status and stays over (measured).
"""

from collections.abc import Iterator
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.magento.states import STATES, SeenStates, seen_states
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.plan import Change, WriteRules
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.domain.visible import visible_text

#: ``sales_order.status`` is a varchar(32) (M2 Sales/etc/db_schema.xml). Whether a longer one is
#: cut or ends in an error depends on the database's settings (UNSURE), so none is sent.
LONGEST: Final = 32

FORBIDDEN: Final = {
    "": (
        say(
            "An empty status would set the order's status to NULL on older shops and hide the "
            "order from the shop's own list (magento2#34180). This program never writes it."
        )
    ),
    "closed": (
        say(
            "“closed” belongs to orders with a credit memo. This program moves no money: make the "
            "credit memo in the shop's admin."
        )
    ),
}

HOLD: Final = "hold"
UNHOLD: Final = "unhold"
CANCEL: Final = "cancel"
#: The word for a status that names an order otherwise than what it is.
NAME_ONLY: Final = "name only"

#: The database's columns are utf8mb3 (measured on 2.4.6: every other character became "?").
KEPT: Final = r"[\x00-\uffff]*"
_NOT_KEPT: Final = say(
    "Magento keeps no characters beyond U+FFFF, such as emoji: it would save “?” for each."
)

_ENTRY: Final = say(
    "an entry without text in the order's history; the customer gets no "
    "e-mail; staff may get one if the shop sends copies of order comments "
    "as separate e-mails"
)
_HOLDS: Final = say(
    "puts the order on hold: it can be neither invoiced, shipped nor cancelled until the hold is "
    "ended"
)
_CANCELS: Final = say(
    "cancels the order, which cannot be undone: reserved stock is freed, and an open payment "
    "authorisation is ended where the payment method can"
)
_UNHOLDS: Final = say(
    "ends the hold, which brings back the status from before the hold; the "
    "order is checked first, and nothing is sent if that would be another "
    "status"
)
_OVER: Final = {
    "canceled": say(
        "the order stays cancelled: stock does not change, and it cannot be "
        "cancelled again; only the status shown changes, so it looks like an "
        "open order"
    ),
    "closed": say(
        "the order stays closed, fully refunded; only the status shown "
        "changes, so it looks like an open order"
    ),
    "complete": say(
        "the order stays complete, invoiced and shipped; only the status shown "
        "changes, so it looks like an open order"
    ),
}


def changes_of(seen: SeenStates) -> tuple[Change, ...]:
    """What each change means in a shop whose orders were seen so; the first that fits counts."""
    return (*_already(seen), *_named_actions(seen), *_by_state(seen), *_PLAIN)


def _already(seen: SeenStates) -> Iterator[Change]:
    """The order is what the wanted status says: only its name changes."""
    told = joined("; ", [say("the order's state does not change"), _ENTRY])
    for state in STATES:
        names = {status for status, states in seen.states.items() if states == {state}}
        if state in ("holded", "canceled", "complete"):
            names.add(state)
        if state in ("holded", *_OVER):
            for name in sorted(names):
                yield Change(None, name, told, state=state)


def _named_actions(seen: SeenStates) -> Iterator[Change]:
    for state, action, told in (("holded", HOLD, _HOLDS), ("canceled", CANCEL, _CANCELS)):
        name = seen.renamed(state)
        if not name:
            yield Change(None, state, told, action=action, confirm=action)
            continue
        shown = say("the shop then shows it as “{name}”", name=visible_text(name))
        yield Change(None, state, joined("; ", [told, shown]), action=action, confirm=action)
        if seen.alone(name):
            yield Change(None, name, told, action=action, confirm=action)
        else:
            warning = say(
                "in this shop, orders in state {state} have this status, and others "
                "too; only the status shown changes, and what its name says is not "
                "carried out",
                state=state,
            )
            yield Change(None, name, joined("; ", [warning, _ENTRY]), confirm=NAME_ONLY)


def _by_state(seen: SeenStates) -> Iterator[Change]:
    yield Change(None, None, _UNHOLDS, action=UNHOLD, confirm=UNHOLD, state="holded")
    yield Change("holded", None, _UNHOLDS, action=UNHOLD, confirm=UNHOLD, state="")
    for state, told in _OVER.items():
        yield Change(None, None, joined("; ", [told, _ENTRY]), confirm=NAME_ONLY, state=state)


_PLAIN: Final = (
    Change(
        None,
        "complete",
        joined(
            "; ",
            [say("shows the order as complete; nothing is invoiced or shipped"), _ENTRY],
        ),
    ),
    # M2 Sales/Model/CronJob/CleanExpiredOrders.php goes by the status, whatever the state.
    Change(
        None,
        "pending_payment",
        joined(
            "; ",
            [
                say(
                    "the shop's cron cancels an order that can be cancelled and keeps this status "
                    "for longer than its setting “Pending Payment Order Lifetime”"
                ),
                _ENTRY,
            ],
        ),
    ),
    Change(None, None, _ENTRY),
)

_STATE: Final = say(
    "“state” is Magento's own workflow: it follows from invoices, shipments, credit memos, holds "
    "and cancellations, and is not written. Compare the field “status” to write."
)


class MagentoRules:
    """Reads from the shop's orders which status belongs to which state."""

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._store = store

    async def write_rules(self, store_code: str) -> WriteRules:
        """Raises ``SyncError`` where the shop's orders cannot be asked."""
        if self._store.status_field != "status":
            return WriteRules(writable=False, reason=_STATE)
        seen = await seen_states(self._channel, self._store)
        return WriteRules(
            longest=LONGEST,
            forbidden=FORBIDDEN,
            changes=changes_of(seen),
            kept=KEPT,
            kept_reason=_NOT_KEPT,
            state_field="state",
            seen_with=seen.named(),
        )


def leads_to(action: str, status: str) -> bool:
    """Whether a plan of this store can hold this action for this status (an empty one: it is
    written with a comment)."""
    return status not in FORBIDDEN and action in ("", HOLD, UNHOLD, CANCEL)
