"""Learning from an example in the window."""

import json

import pytest
from drops import drop, url_of
from fake_learning import ANSWER
from PySide6.QtWidgets import QLabel

from designo_sync_gui.connectors.profile.platform import PLATFORM as OTHER
from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.learning.proof import Proof, SinceProof
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.order import Side
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog
from designo_sync_gui.ui.stores.reading_ways import Way
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

_COMMAND = (
    "curl 'https://designo.example.com/api/orders?page=1' -H 'api-key: s3cret9' -b 'sid=s3cret8' -k"
)


@pytest.fixture
def services(support):
    made = support.FakeServices()
    for order in support.some_orders():
        made.rows[order.ref] = order
    return made


@pytest.fixture
def in_dialog(with_engine, gone, services):
    def run(scenario, side=Side.DESIGNO, stores=None):
        async def whole(engine):
            shown = services.stores if stores is None else stores
            dialog = LearnDialog(engine, shown, side)
            dialog.open()
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)

    return run


async def _read(dialog, press, until, text):
    dialog.paste.setPlainText(text)
    press(dialog.read_button)
    await until(lambda: not dialog.tasks.busy)


def test_that_a_command_is_read_and_taken_out_of_sight(in_dialog, press, until, services):
    async def scenario(dialog):
        await _read(dialog, press, until, _COMMAND)
        assert dialog.paste.toPlainText() == ""
        assert dialog.ask_button.text() == "Read from designo.example.com"
        assert dialog.ask_button.isVisible()
        assert "they stay on here" in dialog.request_label.text()
        assert not dialog.use_button.isEnabled()

    in_dialog(scenario)
    assert services.called("ask_example") == []


def test_that_the_named_host_is_asked_and_fields_are_proposed(in_dialog, press, until, services):
    async def scenario(dialog):
        await _read(dialog, press, until, _COMMAND)
        press(dialog.ask_button)
        await until(lambda: dialog.lists.count() == 2)
        assert not dialog.ask_button.isVisible()
        assert dialog.lists.currentText().startswith("/data/orders")
        shown = {role.value: box.currentText() for role, box in dialog.fields.boxes.items()}
        assert shown["id"].startswith("/order_id   “2100” · “2101”")
        assert shown["status"].startswith("/order_status")
        assert shown["store"] == "None"
        reasons = {role.value: label.text() for role, label in dialog.fields.reasons.items()}
        assert reasons["status"].startswith("sure: ")
        told = dialog.told_label.text()
        assert "“page” in the address" in told
        assert "A browser session (api-key, Cookie)." in told
        assert dialog.use_button.isEnabled()
        press(dialog.use_button)
        assert dialog.draft is not None
        assert dialog.draft.secrets == {"api_key": "s3cret9", "cookie": "sid=s3cret8"}
        assert "s3cret" not in dialog.draft.profile

    in_dialog(scenario)
    ((request),) = services.called("ask_example")
    assert request.url == "https://designo.example.com/api/orders?page=1"


def test_that_a_field_can_be_chosen_and_a_needed_one_must_be(in_dialog, press, until):
    async def scenario(dialog):
        await _read(dialog, press, until, _COMMAND)
        press(dialog.ask_button)
        await until(lambda: dialog.lists.count() == 2)
        status = next(box for role, box in dialog.fields.boxes.items() if role.value == "status")
        status.setCurrentIndex(3)
        reasons = {role.value: label.text() for role, label in dialog.fields.reasons.items()}
        assert reasons["status"] == "Chosen by you."
        status.setCurrentIndex(0)
        reasons = {role.value: label.text() for role, label in dialog.fields.reasons.items()}
        assert reasons["status"] == "Choose it."
        assert not dialog.use_button.isEnabled()
        assert not dialog.preview_button.isEnabled()

    in_dialog(scenario)


def test_that_a_value_in_the_tree_is_taken_where_it_is_pointed_at(in_dialog, press, until):
    deep = {"rows": [{"no": n, "deep": {"er": [{"step": "cut"}]}} for n in range(3)]}

    async def scenario(dialog):
        await _read(dialog, press, until, json.dumps(deep))
        await until(lambda: dialog.lists.count() >= 1)
        tree = dialog.pane.tree
        tree.reveal("/rows/1/deep/er/0/step")
        tree.acts[Role.STATUS].trigger()
        tree.reveal("/rows/2/no")
        tree.acts[Role.ID].trigger()
        assert dialog.fields.pointers()[Role.STATUS] == "/deep/er/0/step"
        assert dialog.fields.pointers()[Role.ID] == "/no"
        assert dialog.fields.ids_are_numbers()
        assert dialog.fields.reasons[Role.STATUS].text() == "Chosen by you."
        tree.reveal("/rows/0/deep/er")
        tree.acts[None].trigger()
        assert dialog.lists.currentText().startswith("/rows/0/deep/er")

    in_dialog(scenario)


