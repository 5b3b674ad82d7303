"""What a target accepts, and the consequences of a change there.

Law: what a target would cut, alter or lose is known and refused before anything is sent.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from designo_sync_gui.domain.order import Observation
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, verbatim
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import brief, visible_text

Problem = tuple["RefusalReason", Sentence]


class RefusalReason(StrEnum):
    """Why a row of the plan is not written."""

    EQUAL = "equal"
    NOT_READ = "not read"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    NOT_WRITABLE = "not writable"
    LOCKED = "never write"
    NOT_ALLOWED = "not allowed there"
    TOO_LONG = "too long"
    UNSETTLED = "earlier write unknown"
    CONFLICT = "conflict"
    NEVER_AGREED = "never agreed"
    LEFT = "left as it is"
    MOVED = "changed since"
    FLIPS = "flips"


@dataclass(frozen=True, slots=True)
class Change:
    """What one value after another means at a target; the first that fits is taken.

    Attributes:
        before, wanted: exact texts; ``None`` fits every value.
        consequence: what it may cause, in a sentence; empty for nothing known.
        action: the platform's own action that leads to ``wanted``; empty: the status is written.
        confirm: what the operator must type before such rows are written; empty for nothing.
        state: the order's state (``WriteRules.state_field``); empty: it is not known; ``None``
            fits every state.
    """

    before: str | None
    wanted: str | None
    consequence: Sentence = NOTHING
    action: str = ""
    confirm: str = ""
    state: str | None = None

    def fits(self, before: Status | None, wanted: Status, state: str = "") -> bool:
        """Whether this is the change; a value that was not read fits only ``None``."""
        literal = before.literal if before is not None and before.has_value else None
        return (
            self.before in (None, literal)
            and self.wanted in (None, wanted.literal)
            and self.state in (None, state)
        )


@dataclass(frozen=True, slots=True)
class WriteRules:
    """What one target accepts, learned before planning.

    Attributes:
        writable: whether the target can be written at all; ``reason`` says why not.
        types: the JSON types it takes.
        longest: most characters it keeps unaltered; ``None`` if not known.
        allowed: the exact texts it takes; ``None`` if not known. ``declared``: the operator says
            so, and not the target itself.
        forbidden: text to reason; values that this program never writes there.
        frozen: current value to reason; orders that hold it are never written.
        reads_back: whether the target can be read; without it a write stays "not verified".
        changes: what certain changes cause, and which need an action or a typed word.
        direct: whether a status is written as such; otherwise only a change with an action is
            possible, and ``reason`` says why.
        kept: a pattern that every value fits which the target keeps as it is; empty for any.
            ``kept_reason`` says what becomes of the others.
        state_field: the field that is read beside the status and decides what a change means;
            empty where the status alone decides.
        seen_with: status to the states that orders were seen in with it.
        shows: text to what the target shows after it was written, where that is another value:
            declared by the operator, never found out.
        locked: the operator never writes there (``domain.locks``); ``reason`` says so.
    """

    writable: bool = True
    reason: Sentence = NOTHING
    types: frozenset[JsonType] = frozenset({JsonType.TEXT})
    longest: int | None = None
    allowed: frozenset[str] | None = None
    declared: bool = False
    forbidden: Mapping[str, Sentence] | None = None
    frozen: Mapping[str, Sentence] | None = None
    reads_back: bool = True
    changes: tuple[Change, ...] = ()
    direct: bool = True
    kept: str = ""
    kept_reason: Sentence = NOTHING
    state_field: str = ""
    seen_with: Mapping[str, frozenset[str]] = field(default_factory=dict)
    shows: Mapping[str, Status] = field(default_factory=dict)
    locked: bool = False

    def shown(self, wanted: Status) -> Status:
        """What the target shows after ``wanted`` was written: the same, unless declared."""
        found = self.shows.get(wanted.literal) if wanted.json_type is JsonType.TEXT else None
        return wanted if found is None else found

    @property
    def closed(self) -> Problem | None:
        """Why nothing at all is written there."""
        if self.locked:
            return RefusalReason.LOCKED, self.reason
        return None if self.writable else (RefusalReason.NOT_WRITABLE, self.reason)

    def change(self, before: Status | None, wanted: Status, state: str = "") -> Change:
        """The first change that fits; a plain one where none does. A status that was only seen
        with orders in other states is told as such."""
        found = next((c for c in self.changes if c.fits(before, wanted, state)), PLAIN)
        seen = self.seen_with.get(wanted.literal)
        if not state or not seen or state in seen or found.action:
            return found
        warning = say(
            "“{wanted}” was only seen with orders in state {states}, and this one stays in state "
            "{state}",
            wanted=brief(wanted),
            states=_listed(seen),
            state=visible_text(state),
        )
        return replace(found, consequence=joined("; ", (found.consequence, warning)))


def _listed(texts: Iterable[str]) -> Sentence:
    return joined(", ", [verbatim(text) for text in sorted(texts)])


#: A change of which nothing is known: the status is written and causes nothing known.
PLAIN: Final = Change(None, None)


def value_problem(wanted: Status, expected: Status | None, rules: WriteRules) -> Problem | None:
    """Why the target would not keep ``wanted`` exactly; asked when planning and again before
    each plan is applied, because rules change and plan files travel."""
    if wanted.json_type not in rules.types:
        return (
            RefusalReason.NOT_ALLOWED,
            say(
                "The value is a JSON {json_type}; the target accepts {types}.",
                json_type=wanted.json_type.named,
                types=joined(", ", (kind.named for kind in sorted(rules.types))),
            ),
        )
    if expected is not None and rules.frozen and expected.literal in rules.frozen:
        return RefusalReason.NOT_ALLOWED, rules.frozen[expected.literal]
    if rules.forbidden and wanted.literal in rules.forbidden:
        return RefusalReason.NOT_ALLOWED, rules.forbidden[wanted.literal]
    if rules.allowed is not None and wanted.literal not in rules.allowed:
        return RefusalReason.NOT_ALLOWED, _not_among(rules.allowed, wanted, rules)
    if rules.longest is not None and len(wanted.literal) > rules.longest:
        return (
            RefusalReason.TOO_LONG,
            say(
                "The value has {count} characters; the target keeps only {longest} and "
                "silently cuts off the rest.",
                count=len(wanted.literal),
                longest=rules.longest,
            ),
        )
    if rules.kept and re.fullmatch(rules.kept, wanted.literal, re.DOTALL) is None:
        return RefusalReason.NOT_ALLOWED, rules.kept_reason
    if not rules.direct and not rules.change(expected, wanted).action:
        return RefusalReason.NOT_WRITABLE, rules.reason
    return None


def _not_among(allowed: frozenset[str], wanted: Status, rules: WriteRules) -> Sentence:
    visible, listed = brief(wanted), _listed(allowed)
    if rules.declared:
        return say(
            "The store's profile does not write the status “{visible}”. It writes: {allowed}.",
            visible=visible,
            allowed=listed,
        )
    return say(
        "The target does not know the status “{visible}”. It knows: {allowed}.",
        visible=visible,
        allowed=listed,
    )


def state_of(seen: Observation | None, rules: WriteRules) -> str:
    """The order's state as read beside its status; empty where none decides or none was read."""
    if seen is None or not rules.state_field:
        return ""
    status = dict(seen.others).get(rules.state_field)
    return status.literal if status is not None and status.has_value else ""


def shown_note(wanted: Status, rules: WriteRules) -> Sentence:
    """What the target shows afterwards; empty where it is what was written."""
    shown = rules.shown(wanted)
    if shown == wanted:
        return NOTHING
    return say("“{shown}” is shown there afterwards, as declared", shown=brief(shown))


def shown_already(wanted: Status, shown: Status) -> Sentence:
    """Why a value is not written where what it leads to is shown already."""
    return say(
        "“{shown}” is shown there, as declared for “{wanted}”: nothing to write.",
        shown=brief(shown),
        wanted=brief(wanted),
    )


def undo_note(expected: Status | None, wanted: Status, rules: WriteRules) -> Sentence:
    """Why a later undo of this write is not possible; empty where nothing speaks against it."""
    if expected is None:
        return say("cannot be undone: the former value is not known")
    if not expected.has_value:
        return say("cannot be undone: there is no former value")
    if value_problem(expected, wanted, rules) is None:
        return NOTHING
    return say(
        "cannot be undone: the target does not accept “{former}” again", former=brief(expected)
    )
