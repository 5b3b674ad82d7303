"""Write what is made from the declaration of a profile's keys: the reference and the schemas.

    .venv/bin/python packaging/dev_profiles.py

Law: nothing of it is written by hand; ``tests/unit/test_profile_reference.py`` compares. German
texts come from the language file, so translate first.
"""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET  # our own file
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from designo_sync_gui.connectors.profile.declaration import (  # noqa: E402
    KIND_WORDS,
    Key,
    Kind,
    Of,
    Part,
)
from designo_sync_gui.connectors.profile.profile_keys import PROFILE  # noqa: E402
from designo_sync_gui.domain.sentence import Sentence  # noqa: E402

Translate = Callable[[Sentence], str]


@dataclass(frozen=True)
class Words:
    """What a reference says besides the declaration."""

    title: str
    intro: str
    whole: str
    head: str
    needed: str
    only: str


WORDS = {
    "en": Words(
        "Every key of a profile",
        "How they work together is described in [Other shops, by profile](07-profiles.md). A key "
        "that "
        "is not listed here is\nrefused with its line. `designo-sync profile schema` prints the "
        "same as a JSON schema, with which an editor\nchecks a profile while you type.\n\n"
        "A JSON pointer begins with `/`, or is empty for the whole answer.",
        "The whole profile",
        "| key | value | needed | what it is |",
        "yes",
        "{of} only",
    ),
    "de": Words(
        "Alle Schlüssel eines Profils",
        "Wie sie zusammenwirken, steht in [Andere Shops, nach Profil](07-profiles.md). Ein "
        "Schlüssel, der hier nicht steht,\nwird mit seiner Zeile abgelehnt. "
        "`designo-sync profile schema` gibt dasselbe als JSON-Schema aus, mit dem ein Editor\n"
        "ein Profil beim Tippen prüft.\n\n"
        "Ein JSON-Pointer beginnt mit `/` oder ist leer für die ganze Antwort.",
        "Das ganze Profil",
        "| Schlüssel | Wert | nötig | was er ist |",
        "ja",
        "nur {of}",
    ),
}
#: The kinds of profile in the words of the pages.
KINDS = {Of.SHOP: "Shop", Of.DESIGNO: "DesignO"}


def reference(language: str) -> str:
    """The page of the help that lists every key."""
    words, translate = WORDS[language], translation(language)
    parts = [f"# {words.title}\n\n{words.intro}\n", _section(words, PROFILE, (), translate)]
    return "\n".join(parts)


def translation(language: str) -> Translate:
    """English as it stands in the code, else what the language file has for it."""
    if language == "en":
        return lambda told: told.english
    path = ROOT / "resources" / "languages" / f"designo_sync_{language}.ts"
    known = {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in ET.parse(path).iter("message")  # noqa: S314 - our own file
    }
    return lambda told: (known.get(told.template) or told.template).format(**dict(told.values))


def _section(words: Words, part: Part, path: tuple[str, ...], translate: Translate) -> str:
    heading = f"`[{'.'.join(path)}]`" if path else words.whole
    rows = [_row(words, key, translate) for key in part.keys]
    lines = [f"## {heading}", "", words.head, "|---|---|---|---|", *rows, ""]
    below = [
        _section(words, key.part, (*path, key.name, *_any(key)), translate)
        for key in part.keys
        if key.part is not None
    ]
    return "\n".join(["\n".join(lines), *below])


def _any(key: Key) -> tuple[str, ...]:
    return ('"…"',) if key.kind is Kind.TABLES else ()


def _row(words: Words, key: Key, translate: Translate) -> str:
    value = ", ".join(f"`{choice}`" for choice in key.choices)
    value = value or translate(KIND_WORDS[key.kind])
    told = translate(key.told)
    if key.of in KINDS:
        told = f"{told} ({words.only.format(of=KINDS[key.of])})"
    return f"| `{key.name}` | {value} | {words.needed if key.needed else ''} | {told} |"


def schema(*, of_shop: bool) -> str:
    """The JSON schema (draft 07, which editors of TOML know) of one kind of profile."""
    title = "A profile of a shop" if of_shop else "A read profile of DesignO"
    root: dict[str, Any] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"{title}, for DesignO Sync",
        **_object(PROFILE, of_shop=of_shop),
    }
    return json.dumps(root, indent=2, ensure_ascii=False) + "\n"


def _object(part: Part, *, of_shop: bool) -> dict[str, Any]:
    keys = list(part.within(of_shop=of_shop))
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in keys if key.needed],
        "properties": {key.name: _property(key, of_shop=of_shop) for key in keys},
    }


_TEXTS = {"type": "object", "additionalProperties": {"type": "string"}}
_TEXT_OR_LIST = {"type": ["string", "array"], "items": {"type": "string"}}
_SIMPLE: Mapping[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string"},
    Kind.WHOLE: {"type": "integer", "minimum": 0},
    Kind.FLAG: {"type": "boolean"},
    Kind.POINTER: {"type": "string", "pattern": "^(/([^~]|~[01])*)?$"},
    Kind.VALUE: {"type": ["string", "integer", "boolean"]},
    Kind.TEXTS: _TEXTS,
    Kind.LISTS: {"type": "object", "additionalProperties": _TEXT_OR_LIST},
}


def _property(key: Key, *, of_shop: bool) -> dict[str, Any]:
    described = {"description": key.told.english}
    if key.kind is Kind.CHOICE:
        return {**described, "enum": list(key.choices)}
    if key.part is None:
        return {**described, **_SIMPLE[key.kind]}
    inner = _object(key.part, of_shop=of_shop)
    if key.kind is Kind.TABLES:
        return {**described, "type": "object", "additionalProperties": inner}
    return {**described, **inner}


def made() -> dict[Path, str]:
    """Every file that is made from the declaration, by its path."""
    pages, profiles = ROOT / "resources" / "help", ROOT / "resources" / "profiles"
    return {
        pages / "20-profile-keys.md": reference("en"),
        pages / "de" / "20-profile-keys.md": reference("de"),
        profiles / "shop-profile.schema.json": schema(of_shop=True),
        profiles / "designo-profile.schema.json": schema(of_shop=False),
    }


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
