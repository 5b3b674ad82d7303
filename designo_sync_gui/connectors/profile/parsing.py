"""Reading a read profile from its TOML text.

Law: every error names the line and the key (``Table``).
"""

from collections.abc import Iterable, Set
from typing import Final

from designo_sync_gui.connectors.pacing.stated import NO_PACE, StatedPace
from designo_sync_gui.connectors.profile.moments import zone_of
from designo_sync_gui.connectors.profile.purposes import LIST, ONE
from designo_sync_gui.connectors.profile.request_parsing import request_of
from designo_sync_gui.connectors.profile.request_template import RequestTemplate
from designo_sync_gui.connectors.profile.rules import (
    AbsentRule,
    IdType,
    Included,
    OneRule,
    Paging,
    PagingRule,
    Pointers,
    ProfileAuth,
    ReadProfile,
    SinceFormat,
    SinceRule,
    StatusEntry,
    SuccessRule,
    Take,
)
from designo_sync_gui.connectors.profile.table import Table, toml_root
from designo_sync_gui.connectors.profile.templates import ORDER_KEY, STATUS
from designo_sync_gui.domain.sending import MOST_AT_ONCE
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import Status

#: A request for one order holds at least one of them.
NAMES_AN_ORDER: Final = frozenset({"order_id", ORDER_KEY})
#: More needs no limit.
_MOST_PER_SECOND: Final = 100
_PAGING_NEEDS = {
    Paging.PAGE: "page",
    Paging.OFFSET: "offset",
    Paging.CURSOR: "cursor",
}


def read_profile(text: str) -> ReadProfile:
    """Parse a profile. Raises ``ProfileInvalid`` with line, key, cause and advice."""
    root = toml_root(text, of_shop=False)
    auth = root.table("auth")
    kind = auth.choice("kind", ProfileAuth)
    auth.no_more()
    profile = reading_rules(root, kind)
    root.no_more()
    _check_stores(profile, root.table("list"))
    return profile


def reading_rules(root: Table, kind: ProfileAuth, *, of_shop: bool = False) -> ReadProfile:
    """The part that every profile has: title, list, id and one."""
    title = root.text("title")
    listing = root.table("list")
    request = request_of(listing, LIST)
    paging = _paging(listing, request)
    since = _since(listing, request)
    pointers = _pointers(listing.table("pointers"))
    one_store = _one_store(listing, request, pointers) if listing.has("one_store") else ""
    listing.no_more()
    ids = root.table("id")
    id_type = ids.choice("type", IdType)
    ids.no_more()
    one = _one(root.table("one")) if root.has("one") else None
    if one is not None:
        check_key(listing, pointers, one.request.placeholders())
    success = success_of(root.table("success")) if root.has("success") else None
    return ReadProfile(
        title,
        kind,
        request,
        paging,
        pointers,
        id_type,
        since,
        one,
        of_shop,
        success,
        one_store,
        _pace(root.table("pace")) if root.has("pace") else NO_PACE,
        _shows(root) if root.has("shows") else {},
    )


def _shows(root: Table) -> dict[str, Status]:
    pairs = root.texts("shows")
    for written, shown in pairs:
        if written == shown:
            raise root.error(
                f"shows.{written}", say("it must be another one than the status itself")
            )
    return {written: Status.text(shown) for written, shown in pairs}


def _pace(table: Table) -> StatedPace:
    second, minute = table.whole("per_second", 0), table.whole("per_minute", 0)
    if second and minute:
        raise table.error("per_minute", say("it cannot be used together with per_second"))
    at_once = table.whole("at_once", 0)
    for key, value, most in (
        ("per_second", second, _MOST_PER_SECOND),
        ("per_minute", minute, _MOST_PER_SECOND * 60),
        ("at_once", at_once, MOST_AT_ONCE),
    ):
        if table.has(key) and not 0 < value <= most:
            raise table.error(key, say("it must be a whole number from 1 to {most}", most=most))
    table.no_more()
    return StatedPace(second * 60 or minute, at_once)


def check_key(listing: Table, pointers: Pointers, named: Set[str]) -> None:
    """Raises ``ProfileInvalid`` where a request names an order by a key of which the list says
    nothing."""
    if ORDER_KEY in named and pointers.key is None:
        what = say("it is missing, but a request uses {{{name}}}", name=ORDER_KEY)
        raise listing.table("pointers").error("key", what)


