"""The words of a pasted command line, as bash and as cmd.exe would hand them to a program.

Law: nothing is run and nothing is guessed: a part that a shell would replace is refused.
"""

import re
from typing import Final

from designo_sync_gui.domain.learning.example import COPY_AGAIN, ExampleRefused, cut_off
from designo_sync_gui.domain.sentence import say

_SPACE: Final = " \t"
_ENDS: Final = ";&|<>\n"
_ANSI: Final = {
    "n": "\n", "t": "\t", "r": "\r", "b": "\b", "a": "\a", "f": "\f", "v": "\v", "e": "\x1b",
    "E": "\x1b", "\\": "\\", "'": "'", '"': '"', "?": "?",
}  # fmt: skip
_ANSI_CODE: Final = re.compile(
    r"x(?P<x>[0-9a-fA-F]{1,2})|u(?P<u>[0-9a-fA-F]{1,4})|U(?P<U>[0-9a-fA-F]{1,8})|(?P<o>[0-7]{1,3})"
)
_HIGHEST: Final = 0x10FFFF


def bash_words(text: str) -> list[str]:
    """The words of the first command. Raises ``ExampleRefused`` for what only a shell could
    replace, and for a quotation without its end."""
    return _Bash(text).words()


class _Bash:
    """One pass over a command in bash's own quoting."""

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")
        self._at = 0
        self._word: str | None = None
        self._words: list[str] = []

    def words(self) -> list[str]:
        while self._at < len(self._text):
            letter = self._text[self._at]
            if letter in _ENDS and (self._words or self._word is not None):
                break
            if letter in _ENDS + _SPACE:
                self._end_word()
                self._at += 1
            else:
                self._part(letter)
        self._end_word()
        return self._words

    def _part(self, letter: str) -> None:
        if letter == "'":
            self._add(self._until("'", 1))
        elif letter == '"':
            self._double()
        elif self._text.startswith("$'", self._at):
            self._ansi()
        elif letter in "$`":
            raise _replaced()
        elif letter == "\\":
            self._escaped()
        else:
            self._add(letter)
            self._at += 1

    def _add(self, text: str) -> None:
        self._word = (self._word or "") + text

    def _end_word(self) -> None:
        if self._word is not None:
            self._words.append(self._word)
        self._word = None

    def _until(self, quote: str, skip: int) -> str:
        start = self._at + skip
        end = self._text.find(quote, start)
        if end < 0:
            raise cut_off()
        self._at = end + 1
        return self._text[start:end]

    def _escaped(self) -> None:
        following = self._text[self._at + 1 : self._at + 2]
        self._at += 2
        if following and following != "\n":
            self._add(following)

    def _double(self) -> None:
        self._at += 1
        held = ""
        while True:
            letter = self._text[self._at : self._at + 1]
            if not letter:
                raise cut_off()
            self._at += 1
            if letter == '"':
                break
            if letter in "$`":
                raise _replaced()
            if letter == "\\":
                following = self._text[self._at : self._at + 1]
                self._at += 1
                letter = following if following in '"\\$`' else "\\" + following
                letter = "" if following == "\n" else letter
            held += letter
        self._add(held)

    def _ansi(self) -> None:
        self._at += len("$'")
        held = ""
        while True:
            letter = self._text[self._at : self._at + 1]
            if not letter:
                raise cut_off()
            self._at += 1
            if letter == "'":
                break
            held += self._ansi_escape() if letter == "\\" else letter
        # Browsers write a character beyond U+FFFF as two halves.
        whole = held.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        self._add(whole)

    def _ansi_escape(self) -> str:
        code = _ANSI_CODE.match(self._text, self._at)
        if code:
            self._at = code.end()
            base = 8 if code["o"] else 16
            point = int(next(part for part in code.groups() if part), base)
            return chr(point) if point <= _HIGHEST else ""
        letter = self._text[self._at : self._at + 1]
        self._at += 1
        return _ANSI.get(letter, "\\" + letter)


def _replaced() -> ExampleRefused:
    return ExampleRefused(
        say("The text contains a command or a variable that only a shell could replace."),
        COPY_AGAIN,
    )


def cmd_words(text: str) -> list[str]:
    """The words of the first command, written for cmd.exe: ``^`` is undone first, then ``\\"``,
    ``""`` and the backslashes, which browsers double. Raises ``ExampleRefused`` for a quotation
    without its end."""
    return _windows_words(_without_carets(text.replace("\r\n", "\n")))


def _without_carets(text: str) -> str:
    """``^`` before a line end joins the lines; before two, it is one line end in a value."""
    kept = re.sub(r"\^\n\n", "\0", text)
    kept = re.sub(r"\^\n", " ", kept)
    kept = re.sub(r"\^(.)", r"\1", kept, flags=re.DOTALL)
    return kept.replace("\0", "\n")


def _windows_words(text: str) -> list[str]:
    words: list[str] = []
    word: str | None = None
    quoted = False
    at = 0
    while at < len(text):
        letter, pair = text[at], text[at : at + 2]
        if pair in ('\\"', "\\\\") or (quoted and pair == '""'):
            word, at = (word or "") + pair[1], at + 2
            continue
        at += 1
        if letter == '"':
            word, quoted = word or "", not quoted
        elif not quoted and letter in _SPACE + _ENDS:
            words.extend([] if word is None else [word])
            word = None
            if letter in _ENDS and words:
                return words
        else:
            word = (word or "") + letter
    if quoted:
        raise cut_off()
    return [*words, *([] if word is None else [word])]
