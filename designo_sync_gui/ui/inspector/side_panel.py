"""What is known of one side's value: type, size, source, times, and why it is unreadable."""

import re
from dataclasses import replace
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.order import Observation, Side
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.source_words import source_sentence
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import visible_line, visible_text
from designo_sync_gui.ui.inspector.explanations import age_words
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.times import date_time
from designo_sync_gui.ui.statuses.clipboard import copy_exact, copy_json
from designo_sync_gui.ui.statuses.text import StatusPaint, missing_words, shown, type_words
from designo_sync_gui.ui.statuses.verdicts import small_button, text_label

FACTS_WIDTH = 400
_NAME_WIDTH = 64
_GAP = 10
_NAMES = {
    "Value": say("Value"),
    "Type": say("Type"),
    "Also": say("Also"),
    "Read": say("Read"),
    "From": say("From"),
    "Changed": say("Changed"),
    "Problem": say("Problem"),
    "Evidence": say("Evidence"),
}
_MOST_EVIDENCE = 2000


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
        self._observation: Observation | None = None
        self.title = spoken(side.heading)
        self.exact = small_button(
            tr("Copy exact"),
            tr("Copy the {label} status exactly", label=side.label),
            tr("Copy the value unchanged, and check the clipboard"),
        )
        self.json = small_button(
            tr("Copy as JSON"),
            tr("Copy the {label} status as JSON", label=side.label),
            tr("The value as a JSON token, every unusual character as an escape"),
        )
        self.exact.clicked.connect(self._copy_exact)
        self.json.clicked.connect(self._copy_json)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(text_label(self.title, strong=True))
        head.addStretch(1)
        head.addWidget(self.exact)
        head.addWidget(self.json)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(3)
        self.setFixedWidth(FACTS_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._lines: dict[str, tuple[QLabel, QLabel]] = {}
        for name in ("Value", "Type", "Also", "Read", "From", "Changed", "Problem", "Evidence"):
            self._add_line(name)

    def show_side(self, observation: Observation | None, now: datetime) -> None:
        """Show what is known; ``now`` (UTC) is what ages are counted to."""
        status = self._status = observation.status if observation else None
        self._observation = observation
        self._say("Value", "" if status else spoken(missing_words(observation, self._side)))
        self._say("Type", _type_words(status))
        if observation is None:
            for name in ("Also", "Read", "From", "Changed", "Problem", "Evidence"):
                self._say(name, "")
        else:
            self.show_age(now)
            self._say("Also", _others_words(observation))
            self._say("From", spoken(source_sentence(observation.source)))
            self._say("Changed", observation.changed_at)
            self._say("Problem", spoken(observation.problem))
            self._say("Evidence", _evidence(observation.evidence))
        self.exact.setEnabled(status is not None and status.has_value)
        self.json.setEnabled(status is not None and status.json_type is not JsonType.ABSENT)

    def show_age(self, now: datetime) -> None:
        """How long ago the value was read, counted to ``now`` (UTC)."""
        if self._observation is not None:
            read_at = self._observation.read_at
            words = f"{date_time(read_at, self._zone)}  ({age_words(now - read_at)})"
            if words != self.fact("Read"):
                self._say("Read", words)

    def take_reading(self, observation: Observation | None, now: datetime) -> None:
        """The same value was read again: its reading is told anew. Another value is not shown:
        the table tells it first."""
        shown = self._observation
        if observation is not None and shown is not None and _same(shown, observation):
            self.show_side(observation, now)

    def fact(self, name: str) -> str:
        """The words of a line; empty when it is not shown."""
        return self._lines[name][1].text()

    def _add_line(self, name: str) -> None:
        row = self._grid.rowCount()
        label, value = text_label(spoken(_NAMES[name]), muted=True), text_label()
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setFixedWidth(_NAME_WIDTH)
        value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        value.setFixedWidth(FACTS_WIDTH - _NAME_WIDTH - _GAP)
        value.setAccessibleName(tr("{side}, {fact}", side=self.title, fact=_NAMES[name]))
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(value, row, 1)
        self._lines[name] = (label, value)

    def _say(self, name: str, text: str) -> None:
        label, value = self._lines[name]
        value.setText(_broken(visible_line(text), value))
        label.setVisible(bool(text))
        value.setVisible(bool(text))

    def _copy_exact(self) -> None:
        if self._status is not None:
            self.copied.emit(spoken(copy_exact(self._status).sentence))

    def _copy_json(self) -> None:
        if self._status is not None:
            self.copied.emit(spoken(copy_json(self._status).sentence))


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


def _broken(text: str, label: QLabel) -> str:
    """Lines that fit the label, broken anywhere if need be: raw replies hold no spaces."""
    metrics = label.fontMetrics()
    columns = max(20, (FACTS_WIDTH - _NAME_WIDTH - _GAP) // metrics.averageCharWidth())
    lines = [""]
    for word in re.split(r"(?<=[ ,/])", text):
        if metrics.horizontalAdvance(lines[-1] + word) <= label.width():
            lines[-1] += word
            continue
        lines += [word[at : at + columns] for at in range(0, len(word), columns)]
    return "\n".join(filter(None, lines))


def _evidence(text: str) -> str:
    if len(text) <= _MOST_EVIDENCE:
        return text
    return tr(
        "{text} … {n:,} more characters",
        text=text[:_MOST_EVIDENCE],
        n=len(text) - _MOST_EVIDENCE,
    )
