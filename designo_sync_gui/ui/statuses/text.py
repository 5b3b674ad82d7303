"""What is drawn of a status: its glyphs, cut in the middle when long, and why there is none.

Pure Python, for eyes only. Nothing here is stored, compared, copied or sent.
"""

import html
from dataclasses import dataclass, replace
from functools import lru_cache

from designo_sync_gui.domain.compare import Comparison, differing_spans
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Observation, Order, Presence, Side
from designo_sync_gui.domain.order_states import Pair
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import NO_CHARACTERS, Glyph, cut, glyphs, visible_line
from designo_sync_gui.ui.kit.language import spoken as words
from designo_sync_gui.ui.kit.language import tr

ELLIPSIS = "…"
NOT_READ = say("not read")
#: The side was asked and has no such order.
NOT_IN = {Side.STOREFRONT: say("not in storefront"), Side.DESIGNO: say("not in DesignO")}
#: Why there is no value although the order is there.
UNREADABLE = say("unreadable")
_LONGEST_ALIGNED = 256
_TOOLTIP_CODE_POINTS = 1200
_TOOLTIP_LINE = 80
Spans = tuple[range, ...]


@dataclass(frozen=True, slots=True)
class StatusPaint:
    """One status cell: the value, the other side's value, and the words for no value; ``faint``
    is one that is left out of what is about to be done.

    An object of its own because Qt turns the texts of a tuple into its own, which loses a
    leading byte order mark; an object passes untouched.

    ``typed``: the JSON type is named also of a text. ``plain``: no pill, in rows that repeat a
    value that stands above them.
    """

    status: Status | None
    against: Status | None = None
    missing: Sentence = NOT_READ
    problem: Sentence = NOTHING
    faint: bool = False
    typed: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The glyphs of a value's beginning and end; ``hidden`` code points between them are left out.

    ``hidden_differs``: whether one of those has no equal partner.
    """

    head: tuple[Glyph, ...]
    hidden: int
    hidden_differs: bool
    tail: tuple[Glyph, ...]


def paint_of(order: Order, side: Side) -> StatusPaint:
    """What the cell of one side shows."""
    observation, other = order.side(side), order.side(side.other)
    return StatusPaint(
        observation.status if observation else None,
        other.status if other else None,
        missing_words(observation, side),
        observation.problem if observation else NOTHING,
    )


def table_paint(order: Order, side: Side, comparison: Comparison) -> StatusPaint:
    """The same in the table: letters are tinted where spelling alone differs, since two other
    values have no letters in common that would tell anything."""
    made = paint_of(order, side)
    against = made.against if comparison.formatting_only else None
    return replace(made, against=against, typed=_types_differ(made.status, made.against))


def pair_paint(pair: Pair, side: Side) -> StatusPaint:
    """What the heading of a group shows of one side."""
    own, other = pair.storefront, pair.designo
    if side is Side.DESIGNO:
        own, other = other, own
    against = other if pair.look is Look.FORMATTING else None
    missing = NOTHING if own is not None else _missing_in_pair(pair, side)
    return StatusPaint(own, against, missing, typed=_types_differ(own, other))


def _missing_in_pair(pair: Pair, side: Side) -> Sentence:
    """Why a side has no value. Where neither has, the look alone does not tell which is why."""
    lacks = {Look.ONLY_STOREFRONT: Side.DESIGNO, Look.ONLY_DESIGNO: Side.STOREFRONT}
    if lacks.get(pair.look) is side:
        return NOT_IN[side]
    if pair.storefront is None and pair.designo is None:
        return say("no value")
    return {Look.UNREADABLE: UNREADABLE, Look.NOT_READ: NOT_READ}.get(pair.look, say("no value"))


def _types_differ(own: Status | None, other: Status | None) -> bool:
    """Whether both have a type that the value itself does not show."""
    values = (JsonType.TEXT, JsonType.NUMBER, JsonType.BOOLEAN)
    if own is None or other is None or own.json_type is other.json_type:
        return False
    return own.json_type in values and other.json_type in values


def missing_words(observation: Observation | None, side: Side) -> Sentence:
    """Why there is no value; nothing when there is one."""
    if observation is None or observation.presence is Presence.NOT_READ:
        return NOT_READ
    if observation.presence is Presence.ABSENT:
        return NOT_IN[side]
    return UNREADABLE if observation.unreadable else NOTHING


@lru_cache(maxsize=4096)
def spans_between(left: Status, right: Status) -> tuple[Spans, Spans]:
    """The differing code points of both literals, in a time that no length makes long.

    Equal beginnings and ends are taken off first; what is left is aligned when it is short.
    """
    a, b = left.literal, right.literal
    if left.json_type is not right.json_type or max(len(a), len(b)) <= _LONGEST_ALIGNED:
        return differing_spans(left, right)
    shortest = min(len(a), len(b))
    start = _common(a, b, shortest)
    end = _common(a[::-1], b[::-1], shortest - start)
    middle_a, middle_b = a[start : len(a) - end], b[start : len(b) - end]
    if max(len(middle_a), len(middle_b)) > _LONGEST_ALIGNED:
        return _whole(start, len(middle_a)), _whole(start, len(middle_b))
    in_a, in_b = differing_spans(Status.text(middle_a), Status.text(middle_b))
    return _moved(in_a, start), _moved(in_b, start)


def _common(a: str, b: str, limit: int) -> int:
    """How many of the first ``limit`` code points are equal."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _whole(start: int, length: int) -> Spans:
    return (range(start, start + length),) if length else ()


