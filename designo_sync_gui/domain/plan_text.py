"""A plan as the text of a file, and back.

Law: a plan file that was altered after it was made is refused, never repaired.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from types import GenericAlias
from typing import Any, Final

from cattrs import Converter
from cattrs.gen import override

from designo_sync_gui.domain.converter import (
    NotUnderstoodError,
    WrongError,
    lay_out,
    parsed,
    status_of,
    strict_converter,
    structured,
)
from designo_sync_gui.domain.errors import PlanInvalid
from designo_sync_gui.domain.plan import Plan, PlannedWrite, Refusal
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import Status

FORMAT = "designo-sync plan 5"
#: The keys of a plan's file in their order.
_ORDER: Final = (
    *("format", "to", "created_at", "digest", "brakes", "connections", "writes", "refusals"),
)


def plan_to_text(plan: Plan) -> str:
    """JSON with one object per row; statuses as type and literal, so that nothing is lost."""
    return "".join(plan_parts(plan))


def plan_parts(plan: Plan) -> Iterator[str]:
    """The same in parts, so that the text of a large plan is never held as a whole."""
    rows: Mapping[str, Sequence[object]] = {"writes": plan.writes, "refusals": plan.refusals}
    head = _converter().unstructure(replace(plan, writes=(), refusals=()))
    head |= {"format": FORMAT, "digest": plan.digest}
    before = "{\n"
    for key in _ORDER:
        yield f"{before}  {json.dumps(key)}: "
        before = ",\n"
        if key in rows:
            yield from _list_parts(rows[key])
        else:
            yield _indented(head[key], "  ")
    yield "\n}\n"


def _list_parts(rows: Sequence[object]) -> Iterator[str]:
    before = "["
    for row in rows:
        yield f"{before}\n    {_indented(_converter().unstructure(row), '    ')}"
        before = ","
    yield "\n  ]" if rows else "[]"


def _indented(value: object, margin: str) -> str:
    """As ``json.dumps`` sets it within an object; no text holds a line break of its own there."""
    return json.dumps(value, indent=2).replace("\n", f"\n{margin}")


def plan_from_text(text: str) -> Plan:
    """Read a plan file. Raises ``PlanInvalid`` when it is no plan or was altered."""
    try:
        plain = parsed(text)
        if not isinstance(plain, Mapping) or plain.get("format") != FORMAT:
            raise _invalid(say("This is not a plan of this program."))
        digest = plain.get("digest")
        rows = {key: value for key, value in plain.items() if key not in ("format", "digest")}
        plan = structured(_converter(), rows, Plan)
    except NotUnderstoodError as error:
        raise _invalid(
            say("The plan file cannot be understood ({why}).", why=error.told)
        ) from error
    if not all(write.wanted.has_value for write in plan.writes):
        raise _invalid(say("A row of the plan has no value to write."))
    if digest != plan.digest:
        raise PlanInvalid(
            say("The plan was altered after it was made: its digest does not match."),
            say("Make the plan again; plan files must not be edited."),
        )
    return plan


def _invalid(message: Sentence) -> PlanInvalid:
    return PlanInvalid(message, say("Make the plan again."))


@cache
def _converter() -> Converter:
    """Its texts are such that every sink can carry: a lone surrogate has no UTF-8 form."""
    converter = strict_converter()
    strict_text = converter.get_structure_hook(str)

    def text(value: object, kind: type) -> str:
        found: str = strict_text(value, kind)
        if any("\ud800" <= char <= "\udfff" for char in found):
            raise WrongError(say("a text with a lone surrogate"))
        return found

    def status(value: object, _: object) -> Status:
        found = converter.structure(value, dict[str, str])
        if found.keys() != {"type", "value"}:
            raise WrongError(say("no status"))
        return status_of(found["type"], found["value"])

    converter.register_structure_hook(str, text)
    converter.register_structure_hook(Status, status)
    converter.register_unstructure_hook(
        Status, lambda status: {"type": status.json_type.value, "value": status.literal}
    )
    key = {"ref": ("store", "order_id")}
    number, unkept = override(rename="order_number"), override(omit=True)
    row = partial(lay_out, converter, closed=True, spread=key, number=number)
    row(kind=PlannedWrite, later=["seen"], seen=unkept)
    row(kind=Refusal, later=["lacks"], lacks=unkept)
    lay_out(
        converter,
        Plan,
        later=["facts", "reason"],
        closed=True,
        direction=override(rename="to"),
        writes=_rows(converter, PlannedWrite),
        refusals=_rows(converter, Refusal),
        facts=unkept,
        reason=unkept,
    )
    return converter


def _rows(converter: Converter, kind: type) -> Any:
    """The override of an attribute that is read as a tuple of rows."""
    several: Any = GenericAlias(tuple, (kind, ...))
    return override(struct_hook=lambda value, _: converter.structure(value, several))
