"""The words for how a planned write ended, apart from the outcome itself: an order holds its last.

These values stand in journals, mirrors and reports; they are never renamed.
"""

from enum import StrEnum

from designo_sync_gui.domain.sentence import Sentence, say


class OutcomeKind(StrEnum):
    """The words of ``product.md`` for how a write ended."""

    VERIFIED = "verified"
    ACCEPTED = "accepted, not verified"
    ALTERED = "altered by the receiver"
    REFUSED = "refused"
    SKIPPED = "skipped: changed since the plan"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled before sending"

    @property
    def label(self) -> Sentence:
        """The word for screens."""
        return _OUTCOMEKIND_LABELS[self]


_OUTCOMEKIND_LABELS = {
    OutcomeKind.VERIFIED: say("verified"),
    OutcomeKind.ACCEPTED: say("accepted, not verified"),
    OutcomeKind.ALTERED: say("altered by the receiver"),
    OutcomeKind.REFUSED: say("refused"),
    OutcomeKind.SKIPPED: say("skipped: changed since the plan"),
    OutcomeKind.UNKNOWN: say("unknown"),
    OutcomeKind.CANCELLED: say("cancelled before sending"),
}
