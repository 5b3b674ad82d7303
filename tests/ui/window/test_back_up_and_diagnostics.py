"""*File → Back up…* and *Help → Diagnostics file…*."""

import pytest

from designo_sync_gui.domain.sentence import say


@pytest.fixture
def services(support):
    return support.FakeServices()


def test_that_a_backup_is_told_with_its_folder(in_window, services, until, tmp_path):
    async def scenario(window):
        await until(window.actions_.back_up.isEnabled)
        window.parts.backups.back_up_to(tmp_path)
        await until(lambda: window.banners.notice("backup"))
        notice = window.banners.notice("backup")
        assert notice.title.english == "Backed up: settings and a journal of 1,234 rows"
        assert notice.message.english == str(tmp_path / "made")

    in_window(services, scenario)
    assert services.folder.backed_up == [tmp_path]


def test_that_an_altered_journal_is_told_with_the_backup(in_window, services, until, tmp_path):
    services.folder.wrong_row = 7

    async def scenario(window):
        window.parts.backups.back_up_to(tmp_path)
        await until(lambda: window.banners.notice("backup"))
        notice = window.banners.notice("backup")
        assert "altered" in notice.title.english
        assert "row 7" in notice.message.english

    in_window(services, scenario)


def test_that_settings_that_cannot_be_read_are_told_with_the_backup(
    in_window, services, until, tmp_path
):
    services.folder.settings_problem = say("unknown format")

    async def scenario(window):
        window.parts.backups.back_up_to(tmp_path)
        await until(lambda: window.banners.notice("backup"))
        notice = window.banners.notice("backup")
        assert notice.title.english == "Backed up, but the settings cannot be read"
        assert notice.message.english == f"unknown format: {tmp_path / 'made'}"

    in_window(services, scenario)


def test_that_long_lines_of_the_diagnostics_are_read_without_moving_them_sideways(
    in_window, services, until
):
    services.diagnostics.log = "INFO " + "word " * 60 + "x" * 400

    async def scenario(window):
        await until(window.actions_.diagnostics.isEnabled)
        window.actions_.diagnostics.trigger()
        shown = window.parts.diagnostics.shown
        shown.resize(700, 400)
        await until(shown.save_button.isEnabled)
        shown.tabs.setCurrentIndex(1)
        text = shown.tabs.currentWidget()
        await until(text.isVisible)
        assert text.toPlainText() == services.diagnostics.log
        assert text.horizontalScrollBar().maximum() == 0
        shown.close()

    in_window(services, scenario)


def test_that_every_line_is_shown_before_the_file_is_saved(in_window, services, until, tmp_path):
    async def scenario(window):
        await until(window.actions_.diagnostics.isEnabled)
        window.actions_.diagnostics.trigger()
        shown = window.parts.diagnostics.shown
        await until(shown.save_button.isEnabled)
        texts = [shown.tabs.widget(place).toPlainText() for place in range(shown.tabs.count())]
        assert texts == ["shop.example.com", "opened"]
        shown.hide_names.setChecked(True)
        await until(shown.save_button.isEnabled)
        assert shown.tabs.widget(0).toPlainText() == "host-1.invalid"
        shown.save_to(tmp_path / "d.zip")
        await until(lambda: shown.problems.notice("saved"))
        shown.close()

    in_window(services, scenario)
    ((path, parts),) = services.diagnostics.saved
    assert path == tmp_path / "d.zip"
    assert [part.text for part in parts] == ["host-1.invalid", "opened"]
