"""The tests' own waiting: what it makes certain, so that no test passes or fails by chance."""

import shiboken6

from designo_sync_gui.ui.kit.dialog import Dialog


def test_that_a_closed_dialog_is_deleted_before_a_test_goes_on(arun, until) -> None:
    async def scenario() -> None:
        dialog = Dialog()
        dialog.open()
        dialog.accept()
        assert shiboken6.isValid(dialog)  # until Qt has its turn

        await until(lambda: True)

        assert not shiboken6.isValid(dialog)

    arun(scenario())
