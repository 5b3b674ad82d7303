"""What is known of one side's value: type, size, source, times, and why it is unreadable."""

from dataclasses import replace
from datetime import datetime, tzinfo

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.moments import moment_of
from designo_sync_gui.domain.order import Observation, Side
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.domain.source_words import source_sentence
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import visible_line, visible_text
from designo_sync_gui.ui.inspector.flow import Flow, Run
from designo_sync_gui.ui.inspector.timeline import quoted
from designo_sync_gui.ui.kit.ages import age_words
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.times import date_time
from designo_sync_gui.ui.statuses.clipboard import copy_exact, copy_json
from designo_sync_gui.ui.statuses.pill import StatusPill
from designo_sync_gui.ui.statuses.text import (
    StatusPaint,
    missing_words,
    plain_tooltip,
    shown,
    type_words,
)
from designo_sync_gui.ui.statuses.verdicts import small_button, text_label

_NAMES = {
    "Type": say("Type"),
    "Also": say("Also"),
    "Read": say("Read"),
    "From": say("From"),
    "Changed": say("Changed"),
    "Problem": say("Problem"),
    "Evidence": say("Evidence"),
}
_MOST_EVIDENCE = 2000
_SPACE = 6


class SidePanel(QWidget):
    """A heading with the two ways to copy, and a line per fact."""

    copied = Signal(str)

    def __init__(
        self, side: Side, parent: QWidget | None = None, *, zone: tzinfo | None = None
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._zone = zone
        self._status: Status | None = None
        self._against: Status | None = None
        self._observation: Observation | None = None
        self.title = spoken(side.heading)
        self.exact = small_button(
            tr("Copy exact"),
            tr("Copy exact: {label} status", label=side.label),
            tr("Copy the value unchanged, and check the clipboard"),
        )
        self.json = small_button(
            tr("Copy as JSON"),
            tr("Copy as JSON: {label} status", label=side.label),
            tr("The value as a JSON token, every unusual character as an escape"),
        )
        self.exact.clicked.connect(self._copy_exact)
        self.json.clicked.connect(self._copy_json)
        self._heading = text_label(self.title, strong=True)
        copying = QHBoxLayout()
        copying.setSpacing(_SPACE)
        copying.addStretch(1)
        copying.addWidget(self.exact)
        copying.addWidget(self.json)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(_SPACE)
        self._head.addWidget(self._heading)
        self._head.addLayout(copying, 1)
        self._texts: dict[str, str] = {}
        self._tips: dict[str, str] = {}
        self.pill = StatusPill()
        self.flow = Flow(self.title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head)
        column.addWidget(self.pill)
        column.addWidget(self.flow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ways to copy stand below the heading where there is no room beside it."""
        super().resizeEvent(event)
        parts = (self._heading, self.exact, self.json)
        wide = sum(part.sizeHint().width() + _SPACE for part in parts) <= event.size().width()
        self._head.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def minimumSizeHint(self) -> QSize:
        """As wide as the ways to copy; the heading may stand above them."""
        least = self.exact.sizeHint().width() + self.json.sizeHint().width() + _SPACE
        return QSize(least, super().minimumSizeHint().height())

    @property
    def observation(self) -> Observation | None:
        """What is shown."""
        return self._observation

    def show_side(
        self, observation: Observation | None, now: datetime, against: Status | None = None
    ) -> None:
        """Show what is known; ``now`` (UTC) is what ages are counted to, ``against`` the other
        side's value where the characters that differ are to be tinted."""
        status = self._status = observation.status if observation else None
        self._observation, self._against = observation, against
        self._texts = self._facts(observation, now)
        missing = missing_words(observation, self._side)
        problem = observation.problem if observation is not None else NOTHING
        heard = tr("{side}: {value}", side=self._side.heading, value=self.fact("Value"))
        self.pill.show_status(StatusPaint(status, against, missing, problem), heard)
        self._write()
        self.exact.setEnabled(status is not None and status.has_value)
        self.json.setEnabled(status is not None and status.json_type is not JsonType.ABSENT)

    def _facts(self, observation: Observation | None, now: datetime) -> dict[str, str]:
        status = self._status
        missing = spoken(missing_words(observation, self._side))
        told = {"Value": quoted(status) if status else missing, "Type": _type_words(status)}
        if observation is not None:
            self._tips["Read"] = date_time(observation.read_at, self._zone)
            told |= {
                "Also": _others_words(observation),
                "Read": age_words(now - observation.read_at),
                "From": spoken(source_sentence(observation.source)),
                "Changed": _changed_words(observation, now),
                "Problem": spoken(observation.problem),
                "Evidence": _evidence(observation.evidence),
            }
        return {name: visible_line(text) for name, text in told.items()}

    def show_age(self, now: datetime) -> None:
        """How long ago the value was read, counted to ``now`` (UTC), unless the operator has
        selected some of the text."""
        if self._observation is not None and not self.flow.has_selection:
            self._texts["Read"] = age_words(now - self._observation.read_at)
            self._texts["Changed"] = visible_line(_changed_words(self._observation, now))
            self._write()

    def take_reading(self, observation: Observation | None, now: datetime) -> None:
        """The same value was read again: its reading is told anew. Another value is not shown:
        the table tells it first."""
        shown = self._observation
        if observation is not None and shown is not None and _same(shown, observation):
            self.show_side(observation, now, self._against)

    def fact(self, name: str) -> str:
        """The words of a line; empty when it is not shown."""
        return self._texts.get(name, "")

    def tip(self, name: str) -> str:
        """What a line shows on hover."""
        return self._tips.get(name, "")

    def _write(self) -> None:
        lines = []
        for name, label in _NAMES.items():
            text = self.fact(name)
            if text:
                words = tr("{name}: {value}", name=label, value=text)
                tip = plain_tooltip(self.tip(name)) if self.tip(name) else ""
                lines.append((Run(words, muted=True, tip=tip),))
        self.flow.show_lines(lines)

    def _copy_exact(self) -> None:
        if self._status is not None:
            self.copied.emit(spoken(copy_exact(self._status).sentence))

    def _copy_json(self) -> None:
        if self._status is not None:
            self.copied.emit(spoken(copy_json(self._status).sentence))


def _changed_words(observation: Observation, now: datetime) -> str:
    """How long ago the side says that the order changed, beside its own text for that."""
    moment = moment_of(observation.changed_at)
    if moment is None or moment > now:
        return observation.changed_at
    return f"{age_words(now - moment)} · {observation.changed_at}"


def _same(shown: Observation, again: Observation) -> bool:
    """Whether two readings found the same."""
    return replace(again, read_at=shown.read_at, source=shown.source) == shown


def _others_words(observation: Observation) -> str:
    """The further status fields of the same order, as received."""
    said = []
    for name, value in observation.others:
        text = shown(StatusPaint(value)) if value.has_value else type_words(value.json_type)
        text = tr("“{value}”", value=text) if value.json_type is JsonType.TEXT else text
        said.append(f"{isolated(visible_text(name))}: {isolated(text)}")
    return ", ".join(said)


def _type_words(status: Status | None) -> str:
    if status is None:
        return ""
    if not status.has_value:
        return tr("the field was missing") if status.json_type is JsonType.ABSENT else "null"
    points, size = len(status.literal), len(status.utf8())
    return tr(
        "{type}, {points}, {bytes}",
        type=type_words(status.json_type),
        points=tr_n("{n:,} code point", "{n:,} code points", points),
        bytes=tr_n("{n:,} byte", "{n:,} bytes", size),
    )


def _evidence(text: str) -> str:
    if len(text) <= _MOST_EVIDENCE:
        return text
    return tr(
        "{text} … {n:,} more characters",
        text=text[:_MOST_EVIDENCE],
        n=len(text) - _MOST_EVIDENCE,
    )
