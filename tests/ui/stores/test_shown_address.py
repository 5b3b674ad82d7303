"""What of a described address is shown while headers are typed below it."""

import json

import pytest
from PySide6.QtWidgets import QComboBox

from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog
from designo_sync_gui.ui.stores.shown_address import ShownAddress


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


def test_that_a_text_whose_hidden_part_was_taken_away_is_read_as_it_stands():
    address = ShownAddress(ExampleRequest("GET", "https://d.example/orders?token=s3cret77"))
    assert address.text == "https://d.example/orders?token=•••"
    assert address.whole("https://d.example/orders") == "https://d.example/orders"
