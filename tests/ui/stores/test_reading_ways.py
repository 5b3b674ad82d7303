"""How can your DesignO be read? Each way with what it can prove, and one act at a time."""

import asyncio
from dataclasses import replace

import pytest
from form_problems import told_at_fields
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from designo_sync_gui.domain.connection import AuthForm, Check, DesignoConnection
from designo_sync_gui.domain.errors import SignInFailed, Unreachable
from designo_sync_gui.domain.help_text import place_of
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.help_files import read_pages
from designo_sync_gui.ui.kit.forms import ConfirmDialog, FieldHolder
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog
from designo_sync_gui.ui.stores.reading_ways import FOLDER_ONLY, WORDS, Way, way_of
from designo_sync_gui.ui.stores.renew_dialog import RenewDialog

URL = "https://print.example.com/"
TABLE = (("file", "/data/e.csv"), ("id_column", "Order ID"), ("status_column", "State"))
KINDS = {
    Way.EXAMPLE: DesignoConnection(URL, read_profile="[request]\n"),
    Way.FILE: DesignoConnection(URL, read_table=TABLE),
    Way.FOLDER: DesignoConnection(URL, read_table=(TABLE[0], ("rows", "log"), *TABLE[1:])),
    Way.NONE: DesignoConnection(URL),
}


@pytest.fixture
def in_dialog(with_engine, gone):
    def run(services, scenario, connection=None):
        async def whole(engine):
            dialog = DesignoDialog(engine, connection)
            dialog.open()
            await asyncio.sleep(0)  # opening it is a turn of its own, as it is for a hand
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)
        return services

    return run


def opened(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


@pytest.mark.parametrize("way", list(Way))
def test_that_settings_of_every_kind_open_in_their_place(in_dialog, support, way):
    async def scenario(dialog):
        assert dialog.ways.chosen is way
        seen = [card.way for card in dialog.ways.cards.values() if card.inputs.isVisible()]
        assert seen == [way]
        assert dialog.read_draft()[0] == KINDS[way]
        assert dialog.save_button.text() == "Test and save"

    in_dialog(support.FakeServices(), scenario, KINDS[way])


@pytest.mark.parametrize(
    ("table", "way"),
    [
        ((("file", "/data/e.csv"),), Way.FILE),
        ((("file", "C:\\data\\orders.d\\e.xlsx"),), Way.FILE),
        ((("file", "/data/exports"),), Way.FOLDER),
        ((("file", "C:\\data\\exports\\"),), Way.FOLDER),
        ((("file", "/data/e.csv"), ("rows", "log")), Way.FOLDER),
        ((("file", "/data/all.d"), ("pattern", "*.csv")), Way.FOLDER),
    ],
)
def test_that_a_folder_and_a_log_are_told_from_a_file_by_their_settings(table, way) -> None:
    assert way_of(DesignoConnection(URL, read_table=table)) is way


def test_that_the_options_of_a_folder_are_asked_for_there_only(in_dialog, support):
    async def scenario(dialog):
        dialog.ways.choose(Way.FOLDER)
        assert dialog.tables[Way.FOLDER].fields["rows"].isVisible()
        await asyncio.sleep(0)  # another turn of the loop, as between two clicks
        dialog.ways.choose(Way.FILE)
        assert not FOLDER_ONLY & set(dialog.tables[Way.FILE].fields)
        assert set(dialog.tables[Way.FOLDER].fields) >= FOLDER_ONLY

    in_dialog(support.FakeServices(), scenario, KINDS[Way.NONE])


def test_that_a_folder_is_chosen_by_its_own_button(in_dialog, support, press, until, tmp_path):
    async def scenario(dialog):
        dialog.ways.choose(Way.FOLDER)
        press(dialog.folder_button)
        (choice,) = opened(QFileDialog)
        choice.fileSelected.emit(str(tmp_path))
        choice.reject()
        assert dialog.tables[Way.FOLDER].fields["file"].value() == str(tmp_path)
        await until(lambda: not dialog.tasks.busy)

    in_dialog(support.FakeServices(), scenario, KINDS[Way.NONE])


@pytest.mark.parametrize("way", list(Way))
def test_that_every_way_says_what_it_proves_and_what_not(in_dialog, support, way):
    async def scenario(dialog):
        shown = {label.text() for label in dialog.ways.cards[way].findChildren(QLabel)}
        words = WORDS[way]
        assert {words.proves.english, words.not_proved.english, words.what.english} <= shown
        for sentence in (words.proves, words.not_proved):
            assert sentence.english.count(".") == 1

    in_dialog(support.FakeServices(), scenario)


def test_that_a_new_connection_goes_on_with_an_example_and_saves_nothing(
    in_dialog, support, press, until
):
    async def scenario(dialog):
        assert dialog.ways.chosen is Way.EXAMPLE
        assert dialog.save_button.text() == "Continue with an example"
        press(dialog.save_button)
        await until(lambda: opened(LearnDialog))
        opened(LearnDialog)[0].reject()
        dialog.source.editor.setPlainText("[request]\n")
        assert dialog.save_button.text() == "Test and save"
        assert dialog.save_button.accessibleName() == "Test and save"

    services = in_dialog(support.FakeServices(connection=None), scenario)
    assert services.called("save_designo") == services.called("test_designo") == []


def test_that_an_example_that_was_not_read_is_told_at_its_card(in_dialog, support, press, qtbot):
    async def scenario(dialog):
        qtbot.keyClicks(dialog.url, URL)
        press(dialog.untested_button)
        assert "choose “Not at all”" in told_at_fields(dialog)["From an example"]
        assert dialog.focusWidget() is dialog.ways.cards[Way.EXAMPLE].radio
        dialog.ways.choose(Way.NONE)
        assert told_at_fields(dialog) == {}

    services = in_dialog(support.FakeServices(connection=None), scenario)
    assert services.called("save_designo") == []


def test_that_a_click_anywhere_on_a_card_chooses_it(in_dialog, support, qtbot, until):
    async def scenario(dialog):
        dialog.activateWindow()
        await until(dialog.isActiveWindow)
        card = dialog.ways.cards[Way.NONE]
        place = QPoint(card.width() - 4, card.height() - 4)
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)
        assert dialog.ways.chosen is Way.NONE
        assert dialog.focusWidget() is card.radio
        qtbot.keyClick(card.radio, Qt.Key.Key_Up)
        assert [dialog.ways.chosen] == [Way.FOLDER]

    in_dialog(support.FakeServices(), scenario)


