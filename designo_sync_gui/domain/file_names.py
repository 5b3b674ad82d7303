"""Names of files that every supported system takes."""

import re
import unicodedata
from pathlib import PureWindowsPath

from designo_sync_gui.domain.sentence import NOTHING, Sentence, say

#: Refused by Windows; the slash by every system.
_REFUSED = frozenset('<>:"/\\|?*')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
#: Bytes of a name in UTF-8 that ext4 and others take, less what is put around it while writing.
_LONGEST = 200


def name_problem(name: str) -> Sentence:
    """Why no file can have this name, in a sentence; empty where one can."""
    if not name.strip():
        return say("A file needs a name.")
    if any(char in _REFUSED or unicodedata.category(char)[0] == "C" for char in name):
        return say('A file name cannot contain < > : " / \\ | ? * or invisible characters.')
    if name != name.strip() or name.endswith("."):
        return say("A file name cannot begin or end with a space, nor end with a full stop.")
    if _DEVICES.fullmatch(name):
        return say("Windows reserves this name for a device. Choose another one.")
    if len(name.encode("utf-8", "replace")) > _LONGEST:
        return say("This name is too long for a file.")
    return NOTHING


def windows_folder_problem(path: PureWindowsPath) -> Sentence:
    """Why Windows makes no folder of this path, or makes another one; empty where it does.

    Facts: Microsoft, "Naming Files, Paths, and Namespaces": kept names also with an ending, a full
    stop or space at the end is taken away, a colon inside a name leads into a file of that name.
    """
    if path.drive.endswith(":") and not path.root:
        return say("{path} does not say where on the drive it begins.", path=str(path))
    for name in path.parts[1:] if path.anchor else path.parts:
        if any(char in _REFUSED or unicodedata.category(char)[0] == "C" for char in name):
            return say(
                'The name {name} contains a character that Windows does not allow: < > : " | ? * '
                "or an invisible one.",
                name=name,
            )
        if name != ".." and name.endswith((".", " ")):
            return say(
                "Windows takes away the full stop or the space at the end of {name}.", name=name
            )
        if _DEVICES.fullmatch(name):
            return say("Windows reserves the name {name} for a device.", name=name)
    return NOTHING


def name_part(text: str) -> str:
    """A text as a part of a file name: small letters, digits and hyphens."""
    plain = "".join(char if char.isalnum() else "-" for char in text.casefold())
    return re.sub(r"-+", "-", plain).strip("-")[:60]
