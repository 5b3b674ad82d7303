"""Which actions in a Shopify shop lead an order to a status.

Law: no status of Shopify can be written; each follows from money, parcels or holds. Only the
few business actions with one clear effect are offered, each behind a word of its own; what
would need money moved, or cannot be undone, is refused with its reason (facts sheet 1.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.connectors.shopify.documents import (
    CLOSE,
    FULFIL,
    HOLD,
    MARK_AS_PAID,
    OPEN,
    RELEASE_HOLD,
)
from designo_sync_gui.connectors.shopify.session import ShopifySession
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.plan import Change, WriteRules
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.status import JsonType

_PAID: Final = say(
    "records a payment of the whole outstanding amount (or captures what "
    "was authorised); it cannot be taken back here, and Shopify may e-mail "
    "the customer"
)
_FULFILLED: Final = say(
    "fulfils everything still open from its one location, without tracking "
    "and without Shopify's e-mail to the customer; stock counts as shipped"
)
_HELD: Final = say("puts the parcel on hold with the reason “other”; nobody is notified")
_RELEASED: Final = say("ends every hold on the parcel; a warehouse may begin to ship it")

_ARCHIVED: Final = say(
    "archives the order, which leaves the list of open orders; nobody is notified"
)
_REOPENED: Final = say("takes the order out of the archive; nobody is notified")

_MONEY: Final = say(
    "Shopify shows this when money moved. This program makes no refunds and no part payments."
)
_PENDING: Final = say(
    "Shopify shows this while money is outstanding. A payment once recorded is not undone here."
)
_AUTHORIZED: Final = say(
    "Only a payment provider authorises a payment; no action of the shop does."
)
_EXPIRED: Final = say("Shopify shows this when an authorisation expired; no action leads to it.")
_VOIDED: Final = say("Voiding cancels an authorised payment for good. This program never does it.")
_PARTLY: Final = say("A status does not say which lines were shipped: fulfil them in the admin.")
_RESTOCKED: Final = say("Restocking is part of a cancellation or a refund, which cannot be undone.")
_BY_ITSELF: Final = say("Shopify works this status out by itself; no single action leads to it.")

_REASON: Final = say(
    "A Shopify status cannot be written directly: it follows from payments "
    "and parcels, and no action of this program leads from the present "
    "value to the wanted one."
)

_PARCELS: Final = (
    "write_merchant_managed_fulfillment_orders",
    "write_assigned_fulfillment_orders",
    "write_third_party_fulfillment_orders",
)


@dataclass(frozen=True, slots=True)
class FieldRules:
    """One status field: its actions, what is refused and why, and the scopes actions need.

    ``types`` are the JSON types its values have. One of ``scopes`` suffices.
    """

    changes: tuple[Change, ...]
    forbidden: Mapping[str, Sentence]
    scopes: tuple[str, ...] = field(default=())
    types: frozenset[JsonType] = frozenset({JsonType.TEXT})

    @property
    def known(self) -> frozenset[str]:
        """Every value that this field of API version 2026-10 can have."""
        wanted = {change.wanted for change in self.changes if change.wanted is not None}
        return frozenset(wanted | self.forbidden.keys())


def _paid(value: str) -> tuple[Change, ...]:
    return (Change(None, value, _PAID, MARK_AS_PAID.root, "mark as paid"),)


def _fulfilled(value: str) -> Change:
    return Change(None, value, _FULFILLED, FULFIL.root, "fulfil")


RULES: Final[Mapping[str, FieldRules]] = {
    "financial_status": FieldRules(
        _paid("paid"),
        {
            "pending": _PENDING,
            "authorized": _AUTHORIZED,
            "partially_paid": _MONEY,
            "partially_refunded": _MONEY,
            "refunded": _MONEY,
            "voided": _VOIDED,
            "expired": _EXPIRED,
        },
        ("write_orders",),
    ),
    "fulfillment_status": FieldRules(
        (_fulfilled("fulfilled"),), {"partial": _PARTLY, "restocked": _RESTOCKED}, _PARCELS
    ),
    "displayFinancialStatus": FieldRules(
        _paid("PAID"),
        {
            "PENDING": _PENDING,
            "AUTHORIZED": _AUTHORIZED,
            "PARTIALLY_PAID": _MONEY,
            "PARTIALLY_REFUNDED": _MONEY,
            "REFUNDED": _MONEY,
            "VOIDED": _VOIDED,
            "EXPIRED": _EXPIRED,
        },
        ("write_orders",),
    ),
    "displayFulfillmentStatus": FieldRules(
        (
            _fulfilled("FULFILLED"),
            Change(None, "ON_HOLD", _HELD, HOLD.root, "hold"),
            Change("ON_HOLD", "UNFULFILLED", _RELEASED, RELEASE_HOLD.root, "release hold"),
        ),
        {
            "PARTIALLY_FULFILLED": _PARTLY,
            "RESTOCKED": _RESTOCKED,
            "FULFILLMENT_NOT_REQUIRED": _BY_ITSELF,
            "IN_PROGRESS": _BY_ITSELF,
            "OPEN": _BY_ITSELF,
            "PENDING_FULFILLMENT": _BY_ITSELF,
            "REQUEST_DECLINED": _BY_ITSELF,
            "SCHEDULED": _BY_ITSELF,
        },
        _PARCELS,
    ),
    "closed": FieldRules(
        (
            Change("false", "true", _ARCHIVED, CLOSE.root, "archive"),
            Change("true", "false", _REOPENED, OPEN.root, "reopen"),
        ),
        {},
        ("write_orders",),
        frozenset({JsonType.BOOLEAN}),
    ),
}


class ShopifyRules:
    """Implements ``domain.ports.RulesReader``; asks the shop only for the app's scopes."""

    def __init__(self, session: ShopifySession, store: Store) -> None:
        self._session = session
        self._field = store.status_field

    async def write_rules(self, store_code: str) -> WriteRules:
        """Raises ``SyncError`` when the shop cannot be asked for the app's scopes."""
        rules = RULES.get(self._field)
        if rules is None:
            return WriteRules(
                writable=False,
                reason=say(
                    "Shopify works “{field}” out from returns; this program makes none.",
                    field=self._field,
                ),
                direct=False,
            )
        missing = missing_scope(rules, await self._session.scopes())
        if missing:
            return WriteRules(writable=False, reason=missing, direct=False)
        return WriteRules(
            reason=_REASON,
            allowed=rules.known,
            forbidden=rules.forbidden,
            types=rules.types,
            changes=rules.changes,
            direct=False,
        )


def missing_scope(rules: FieldRules, granted: frozenset[str] | None) -> Sentence:
    """Why the app may not carry the actions out; empty when it may or does not know."""
    if granted is None or granted & set(rules.scopes):
        return NOTHING
    return say(
        "This app may not change orders there: it needs the scope {scopes}. Add it in the Dev "
        "Dashboard and install the app again.",
        scopes=rules.scopes[0],
    )
