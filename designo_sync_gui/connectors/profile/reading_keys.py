"""The keys by which orders are read."""

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
    whole,
)
from designo_sync_gui.connectors.profile.purposes import LIST, ONE
from designo_sync_gui.connectors.profile.request_keys import ABSENT, FORBIDDEN, request_keys
from designo_sync_gui.connectors.profile.rules import IdType, Paging, SinceFormat, Take
from designo_sync_gui.domain.sentence import say

PAGING = Part(
    (
        choice("kind", Paging, say("how the next page is asked for"), needed=True),
        text("parameter", say("the query entry for the page, the offset or the cursor")),
        whole("first", say("the first page or offset; 1, or 0 for an offset, if not given")),
        text("size_parameter", say("the query entry for how many orders a page holds")),
        whole("size", say("how many orders a page holds")),
        pointer("last_page", say("the number of the last page, in the answer")),
        pointer("next", say("the next cursor or address, in the answer")),
        pointer("total", say("how many orders the list says it holds")),
        flag("end_by_total", say("no page is asked for behind the one that reaches the total")),
    )
)
SINCE = Part(
    (
        choice("format", SinceFormat, say("how a time is written"), needed=True),
        text("parameter", say("the query entry for the time; or {{since}} stands in the request")),
        text("zone", say("for local: a time zone, or an offset such as +01:00")),
        Key("query", Kind.LISTS, say("entries of the query that are sent then only")),
    )
)
INCLUDED = Part(
    (
        pointer("link", say("from the order on: the type and id of the resource"), needed=True),
        pointer("at", say("the list of resources in the answer; /included if not given")),
    )
)
ENTRY = Part(
    (
        pointer("list", say("from the order on: the list"), needed=True),
        choice(
            "take",
            Take,
            say("which entry counts of those that fit; if not given, only one may fit"),
        ),
        pointer("where", say("from an entry on: what is looked at")),
        value("equals", say("what must stand there")),
    )
)
POINTERS = Part(
    (
        pointer("items", say("the list of orders, in the answer"), needed=True),
        pointer("id", say("from an order on: the id that DesignO knows it by"), needed=True),
        pointer(
            "status", say("from an order on, or from where it stands: the status"), needed=True
        ),
        pointer("store", say("from an order on: the store's code"), of=Of.DESIGNO),
        pointer("changed_at", say("from an order on: when it changed")),
        pointer("number", say("from an order on: the number that people read")),
        pointer("key", say("from an order on: what {{order_key}} stands for")),
        table("included", INCLUDED, say("the status stands in a linked resource (JSON:API)")),
        table("entry", ENTRY, say("the status stands in an entry of a list")),
    )
)
LISTING = Part(
    (
        *request_keys(LIST),
        text("one_store", say("the only store whose orders the list holds"), of=Of.DESIGNO),
        table("paging", PAGING, say("how the list goes on; one request if not given")),
        table("since", SINCE, say("how only changes are asked for")),
        table("pointers", POINTERS, say("where things stand in the answer"), needed=True),
    )
)
ONE_POINTERS = Part(
    (
        pointer("item", say("the order, in the answer; empty for the answer itself"), needed=True),
        pointer(
            "next_statuses", say("a list of statuses that may come next, in the answer"), of=Of.SHOP
        ),
    )
)
SINGLE = Part(
    (
        *request_keys(ONE),
        table("pointers", ONE_POINTERS, say("where things stand in the answer"), needed=True),
        table("absent", ABSENT, say("the answer when there is no such order"), needed=True),
        table(
            "forbidden", FORBIDDEN, say("the answer when these credentials may not read the order")
        ),
    )
)
ID = Part((choice("type", IdType, say("the JSON type of the ids"), needed=True),))
PACE = Part(
    (
        whole("per_second", say("requests a second at the most")),
        whole("per_minute", say("requests a minute at the most, in place of per_second")),
        whole("at_once", say("requests under way at the same time at the most")),
    )
)
