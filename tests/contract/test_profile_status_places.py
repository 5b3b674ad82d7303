"""A status that stands beside its order: in a linked resource of the answer, or in a list."""

from collections.abc import Sequence
from typing import Any

import pytest
from connector_kit import Script, read_all, reply
from profile_kit import LIST, NO_AUTH, ONE, profile, with_profile

from designo_sync_gui.domain.errors import BadReply, SyncError
from designo_sync_gui.domain.order import Observation, OrderRef
from designo_sync_gui.domain.status import JsonType, Status

LINKED = """\
status = "/attributes/technicalName"
[list.pointers.included]
link = "/relationships/state/data"
"""
ENTRY = """\
status = "/to"
[list.pointers.entry]
list = "/history"
"""


def _profile(place: str) -> str:
    text = profile(auth=NO_AUTH, listing=LIST, one=ONE)
    changed, _, after = text.partition('status = "/status"\n')
    pointers, _, rest = after.partition("[id]\n")
    return f"{changed}{pointers}{place}[id]\n{rest}"


def _order(order_id: str, link: object) -> dict[str, object]:
    related = {} if link is _NO_LINK else {"state": {"data": link}}
    return {"id": order_id, "changed": "2026-11-23", "relationships": related}


_NO_LINK = object()


def _state(number: object, name: object) -> dict[str, object]:
    return {"type": "state", "id": number, "attributes": {"technicalName": name}}


def _listed(text: str, answer: object) -> list[Observation]:
    async def use(side: Any) -> list[Observation]:
        return [reading.observation for reading in await read_all(side)]

    return with_profile(text, Script(reply(200, answer)), use)


def _linked(*orders: object, included: Sequence[object] | None) -> list[Observation]:
    answer: dict[str, object] = {"orders": orders}
    if included is not None:
        answer["included"] = included
    return _listed(_profile(LINKED), answer)


def test_that_the_status_is_taken_from_the_resource_that_the_order_names() -> None:
    seen = _linked(
        _order("1", {"type": "state", "id": "b"}),
        _order("2", {"type": "state", "id": "a"}),
        _order("3", {"type": "state", "id": "b"}),
        included=[
            {"type": "customer", "id": "b", "attributes": {"technicalName": "no"}},
            _state("a", " In Arbeit "),
            _state("b", "open"),
        ],
    )
    assert [one.status for one in seen] == [
        Status.text("open"),
        Status.text(" In Arbeit "),
        Status.text("open"),
    ]
    assert {one.changed_at for one in seen} == {"2026-11-23"}
    assert not any(one.problem for one in seen)


def test_that_a_status_keeps_its_type_and_an_id_may_be_a_number() -> None:
    seen = _linked(_order("1", {"type": "state", "id": 7}), included=[_state(7, 1.50)])
    assert seen[0].status == Status.number("1.5")


@pytest.mark.parametrize("link", [None, _NO_LINK])
def test_that_an_order_without_a_link_has_no_status(link: object) -> None:
    linked = _order("1", {"type": "state", "id": "a"})
    seen = _linked(linked, _order("2", link), included=[_state("a", "open")])
    assert seen[1].status is not None
    assert seen[1].status.json_type is JsonType.ABSENT


@pytest.mark.parametrize(
    ("link", "included", "words"),
    [
        ({"type": "state", "id": "z"}, [_state("a", "open")], "does not include"),
        ({"type": "state", "id": "a"}, None, "does not include"),
        ({"type": "state", "id": "a"}, [{"id": "a"}, 5, None], "does not include"),
        ({"id": "a"}, [_state("a", "open")], "names no resource"),
        ([{"type": "state", "id": "a"}], [_state("a", "open")], "names no resource"),
        ("a", [_state("a", "open")], "names no resource"),
        (
            {"type": "state", "id": "a"},
            [_state("a", "open"), _state("a", "paid")],
            "more than once",
        ),
    ],
)
def test_that_a_link_that_leads_nowhere_makes_the_status_unreadable(
    link: object, included: Sequence[object] | None, words: str
) -> None:
    seen = _linked(_order("1", link), included=included)[0]
    assert seen.status is None
    assert words in seen.problem.english
    assert '"id": "1"' in seen.evidence


def test_that_a_resource_that_is_included_twice_alike_counts_once() -> None:
    twice = [_state("a", "open"), _state("a", "open")]
    seen = _linked(_order("1", {"type": "state", "id": "a"}), included=twice)
    assert seen[0].status == Status.text("open")


def test_that_a_resource_that_is_not_clear_makes_only_its_own_orders_unreadable() -> None:
    def linked(order_id: str, to: str) -> str:
        link = f'{{"state": {{"data": {{"type": "state", "id": "{to}"}}}}}}'
        return f'{{"id": "{order_id}", "relationships": {link}}}'

    good = '{"type": "state", "id": "a", "attributes": {"technicalName": "open"}}'
    two_ids = '{"type": "state", "id": "b", "id": "c", "attributes": {"technicalName": "x"}}'
    two_names = (
        '{"type": "state", "id": "d", "attributes": {"technicalName": 1, "technicalName": 2}}'
    )
    orders = ", ".join(linked(number, to) for number, to in (("1", "a"), ("2", "b"), ("3", "d")))
    answer = f'{{"orders": [{orders}], "included": [{two_ids}, {good}, {two_names}]}}'

    async def use(side: Any) -> Any:
        return [reading.observation for reading in await read_all(side)]

    seen = with_profile(_profile(LINKED), Script(reply(200, answer)), use)
    assert [one.status for one in seen] == [Status.text("open"), None, None]


