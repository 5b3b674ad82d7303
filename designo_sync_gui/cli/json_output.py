"""Orders, outcomes and plans as JSON for other programs.

Law: a status is its own JSON token, a number byte for byte as it stood in the reply; the output
is ASCII, so no terminal encoding can alter it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.movement import movement
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Side
from designo_sync_gui.domain.outcome import JobResult, Outcome
from designo_sync_gui.domain.plan import Plan, Refusal, RefusalReason
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.reports.rows import presence, status_type, utc_text

#: What ``encode`` takes.
Json = None | bool | int | str | Status | Iterable["Json"] | Mapping[str, "Json"]

NOT_READ = "not read"

#: Why a refused row of a plan has no value on a side that was read.
_WHY_NO_VALUE = {RefusalReason.MISSING: "absent", RefusalReason.UNREADABLE: "unreadable"}


def encode(value: Json) -> str:
    """One JSON value on one line; an absent status is ``null``."""
    if isinstance(value, Status):
        return _status_token(value)
    if value is None or isinstance(value, bool | int | str):
        return json.dumps(value)
    if isinstance(value, Mapping):
        members = (f"{json.dumps(key)}: {encode(member)}" for key, member in value.items())
        return "{" + ", ".join(members) + "}"
    return "[" + ", ".join(map(encode, value)) + "]"


class LineArray:
    """A JSON array with one element per line, whose parts are made as they come."""

    def __init__(self) -> None:
        self._before = "[\n"

    def element(self, row: Json) -> str:
        before, self._before = self._before, ",\n"
        return before + encode(row)

    def end(self) -> str:
        return "[\n]\n" if self._before == "[\n" else "\n]\n"


def encode_lines(rows: Iterable[Json]) -> Iterator[str]:
    """The same of rows that are there."""
    lines = LineArray()
    yield from map(lines.element, rows)
    yield lines.end()


def order_object(order: Order, platform: str) -> Mapping[str, Json]:
    """One order. A status that is no JSON value is ``null``; its ``_type`` says why."""
    comparison = judge(order)
    return {
        "store": order.ref.store_code,
        "platform": platform,
        "order_id": order.ref.order_id,
        "order_number": order.number,
        "storefront_status": _status(order.storefront),
        "designo_status": _status(order.designo),
        "storefront_status_type": status_type(order.storefront),
        "designo_status_type": status_type(order.designo),
        "storefront_fields": _fields(order.storefront),
        "in_storefront": presence(order.storefront),
        "in_designo": presence(order.designo),
        "verdict": comparison.verdict.value,
        "kinds": comparison.kind_names,
        "agreed_status": order.agreed,
        "movement": movement(order).value,
        **_about("storefront", order.storefront),
        **_about("designo", order.designo),
        "last_outcome": order.last_outcome.value if order.last_outcome else "",
        "accepted": accepted_object(order),
    }


def accepted_object(order: Order) -> Mapping[str, Json] | None:
    """Why the order's difference is accepted; null where it is not."""
    made = order.accepted
    if made is None:
        return None
    return {
        "number": made.number,
        "pair": made.pair,
        "reason": made.reason,
        "by": made.by,
        "at": utc_text(made.at),
    }


def outcome_objects(
    plan: Plan, result: JobResult | None, platforms: Mapping[str, str]
) -> Iterator[Mapping[str, Json]]:
    """One object per order of a plan: the writes with their outcomes, then the plan's refusals.

    A refusal of the plan has the outcome ``refused`` with its ``reason``; an order that was
    equal already has the outcome ``equal``. Neither was sent.
    """
    for outcome in result.outcomes if result else ():
        yield _outcome_object(outcome, platforms)
    for refusal in plan.refusals:
        yield _refusal_object(refusal, platforms)


def broken_off_object(place: BrokenOff) -> dict[str, Json]:
    """How far the list of a side was read, where it did not come to its end."""
    return {
        "stores": list(place.store_codes),
        "side": place.side.value,
        "read": place.read,
        "total": place.total,
    }


def error_object(error: SyncError, store: str | None = None) -> Mapping[str, Json]:
    """``store`` is left out where an error belongs to no store; DesignO's is empty."""
    about: dict[str, Json] = {} if store is None else {"store": store}
    return about | {
        "title": error.title.english,
        "message": error.message.english,
        "advice": error.advice.english,
    }


def type_name(status: Status | None, missing: str = NOT_READ) -> str:
    """The JSON type of a value, or why there is none."""
    return missing if status is None else status.json_type.value


def _status_token(status: Status) -> str:
    if status.json_type is JsonType.TEXT:
        return json.dumps(status.literal)
    return "null" if status.json_type is JsonType.ABSENT else status.to_json()


def _status(observation: Observation | None) -> Status | None:
    return observation.status if observation else None


def _fields(observation: Observation | None) -> Mapping[str, Json]:
    """The further status fields of the same order, as received."""
    return dict(observation.others) if observation else {}


def _about(side: str, observation: Observation | None) -> Mapping[str, Json]:
    return {
        f"{side}_changed_at": observation.changed_at if observation else "",
        f"{side}_read_at": utc_text(observation.read_at) if observation else None,
        f"{side}_source": observation.source if observation else "",
        f"{side}_problem": observation.problem.english if observation else "",
    }


def _outcome_object(outcome: Outcome, platforms: Mapping[str, str]) -> Mapping[str, Json]:
    return {
        **_key(outcome.ref, outcome.number, outcome.target, platforms),
        "outcome": outcome.kind.value,
        **_values(outcome.before, outcome.wanted, outcome.after),
        "message": outcome.message.english,
        "advice": outcome.advice.english,
        "sent": outcome.sent,
        "reason": "",
        "at": _moment(outcome.at),
    }


def _refusal_object(refusal: Refusal, platforms: Mapping[str, str]) -> Mapping[str, Json]:
    equal = refusal.reason is RefusalReason.EQUAL
    missing = _WHY_NO_VALUE.get(refusal.reason, NOT_READ)
    return {
        **_key(refusal.ref, refusal.number, refusal.target, platforms),
        "outcome": "equal" if equal else "refused",
        **_values(refusal.expected, refusal.wanted, refusal.expected, missing),
        "message": refusal.message.english,
        "advice": "",
        "sent": False,
        "reason": refusal.reason.value,
        "at": None,
    }


def _key(
    ref: OrderRef, number: str, target: Side, platforms: Mapping[str, str]
) -> Mapping[str, Json]:
    return {
        "store": ref.store_code,
        "platform": platforms.get(ref.store_code, ""),
        "order_id": ref.order_id,
        "order_number": number,
        "target": target.value,
    }


def _values(
    before: Status | None, wanted: Status | None, after: Status | None, missing: str = NOT_READ
) -> dict[str, Json]:
    return {
        "before": before,
        "wanted": wanted,
        "after": after,
        "before_type": type_name(before, missing),
        "wanted_type": type_name(wanted, missing),
        "after_type": type_name(after, missing),
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else utc_text(moment)
