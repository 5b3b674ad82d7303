"""The underlined letters of a menu that is made for the moment: each leads to one entry.

Law: a letter that is given twice only moves the mark; so the second entry gets another letter of
its words, or none.
"""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

#: Behind these the words are not the entry's own: a value, a number of orders.
_ENDS = ("“", "„", "(", "\t")


def part_letters(menu: QMenu) -> None:
    """Give each of the menu's own entries a letter that no entry before it has. Entries that are
    the program's actions keep theirs: they are declared for all menus."""
    shared = [action for action in menu.actions() if action.parent() is not menu]
    taken = {letter_of(action.text()) for action in shared}
    for action in menu.actions():
        if action.parent() is menu and not action.isSeparator():
            taken.add(_parted(action, taken))


def letter_of(text: str) -> str:
    """The letter that is underlined in an entry; empty where there is none."""
    return QKeySequence.mnemonic(text.partition("\t")[0]).toString().rpartition("+")[2]


def _parted(action: QAction, taken: set[str]) -> str:
    """The entry's letter, another one where it is taken."""
    text = action.text()
    letter = letter_of(text)
    if not letter or letter not in taken:
        return letter
    at = text.index("&")
    plain = text[:at] + text[at + 1 :]
    end = min((plain.find(mark) for mark in _ENDS if mark in plain), default=len(plain))
    for place, sign in enumerate(plain[:end]):
        if sign.isalpha() and sign.upper() not in taken:
            action.setText(f"{plain[:place]}&{plain[place:]}")
            return sign.upper()
    action.setText(plain)
    return ""
