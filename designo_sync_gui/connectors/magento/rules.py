"""What a Magento shop takes as a status.

Law: the shop lists its statuses nowhere in its API (none of the paths of the 2.4.9 schema;
magento2#16324), so nothing is claimed to be allowed; what would harm an order, or what only an
action of its own leads to, is said before anything is sent.
"""

from typing import Final

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.plan import Change, WriteRules
from designo_sync_gui.domain.sentence import say

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

#: The first that fits counts: an order on hold cannot be cancelled, and the shop says so.
CHANGES: Final = (
    Change(
        None,
        "holded",
        say(
            "puts the order on hold: it can be neither invoiced, shipped nor cancelled until the "
            "hold is ended"
        ),
        action=HOLD,
        confirm="hold",
    ),
    Change(
        None,
        "canceled",
        say(
            "cancels the order, which cannot be undone: reserved stock is freed, and an open "
            "payment authorisation is ended where the payment method can"
        ),
        action=CANCEL,
        confirm="cancel",
    ),
    Change(
        "holded",
        None,
        say(
            "ends the hold, which leads back to the status before the hold, whatever it was; the "
            "order is looked at first, and nothing is sent where the shop says that it is another "
            "status"
        ),
        action=UNHOLD,
        confirm="unhold",
    ),
    Change(
        None,
        "complete",
        say(
            "shows the order as complete; nothing is invoiced or shipped by it; an entry without "
            "text in the order's history; no mail is asked for"
        ),
    ),
    Change(None, None, say("an entry without text in the order's history; no mail is asked for")),
)

_STATE: Final = say(
    "“state” is Magento's own workflow: it follows from invoices, shipments, credit memos, holds "
    "and cancellations, and is not written. Compare the field “status” to write."
)


class MagentoRules:
    """What is known beforehand; nothing is asked of the shop."""

    def __init__(self, store: Store) -> None:
        self._field = store.status_field

    async def write_rules(self, store_code: str) -> WriteRules:
        if self._field != "status":
            return WriteRules(writable=False, reason=_STATE)
        return WriteRules(longest=LONGEST, forbidden=FORBIDDEN, changes=CHANGES)


def leads_to(action: str, status: str) -> bool:
    """Whether a plan of this store can hold this action for this status (an empty one: it is
    written with a comment)."""
    if status in FORBIDDEN:
        return False
    return any(
        change.action == action and change.wanted in (None, status) for change in CHANGES
    ) and not (action == "" and status in ("holded", "canceled"))
