"""Every sentence of a page for people stands in the file of German, or is somebody else's text."""

import xml.etree.ElementTree as ET  # our own files
from pathlib import Path

import pytest
from report_entries import REFRESH, WARNING
from report_kit import about, day
from report_orders import STORE, order, seen
from window_history import write_record

from designo_sync_gui.domain.activity_report import ActivityLine
from designo_sync_gui.domain.census import Census, Twins, ValueCount
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.moves import Move, Moved
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.report import ReportAbout, ReportFormat, ReportRow, Voice
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.activity import ActivityReport
from designo_sync_gui.reports.census_file import CensusFile
from designo_sync_gui.reports.html_page import HtmlReport

WORDS = Path(__file__).parents[3] / "resources" / "languages" / "designo_sync_de.ts"


class Listener:
    """A voice that notes what it is asked to say, sentences inside sentences too."""

    def __init__(self) -> None:
        self.said: set[str] = set()

    def spoken(self, sentence: Sentence) -> str:
        for part in sentence.parts:
            self.spoken(part)
        for _, value in sentence.values:
            if isinstance(value, Sentence):
                self.spoken(value)
        if sentence and not sentence.parts and not sentence.is_verbatim:
            self.said.add(sentence.template)
        return sentence.english


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def told(listener: Listener) -> ReportAbout:
    days = [day("wc_eu", 1, 2, different=2), day("wc_eu", 0, 0, equal=9)]
    return about([STORE], days=days, voice=Voice(listener.spoken, "de"))


def test_that_all_of_a_report_can_be_said_in_german(
    listener: Listener, told: ReportAbout, tmp_path: Path
) -> None:
    for days in told.days, ():
        made = about([STORE], days=days, voice=told.voice)
        report = HtmlReport(tmp_path / "m.html", made)
        paid, other = seen(Status.text("paid")), seen(Status.text("Paid "))
        for left, right in (paid, other), (paid, paid), (paid, None), (None, seen(None)):
            report.add([ReportRow(order(left, right))])
        report.finish()
    _all_in_german(listener, 40)


def test_that_all_of_a_census_and_of_what_happened_can_be_said_in_german(
    listener: Listener, told: ReportAbout, tmp_path: Path
) -> None:
    values = (ValueCount(Status.text("a"), 1, 0), ValueCount(Status.text("A"), 0, 1))
    census = Census("", 2, (Twins(values, (DifferenceKind.CASE,)),))
    CensusFile().write_census(tmp_path / "c.html", ReportFormat.HTML, census, told)
    page = ActivityReport().open(tmp_path / "a.html", ReportFormat.HTML, told)
    move = Move(OrderRef("de", "1"), "#1", Moved.NEW, None, Status.text("a"))
    page.add([ActivityLine(REFRESH, move), ActivityLine(WARNING)])
    page.add([ActivityLine(REFRESH, write_record(1))])
    page.finish()
    # What these entries say is made here.
    listener.said -= {"Moved", "Not read", OutcomeKind.VERIFIED.value}
    _all_in_german(listener, 20)


def _all_in_german(listener: Listener, least: int) -> None:
    known = {
        message.findtext("source")
        for message in ET.parse(WORDS).iter("message")  # noqa: S314 - our own file
        if (found := message.find("translation")) is not None and found.get("type") is None
    }
    assert len(listener.said) >= least
    assert listener.said - known == set()
