"""Writes that are refused before anything is sent; the same messages for every platform.

No plan of this program holds them; one that was written by hand may.
"""

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import JsonType, Status


def refuse_other_order(ref: OrderRef, code: str, advice: Sentence, *, sound: bool) -> None:
    """Raises ``SettingsInvalid`` for an order of another store, and for an id that is not
    ``sound``: one that no order of the platform can have."""
    if ref.store_code != code or not sound:
        raise SettingsInvalid(
            say(
                "“{order_id}” is not an order id of this shop: nothing was sent.",
                order_id=ref.order_id,
            ),
            advice,
            title=say("Order id not usable"),
        )


def refuse_no_text(status: Status, platform: str) -> None:
    """Raises ``SettingsInvalid`` where a platform takes texts only and this is none."""
    if status.json_type is not JsonType.TEXT:
        raise SettingsInvalid(
            say(
                "{platform} accepts texts, not a {json_type}: nothing was sent.",
                platform=platform,
                json_type=status.json_type.named,
            ),
            title=say("Status not usable"),
        )
