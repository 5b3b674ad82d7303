"""What a platform can do, in words.

Law: said from the connector's declarations alone, one sentence per capability.
"""

from collections.abc import Sequence

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.platform import Platform, Writing


def platform_words(platform: Platform) -> str:
    """Reading, single orders, batches and limits, for below the form."""
    can = platform.capabilities
    orders = "1 order" if can.page_size == 1 else f"{can.page_size:,} orders"
    lines = [
        f"Reads {orders} per request.",
        "A refresh asks only for what changed."
        if can.changed_since
        else "Every refresh reads everything: it cannot ask for changes only.",
        "An order missing from the list is asked for by its id before anything is said of it."
        if can.reads_singly
        else "Single orders cannot be asked for: only a complete list shows what is missing.",
        "Several statuses can go in one request."
        if can.writes_in_batches
        else "Statuses are written one by one, each read back.",
        f"Limits: {can.limits}.",
    ]
    if all(field.writing is Writing.NEVER for field in platform.fields):
        lines[3] = "Nothing is ever written there."
    return " ".join(lines)


def field_words(platform: Platform, name: str) -> str:
    """How the named field is written and what that may cause."""
    field = platform.field(name)
    if field is None:
        return f"A field {platform.title} does not declare here: it is read, never written."
    if field.writing is Writing.NEVER:
        return f"{field.title}: read, never written."
    how = "written directly" if field.writing is Writing.DIRECT else "changed by named actions only"
    cause = f" May cause: {field.may_cause}." if field.may_cause else ""
    return f"{field.title}: {how}.{cause}"


def case_hints(stores: Sequence[Store], platforms: Sequence[Platform]) -> dict[str, str]:
    """By store code: what to do where a value differs from DesignO in case only.

    Only for fields whose API spells the same status otherwise, as the connector declares.
    """
    known = {platform.name: platform for platform in platforms}
    hints = {}
    for store in stores:
        platform = known.get(store.platform)
        field = platform.field(store.status_field) if platform else None
        if field is not None and field.hint:
            hints[store.code] = field.hint
    return hints
