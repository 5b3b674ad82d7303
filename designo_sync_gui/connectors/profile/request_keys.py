"""The keys of a request, and of the rules for its answer."""

from designo_sync_gui.connectors.profile.declaration import (
    Key,
    Kind,
    Of,
    Part,
    choice,
    flag,
    pointer,
    text,
    value,
    whole,
)
from designo_sync_gui.connectors.profile.purposes import Purpose
from designo_sync_gui.connectors.profile.request_template import BodyType
from designo_sync_gui.domain.sentence import say


def request_keys(purpose: Purpose, *, needs_path: bool = True, of: Of = Of.BOTH) -> tuple[Key, ...]:
    """Where a request is one of several, its path may stand with another one."""
    return (
        choice(
            "method",
            purpose.methods,
            say("the method; {method} if not given, POST with graphql", method=purpose.methods[0]),
            of=of,
        ),
        text(
            "path",
            say("below the address of the connection, without “?”"),
            needed=needs_path,
            of=of,
        ),
        Key(
            "query", Kind.LISTS, say("entries of the query; a list sends one several times"), of=of
        ),
        Key("headers", Kind.TEXTS, say("headers; none that frames a request"), of=of),
        text("body", say("the body: JSON, or what body_type says"), of=of),
        choice("body_type", BodyType, say("what the body is; json if not given"), of=of),
        Key("form", Kind.LISTS, say("a web form in place of a body"), of=of),
        text("graphql", say("a GraphQL query in place of a body, as it is"), of=of),
        text("variables", say("the variables of graphql, a JSON object"), of=of),
    )


_POINTER = say("what is looked at in the answer")
_EQUALS = say("what must stand there")
_HTTP = say("the HTTP status of the answer")

SUCCESS = Part(
    (
        pointer("pointer", _POINTER, needed=True),
        value("equals", _EQUALS),
        flag("absent", say("nothing, or null, must stand there")),
        pointer("message", say("the shop's words when it is no success")),
    )
)
WRITE_SUCCESS = Part(
    (
        pointer("pointer", _POINTER),
        value("equals", _EQUALS),
        flag("absent", say("nothing, or null, must stand there")),
        pointer("message", say("the shop's words when it is no success")),
        whole("http_status", _HTTP),
    )
)
ABSENT = Part(
    (
        whole("http_status", _HTTP),
        pointer("pointer", _POINTER),
        value("equals", _EQUALS),
        flag("null", say("null must stand there, and no error beside it")),
        flag("empty", say("an empty list must stand there, and no error beside it")),
    )
)
FORBIDDEN = Part(
    (whole("http_status", _HTTP), pointer("pointer", _POINTER), value("equals", _EQUALS))
)