def test_that_an_order_that_names_its_link_twice_is_unreadable() -> None:
    link = '"relationships": {"state": {"data": {"type": "state", "id": "a"}, "data": null}}'
    answer = f'{{"orders": [{{"id": "1", {link}}}], "included": []}}'

    async def use(side: Any) -> Any:
        return [reading.observation for reading in await read_all(side)]

    (seen,) = with_profile(_profile(LINKED), Script(reply(200, answer)), use)
    assert seen.status is None
    assert "more than once" in seen.problem.english


def test_that_an_order_that_names_a_key_twice_is_unreadable_as_ever() -> None:
    answer = '{"orders": [{"id": "1", "x": 1, "x": 2}], "included": []}'

    async def use(side: Any) -> Any:
        return [reading.observation for reading in await read_all(side)]

    (seen,) = with_profile(_profile(LINKED), Script(reply(200, answer)), use)
    assert seen.status is None
    assert "more than once" in seen.problem.english


def test_that_a_single_order_is_read_from_its_own_answer() -> None:
    answer = {
        "order": _order("18", {"type": "state", "id": "a"}),
        "included": [_state("a", "paid")],
    }
    ref = OrderRef("shop", "18")

    async def use(side: Any) -> Any:
        return (await side.reader.read_orders([ref]))[ref].observation.status

    assert with_profile(_profile(LINKED), Script(reply(200, answer)), use) == Status.text("paid")


def test_that_resources_may_stand_elsewhere() -> None:
    place = LINKED + 'at = "/meta/linked"\n'
    answer = {
        "orders": [_order("1", {"type": "state", "id": "a"})],
        "meta": {"linked": [_state("a", "open")]},
    }
    assert _listed(_profile(place), answer)[0].status == Status.text("open")


def _history(*entries: object) -> dict[str, object]:
    return {"orders": [{"id": "1", "history": list(entries)}]}


@pytest.mark.parametrize(
    ("rule", "status"),
    [
        ('take = "first"', "new"),
        ('take = "last"', "shipped"),
        ('where = "/kind"\nequals = "order"\ntake = "last"', "paid"),
        ('where = "/current"\nequals = true', "paid"),
        ('where = "/n"\nequals = 1', "new"),
    ],
)
def test_that_the_entry_that_the_profile_names_has_the_status(rule: str, status: str) -> None:
    answer = _history(
        {"kind": "order", "to": "new", "n": 1, "current": "true"},
        {"kind": "order", "to": "paid", "n": 2, "current": True},
        {"kind": "parcel", "to": "shipped", "n": "1", "current": False},
    )
    seen = _listed(_profile(f"{ENTRY}{rule}\n"), answer)
    assert seen[0].status == Status.text(status)


def test_that_it_must_be_clear_which_entry_counts() -> None:
    seen = _listed(_profile(ENTRY), _history({"to": "new"}, {"to": "paid"}))[0]
    assert seen.status is None
    assert "2 entries" in seen.problem.english


@pytest.mark.parametrize("order", [{"history": []}, {"history": None}, {}])
def test_that_an_order_with_an_empty_list_has_no_status(order: dict[str, object]) -> None:
    some = {"id": "1", "history": [{"to": "new"}]}
    seen = _listed(_profile(ENTRY), {"orders": [some, {"id": "2"} | order]})
    assert [one.status.json_type for one in seen if one.status] == [JsonType.TEXT, JsonType.ABSENT]


def test_that_what_is_no_list_is_unreadable() -> None:
    seen = _listed(_profile(ENTRY), {"orders": [{"id": "1", "history": {"to": "new"}}]})[0]
    assert seen.status is None
    assert "where a list was expected" in seen.problem.english


@pytest.mark.parametrize("place", [LINKED, ENTRY])
def test_that_a_place_that_no_order_has_is_a_mistake_of_the_profile(place: str) -> None:
    async def use(side: Any) -> Any:
        return await read_all(side)

    with pytest.raises(BadReply, match=r"list\.pointers\.status"):
        with_profile(_profile(place), Script(reply(200, {"orders": [{"id": "1"}]})), use)


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (LINKED + '[list.pointers.entry]\nlist = "/h"\n', "list.pointers.entry"),
        (LINKED.replace('link = "/relationships/state/data"\n', ""), "list.pointers.included.link"),
        (LINKED + 'type = "state"\n', "list.pointers.included.type"),
        (ENTRY + 'where = "/kind"\n', "list.pointers.entry.equals"),
        (ENTRY + 'equals = "x"\n', "list.pointers.entry.equals"),
        (ENTRY + 'take = "newest"\n', "list.pointers.entry.take"),
    ],
)
def test_that_a_mistake_is_named_with_its_key(place: str, key: str) -> None:
    async def use(side: Any) -> None:
        return None

    with pytest.raises(SyncError) as caught:
        with_profile(_profile(place), Script(), use)
    assert f"key “{key}”" in caught.value.message.english
