"""Reading ``[write]`` of a shop's profile: the general request, and the statuses with their own.

Law: a status is a key here and stays exactly as it is written; none is turned into another.
"""

from collections.abc import Set
from typing import Final

from designo_sync_gui.connectors.profile.parsing import (
    NAMES_AN_ORDER,
    check_key,
    lists_only,
    success_of,
)
from designo_sync_gui.connectors.profile.purposes import WRITE
from designo_sync_gui.connectors.profile.request_parsing import BODY_KEYS, REQUEST_KEYS, request_of
from designo_sync_gui.connectors.profile.request_template import RequestTemplate
from designo_sync_gui.connectors.profile.rules import ReadProfile, SuccessRule
from designo_sync_gui.connectors.profile.shop_rules import StatusRule, WriteRule
from designo_sync_gui.connectors.profile.table import Table
from designo_sync_gui.connectors.profile.templates import (
    EXPECTED,
    FROM_HEADER,
    FROM_ORDER,
    STATUS,
    family,
)
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status

_OF_THE_ORDER: Final = frozenset({*NAMES_AN_ORDER, "store_code"})
_OF_THE_READING: Final = frozenset({EXPECTED, FROM_ORDER, FROM_HEADER})
_KNOWN: Final = _OF_THE_ORDER | _OF_THE_READING | {STATUS}
_LONGEST_WORD: Final = 40
_LONGEST_TEXT: Final = 200


def write_of(table: Table, general: SuccessRule | None) -> WriteRule:
    """``general`` is the rule of the whole profile; it holds where ``[write.success]`` is not.
    Raises ``ProfileInvalid``."""
    statuses = {name: _status_of(own, table, name) for name, own in table.tables("statuses")}

    def maybe(key: str) -> str | None:
        return table.pointer(key) if table.has(key) else None

    rule = WriteRule(
        _general(table, others=bool(statuses)),
        success_of(table.table("success"), of_write=True) if table.has("success") else general,
        maybe("refused"),
        maybe("message"),
        maybe("echo"),
        maybe("next_statuses"),
        statuses,
        table.flag("only_listed"),
    )
    if rule.only_listed and not statuses:
        raise table.error("only_listed", say("it needs [write.statuses], which lists them"))
    table.no_more()
    return rule


def _general(table: Table, *, others: bool) -> RequestTemplate | None:
    """The request that writes any status; ``None`` where each has its own one, and what stands
    here is what these have in common."""
    table.has_any(REQUEST_KEYS)
    if others and not table.has("path"):
        return None
    request = request_of(table, WRITE)
    if others and STATUS not in request.placeholders():
        return None
    _check_names(table, request, {STATUS})
    return request


def _check_names(table: Table, request: RequestTemplate, needed: Set[str]) -> None:
    named = request.placeholders()
    for name in sorted(needed):
        if name not in named:
            what = say("the body, the path or the query must contain {{{name}}}", name=name)
            raise table.error("body", what)
    if not NAMES_AN_ORDER & named:
        what = say("the body, the path or the query must contain {{{name}}}", name="order_id")
        raise table.error("body", what)
    surplus = {name for name in named if family(name) not in _KNOWN}
    if surplus:
        raise table.error("body", lists_only(surplus))


def _status_of(own: Table, general: Table, status: str) -> StatusRule:
    """What the profile says of one status; what its request leaves out is the general one's."""
    request = None
    if own.has_any(REQUEST_KEYS):
        apart = BODY_KEYS if own.has_any(BODY_KEYS) else ()
        kept = {key for key in general.data if key not in REQUEST_KEYS}
        whole = own.over(general, {*kept, *apart})
        request = request_of(whole, WRITE)
        _check_names(whole, request, set())
    rule = StatusRule(
        request,
        _short(own, "causes", _LONGEST_TEXT),
        _short(own, "confirm", _LONGEST_WORD),
        _shows(own, status) if own.has("shows") else None,
    )
    own.no_more()
    return rule


def _shows(table: Table, status: str) -> Status:
    value = table.scalar("shows")
    if isinstance(value, bool) or value == status:
        what = say("it must be a text or a number, and another one than the status itself")
        raise table.error("shows", what)
    return Status.text(value) if isinstance(value, str) else Status.number(str(value))


def _short(table: Table, key: str, longest: int) -> str:
    text = table.text(key, "")
    if len(text) > longest or not text.isprintable() or text != text.strip():
        what = say(
            "it must be printable text of at most {longest} characters, without spaces at its ends",
            longest=longest,
        )
        raise table.error(key, what)
    return text


def check_write(root: Table, read: ReadProfile, write: WriteRule) -> None:
    """Whether what its requests name is known when a status is written. Raises
    ``ProfileInvalid``."""
    named = write.placeholders
    check_key(root.table("list"), read.pointers, named)
    of_reading = sorted(name for name in named if family(name) in _OF_THE_READING)
    if of_reading and read.one is None:
        what = say(
            "it is missing, but [write] uses {{{name}}}: the order is read by it right before",
            name=of_reading[0],
        )
        raise root.error("one", what)
    if write.request is None and any(rule.request is None for rule in write.statuses.values()):
        code = next(name for name, rule in write.statuses.items() if rule.request is None)
        what = say("it is missing: [write] has no request for this status")
        raise dict(root.table("write").tables("statuses"))[code].error("path", what)
