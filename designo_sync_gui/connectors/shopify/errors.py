"""What Shopify's refusals mean, in HTTP and inside a GraphQL answer that is a 200.

Law: HTTP 200 is not success. A mutation whose answer holds errors is "not applied" only when
the errors stand before or at the mutation itself; below it, it may have been carried out.
Sources: facts sheet 1.4 and 1.6; where the sheet says UNSURE the shop's words are shown as given.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.foreign_words import ended
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.http.refusals import (
    REFUSED_IN_WORDS,
    Refusal,
    Row,
    always,
    of_table,
    reply_error,
    spoken,
)
from designo_sync_gui.connectors.reading.document import NotJsonError, read_json
from designo_sync_gui.connectors.reading.values import at, number, rows, text
from designo_sync_gui.domain.errors import (
    BadReply,
    Busy,
    NotTheApi,
    PermissionDenied,
    RefusedByReceiver,
    ServerFailure,
    SignInFailed,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.domain.spans import span_words

_SCOPES = say(
    "Give the app the missing scope (Dev Dashboard, the app, Configuration, Access scopes), "
    "release that version and install it again in the shop."
)

_PROTECTED = say(
    "This is no missing scope: orders are protected customer data. Ask for access to it in the Dev "
    "Dashboard or Partner Dashboard (the app, API access requests, Protected customer data access)."
)

#: Texts of an error answer that are looked at, and how deep within it: no shop gives more, and an
#: answer nested deeper than Python's stack was an unexpected error.
_MOST_WORDS: Final = 20
_DEEPEST: Final = 8


def _access_advice(refusal: Refusal) -> Sentence:
    """“This app is not approved to access the Order object” (recorded) is another thing than a
    scope that was not given."""
    return _PROTECTED if "not approved to access" in refusal.words else _SCOPES


_NOT_AVAILABLE: Final = Row(
    message=lambda refusal: say(
        "The shop {host} is not available (HTTP {status}).",
        host=refusal.host,
        status=refusal.status,
    ),
    advice=say(
        "The shop is frozen or locked, usually because a Shopify bill is unpaid. Resolve "
        "this in the shop's admin."
    ),
    kind=PermissionDenied,
    title=say("Shop not available"),
    proves=always,
)

_TABLE: Final = (
    Row(
        SignInFailed,
        lambda refusal: say("{host} does not accept the access token.", host=refusal.host),
        say(
            "Enter the token again, or sign in with client ID and secret, whose tokens are "
            "renewed by themselves. A token ends when the app is removed from the shop."
        ),
        SignInFailed,
        proves=lambda refusal: refusal.words.startswith("[API]"),
    ),
    replace(_NOT_AVAILABLE, statuses=frozenset({402, 423})),
    replace(_NOT_AVAILABLE, statuses=frozenset({403}), word="unavailable shop"),
    Row(
        PermissionDenied,
        lambda refusal: say("{host} does not permit this.", host=refusal.host),
        _access_advice,
        PermissionDenied,
        when=spoken,
        proves=always,
    ),
    Row(
        NotTheApi,
        advice=say(
            "Check that the address is the shop's own one, which ends in .myshopify.com, and not "
            "the domain that customers see."
        ),
    ),
    REFUSED_IN_WORDS,
)

#: By the code inside a 200. None of them tells of a write by itself: where the error lies does.
_GRAPH_TABLE: Final = (
    Row(
        message=lambda refusal: say("{host} does not permit this.", host=refusal.host),
        advice=_access_advice,
        kind=PermissionDenied,
        code="ACCESS_DENIED",
        proves=always,
    ),
    Row(
        message=lambda refusal: say(
            "This no longer exists at {host}.",
            host=refusal.host,
        ),
        advice=say("Refresh and plan again."),
        kind=RefusedByReceiver,
        code="RESOURCE_NOT_FOUND",
        proves=always,
    ),
    Row(
        message=lambda refusal: say(
            "The request is too large for {host}.",
            host=refusal.host,
        ),
        advice=say("Report this: the program asks for too many orders at once."),
        kind=RefusedByReceiver,
        code="MAX_COST_EXCEEDED",
        proves=always,
    ),
    Row(
        message=lambda refusal: say("{host} reports an internal error.", host=refusal.host),
        advice=say("Try again later. A write is settled by reading the order again."),
        kind=ServerFailure,
        code="INTERNAL_SERVER_ERROR",
        proves=always,
    ),
)


def http_error(channel: Channel, reply: Reply) -> SyncError | None:
    """The error that an HTTP status of Shopify stands for; ``None`` for 2xx."""
    return reply_error(_TABLE, channel, reply, _http_words)


def _http_words(reply: Reply) -> str:
    """The words in ``errors``: a text, a list of texts, or an object of either."""
    try:
        root = read_json(reply.body).root
    except NotJsonError:
        return ""
    words = islice(_words(at(root, "/errors")), _MOST_WORDS)
    return " ".join(words) or text(root, "/error_description")


def _words(value: object, depth: int = _DEEPEST) -> Iterator[str]:
    inside = list(value.values()) if isinstance(value, dict) else value
    if isinstance(inside, list):
        for inner in inside if depth else ():
            yield from _words(inner, depth - 1)
    elif text(value):
        yield text(value)


def graph_error(channel: Channel, root: object, reply: Reply) -> SyncError | None:
    """The error that a GraphQL answer with ``errors`` stands for; ``None`` when it has none."""
    errors = at(root, "/errors")
    if errors is None or errors == []:
        return None
    listed = errors if isinstance(errors, list) else [errors]
    codes = frozenset(text(error, "/extensions/code") for error in listed)
    said = channel.masker.words(" ".join(_messages(listed)))
    if "THROTTLED" in codes:
        error: SyncError = _throttled(channel, root, reply)
    else:
        general = _without_code(channel, root, reply, said)
        error = of_table(_GRAPH_TABLE, Refusal(channel, reply, general, said, codes))
    if not _before_execution(root, listed):
        error.write_effect = WriteEffect.UNKNOWN
    return error


def failed_fields(root: object) -> frozenset[str]:
    """The fields below a root field to which every error of an answer points; empty where an
    error points to none, or to the root field itself."""
    errors = rows(root, "/errors")
    paths = [[text(part) for part in rows(error, "/path")] for error in errors]
    if not paths or any(len(path) < 2 or not path[-1] for path in paths):
        return frozenset()
    return frozenset(path[-1] for path in paths)


def _messages(errors: list[object]) -> Iterator[str]:
    for error in errors:
        yield text(error, "/message") or text(error)


def _throttled(channel: Channel, root: object, reply: Reply) -> Busy:
    wait = throttle_wait(root)
    message = say("{host} has no query points left for now.", host=channel.host)
    back = say("Enough will be available in {span}.", span=span_words(wait)) if wait else NOTHING
    busy = Busy(
        joined(" ", (message, back)),
        say("Try again later; other apps do not share these points."),
        wait_seconds=wait,
        details=channel.masker.raw(reply.body),
    )
    busy.write_effect = WriteEffect.NOT_APPLIED
    return busy


def _without_code(channel: Channel, root: object, reply: Reply, said: str) -> SyncError:
    """An error inside a 200 whose code says nothing."""
    raw = channel.masker.raw(reply.body)
    if at(root, "/data") is None:
        return RefusedByReceiver(
            say(
                "{host} does not understand the request. It says: {said}",
                host=channel.host,
                said=ended(said),
            ),
            say("Shopify's API may have changed: look for a newer version of this program."),
            details=raw,
        )
    return BadReply(
        say(
            "{host} sent only a part of the answer. It says: {said}",
            host=channel.host,
            said=ended(said),
        ),
        say("Try again. A write is settled by reading the order again."),
        details=raw,
    )


def _before_execution(root: object, errors: list[object]) -> bool:
    """Whether no error lies below a root field and no root field was answered.

    An error in a mutation's own answer (its path is longer than one) comes after its effect.
    """
    if any(len(rows(error, "/path")) > 1 for error in errors):
        return False
    data = at(root, "/data")
    return not isinstance(data, dict) or all(value is None for value in data.values())


def throttle_wait(root: object) -> float | None:
    """Seconds until the points that were asked for are there again (facts sheet 1.4)."""
    wanted = number(root, "/extensions/cost/requestedQueryCost")
    there = number(root, "/extensions/cost/throttleStatus/currentlyAvailable")
    rate = number(root, "/extensions/cost/throttleStatus/restoreRate")
    if wanted is None or there is None or not rate:
        return None
    return max(0.0, (wanted - there) / rate)
