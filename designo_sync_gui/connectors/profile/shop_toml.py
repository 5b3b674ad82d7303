"""Reading a shop's profile from its TOML text.

Law: the same strictness as for DesignO's: unknown keys and missing ones are refused with line
and key.
"""

from designo_sync_gui.connectors.profile.placeholders import secrets_in
from designo_sync_gui.connectors.profile.profile import ProfileAuth, SuccessRule
from designo_sync_gui.connectors.profile.shop import AuthRule, ShopAuth, ShopProfile, WriteRule
from designo_sync_gui.connectors.profile.toml import (
    Table,
    reading_rules,
    request_of,
    success_of,
    toml_root,
)
from designo_sync_gui.connectors.requests import may_be_set

_ASKING = (ShopAuth.CLIENT_CREDENTIALS, ShopAuth.LOGIN)


def read_shop_profile(text: str) -> ShopProfile:
    """Parse a shop's profile. Raises ``ProfileInvalid`` with line, key, cause and advice."""
    root = toml_root(text)
    auth = _auth(root.table("auth"))
    read = reading_rules(root, ProfileAuth.NONE, of_shop=True)
    if read.pointers.store is not None:
        raise root.table("list").table("pointers").error("store", "is only for DesignO's profiles")
    write = _write(root.table("write"), read.success) if root.has("write") else None
    root.no_more()
    body = auth.request.body if auth.request else ""
    return ShopProfile(read, auth, secrets_in(body), write)


def _auth(table: Table) -> AuthRule:
    kind = table.choice("kind", ShopAuth)
    request = None
    if kind in _ASKING:
        request = request_of(table, writes=True, secret_body=True)
        if request.placeholders():
            name = min(request.placeholders())
            raise table.error("path", f"or its query, headers or body uses {{{name}}}")
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
    )
    if kind is ShopAuth.HEADER and not rule.header:
        raise table.error("header", "is missing: the header that carries the token")
    if rule.header and not may_be_set(rule.header):
        raise table.error("header", "cannot be sent as a header")
    if kind is ShopAuth.LOGIN and not secrets_in(request.body if request else ""):
        raise table.error("body", "must name the secrets to sign in with, as {secret:password}")
    table.no_more()
    return rule


def _write(table: Table, general: SuccessRule | None) -> WriteRule:
    """``general`` is the rule of the whole profile; it holds where ``[write.success]`` is not."""
    request = request_of(table, writes=True)
    for name in ("order_id", "status"):
        if name not in request.placeholders():
            raise table.error("body", f"or path or query must hold {{{name}}}")
    surplus = request.placeholders() - {"order_id", "status", "store_code"}
    if surplus:
        raise table.error("body", f"uses {{{min(surplus)}}}, which only lists have")

    def maybe(key: str) -> str | None:
        return table.pointer(key) if table.has(key) else None

    rule = WriteRule(
        request,
        success_of(table.table("success")) if table.has("success") else general,
        maybe("refused"),
        maybe("message"),
        maybe("echo"),
        maybe("next_statuses"),
    )
    table.no_more()
    return rule
