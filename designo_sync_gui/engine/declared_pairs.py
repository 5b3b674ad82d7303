"""Words that a profile declares as the same (``shows``) are accepted as a pair of values.

Law: the two values stay different as received, with their verdict and their kinds; that a profile
declares them the same takes their orders out of what is to be done, and makes them agreed, so that
what moves from there on can be followed. What an operator accepted stays the operator's.
"""

from collections.abc import Iterator, Mapping

from designo_sync_gui.domain.acceptance import Accepted, AcceptedKey, Held, HeldValues
from designo_sync_gui.domain.accepted import BY_PROFILE, DECLARED
from designo_sync_gui.domain.activity_words import acceptance_words
from designo_sync_gui.domain.events import AcceptanceChanged
from designo_sync_gui.domain.order import Presence, Side
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.acceptance_force import put_into_force
from designo_sync_gui.engine.activity_log import ActivityLog
from designo_sync_gui.engine.context import EngineContext

#: By the side that is written: text to what it shows afterwards.
Shows = Mapping[Side, Mapping[str, Status]]


async def keep_declared(context: EngineContext, code: str, shows: Shows) -> None:
    """Put into force what the profiles of a store's sides declare now, and end what they declare
    no more. Raises ``StorageFailed``."""
    there = {one.held: one for one in await context.journal.acceptances.pairs(code)}
    wanted = dict.fromkeys(_pairs(shows))
    gone = [held for held, one in there.items() if _is_old(one, wanted)]
    new = [held for held in wanted if held not in there]
    await _change(context, code, new, gone)


def _is_old(one: Accepted, wanted: Mapping[HeldValues, None]) -> bool:
    return one.acceptance.declared and one.held not in wanted


def _pairs(shows: Shows) -> Iterator[HeldValues]:
    """What both sides hold once a word was written to one of them."""
    for target, words in shows.items():
        for text, seen in words.items():
            source = Held(Presence.PRESENT, Status.text(text))
            shown = Held(Presence.PRESENT, seen)
            if source != shown:
                ours = target is Side.DESIGNO
                yield HeldValues(source, shown) if ours else HeldValues(shown, source)


async def _change(
    context: EngineContext, code: str, new: list[HeldValues], gone: list[HeldValues]
) -> None:
    if not new and not gone:
        return
    kept, now = context.journal.acceptances, context.clock.now()
    if gone:
        keys = [AcceptedKey(code, "", held) for held in gone]
        await put_into_force(context, await kept.withdraw(keys, BY_PROFILE, now))
    for held in new:
        made = await kept.accept_pair(code, held, DECLARED, BY_PROFILE, now)
        await put_into_force(context, made)
    words = acceptance_words(0, len(new), len(gone), DECLARED)
    await ActivityLog(context).accepted([code], words, BY_PROFILE)
    context.events.publish(AcceptanceChanged((code,)))