def test_that_tab_stops_at_the_chosen_card_alone(in_dialog, support, until):
    async def scenario(dialog):
        dialog.activateWindow()
        await until(dialog.isActiveWindow)
        for way in Way:
            dialog.ways.choose(way)
            await asyncio.sleep(0)  # another turn of the loop, as between two clicks
            stops = [
                card.way
                for card in dialog.ways.cards.values()
                if card.radio.focusPolicy() & Qt.FocusPolicy.TabFocus
            ]
            assert stops == [way]
        await until(lambda: not dialog.tasks.busy)

    in_dialog(support.FakeServices(), scenario)


def test_that_the_address_is_tested_alone_before_a_way_is_complete(
    in_dialog, support, press, until
):
    async def scenario(dialog):
        dialog.ways.choose(Way.FILE)
        assert "Not tested" in dialog.reached.text()
        press(dialog.test_button)
        await until(dialog.test_button.isEnabled)
        assert "token was issued" in dialog.reached.text()
        assert told_at_fields(dialog) == {}
        dialog.url.setText("https://other.example.com/")
        assert "Not tested" in dialog.reached.text()

    services = in_dialog(support.FakeServices(), scenario, KINDS[Way.NONE])
    (asked,) = services.called("test_designo")
    assert asked == (KINDS[Way.NONE], {})
    assert services.called("save_designo") == []


def test_that_an_address_that_does_not_answer_is_told_at_its_field(
    in_dialog, support, press, until
):
    error = Unreachable(say("Nobody answers."))
    failing = (Check(say("DesignO reached"), False, say("Nobody answers."), error=error),)

    async def scenario(dialog):
        press(dialog.test_button)
        await until(lambda: told_at_fields(dialog))
        assert "Nobody answers" in told_at_fields(dialog)["Tenant address"]
        assert "No token" in dialog.reached.text()
        assert dialog.checks.isVisible()

    in_dialog(support.FakeServices(checks=failing), scenario, KINDS[Way.EXAMPLE])


def test_that_what_is_wrong_is_seen_above_the_lines_of_the_test(in_dialog, support, press, until):
    error = SignInFailed(say("The sign-in was refused."))
    failing = (Check(say("Orders read"), False, say("The sign-in was refused."), error=error),)
    profile = '[request]\nheaders = { X = "{secret:api_key}" }\n'

    async def scenario(dialog):
        dialog.resize(900, 520)
        await until(lambda: dialog.secrets)
        press(dialog.save_button)
        await until(lambda: told_at_fields(dialog))
        (holder,) = [h for h in dialog.findChildren(FieldHolder) if h.problem.isVisible()]

        def whole():
            seen = holder.problem.visibleRegion().boundingRect()
            return 0 < seen.height() == holder.problem.height()

        await until(whole)

    connection = DesignoConnection(URL, read_profile=profile)
    in_dialog(support.FakeServices(checks=failing), scenario, connection)