def _one_store(listing: Table, request: RequestTemplate, pointers: Pointers) -> str:
    """The only store of the list, where neither its request nor a field of its orders says it."""
    code = listing.text("one_store")
    if code and (pointers.store is not None or "store_code" in request.placeholders()):
        what = say("the store is named by pointers.store or {{store_code}} already")
        raise listing.error("one_store", what)
    return code


def success_of(table: Table, *, of_write: bool = False) -> SuccessRule:
    """Whether a reply is a yes. ``of_write``: its HTTP status may say so alone. Raises
    ``ProfileInvalid``."""
    absent = table.flag("absent")
    code = table.whole("http_status", 0) or None if of_write else None
    alone = code is not None and not table.has("pointer")
    rule = SuccessRule(
        None if alone else table.pointer("pointer"),
        absent,
        table.scalar("equals") if table.has("equals") else None,
        table.pointer("message") if table.has("message") else None,
        code,
    )
    if code is not None and not 200 <= code < 300:
        what = say("it must be an HTTP status of success, from 200 to 299")
        raise table.error("http_status", what)
    if not (alone and not absent and rule.equals is None) and absent == (rule.equals is not None):
        raise table.error("equals", say("give either equals or absent = true, not both"))
    table.no_more()
    return rule


def _check_stores(profile: ReadProfile, listing: Table) -> None:
    """An order without its store could be taken for another store's order of the same id."""
    if profile.pointers.store is None and not profile.per_store and not profile.one_store:
        raise listing.table("pointers").error(
            "store",
            say("it is missing; without it, the list's request must contain {{store_code}}"),
        )
    one = profile.one
    if one is None or profile.one_store:
        return
    if profile.pointers.store is None and "store_code" not in one.request.placeholders():
        raise listing.table("pointers").error(
            "store",
            say("it is missing; without it, the request of [one] must contain {{store_code}} too"),
        )


def _paging(listing: Table, request: RequestTemplate) -> PagingRule:
    if not listing.has("paging"):
        return PagingRule()
    table = listing.table("paging")
    kind = table.choice("kind", Paging)
    rule = PagingRule(
        kind=kind,
        parameter=table.text("parameter", ""),
        first=table.whole("first", 0 if kind is Paging.OFFSET else 1),
        size_parameter=table.text("size_parameter", ""),
        size=table.whole("size", 0),
        last_page=table.pointer("last_page") if table.has("last_page") else None,
        next=table.pointer("next") if table.has("next") else "",
        total=table.pointer("total") if table.has("total") else None,
        end_by_total=table.flag("end_by_total"),
    )
    table.no_more()
    _check_end(table, rule)
    needed = _PAGING_NEEDS.get(kind)
    if needed and not rule.parameter and needed not in request.placeholders():
        what = say("it is missing; give it, or use {{{name}}} in the request", name=needed)
        raise table.error("parameter", what)
    if kind in (Paging.CURSOR, Paging.NEXT_URL) and not table.has("next"):
        what = say("it is missing; it says where the answer gives the next cursor or address")
        raise table.error("next", what)
    if rule.size_parameter and not rule.size:
        what = say("it is missing; it says how many orders a page contains")
        raise table.error("size", what)
    if "limit" in request.placeholders() and not rule.size:
        raise table.error("size", say("it is missing, but the request uses {{limit}}"))
    return rule


def _check_end(table: Table, rule: PagingRule) -> None:
    if not rule.end_by_total:
        return
    if rule.total is None:
        raise table.error("total", say("it is missing; end_by_total needs it"))
    if rule.kind not in (Paging.PAGE, Paging.OFFSET):
        what = say("only lists by page or offset end so; the answers of others say where they end")
        raise table.error("end_by_total", what)
    if rule.kind is Paging.PAGE and not rule.size:
        what = say("it is missing; it says how many orders a page contains")
        raise table.error("size", what)


def _since(listing: Table, request: RequestTemplate) -> SinceRule | None:
    if not listing.has("since"):
        if "since" in request.placeholders():
            raise listing.error("since", say("it is missing, but the request uses {{since}}"))
        return None
    table = listing.table("since")
    rule = SinceRule(
        table.choice("format", SinceFormat),
        table.text("parameter", ""),
        table.text("zone", ""),
        table.texts("query"),
    )
    table.no_more()
    _check_zone(table, rule)
    if not rule.parameter and "since" not in request.placeholders():
        what = say("it is missing; give it, or use {{{name}}} in the request", name="since")
        raise table.error("parameter", what)
    return rule


