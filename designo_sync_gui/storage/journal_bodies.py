"""What the rows of the journal hold besides their columns, as JSON text and back.

Law: rows of every earlier version are read: a key that they lack has a default here. Keys that are
not known are passed over, a newer version wrote them; the row's hash tells an altered one.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.gen import override

from designo_sync_gui.domain.converter import lay_out, parsed, strict_converter, structured
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import Outcome
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.sentence_json import sentence_from_json, sentence_to_json
from designo_sync_gui.domain.status import Status

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class JobHead:
    """Of a row ``job``: what was to be done, and by whom."""

    to: Direction
    plan: str
    planned_at: datetime
    program: str
    operator: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """Of a row ``intent``: one planned write."""

    ref: OrderRef
    target: Side
    number: str
    expected: Status | None
    wanted: Status
    action: str = ""
    confirm: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Of a row ``claim``: the target's value right before the write is sent."""

    before: Status | None


@dataclass(frozen=True, slots=True)
class Ended:
    """Of a row ``outcome``; ``earlier`` names the row and the outcome that it was added to."""

    before: Status | None
    after: Status | None
    message: Sentence
    advice: Sentence
    sent: bool
    read_again: bool = False
    reply: str = ""
    earlier: dict[str, Any] | None = None
    said: dict[str, Any] | None = None

    @classmethod
    def of(cls, outcome: Outcome, reply: str, earlier: dict[str, Any] | None = None) -> "Ended":
        """``said`` is how message and advice were made, for another language than English."""
        return cls(
            outcome.before,
            outcome.after,
            outcome.message,
            outcome.advice,
            outcome.sent,
            outcome.read_again,
            reply,
            earlier,
            said={
                "message": sentence_to_json(outcome.message),
                "advice": sentence_to_json(outcome.advice),
            },
        )

    def sentences(self) -> tuple[Sentence, Sentence]:
        """Message and advice. Raises ``ValueError`` for a damaged row."""
        if self.said is None:
            return self.message, self.advice
        told = (self.said.get(name) for name in ("message", "advice"))
        message, advice = map(sentence_from_json, told)
        return message, advice


def body_text(body: JobHead | Intent | Claim | Ended) -> str:
    return json.dumps(_converter().unstructure(body))


def body_of(text: str, kind: type[T]) -> T:
    """Raises ``NotUnderstoodError``, which is a ``ValueError``."""
    return structured(_converter(), parsed(text), kind)


@cache
def _converter() -> Converter:
    converter = strict_converter()
    added = override(omit_if_default=True)
    lay_out(converter, JobHead, later=("reason",), reason=added)
    lay_out(converter, Intent, later=("action", "confirm", "place"))
    lay_out(converter, Claim)
    lay_out(converter, Ended, later=("read_again", "earlier", "said"), earlier=added, said=added)
    return converter
