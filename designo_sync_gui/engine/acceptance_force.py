"""Putting what operators accepted into force in the mirror, and ending it with a store."""

import logging

from designo_sync_gui.domain.acceptance import AcceptanceChange
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.engine.context import EngineContext

_LOG = logging.getLogger(__name__)


async def put_into_force(context: EngineContext, made: AcceptanceChange) -> None:
    """Show a change in the mirror; one that is not at the state before it gets all anew."""
    if not await context.mirror.accepted.change(made):
        await context.mirror.accepted.replace(*await context.journal.acceptances.in_force())


async def end_of_store(context: EngineContext, code: str, *, pairs: bool) -> None:
    """End what was accepted of a store's orders, with ``pairs`` that of its values too: other
    orders may have the same ids by now. A journal that cannot be read keeps them, and is told of
    elsewhere."""
    acceptances = context.journal.acceptances
    try:
        _, accepted = await acceptances.in_force()
        keys = [one.key for one in accepted if one.store_code == code and (pairs or one.order_id)]
        if keys:
            now = context.clock.now()
            await put_into_force(context, await acceptances.withdraw(keys, context.operator, now))
    except StorageFailed as error:
        _LOG.warning("the accepted differences of %s stay: %s", code, error)