def test_that_the_field_of_the_example_is_put_away_until_it_is_wanted(in_dialog, press, until):
    async def scenario(dialog):
        await _read(dialog, press, until, _COMMAND)
        assert not dialog.paste.isVisible()
        assert not dialog.read_button.isVisible()
        press(dialog.again_button)
        assert dialog.paste.isVisible()
        assert not dialog.again_button.isVisible()

    in_dialog(scenario)


def test_that_a_command_completes_the_answer_that_was_given_before(
    in_dialog, press, until, services
):
    async def scenario(dialog):
        await _read(dialog, press, until, ANSWER)
        await until(lambda: dialog.lists.count() == 2)
        press(dialog.again_button)
        await _read(dialog, press, until, _COMMAND)
        await until(lambda: dialog.use_button.isEnabled())
        assert dialog.lists.count() == 2
        assert not dialog.ask_button.isVisible()
        assert dialog.preview_button.text() == "Show the first orders of designo.example.com"

    in_dialog(scenario)
    assert services.called("ask_example") == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ('{"a": 1}', "contains no list"),
        ('{"-a": {"s": 1, "n": 2}, "-b": {"s": 1, "n": 3}}', "under their ids"),
    ],
)
def test_that_an_answer_without_a_list_says_why(in_dialog, press, until, answer, told):
    async def scenario(dialog):
        await _read(dialog, press, until, answer)
        await until(lambda: told in dialog.told_label.text())
        assert not dialog.use_button.isEnabled()

    in_dialog(scenario)


def test_that_orders_without_a_store_need_one(in_dialog, press, until, support):
    stores = [support.STORE, support.SECOND] if hasattr(support, "SECOND") else [support.STORE] * 2

    async def scenario(dialog):
        await _read(dialog, press, until, _COMMAND)
        press(dialog.ask_button)
        await until(lambda: dialog.lists.count() == 2)
        assert not dialog.use_button.isEnabled()
        dialog.store.setCurrentIndex(1)
        assert dialog.use_button.isEnabled()
        press(dialog.use_button)
        assert f'one_store = "{support.STORE.code}"' in dialog.draft.profile

    in_dialog(scenario, stores=stores)


def test_that_the_first_orders_are_shown_side_by_side(in_dialog, press, until, services):
    async def scenario(dialog):
        await _read(dialog, press, until, _COMMAND)
        press(dialog.ask_button)
        await until(lambda: dialog.lists.count() == 2)
        press(dialog.preview_button)
        await until(lambda: dialog.preview_label.text())
        assert dialog.table.model().rowCount() == len(services.rows)
        told = dialog.preview_label.text()
        assert "orders of a connected store" in told
        assert "Proven: the second page has 2 other orders." in told
        assert "1 entry has no order id" in told
        dialog.lists.setCurrentIndex(1)
        assert "does not look like a list of orders" in dialog.told_label.text()

    in_dialog(scenario)
    ((draft, code, side),) = services.called("preview")
    assert draft.address == "https://designo.example.com"
    assert (code, side) == (services.stores[0].code, Side.DESIGNO)


def test_that_an_answer_alone_is_shown_and_cannot_be_used(in_dialog, press, until):
    async def scenario(dialog):
        await _read(dialog, press, until, ANSWER)
        assert dialog.lists.count() == 2
        assert "paste its command" in dialog.told_label.text()
        assert not dialog.use_button.isEnabled()
        assert not dialog.ask_button.isVisible()

    in_dialog(scenario)


def test_that_a_recording_is_opened_and_its_answers_are_offered(in_dialog, until, tmp_path):
    def entry(number: int) -> dict[str, object]:
        return {
            "request": {"method": "GET", "url": f"https://d.example/{number}", "headers": []},
            "response": {
                "status": 200,
                "content": {"mimeType": "application/json", "text": ANSWER},
            },
        }

    path = tmp_path / "page.har"
    path.write_text(json.dumps({"log": {"entries": [entry(1), entry(2)]}}), "utf-8")

    async def scenario(dialog):
        dialog.open_file(path)
        await until(lambda: dialog.lists.count() == 2)
        assert dialog.answers.count() == 2
        assert dialog.answers.itemText(0) == (
            "GET https://d.example/1: 4 entries at “/data/orders”, look like orders"
        )
        assert "now paste the copied command" in dialog.opened_label.text()
        assert dialog.paste.isVisible()
        dialog.answers.setCurrentIndex(1)
        await until(lambda: dialog.lists.count() == 2)

    in_dialog(scenario)


