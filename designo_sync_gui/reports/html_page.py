"""The report as one page to print or to mail.

What it looks like and forbids itself is in ``html_parts``, its picture in ``weeks_picture``.
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.movement import movement
from designo_sync_gui.domain.order import Observation, Order
from designo_sync_gui.domain.report import ReportAbout, ReportRow, Voice
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, say_n, verbatim
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.reports.counts import ReportCounts
from designo_sync_gui.reports.formats import PartFile
from designo_sync_gui.reports.html_parts import (
    END,
    beginning,
    heads,
    number,
    said,
    section,
    text,
    value,
)
from designo_sync_gui.reports.rows import status_type, utc_text
from designo_sync_gui.reports.weeks_picture import weeks

_COLUMNS = (
    say("order"), say("order id"), say("store"), say("verdict"), say("differs in"),
    say("storefront"), verbatim("DesignO"), say("agreed"), say("movement"), say("changed at"),
    say("read at"), say("last outcome"), say("job"), say("accepted"),
)  # fmt: skip
_ORDERS, _COUNTS, _KINDS, _STORES = say("Orders"), say("Counts"), say("Kinds"), say("Stores")
_FIELD = say("field")
_VERDICTS = {
    Verdict.EQUAL: say("equal"),
    Verdict.DIFFERENT: say("different"),
    Verdict.ONLY_STOREFRONT: say("only in storefront"),
    Verdict.ONLY_DESIGNO: say("only in DesignO"),
    Verdict.NOT_READ: say("not read"),
    Verdict.UNREADABLE: say("unreadable"),
}
#: Why there is no status; see ``rows.status_type``.
_WORDS = {"absent": say("absent"), "not read": say("not read"), "unreadable": say("unreadable")}
_COLOURS = {Verdict.EQUAL: "green", Verdict.NOT_READ: "grey"}
_BAR = 220
_PIECE = 1 << 20


class HtmlReport:
    """Rows go to a file of their own first: what stands above them is known at the end."""

    def __init__(self, path: Path, about: ReportAbout) -> None:
        self._about = about
        self._stores = {store.code: store for store in about.stores}
        self._counts = ReportCounts()
        self._part = PartFile(path)
        with self._part.guarded():
            self._rows = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115

    def add(self, rows: Sequence[ReportRow]) -> None:
        self._counts.add(rows)
        with self._part.guarded():
            self._rows.write("".join(self._row(row) for row in rows))

    def finish(self) -> None:
        with self._part.guarded():
            for text in _beginning(self._about, self._counts):
                self._part.write(text)
            self._rows.seek(0)
            while piece := self._rows.read(_PIECE):
                self._part.write(piece)
            self._part.write(f"</tbody></table>\n{END}")
            self._rows.close()
        self._part.place()

    def give_up(self) -> None:
        self._rows.close()
        self._part.give_up()

    def _row(self, row: ReportRow) -> str:
        order, voice = row.order, self._about.voice
        comparison = judge(order)
        store = self._stores.get(order.ref.store_code)
        colour = "amber" if comparison.formatting_only else _COLOURS.get(comparison.verdict, "red")
        kinds = (kind.label for kind in DifferenceKind if kind in comparison.kinds)
        outcome = NOTHING if order.last_outcome is None else order.last_outcome.label
        cells = (
            text(order.number),
            text(order.ref.order_id),
            text(store.name if store else order.ref.store_code),
            f'<span class="{colour}">{said(voice, _VERDICTS[comparison.verdict])}</span>',
            said(voice, joined(" · ", kinds)),
            _side(voice, order.storefront),
            _side(voice, order.designo),
            "" if order.agreed is None else value(order.agreed),
            said(voice, movement(order).label),
            "<br>".join(text(side.changed_at) for side in _sides(order) if side.changed_at),
            "<br>".join(utc_text(side.read_at) for side in _sides(order)),
            said(voice, outcome),
            text(row.job_id),
            _accepted(order),
        )
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _accepted(order: Order) -> str:
    """Reason, name and time."""
    made = order.accepted
    if made is None:
        return ""
    return f"{text(made.reason)}<br>{text(made.by)}, {utc_text(made.at)}"


def _beginning(about: ReportAbout, counts: ReportCounts) -> Iterator[str]:
    voice = about.voice
    made = say(
        "{orders} · made {when} by {program}, which is not affiliated with DesignNBuy.",
        orders=say_n("{n:,} order", "{n:,} orders", counts.total),
        when=utc_text(about.made_at),
        program=about.program,
    )
    yield f'{beginning(voice, about.scope)}<p class="muted">{said(voice, made)}</p>\n'
    yield from _counts(about, counts)
    yield from weeks(about, [*about.pictured] or counts.store_codes)
    yield from _kinds(voice, counts)
    yield from _sources(about)
    how = say(
        "Statuses as received; invisible characters are shown as marks. CSV exact holds them byte "
        "for byte."
    )
    yield (
        f'{section(voice, _ORDERS)}<p class="muted">{said(voice, how)}</p>\n'
        f'<table class="orders wide">{heads(voice, _COLUMNS)}<tbody>\n'
    )


def _counts(about: ReportAbout, counts: ReportCounts) -> Iterator[str]:
    """By verdict for all stores, then for each store where there are several."""
    codes, voice = counts.store_codes, about.voice
    names = {store.code: store.name for store in about.stores}
    stores = (verbatim(visible_line(names.get(code) or code)) for code in codes)
    columns = (say("Counted"), NOTHING, say("All stores"), *stores)
    yield section(voice, _COUNTS)
    yield f"<table>{heads(voice, columns, len(codes) + 1)}<tbody>\n"
    for verdict, number_of in counts.by_verdict().items():
        parts = [counts.verdicts[code, verdict] for code in codes]
        colour = _COLOURS.get(verdict, "red")
        yield _count(voice, _VERDICTS[verdict], colour, (number_of, counts.total), parts)
    for kind, number_of in counts.by_kind().items():
        parts = [counts.kinds[code, kind] for code in codes]
        word = say("differs in: {kind}", kind=kind.label)
        yield _count(voice, word, "amber", (number_of, counts.total), parts)
    yield "</tbody></table>\n"


def _count(
    voice: Voice, word: Sentence, colour: str, of_all: tuple[int, int], parts: Sequence[int]
) -> str:
    part_of, total = of_all
    width = max(2, round(_BAR * part_of / total)) if part_of else 0
    told = said(voice, say("{part:,} of {total:,}", part=part_of, total=total))
    bar = (
        f'<svg width="{_BAR}" height="12" role="img" aria-label="{told}">'
        f'<rect width="{width}" height="12" rx="2"/></svg>'
    )
    numbers = "".join(
        f'<td class="number">{number(voice, part)}</td>' for part in (part_of, *parts)
    )
    return f'<tr><td>{said(voice, word)}</td><td class="{colour}">{bar}</td>{numbers}</tr>\n'


def _kinds(voice: Voice, counts: ReportCounts) -> Iterator[str]:
    """What the kinds that occur mean."""
    kinds = counts.by_kind()
    if not kinds:
        return
    yield f"{section(voice, _KINDS)}<table>"
    for kind in kinds:
        yield f"<tr><td>{said(voice, kind.label)}</td><td>{said(voice, kind.meaning)}</td></tr>\n"
    yield "</table>\n"


def _sources(about: ReportAbout) -> Iterator[str]:
    yield f"{section(about.voice, _STORES)}<table>"
    for store in about.stores:
        cells = [text(cell) for cell in (store.name, store.code, store.platform, store.url)]
        field = f"{said(about.voice, _FIELD)} {text(store.status_field)}"
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in (*cells, field))}</tr>\n"
    yield "</table>\n"


def _sides(order: Order) -> tuple[Observation, ...]:
    return tuple(side for side in (order.storefront, order.designo) if side is not None)


def _side(voice: Voice, observation: Observation | None) -> str:
    if observation is not None and observation.status is not None:
        return value(observation.status)
    words = said(voice, _WORDS[status_type(observation)])
    problem = voice.spoken(observation.problem) if observation is not None else ""
    return f'<i class="grey">{words}</i>' + (f"<br>{text(problem)}" if problem else "")
