"""A pasted command (cURL for bash or cmd, PowerShell) as the request that it would make.

Law: what would weaken the connection (certificate checks off, a proxy, redirects) is dropped and
told; what needs a file or a form of several parts is refused; nothing is run.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from designo_sync_gui.domain.learning.example import (
    COPY_AGAIN,
    ExampleRefused,
    ExampleRequest,
    PasteForm,
    refuse_unsendable,
    refuse_unusable,
)
from designo_sync_gui.domain.learning.powershell import looks_like_powershell, powershell_request
from designo_sync_gui.domain.learning.shell_words import bash_words, cmd_words
from designo_sync_gui.domain.sentence import Sentence, say

#: A longer paste is no command: browsers copy a few thousand characters, a form's body more.
LONGEST_PASTE: Final = 4_000_000

_INSECURE = say("The example switches certificate checks off; they stay on here.")
_PROXY = say("The example goes through a proxy; choose one in the connection's own settings.")
_REDIRECTS = say("The example follows redirects; this program never does.")
_RESOLVED = say("The example names the server's address by hand; that is left out.")

#: Options with a value, by the name they are handled under; an empty name is left out.
_WITH_VALUE: Final = {
    "-X": "method", "--request": "method", "-H": "header", "--header": "header",
    "-b": "cookie", "--cookie": "cookie", "-d": "data", "--data": "data", "--data-ascii": "data",
    "--data-binary": "data", "--data-raw": "raw", "--data-urlencode": "encoded", "--json": "json",
    "-A": "agent", "--user-agent": "agent", "-e": "referer", "--referer": "referer",
    "-u": "user", "--user": "user", "--oauth2-bearer": "bearer", "--url": "url",
    "-x": "proxy", "--proxy": "proxy", "--resolve": "resolve", "--connect-to": "resolve",
    "-o": "", "--output": "", "-m": "", "--max-time": "", "--connect-timeout": "", "--retry": "",
    "-w": "", "--write-out": "", "--max-redirs": "", "-c": "", "--cookie-jar": "",
    "--ciphers": "", "--tls-max": "", "--retry-delay": "", "-Y": "", "-y": "",
}  # fmt: skip
_FLAGS: Final = {
    "-G": "get", "--get": "get", "-k": "insecure", "--insecure": "insecure",
    "-L": "redirects", "--location": "redirects", "-s": "", "--silent": "", "-S": "",
    "--show-error": "", "-v": "", "--verbose": "", "-i": "", "--include": "", "--compressed": "",
    "--http1.1": "", "--http2": "", "--http3": "", "-f": "", "--fail": "", "-g": "",
    "--globoff": "", "-N": "", "--no-buffer": "", "-#": "", "--progress-bar": "", "-O": "",
    "--remote-name": "", "-4": "", "-6": "", "--tlsv1.2": "", "--tlsv1.3": "", "-J": "",
    "--path-as-is": "", "--no-keepalive": "", "-j": "",
}  # fmt: skip
_FILES: Final = frozenset(
    [
        "-F", "--form", "-T", "--upload-file", "-K", "--config", "-E", "--cert", "--key",
        "--cert-type", "-n", "--netrc", "--netrc-file", "--form-string", "--url-query",
        "--cacert", "--capath"
    ]
)  # fmt: skip
_FORM: Final = "application/x-www-form-urlencoded"


def read_paste(text: str) -> ExampleRequest:
    """The request a pasted command makes. Raises ``ExampleRefused`` that says why not."""
    if len(text) > LONGEST_PASTE:
        raise ExampleRefused(
            say("The text is too long for a command."),
            say("Save an answer as a file and open it instead."),
        )
    refuse_unsendable(text)
    powershell = looks_like_powershell(text)
    request = powershell_request(text) if powershell else _curl_request(text)
    refuse_unusable(request)
    return request


def _curl_request(text: str) -> ExampleRequest:
    form = _form(text)
    command = text.lstrip().removeprefix("$ ")  # the prompt is often copied with it
    words = cmd_words(command) if form is PasteForm.CMD else bash_words(command)
    if not words or words[0].lower().removesuffix(".exe") != "curl":
        raise ExampleRefused(say("This is not a cURL command."), COPY_AGAIN)
    refuse_unsendable("".join(words))
    return _Command(form).read(words[1:])


def _form(text: str) -> PasteForm:
    """The first quoted part decides; a plain ``"`` is cmd's unless a line ends with ``\\``."""
    first = min((at for mark in "'\"" if (at := text.find(mark)) >= 0), default=-1)
    if first < 0:
        return PasteForm.CMD if "^\n" in text.replace("\r\n", "\n") else PasteForm.BASH
    if text[first] == "'":
        return PasteForm.BASH
    if text[:first].endswith("^"):
        return PasteForm.CMD
    continued = "\\\n" in text.replace("\r\n", "\n")
    return PasteForm.BASH if continued else PasteForm.CMD


