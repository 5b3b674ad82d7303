"""The content of a shop's profile beyond reading: signing in and writing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from designo_sync_gui.connectors.profile.request_template import RequestTemplate
from designo_sync_gui.connectors.profile.rules import ReadProfile, SuccessRule
from designo_sync_gui.connectors.profile.templates import (
    EXPECTED,
    FROM_HEADER,
    FROM_ORDER,
    family,
)
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.status import Status


class ShopAuth(StrEnum):
    """How requests to a shop are authorized."""

    NONE = "none"
    BASIC = "basic"
    BEARER = "bearer"
    HEADER = "header"
    OAUTH1 = "oauth1"
    CLIENT_CREDENTIALS = "client-credentials"
    LOGIN = "login"


_WHERE = say("The shop's profile asks for it.")
_SECRETS = {
    ShopAuth.NONE: (),
    ShopAuth.BASIC: ("user", "password"),
    ShopAuth.BEARER: ("token",),
    ShopAuth.HEADER: ("token",),
    ShopAuth.OAUTH1: ("consumer_key", "consumer_secret"),
    ShopAuth.CLIENT_CREDENTIALS: ("client_id", "client_secret"),
    ShopAuth.LOGIN: (),
}


class EmptyPart(StrEnum):
    """The part of HTTP Basic that a shop wants empty."""

    USER = "user"
    PASSWORD = "password"  # noqa: S105 - a word of the profile


@dataclass(frozen=True, slots=True)
class AuthRule:
    """Signing in.

    Attributes:
        header: name of the header that carries the token; empty for ``Authorization``.
        with_token: OAuth 1.0a with an access token besides the consumer's keys.
        request: of ``client-credentials`` and ``login``; its body may hold secrets.
        token: pointer to the token in the answer; ``token_header`` names a header of it instead.
        expires: pointer to the seconds the token holds; ``None`` where it is not stated.
        scope: of ``client-credentials``; empty for none.
        prefix: what stands before the token; ``None`` for the usual ``Bearer``.
        empty: the part of ``basic`` that is sent empty, ``user`` or ``password``; "" for none.
        ended: how an answer other than 401 says that the token is no longer taken.
    """

    kind: ShopAuth
    header: str = ""
    with_token: bool = False
    request: RequestTemplate | None = None
    token: str = "/access_token"  # noqa: S105 - a pointer
    token_header: str = ""
    expires: str | None = None
    scope: str = ""
    ended: SuccessRule | None = None
    prefix: str | None = None
    empty: str = ""

    @property
    def secrets(self) -> tuple[str, ...]:
        """The secrets this way to sign in has by itself."""
        more = ("token", "token_secret") if self.with_token else ()
        own = (name for name in _SECRETS[self.kind] if name != self.empty)
        return (*own, *more)


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One status that is written in its own way, or of which the profile says more.

    Attributes:
        request: its own request; ``None`` where the general one writes it.
        causes: what writing it does, in the operator's words; empty where nothing is said.
        confirm: the word that must be typed before it is written; empty for none.
        shows: what the shop shows afterwards; ``None`` for the status itself.
    """

    request: RequestTemplate | None = None
    causes: str = ""
    confirm: str = ""
    shows: Status | None = None


@dataclass(frozen=True, slots=True)
class WriteRule:
    """How a status is written. ``refused`` points to what is there only when the shop says no.

    ``request`` is the general one; ``None`` where only those of ``statuses`` are written, whose
    keys are exact. ``only_listed`` says the same beside a general request. ``echo`` points to the
    status in the answer; ``next_statuses`` to a list of those that may come next, shown with a
    refusal.
    """

    request: RequestTemplate | None
    success: SuccessRule | None = None
    refused: str | None = None
    message: str | None = None
    echo: str | None = None
    next_statuses: str | None = None
    statuses: Mapping[str, StatusRule] = field(default_factory=dict)
    only_listed: bool = False

    @property
    def requests(self) -> tuple[RequestTemplate, ...]:
        """Every request that may be sent."""
        own = (rule.request for rule in self.statuses.values())
        return tuple(one for one in (self.request, *own) if one is not None)

    def request_for(self, status: str) -> RequestTemplate | None:
        """The request that writes a status; ``None`` where the profile has none for it."""
        rule = self.statuses.get(status)
        if rule is not None and rule.request is not None:
            return rule.request
        return None if rule is None and self.only_listed else self.request

    @property
    def shows(self) -> Mapping[str, Status]:
        """By status, what the shop shows after it was written, where that is another one."""
        own = self.statuses.items()
        return {name: rule.shows for name, rule in own if rule.shows is not None}

    @property
    def closed(self) -> bool:
        """Whether no other status than the listed ones is written."""
        return self.only_listed or self.request is None

    @property
    def needs_reading(self) -> bool:
        """Whether its requests hold values of the order that was just read."""
        of_reading = {EXPECTED, FROM_ORDER, FROM_HEADER}
        return any(family(name) in of_reading for name in self.placeholders)

    @property
    def placeholders(self) -> frozenset[str]:
        """What its requests hold besides secrets."""
        return frozenset().union(*(request.placeholders() for request in self.requests))

    @property
    def secrets(self) -> tuple[str, ...]:
        """The secrets that its requests send."""
        return tuple(name for request in self.requests for name in request.secrets())


@dataclass(frozen=True, slots=True)
class ShopProfile:
    """A complete profile of a shop."""

    read: ReadProfile
    auth: AuthRule
    body_secrets: tuple[str, ...] = ()
    write: WriteRule | None = None

    @property
    def request_secrets(self) -> tuple[str, ...]:
        """The secrets that requests send besides the body that signs in."""
        of_auth = self.auth.request.header_secrets if self.auth.request else ()
        of_write = self.write.secrets if self.write else ()
        return tuple(dict.fromkeys([*self.read.secret_places, *of_auth, *of_write]))

    def secret_fields(self) -> tuple[SecretField, ...]:
        """What the store's form must ask for."""
        names = [*self.auth.secrets, *self.body_secrets, *self.request_secrets]
        return tuple(SecretField(name, verbatim(name), _WHERE) for name in dict.fromkeys(names))
