"""One sentence for a job, at its start and at its end.

Law: numbers and the words of ``product.md``; a refusal or an unknown is never left out.
"""

from collections import Counter
from collections.abc import Sequence

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.outcome import JobResult, OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.sentence import Sentence, joined, say, say_n, verbatim
from designo_sync_gui.engine.reading.refresh import RefreshSummary


def refresh_title(stores: Sequence[Store], *, full: bool) -> Sentence:
    what = verbatim(stores[0].name) if len(stores) == 1 else say("{n:,} stores", n=len(stores))
    parts = [say("Refresh"), what]
    return joined(" · ", [*parts, say("everything")] if full else parts)


def apply_title(plan: Plan) -> Sentence:
    return joined(" · ", [plan.direction.label, order_count(len(plan.writes))])


def refresh_summary(summary: RefreshSummary) -> Sentence:
    parts = [say_n("{n:,} order read", "{n:,} orders read", summary.read)]
    if summary.nameless:
        parts.append(
            say_n(
                "{n:,} entry without an order id",
                "{n:,} entries without an order id",
                summary.nameless,
            )
        )
    if summary.settled:
        parts.append(
            say_n(
                "{n:,} write settled by reading",
                "{n:,} writes settled by reading",
                len(summary.settled),
            )
        )
    if summary.unknown:
        parts.append(
            say_n("{n:,} write still unknown", "{n:,} writes still unknown", len(summary.unknown))
        )
    parts.extend(note for _, note in summary.notes)
    parts.extend(error.sentence for _, error in summary.errors)
    parts.extend(left_words(summary))
    return joined(" · ", parts)


def cancelled_summary(summary: RefreshSummary) -> Sentence:
    """What a refresh that was cancelled leaves."""
    return joined(" · ", [say("Cancelled; what was read is kept."), *left_words(summary)])


def left_words(summary: RefreshSummary) -> list[Sentence]:
    """How far each list came that did not come to its end."""
    return [
        say("{side}: {words}; refresh to go on", side=place.side.capital, words=place.words)
        for place in summary.broken_off
    ]


def apply_summary(result: JobResult) -> Sentence:
    found = Counter(outcome.kind for outcome in result.outcomes)
    parts = [
        joined(" ", [verbatim(str(found[kind])), kind.label]) for kind in OutcomeKind if found[kind]
    ]
    parts.extend(error.sentence for error in result.errors)
    return joined(" · ", parts) if parts else say("nothing to write")


def order_count(number: int) -> Sentence:
    """``1 order``, ``2 orders``."""
    return say_n("{n:,} order", "{n:,} orders", number)
