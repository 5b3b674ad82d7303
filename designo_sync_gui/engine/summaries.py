"""One sentence for a job, at its start and at its end.

Law: numbers and the words of ``product.md``; a refusal or an unknown is never left out.
"""

from collections import Counter
from collections.abc import Sequence

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.outcome import JobResult, OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.engine.refresh import RefreshSummary


def refresh_title(stores: Sequence[Store], *, full: bool) -> str:
    what = stores[0].name if len(stores) == 1 else f"{len(stores)} stores"
    return f"Refresh · {what}" + (" · everything" if full else "")


def apply_title(plan: Plan) -> str:
    return f"{plan.direction.label} · {counted(len(plan.writes), 'order')}"


def refresh_summary(summary: RefreshSummary) -> str:
    parts = [f"{counted(summary.read, 'order')} read"]
    if summary.nameless:
        parts.append(f"{counted(summary.nameless, 'entry', 'entries')} without an order id")
    if summary.settled:
        parts.append(f"{counted(len(summary.settled), 'unknown write')} settled by reading")
    if summary.unknown:
        parts.append(f"{counted(len(summary.unknown), 'write')} still unknown")
    parts.extend(str(error) for _, error in summary.errors)
    return " · ".join(parts)


def apply_summary(result: JobResult) -> str:
    found = Counter(outcome.kind for outcome in result.outcomes)
    parts = [f"{found[kind]} {kind.value}" for kind in OutcomeKind if found[kind]]
    parts.extend(str(error) for error in result.errors)
    return " · ".join(parts) or "nothing to write"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 order``, ``2 orders``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
