"""What a request of a profile is for: the methods and the placeholders it may have."""

from dataclasses import dataclass
from typing import Final

from designo_sync_gui.connectors.profile.templates import (
    EXPECTED,
    FROM_HEADER,
    FROM_ORDER,
    KNOWN,
    ORDER_KEY,
    STATUS,
)


@dataclass(frozen=True, slots=True)
class Purpose:
    """The first of the methods is meant where none is named."""

    methods: tuple[str, ...]
    placeholders: tuple[str, ...] = KNOWN


LIST: Final = Purpose(("GET", "POST"))
ONE: Final = Purpose(("GET", "POST"), (*KNOWN, ORDER_KEY))
SIGN_IN: Final = Purpose(("POST", "PUT", "PATCH"), (*KNOWN, STATUS))
WRITE: Final = Purpose(
    ("POST", "PUT", "PATCH", "DELETE"),
    (*KNOWN, ORDER_KEY, STATUS, EXPECTED, FROM_ORDER, FROM_HEADER),
)
