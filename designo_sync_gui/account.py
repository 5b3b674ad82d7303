"""Whose account runs the program, for the journal.

Law: the system is asked, never the environment: LOGNAME and USER are what anybody sets them to.
"""

import os
import sys

#: Characters of a display name that are kept; a longer one is no name.
_LONGEST = 80


def account() -> str:
    """The account's own name, with its display name beside it: ``ana (Ana Silva)``.

    Empty where the system tells neither.
    """
    return described(*_names())


def described(name: str, display_name: str) -> str:
    """The display name can be any text, so it follows the account name, on one line."""
    shown = "".join(char for char in display_name if char.isprintable()).strip()[:_LONGEST]
    return f"{name} ({shown})" if name and shown and shown != name else name


if sys.platform == "win32":
    import ctypes

    #: ``NameDisplay`` of ``EXTENDED_NAME_FORMAT``.
    _DISPLAY = 3
    _SIZE = 512

    def _names() -> tuple[str, str]:
        """``GetUserNameW`` tells whose token the process holds; ``GetUserNameExW`` knows a display
        name in a domain only."""
        found = []
        for ask in (
            lambda text, size: ctypes.windll.advapi32.GetUserNameW(text, size),
            lambda text, size: ctypes.windll.secur32.GetUserNameExW(_DISPLAY, text, size),
        ):
            text, size = ctypes.create_unicode_buffer(_SIZE), ctypes.c_ulong(_SIZE)
            found.append(text.value if ask(text, ctypes.byref(size)) else "")
        return found[0], found[1]

else:
    import pwd

    def _names() -> tuple[str, str]:
        """The entry of the user database; a container's user may have none, but a number."""
        number = os.getuid()
        try:
            entry = pwd.getpwuid(number)
        except KeyError:
            return f"uid {number}", ""
        return entry.pw_name, entry.pw_gecos.partition(",")[0]
