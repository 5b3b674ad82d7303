"""Detecting credentials that were entered in a field for something else.

Law: settings hold no secret, so a value that looks like one is refused wherever settings are
made; a secret that was copied with something around it is refused, never trimmed. No message
repeats any part of either.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.headers import carries_credential
from designo_sync_gui.domain.platform import KeyForm, Platform, SecretField
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, verbatim

#: A shorter value equal to a secret says nothing ("1"), a shorter part of a text neither: a user
#: name often stands in the shop's address.
_SHORTEST_EQUAL = 4
_SHORTEST_PART = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """The label of an input and what stands in it; a ``name`` may be that of an account too.

    ``at`` is the label in a form where it has another one there, or the name of the option.
    """

    label: Sentence
    text: str
    name: bool = False
    at: Sentence = NOTHING


def refuse_credentials(
    entries: Iterable[Entry], secrets: Mapping[str, Secret], platforms: Sequence[Platform]
) -> None:
    """Raises ``SettingsInvalid`` that names the first input with what looks like a credential.

    ``platforms`` are all there are, not those of the input: a key is often put in a wrong place.
    """
    values = [value for secret in secrets.values() if (value := secret.reveal())]
    for entry in entries:
        known = looks_like_credential(entry.text, platforms)
        if known or any(_holds(entry, value) for value in values):
            raise SettingsInvalid(
                say("“{label}” contains what looks like a credential.", label=entry.label),
                say(
                    "Credentials are kept only in the keyring: enter this one in its credentials "
                    "field. If it was saved or shown elsewhere, make a new one in the shop."
                ),
                field=entry.at or entry.label,
            )


def looks_like_credential(text: str, platforms: Sequence[Platform]) -> bool:
    """Whether a value begins like a key of one of the platforms, or holds a whole one."""
    return any(
        re.match(rf"\s*(?:{form.beginning})", text, re.IGNORECASE)
        or re.search(_whole_key(form), text, re.IGNORECASE)
        for form in _forms(platforms)
    )


def without_keys(text: str, platforms: Sequence[Platform], instead: str) -> str:
    """A text that may come from anywhere, with ``instead`` of each whole key in it."""
    for form in _forms(platforms):
        text = re.sub(rf"{_whole_key(form)}[0-9A-Za-z_]*", instead, text, flags=re.IGNORECASE)
    return text


def misplaced(
    stores: Iterable[Store], designo: DesignoConnection | None, platforms: Sequence[Platform]
) -> frozenset[str]:
    """Every value of the settings that is a credential which an earlier version, or another hand,
    put there."""
    entries = [entry for store in stores for entry in store_entries(store, platforms)]
    headers: tuple[tuple[str, str], ...] = ()
    if designo is not None:
        entries += designo_entries(designo)
        headers = designo.extra_headers
    texts = {entry.text for entry in entries if looks_like_credential(entry.text, platforms)}
    texts |= {value for name, value in headers if carries_credential(name)}
    return frozenset(text for text in texts if text and "\n" not in text)


def _forms(platforms: Sequence[Platform]) -> list[KeyForm]:
    return [form for platform in platforms if (form := platform.key_form) is not None]


def _whole_key(form: KeyForm) -> str:
    return rf"(?<![0-9A-Za-z_])(?:{form.inside})"


def check_secrets(fields: Sequence[SecretField], secrets: Mapping[str, Secret]) -> None:
    """Raises ``SettingsInvalid`` for a secret that cannot be right as it was entered."""
    for field in fields:
        if field.name not in secrets:
            continue
        value = secrets[field.name].reveal()
        if not cleanly_copied(value):
            raise badly_copied(field.label)
        if field.begins and value.startswith(field.begins):
            continue
        for other in fields:
            if field.begins and other.begins and value.startswith(other.begins):
                raise SettingsInvalid(
                    say(
                        "“{label}” begins with {begins}: it is the value for “{other}”.",
                        label=field.label,
                        begins=other.begins,
                        other=other.label,
                    ),
                    say(
                        "Enter each in its own place; “{label}” begins with {begins}.",
                        label=field.label,
                        begins=field.begins,
                    ),
                    field=field.label,
                )


def cleanly_copied(secret: str) -> bool:
    """Whether nothing invisible stands around or in a secret: no blanks at its ends, no line end,
    no control or format character (a byte order mark)."""
    return secret == secret.strip() and not any(
        unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") for char in secret
    )


def badly_copied(label: Sentence) -> SettingsInvalid:
    """The refusal of a secret that is not ``cleanly_copied``."""
    return SettingsInvalid(
        say(
            "“{label}” begins or ends with a space or line break, or contains an invisible "
            "character.",
            label=label,
        ),
        say("Copy it again, without the characters around it."),
        field=label,
    )


def store_entries(store: Store, platforms: Sequence[Platform]) -> Iterator[Entry]:
    """Everything of a store that is kept in the settings."""
    yield Entry(say("Store name"), store.name, name=True)
    yield Entry(say("Store code"), store.code, name=True)
    labels = {p.name: p.url_label for p in platforms}
    yield Entry(say("Address"), store.url, at=labels.get(store.platform, NOTHING))
    yield Entry(say("Status field"), store.status_field)
    yield from _file_entries(store.ca_file)
    known = {o.name: o.label for p in platforms if p.name == store.platform for o in p.options}
    for name, value in store.options:
        yield Entry(known.get(name, verbatim(name)), value)


def proxy_entries(proxy: str, on_trouble: str = "", updates: str = "") -> Iterator[Entry]:
    """What of the preferences is typed: the proxy, the command that is run on trouble, and the
    address for updates."""
    yield Entry(say("Proxy"), proxy)
    yield Entry(say("Command on trouble"), on_trouble)
    yield Entry(say("Address for updates"), updates)


def designo_entries(connection: DesignoConnection) -> Iterator[Entry]:
    """Everything of the DesignO connection that is kept in the settings."""
    yield Entry(say("Address"), connection.url, at=say("Tenant address"))
    yield Entry(say("Token path"), connection.token_path)
    yield Entry(say("Update path"), connection.update_path)
    yield Entry(say("Header of the token"), connection.auth_header, at=say("Header name"))
    yield Entry(say("Read profile"), connection.read_profile)
    yield from _file_entries(connection.ca_file)
    for name, value in connection.extra_headers:
        yield Entry(verbatim(name), value, at=say("Extra headers"))
    for name, value in connection.read_table:
        yield Entry(verbatim(name), value)


def _file_entries(path: str) -> Iterator[Entry]:
    """A key typed as the name of a file stands behind the folder it was looked for in."""
    yield Entry(say("Private CA file"), path)
    if not PurePath(path).suffix:
        yield Entry(say("Private CA file"), PurePath(path).name)


def _holds(entry: Entry, secret: str) -> bool:
    if not entry.name and len(secret) >= _SHORTEST_EQUAL and entry.text == secret:
        return True
    made_by_a_machine = any(c.isdigit() for c in secret) and any(c.isalpha() for c in secret)
    return len(secret) >= _SHORTEST_PART and made_by_a_machine and secret in entry.text
