"""What is asked while learning to prove how a list is read, and the request for one order."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from order_answers import decoded

from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    PermissionDenied,
    ServerFailure,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.learning.absent import AbsentProof
from designo_sync_gui.domain.learning.answers import Example, ExampleAnswer
from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.draft import Choice
from designo_sync_gui.domain.learning.example import ExampleRefused
from designo_sync_gui.domain.learning.proof import Proof, SinceProof
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.services import Services

_URL = "https://designo.example/orders"
_SINCE = "updated_since=2026-11-01T00:00:00Z"
_CHOICE = Choice("/data", {Role.ID: "/id", Role.STATUS: "/status"})


def _page(ids: Sequence[int]) -> ExampleAnswer:
    orders = [{"id": str(n), "status": ("new", "cut")[n % 2]} for n in ids]
    return ExampleAnswer(decoded(json.dumps({"data": orders})))


def _proof(world: Any, query: str, *answers: Any, before: int = 0) -> Proof:
    """What ``answers`` prove of an example that shows the orders 0 to 5, behind so many
    requests."""
    found: list[Proof] = []
    world.connections.example_answers = [*([_page(range(6))] * before), *answers]

    async def use(services: Services) -> None:
        learning = services.learning()
        request = read_paste(f"curl '{_URL}?{query}'")
        for _ in range(before):
            await learning.ask(request)
        study = await learning.study(Example(_page(range(6)), request))
        found.append(await learning.prove(study, 0, _CHOICE))
        assert await learning.prove(study, 0, _CHOICE) == found[0]

    world.run(use)
    del world.connections.asked[:before]
    return found[0]


def _asked(world: Any) -> list[str]:
    return [request.url.partition("?")[2] for _, request in world.connections.asked]


def test_that_a_time_in_the_future_proves_that_changes_alone_are_asked_for(world: Any) -> None:
    assert _proof(world, _SINCE, _page([])) == Proof(SinceProof.HOLDS)
    (query,) = _asked(world)
    assert query.startswith("updated_since=")
    moment = datetime.fromisoformat(unquote(query.partition("=")[2]))
    assert moment - world.clock.now() > timedelta(days=3_649)


def test_that_orders_of_the_future_disprove_it(world: Any) -> None:
    assert _proof(world, _SINCE, _page(range(6))).since is SinceProof.IGNORED


@pytest.mark.parametrize(
    ("pages", "asked", "proof"),
    [
        ([range(6, 12)], ["page=1"], Proof(base=0)),
        ([range(6), range(6, 12)], ["page=1", "page=2"], Proof(base=1)),
        ([range(6), range(6)], ["page=1", "page=2"], Proof(doubtful=True)),
    ],
)
def test_that_page_two_says_where_the_pages_of_an_example_of_page_zero_begin(
    world: Any, pages: list[range], asked: list[str], proof: Proof
) -> None:
    assert _proof(world, "page=0", *map(_page, pages)) == proof
    assert _asked(world) == asked


def test_that_behind_a_later_page_there_may_be_a_page_zero(world: Any) -> None:
    found = _proof(world, "page=3", _page(range(20, 26)), _page(range(30, 36)))
    assert found == Proof(base=0)
    assert _asked(world) == ["page=0", "page=1"]


def test_that_nothing_is_asked_where_nothing_is_open(world: Any) -> None:
    assert _proof(world, "page=1") == Proof()
    assert world.connections.asked == []


def test_that_a_preview_is_left_over(world: Any) -> None:
    assert _proof(world, f"page=0&{_SINCE}", before=4) == Proof(doubtful=True)
    assert world.connections.asked == []


def test_that_an_answer_alone_proves_nothing(world: Any) -> None:
    async def use(services: Services) -> None:
        learning = services.learning()
        study = await learning.study(Example(_page(range(6))))
        assert await learning.prove(study, 0, _CHOICE) == Proof()
        assert await learning.recorded_single(study, 0, _CHOICE, [_one()]) is None

    world.run(use)


def test_that_a_refused_probe_is_doubt_and_a_failure_is_told(world: Any, monkeypatch: Any) -> None:
    async def refuse(*_: Any) -> ExampleAnswer:
        raise BadReply(say("No such page."))

    monkeypatch.setattr(world.connections, "ask_example", refuse)
    assert _proof(world, f"page=0&{_SINCE}") == Proof(SinceProof.REFUSED, doubtful=True)
    for error in (ServerFailure(say("It broke.")), SignInFailed(say("No."))):

        async def fail(*_: Any, error: SyncError = error) -> ExampleAnswer:
            raise error

        monkeypatch.setattr(world.connections, "ask_example", fail)
        for query in ("page=0", _SINCE):
            with pytest.raises(type(error)):
                _proof(world, query)


def _one(order: int = 3) -> Example:
    answer = ExampleAnswer(decoded(json.dumps({"id": str(order), "status": "cut"})))
    return Example(answer, read_paste(f"curl '{_URL}/{order}'"))


def test_that_a_listed_or_a_known_order_gives_the_request_for_one(world: Any) -> None:
    world.fill(o77=("press", None))
    for ref in world.storefront.orders:
        reading = world.storefront._reading(ref)
        world.mirror.rows[ref] = Order(ref, reading.number, reading.observation, None)

    async def use(services: Services) -> None:
        learning = services.learning()
        study = await learning.study(Example(_page(range(6)), read_paste(f"curl '{_URL}'")))
        assert (await learning.single(study, 0, _CHOICE, _one())).order_id == "3"
        known = Example(
            ExampleAnswer({"id": "77", "status": "cut"}), read_paste(f"curl '{_URL}/77'")
        )
        assert (await learning.single(study, 0, _CHOICE, known)).order_id == "77"
        with pytest.raises(ExampleRefused):
            await learning.single(study, 0, _CHOICE, _one(99))
        found = await learning.recorded_single(study, 0, _CHOICE, [_one(99), _one(2)])
        assert found is not None
        assert found.order_id == "2"
        assert await learning.recorded_single(study, 0, _CHOICE, [_one(99)]) is None
        bare = Example(ExampleAnswer(None), _one().request)
        assert await learning.names_one(study, 0, _CHOICE, bare)
        assert not await learning.names_one(study, 0, _CHOICE, _one())
        other = Example(ExampleAnswer(None), _one(99).request)
        assert not await learning.names_one(study, 0, _CHOICE, other)

    world.run(use)
    assert world.connections.asked == []


def _proven_one(world: Any, monkeypatch: Any, answer: Any, *, before: int = 0) -> AbsentProof:
    """What ``answer`` (an answer, or an error) to an order that cannot exist proves, behind so
    many requests."""
    found: list[AbsentProof] = []

    async def ask(connection: Any, request: Any) -> ExampleAnswer:
        world.connections.asked.append((connection.url, request))
        if isinstance(answer, SyncError) and len(world.connections.asked) > before:
            raise answer
        return answer if isinstance(answer, ExampleAnswer) else _page(range(6))

    monkeypatch.setattr(world.connections, "ask_example", ask)

    async def use(services: Services) -> None:
        learning = services.learning()
        request = read_paste(f"curl '{_URL}'")
        for _ in range(before):
            await learning.ask(request)
        study = await learning.study(Example(_page(range(6)), request))
        one = await learning.single(study, 0, _CHOICE, _one())
        proven = await learning.prove_one(replace(_CHOICE, one=one))
        assert proven is not None
        assert await learning.prove_one(replace(_CHOICE, one=proven)) == proven
        found.append(proven.absent)

    world.run(use)
    return found[0]


def _not_there(status: int) -> NotTheApi:
    error = NotTheApi(say("Nothing there."))
    error.http_status = status
    return error


@pytest.mark.parametrize(
    ("answer", "proof"),
    [
        (_not_there(404), AbsentProof.NOT_FOUND),
        (_not_there(410), AbsentProof.GONE),
        (BadReply(say("No JSON.")), AbsentProof.OTHER),
        (PermissionDenied(say("Not yours.")), AbsentProof.OTHER),
        (ExampleAnswer({"error": "unknown"}), AbsentProof.OTHER),
        (ExampleAnswer({"id": "1", "status": "cut"}), AbsentProof.SHOWN),
    ],
)
def test_that_one_request_for_an_order_that_cannot_exist_proves_how_absence_is_told(
    world: Any, monkeypatch: Any, answer: Any, proof: AbsentProof
) -> None:
    assert _proven_one(world, monkeypatch, answer) is proof
    ((_, request),) = world.connections.asked
    assert request.url == f"{_URL}/2147483600"


def test_that_a_preview_is_left_over_behind_the_order_that_cannot_exist(
    world: Any, monkeypatch: Any
) -> None:
    told = _proven_one(world, monkeypatch, _not_there(404), before=4)
    assert told is AbsentProof.NOT_ASKED
    assert len(world.connections.asked) == 4


@pytest.mark.parametrize("error", [SignInFailed(say("No.")), ServerFailure(say("It broke."))])
def test_that_what_says_nothing_of_the_order_is_told(
    world: Any, monkeypatch: Any, error: SyncError
) -> None:
    with pytest.raises(type(error)):
        _proven_one(world, monkeypatch, error)


def test_that_without_a_request_for_one_order_nothing_is_asked(world: Any) -> None:
    async def use(services: Services) -> None:
        assert await services.learning().prove_one(_CHOICE) is None

    world.run(use)
    assert world.connections.asked == []