def test_that_a_connection_that_sends_no_token_is_not_called_tested(
    in_dialog, support, press, until
):
    async def scenario(dialog):
        press(dialog.test_button)
        await until(dialog.test_button.isEnabled)
        assert "sends no token" in dialog.reached.text()

    in_dialog(support.FakeServices(), scenario, replace(KINDS[Way.NONE], auth=AuthForm.NONE))


@pytest.mark.parametrize("agreed", [True, False])
def test_that_leaving_a_profile_asks_first_and_says_what_goes(
    in_dialog, support, press, until, gone, agreed
):
    async def scenario(dialog):
        dialog.ways.choose(Way.NONE)
        press(dialog.save_button)
        await until(lambda: opened(ConfirmDialog))
        (question,) = opened(ConfirmDialog)
        told = " ".join(label.text() for label in question.findChildren(QLabel))
        assert "its credentials are removed" in told
        press(question.act_button if agreed else question.keep_button)
        await until(lambda: gone(dialog) if agreed else gone(question))

    services = in_dialog(support.FakeServices(), scenario, KINDS[Way.EXAMPLE])
    assert services.called("save_designo") == ([(KINDS[Way.NONE], {})] if agreed else [])


def test_that_leaving_a_profile_names_the_orders_to_be_read_again_too(
    in_dialog, support, press, until
):
    services = support.FakeServices()
    services.voiding.rows = 3

    async def scenario(dialog):
        dialog.ways.choose(Way.NONE)
        press(dialog.save_button)
        await until(lambda: opened(ConfirmDialog))
        (question,) = opened(ConfirmDialog)
        told = " ".join(label.text() for label in question.findChildren(QLabel))
        assert "3 orders must be read again" in told
        assert "its credentials are removed" in told
        question.reject()

    in_dialog(services, scenario, KINDS[Way.EXAMPLE])


def test_that_the_sign_in_of_a_saved_profile_is_renewed_from_the_form(
    in_dialog, support, press, until
):
    profile = '[request]\nheaders = { X = "{secret:api_key}" }\n'

    async def scenario(dialog):
        await until(dialog.source.renew_button.isVisible)
        press(dialog.source.renew_button)
        (renewal,) = opened(RenewDialog)
        told = " ".join(label.text() for label in renewal.findChildren(QLabel))
        assert "Sign in to print.example.com" in told
        renewal.reject()
        dialog.source.editor.setPlainText(profile + "# another")
        await until(lambda: not dialog.source.renew_button.isVisible())

    connection = DesignoConnection(URL, read_profile=profile)
    in_dialog(support.FakeServices(), scenario, connection)


def test_that_a_profile_that_is_not_saved_has_no_sign_in_to_renew(in_dialog, support, until):
    async def scenario(dialog):
        dialog.source.editor.setPlainText('[request]\nheaders = { X = "{secret:api_key}" }\n')
        await until(lambda: dialog.secrets)
        assert not dialog.source.renew_button.isVisible()

    in_dialog(support.FakeServices(connection=None), scenario)


def test_that_not_reading_says_what_is_left_and_that_nothing_is_equal(in_dialog, support):
    async def scenario(dialog):
        card = dialog.ways.cards[Way.NONE]
        seen = " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())
        for told in ("“not read”", "accepted, not verified", "only the shop's list is left"):
            assert told in seen
        assert "No order is called equal" in seen

    in_dialog(support.FakeServices(), scenario, KINDS[Way.NONE])


def test_that_the_write_shape_says_what_was_published_when(in_dialog, support):
    told = "published for DesignO 2.0 (plugin 1.0.9, April 2024)"

    async def scenario(dialog):
        assert told in dialog.writing.summary.text()
        assert told in dialog.writing.shape.accessibleDescription()
        dialog.writing.shape.setCurrentIndex(1)
        assert told not in dialog.writing.summary.text()

    in_dialog(support.FakeServices(), scenario)


class Host(QWidget):
    """Shows no help but keeps what was asked for."""

    def __init__(self):
        super().__init__()
        self.topics = []

    def show_help(self, topic):
        self.topics.append(topic)


@pytest.mark.parametrize("language", ["en", "de"])
def test_that_the_letter_to_the_vendor_stands_in_the_help(
    with_engine, support, press, qtbot, language
):
    host = Host()
    qtbot.addWidget(host)

    async def scenario(engine):
        dialog = DesignoDialog(engine, None, host)
        dialog.open()
        press(dialog.letter_button)
        dialog.reject()

    with_engine(support.FakeServices(), scenario)
    (topic,) = host.topics
    place = place_of(read_pages(language=language), topic)
    assert place is not None
    assert place[1] > 0
