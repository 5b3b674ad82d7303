"""The status census as a page: values that look alike stand together, each exactly as it is."""

from collections.abc import Iterator

from designo_sync_gui.domain.census import Census, Twins
from designo_sync_gui.domain.kinds import DifferenceKind, difference_kinds
from designo_sync_gui.domain.report import ReportAbout, Voice
from designo_sync_gui.domain.sentence import joined, say, say_n, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.html_parts import END, beginning, heads, number, said, value
from designo_sync_gui.reports.rows import utc_text

_COLUMNS = (
    say("value"), say("JSON type"), say("code points"), say("differs from the first in"),
    say("storefront"), verbatim("DesignO"),
)  # fmt: skip
#: Code points of a value that are named; a page of more is read by nobody.
_MOST_POINTS = 80
_BAR = 120


def census_page(census: Census, about: ReportAbout) -> Iterator[str]:
    """The page, piece by piece."""
    voice = about.voice
    values = sum(len(group.values) for group in census.groups)
    made = say(
        "{values} {orders} · made {when} by {program}, which is not affiliated with DesignNBuy.",
        values=say_n("{n:,} distinct value", "{n:,} distinct values", values),
        orders=say_n("in {n:,} order", "in {n:,} orders", census.orders),
        when=utc_text(about.made_at),
        program=about.program,
    )
    how = say(
        "Values that look alike stand together, the most frequent first; each is counted exactly "
        "as it is. Invisible characters are shown as marks."
    )
    yield f'{beginning(voice, about.scope)}<p class="muted">{said(voice, made)}</p>\n'
    yield f'<p class="muted">{said(voice, how)}</p>\n'
    yield f'<table class="orders">{heads(voice, _COLUMNS, 2)}\n'
    most = max((max(v.storefront, v.designo) for g in census.groups for v in g.values), default=1)
    for group in census.groups:
        yield f"<tbody>{''.join(_rows(voice, group, most))}</tbody>\n"
    yield f"</table>\n{END}"


def _rows(voice: Voice, group: Twins, most: int) -> Iterator[str]:
    first = group.values[0].status
    for counted in group.values:
        status = counted.status
        kinds = () if status == first else difference_kinds(first, status)
        labels = (kind.label for kind in DifferenceKind if kind in kinds)
        texts = (
            value(status),
            said(voice, status.json_type.named),
            _points(status),
            said(voice, joined(" · ", labels)),
        )
        numbers = (_number(voice, n, most) for n in (counted.storefront, counted.designo))
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in texts)}{''.join(numbers)}</tr>\n"


def _points(status: Status) -> str:
    points = status.code_points()
    more = " …" if len(points) > _MOST_POINTS else ""
    return f"<code>{' '.join(points[:_MOST_POINTS])}</code>{more}"


def _number(voice: Voice, orders: int, most: int) -> str:
    """With a bar below it that compares the numbers of the page."""
    width = max(1, round(_BAR * orders / max(most, 1))) if orders else 0
    bar = (
        f'<svg width="{_BAR}" height="4" aria-hidden="true">'
        f'<rect x="{_BAR - width}" width="{width}" height="4"/></svg>'
    )
    return f'<td class="number">{number(voice, orders)}<br><span class="grey">{bar}</span></td>'
