"""The addresses an operator types in.

Law: what is saved is exact and complete: scheme, host, path with a final ``/``; nothing that
could carry a secret.
"""

from urllib.parse import urlsplit

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.form_fields import ADDRESS
from designo_sync_gui.domain.sentence import say

_EXAMPLE = say("Enter it like https://shop.example.com/")


#: WordPress's administration, its sign-in page and its API.
_INNER_PAGES = frozenset({"wp-admin", "wp-login.php", "wp-json"})


def base_address(text: str) -> str:
    """The address with a final ``/``. Raises ``SettingsInvalid`` with what is wrong."""
    address = text.strip()
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise SettingsInvalid(
            say("The address cannot be understood: {error}.", error=error),
            _EXAMPLE,
            field=ADDRESS,
        ) from None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise SettingsInvalid(
            say("The address must begin with https:// and name a host."),
            _EXAMPLE,
            field=ADDRESS,
        )
    if parts.username is not None or parts.password is not None:
        raise SettingsInvalid(
            say("The address must not contain a user or password."), _EXAMPLE, field=ADDRESS
        )
    if parts.query or parts.fragment or not address.isprintable() or " " in address:
        raise SettingsInvalid(
            say("The address must be a plain base address without “?”, “#” or spaces."),
            _EXAMPLE,
            field=ADDRESS,
        )
    _refuse_inner_page(parts.path)
    host = parts.hostname if ":" not in parts.hostname else f"[{parts.hostname}]"
    netloc = host if port is None else f"{host}:{port}"
    path = parts.path if parts.path.endswith("/") else parts.path + "/"
    return f"{parts.scheme.lower()}://{netloc}{path}"


def _refuse_inner_page(path: str) -> None:
    """An address copied from the administration, or that of the API, is not the shop's: every
    request to it would answer "not found" or with a sign-in page."""
    for name in path.split("/"):
        if name.lower() in _INNER_PAGES:
            raise SettingsInvalid(
                say(
                    "The address contains “{name}”, which is not part of a shop's address.",
                    name=name,
                ),
                say(
                    "Enter the address of the shop's start page, without “{name}” and what follows "
                    "it.",
                    name=name,
                ),
                field=ADDRESS,
            )


def origin(address: str) -> tuple[str, str, int]:
    """Scheme, host and port: credentials stay within one origin."""
    parts = urlsplit(address)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or (443 if scheme == "https" else 80)
