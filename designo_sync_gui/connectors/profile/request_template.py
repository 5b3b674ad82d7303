"""One request as a profile describes it."""

from dataclasses import dataclass
from enum import StrEnum

from designo_sync_gui.connectors.profile.templates import (
    names_in,
    names_in_body,
    secrets_in,
    stands_unquoted,
)
from designo_sync_gui.domain.sentence import Sentence, say


class BodyType(StrEnum):
    """How values go into a body, and what it is called when it is sent."""

    JSON = "json"
    XML = "xml"


@dataclass(frozen=True, slots=True)
class RequestTemplate:
    """One request of the profile, with placeholders. ``form`` takes the place of a body."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""
    body_type: BodyType = BodyType.JSON
    form: tuple[tuple[str, str], ...] = ()

    def placeholders(self) -> frozenset[str]:
        named = (*self.query, *self.headers, *self.form)
        found = [names_in(self.path), *(names_in(value) for _, value in named)]
        in_body = names_in_body if self.body_type is BodyType.JSON else names_in
        return frozenset().union(*found, in_body(self.body))

    def unquoted(self, name: str) -> bool:
        """Whether a JSON body names a placeholder without quotes around it."""
        return self.body_type is BodyType.JSON and stands_unquoted(self.body, name)

    @property
    def header_secrets(self) -> tuple[str, ...]:
        """The secrets its headers ask for: their values must fit one."""
        names = (name for _, value in self.headers for name in secrets_in(value))
        return tuple(dict.fromkeys(names))

    def secrets(self) -> dict[str, Sentence]:
        """The secrets it asks for, each with the first place that does."""
        places: dict[str, Sentence] = {}
        for name, value in self.headers:
            for secret in secrets_in(value):
                places.setdefault(secret, say("the header “{header}”", header=name))
        for name, value in self.query:
            for secret in secrets_in(value):
                places.setdefault(secret, say("the query entry “{name}”", name=name))
        for value in (self.body, *(value for _, value in self.form)):
            for secret in secrets_in(value):
                places.setdefault(secret, say("the body"))
        return places
