"""Learning a connection from an example: nothing is saved, and little is sent."""

import json
from pathlib import Path
from typing import Any

import pytest
from order_answers import decoded

from designo_sync_gui.domain.compare import Verdict
from designo_sync_gui.domain.errors import ServerFailure
from designo_sync_gui.domain.learning.answers import Example, ExampleAnswer
from designo_sync_gui.domain.learning.curl_command import read_paste
from designo_sync_gui.domain.learning.draft import Choice, Draft
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.told import opened_words
from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.learning import PREVIEWED, secrets_of
from designo_sync_gui.engine.services import Services

_URL = "https://designo.example/api/orders?page=1"
_DRAFT = Draft("https://designo.example", "profile", {"api_key": "s3cret"})


def _answer(count: int = 6) -> ExampleAnswer:
    orders = [
        {
            "id": 90 + n,
            "shop_order_id": str(n),
            "status": ("paid", "done")[n % 2],
            "production_status": ("press", "cut")[n % 2],
        }
        for n in range(count)
    ]
    return ExampleAnswer(decoded(json.dumps({"data": orders})))


def _known(world: Any, count: int = 6) -> None:
    for n in range(count):
        world.fill(**{f"o{n}": (("press", "cut")[n % 2], None)})
    for ref, status in world.storefront.orders.items():
        del status
        reading = world.storefront._reading(ref)
        world.mirror.rows[ref] = Order(ref, reading.number, reading.observation, None)


def test_that_a_copied_command_is_opened_and_nothing_is_sent(world: Any) -> None:
    async def use(services: Services) -> None:
        opened = await services.learning().open_text(f"curl '{_URL}'")
        (example,) = opened.examples
        assert example.request is not None
        assert example.request.url == _URL
        assert example.answer.root is None

    world.run(use)
    assert world.connections.asked == []


def test_that_a_pasted_answer_is_opened(world: Any) -> None:
    async def use(services: Services) -> None:
        learning = services.learning()
        (example,) = (await learning.open_text(' \ufeff{"orders": [1]}')).examples
        assert example.request is None
        assert example.answer.root == {"orders": ["1"]}
        with pytest.raises(ExampleRefused, match="web page"):
            await learning.open_text("<html>")

    world.run(use)


def test_that_a_recording_without_credentials_is_told(world: Any, tmp_path: Path) -> None:
    entry: dict[str, Any] = {
        "request": {"method": "GET", "url": _URL, "headers": []},
        "response": {"status": 200, "content": {"mimeType": "application/json"}},
    }
    entry["response"]["content"]["text"] = json.dumps({"orders": [{"id": "1", "status": "new"}]})
    path = tmp_path / "page.har"
    path.write_text(json.dumps({"log": {"entries": [entry]}}), "utf-8")
    entry["response"]["content"] |= {"text": '{"orders": [{"id', "size": 2_000_000}
    cut = tmp_path / "cut.har"
    cut.write_text(json.dumps({"log": {"entries": [entry]}}), "utf-8")
    entry["response"]["content"] = {"mimeType": "text/xml", "text": "<orders/>"}
    xml = tmp_path / "xml.har"
    xml.write_text(json.dumps({"log": {"entries": [entry]}}), "utf-8")
    empty = tmp_path / "empty.har"
    empty.write_text(json.dumps({"log": {"entries": []}}), "utf-8")

    async def use(services: Services) -> None:
        opened = await services.learning().open_file(path)
        assert len(opened.examples) == 1
        assert opened.sanitized
        with pytest.raises(ExampleRefused, match="no answer with a list"):
            await services.learning().open_file(empty)
        with pytest.raises(ExampleRefused, match="is XML"):
            await services.learning().open_file(xml)
        with pytest.raises(ExampleRefused, match="only a part"):
            await services.learning().open_file(cut)

    world.run(use)