@pytest.mark.parametrize(("text", "why"), [("hello", "not a cURL command."), ("<o/>", "is XML")])
def test_that_a_text_that_is_none_says_why_and_stays(in_dialog, press, until, text, why):
    async def scenario(dialog):
        await _read(dialog, press, until, text)
        assert why in " ".join(label.text() for label in dialog.banners.findChildren(QLabel))
        assert dialog.paste.toPlainText() == text

    in_dialog(scenario)


async def _learn(dialog, press, until):
    """Through the dialog of learning, which is open above a form."""
    await until(lambda: dialog.learning is not None)
    learning = dialog.learning
    await _read(learning, press, until, _COMMAND)
    press(learning.ask_button)
    await until(lambda: learning.use_button.isEnabled())
    press(learning.use_button)


def test_that_what_was_learned_comes_into_the_form_of_designo(
    with_engine, services, press, until, gone
):
    async def whole(engine):
        dialog = DesignoDialog(engine, None)
        dialog.open()
        press(dialog.save_button)
        await _learn(dialog, press, until)
        assert dialog.url.text() == "https://designo.example.com"
        await until(lambda: dialog.secrets)
        assert dialog.secrets["api_key"].text() == "s3cret9"
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    with_engine(services, whole)
    ((connection, secrets),) = services.called("save_designo")
    assert connection.url == "https://designo.example.com/"
    assert 'path = "/api/orders"' in connection.read_profile
    assert secrets == {"api_key": Secret("s3cret9")}


def test_that_an_example_of_another_host_is_told(with_engine, services, press, until):
    async def whole(engine):
        dialog = DesignoDialog(engine, DesignoConnection("https://other.example.com/"))
        dialog.open()
        dialog.ways.choose(Way.EXAMPLE)
        press(dialog.save_button)
        await _learn(dialog, press, until)
        assert dialog.url.text() == "https://other.example.com/"
        told = " ".join(label.text() for label in dialog.problems.findChildren(QLabel))
        assert "It is of designo.example.com" in told
        dialog.reject()

    with_engine(services, whole)


def test_that_an_address_changed_after_the_example_is_told(with_engine, services, press, until):
    async def whole(engine):
        dialog = DesignoDialog(engine, None)
        dialog.open()
        press(dialog.save_button)
        await _learn(dialog, press, until)

        def told():
            labels = dialog.problems.findChildren(QLabel)
            return "It is of designo.example.com" in " ".join(label.text() for label in labels)

        assert not told()
        dialog.url.setText("https://other.example.com/")
        assert told()
        dialog.url.setText("https://[")
        assert told()
        dialog.url.setText("https://Designo.example.com/")
        await until(lambda: not told())
        dialog.reject()

    with_engine(services, whole)


def test_that_what_was_learned_comes_into_the_form_of_a_shop(with_engine, services, press, until):
    services.platforms = (OTHER,)

    async def whole(engine):
        dialog = StoreDialog(engine, None)
        dialog.open()
        assert dialog.learn_button.isVisible()
        press(dialog.learn_button)
        await _learn(dialog, press, until)
        assert dialog.url.text() == "https://designo.example.com"
        profile = dialog.form.options["profile"].value()
        assert 'path = "/api/orders"' in profile
        assert "one_store" not in profile
        dialog.reject()

    with_engine(services, whole)


def test_that_a_platform_without_a_profile_offers_no_example(with_engine, services):
    async def whole(engine):
        dialog = StoreDialog(engine, None)
        dialog.open()
        assert not dialog.learn_button.isVisible()
        dialog.reject()

    with_engine(services, whole)


def test_that_a_description_offers_its_requests_and_takes_headers_below_the_address(
    in_dialog, press, until, services
):
    described = {
        "openapi": "3.0.0",
        "servers": [{"url": "https://d.example"}],
        "paths": {"/orders": {"get": {}}, "/old/orders": {"get": {}}},
    }

    async def scenario(dialog):
        await _read(dialog, press, until, json.dumps(described))
        assert dialog.answers.count() == 2
        assert "contains no credentials" in dialog.opened_label.text()
        assert dialog.ask_button.text() == "Read from d.example"
        dialog.answers.setCurrentIndex(1)
        first = dialog.paste.toPlainText()
        assert first.startswith("https://d.example/")
        await _read(dialog, press, until, first + "X-Api-Key: s3cret77")
        assert not dialog.paste.isVisible()
        press(dialog.ask_button)
        await until(lambda: dialog.lists.count() == 2)

    in_dialog(scenario)
    (request,) = services.called("ask_example")
    assert request.headers == (("X-Api-Key", "s3cret77"),)


