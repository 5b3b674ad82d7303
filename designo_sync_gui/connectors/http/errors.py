"""Translating failed requests into domain errors.

Law: "not sent" is claimed only when no connection came about; everything after that is unknown
for a write, unless the answer itself is a definite no. No text here holds a URL's query.
"""

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx2 as httpx

from designo_sync_gui.connectors.http.foreign_words import ended, printed
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.reading.document import (
    Document,
    NotJsonError,
    TooManyValuesError,
    read_json,
)
from designo_sync_gui.domain.errors import (
    BadReply,
    Busy,
    CertificateRejected,
    NotTheApi,
    PermissionDenied,
    Redirected,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    SomethingBefore,
    SyncError,
    Unreachable,
    WriteEffect,
)
from designo_sync_gui.domain.other_formats import ASK_FOR_JSON
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, verbatim
from designo_sync_gui.domain.spans import span_words
from designo_sync_gui.domain.visible import visible_text

_TITLE = re.compile(r"<title[^>]*>([^<]{1,200})</title", re.IGNORECASE)
#: Shopify is said to send decimals ("2.0"), which RFC 9110 does not have.
_SECONDS = re.compile(r"[0-9]+(?:\.[0-9]+)?\Z", re.ASCII)

#: No wait longer than this is believed (a Retry-After of 99999999999 was seen in the field).
LONGEST_WAIT = 900.0

#: A sign-in that is not there or has ended; 419 is what PHP frameworks answer to an ended session.
#: A server that checks it last may have saved a write before (measured): only reading tells.
SIGNED_OUT: Final = frozenset({401, 419})

_CHECK_PROXY = say("Check the proxy in the preferences, or connect without it.")


@contextmanager
def library_errors(host: str, url: str, masker: Masker, proxy: str) -> Iterator[None]:
    """Everything that the HTTP library and what it stands on (h11, anyio, ssl, idna) raise
    becomes a ``SyncError``; a deadline stays what it is.

    Not all of it arrives as ``httpx.HTTPError``: a damaged TLS record in an answer is an
    ``ssl.SSLError`` (measured).
    """
    try:
        yield
    except (SyncError, TimeoutError):
        raise
    except httpx.InvalidURL:
        raise redirect_error("", url, masker) from None
    except httpx.HTTPError as error:
        raise transport_error(error, host, masker, proxy) from None
    except Exception as error:
        raise _broken(host, masker.mask(f"{type(error).__name__}: {error}")) from None


@contextmanager
def building(masker: Masker) -> Iterator[None]:
    """Whatever the HTTP library refuses while it puts a request together (an order id in a header
    that ASCII cannot hold) means that nothing was sent."""
    try:
        yield
    except Exception as error:
        raise _not_built(masker.mask(f"{type(error).__name__}: {error}")) from None


def _not_built(details: str) -> SettingsInvalid:
    return SettingsInvalid(
        say("The request could not be built."),
        say("Check the address and the headers."),
        details=details,
    )


def transport_error(
    error: httpx.HTTPError, host: str, masker: Masker, proxy: str = ""
) -> SyncError:
    """A request that got no complete answer. Only connecting counts as not sent.

    With a ``proxy`` (host and port) no connection means that the proxy itself was not reached.
    """
    details = masker.mask(f"{type(error).__name__}: {error}")
    if isinstance(error, httpx.LocalProtocolError | httpx.UnsupportedProtocol):
        return _not_built(details)
    if isinstance(error, httpx.ConnectError):
        return _not_connected(error, host, details, proxy)
    if isinstance(error, httpx.ProxyError):
        return Unreachable(
            say("The proxy did not connect to {host}.", host=host),
            _CHECK_PROXY,
            details=details,
        )
    if isinstance(error, httpx.ConnectTimeout):
        return Unreachable(
            say("{there} did not accept the connection in time.", there=_there(host, proxy)),
            _CHECK_PROXY if proxy else say("Check the address, the network and any firewall."),
            details=details,
        )
    if isinstance(error, httpx.PoolTimeout):
        return Unreachable(
            say("Too many requests to {host} are waiting already.", host=host),
            say("Wait for the running job to end."),
            details=details,
        )
    if isinstance(error, httpx.TimeoutException):
        return too_late(host, details)
    return _broken(host, details)


def _broken(host: str, details: str) -> ServerFailure:
    failure = ServerFailure(
        say("The connection to {host} broke before the answer was complete.", host=host),
        say("Try again. A write is settled by reading the order again."),
        details=details,
    )
    failure.away = True
    return failure


def too_late(host: str, details: str = "") -> ServerFailure:
    """The server took the request and no complete answer came in time."""
    error = ServerFailure(
        say("{host} did not answer in time.", host=host),
        say("Try again later. A write is settled by reading the order again."),
        title=say("No answer in time"),
        details=details,
    )
    error.too_late = True
    return error


