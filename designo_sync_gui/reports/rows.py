"""The columns of the mismatch report, the same in every format.

Law: a status goes into its field untouched; what an empty field means (an empty text, null, no
status field, absent, not read, unreadable) is stated in the columns beside it.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from designo_sync_gui.domain.compare import differing_spans, judge
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.movement import movement
from designo_sync_gui.domain.order import Observation, Order, Presence
from designo_sync_gui.domain.report import ReportRow
from designo_sync_gui.domain.status import Status

COLUMNS: tuple[str, ...] = (
    "store",
    "store code",
    "platform",
    "order number",
    "order id",
    "storefront status",
    "DesignO status",
    "storefront JSON type",
    "DesignO JSON type",
    "in storefront",
    "in DesignO",
    "verdict",
    "difference kinds",
    "storefront code points that differ",
    "DesignO code points that differ",
    "storefront changed at",
    "DesignO changed at",
    "storefront read at",
    "DesignO read at",
    "status field",
    "storefront source",
    "DesignO source",
    "storefront problem",
    "DesignO problem",
    "last outcome",
    "agreed value",
    "agreed JSON type",
    "movement",
    "last job",
    "plan digest",
    "accepted: reason",
    "accepted by",
    "accepted at",
)


def status_type(observation: Observation | None) -> str:
    """The JSON type of a side's status, or the word for why there is none."""
    if observation is None or observation.presence is Presence.NOT_READ:
        return Presence.NOT_READ.value
    if observation.presence is Presence.ABSENT:
        return Presence.ABSENT.value
    return "unreadable" if observation.status is None else observation.status.json_type.value


def presence(observation: Observation | None) -> str:
    """``present``, ``absent`` or ``not read``."""
    return (Presence.NOT_READ if observation is None else observation.presence).value


def utc_text(moment: datetime) -> str:
    """ISO 8601 in UTC, for example ``2025-03-01T09:30:00Z``."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def fields_of(row: ReportRow, stores: Mapping[str, Store]) -> tuple[str, ...]:
    """One text for each of ``COLUMNS``; ``stores`` by code."""
    order = row.order
    store = stores.get(order.ref.store_code)
    left, right = order.storefront, order.designo
    comparison = judge(order)
    left_points, right_points = _points(_status(left), _status(right))
    return (
        store.name if store else "",
        order.ref.store_code,
        store.platform if store else "",
        order.number,
        order.ref.order_id,
        _literal(left),
        _literal(right),
        status_type(left),
        status_type(right),
        presence(left),
        presence(right),
        comparison.verdict.value,
        "; ".join(comparison.kind_names),
        left_points,
        right_points,
        left.changed_at if left else "",
        right.changed_at if right else "",
        utc_text(left.read_at) if left else "",
        utc_text(right.read_at) if right else "",
        store.status_field if store else "",
        left.source if left else "",
        right.source if right else "",
        left.problem.english if left else "",
        right.problem.english if right else "",
        order.last_outcome.value if order.last_outcome else "",
        order.agreed.literal if order.agreed else "",
        order.agreed.json_type.value if order.agreed else "",
        movement(order).value,
        row.job_id,
        row.plan_digest,
        *_accepted(order),
    )


def _accepted(order: Order) -> tuple[str, str, str]:
    """Why a difference is accepted, by whom and when; empty where it is not."""
    made = order.accepted
    return ("", "", "") if made is None else (made.reason, made.by, utc_text(made.at))


def _status(observation: Observation | None) -> Status | None:
    return observation.status if observation else None


def _literal(observation: Observation | None) -> str:
    status = _status(observation)
    return status.literal if status else ""


@lru_cache(maxsize=4096)
def _points(left: Status | None, right: Status | None) -> tuple[str, str]:
    if left is None or right is None:
        return "", ""
    in_left, in_right = differing_spans(left, right)
    return _spans(left, in_left), _spans(right, in_right)


def _spans(status: Status, spans: Sequence[range]) -> str:
    """Each span as its first position, counted from 1, and its code points: ``4: U+0020``."""
    points = status.code_points()
    return "; ".join(
        f"{span.start + 1}: {' '.join(points[span.start : span.stop])}" for span in spans
    )
