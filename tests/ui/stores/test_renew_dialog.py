"""Renewing a sign-in in the window."""

from PySide6.QtWidgets import QApplication, QLabel

from designo_sync_gui.domain.errors import SignInFailed
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.stores.renew_dialog import RenewDialog

_COMMAND = "curl 'https://print.example.com/orders' -b 'sid=s3cret'"


def _dialog() -> RenewDialog:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, RenewDialog)]
    return next(dialog for dialog in shown if dialog.isVisible())


def _texts(dialog: RenewDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_that_a_pasted_command_renews_designo_and_is_taken_out_of_sight(
    in_window, support, until, press
):
    services = support.FakeServices()

    async def scenario(window):
        window.actions_.renew_designo.trigger()
        dialog = _dialog()
        assert "Sign in to print.example.com" in _texts(dialog)
        dialog.paste.setPlainText(_COMMAND)
        press(dialog.renew_button)
        await until(lambda: "49 of the first 50" in dialog.done_label.text())
        assert "They end at noon." in dialog.done_label.text()
        assert dialog.paste.toPlainText() == ""
        assert not dialog.renew_button.isVisible()
        dialog.reject()

    in_window(services, scenario)
    assert services.called("renew") == [(None, _COMMAND)]


def test_that_what_the_server_says_stands_above_and_the_paste_stays(
    in_window, support, until, press
):
    services = support.FakeServices()
    services.errors["renew"] = SignInFailed(say("The sign-in was refused."))

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.renew_store.trigger()
        dialog = _dialog()
        assert "Print Depot EU" in _texts(dialog)
        dialog.paste.setPlainText(_COMMAND)
        press(dialog.renew_button)
        await until(lambda: "The sign-in was refused." in _texts(dialog))
        assert dialog.paste.toPlainText() == _COMMAND
        assert dialog.renew_button.isEnabled()
        dialog.reject()

    in_window(services, scenario)
    assert services.called("renew") == [("de", _COMMAND)]