def _there(host: str, proxy: str) -> Sentence:
    return say("The proxy {proxy}", proxy=proxy) if proxy else verbatim(host)


def _not_connected(error: httpx.ConnectError, host: str, details: str, proxy: str) -> SyncError:
    cause = _cause(error, ssl.SSLError)
    if isinstance(cause, ssl.SSLCertVerificationError):
        words = str(getattr(cause, "verify_message", ""))
        reason = verbatim(words) or say("verification failed")
        return CertificateRejected(
            say(
                "{host} uses a certificate that this computer does not trust: {reason}.",
                host=host,
                reason=reason,
            ),
            say(
                "Have the server's certificate renewed, or add your company's certificate "
                "authority to this computer's trusted ones. The check cannot be switched off."
            ),
            details=details,
        )
    if cause is not None:
        return Unreachable(
            say(
                "No secure connection to {host}: it does not support TLS as required.",
                host=host,
            ),
            say(
                "Check the address: https needs a server that supports TLS 1.2 or "
                "newer at that port."
            ),
            details=details,
        )
    if _cause(error, socket.gaierror) is not None:
        return Unreachable(
            say("There is no host named {value}.", value=proxy or host),
            _CHECK_PROXY if proxy else say("Check the address for typing errors, and the network."),
            details=details,
        )
    return Unreachable(
        say("{there} refused the connection or is not running.", there=_there(host, proxy)),
        _CHECK_PROXY
        if proxy
        else say("Check the address and port, the network, and whether the server runs."),
        details=details,
    )


