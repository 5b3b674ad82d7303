"""All keys of a profile: signing in, writing, and the tables of reading."""

from collections.abc import Iterator
from typing import Final

from designo_sync_gui.connectors.profile.declaration import (
    Key,
    Kind,
    Of,
    Part,
    choice,
    flag,
    pointer,
    table,
    text,
    value,
)
from designo_sync_gui.connectors.profile.purposes import SIGN_IN, WRITE
from designo_sync_gui.connectors.profile.reading_keys import ID, LISTING, PACE, SINGLE
from designo_sync_gui.connectors.profile.request_keys import (
    SUCCESS,
    WRITE_SUCCESS,
    request_keys,
)
from designo_sync_gui.connectors.profile.rules import ProfileAuth
from designo_sync_gui.connectors.profile.shop_rules import EmptyPart, ShopAuth
from designo_sync_gui.domain.sentence import say

AUTH: Final = Part(
    (
        choice("kind", ShopAuth, say("how requests identify themselves"), needed=True, of=Of.SHOP),
        choice(
            "kind",
            ProfileAuth,
            say("whether requests carry the token of DesignO's token call"),
            needed=True,
            of=Of.DESIGNO,
        ),
        text("header", say("the header that carries the token"), of=Of.SHOP),
        text(
            "prefix",
            say("the word before the token; Bearer if not given, none with header"),
            of=Of.SHOP,
        ),
        choice("empty", EmptyPart, say("for basic: the part that is sent empty"), of=Of.SHOP),
        flag("with_token", say("for oauth1: an access token besides the keys"), of=Of.SHOP),
        *request_keys(SIGN_IN, needs_path=False, of=Of.SHOP),
        pointer("token", say("the token, in the answer; /access_token if not given"), of=Of.SHOP),
        text("token_header", say("the header of the answer that holds the token"), of=Of.SHOP),
        pointer("expires", say("the seconds the token holds, in the answer"), of=Of.SHOP),
        text("scope", say("for client-credentials: the scope to ask for"), of=Of.SHOP),
        table("ended", SUCCESS, say("an answer that means that the sign-in has ended"), of=Of.SHOP),
    )
)
STATUS_OF_WRITE: Final = Part(
    (
        *request_keys(WRITE, needs_path=False),
        text("causes", say("what writing it does; shown in the plan")),
        text("confirm", say("the word that must be typed before it is written")),
        value("shows", say("what the shop shows after it was written, if that is another value")),
    )
)
WRITING: Final = Part(
    (
        *request_keys(WRITE, needs_path=False),
        pointer("refused", say("what stands in the answer only when the shop refuses")),
        pointer("message", say("the shop's words, in the answer")),
        pointer("echo", say("the status, in the answer")),
        pointer("next_statuses", say("a list of statuses that may come next, in the answer")),
        flag("only_listed", say("only the statuses of [write.statuses] are written")),
        table("success", WRITE_SUCCESS, say("how a write shows success")),
        Key(
            "statuses",
            Kind.TABLES,
            say("by exact status: its own request, and what there is to say of it"),
            part=STATUS_OF_WRITE,
        ),
    )
)
PROFILE: Final = Part(
    (
        text("title", say("what people read"), needed=True),
        table("auth", AUTH, say("how to sign in"), needed=True),
        table("list", LISTING, say("the request that lists orders"), needed=True),
        table("id", ID, say("what order ids are"), needed=True),
        table("one", SINGLE, say("the request for one order")),
        table("success", SUCCESS, say("how an answer shows success, if HTTP does not")),
        table("pace", PACE, say("how fast the shop may be asked")),
        Key(
            "shows",
            Kind.TEXTS,
            say("by exact status: what is shown after it was written, if that is another one"),
            of=Of.DESIGNO,
        ),
        table("write", WRITING, say("the request that writes a status"), of=Of.SHOP),
    )
)


def every_key(
    part: Part = PROFILE, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Key]]:
    """Every key with the tables it stands in; ``*`` for a table of any name."""
    for key in part.keys:
        yield path, key
        if key.part is not None:
            below = (*path, key.name, "*") if key.kind is Kind.TABLES else (*path, key.name)
            yield from every_key(key.part, below)
