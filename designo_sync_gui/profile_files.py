"""The profiles of shops that come with the program, each with what it was tried on.

Law: a profile that nobody tried says so in its title, which every screen and command shows.
"""

import tomllib
from dataclasses import dataclass
from typing import Final

from designo_sync_gui.resource_files import resource_path

#: The end of the title of a profile that was made from documents alone.
NOT_TRIED: Final = "(from the vendor's documents, not tried)"
#: Samples with invented names, to be copied and changed.
_SAMPLE: Final = "example-"


@dataclass(frozen=True, slots=True)
class ShippedProfile:
    """``name`` is the file's without its ending; ``text`` is what an operator's own would hold."""

    name: str
    title: str
    text: str

    @property
    def tried(self) -> bool:
        """Whether it was proven on the running shop."""
        return not self.title.endswith(NOT_TRIED)

    @property
    def shop(self) -> str:
        """The title without its remark, which a screen says in its own language."""
        return self.title.removesuffix(NOT_TRIED).rstrip()


def shipped_profiles() -> tuple[ShippedProfile, ...]:
    """Those that were tried first, each group by title. Blocking."""
    found = []
    for path in resource_path("profiles").glob("*.toml"):
        if not path.name.startswith(_SAMPLE):
            text = path.read_text(encoding="utf-8")
            found.append(ShippedProfile(path.stem, str(tomllib.loads(text)["title"]), text))
    return tuple(sorted(found, key=lambda held: (not held.tried, held.title)))
