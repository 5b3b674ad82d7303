"""Learning in the window how a shop is written to."""

import asyncio

import pytest
from PySide6.QtWidgets import QLabel

from designo_sync_gui.connectors.profile.platform import PLATFORM as OTHER
from designo_sync_gui.engine.learning_writes import WriteForm
from designo_sync_gui.ui.stores.learn_write_dialog import LearnWriteDialog
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

_READS = (
    'title = "x"\n[auth]\nkind = "none"\n[list]\npath = "/o"\n[list.pointers]\n'
    'items = "/o"\nid = "/id"\nstatus = "/s"\n[id]\ntype = "text"\n'
)
_COMMAND = (
    "curl 'https://s.example/o/2100' -d 'old=press&state=cut&copies=2100' -b 'sid=s3cret8' -k"
)


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.platforms = (OTHER,)
    return made


@pytest.fixture
def in_dialog(with_engine, gone, services):
    def run(scenario, profile=_READS):
        async def whole(engine):
            dialog = LearnWriteDialog(engine, WriteForm("https://s.example/", profile, {}))
            dialog.open()
            await asyncio.sleep(0)  # opening it is a turn of its own, as it is for a hand
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)

    return run


async def _read(dialog, press, until, text=_COMMAND):
    dialog.paste.setPlainText(text)
    press(dialog.read_button)
    await until(lambda: not dialog.tasks.busy)


def _said(dialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_that_a_change_is_read_and_the_section_is_shown(in_dialog, press, until, services):
    async def scenario(dialog):
        assert _said(dialog).startswith(dialog.windowTitle()), "its name is its heading"
        assert "Nothing is sent here" in _said(dialog)
        assert not dialog.take_button.isEnabled()
        await _read(dialog, press, until)
        assert dialog.paste.toPlainText() == ""
        assert not dialog.paste.isVisible()
        assert "they stay on here" in dialog.request_label.text()
        assert dialog.fields.order.currentText() == "“2100”, at all 2 places"
        assert dialog.fields.status.currentText() == "“cut”, “state” in the body"
        section = dialog.section.toPlainText()
        assert 'form = {old = "press", state = "{status}", copies = "{order_id}"}' in section
        assert "s3cret8" not in section + _said(dialog)
        assert "every order as in the example: form:old. Take out" in dialog.told_label.text()
        assert "keyring when the store is saved: cookie." in dialog.told_label.text()
        assert dialog.take_button.isEnabled()
        press(dialog.again_button)
        assert dialog.paste.isVisible()

    in_dialog(scenario)
    assert services.called("ask_example") == []


def test_that_order_and_status_can_be_pointed_at(in_dialog, press, until):
    async def scenario(dialog):
        await _read(dialog, press, until)
        order = dialog.fields.order
        order.setCurrentIndex(order.findText("“2100”, part 2 of the address"))
        assert not dialog.take_button.isEnabled()
        await until(dialog.take_button.isEnabled)
        assert "as in the example: form:old, form:copies." in dialog.told_label.text()
        assert 'copies = "2100"' in dialog.section.toPlainText()
        assert dialog.fields.order_reason.text() == "Chosen by you."
        status = dialog.fields.status
        status.setCurrentIndex(status.findText("“press”, “old” in the body"))
        await until(dialog.take_button.isEnabled)
        assert 'old = "{status}", state = "cut"' in dialog.section.toPlainText()
        status.setCurrentIndex(0)
        assert dialog.fields.status_reason.text() == "Choose it."
        assert not dialog.take_button.isEnabled()
        assert dialog.section.toPlainText() == ""

    in_dialog(scenario)


def test_that_one_place_cannot_be_both(in_dialog, press, until):
    async def scenario(dialog):
        await _read(dialog, press, until, "curl 'https://s.example/o/2100' -d 'state=cut'")
        status = dialog.fields.status
        status.setCurrentIndex(status.findText("“2100”, part 2 of the address"))
        await until(lambda: "does not contain the order id" in dialog.told_label.text())
        assert not dialog.take_button.isEnabled()

    in_dialog(scenario)


def test_that_a_credential_is_offered_by_its_name_alone(in_dialog, press, until):
    async def scenario(dialog):
        command = "curl 'https://s.example/o/7?token=tk9999' -d 'state=cut&key=tk9999'"
        await _read(dialog, press, until, command)
        boxes = (dialog.fields.order, dialog.fields.status)
        shown = [box.itemText(n) for box in boxes for n in range(box.count())]
        assert "“•••”, “token” in the address" in shown
        assert "“•••”, at all 2 places" in shown
        assert "tk9999" not in " ".join(shown)

    in_dialog(scenario)


def test_that_the_answer_makes_the_test_of_success_and_its_error_stands_below_it(
    in_dialog, press, until
):
    async def scenario(dialog):
        await _read(dialog, press, until)
        dialog.answer.setPlainText('{"saved": true, "message": "done"}')
        await until(dialog.take_button.isEnabled)
        section = dialog.section.toPlainText()
        assert 'message = "/message"' in section
        assert 'pointer = "/saved"' in section
        dialog.answer.setPlainText("<html>")
        await until(dialog.answer_label.isVisible)
        assert "a web page" in dialog.answer_label.text()
        assert not dialog.take_button.isEnabled()
        dialog.answer.setPlainText("")
        await until(dialog.take_button.isEnabled)
        assert not dialog.answer_label.isVisible()

    in_dialog(scenario)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hello", "This is not a cURL command."),
        ("curl 'https://t.example/o/1' -d 'state=x'", "The example is of t.example"),
        ("curl 'https://s.example/o/1'", "sets nothing"),
    ],
)
def test_that_a_command_that_is_none_says_why_and_stays(in_dialog, press, until, text, told):
    async def scenario(dialog):
        await _read(dialog, press, until, text)
        assert told in _said(dialog)
        assert dialog.paste.toPlainText() == text
        assert not dialog.take_button.isEnabled()
        await _read(dialog, press, until)
        assert told not in _said(dialog)
        assert dialog.take_button.isEnabled()

    in_dialog(scenario)


