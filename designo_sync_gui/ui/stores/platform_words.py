"""What a platform can do, in words.

Said from the connector's declarations alone, one sentence per capability.
"""

from collections.abc import Sequence

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.platform import Platform, Writing
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.ui.kit.language import tr, tr_n


def platform_words(platform: Platform) -> str:
    """Reading, single orders, batches and limits, for below the form."""
    can = platform.capabilities
    lines = [
        tr_n("Reads {n:,} order per request.", "Reads {n:,} orders per request.", can.page_size),
        tr("A refresh asks only for what changed.")
        if can.changed_since
        else tr("Every refresh reads everything: it cannot ask for changes only."),
        tr(
            "An order missing from the list is looked up by its id before it is reported as "
            "missing."
        )
        if can.reads_singly
        else tr("Single orders cannot be asked for: only a complete list shows what is missing."),
        tr("Several statuses can go in one request.")
        if can.writes_in_batches
        else tr("Statuses are written one by one, each read back."),
        tr("Limits: {limits}.", limits=can.limits),
    ]
    if all(field.writing is Writing.NEVER for field in platform.fields):
        lines[3] = tr("Nothing is ever written there.")
    return " ".join(lines)


def field_words(platform: Platform, name: str) -> str:
    """How the named field is written and what that may cause."""
    field = platform.field(name)
    if field is None:
        return tr(
            "This program does not know this field of {title}: it is read, never written.",
            title=platform.title,
        )
    if field.writing is Writing.NEVER:
        return tr("{title}: read, never written.", title=field.title)
    how = (
        tr("written directly")
        if field.writing is Writing.DIRECT
        else tr("changed by named actions only")
    )
    told = tr("{field}: {how}.", field=field.title, how=how)
    if field.may_cause:
        cause = tr("May cause: {what}.", what=field.may_cause)
        told = f"{told} {cause}"
    return told


def case_hints(stores: Sequence[Store], platforms: Sequence[Platform]) -> dict[str, Sentence]:
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
