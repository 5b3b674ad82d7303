"""The report as one page to print or to mail.

Law: nothing of it is fetched from anywhere and nothing in it runs; the page's own policy forbids
both, whatever a status holds. Invisible characters are shown as marks.
"""

import html
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from designo_sync_gui.domain.bidi import quotes_isolated
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.movement import movement
from designo_sync_gui.domain.order import Observation, Order
from designo_sync_gui.domain.report import ReportAbout, ReportRow
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import cut, visible_line
from designo_sync_gui.reports.counts import ReportCounts
from designo_sync_gui.reports.formats import PartFile
from designo_sync_gui.reports.rows import status_type, utc_text

_STYLE = """
:root{color-scheme:light dark;--text:#1b1f24;--muted:#57606a;--ground:#fff;--line:#d8dce1;
--red:#b9202b;--amber:#7d5300;--green:#1a7f37;--grey:#57606a;--bar:#8c949d}
@media (prefers-color-scheme:dark){:root{--text:#e4e7eb;--muted:#a0a8b2;--ground:#1c1f24;
--line:#343a42;--red:#ff8078;--amber:#e3b341;--green:#4fc26b;--grey:#a0a8b2}}
body{font:13px/1.5 system-ui,sans-serif;margin:2em;color:var(--text);background:var(--ground)}
h1{font-size:18px;margin:0 0 4px}h2{font-size:14px;margin:24px 0 8px}p{margin:0 0 8px}
.muted{color:var(--muted)}table{border-collapse:collapse}
th,td{border-bottom:1px solid var(--line);padding:4px 10px 4px 0;text-align:left;
vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}
td.number{text-align:right}code{font-family:monospace;white-space:pre-wrap;
overflow-wrap:anywhere;unicode-bidi:isolate}.orders{width:100%}
.red{color:var(--red)}.amber{color:var(--amber)}.green{color:var(--green)}.grey{color:var(--grey)}
svg{vertical-align:middle}rect{fill:currentColor}
@media print{body{margin:0}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_COLUMNS = (
    "order", "order id", "store", "verdict", "differs in", "storefront", "DesignO", "agreed",
    "movement", "changed", "read", "last outcome", "job", "accepted",
)  # fmt: skip
_COLOURS = {Verdict.EQUAL: "green", Verdict.NOT_READ: "grey"}
#: What a mail program and a browser still open.
_LONGEST_STATUS = 400
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
            self._part.write("</tbody></table>\n</body></html>\n")
            self._rows.close()
        self._part.place()

    def give_up(self) -> None:
        self._rows.close()
        self._part.give_up()

    def _row(self, row: ReportRow) -> str:
        order = row.order
        comparison = judge(order)
        store = self._stores.get(order.ref.store_code)
        colour = "amber" if comparison.formatting_only else _COLOURS.get(comparison.verdict, "red")
        cells = (
            _text(order.number),
            _text(order.ref.order_id),
            _text(store.name if store else order.ref.store_code),
            f'<span class="{colour}">{comparison.verdict.value}</span>',
            " · ".join(comparison.kind_names),
            _side(order.storefront),
            _side(order.designo),
            "" if order.agreed is None else _value(order.agreed),
            movement(order).value,
            "<br>".join(_text(side.changed_at) for side in _sides(order) if side.changed_at),
            "<br>".join(utc_text(side.read_at) for side in _sides(order)),
            "" if order.last_outcome is None else order.last_outcome.value,
            _text(row.job_id),
            _accepted(order),
        )
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _accepted(order: Order) -> str:
    """Reason, name and time."""
    made = order.accepted
    if made is None:
        return ""
    return f"{_text(made.reason)}<br>{_text(made.by)}, {utc_text(made.at)}"


def _beginning(about: ReportAbout, counts: ReportCounts) -> Iterator[str]:
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{_text(about.scope)}</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>{_text(about.scope)}</h1>\n"
        f'<p class="muted">{counts.total:,} orders · made {utc_text(about.made_at)} by '
        f"{_text(about.program)}, which is not affiliated with DesignNBuy.</p>\n"
    )
    yield from _counts(about, counts)
    yield from _kinds(counts)
    yield from _sources(about)
    head = "".join(f"<th>{name}</th>" for name in _COLUMNS)
    yield (
        '<h2>Orders</h2>\n<p class="muted">Statuses as received; invisible characters are shown '
        "as marks. CSV exact holds them byte for byte.</p>\n"
        f'<table class="orders"><thead><tr>{head}</tr></thead><tbody>\n'
    )


def _counts(about: ReportAbout, counts: ReportCounts) -> Iterator[str]:
    """By verdict for all stores, then for each store where there are several."""
    codes = counts.store_codes
    names = {store.code: store.name for store in about.stores}
    heads = "".join(f"<th>{_text(names.get(code) or code)}</th>" for code in codes)
    yield "<h2>Counts</h2>\n<table><thead><tr><th></th><th></th><th>all stores</th>"
    yield f"{heads}</tr></thead>\n"
    for verdict, number in counts.by_verdict().items():
        parts = [counts.verdicts[code, verdict] for code in codes]
        yield _count(verdict.value, _COLOURS.get(verdict, "red"), number, counts.total, parts)
    for kind, number in counts.by_kind().items():
        parts = [counts.kinds[code, kind] for code in codes]
        yield _count(f"differs in: {kind.value}", "amber", number, counts.total, parts)
    yield "</table>\n"


def _count(word: str, colour: str, number: int, total: int, parts: Sequence[int]) -> str:
    width = max(2, round(_BAR * number / total)) if number else 0
    bar = (
        f'<svg width="{_BAR}" height="12" role="img" aria-label="{number:,} of {total:,}">'
        f'<rect width="{width}" height="12" rx="2"/></svg>'
    )
    stores = "".join(f'<td class="number">{part:,}</td>' for part in parts)
    return (
        f'<tr><td>{word}</td><td class="{colour}">{bar}</td>'
        f'<td class="number">{number:,}</td>{stores}</tr>\n'
    )


def _kinds(counts: ReportCounts) -> Iterator[str]:
    """What the kinds that occur mean."""
    kinds = counts.by_kind()
    if not kinds:
        return
    yield "<h2>Kinds</h2>\n<table>"
    for kind in kinds:
        yield f"<tr><td>{kind.value}</td><td>{_text(kind.meaning.english)}</td></tr>\n"
    yield "</table>\n"


def _sources(about: ReportAbout) -> Iterator[str]:
    yield "<h2>Stores</h2>\n<table>"
    for store in about.stores:
        cells = (store.name, store.code, store.platform, store.url, f"field {store.status_field}")
        yield f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in cells)}</tr>\n"
    yield "</table>\n"


def _sides(order: Order) -> tuple[Observation, ...]:
    return tuple(side for side in (order.storefront, order.designo) if side is not None)


def _side(observation: Observation | None) -> str:
    if observation is not None and observation.status is not None:
        return _value(observation.status)
    words = status_type(observation)
    problem = observation.problem.english if observation is not None else ""
    return f'<i class="grey">{words}</i>' + (f"<br>{_text(problem)}" if problem else "")


def _value(status: Status) -> str:
    if not status.has_value:
        return f'<i class="grey">{status.json_type.value}</i>'
    kind = "" if status.json_type is JsonType.TEXT else f" ({status.json_type.value})"
    return f"<code>{html.escape(cut(status, _LONGEST_STATUS))}</code>{kind}"


def _text(text: str) -> str:
    return html.escape(visible_line(quotes_isolated(text)))
