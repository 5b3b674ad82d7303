"""One shop of the demo as it is connected.

Everything a connection needs and nothing else; the shop's own state stays with the shop.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class RunningShop(Protocol):
    """What every demo shop can do."""

    def start(self) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class DemoStore:
    """One shop: how DesignO knows it, where it is, what opens it, and its DesignO statuses.

    ``designo`` maps order ids to JSON tokens, as DesignO is to hold them.
    """

    code: str
    name: str
    platform: str
    url: str
    secrets: Mapping[str, str]
    status_field: str
    shop: RunningShop
    designo: Mapping[str, str] = field(default_factory=dict)
    sign_in: str = ""
    options: tuple[tuple[str, str], ...] = ()
