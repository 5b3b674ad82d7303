"""One request of a profile with its placeholders filled.

Law: what goes in is encoded for its place, and a value never turns the path into another one.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from designo_sync_gui.connectors.http.auth import checked_header_value
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.profile.request_template import BodyType, RequestTemplate
from designo_sync_gui.connectors.profile.templates import (
    Values,
    fits_xml,
    in_body,
    in_header,
    in_path,
    in_query,
    in_xml,
)
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say

_DOTS = frozenset({".", ".."})
_FORM: Final = "application/x-www-form-urlencoded"
_TYPES: Final = {BodyType.JSON: "application/json", BodyType.XML: "application/xml"}


def filled(template: RequestTemplate, values: Values, secrets: Mapping[str, str]) -> Request:
    """Raises ``SettingsInvalid`` for a value that its place cannot carry; nothing is sent then.

    ``.`` and ``..`` are no text in a path but steps in it, however they are encoded.
    """
    path = in_path(template.path, values)
    if _DOTS & set(path.split("/")):
        raise SettingsInvalid(
            say("An id or a status of “.” or “..” cannot be part of a path: nothing was sent."),
            say(
                "Let the profile send it in the query or in the body, if the shop accepts it there."
            ),
            title=say("Status or order not usable"),
        )
    headers = tuple(
        (name, checked_header_value(in_header(value, values, secrets), say("“{name}”", name=name)))
        for name, value in template.headers
    )
    body, kind = _body(template, values, secrets)
    return Request(
        template.method,
        path,
        tuple((name, in_query(value, values, secrets)) for name, value in template.query),
        headers,
        body,
        content_type=kind if template.form else _own_type(headers) or kind,
    )


def _own_type(headers: tuple[tuple[str, str], ...]) -> str:
    """The kind of JSON or XML that the profile names itself, such as a merge patch (RFC 7396)."""
    return next((value for name, value in headers if name.lower() == "content-type"), "")


def _body(
    template: RequestTemplate, values: Values, secrets: Mapping[str, str]
) -> tuple[bytes | None, str]:
    """The body and its type; ``None`` where the request has none."""
    if template.form:
        pairs = ((name, in_query(value, values, secrets)) for name, value in template.form)
        return urlencode(list(pairs)).encode("ascii"), _FORM
    kind = _TYPES[template.body_type]
    if not template.body:
        return None, kind
    if template.body_type is BodyType.JSON:
        return in_body(template.body, values, secrets).encode("utf-8"), kind
    text = in_xml(template.body, values, secrets)
    if not fits_xml(text):
        raise SettingsInvalid(
            say("XML cannot contain one of the characters: nothing was sent."),
            say("Let the profile send it in the query, if the shop accepts it there."),
            title=say("Status or order not usable"),
        )
    return text.encode("utf-8"), kind
