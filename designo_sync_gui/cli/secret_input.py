"""Secrets from standard input or from a hidden prompt.

Law: never from arguments, never into a file, and no error repeats any part of them.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeVar

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import UsageProblem
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.credentials import badly_copied, cleanly_copied
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.sentence import Sentence, verbatim

#: Bytes of standard input that are read for secrets.
LARGEST_INPUT = 64 * 1024

_OWNED = (
    'Pass one JSON object on standard input, for example {"store:CODE": '
    '{"consumer_key": "...", "consumer_secret": "..."}, "designo": {...}}.'
)

#: Owner (``store:CODE`` or ``designo``) to name to secret, for one run.
SessionSecrets = Mapping[str, Mapping[str, Secret]]

V = TypeVar("V")


def read_secrets(
    console: Console, fields: Sequence[SecretField], owner: str
) -> Mapping[str, Secret]:
    """The secrets that ``fields`` name, asked for on a terminal, else one JSON object.

    Empty when nothing was given at all. Raises ``UsageProblem``.
    """
    if not fields:
        return {}
    if console.interactive:
        return _prompted(console, fields, owner)
    example = json.dumps({field.name: "..." for field in fields})
    given = _object(_input(console), f"Pass one JSON object on standard input: {example}")
    return _named(given, [field.name for field in fields])


def read_session_secrets(console: Console) -> SessionSecrets:
    """The secrets of this run: one JSON object, owner to name to value. Raises ``UsageProblem``."""
    advice = _OWNED
    if console.interactive:
        raise UsageProblem("--session-secrets reads standard input, not a terminal.", advice)
    return read_owned_secrets(console)


def read_owned_secrets(console: Console) -> SessionSecrets:
    """The secrets of several connections as one JSON object. Raises ``UsageProblem``."""
    advice = _OWNED
    owners = _object(_input(console), advice)
    if not owners:
        raise UsageProblem("No secrets were given on standard input.", advice)
    for owner in owners:
        if owner != "designo" and not owner.startswith("store:"):
            raise UsageProblem("An owner of secrets is neither “store:CODE” nor “designo”.", advice)
    return {owner: _values(_members(value, advice)) for owner, value in owners.items()}


def _prompted(console: Console, fields: Sequence[SecretField], owner: str) -> dict[str, Secret]:
    console.note(f"Credentials of {owner}; nothing is shown while you type.")
    typed: dict[str, Secret] = {}
    for field in fields:
        if field.where:
            console.note(f"  {field.label.english}: {field.where.english}")
        try:
            value = console.ask_hidden(f"{field.label.english}: ")
        except EOFError:
            value = ""
        if value:
            typed[field.name] = _copied(value, field.label)
    return typed


def _input(console: Console) -> str:
    try:
        text = console.read_input(LARGEST_INPUT)
    except ValueError:
        raise UsageProblem("Standard input is not UTF-8 text.") from None
    if len(text) > LARGEST_INPUT:
        raise UsageProblem(f"Standard input holds more than {LARGEST_INPUT} bytes.")
    return text


def _object(text: str, advice: str) -> Mapping[str, object]:
    if not text.strip():
        return {}
    try:
        value = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise UsageProblem("Standard input is not one JSON object.", advice) from None
    return _members(value, advice)


def _once(pairs: list[tuple[str, V]]) -> dict[str, V]:
    """An object whose names are all different: which of two secrets is meant is not guessed."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a name stands there twice")
    return members


def _members(value: object, advice: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise UsageProblem("Secrets must be a JSON object of names and texts.", advice)
    return value


def _named(given: Mapping[str, object], names: Sequence[str]) -> Mapping[str, Secret]:
    known = ", ".join(names)
    if any(name not in names for name in given):
        raise UsageProblem("Standard input names an unknown secret.", f"Known: {known}.")
    missing = [name for name in names if name not in given]
    if given and missing:
        raise UsageProblem(f"Missing credentials: {', '.join(missing)}.", f"Needed: {known}.")
    return _values(given)


def _values(given: Mapping[str, object]) -> Mapping[str, Secret]:
    secrets: dict[str, Secret] = {}
    for name, value in given.items():
        if not isinstance(value, str) or not value:
            raise UsageProblem("A secret on standard input is empty or not a text.")
        secrets[name] = _copied(value, verbatim(name))
    return secrets


def _copied(value: str, label: Sentence) -> Secret:
    if not cleanly_copied(value):
        raise badly_copied(label)
    return Secret(value)
