"""The content of a profile: how orders are read and written, described by the operator in TOML.

Law: DesignO publishes no API that reads orders, so there is no default and nothing is guessed.
A profile is refused as a whole, with line and key, when anything in it is unknown or missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from designo_sync_gui.connectors.pacing.stated import NO_PACE, StatedPace
from designo_sync_gui.connectors.profile.request_template import RequestTemplate
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.sentence import Sentence, say, verbatim
from designo_sync_gui.domain.status import Status


class ProfileAuth(StrEnum):
    """Whether the requests carry the token of DesignO's token call."""

    TOKEN = "designo-token"  # noqa: S105 - a word of the profile
    NONE = "none"


class Paging(StrEnum):
    """How the next page is requested."""

    NONE = "none"
    PAGE = "page"
    OFFSET = "offset"
    CURSOR = "cursor"
    LINK = "link"
    NEXT_URL = "next-url"


class SinceFormat(StrEnum):
    """How a time is written: ``2026-11-23T07:12:56Z``; seconds or milliseconds since 1970;
    ``Mon, 23 Nov 2026 07:12:56 GMT``; or ``2026-11-23 07:12:56`` in the zone that the rule names.
    """

    ISO_UTC = "iso-utc"
    UNIX = "unix"
    UNIX_MS = "unix-ms"
    RFC_2822 = "rfc-2822"
    LOCAL = "local"


class IdType(StrEnum):
    """The JSON type the order ids have. A number is no id where they are texts; where they are
    numbers, their digits in quotes are the same id."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class PagingRule:
    """Paging of the list. ``last_page``, ``next`` and ``total`` are pointers into the document;
    ``end_by_total``: no page is asked for behind the one that reaches the total.

    ``link`` follows the Link header's rel=next, ``next-url`` the address at ``next``; both only
    below the connection's own address.
    """

    kind: Paging = Paging.NONE
    parameter: str = ""
    first: int = 1
    size_parameter: str = ""
    size: int = 0
    last_page: str | None = None
    next: str = ""
    total: str | None = None
    end_by_total: bool = False


@dataclass(frozen=True, slots=True)
class SinceRule:
    """How the list is limited to recent changes; ``parameter`` may be empty when the request
    holds the placeholder ``{since}``. ``zone`` belongs to local times: a name of the time zone
    database or an offset as ``+01:00``. ``query`` is sent besides, then only."""

    format: SinceFormat
    parameter: str = ""
    zone: str = ""
    query: tuple[tuple[str, str], ...] = ()


class Take(StrEnum):
    """Which entry of a list counts, of those that fit; ``only``: there must be no other."""

    ONLY = "only"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Included:
    """The status stands in a resource beside the orders: ``link`` points from an order on to its
    ``type`` and ``id``, ``at`` into the document to the list of resources (JSON:API)."""

    link: str
    at: str = "/included"


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """The status stands in an entry of ``list``, of those that hold ``equals`` at ``where``."""

    list: str
    take: Take = Take.ONLY
    where: str | None = None
    equals: str | int | bool | None = None


@dataclass(frozen=True, slots=True)
class Pointers:
    """``items`` points into the document, all others from an item on; ``None`` is not given.
    ``key`` is what the shop's requests name an order by, where that is not its id. ``status``
    points from ``place`` on, where that is given."""

    items: str
    id: str
    status: str
    store: str | None = None
    changed_at: str | None = None
    number: str | None = None
    key: str | None = None
    place: Included | StatusEntry | None = None


@dataclass(frozen=True, slots=True)
class AbsentRule:
    """What is answered when there is no such order; every given part has to hold.

    ``null``: at ``pointer`` stands null, as GraphQL answers, and no error beside it; ``empty``: an
    empty list, as a search answers.
    """

    http_status: int | None = None
    pointer: str | None = None
    equals: str | int | bool | None = None
    null: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class OneRule:
    """The request for a single order; ``item`` points to the order in its answer.

    ``forbidden`` is what is answered where the credentials may not read it; it comes before
    ``absent``. ``next_statuses`` points, from the answer on, to those that may come next.
    """

    request: RequestTemplate
    item: str
    absent: AbsentRule
    next_statuses: str | None = None
    forbidden: AbsentRule | None = None


@dataclass(frozen=True, slots=True)
class SuccessRule:
    """When a reply is a success, for APIs that always answer 200 (GraphQL).

    ``pointer`` must be absent (or null) where ``absent``, else hold ``equals``; ``None`` where the
    ``http_status`` says it alone. ``message`` points to the words that say why not.
    """

    pointer: str | None
    absent: bool = False
    equals: str | int | bool | None = None
    message: str | None = None
    http_status: int | None = None


@dataclass(frozen=True, slots=True)
class ReadProfile:
    """A complete read profile; ``of_shop`` where it describes a storefront and not DesignO.
    ``one_store`` is the code of the only store whose orders the list holds; ``shows`` what DesignO
    shows after a status was written, where that is another one."""

    title: str
    auth: ProfileAuth
    list: RequestTemplate
    paging: PagingRule
    pointers: Pointers
    id_type: IdType
    since: SinceRule | None = None
    one: OneRule | None = None
    of_shop: bool = False
    success: "SuccessRule | None" = None
    one_store: str = ""
    pace: StatedPace = NO_PACE
    shows: Mapping[str, Status] = field(default_factory=dict)

    @property
    def per_store(self) -> bool:
        """Whether the list is asked for one store at a time; a shop is always one store."""
        return self.of_shop or "store_code" in self.list.placeholders()

    @property
    def secret_places(self) -> Mapping[str, Sentence]:
        """The secrets the requests ask for, each with the first place that does."""
        of_one = self.one.request.secrets() if self.one else {}
        of_list = self.list.secrets()
        return {**of_list, **{name: at for name, at in of_one.items() if name not in of_list}}

    @property
    def header_secrets(self) -> frozenset[str]:
        """The secrets that stand in a header of a request."""
        of_one = self.one.request.header_secrets if self.one else ()
        return frozenset((*self.list.header_secrets, *of_one))


def secret_fields(profile: ReadProfile) -> tuple[SecretField, ...]:
    """What the DesignO dialog must ask for, besides nothing: the token call has no secret."""
    return tuple(
        SecretField(
            name,
            verbatim(name),
            say("The read profile sends it in {place}.", place=place),
        )
        for name, place in profile.secret_places.items()
    )
