"""The settings of a store and of DesignO.

Law: settings never hold a secret. Secrets are named here and kept by a ``SecretStore``.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Final

from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.horizon import check_orders_since
from designo_sync_gui.domain.sentence import Sentence, say


@dataclass(frozen=True, slots=True)
class Store:
    """One shop as registered in DesignO.

    Attributes:
        code: DesignO's Store Code; with the platform's order id it is the order reference.
        name: what people read.
        platform: the connector's name, for example ``woocommerce``.
        url: the shop's address, with a final ``/``.
        status_field: the API field its status is read from.
        sign_in: the name of the platform's way to sign in; empty for its first.
        options: name and value pairs that only the platform knows; never secrets.
        ca_file: path of a PEM file with a private certificate authority that is trusted for this
            store besides those of the system; empty for none.
        orders_since: from when on orders are read, as ``domain.horizon`` says; empty for all.
        shop_locked, designo_locked: the two switches *never write*: nothing is ever written to
            this shop, or to DesignO for it. Both are open where nothing is said, as every version
            before them was; who adds a store has its shop locked (``domain.locks``).
        production: customers are on it; it is marked wherever something may be written.
    """

    code: str
    name: str
    platform: str
    url: str
    status_field: str = "status"
    sign_in: str = ""
    options: tuple[tuple[str, str], ...] = ()
    ca_file: str = ""
    orders_since: str = ""
    shop_locked: bool = False
    designo_locked: bool = False
    production: bool = False

    def option(self, name: str, default: str = "") -> str:
        """The value of one option, ``default`` where it was not set."""
        return dict(self.options).get(name, default)

    def __post_init__(self) -> None:
        for value, label in ((self.code, say("Store code")), (self.name, say("Store name"))):
            if not value or value != value.strip() or not value.isprintable():
                wrong = say("{label}: spaces around it or control characters.", label=label)
                raise SettingsInvalid(
                    wrong if value else say("{label} is missing.", label=label),
                    say("Copy it from DesignO, Manage Stores."),
                    field=label,
                )
        check_orders_since(self.orders_since)


class RequestShape(StrEnum):
    """The two shapes of update-order that published clients send (facts of plugins P and A)."""

    CURRENT = "current"
    LEGACY = "legacy"


class AuthForm(StrEnum):
    """How the DesignO token travels; published clients send it raw."""

    RAW = "raw"
    BEARER = "bearer"
    HEADER = "header"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DesignoConnection:
    """How this tenant of DesignO is reached; the defaults are those of the GPL plugin 1.0.9.

    Attributes:
        url: the tenant's base address, with a final ``/``.
        token_path, update_path: joined to ``url``.
        shape: request shape of update-order.
        auth: how the token is sent; ``header`` sends it in ``auth_header``.
        extra_headers: name and value pairs sent with every call; never secrets.
        read_profile: text of the TOML read profile; empty when there is none.
        read_table: name and value pairs that say where an export of DesignO lies and which of
            its columns are read; empty when there is none. A profile goes first.
        ca_file: as of a store.
    """

    url: str
    token_path: str = "api/studio/ecomm-token"  # noqa: S105 - a path
    update_path: str = "api/studio/update-order"
    shape: RequestShape = RequestShape.CURRENT
    auth: AuthForm = AuthForm.RAW
    auth_header: str = ""
    extra_headers: tuple[tuple[str, str], ...] = ()
    read_profile: str = field(default="", repr=False)
    read_table: tuple[tuple[str, str], ...] = ()
    ca_file: str = ""

    @property
    def reads(self) -> bool:
        """Whether DesignO is read at all; without, its writes are not verified."""
        return bool(self.read_profile.strip() or self.read_table)


_NO_PART_OF_A_CONNECTION: Final = (
    *("name", "ca_file", "orders_since"),
    *("shop_locked", "designo_locked", "production"),
)


def fingerprint(connection: Store | DesignoConnection) -> str:
    """What tells one connection from another: everything that says where and how it talks.

    A store's name is for people and left out, and so is whom its certificate is trusted by: the
    place is the same. So is from when on its orders are read: what was read stays true; and so are
    its marks: a locked store is read as before. SHA-256 in hexadecimal; no secret is in it.
    """
    values = asdict(connection)
    for name in _NO_PART_OF_A_CONNECTION:
        values.pop(name, None)
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode("ascii")).hexdigest()


def place(connection: Store | DesignoConnection) -> str:
    """Which shop and field, or which tenant: what was written there is judged and taken back only
    there. How it is signed in to, paged and read may change meanwhile. SHA-256 in hexadecimal.
    """
    parts: list[object] = [connection.url]
    if isinstance(connection, Store):
        parts += [connection.code, connection.platform, connection.status_field]
    else:
        parts += [list(map(list, connection.extra_headers))]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


class Secret:
    """A secret value that shows itself as ``***`` and cannot be pickled or formatted by mistake."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself, for the one place that signs or stores it."""
        return self._value

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(("Secret", self._value))

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled")


class CheckResult(StrEnum):
    """How a line of a connection test ended, in the words of every edge."""

    PASSED = "passed"
    WARNING = "warning"
    FAILED = "failed"
    UNCHECKED = "not checked"

    @property
    def label(self) -> Sentence:
        return _RESULT_LABELS[self]


_RESULT_LABELS = {
    CheckResult.PASSED: say("passed"),
    CheckResult.WARNING: say("warning"),
    CheckResult.FAILED: say("failed"),
    CheckResult.UNCHECKED: say("not checked"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a connection test.

    ``passed`` is ``None`` when the line could not be checked; ``message`` is cause and advice;
    ``error`` is what failed, where it was an expected error; ``careful`` is a line that passed and
    tells a danger, such as an address that is not encrypted.
    """

    name: Sentence
    passed: bool | None
    message: Sentence
    details: str = ""
    error: SyncError | None = None
    careful: bool = False

    @property
    def result(self) -> CheckResult:
        """A line that failed or was not checked is never less than that."""
        if self.passed is None:
            return CheckResult.UNCHECKED
        if not self.passed:
            return CheckResult.FAILED
        return CheckResult.WARNING if self.careful else CheckResult.PASSED
