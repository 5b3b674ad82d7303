"""Keys as this system and this language write them: Ctrl+S is Strg+S in German and ⌘S on a Mac.

Law: no sentence has a key in it; it has a place where the key is put in.
"""

from PySide6.QtGui import QKeySequence

from designo_sync_gui.ui.kit.language import tr

_ARROWS = (("Up", "↑"), ("Down", "↓"), ("Left", "←"), ("Right", "→"))
_NO_BREAK = "\N{NO-BREAK SPACE}"


def native(keys: str) -> str:
    """One combination of keys; empty where there is none. A name of several words does not
    break. Qt leaves Return and Enter as they are in every language."""
    told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    before, plus, last = told.rpartition("+")
    if last in ("Return", "Enter"):
        told = before + plus + tr("Enter")
    return told.replace(" ", _NO_BREAK)


def native_keys(keys: str) -> str:
    """Several combinations with spaces between them; arrows as arrows."""
    told = " ".join(native(key) for key in keys.split(" "))
    for key, arrow in _ARROWS:
        told = told.replace(native(key), arrow)
    return told
