"""The declaration of any other shop, described by a profile.

Law: light to import, for it is asked before a profile is used.
"""

from typing import Final

from designo_sync_gui.domain.forecast import Pace
from designo_sync_gui.domain.platform import (
    Capabilities,
    Option,
    OptionKind,
    Platform,
    SignIn,
    StatusField,
    Writing,
)
from designo_sync_gui.domain.sentence import say

PROFILE: Final = "profile"

PLATFORM: Final = Platform(
    name="other",
    title=say("Other, by profile"),
    help_topic="profiles",
    url_label=say("Address"),
    url_where=say("The profile's paths are appended to it."),
    sign_ins=(SignIn("profile", say("As the profile says"), ()),),
    fields=(
        StatusField(
            "status",
            say("What the profile's status pointer finds"),
            Writing.DIRECT,
            may_cause=say("depends on the shop; written only if the profile has [write]"),
        ),
    ),
    capabilities=Capabilities(
        page_size=100,
        changed_since=True,
        reads_singly=True,
        writes_in_batches=False,
        limits=say(
            "those of the shop; paging, changed-since and reading single orders as "
            "the profile describes"
        ),
        pace=Pace(),
    ),
    options=(
        Option(
            PROFILE,
            say("Profile (TOML)"),
            say(
                "Which requests list, read and write orders. The help page on profiles explains "
                "it, and “designo-sync profile check” tests it."
            ),
            OptionKind.LONG_TEXT,
            required=True,
        ),
    ),
)
