"""How far a list was read that is walked by order ids: the text that a broken off walk leaves.

Law: no order has another id later: what lies in a part of the ids that was read whole was given,
whatever came or went since.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

_TEXT: Final = re.compile(r"ids ([0-9]{1,40}) ([0-9]{1,40}) ([0-9]{1,40})", re.ASCII)


@dataclass(frozen=True, slots=True)
class IdSpan:
    """All up to ``bottom`` was given, and all above ``low`` up to ``top``; what lies between
    ``bottom`` and ``low``, and what is above ``top``, was not."""

    top: int
    low: int
    bottom: int

    @classmethod
    def up_to(cls, highest: int) -> "IdSpan":
        """All up to an id."""
        return cls(highest, highest, highest)

    @classmethod
    def of(cls, text: str) -> "IdSpan | None":
        """``None`` for what is no such text, or one that cannot be."""
        found = _TEXT.fullmatch(text)
        if found is None:
            return None
        span = cls(*map(int, found.groups()))
        return span if span.bottom <= span.low <= span.top else None

    @property
    def text(self) -> str:
        return f"ids {self.top} {self.low} {self.bottom}"

    @property
    def whole(self) -> bool:
        """Whether nothing is left below ``top``."""
        return self.low <= self.bottom


@dataclass(slots=True)
class Reached:
    """How far a walk came. ``outer`` is what was given before it, where it fills the gap there;
    without, it begins behind everything."""

    outer: IdSpan | None = None

    def up_to(self, highest: int) -> str:
        """Behind a page of the walk upwards."""
        if self.outer is None:
            return IdSpan.up_to(highest).text
        return replace(self.outer, bottom=min(max(highest, self.outer.bottom), self.outer.low)).text

    def down_to(self, low: int, top: int, bottom: int) -> str:
        """Behind a range: all above ``low`` was given up to ``top``, and all up to ``bottom``."""
        if self.outer is None:
            return IdSpan(top, max(low, bottom), bottom).text
        return IdSpan(self.outer.top, max(low, bottom), max(bottom, self.outer.bottom)).text
