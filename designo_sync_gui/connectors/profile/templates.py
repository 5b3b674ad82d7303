"""Placeholders of a read profile, such as ``{order_id}``.

Law: a value goes in encoded for its place: percent-encoded in a path, escaped in a JSON or XML
body, as it is in a query or a form (which are encoded when sent) and in a header. One pass over a
template: what was put in is never looked at again. A doubled brace is a brace, except in bodies of
JSON, where braces are common and only what is named like a placeholder is one. A value that was
received (``Received``) keeps its JSON type where a JSON body names it without quotes.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape

KNOWN: Final = ("since", "store_code", "order_id", "page", "offset", "cursor", "limit")
#: What ``[one]`` and ``[write]`` have besides: what ``list.pointers.key`` points to.
ORDER_KEY: Final = "order_key"
#: What ``[write]`` has besides: the status to be written, and the one that it replaces.
STATUS: Final = "status"
EXPECTED: Final = "expected"
#: Of the order that was just read: ``{order:/pointer}``, and ``{header:NAME}`` of its answer.
FROM_ORDER: Final = "order:"
FROM_HEADER: Final = "header:"
#: In a JSON body, without quotes: the cursor as a text, or ``null`` for the first page.
CURSOR_OR_NULL: Final = "cursor_or_null"
_PLAIN: Final = "|".join((*KNOWN, ORDER_KEY, STATUS, EXPECTED))
_NAMES: Final = rf"{_PLAIN}|{FROM_ORDER}/[^{{}}]*|{FROM_HEADER}[A-Za-z0-9_-]+"
_SECRET: Final = re.compile(r"\{secret:([A-Za-z0-9_-]{1,64})\}")
_KNOWN: Final = re.compile(rf"\{{({_NAMES})\}}")
_IN_TEXT: Final = re.compile(
    rf"\{{\{{|\}}\}}|\{{({_NAMES})\}}|\{{secret:([A-Za-z0-9_-]{{1,64}})\}}"
)
_IN_BODY: Final = re.compile(
    rf"\{{({_NAMES}|{CURSOR_OR_NULL})\}}|\{{secret:([A-Za-z0-9_-]{{1,64}})\}}"
)
_ANY: Final = re.compile(r"\{[^{}]*\}")
_LIKE_A_NAME: Final = re.compile(r"\{[A-Za-z][A-Za-z0-9_:/.~-]*\}")
_JSON_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
#: What may stand in JSON without quotes and is one value.
_JSON_WORD: Final = re.compile(
    r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null"
)
#: Where XML knows no entities: what is encoded there stays encoded.
_RAW_XML: Final = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^>]*>", re.DOTALL)
_NEVER_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES: Final = {
    '"': "&quot;", "'": "&apos;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"
}  # fmt: skip
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]*)")

Values = Mapping[str, str]


class Received(str):
    """A value as it was received, as text; ``as_json`` is what JSON writes for it."""

    as_json: str

    def __new__(cls, text: str, as_json: str) -> "Received":
        made = super().__new__(cls, text)
        made.as_json = as_json
        return made


def family(name: str) -> str:
    """``order:`` and ``header:`` for what is named behind them; any other name as it is."""
    before, colon, _ = name.partition(":")
    return before + colon


def names_in(template: str) -> frozenset[str]:
    """The known placeholders in a path, a query entry, a form entry or a header."""
    return frozenset(found[1] for found in _IN_TEXT.finditer(template) if found[1])


def names_in_body(template: str) -> frozenset[str]:
    """The known placeholders in a body; ``{cursor_or_null}`` counts as ``cursor``."""
    found = (held[1] for held in _IN_BODY.finditer(template) if held[1])
    return frozenset("cursor" if name == CURSOR_OR_NULL else name for name in found)


def secrets_in(template: str) -> tuple[str, ...]:
    """The names of the secrets a template asks for."""
    return tuple(dict.fromkeys(_SECRET.findall(template)))


def unknown_in(template: str) -> str:
    """The first thing in braces that is no placeholder; empty when there is none."""
    held = template.replace("{{", "").replace("}}", "")
    for found in _ANY.findall(held):
        if not _KNOWN.fullmatch(found) and not _SECRET.fullmatch(found):
            return str(found)
    return ""


def unknown_in_body(template: str) -> str:
    """The first thing in a body that is named like a placeholder and is none."""
    for found in _LIKE_A_NAME.findall(template):
        if not _IN_BODY.fullmatch(found):
            return str(found)
    return ""


def stands_raw_in_xml(template: str) -> bool:
    """Whether a placeholder of an XML body stands where XML takes every character as it is, so
    that no text can be encoded: in a CDATA section, a comment or an instruction."""
    raw = (found[0] for found in _RAW_XML.finditer(template))
    return any(names_in(part) or secrets_in(part) for part in raw)


def in_path(template: str, values: Values) -> str:
    """Raises ``KeyError`` for a placeholder that has no value at this place."""
    return _in_text(template, lambda name: quote(values[name], safe=""), {})


def in_query(template: str, values: Values, secrets: Values) -> str:
    return _in_text(template, lambda name: values[name], secrets)


def in_header(template: str, values: Values, secrets: Values) -> str:
    return _in_text(template, lambda name: values[name], secrets)


def _in_text(template: str, value: Callable[[str], str], secrets: Values) -> str:
    def filled(found: re.Match[str]) -> str:
        if found[2]:
            return secrets[found[2]]
        return value(found[1]) if found[1] else found[0][0]

    return _IN_TEXT.sub(filled, template)


def in_body(template: str, values: Values, secrets: Values | None = None) -> str:
    """Text goes in as JSON writes it between quotes, so it cannot leave its string.

    ``{status}`` where no status is given is a part of GraphQL and stays.
    """

    def filled(found: re.Match[str]) -> str:
        if found[1] == CURSOR_OR_NULL:
            return json.dumps(values["cursor"] or None)
        if found[1] == STATUS not in values:
            return found[0]
        value = (secrets or {})[found[2]] if found[2] else values[found[1]]
        if isinstance(value, Received) and found.start() in _outside_of_texts(template):
            return value.as_json
        return json.dumps(value)[1:-1]

    return _IN_BODY.sub(filled, template)


@lru_cache(maxsize=256)
def _outside_of_texts(template: str) -> frozenset[int]:
    """Where placeholders begin that stand in no text of a JSON body."""
    texts = [found.span() for found in _JSON_TEXT.finditer(_masked(template))]
    starts = (found.start() for found in _IN_BODY.finditer(template))
    return frozenset(at for at in starts if not any(begin < at < end for begin, end in texts))


def _masked(template: str) -> str:
    """A body with its placeholders blanked: a pointer may hold a quote."""
    return _IN_BODY.sub(lambda found: " " * len(found[0]), template)


def stands_unquoted(template: str, name: str) -> bool:
    """Whether a JSON body names a placeholder without quotes around it."""
    outside = _outside_of_texts(template)
    return any(
        found[1] == name for found in _IN_BODY.finditer(template) if found.start() in outside
    )


def is_json_word(text: str) -> bool:
    """Whether a text without quotes is a single value of JSON: a number, true, false or null."""
    return _JSON_WORD.fullmatch(text) is not None


def is_whole_number(text: str) -> bool:
    """Whether a text is a whole number as JSON writes one."""
    return _WHOLE.fullmatch(text) is not None


def fits_xml(text: str) -> bool:
    """Whether XML 1.0 (2.2) knows every character of a text, however it is written."""
    return _NEVER_IN_XML.search(text) is None


def in_xml(template: str, values: Values, secrets: Values) -> str:
    """Text goes in as XML writes it between tags and in attributes of either quotes. Ends of lines
    and tabs go in by number: a reader of XML makes others of them (2.11, 3.3.3)."""

    def encoded(text: str) -> str:
        return escape(text, _ENTITIES)

    return _in_text(
        template,
        lambda name: encoded(values[name]),
        {name: encoded(value) for name, value in secrets.items()},
    )
