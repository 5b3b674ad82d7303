"""What is unusual about the ticked rows, and what their writes may cause, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designo_sync_gui.domain.brakes import Remark, accepted_remark, remarks_on
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.plan_facts import NO_FACTS
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.plans.flow_line import FlowLine, Line, Mark
from designo_sync_gui.ui.plans.ticks import Ticks

#: Lines of one sort; the others are counted.
MOST_LINES = 8
_MOST_VALUES, _MOST_REMARKS = 5, 40


def remarks_of(plan: Plan, ticks: Ticks) -> tuple[Remark, ...]:
    """What is unusual as things stand. A plan that is carried out as it was made, or has no facts
    to be judged by, keeps the brakes that it was made with."""
    accepted = accepted_remark(sum(map(ticks.is_written, plan.facts.accepted)))
    remarks = (*remarks_on(ticks.write_counts(), plan.facts), *accepted)
    judged = [remark.told.english for remark in remarks if remark.brakes]
    as_made = ticks.whole or plan.facts == NO_FACTS
    if not as_made or judged == [brake.english for brake in plan.brakes]:
        return remarks
    kept = [Remark("", brake) for brake in plan.brakes]
    return (*kept, *(remark for remark in remarks if not remark.brakes))


def lines_of(plan: Plan, ticks: Ticks, remarks: Sequence[Remark]) -> list[Line]:
    """Brakes, what only informs, then what may be caused: the most frequent first."""
    lines = [_remark_line(remark, plan) for remark in remarks[:_MOST_REMARKS]]
    if len(remarks) > _MOST_REMARKS:
        left = len(remarks) - _MOST_REMARKS
        lines.append(Line(Mark.BRAKE, "", tr("and {n:,} more", n=left)))
    causes = sorted(ticks.consequences().items(), key=lambda one: -one[1])
    for (code, what), number in causes[:MOST_LINES]:
        lines.append(
            Line(
                Mark.CAUSE,
                visible_line(plan.facts.name(code)),
                tr("{writes}: {what}", writes=writes_words(number), what=what),
            )
        )
    if len(causes) > MOST_LINES:
        more = tr_n(
            "and {n:,} more kind in the column “May cause”",
            "and {n:,} more kinds in the column “May cause”",
            len(causes) - MOST_LINES,
        )
        lines.append(Line(Mark.FACT, "", more))
    return lines


def _remark_line(remark: Remark, plan: Plan) -> Line:
    mark = Mark.BRAKE if remark.brakes else Mark.FINE
    if remark.brakes and remark.what in plan.brakes:
        return Line(mark, "", visible_line(spoken(remark.what)))
    left = len(remark.values) - _MOST_VALUES
    return Line(
        mark,
        visible_line(remark.store) or tr("All stores"),
        spoken(remark.what),
        remark.values[:_MOST_VALUES],
        tr("and {n:,} more", n=left) if left > 0 else "",
    )


def writes_words(number: int) -> str:
    """``1 write``, ``12 writes``."""
    return tr_n("{n:,} write", "{n:,} writes", number)


class RemarkLines(QWidget):
    """The lines, one below the other; made again only where there are more than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows: list[FlowLine] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        while len(self.rows) < len(lines):
            row = FlowLine()
            self.rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(lines))
            if place < len(lines):
                row.show_line(lines[place])

    @property
    def texts(self) -> list[str]:
        """What is told now."""
        return [row.line.spoken for row in self.rows if not row.isHidden() and row.line]
