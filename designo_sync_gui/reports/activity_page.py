"""What happened, as a page: an entry is a row, its orders stand in the rows below it."""

from collections.abc import Sequence

from designo_sync_gui.domain.activity import ActivityEntry
from designo_sync_gui.domain.activity_report import ActivityLine
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.moves import Move
from designo_sync_gui.domain.report import ReportAbout
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.formats import PartFile
from designo_sync_gui.reports.html_parts import END, beginning, heads, said, text, value
from designo_sync_gui.reports.rows import utc_text

_COLUMNS = (
    say("Time"), say("Kind"), say("What happened"), say("Store"), say("Outcome"), say("By"),
    say("Before"), say("Wanted"), say("After"),
)  # fmt: skip


class ActivityPage:
    """Implements ``domain.activity_report.OpenActivityReport``."""

    def __init__(self, part: PartFile, about: ReportAbout) -> None:
        self._part = part
        self._voice = voice = about.voice
        self._entry = 0
        title = voice.spoken(say("What happened"))
        made = say(
            "Made {when} by {program}, which is not affiliated with DesignNBuy.",
            when=utc_text(about.made_at),
            program=about.program,
        )
        times = said(voice, say("Times are UTC. Statuses as received."))
        part.write(
            f'{beginning(voice, title)}<p class="muted">{said(voice, made)} {times}</p>\n'
            f'<table class="orders wide">{heads(voice, _COLUMNS)}<tbody>\n'
        )

    def add(self, lines: Sequence[ActivityLine]) -> None:
        self._part.write("".join(map(self._line, lines)))

    def finish(self) -> None:
        self._part.write(f"</tbody></table>\n{END}")
        self._part.place()

    def give_up(self) -> None:
        self._part.give_up()

    def _line(self, line: ActivityLine) -> str:
        entry, order = line
        begun = self._entry == entry.entry_id and entry.entry_id
        self._entry = entry.entry_id
        head = "" if begun else self._head(entry)
        return head if order is None else head + self._order(order)

    def _head(self, entry: ActivityEntry) -> str:
        voice = self._voice
        what = [said(voice, entry.what), *(said(voice, one) for one in entry.details)]
        cells = (
            utc_text(entry.at),
            said(voice, entry.kind.label),
            "<br>".join(part for part in what if part),
            text(", ".join(entry.stores)),
            said(voice, entry.outcome),
            "<br>".join(map(text, filter(None, (entry.operator, entry.job_id)))),
        )
        filled = "".join(f"<td>{cell}</td>" for cell in cells)
        return f'<tr>{filled}<td colspan="3"></td></tr>\n'

    def _order(self, order: Move | WriteRecord) -> str:
        voice, ref = self._voice, order.ref
        if isinstance(order, Move):
            what, ending = order.moved.label, ""
            before, wanted, after = order.before, None, order.now
        else:
            what = say("write to {side}", side=order.target.named)
            ending = said(voice, order.ending)
            before, wanted, after = order.before, order.wanted, order.after
        cells = (
            f"{text(order.number or ref.order_id)}: {said(voice, what)}",
            text(ref.store_code),
            ending,
            "",
            *map(_value, (before, wanted, after)),
        )
        filled = "".join(f"<td>{cell}</td>" for cell in cells)
        return f'<tr><td colspan="2"></td>{filled}</tr>\n'


def _value(status: Status | None) -> str:
    return "" if status is None else value(status)
