"""What a refused setting is called where the form of each platform names its input otherwise.

``SettingsInvalid.field`` is the label of an input; these two stand for the address and for the
first credential, whatever a form calls them.
"""

from typing import Final

from designo_sync_gui.domain.sentence import say

ADDRESS: Final = say("Address")
CREDENTIALS: Final = say("Credentials")
