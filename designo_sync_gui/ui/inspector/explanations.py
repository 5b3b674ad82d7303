"""What an order's verdict means, in sentences.

A sentence says what was found, never more than is known.
"""

from designo_sync_gui.domain.compare import Comparison, Verdict
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.ui.kit.language import spoken, tr

_VERDICTS = {
    Verdict.EQUAL: say("Same JSON type, same code points."),
    Verdict.ONLY_STOREFRONT: say("DesignO said that it has no such order."),
    Verdict.ONLY_DESIGNO: say("The storefront said that it has no such order."),
    Verdict.NOT_READ: say("At least one side has not been read, so nothing can be compared."),
    Verdict.UNREADABLE: say("One side has the order, but no value that can be compared."),
}


def explain(comparison: Comparison) -> tuple[str, ...]:
    """One sentence per difference kind, or one for the verdict."""
    if comparison.kinds:
        return tuple(
            tr("{kind}: {what}", kind=_capital(kind), what=kind.meaning)
            for kind in DifferenceKind
            if kind in comparison.kinds
        )
    return (spoken(_VERDICTS.get(comparison.verdict, NOTHING)),)


def _capital(kind: DifferenceKind) -> str:
    word = spoken(kind.label)
    return word[:1].upper() + word[1:]
