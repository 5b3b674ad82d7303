"""What a shop says itself when it refuses.

Law: its words are bounded, their control characters are made visible, and no secret stands in
them. They never decide what an answer means.
"""

from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.foreign_words import ended, own_words
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.profile.answers import words_at
from designo_sync_gui.connectors.reading.document import Document, NotJsonError, read_json
from designo_sync_gui.domain.errors import (
    NotTheApi,
    PermissionDenied,
    RefusedByReceiver,
    SignInFailed,
    SomethingBefore,
    SyncError,
)
from designo_sync_gui.domain.sentence import joined, say

_SPEAKING: Final = (SignInFailed, PermissionDenied, NotTheApi, RefusedByReceiver)
#: Of an answer that is plain text.
_MOST_BYTES: Final = 2000


def with_words(
    error: SyncError, channel: Channel, reply: Reply, *pointers: str | None
) -> SyncError:
    """The error with what the shop says behind its message. ``pointers`` are where the profile
    says that its words stand; else they are where APIs usually have them."""
    if not isinstance(error, _SPEAKING) or isinstance(error, SomethingBefore):
        return error
    words = words_of(channel, reply, *pointers)
    if words:
        error.message = joined(" ", [error.message, say("It says: {words}", words=ended(words))])
    return error


def words_of(channel: Channel, reply: Reply, *pointers: str | None) -> str:
    """What an answer says, safe to show; empty where it says nothing."""
    try:
        return words_in(channel, read_json(reply.body), *pointers)
    except NotJsonError:
        plain = reply.content_type == "text/plain"
    return channel.masker.words(_text(reply.body)) if plain else ""


def words_in(channel: Channel, document: Document, *pointers: str | None) -> str:
    """What a document says, safe to show."""
    told = (words_at(document, pointer) for pointer in pointers)
    return channel.masker.words(next(filter(None, told), "") or own_words(document.root))


def _text(body: bytes) -> str:
    """A text that is cut could end within a secret, which would then stand there: it says
    nothing."""
    return body.decode("utf-8", "replace").strip() if len(body) <= _MOST_BYTES else ""
