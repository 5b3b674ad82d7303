"""Canary secrets and the sinks they must never reach."""

import base64
import json
import traceback
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.sentence import Sentence


def forms(secret: str) -> set[str]:
    """How a secret may travel: raw, percent-encoded, in base64 alone."""
    return {secret, quote(secret, safe=""), base64.b64encode(secret.encode()).decode().rstrip("=")}


def leaked(text: str | bytes, secrets: Iterable[str]) -> list[str]:
    """The secrets that a sink holds in any form."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "surrogateescape")
    return [secret for secret in secrets if any(form in text for form in forms(secret))]


def leaked_files(home: Path, secrets: Iterable[str]) -> dict[str, list[str]]:
    """The files under a folder that hold a secret, write-ahead logs included; packed ones are
    unpacked."""
    known = list(secrets)
    found = {
        str(path.relative_to(home)): leaked(b"\n".join([path.read_bytes(), *_packed(path)]), known)
        for path in home.rglob("*")
        if path.is_file()
    }
    return {name: names for name, names in found.items() if names}


def _packed(path: Path) -> list[bytes]:
    if not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist()]


def _written(value: object) -> str:
    return value.english if isinstance(value, Sentence) else str(value)


def everything_of(error: BaseException) -> str:
    """All that an error can show of itself and of those it came from."""
    told = [str(error), repr(error), "".join(traceback.format_exception(error))]
    seen: BaseException | None = error
    while seen is not None:
        told += [str(seen), repr(seen.args), json.dumps(vars(seen), default=_written)]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(told)


def revealed(secrets: Mapping[str, Secret]) -> list[str]:
    return [secret.reveal() for secret in secrets.values()]
