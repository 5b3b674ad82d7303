"""What of an example's address is shown, and typed below a described one."""

import json

import pytest
from PySide6.QtWidgets import QComboBox

from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.given import read_example
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog
from designo_sync_gui.ui.stores.shown_address import ShownAddress

HOST = "https://d.example"


@pytest.mark.parametrize("turned", [False, True], ids=["as shown", "with a header below it"])
def test_that_a_credential_in_a_described_address_is_not_shown_and_sent_all_the_same(
    with_engine, press, until, support, turned
):
    services = support.FakeServices()
    described = {
        "openapi": "3.0.0",
        "servers": [{"url": "https://d.example"}],
        "paths": {"/orders?token=s3cret%2B77&size=50": {"get": {}}},
    }

    async def read(dialog, text):
        dialog.paste.setPlainText(text)
        press(dialog.read_button)
        await until(lambda: not dialog.tasks.busy)

    async def scenario(engine):
        dialog = LearnDialog(engine, services.stores)
        dialog.open()
        await read(dialog, json.dumps(described))
        shown = dialog.paste.toPlainText()
        assert shown == "https://d.example/orders?token=•••&size=50\n"
        seen = [box.itemText(place) for box in dialog.findChildren(QComboBox) for place in (0, 1)]
        assert not any("s3cret" in text for text in seen)
        if turned:
            await read(dialog, shown + "X-Shop: 7")
        press(dialog.ask_button)
        await until(lambda: dialog.lists.count() == 2)
        dialog.reject()

    with_engine(services, scenario)
    (request,) = services.called("ask_example")
    assert request.url == "https://d.example/orders?token=s3cret%2B77&size=50"


def test_that_a_credential_is_put_back_where_its_own_name_stands() -> None:
    address = ShownAddress(ExampleRequest("GET", f"{HOST}/orders?token=s3cret77&key=t0k%2Ben&n=5"))
    assert address.text == f"{HOST}/orders?token=•••&key=•••&n=5"
    for typed, read in (
        ("/orders?token=•••&key=•••&n=5", "/orders?token=s3cret77&key=t0k%2Ben&n=5"),
        ("/orders?key=•••&n=5", "/orders?key=t0k%2Ben&n=5"),
        ("/orders?key=•••&token=•••", "/orders?key=t0k%2Ben&token=s3cret77"),
        ("/orders?token=mine&key=•••", "/orders?token=mine&key=t0k%2Ben"),
        ("/orders", "/orders"),
    ):
        assert address.whole(HOST + typed) == HOST + read
        assert address.whole(f"{HOST}{typed}\nX-Shop: 7") == f"{HOST}{read}\nX-Shop: 7"


@pytest.mark.parametrize(
    "typed",
    [
        f"{HOST}/orders?token=•••x",
        f"{HOST}/orders?other=•••",
        f"{HOST}/•••/orders",
        f"{HOST}/orders?token=••••",
        f"{HOST}/orders?sig=•••",
        "https://other.example/orders?token=•••",
        f"{HOST}/orders\nX-Api-Key: •••",
    ],
)
def test_that_dots_that_stand_for_no_certain_credential_are_refused_before_anything_is_sent(
    typed,
) -> None:
    address = ShownAddress(
        ExampleRequest("GET", f"{HOST}/orders?token=s3cret77&sig=one1111&sig=two2222")
    )
    with pytest.raises(ExampleRefused) as caught:
        read_example(address.whole(typed))
    assert "s3cret77" not in address.whole(typed)
    assert "“•••”, which stands for a hidden credential" in caught.value.message.english
    assert "Type the credential" in caught.value.advice.english


def test_that_a_refused_address_stays_in_its_field_with_the_reason(
    with_engine, press, until, support
):
    async def scenario(engine):
        dialog = LearnDialog(engine, services.stores)
        dialog.open()
        dialog.paste.setPlainText(f"{HOST}/orders?token=•••")
        press(dialog.read_button)
        await until(lambda: not dialog.tasks.busy)
        notice = dialog.banners.notice("error")
        assert notice is not None
        assert "stands for a hidden credential" in notice.message.english
        assert dialog.paste.toPlainText() == f"{HOST}/orders?token=•••"
        dialog.reject()

    services = support.FakeServices()
    with_engine(services, scenario)
    assert services.called("ask_example") == []


@pytest.mark.parametrize("options", ["-X DELETE", "-d action=delete"])
def test_that_the_address_of_an_unsafe_command_is_not_shown_and_its_reason_is(
    with_engine, press, until, support, options
):
    async def scenario(engine):
        dialog = LearnDialog(engine, services.stores)
        dialog.open()
        dialog.paste.setPlainText(f"curl https://d.example/own/words/5 {options}")
        press(dialog.read_button)
        await until(lambda: not dialog.tasks.busy)
        assert dialog.answers.count() == 0
        assert not dialog.ask_button.isVisible()
        notice = dialog.banners.notice("error")
        assert notice is not None
        assert "may change something" in notice.message.english
        dialog.reject()

    services = support.FakeServices()
    with_engine(services, scenario)


def test_that_what_may_be_a_key_in_the_path_is_told_and_not_shown(
    with_engine, press, until, support
):
    async def scenario(engine):
        dialog = LearnDialog(engine, services.stores)
        dialog.open()
        dialog.paste.setPlainText("curl https://d.example/api/q8Zr2Lx0Vt7Yb3Kd9Wm4/orders")
        press(dialog.read_button)
        await until(lambda: not dialog.tasks.busy)
        assert dialog.answers.currentText() == "GET https://d.example/api/•••/orders"
        press(dialog.ask_button)
        await until(lambda: dialog.lists.count() == 2)
        assert "may be a key or an id (part 2)" in dialog.told_label.text()
        dialog.reject()

    services = support.FakeServices()
    with_engine(services, scenario)
