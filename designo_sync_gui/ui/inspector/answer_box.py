"""The summary at the top of the inspector."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, tzinfo

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.domain.answer import Answer, Moment
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.ui.inspector.flow import Flow, Line, Run
from designo_sync_gui.ui.kit.ages import long_age_words
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.times import date_time
from designo_sync_gui.ui.statuses.text import plain_tooltip
from designo_sync_gui.ui.statuses.verdicts import LookMark, look_color, text_label

_BAR = 3
_LARGER = 1.1


class AnswerBox(QWidget):
    """The verdict with its kinds, then the answer, beside a bar in the verdict's colour."""

    def __init__(self, parent: QWidget | None = None, *, zone: tzinfo | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._look = Look.NOT_READ
        self._answer: Answer | None = None
        self._accepted: tuple[Line, ...] = ()
        self._mark = LookMark()
        self.kinds = text_label(muted=True)
        self.kinds.setWordWrap(True)
        self.flow = Flow(tr("Answer"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self.kinds, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_BAR + 10, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.flow)

    def show_look(self, look: Look, kinds: str) -> None:
        self._look = look
        self._mark.show_look(look)
        self.kinds.setText(kinds)
        self.update()

    def show_answer(self, answer: Answer, now: datetime, accepted: tuple[Line, ...] = ()) -> None:
        """``now`` (UTC) is what ages are counted to; ``accepted`` says why the difference may
        stay."""
        self._answer, self._accepted = answer, accepted
        self._write(now)

    def show_age(self, now: datetime) -> None:
        """Let the ages run on, unless the operator has selected some of the text."""
        if not self.flow.has_selection:
            self._write(now)

    def _write(self, now: datetime) -> None:
        answer = self._answer
        if answer is None:
            return
        first = [Run(spoken(answer.conclusion), strong=True, larger=_LARGER)]
        for fact in answer.facts:
            tip = plain_tooltip("\n".join(self._exact(fact)))
            first += [Run(" "), Run(spoken(_aged(fact, now)), tip=tip, larger=_LARGER)]
        lines = [tuple(first)]
        if answer.probably:
            lines.append((Run(spoken(answer.probably), muted=True),))
        lines += self._accepted
        self.flow.show_lines(lines)

    def _exact(self, sentence: Sentence) -> Iterator[str]:
        for _, value in sentence.values:
            if isinstance(value, Moment):
                yield date_time(value.at, self._zone)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = look_color(self._look, self.palette())
        painter.fillRect(QRectF(0, 0, _BAR, self.height()), color)
        painter.end()


def _aged(sentence: Sentence, now: datetime) -> Sentence:
    """The sentence with how long ago in the place of its moments."""
    told = tuple(
        (name, long_age_words(now - value.at) if isinstance(value, Moment) else value)
        for name, value in sentence.values
    )
    return replace(sentence, values=told)
