"""A plan as the text of a file, and back.

Law: a plan file that was altered after it was made is refused, never repaired.
"""

import json
from datetime import datetime

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import PlanInvalid
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import Plan, PlannedWrite, Refusal, RefusalReason
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import JsonType, Status, UnreadableValueError

FORMAT = "designo-sync plan 5"


def plan_to_text(plan: Plan) -> str:
    """JSON with one object per row; statuses as type and literal, so that nothing is lost."""
    document = {
        "format": FORMAT,
        "to": plan.direction.value,
        "created_at": plan.created_at.isoformat(),
        "digest": plan.digest,
        "brakes": list(plan.brakes),
        "connections": [list(row) for row in plan.connections],
        "writes": [
            {
                "store": write.ref.store_code,
                "order_id": write.ref.order_id,
                "order_number": write.number,
                "target": write.target.value,
                "expected": _status_to_json(write.expected),
                "wanted": _status_to_json(write.wanted),
                "consequence": write.consequence,
                "action": write.action,
                "confirm": write.confirm,
            }
            for write in plan.writes
        ],
        "refusals": [
            {
                "store": refusal.ref.store_code,
                "order_id": refusal.ref.order_id,
                "order_number": refusal.number,
                "target": refusal.target.value,
                "reason": refusal.reason.value,
                "message": refusal.message,
                "expected": _status_to_json(refusal.expected),
                "wanted": _status_to_json(refusal.wanted),
            }
            for refusal in plan.refusals
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def plan_from_text(text: str) -> Plan:
    """Read a plan file. Raises ``PlanInvalid`` when it is no plan or was altered."""
    try:
        document = json.loads(text)
        if document["format"] != FORMAT:
            raise PlanInvalid(
                say("This is not a plan of this program."), say("Make the plan again.")
            )
        plan = Plan(
            Direction(document["to"]),
            datetime.fromisoformat(document["created_at"]),
            tuple(_write(row) for row in document["writes"]),
            tuple(_refusal(row) for row in document["refusals"]),
            tuple(_text(brake) for brake in document["brakes"]),
            tuple(_connection(row) for row in document["connections"]),
        )
        digest = document["digest"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PlanInvalid(
            say("The file is not a plan of this program."), say("Make the plan again.")
        ) from error
    if digest != plan.digest:
        raise PlanInvalid(
            say("The plan was altered after it was made: its digest does not match."),
            say("Make the plan again; a plan is never edited."),
        )
    return plan


def _write(row: dict[str, object]) -> PlannedWrite:
    wanted = _status_from_json(row["wanted"])
    if wanted is None or not wanted.has_value:
        raise PlanInvalid(
            say("A row of the plan has no value to write."), say("Make the plan again.")
        )
    return PlannedWrite(
        OrderRef(_text(row["store"]), _text(row["order_id"])),
        _text(row["order_number"]),
        _status_from_json(row["expected"]),
        wanted,
        _text(row["consequence"]),
        _text(row["action"]),
        _text(row["confirm"]),
        target=Side(_text(row["target"])),
    )


def _refusal(row: dict[str, object]) -> Refusal:
    return Refusal(
        OrderRef(_text(row["store"]), _text(row["order_id"])),
        _text(row["order_number"]),
        RefusalReason(_text(row["reason"])),
        _text(row["message"]),
        _status_from_json(row["expected"]),
        _status_from_json(row["wanted"]),
        target=Side(_text(row["target"])),
    )


def _connection(row: object) -> tuple[str, str, str]:
    if not isinstance(row, list) or len(row) != 3:
        raise PlanInvalid(say("A connection of the plan is damaged."), say("Make the plan again."))
    return _text(row[0]), _text(row[1]), _text(row[2])


def _text(value: object) -> str:
    """A text that every sink can carry: a lone surrogate has no UTF-8 form."""
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        raise PlanInvalid(say("A row of the plan is damaged."), say("Make the plan again."))
    return value


def _status_to_json(status: Status | None) -> dict[str, str] | None:
    return None if status is None else {"type": status.json_type.value, "value": status.literal}


def _status_from_json(value: object) -> Status | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise PlanInvalid(say("A status in the plan is damaged."), say("Make the plan again."))
    try:
        return Status(JsonType(value["type"]), _text(value["value"]))
    except UnreadableValueError as error:
        raise PlanInvalid(
            say("A status in the plan is damaged."), say("Make the plan again.")
        ) from error
