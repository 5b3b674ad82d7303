"""Which headers an operator or a profile may add to a request.

Law: none that frames a request, and none that carries a credential in the settings.
"""

import re
from typing import Final

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say

#: A token of RFC 9110, section 5.6.2.
_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_CREDENTIAL: Final = re.compile(r"auth|cookie|token|secret|password|api-?key", re.IGNORECASE)
#: What frames a request or its connection: set by the HTTP library alone. With another Host or
#: length a server could take one request for two, or for another site's.
_FRAMING: Final = frozenset(
    {
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)


def may_be_set(header: str) -> bool:
    """Whether a profile or an operator may set a header of this name."""
    return bool(_NAME.match(header)) and header.lower() not in _FRAMING


def carries_credential(header: str) -> bool:
    """Whether the value of a header of this name is most likely a credential."""
    return bool(_CREDENTIAL.search(header))


def check_header_name(name: str, field: Sentence = NOTHING) -> None:
    """Raises ``SettingsInvalid``; ``field`` is the label of the input it was typed in."""
    if not may_be_set(name):
        raise SettingsInvalid(
            say("“{name}” cannot be used as a header's name.", name=name),
            say(
                "Header names hold letters, digits and hyphens, for example X-Api-Key. Host "
                "and what frames a request, such as Content-Length, are not set by hand."
            ),
            field=field,
        )


def read_header(line: str) -> tuple[str, str]:
    """The name and value of an extra header. Raises ``SettingsInvalid``, which repeats no value: it
    may be a key."""
    field = say("Extra headers")
    name, colon, value = line.partition(":")
    name, value = name.strip(), value.strip()
    if not colon or not value.isprintable() or not value.isascii():
        raise SettingsInvalid(
            say("An extra header is not of the form “Name: value”."),
            say("Enter one header a line; a value contains plain ASCII characters."),
            field=field,
        )
    check_extra_header(name)
    return name, value


def check_extra_header(name: str) -> None:
    """Raises ``SettingsInvalid`` for a header whose value must not stand in the settings."""
    field = say("Extra headers")
    check_header_name(name, field)
    if carries_credential(name):
        raise SettingsInvalid(
            say("The header “{name}” would keep a credential in the settings.", name=name),
            say(
                "Credentials are kept in the keyring only: choose how the token is sent, or name "
                "the secret in the read profile."
            ),
            field=field,
        )
