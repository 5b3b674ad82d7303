"""A command that the operator gives, as the words of which it is made.

Law: there is no shell. What a shell would expand or join (``$HOME``, ``~``, ``|``, ``>``) is a
plain word here, so nothing that stands in the words runs anything else.
"""

import shlex
from typing import Final

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import Sentence, say

FIELD: Final = say("Command on trouble")
_LONGEST: Final = 4096


def command_words(text: str, *, windows: bool = False) -> tuple[str, ...]:
    """The program and its arguments; none for an empty text.

    Raises ``SettingsInvalid`` for a quotation mark that is not closed, and for line ends and
    other characters that no command holds. On Windows ``\\`` is part of a path.
    """
    if len(text) > _LONGEST or not all(char.isprintable() for char in text):
        raise command_refused(
            say(
                "The command contains a line break or is longer than {most:,} characters.",
                most=_LONGEST,
            )
        )
    lexer = shlex.shlex(text, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    if windows:
        lexer.escape = ""
    try:
        return tuple(lexer)
    except ValueError:
        raise command_refused(
            say("A quotation mark of the command is not closed, or a “\\” stands at its end.")
        ) from None


def command_refused(why: Sentence) -> SettingsInvalid:
    """The refusal of a command, at its field."""
    return SettingsInvalid(
        why,
        say(
            "Enter a program with its full path, then its arguments; put what contains spaces "
            "into quotation marks. There is no shell."
        ),
        field=FIELD,
    )
