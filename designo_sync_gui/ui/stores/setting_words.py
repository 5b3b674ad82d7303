"""What the settings of a file of connections are called where two of them differ.

The file and the command line name them as they stand in the file; the window as its forms do.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from designo_sync_gui.domain.preferences import UNREAD
from designo_sync_gui.domain.sentence import Sentence, say

SETTINGS: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        "code": say("Store code"),
        "name": say("Store name"),
        "platform": say("Kind of shop"),
        "url": say("Address"),
        "status_field": say("Status field"),
        "sign_in": say("Way to sign in"),
        "options": say("Settings of the platform"),
        "ca_file": say("Certificate file"),
        "orders_since": say("How far back orders are read"),
        "shop_locked": say("Never write to the shop"),
        "designo_locked": say("Never write to DesignO"),
        "production": say("Production"),
        "token_path": say("Token path"),
        "update_path": say("Update path"),
        "shape": say("Request shape"),
        "auth": say("Token is sent as"),
        "auth_header": say("Header name"),
        "extra_headers": say("Extra headers"),
        "read_profile": say("Read profile"),
        "read_table": say("How DesignO is read"),
        "proxy": say("Proxy"),
        "language": say("Language"),
        "notify": say("Notifications"),
        "keep_in_tray": say("Closing"),
        "density": say("Rows of the table"),
        "appearance": say("Appearance"),
        "unread_hours": UNREAD,
        "title": say("Title of the view"),
        "view": say("View"),
        "text": say("Search"),
        "stores": say("Stores"),
        "looks": say("Verdicts"),
        "kinds": say("Kinds of difference"),
        "statuses": say("Statuses"),
        "within_seconds": say("Time of change"),
    }
)
