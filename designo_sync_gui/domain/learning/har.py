"""The requests in a HAR file, which browsers export from their network tools.

A HAR of 200 MB is read in one pass: entries are cut out of the text as it comes, and of each only
the request and an answer of JSON are kept, so it takes as long as decoding it and no memory for
pictures and scripts. Format: HAR 1.2 as Chromium and Firefox write it.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.learning.cookie_ends import CookieEnds
from designo_sync_gui.domain.learning.example import (
    ExampleRefused,
    ExampleRequest,
    PasteForm,
    refuse_unusable,
)
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import NumberLiteral

_ENTRIES: Final = re.compile(r'"entries"\s*:\s*\[')
#: Text looked through for the list of entries: pages and browser stand before it.
_HEAD: Final = 16 * 1024 * 1024
#: An entry longer than this is no answer of a list; it is passed over.
_LONGEST: Final = 64 * 1024 * 1024
_DECODER: Final = json.JSONDecoder(parse_int=NumberLiteral, parse_float=NumberLiteral)
_SPACE: Final = " \t\r\n"
_BETWEEN: Final = re.compile(r"[\s,]*")


class HarUnreadable(SyncError):
    """The file is no HAR, or damaged."""

    title = say("Recording not readable")


@dataclass(frozen=True, slots=True)
class HarEntry:
    """One request with its answer of JSON.

    Attributes:
        status: HTTP status of the answer.
        text: the answer's body.
        cut: whether the browser kept only a part of it (Firefox: 1 MiB, without a mark).
        link: the answer's Link header.
    """

    request: ExampleRequest
    status: int
    text: str = field(repr=False)
    cut: bool = False
    link: str = ""


@dataclass(slots=True)
class HarReading:
    """What one pass found; ``signed_in``: whether any request holds credentials; ``cut``: how many
    answers of JSON the browser kept only a part of, ``xml``: how many are XML."""

    entries: int = 0
    signed_in: bool = False
    cut: int = 0
    xml: int = 0
    cookies: CookieEnds = field(default_factory=CookieEnds, repr=False)

    def answers(self, chunks: Iterable[str]) -> Iterator[HarEntry]:
        """The requests answered with JSON, in their order. Raises ``HarUnreadable``."""
        for raw in _raw_entries(chunks):
            self.entries += 1
            request = raw.get("request")
            if isinstance(request, dict):
                self.signed_in |= _signs_in(request)
                response = raw.get("response")
                entry = _entry(request, response, self.cookies)
                self.xml += entry is None and _is_xml(response)
                if isinstance(response, dict):
                    url = str(request.get("url") or "")
                    self.cookies.hear(url, _pairs(response.get("headers")))
                if entry is not None:
                    self.cut += entry.cut
                    yield entry


def _raw_entries(chunks: Iterable[str]) -> Iterator[Mapping[str, object]]:
    source = iter(chunks)
    buffer, at = _until_entries(source), 0
    while True:
        found = _BETWEEN.match(buffer, at)
        at = found.end() if found else at
        if buffer.startswith("]", at):
            return
        decoded = _decoded(buffer, at)
        if decoded is not None and decoded[1] < len(buffer):
            entry, at = decoded
            if isinstance(entry, dict):
                yield entry
            continue
        more = _more(source, len(buffer) - at)
        if not more:
            raise HarUnreadable(
                say("The end of the file is missing."), say("Save the recording again.")
            )
        buffer, at = buffer[at:] + more, 0
        if len(buffer) > _LONGEST:
            raise HarUnreadable(say("One request of the file is longer than 64 MB."))


def _decoded(buffer: str, at: int) -> tuple[object, int] | None:
    """The value that begins there and where it ends; ``None`` where more of it must come."""
    try:
        return _DECODER.raw_decode(buffer, at) if at < len(buffer) else None
    except json.JSONDecodeError:
        return None
    except RecursionError:
        raise HarUnreadable(say("The file is nested too deeply.")) from None


def _more(source: Iterator[str], held: int) -> str:
    """At least as much again as is held, so that a long entry is not tried many times."""
    parts: list[str] = []
    length = 0
    for chunk in source:
        parts.append(chunk)
        length += len(chunk)
        if length >= held:
            break
    return "".join(parts)


def _until_entries(source: Iterator[str]) -> str:
    buffer = ""
    for chunk in source:
        buffer += chunk
        found = _ENTRIES.search(buffer)
        if found:
            return buffer[found.end() :]
        if len(buffer) > _HEAD:
            break
    raise HarUnreadable(
        say("The file contains no recorded requests."),
        say("In the browser's network tools, choose “Save all as HAR”."),
    )


def _signs_in(request: Mapping[str, object]) -> bool:
    names = {name.lower() for name, _ in _pairs(request.get("headers"))}
    return bool(names & {"cookie", "authorization"}) or bool(request.get("cookies"))


def _entry(request: Mapping[str, object], response: object, cookies: CookieEnds) -> HarEntry | None:
    content = response.get("content") if isinstance(response, dict) else None
    url = request.get("url")
    if not isinstance(response, dict) or not isinstance(content, dict) or not _is_text(url):
        return None
    text = _text(content)
    if text is None:
        return None
    posted = request.get("postData")
    body = posted.get("text") if isinstance(posted, dict) else None
    headers = _pairs(request.get("headers"))
    example = ExampleRequest(
        str(request.get("method") or "GET").upper(),
        str(url),
        tuple(pair for pair in headers if not pair[0].startswith(":")),
        str(body) if _is_text(body) and body else None,
        PasteForm.HAR,
        ends=cookies.of(str(url), headers, request.get("cookies")),
    )
    try:
        refuse_unusable(example)
    except ExampleRefused:
        return None
    links = [value for name, value in _pairs(response.get("headers")) if name.lower() == "link"]
    size = _whole(content.get("size"))
    cut = size is not None and size > len(text.encode("utf-8", "surrogatepass"))
    return HarEntry(example, _whole(response.get("status")) or 0, text, cut, ", ".join(links))


def _is_xml(response: object) -> bool:
    content = response.get("content") if isinstance(response, dict) else None
    kind = str(content.get("mimeType") or "") if isinstance(content, dict) else ""
    kind = kind.partition(";")[0].strip().lower()
    if kind in ("image/svg+xml", "application/xhtml+xml"):
        return False
    return kind in ("application/xml", "text/xml") or kind.endswith("+xml")


def _text(content: Mapping[str, object]) -> str | None:
    """The body, where it is JSON by its type or its first character."""
    text, kind = content.get("text"), str(content.get("mimeType") or "").lower()
    if not isinstance(text, str) or not text:
        return None
    named = "json" in kind
    if content.get("encoding") == "base64":
        if not named:
            return None
        try:
            text = base64.b64decode(text, validate=True).decode("utf-8")
        except ValueError:
            return None
    begins = text[:64].lstrip("\ufeff" + _SPACE)[:1]
    other = any(word in kind for word in ("javascript", "html", "css", "image", "font", "video"))
    return text if begins in ("{", "[") and (named or not other) else None


def _pairs(headers: object) -> list[tuple[str, str]]:
    if not isinstance(headers, list):
        return []
    held = [header for header in headers if isinstance(header, dict)]
    return [(str(h.get("name") or ""), str(h.get("value") or "")) for h in held]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, NumberLiteral)


def _whole(value: object) -> int | None:
    text = str(value) if isinstance(value, NumberLiteral) else ""
    return int(text) if text.isdigit() and len(text) <= 12 else None
