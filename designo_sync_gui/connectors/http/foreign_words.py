"""The reason that an unexpected answer gives in its own text.

Law: a server's own words come before a guess about the address; they are shown masked, and never
decide whether something was done.
"""

import html
import re
from typing import Final

from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.reading.document import describe
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.sentence import Sentence, say

_MOST: Final = 8_000
#: No API tells a reason deeper within its answer; 400 levels were more than Python's stack holds.
_DEEPEST: Final = 8
_TAG: Final = re.compile(rb"<[^<>]{0,200}>")
#: What PHP prints into an answer with ``display_errors`` on, before or behind its data (PHP
#: manual, error_prepend_string and html_errors). It ends with the file and its line.
_PRINTED: Final = re.compile(
    rb"(?:PHP )?(?:Warning|Notice|Deprecated|Strict Standards|(?:Catchable |Recoverable )?"
    rb"(?:Fatal|Parse) error):?\s.{1,2000}?\sin\s\S+\.php\b(?:\s+on\s+line\s+\d+|:\d+)?",
    re.DOTALL,
)
#: Where APIs say why, as recorded or documented of them.
_PLACES: Final = ("message", "error_description", "error", "errors", "messages", "detail", "title")


#: What a sentence ends with, in the scripts that shops answer in; what may stand behind it.
_ENDS: Final = frozenset(".!?\u2026\u3002\uff01\uff1f")
_CLOSING: Final = " \"')\u2019\u201c\u201d\u00bb"


def ended(words: str) -> str:
    """Quoted words as a sentence of their own, because other sentences follow it; a full stop is
    put to those that end without one."""
    last = words.rstrip(_CLOSING)[-1:]
    return words if not last or last in _ENDS else f"{words}."


def printed(body: bytes) -> str:
    """A message of PHP within an answer that is no JSON; empty where there is none."""
    ends = body if len(body) <= 2 * _MOST else body[:_MOST] + b"\n" + body[-_MOST:]
    found = _PRINTED.search(_TAG.sub(b"", ends))
    return html.unescape(found[0].decode("utf-8", "replace")) if found else ""


def own_words(value: object, depth: int = _DEEPEST) -> str:
    """Why an object says that it is not what was asked for; empty where it does not."""
    if not isinstance(value, dict):
        return ""
    for name in _PLACES:
        words = "; ".join(_texts(value.get(name), depth))
        if words:
            return words
    return ""


def _texts(value: object, depth: int) -> list[str]:
    if isinstance(value, str):
        return [str(value)] if value else []
    if not depth:
        return []
    if isinstance(value, list):
        return [text for entry in value[:5] for text in _texts(entry, depth - 1)]
    words = own_words(value, depth - 1)
    return [words] if words else []


def no_list(reply: Reply, host: str, masker: Masker, found: object, advice: Sentence) -> BadReply:
    """Something else than a list of orders in a yes; ``advice`` is for where it gives no reason."""
    words = masker.words(own_words(found))
    if words:
        return BadReply(
            say("{host} sent no list of orders. It says: {words}", host=host, words=ended(words)),
            say(
                "Read the shop's message, then ask whoever runs the shop or the maker of the "
                "extension it names."
            ),
            details=masker.raw(reply.body),
        )
    return BadReply(
        say(
            "{host} answered with {describe} where a list of orders was expected.",
            host=host,
            describe=describe(found),
        ),
        advice,
        details=masker.raw(reply.body),
    )