@dataclass
class _Command:
    """The options of one command, put together."""

    form: PasteForm
    method: str = ""
    url: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    in_query: bool = False
    dropped: list[Sentence] = field(default_factory=list)

    def read(self, words: list[str]) -> ExampleRequest:
        for option, value in _options(words):
            self._take(option, value)
        return self._request()

    def _take(self, option: str, value: str) -> None:
        match option:
            case "url":
                self._address(value)
            case "method":
                self.method = value.upper()
            case "header":
                self._header(value)
            case "cookie":
                self._cookie(value)
            case "data" | "json" | "encoded" | "raw":
                self._data(option, value)
            case "agent" | "referer":
                self.headers.append(("User-Agent" if option == "agent" else "Referer", value))
            case "user":
                token = base64.b64encode(value.encode("utf-8", "surrogatepass")).decode("ascii")
                self.headers.append(("Authorization", f"Basic {token}"))
            case "bearer":
                self.headers.append(("Authorization", f"Bearer {value}"))
            case "get":
                self.in_query = True
            case _:
                self.dropped.append(_DROPPED[option])

    def _address(self, value: str) -> None:
        """Words behind the address (``| jq .``) are no part of the request; another address is."""
        if self.url and value != self.url and "://" in value:
            raise ExampleRefused(
                say("The command contains more than one address."),
                say("Leave in it the one that shows the list of orders."),
            )
        self.url = self.url or value

    def _header(self, line: str) -> None:
        if line.startswith("@"):
            raise _needs_file()
        name, colon, value = line.partition(":")
        if colon and value.strip():
            self.headers.append((name.strip(), value.strip()))
        elif not colon and name.endswith(";"):
            self.headers.append((name.removesuffix(";").strip(), ""))

    def _cookie(self, value: str) -> None:
        if "=" not in value:
            raise _needs_file()
        self.headers.append(("Cookie", value))

    def _data(self, option: str, value: str) -> None:
        if option != "raw" and value.startswith("@"):
            raise _needs_file()
        if option == "json":
            self.headers += [("Content-Type", "application/json"), ("Accept", "application/json")]
        if option == "encoded":
            name, equals, content = value.partition("=")
            if not equals and "@" in value:
                raise _needs_file()
            value = f"{name}={quote(content, safe='')}" if equals else quote(value, safe="")
            value = value.removeprefix("=")
        self.data.append(value)

    def _request(self) -> ExampleRequest:
        if not self.url:
            raise ExampleRefused(say("The command contains no address."), COPY_AGAIN)
        url = self.url if "://" in self.url else f"https://{self.url}"
        body = self._body()
        if self.in_query and body is not None:
            url, body = url + ("&" if "?" in url else "?") + body, None
        method = self.method or ("GET" if body is None else "POST")
        headers = tuple(self.headers)
        return ExampleRequest(method, url, headers, body, self.form, tuple(self.dropped))

    def _body(self) -> str | None:
        if not self.data:
            return None
        body = "&".join(self.data)
        kinds = [value for name, value in self.headers if name.lower() == "content-type"]
        is_form = not kinds or kinds[0].lower().startswith(_FORM)
        if is_form and self.form is PasteForm.BASH and body.count("^&") == body.count("&") > 0:
            # WORKAROUND(Firefox): some versions write cmd's ^& into forms copied for POSIX.
            body = body.replace("^&", "&")
        return body


_DROPPED: Final = {
    "proxy": _PROXY,
    "resolve": _RESOLVED,
    "insecure": _INSECURE,
    "redirects": _REDIRECTS,
}


def _options(words: list[str]) -> Iterator[tuple[str, str]]:
    """Each option that matters with its value, and the address as ``url``."""
    rest = iter(words)
    for word in rest:
        if not word.startswith("-") or word == "-":
            yield "url", word
            continue
        name, value, letters = _named(word)
        if name in _FILES:
            raise _needs_file()
        if name in _WITH_VALUE:
            if value is None:
                value = next(rest, None)
            if value is None:
                raise ExampleRefused(say("The end of the command is missing."), COPY_AGAIN)
            if _WITH_VALUE[name]:
                yield _WITH_VALUE[name], value
            continue
        for flag in letters or (name,):
            if flag not in _FLAGS:
                raise _unknown(flag)
            if _FLAGS[flag]:
                yield _FLAGS[flag], ""


def _named(word: str) -> tuple[str, str | None, tuple[str, ...]]:
    """An option, the value written together with it (``-XPOST``, ``--url=…``), and the single
    letters of several flags in one word (``-sSk``)."""
    if word.startswith("--"):
        name, equals, value = word.partition("=")
        return name, value if equals else None, ()
    short, tail = word[:2], word[2:]
    if short in _WITH_VALUE or short in _FILES:
        return short, tail or None, ()
    letters = tuple(f"-{letter}" for letter in word[1:])
    return short, None, letters


def _needs_file() -> ExampleRefused:
    return ExampleRefused(
        say("The command sends a file of this computer, or reads its sign-in from one."),
        say("Copy a request that contains all it sends."),
    )


def _unknown(option: str) -> ExampleRefused:
    return ExampleRefused(
        say("The option “{option}” of the command is not understood.", option=option[:40]),
        say("Remove it, or copy the request again from the browser's tools."),
    )
