"""What to do where a list comes in a form that is not read."""

from typing import Final

from designo_sync_gui.domain.sentence import say

#: Profiles read JSON alone.
ASK_FOR_JSON: Final = say(
    "Ask for JSON: many interfaces answer so to the header “Accept: application/json”, or to an "
    "address with “.json” or “format=json”. Or give an export as CSV or XLSX."
)
