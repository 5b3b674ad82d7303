"""What a kind of shop can do and what it needs, declared by its connector.

Law: screens, plans and the command line ask these declarations and know no platform by name.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.forecast import Pace
from designo_sync_gui.domain.order_page import OrderPage
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say

if TYPE_CHECKING:
    from designo_sync_gui.domain.connection import Store


class Writing(StrEnum):
    """How a status field can be changed."""

    DIRECT = "written directly"
    ACTIONS = "by named actions"
    NEVER = "not written"


class OptionKind(StrEnum):
    """What a form shows for an option."""

    TEXT = "text"
    CHOICE = "choice"
    FILE = "file"
    COLUMN = "column"
    LONG_TEXT = "long text"


@dataclass(frozen=True, slots=True)
class SecretField:
    """One secret a platform needs: its name (JSON and keyring), label, and where it is found.

    ``begins`` is what every value of it begins with, where the platform says so.
    """

    name: str
    label: Sentence
    where: Sentence
    begins: str = ""


@dataclass(frozen=True, slots=True)
class SignIn:
    """One way to sign in: its name in the settings, its words, and its secrets."""

    name: str
    title: Sentence
    secrets: tuple[SecretField, ...]
    note: Sentence = NOTHING


@dataclass(frozen=True, slots=True)
class StatusField:
    """One field of an order that can be compared.

    Attributes:
        name: as in the settings and the API, for example ``financial_status``.
        title: what people read.
        writing: how it can be changed.
        may_cause: what writing it may cause (mails, stock, money, history), in a sentence;
            empty when it is not written.
        hint: advice when this field differs from DesignO in upper and lower case only.
        deletions: values that say the order was deleted, each with what that means for DesignO.
    """

    name: str
    title: Sentence
    writing: Writing
    may_cause: Sentence = NOTHING
    hint: Sentence = NOTHING
    deletions: tuple[tuple[str, Sentence], ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One setting of a store that only its platform knows; never a secret.

    ``choices`` pairs values with titles, for ``OptionKind.CHOICE``.
    """

    name: str
    label: Sentence
    where: Sentence
    kind: OptionKind = OptionKind.TEXT
    default: str = ""
    choices: tuple[tuple[str, Sentence], ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the connector does with the platform's API.

    ``page_size`` is orders per list request; ``limits`` is the platform's rate limit in words,
    and ``pace`` what it means for reading a list; ``None`` where no list is asked for (a file).
    ``orders_since``: a list can begin at a moment (``Store.orders_since``); else it holds all
    orders whatever the store says.
    """

    page_size: int
    changed_since: bool
    reads_singly: bool
    writes_in_batches: bool
    limits: Sentence
    pace: Pace | None = None
    orders_since: bool = False


@dataclass(frozen=True, slots=True)
class KeyForm:
    """What a platform's keys and tokens look like, in regular expressions that know no case.

    A value that starts as ``beginning`` is taken for one, and so is a text that holds ``inside``
    anywhere but in the middle of a word.
    """

    beginning: str
    inside: str


@dataclass(frozen=True, slots=True)
class Platform:
    """One kind of shop. The first of ``sign_ins`` and of ``fields`` is the default.

    ``url_label`` is empty where a store has no address (a file). ``free_field`` says that
    fields beyond the declared ones may be compared; ``plain_http`` says what holds over an
    unencrypted address, and is empty where only https is taken. ``order_page`` is None where the
    page of an order in the shop's administration cannot be known. ``key_form`` is None where its
    credentials look like any other text. ``help_topic`` is its page of the help.
    """

    name: str
    title: Sentence
    url_label: Sentence
    url_where: Sentence
    sign_ins: tuple[SignIn, ...]
    fields: tuple[StatusField, ...]
    capabilities: Capabilities
    options: tuple[Option, ...] = ()
    free_field: bool = False
    url_example: str = "https://shop.example.com/"
    plain_http: Sentence = NOTHING
    order_page: OrderPage | None = None
    key_form: KeyForm | None = None
    help_topic: str = "first-steps/1-connect-a-store"

    @property
    def default_field(self) -> str:
        return self.fields[0].name

    def field(self, name: str) -> StatusField | None:
        return next((field for field in self.fields if field.name == name), None)

    def sign_in(self, name: str) -> SignIn:
        """The named way, the first for an empty name. Raises ``SettingsInvalid``."""
        if not name:
            return self.sign_ins[0]
        for way in self.sign_ins:
            if way.name == name:
                return way
        known = ", ".join(way.name for way in self.sign_ins)
        raise SettingsInvalid(
            say("{title} has no sign-in “{name}”.", name=name, title=self.title),
            say("Known: {known}.", known=known),
        )

    def check(self, store: "Store") -> None:
        """Raises ``SettingsInvalid`` for a field, option or sign-in that is not known here."""
        self.sign_in(store.sign_in)
        if not self.free_field and self.field(store.status_field) is None:
            known = ", ".join(field.name for field in self.fields)
            raise SettingsInvalid(
                say(
                    "{title} has no status field “{status_field}”.",
                    title=self.title,
                    status_field=store.status_field,
                ),
                say("Known: {known}.", known=known),
                field=say("Status field"),
            )
        known_options = {option.name: option for option in self.options}
        for name, value in store.options:
            option = known_options.get(name)
            if option is None:
                known = ", ".join(known_options) or "none"
                raise SettingsInvalid(
                    say("{title} has no option “{name}”.", title=self.title, name=name),
                    say("Known options: {known}.", known=known),
                )
            if option.choices and value not in dict(option.choices):
                values = ", ".join(value for value, _ in option.choices)
                raise SettingsInvalid(
                    say("The option “{name}” cannot be “{value}”.", name=name, value=value),
                    say("One of: {values}.", values=values),
                    field=option.label,
                )
        for option in self.options:
            if option.required and not store.option(option.name):
                raise SettingsInvalid(
                    say("Not entered: {label}.", label=option.label),
                    option.where,
                    field=option.label,
                )
