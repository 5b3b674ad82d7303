"""The picture of the last weeks in a page: a column for each day, and the same numbers in a table.

A store's orders are counted as a whole, whichever of them the report holds.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from designo_sync_gui.domain.last_weeks import SPAN
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.report import ReportAbout, Voice
from designo_sync_gui.domain.sentence import Sentence, say, verbatim
from designo_sync_gui.domain.trends import COLUMNS, DayCounts, column_numbers, days_of, span_of
from designo_sync_gui.reports.html_parts import heads, number, said, section, text

_WIDTH, _HEIGHT = 640, 200
_LEFT, _TOP, _BOTTOM = 52, 8, 22
_ROOM = _HEIGHT - _TOP - _BOTTOM
_WIDEST = 22
_STEPS = (1, 2, 5)
_NAMES: tuple[Sentence, ...] = tuple(
    say("One side only") if looks[0] is Look.ONLY_STOREFRONT else looks[0].label
    for looks in COLUMNS
)
#: As in the window: by verdict, not by which of them a page has.
_COLOURS = ("violet", "red", "amber", "rose", "brown")
_NOT_READ = say("not read")
Days = Sequence[tuple[date, DayCounts | None]]


def weeks(about: ReportAbout, codes: Sequence[str]) -> Iterator[str]:
    """The pictures of these stores together and one by one. That nothing is known is said."""
    voice = about.voice
    wanted = frozenset(codes)
    counts = [one for one in about.days if one.store_code in wanted]
    last = about.today or max((one.day for one in counts), default=date.min)
    names = {store.code: store.name for store in about.stores}
    shown = [(names.get(code) or code, days_of(counts, code)) for code in codes]
    if len(codes) > 1:
        shown.insert(0, ("", days_of(counts)))
    pictures = [(name, span_of(days, last, SPAN)) for name, days in shown]
    yield section(voice, _TITLE)
    if not any(days for _, days in pictures):
        yield f'<p class="muted">{said(voice, _nothing(about.days, wanted))}</p>\n'
        return
    yield f'<p class="muted">{said(voice, _ABOUT)}</p>\n{_key(voice)}'
    for name, days in pictures:
        if days:
            title = text(name) if name else said(voice, say("All these stores"))
            yield f'<h3>{title}</h3>\n<div class="weeks">\n{_chart(voice, name, days)}'
            yield f"{_table(voice, days)}</div>\n"
        else:
            none = said(voice, say("not counted in these weeks"))
            yield f'<h3>{text(name)}</h3>\n<p class="muted">{none}</p>\n'


_TITLE = say("The last weeks")
_ABOUT = say(
    "Orders that were not equal at the last reading of each day, whichever of them this report "
    "holds. A gap: not read."
)


def _nothing(days: Sequence[DayCounts], wanted: frozenset[str]) -> Sentence:
    """Why there is no picture."""
    if any(one.store_code in wanted for one in days):
        return say("No day of the last {n:,} is counted: nothing was read to its end.", n=SPAN)
    return say("No day is counted yet: each refresh keeps the counts of its day.")


def _key(voice: Voice) -> str:
    """What the colours mean."""
    items = (
        f'<li><svg width="12" height="12" class="{colour}" aria-hidden="true">'
        f'<rect width="12" height="12" rx="2"/></svg> {said(voice, name)}</li>'
        for name, colour in zip(_NAMES, _COLOURS, strict=True)
    )
    return f'<ul class="key">{"".join(items)}</ul>\n'


def _chart(voice: Voice, name: str, days: Days) -> str:
    """Its columns tell their numbers on hover; the table beside it tells them all."""
    numbers = [() if counts is None else column_numbers(counts) for _, counts in days]
    step, top = _scale(max(map(sum, numbers)))
    alt = say(
        "{name}: mismatches by day from {first} to {last}; the table beside it has the numbers",
        name=verbatim(name) or say("All these stores"),
        first=days[0][0].isoformat(),
        last=days[-1][0].isoformat(),
    )
    lines = "".join(_line(voice, at, top) for at in range(0, top + 1, step))
    room = (_WIDTH - _LEFT) / len(days)
    every = max(1, round(64 / room))
    columns = "".join(
        _column(voice, day, parts, top, (_LEFT + place * room, room))
        + (
            _label(day, _LEFT + (place + 0.5) * room)
            if (len(days) - 1 - place) % every == 0
            else ""
        )
        for place, ((day, _), parts) in enumerate(zip(days, numbers, strict=True))
    )
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'aria-label="{said(voice, alt)}">{lines}{columns}</svg>\n'
    )


def _scale(most: int) -> tuple[int, int]:
    """The step between lines, about five of them at round numbers, and the uppermost."""
    size = 1
    while True:
        for step in _STEPS:
            if step * size * 5 >= most:
                return step * size, max(1, -(-most // (step * size))) * step * size
        size *= 10


def _y(value: int, top: int) -> float:
    return round(_TOP + _ROOM * (1 - value / top), 1)


def _line(voice: Voice, value: int, top: int) -> str:
    y = _y(value, top)
    return (
        f'<line x1="{_LEFT}" y1="{y}" x2="{_WIDTH}" y2="{y}"/>'
        f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{number(voice, value)}</text>'
    )


def _column(
    voice: Voice, day: date, parts: Sequence[int], top: int, slot: tuple[float, float]
) -> str:
    """One day: what is told of it, and a part for each verdict that it has."""
    left, room = slot
    width = round(min(_WIDEST, max(1.0, room * 0.64)), 1)
    x, below = round(left + (room - width) / 2, 1), 0
    bars = []
    for part, colour in zip(parts, _COLOURS, strict=False):
        if part:
            y = _y(below + part, top)
            height = round(_y(below, top) - y, 1)
            bars.append(
                f'<rect class="{colour}" x="{x}" y="{y}" width="{width}" height="{height}"/>'
            )
        below += part
    told = [day.isoformat(), *_told(voice, parts)]
    return (
        f"<g><title>{'&#10;'.join(told)}</title>"
        f'<rect class="slot" x="{round(left, 1)}" y="{_TOP}" width="{round(room, 1)}" '
        f'height="{_ROOM}"/>{"".join(bars)}</g>'
    )


def _told(voice: Voice, parts: Sequence[int]) -> Iterator[str]:
    if not parts:
        yield said(voice, _NOT_READ)
    elif not any(parts):
        yield said(voice, say("no mismatches"))
    for name, part in zip(_NAMES, parts, strict=False):
        if part:
            yield said(voice, say("{verdict}: {n:,}", verdict=name, n=part))


def _label(day: date, x: float) -> str:
    """Month and day; the year stands in the table."""
    anchor = "end" if x > _WIDTH - 24 else "middle"
    return f'<text x="{round(x, 1)}" y="{_HEIGHT - 6}" text-anchor="{anchor}">{day:%m-%d}</text>'


def _table(voice: Voice, days: Days) -> str:
    """The newest day first."""
    head = heads(voice, (say("Day"), *_NAMES, say("Mismatches")), len(_NAMES) + 1)
    rows = "".join(_row(voice, day, counts) for day, counts in reversed(days))
    return f'<div class="days" tabindex="0"><table>{head}<tbody>\n{rows}</tbody></table></div>\n'


def _row(voice: Voice, day: date, counts: DayCounts | None) -> str:
    head = f'<tr><th scope="row">{day.isoformat()}</th>'
    if counts is None:
        span = len(_NAMES) + 1
        return f'{head}<td class="number" colspan="{span}">{said(voice, _NOT_READ)}</td></tr>\n'
    told = [*column_numbers(counts), counts.mismatches]
    cells = "".join(f'<td class="number">{number(voice, one)}</td>' for one in told)
    return f"{head}{cells}</tr>\n"
