"""A random hand on the whole window, always the same: nothing breaks, nothing stays open, and
nothing is written without a plan."""

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLineEdit
from screens import Stage
from window_robot import Walk, kept_inside, leave_all, main_window, walk_at_random

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.domain.preferences import Appearance
from designo_sync_gui.ui.kit.form_dialog import FormDialog
from designo_sync_gui.ui.kit.palette import show_appearance
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

#: Steps of one walk: enough to open most of the windows. Longer ones with many other seeds were
#: walked by hand.
STEPS = 250


async def _settled(first: MainWindow, engine: EngineProxy) -> None:
    """At rest. A change of language asked for last puts another window in the place of the one
    that is waited for."""
    while True:
        stage = Stage(main_window(first), engine)
        try:
            await stage.settle()
        except RuntimeError:
            if shiboken6.isValid(stage.window):
                raise
        else:
            return


@pytest.mark.timeout(240)
@pytest.mark.holds_window("a step follows a step, and all windows may be open at once")
@pytest.mark.parametrize(("seed", "language"), [(3, "en"), (5, "de")])
def test_that_no_way_through_the_window_breaks_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path, seed: int, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    walks: list[Walk] = []
    jobs: list[int] = []

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = Stage(window, engine)
        await stage.settle()
        walks.append(await walk_at_random(window, engine, seed, STEPS))
        for job_id in main_window(window).jobs.running:  # one may have been paused
            engine.services.jobs.cancel(job_id)
        await _settled(window, engine)
        jobs.append(len(await engine.ask(lambda services: services.history.jobs())))

    try:
        with kept_inside():
            assert on_demo(lambda opened, notice: run_script(opened, script, notice, language)) == 0
    finally:
        show_appearance(qapp, Appearance.SYSTEM)
    (walk,), (written,) = walks, jobs
    assert walk.complaints == []
    assert walk.nested == [], "a dialog or menu that holds the program"
    assert written <= walk.accepted
    assert len(walk.met) > 5


def test_that_a_form_with_something_entered_is_left_by_the_robot(with_engine, support, qtbot):
    """It asks whether to discard it, and Escape there goes back to the form."""

    async def scenario(engine):
        form = FormDialog()
        edit = QLineEdit(form)
        form.open()
        qtbot.keyClicks(edit, "x")
        assert form.changed()
        assert await leave_all(engine) == []

    with_engine(support.FakeServices(), scenario)