def test_that_requests_are_made_one_a_second_and_six_at_most(world: Any) -> None:
    world.connections.example_answers = [_answer() for _ in range(9)]

    async def use(services: Services) -> None:
        learning = services.learning()
        request = read_paste(f"curl '{_URL}'")
        for _ in range(6):
            await learning.ask(request)
        with pytest.raises(ExampleRefused, match="6 requests"):
            await learning.ask(request)
        learning.begin_again()
        await learning.ask(request)

    before = world.clock.elapsed()
    world.run(use)
    assert world.clock.elapsed() - before == 5
    assert {url for url, _ in world.connections.asked} == {"https://designo.example"}
    assert len(world.connections.asked) == 7


def test_that_a_request_that_may_change_something_is_not_made(world: Any) -> None:
    async def use(services: Services) -> None:
        with pytest.raises(ExampleRefused):
            await services.learning().ask(ExampleRequest("DELETE", _URL))

    world.run(use)
    assert world.connections.asked == []


def test_that_orders_of_a_store_decide_what_the_id_and_the_status_are(world: Any) -> None:
    _known(world)

    async def use(services: Services) -> None:
        example = Example(_answer(), read_paste(f"curl '{_URL}' -b 'sid=s3cret'"))
        study = await services.learning().study(example)
        best = study.proposals[0]
        assert best.pointer(Role.ID) == "/shop_order_id"
        assert best.pointer(Role.STATUS) == "/production_status"
        assert (best.roles[Role.STATUS].agreeing, best.roles[Role.STATUS].matched) == (6, 6)
        assert study.known.store == "Print Depot EU"
        assert study.sign_in is not None
        assert study.keyed is None
        assert len(study.pagings) == len(study.proposals)

    world.run(use)


def test_that_without_orders_the_names_decide(world: Any) -> None:
    async def use(services: Services) -> None:
        study = await services.learning().study(Example(_answer()))
        assert study.proposals[0].pointer(Role.STATUS) == "/status"
        assert study.sign_in is None
        assert study.known.store == ""

    world.run(use)


def test_that_ids_which_are_order_numbers_are_told(world: Any) -> None:
    _known(world)
    orders = [{"id": f"#{n}", "status": "processing"} for n in range(6)]
    answer = ExampleAnswer(decoded(json.dumps({"orders": orders})))

    async def use(services: Services) -> None:
        study = await services.learning().study(Example(answer))
        assert study.proposals[0].ids_are_numbers

    world.run(use)


def test_that_entries_under_their_ids_are_told(world: Any) -> None:
    keyed = {"-N1": {"status": "a", "no": 1}, "-N2": {"status": "b", "no": 2}}

    async def use(services: Services) -> None:
        study = await services.learning().study(Example(ExampleAnswer(keyed)))
        assert study.keyed == ()

    world.run(use)


def test_that_a_draft_needs_the_request(world: Any) -> None:
    choice = Choice("/data", {Role.ID: "/id", Role.STATUS: "/status"})

    async def use(services: Services) -> None:
        learning = services.learning()
        study = await learning.study(Example(_answer(), read_paste(f"curl '{_URL}'")))
        draft = learning.draft(study, 0, choice, "Example")
        assert draft.address == "https://designo.example"
        alone = await learning.study(Example(_answer()))
        with pytest.raises(ExampleRefused, match="answer alone"):
            learning.draft(alone, 0, choice, "Example")

    world.run(use)


def test_that_a_preview_sets_the_first_orders_beside_the_shops(world: Any) -> None:
    for n in range(60):
        world.fill(**{f"o{n:02}": ("paid" if n < 40 else None, "Paid" if n % 2 else "paid")})
    for ref in world.storefront.orders:
        reading = world.storefront._reading(ref)
        world.mirror.rows[ref] = Order(ref, reading.number, reading.observation, None)
    world.designo.nameless = 2

    async def use(services: Services) -> None:
        preview = await services.learning().preview(_DRAFT, "wc_eu")
        assert len(preview.rows) == PREVIEWED
        assert [row.comparison.verdict for row in preview.rows[:2]] == [
            Verdict.EQUAL,
            Verdict.DIFFERENT,
        ]
        assert (preview.read, preview.known, preview.nameless) == (50, 40, 2)
        assert (preview.total, preview.second) == (60, 10)

    world.run(use)
    assert world.connections.trial_secrets == secrets_of(_DRAFT)
    assert all(row.designo is None for row in world.mirror.rows.values())