def _check_zone(table: Table, rule: SinceRule) -> None:
    if (rule.format is SinceFormat.LOCAL) != bool(rule.zone):
        raise table.error("zone", say("it belongs to the format “local”, which needs it"))
    if not rule.zone:
        return
    try:
        zone_of(rule.zone)
    except ValueError:
        what = say(
            "it must be a time zone, such as “Europe/Berlin”, or an offset, such as “+01:00”"
        )
        raise table.error("zone", what) from None


def _pointers(table: Table) -> Pointers:
    def optional(key: str) -> str | None:
        return table.pointer(key) if table.has(key) else None

    pointers = Pointers(
        items=table.pointer("items"),
        id=table.pointer("id"),
        status=table.pointer("status"),
        store=optional("store"),
        changed_at=optional("changed_at"),
        number=optional("number"),
        key=optional("key"),
        place=_place(table),
    )
    table.no_more()
    return pointers


def _place(table: Table) -> Included | StatusEntry | None:
    """Where the status stands, if not in the order itself."""
    if table.has("entry") and table.has("included"):
        raise table.error("entry", say("it cannot be used together with included"))
    if table.has("included"):
        held = table.table("included")
        at = held.pointer("at") if held.has("at") else "/included"
        rule = Included(held.pointer("link"), at)
        held.no_more()
        return rule
    return _entry(table.table("entry")) if table.has("entry") else None


def _entry(table: Table) -> StatusEntry:
    rule = StatusEntry(
        table.pointer("list"),
        table.choice("take", Take) if table.has("take") else Take.ONLY,
        table.pointer("where") if table.has("where") else None,
        table.scalar("equals") if table.has("equals") else None,
    )
    if (rule.where is None) != (rule.equals is None):
        raise table.error("equals", say("where needs equals, and equals needs where"))
    table.no_more()
    return rule


def lists_only(surplus: Iterable[str]) -> Sentence:
    return say("the request uses {{{name}}}, which only lists have", name=min(surplus))


def _one(table: Table) -> OneRule:
    request = request_of(table, ONE)
    if not NAMES_AN_ORDER & request.placeholders():
        what = say("the path, the query or the body must contain {{{name}}}", name="order_id")
        raise table.error("path", what)
    surplus = request.placeholders() - {*NAMES_AN_ORDER, "store_code", STATUS}
    if surplus:
        raise table.error("path", lists_only(surplus))
    pointers = table.table("pointers")
    item = pointers.pointer("item")
    has_next = pointers.has("next_statuses")
    next_statuses = pointers.pointer("next_statuses") if has_next else None
    pointers.no_more()
    absent = _absent(table.table("absent"))
    forbidden = _forbidden(table.table("forbidden")) if table.has("forbidden") else None
    table.no_more()
    return OneRule(request, item, absent, next_statuses, forbidden)


def _absent(table: Table) -> AbsentRule:
    rule = AbsentRule(
        http_status=table.whole("http_status", 0) or None,
        pointer=table.pointer("pointer") if table.has("pointer") else None,
        equals=table.scalar("equals") if table.has("equals") else None,
        null=table.flag("null"),
        empty=table.flag("empty"),
    )
    if rule.http_status is None and rule.pointer is None:
        what = say("it is missing; it says how the answer shows that an order does not exist")
        raise table.error("http_status", what)
    given = [rule.equals is not None, rule.null, rule.empty].count(True)
    if given != (0 if rule.pointer is None else 1):
        what = say("pointer needs one of equals, null = true or empty = true, and they need it")
        raise table.error("equals", what)
    table.no_more()
    return rule


def _forbidden(table: Table) -> AbsentRule:
    rule = AbsentRule(
        http_status=table.whole("http_status", 0) or None,
        pointer=table.pointer("pointer") if table.has("pointer") else None,
        equals=table.scalar("equals") if table.has("equals") else None,
    )
    if rule.http_status is None and rule.pointer is None:
        what = say("it is missing; it says how the answer shows that an order may not be read")
        raise table.error("http_status", what)
    if (rule.pointer is None) != (rule.equals is None):
        raise table.error("equals", say("pointer needs equals, and equals needs pointer"))
    table.no_more()
    return rule
