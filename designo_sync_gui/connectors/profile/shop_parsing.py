"""Reading a shop's profile from its TOML text.

Law: every error names the line and the key (``Table``).
"""

from typing import Final

from designo_sync_gui.connectors.profile.parsing import reading_rules, success_of
from designo_sync_gui.connectors.profile.purposes import SIGN_IN
from designo_sync_gui.connectors.profile.request_parsing import request_of
from designo_sync_gui.connectors.profile.request_template import RequestTemplate
from designo_sync_gui.connectors.profile.rules import ProfileAuth
from designo_sync_gui.connectors.profile.shop_rules import (
    AuthRule,
    EmptyPart,
    ShopAuth,
    ShopProfile,
)
from designo_sync_gui.connectors.profile.table import Table, toml_root
from designo_sync_gui.connectors.profile.write_parsing import check_write, write_of
from designo_sync_gui.domain.headers import may_be_set
from designo_sync_gui.domain.sentence import say

_ASKING: Final = (ShopAuth.CLIENT_CREDENTIALS, ShopAuth.LOGIN)
#: They send a token as it is, so that something may stand before it.
_WITH_TOKEN: Final = (ShopAuth.BEARER, ShopAuth.HEADER, *_ASKING)


def read_shop_profile(text: str) -> ShopProfile:
    """Parse a shop's profile. Raises ``ProfileInvalid`` with line, key, cause and advice."""
    root = toml_root(text, of_shop=True)
    auth = _auth(root.table("auth"))
    read = reading_rules(root, ProfileAuth.NONE, of_shop=True)
    write = write_of(root.table("write"), read.success) if root.has("write") else None
    if write is not None:
        check_write(root, read, write)
    root.no_more()
    asked = auth.request
    in_headers = asked.header_secrets if asked else ()
    in_body = tuple(n for n in (asked.secrets() if asked else ()) if n not in in_headers)
    return ShopProfile(read, auth, in_body, write)


def _auth(table: Table) -> AuthRule:
    kind = table.choice("kind", ShopAuth)
    request = _sign_in(table) if kind in _ASKING else None
    rule = AuthRule(
        kind,
        header=table.text("header", ""),
        with_token=table.flag("with_token"),
        request=request,
        token=table.pointer("token") if table.has("token") else "/access_token",
        token_header=table.text("token_header", ""),
        expires=table.pointer("expires") if table.has("expires") else None,
        scope=table.text("scope", ""),
        ended=success_of(table.table("ended")) if table.has("ended") else None,
        prefix=_prefix(table, kind),
        empty=_empty(table, kind),
    )
    if kind is ShopAuth.HEADER and not rule.header:
        what = say("it is missing; it names the header that carries the token")
        raise table.error("header", what)
    if rule.header and not may_be_set(rule.header):
        raise table.error("header", say("it cannot be sent as a header"))
    if kind is ShopAuth.LOGIN and request is not None and not request.secrets():
        what = say("it must contain the secrets to sign in with, such as {{secret:password}}")
        raise table.error("body", what)
    table.no_more()
    return rule


def _sign_in(table: Table) -> RequestTemplate:
    request = request_of(table, SIGN_IN)
    if request.placeholders():
        name = min(request.placeholders())
        what = say("the sign-in request uses {{{name}}}, which has no value there", name=name)
        raise table.error("path", what)
    return request


def _prefix(table: Table, kind: ShopAuth) -> str | None:
    if not table.has("prefix"):
        return None
    if kind not in _WITH_TOKEN:
        raise table.error("prefix", say("this way to sign in sends no token of its own"))
    prefix = table.text("prefix")
    if not prefix.isascii() or not prefix.isprintable() or prefix != prefix.strip():
        what = say("it must be printable ASCII without spaces at its ends; a space follows it")
        raise table.error("prefix", what)
    return prefix


def _empty(table: Table, kind: ShopAuth) -> str:
    if not table.has("empty"):
        return ""
    if kind is not ShopAuth.BASIC:
        raise table.error("empty", say("only “basic” has a user and a password"))
    return table.choice("empty", EmptyPart)
