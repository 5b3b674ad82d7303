"""Placeholders of a read profile, such as ``{order_id}``.

Law: a value goes in encoded for its place: percent-encoded in a path, escaped in a JSON body,
as it is in a query (which is encoded when sent) and in a header. Secrets go into headers only.
"""

import json
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

KNOWN: Final = ("since", "store_code", "order_id", "page", "offset", "cursor", "limit")
#: What ``[write]`` has besides: the status to be written.
STATUS: Final = "status"
_SECRET: Final = re.compile(r"\{secret:([A-Za-z0-9_-]{1,64})\}")
_KNOWN: Final = re.compile(r"\{(" + "|".join((*KNOWN, STATUS)) + r")\}")
_IN_BODY: Final = re.compile(
    r"\{(" + "|".join((*KNOWN, STATUS)) + r")\}|\{secret:[A-Za-z0-9_-]{1,64}\}"
)
_ANY: Final = re.compile(r"\{[^{}]*\}")

Values = Mapping[str, str]


def names_in(template: str) -> frozenset[str]:
    """The known placeholders in a template, without those of secrets."""
    return frozenset(_KNOWN.findall(template))


def secrets_in(template: str) -> tuple[str, ...]:
    """The names of the secrets a header's template asks for."""
    return tuple(dict.fromkeys(_SECRET.findall(template)))


def unknown_in(template: str) -> str:
    """The first thing in braces that is no placeholder; empty when there is none."""
    for found in _ANY.findall(template):
        if not _KNOWN.fullmatch(found) and not _SECRET.fullmatch(found):
            return str(found)
    return ""


def in_path(template: str, values: Values) -> str:
    """Raises ``KeyError`` for a placeholder that has no value at this place."""
    return _KNOWN.sub(lambda found: quote(values[found[1]], safe=""), template)


def in_query(template: str, values: Values) -> str:
    return _KNOWN.sub(lambda found: values[found[1]], template)


def in_body(template: str, values: Values, secrets: Values | None = None) -> str:
    """Text goes in as JSON writes it between quotes, so it cannot leave its string.

    One pass over the template: what was put in is never looked at again. ``{status}`` where no
    status is given is a part of GraphQL and stays.
    """

    def filled(found: re.Match[str]) -> str:
        secret = _SECRET.fullmatch(found[0])
        if secret is None and found[1] == STATUS not in values:
            return found[0]
        value = (secrets or {})[secret[1]] if secret else values[found[1]]
        return json.dumps(value)[1:-1]

    return _IN_BODY.sub(filled, template)


def in_header(template: str, values: Values, secrets: Values) -> str:
    text = _SECRET.sub(lambda found: secrets[found[1]], template)
    return _KNOWN.sub(lambda found: values[found[1]], text) if text == template else text