def test_that_the_address_of_a_listed_order_is_asked_for_beside_the_list(
    in_dialog, press, until, services
):
    async def scenario(dialog):
        await _read(dialog, press, until, _COMMAND)
        press(dialog.ask_button)
        await until(lambda: dialog.lists.count() == 2)
        await _read(dialog, press, until, "https://designo.example.com/api/orders/2101")
        assert dialog.ask_button.text() == "Read one order from designo.example.com"
        press(dialog.ask_button)
        await until(lambda: "assumed, not proven" in dialog.told_label.text())
        assert not dialog.ask_button.isVisible()
        press(dialog.preview_button)
        await until(lambda: "Proven: an order that cannot" in dialog.told_label.text())
        press(dialog.use_button)
        lines = dialog.draft.profile.splitlines()
        assert {'path = "/api/orders/{order_id}"', 'item = "/order"'} <= set(lines)
        assert dialog.draft.secrets == {"api_key": "s3cret9", "cookie": "sid=s3cret8"}

    in_dialog(scenario)
    assert len(services.called("ask_example")) == 2


def test_that_another_choice_forgets_the_request_for_one_order(in_dialog, press, until):
    async def scenario(dialog):
        await _read(dialog, press, until, _COMMAND)
        press(dialog.ask_button)
        await until(lambda: dialog.lists.count() == 2)
        await _read(dialog, press, until, "https://designo.example.com/api/orders/2101")
        dialog.fields.boxes[Role.NUMBER].setCurrentIndex(3)
        assert not dialog.ask_button.isVisible()
        await _read(dialog, press, until, "https://designo.example.com/api/orders/none")
        assert dialog.ask_button.text() == "Read from designo.example.com"
        assert dialog.lists.count() == 0

    in_dialog(scenario)


def test_that_a_recording_which_shows_an_order_too_gives_both_requests(
    in_dialog, press, until, tmp_path
):
    def entry(path, answer):
        content = {"mimeType": "application/json", "text": json.dumps(answer)}
        request = {"method": "GET", "url": f"https://designo.example.com{path}", "headers": []}
        return {"request": request, "response": {"status": 200, "content": content}}

    listed = json.loads(ANSWER)
    one = listed["data"]["orders"][2]
    path = tmp_path / "page.har"
    entries = [entry("/orders", listed), entry("/user/7", {"a": 1}), entry("/orders/2102", one)]
    path.write_text(json.dumps({"log": {"entries": entries}}), "utf-8")

    async def scenario(dialog):
        dialog.open_file(path)
        await until(lambda: "One order is read" in dialog.told_label.text())
        press(dialog.use_button)
        assert 'path = "/orders/{order_id}"' in dialog.draft.profile

    in_dialog(scenario)


def test_that_what_a_preview_disproves_is_left_out_of_the_profile(
    in_dialog, press, until, services
):
    command = "curl 'https://designo.example.com/o?page=0&updated_since=2026-11-01T00:00:00Z'"

    async def scenario(dialog):
        await _read(dialog, press, until, command)
        press(dialog.ask_button)
        await until(lambda: dialog.lists.count() == 2)
        dialog._learning.proof = Proof(SinceProof.IGNORED, base=1)
        press(dialog.preview_button)
        await until(lambda: dialog.preview_label.text())
        told = dialog.told_label.text()
        assert "does not limit the list to changes" in told
        assert "Proven: the first page has the number 1." in told
        press(dialog.use_button)
        assert "[list.since]" not in dialog.draft.profile
        assert "first = 1" in dialog.draft.profile

    in_dialog(scenario)
    ((draft, _, _),) = services.called("preview")
    assert "[list.since]" not in draft.profile


def test_that_an_answer_may_be_dropped_and_a_table_is_told_where_it_belongs(
    in_dialog, until, tmp_path
):
    answer, table = tmp_path / "answer.json", tmp_path / "orders.csv"
    answer.write_text(ANSWER, "utf-8")
    table.write_text("id,status\n1,new\n", "utf-8")

    async def scenario(dialog):
        assert not dialog.paste.acceptDrops()
        assert not drop(dialog, url_of(answer), url_of(table))
        assert drop(dialog, url_of(table))
        await until(lambda: dialog.banners.notice("error"))
        assert "drop it onto that form" in dialog.banners.notice("error").advice.english
        assert drop(dialog, url_of(answer))
        await until(lambda: dialog.lists.count() == 2)
        assert dialog.banners.notice("error") is None

    in_dialog(scenario)


def test_that_a_text_may_be_dropped_as_if_it_was_pasted(in_dialog, press):
    async def scenario(dialog):
        assert drop(dialog, text=_COMMAND)
        assert dialog.paste.toPlainText() == _COMMAND

    in_dialog(scenario)