def _moved(spans: Spans, by: int) -> Spans:
    return tuple(range(span.start + by, span.stop + by) for span in spans)


def differing(paint: StatusPaint) -> Spans:
    """The code points of a cell's value that the other side's value has no partner for."""
    if paint.status is None or paint.against is None or paint.status == paint.against:
        return ()
    return spans_between(paint.status, paint.against)[0]


def excerpt(paint: StatusPaint, longest: int) -> Excerpt:
    """At most ``longest`` glyphs of a cell's value; the end is kept as well as the beginning."""
    if paint.status is None:
        return Excerpt((), 0, False, ())
    if not paint.status.literal:
        differs = paint.against is not None and paint.against != paint.status
        name = words(NO_CHARACTERS[paint.status.json_type])
        return Excerpt((Glyph(name, True, differs),), 0, False, ())
    return _excerpt(paint, paint.status, longest)


@lru_cache(maxsize=8192)
def _excerpt(paint: StatusPaint, status: Status, longest: int) -> Excerpt:
    spans = differing(paint)
    length = len(status.literal)
    if length <= longest:
        return Excerpt(glyphs(status, spans), 0, False, ())
    tail = max(1, longest // 3)
    head = longest - tail
    return Excerpt(
        _slice(status.literal, 0, head, spans),
        length - longest,
        any(span.start < length - tail and span.stop > head for span in spans),
        _slice(status.literal, length - tail, length, spans),
    )


def _slice(text: str, start: int, stop: int, spans: Spans) -> tuple[Glyph, ...]:
    """The glyphs of a part, with one neighbour on each side so that edges are judged rightly."""
    first, last = max(0, start - 1), min(len(text), stop + 1)
    inside = tuple(
        range(max(span.start, first) - first, min(span.stop, last) - first)
        for span in spans
        if span.start < last and span.stop > first
    )
    drawn = glyphs(Status.text(text[first:last]), inside)
    return drawn[start - first : stop - first]


def shown(paint: StatusPaint, longest: int = 200) -> str:
    """A cell's value in one line of plain text, its middle left out when it is long."""
    if paint.status is None:
        return words(paint.missing)
    part = excerpt(paint, longest)
    head = "".join(glyph.shown for glyph in part.head)
    return head + (ELLIPSIS + "".join(g.shown for g in part.tail) if part.hidden else "")


def spoken(paint: StatusPaint) -> str:
    """A cell's value for a screen reader; the JSON type is said where it is not text.

    Without regard to the other side, so that an ordinary space stays a space.
    """
    status = paint.status
    told = shown(replace(paint, against=None))
    if status is None or status.json_type in (JsonType.TEXT, JsonType.NULL, JsonType.ABSENT):
        return told
    return f"{told} ({type_words(status.json_type)})"


def type_words(kind: JsonType) -> str:
    """A JSON type in the operator's language."""
    return words(kind.named)


def value_words(status: Status, most: int) -> str:
    """A status in one line of plain text, as ``visible.cut`` makes it; its kind where it has no
    characters."""
    return cut(status, most) if status.literal else words(NO_CHARACTERS[status.json_type])


def status_tooltip(paint: StatusPaint) -> str:
    """The whole value in lines of 80, escaped: Qt shows the characters and obeys none."""
    if paint.status is None:
        return plain_tooltip(words(paint.problem or paint.missing))
    part = excerpt(paint, _TOOLTIP_CODE_POINTS)
    text = "".join(glyph.shown for glyph in part.head)
    if part.hidden:
        more = tr("{n:,} more code points", n=part.hidden)
        text += f" {ELLIPSIS} {more} {ELLIPSIS} "
        text += "".join(glyph.shown for glyph in part.tail)
    lines = [text[at : at + _TOOLTIP_LINE] for at in range(0, len(text), _TOOLTIP_LINE)]
    body = "<br>".join(html.escape(line) for line in lines)
    kind = paint.status.json_type
    note = (
        ""
        if kind is JsonType.TEXT
        else "<br>" + html.escape(tr("JSON type: {kind}", kind=kind.named))
    )
    return f'<div style="white-space:pre; font-family:monospace">{body}</div>{note}'


def plain_tooltip(text: str) -> str:
    """Any text as a tooltip that Qt cannot take for markup."""
    return f'<div style="white-space:pre-wrap">{html.escape(visible_line(text))}</div>'
