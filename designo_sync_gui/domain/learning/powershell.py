"""What Chromium browsers copy as PowerShell: ``Invoke-WebRequest`` with a session of cookies."""

import re
from typing import Final

from designo_sync_gui.domain.learning.example import (
    COPY_AGAIN,
    ExampleRefused,
    ExampleRequest,
    PasteForm,
    cut_off,
)
from designo_sync_gui.domain.sentence import say

_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "b": "\b", "a": "\a"}
#: A string of the text stands in its skeleton as its number between these.
_TEXT: Final = "\x01(\\d+)\x02"
_COOKIE: Final = re.compile(rf"Net\.Cookie\({_TEXT}\s*,\s*{_TEXT}")
_PAIR: Final = re.compile(rf"{_TEXT}\s*=\s*{_TEXT}")


def looks_like_powershell(text: str) -> bool:
    return re.match(r"\s*(\$session\b|Invoke-(WebRequest|RestMethod)\b)", text) is not None


def powershell_request(text: str) -> ExampleRequest:
    """Raises ``ExampleRefused`` for a text without its end, without an address, or with a part
    that only PowerShell could replace."""
    skeleton, held = _skeleton(text)
    if "$(" in skeleton:
        raise _replaced()

    def option(name: str) -> str | None:
        found = re.search(rf"-{name}\s+\(?[^\x01\x02@-]*{_TEXT}", skeleton, re.IGNORECASE)
        return held[int(found[1])] if found else None

    url = option("Uri")
    if url is None:
        raise ExampleRefused(say("The command contains no address."), COPY_AGAIN)
    table = re.search(r"-Headers\s+@\{(.*?)\}", skeleton, re.IGNORECASE | re.DOTALL)
    pairs = _PAIR.findall(table[1]) if table else []
    headers = [(held[int(name)], held[int(value)]) for name, value in pairs]
    kind = option("ContentType")
    if kind is not None:
        headers.append(("Content-Type", kind))
    cookies = [f"{held[int(n)]}={held[int(v)]}" for n, v in _COOKIE.findall(skeleton)]
    if cookies:
        headers.append(("Cookie", "; ".join(cookies)))
    body = option("Body")
    method = option("Method") or ("GET" if body is None else "POST")
    return ExampleRequest(method.upper(), url, tuple(headers), body, PasteForm.POWERSHELL)


def _skeleton(text: str) -> tuple[str, list[str]]:
    """The text with each string in it replaced by its number, and the strings."""
    kept: list[str] = []
    held: list[str] = []
    at = 0
    while at < len(text):
        letter = text[at]
        if letter not in "\"'":
            kept.append(letter)
            at += 1
            continue
        value, at = _string(text, at + 1, letter)
        kept.append(f"\x01{len(held)}\x02")
        held.append(value)
    return "".join(kept), held


def _string(text: str, at: int, quote: str) -> tuple[str, int]:
    """A string from behind its first quote on, and where the text goes on. A doubled quote is one
    quote; in double quotes a backtick escapes, and a bare ``$`` would be replaced."""
    value = ""
    while at < len(text):
        letter, following = text[at], text[at + 1 : at + 2]
        if letter == quote:
            if following != quote:
                return value, at + 1
            value, at = value + quote, at + 2
        elif quote == '"' and letter == "`":
            value, at = value + _ESCAPES.get(following, following), at + 2
        elif quote == '"' and letter == "$" and (following.isalpha() or following in ("(", "{")):
            raise _replaced()
        else:
            value, at = value + letter, at + 1
    raise cut_off()


def _replaced() -> ExampleRefused:
    return ExampleRefused(
        say("The text contains a command or a variable that only a shell could replace."),
        COPY_AGAIN,
    )