def test_that_a_profile_that_writes_already_is_not_written_over(in_dialog, press, until):
    async def scenario(dialog):
        await _read(dialog, press, until)
        assert "has a [write] already" in dialog.told_label.text()
        assert not dialog.take_button.isEnabled()

    in_dialog(scenario, f'{_READS}[write]\nmethod = "PUT"\npath = "/o/{{order_id}}"\n')


def test_that_what_was_learned_comes_into_the_form_and_nothing_is_saved(
    with_engine, services, press, until, gone
):
    async def whole(engine):
        dialog = StoreDialog(engine, None)
        dialog.open()
        assert not dialog.write_button.isVisible()
        dialog.url.setText("https://s.example/")
        dialog.form.options["profile"].set_value(_READS)
        assert dialog.write_button.isVisible()
        press(dialog.write_button)
        writing = dialog.writing
        assert writing is not None
        await _read(writing, press, until)
        press(writing.take_button)
        await until(lambda: gone(writing))
        profile = dialog.form.options["profile"].value()
        assert profile.startswith(_READS.rstrip())
        assert "[write]" in profile
        assert "s3cret8" not in profile
        dialog.reject()

    with_engine(services, whole)
    assert services.called("save_store") == []


def test_that_leaving_takes_nothing(with_engine, services, press, until, gone):
    async def whole(engine):
        dialog = StoreDialog(engine, None)
        dialog.open()
        dialog.url.setText("https://s.example/")
        dialog.form.options["profile"].set_value(_READS)
        press(dialog.write_button)
        writing = dialog.writing
        assert writing is not None
        await _read(writing, press, until)
        press(writing.cancel_button)
        await until(lambda: gone(writing))
        assert dialog.form.options["profile"].value() == _READS
        dialog.reject()

    with_engine(services, whole)
