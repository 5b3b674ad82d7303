"""Why a plan is carried out, in the operator's words: a ticket, a sentence.

Law: kept beside the plan in the journal, never part of what is written. No credential is taken.
"""

from collections.abc import Sequence
from typing import Final

from designo_sync_gui.domain.credentials import Entry, refuse_credentials
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.platform import Platform
from designo_sync_gui.domain.sentence import say

#: Characters.
LONGEST_REASON: Final = 500
LABEL: Final = say("Reason")


def check_reason(reason: str, platforms: Sequence[Platform]) -> None:
    """Raises ``SettingsInvalid`` for more than one line of text, and for a credential."""
    if len(reason) > LONGEST_REASON or (reason and not reason.isprintable()):
        raise SettingsInvalid(
            say("The reason is not one line of text of up to {n:,} characters.", n=LONGEST_REASON),
            say("Shorten it, or name a ticket that says more."),
            field=LABEL,
        )
    refuse_credentials([Entry(LABEL, reason)], {}, platforms)