def test_that_an_order_no_store_knows_is_not_compared(world: Any) -> None:
    world.fill(o1=(None, "paid"))

    async def use(services: Services) -> None:
        preview = await services.learning().preview(_DRAFT, "wc_eu")
        assert preview.rows[0].comparison.verdict is Verdict.NOT_READ
        assert preview.second is None

    world.run(use)


def test_that_an_error_of_the_preview_is_told(world: Any) -> None:
    world.designo.list_error = ServerFailure(say("It broke."))

    async def use(services: Services) -> None:
        with pytest.raises(ServerFailure):
            await services.learning().preview(_DRAFT, "wc_eu")

    world.run(use)


def test_that_an_answer_to_a_change_is_not_learned_from(world: Any) -> None:
    changing = ExampleRequest("POST", "https://designo.example/api/orders/cancel", (), "ids=1")

    async def use(services: Services) -> None:
        with pytest.raises(ExampleRefused, match="may change"):
            await services.learning().study(Example(_answer(), changing))

    world.run(use)


def test_that_a_recording_offers_only_what_may_be_asked_for_again(
    world: Any, tmp_path: Path
) -> None:
    def entry(path: str) -> dict[str, Any]:
        text = json.dumps({"orders": [{"id": str(n), "status": "new"} for n in range(4)]})
        return {
            "request": {"method": "GET", "url": f"https://d.example{path}", "headers": []},
            "response": {"status": 200, "content": {"mimeType": "application/json", "text": text}},
        }

    both, bad = tmp_path / "both.har", tmp_path / "bad.har"
    entries = [entry("/orders"), entry("/orders/cancel")]
    both.write_text(json.dumps({"log": {"entries": entries}}), "utf-8")
    bad.write_text(json.dumps({"log": {"entries": entries[1:] * 2}}), "utf-8")

    async def use(services: Services) -> None:
        opened = await services.learning().open_file(both)
        (example,) = opened.examples
        assert example.request is not None
        assert example.request.url == "https://d.example/orders"
        assert "1 answer with a list is not offered" in opened_words(opened).english
        with pytest.raises(ExampleRefused, match="may change something"):
            await services.learning().open_file(bad)

    world.run(use)


def test_that_the_pages_of_a_preview_count_among_the_requests(world: Any) -> None:
    world.fill(o1=(None, "paid"))
    world.connections.example_answers = [_answer() for _ in range(3)]

    async def use(services: Services) -> None:
        learning = services.learning()
        await learning.ask(read_paste(f"curl '{_URL}'"))
        for _ in range(2):
            await learning.preview(_DRAFT, "wc_eu")
        with pytest.raises(ExampleRefused, match="5 requests"):
            await learning.preview(_DRAFT, "wc_eu")
        await learning.ask(read_paste(f"curl '{_URL}'"))
        with pytest.raises(ExampleRefused, match="6 requests"):
            await learning.ask(read_paste(f"curl '{_URL}'"))

    world.run(use)


def test_that_orders_in_a_text_are_told(world: Any) -> None:
    async def use(services: Services) -> None:
        held = {"d": json.dumps({"orders": [{"id": 1, "status": "new"}]})}
        study = await services.learning().study(Example(ExampleAnswer(decoded(json.dumps(held)))))
        assert study.inside == "/d"
        assert (await services.learning().study(Example(_answer()))).inside is None

    world.run(use)
