"""Why an order's difference is accepted: what stands beside the order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

#: Who accepts what a profile declares with ``shows``; no operator can be called so.
BY_PROFILE: Final = "(profile)"
#: The reason that stands in journal and reports; a window says it in its language.
DECLARED: Final = "The profile declares the two words as the same (shows)"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One decision of an operator; ``number`` counts them, ``pair`` is whether it is a pair's."""

    number: int
    reason: str
    by: str
    at: datetime
    pair: bool = False

    @property
    def declared(self) -> bool:
        """Whether a profile says that the two words mean the same."""
        return self.pair and self.by == BY_PROFILE