def _cause(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    """The first error of ``kind`` that this one came from (DNS and TLS share ``ConnectError``)."""
    while error is not None:
        if isinstance(error, kind):
            return error
        error = error.__cause__ or error.__context__
    return None


def redirect_error(location: str, url: str, masker: Masker) -> Redirected:
    """A 3xx answer; names the origin it points to and nothing else of it."""
    try:
        target = urlsplit(urljoin(url, location))
        place = f"{target.scheme}://{target.netloc.rpartition('@')[2]}" if location else ""
    except ValueError:
        place = ""
    here = urlsplit(url)
    if not place or not urlsplit(place).hostname:
        message = say("{netloc} answers with a redirect that gives no address.", netloc=here.netloc)
    elif place == f"{here.scheme}://{here.netloc}":
        message = say(
            "{netloc} answers with a redirect to another page of the same site.", netloc=here.netloc
        )
    else:
        message = say(
            "{netloc} answers with a redirect to {place}.", netloc=here.netloc, place=place
        )
    return Redirected(
        masker.sentence(message),
        say(
            "Redirects are never followed, so that nothing is sent elsewhere. If the other address "
            "is yours, enter it exactly."
        ),
    )


def status_error(reply: Reply, host: str, masker: Masker, now: datetime) -> SyncError | None:
    """The error an HTTP status stands for; ``None`` for 2xx."""
    code = reply.status
    if 200 <= code < 300:
        return None
    details = masker.raw(reply.body)
    if code in (401, 407, 419):
        refused = SignInFailed(
            say("{host} refused the sign-in (HTTP {code}).", host=host, code=code),
            say("Check the credentials and enter them again."),
            details=details,
        )
        if code in SIGNED_OUT:
            refused.write_effect = WriteEffect.UNKNOWN
        return refused
    if code == 403 and looks_like_html(reply):
        return _something_before(reply, host, masker)
    if code == 403:
        return PermissionDenied(
            say("{host} does not permit this (HTTP 403).", host=host),
            say(
                "Check the rights of these credentials. A firewall in front of the server may "
                "also answer like this."
            ),
            details=details,
        )
    wait = retry_after(reply.headers.get("retry-after"), now)
    if code == 429 or (code == 503 and wait is not None):
        return _busy(host, code, wait, details)
    if code >= 500 or code == 408:
        failure = ServerFailure(
            say("{host} reports an internal error (HTTP {code}).", host=host, code=code),
            say("Try again later. If this persists, ask whoever runs the server."),
            details=details,
        )
        failure.away = code in (502, 503, 504)
        return failure
    if code in (404, 405, 410) or code < 200:
        error = NotTheApi(
            say(
                "There is no such API at this address on {host} (HTTP {code}).",
                host=host,
                code=code,
            ),
            say("Check the address."),
            details=details,
        )
        error.write_effect = WriteEffect.NOT_APPLIED
        error.http_status = code
        return error
    return RefusedByReceiver(
        say("{host} refused the request (HTTP {code}).", host=host, code=code),
        say("See the details for its answer."),
        details=details,
    )


def _something_before(reply: Reply, host: str, masker: Masker) -> SomethingBefore:
    """A page that forbids is a firewall's or the host's: an API answers in its own form."""
    found = _TITLE.search(reply.body[:20_000].decode("utf-8", "replace"))
    page = " ".join(unescape(found[1]).split())[:80] if found else ""
    shown = masker.words(visible_text(page))
    named = say(" “{page}”", page=shown) if page else NOTHING
    return SomethingBefore(
        say(
            "Something in front of {host} answered with a web page{named} (HTTP 403).",
            host=host,
            named=named,
        ),
        say(
            "The credentials may be right. A firewall or security plugin may block this "
            "computer's address: ask whoever runs the host to allow it to reach the API."
        ),
        details=masker.raw(reply.body),
    )


def sign_in_ended(channel_host: str, reply: Reply, masker: Masker) -> ServerFailure:
    """A write that met a sign-in which had ended meanwhile. Not sent again, and no reason to stop
    what follows, which signs in anew."""
    error = ServerFailure(
        say(
            "{host} no longer accepted the sign-in (HTTP {status}), so it is not known whether "
            "it saved the status.",
            host=channel_host,
            status=reply.status,
        ),
        say("It is not sent again; reading the order again settles it."),
        title=say("Sign-in ended"),
        details=masker.raw(reply.body),
    )
    error.write_effect = WriteEffect.UNKNOWN
    return error


def _busy(host: str, code: int, wait: float | None, details: str) -> Busy:
    asked = NOTHING if wait is None else say(" and asks to wait {span}", span=span_words(wait))
    full = say(
        "{host} takes no more requests now (HTTP {code}){asked}.", host=host, code=code, asked=asked
    )
    away = say(
        "{host} is under maintenance or overloaded (HTTP {code}){asked}.",
        host=host,
        code=code,
        asked=asked,
    )
    error = Busy(
        full if code == 429 else away,
        say("Try again later."),
        wait_seconds=wait,
        details=details,
    )
    error.away = code == 503
    if code == 429:
        error.write_effect = WriteEffect.NOT_APPLIED
    return error


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds to wait, from seconds or an HTTP date; ``None`` for nothing, nonsense or the past."""
    text = (value or "").strip()
    if _SECONDS.match(text):
        return min(float(text[:12]), LONGEST_WAIT)
    moment = http_date(text)
    if moment is None or moment <= now:
        return None
    return min((moment - now).total_seconds(), LONGEST_WAIT)


def http_date(value: str | None) -> datetime | None:
    """A Date header as UTC; ``None`` when there is none that can be read."""
    try:
        moment = parsedate_to_datetime(value or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None


def document(reply: Reply, host: str, masker: Masker, *, quoted: bool = True) -> Document:
    """The JSON of a reply. Raises ``NotTheApi`` for a web page, ``BadReply`` for anything else,
    with nothing of the reply in its message unless ``quoted``."""
    try:
        return read_json(reply.body)
    except TooManyValuesError as error:
        raise BadReply(
            say("The answer of {host} is too large: {reason}.", host=host, reason=error.told),
            say("No list of orders is that large: check what the server sends."),
        ) from None
    except NotJsonError as error:
        reason = error.told
    details = masker.raw(reply.body)
    if _looks_like_xml(reply):
        raise BadReply(
            say("{host} answered in XML; orders are read in JSON only.", host=host),
            ASK_FOR_JSON,
            details=details,
        )
    words = masker.words(printed(reply.body)) if quoted else ""
    if words:
        raise BadReply(
            say("{host} printed a message into its answer: {words}", host=host, words=ended(words)),
            say(
                "Ask whoever runs the shop to correct the plugin or theme that the message names, "
                "or to switch PHP's display_errors off."
            ),
            details=details,
        )
    if looks_like_html(reply):
        raise NotTheApi(
            say(
                "{host} answered with a web page instead of data (HTTP {status}).",
                host=host,
                status=reply.status,
            ),
            say(
                "Check the address. A sign-in page, a maintenance page or a firewall "
                "may be in front of the API."
            ),
            details=details,
        )
    raise BadReply(
        say("The answer of {host} is not valid JSON: {reason}.", host=host, reason=reason),
        say(
            "Try again. If this persists, a plugin or proxy may alter or cut off the answer: see "
            "the details."
        ),
        details=details,
    )


def _looks_like_xml(reply: Reply) -> bool:
    return reply.body.lstrip().startswith(b"<?xml") and not looks_like_html(reply)


def looks_like_html(reply: Reply) -> bool:
    if reply.content_type in ("text/html", "application/xhtml+xml"):
        return True
    start = reply.body[:200].lstrip().lower()
    return reply.content_type != "application/json" and start.startswith((b"<!doctype", b"<html"))
