"""The profile of a storefront that has no connector of its own.

Law: everything that is sent and believed stands in the profile; without ``[write]`` the store is
read only.
"""

from dataclasses import dataclass
from enum import StrEnum

from designo_sync_gui.connectors.profile.placeholders import secrets_in
from designo_sync_gui.connectors.profile.profile import ReadProfile, RequestTemplate, SuccessRule
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.sentence import say


class ShopAuth(StrEnum):
    """How a shop is told who asks."""

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


@dataclass(frozen=True, slots=True)
class AuthRule:
    """Signing in.

    Attributes:
        header: name of the header that carries the token; empty for ``Authorization``.
        with_token: OAuth 1.0a with an access token besides the consumer's keys.
        request: of ``client-credentials`` and ``login``; its body may hold secrets.
        token: pointer to the token in the answer; ``token_header`` names a header of it instead.
        expires: pointer to the seconds the token holds; ``None`` where it is not told.
        scope: of ``client-credentials``; empty for none.
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

    @property
    def secrets(self) -> tuple[str, ...]:
        """The secrets this way to sign in has by itself."""
        more = ("token", "token_secret") if self.with_token else ()
        return (*_SECRETS[self.kind], *more)


@dataclass(frozen=True, slots=True)
class WriteRule:
    """One write. ``refused`` points to what is there only when the shop says no.

    ``echo`` points to the status in the answer; ``next_statuses`` to a list of those that may
    come next, shown with a refusal.
    """

    request: RequestTemplate
    success: SuccessRule | None = None
    refused: str | None = None
    message: str | None = None
    echo: str | None = None
    next_statuses: str | None = None


@dataclass(frozen=True, slots=True)
class ShopProfile:
    """A complete profile of a shop."""

    read: ReadProfile
    auth: AuthRule
    body_secrets: tuple[str, ...] = ()
    write: WriteRule | None = None

    @property
    def header_secrets(self) -> tuple[str, ...]:
        """The secrets that stand in the headers of any request."""
        requests = [self.auth.request, self.write.request if self.write else None]
        headers = [value for request in requests if request for _, value in request.headers]
        names = [*self.read.secret_places, *(n for value in headers for n in secrets_in(value))]
        return tuple(dict.fromkeys(names))

    def secret_fields(self) -> tuple[SecretField, ...]:
        """What the store's form must ask for."""
        names = [*self.auth.secrets, *self.body_secrets, *self.header_secrets]
        return tuple(SecretField(name, name, _WHERE) for name in dict.fromkeys(names))
