"""What an order's verdict means, in sentences.

A sentence says what was found, never more than is known.
"""

from datetime import timedelta

from designo_sync_gui.domain.compare import Comparison, Verdict
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n

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


def age_words(age: timedelta) -> str:
    """How long ago, in the largest unit that fits; a clock that runs ahead counts as now."""
    seconds = int(age.total_seconds())
    if seconds < 1:
        return tr("just now")
    if seconds >= 86400:
        return tr("{n:,} d ago", n=seconds // 86400)
    if seconds >= 3600:
        return tr("{n} h ago", n=seconds // 3600)
    if seconds >= 60:
        return tr("{n} min ago", n=seconds // 60)
    return tr("{n} s ago", n=seconds)


def long_age_words(age: timedelta) -> str:
    """The same inside a sentence."""
    seconds = int(age.total_seconds())
    if seconds >= 86400:
        return tr_n("{n:,} day ago", "{n:,} days ago", seconds // 86400)
    if seconds >= 3600:
        return tr_n("{n:,} hour ago", "{n:,} hours ago", seconds // 3600)
    if seconds >= 60:
        return tr_n("{n:,} minute ago", "{n:,} minutes ago", seconds // 60)
    return age_words(age)
