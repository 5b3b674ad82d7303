"""How well a field of a list fits each role: points for and against.

The points were found on 41 published answers and 48 documented shapes of order systems
(``decisions/077-connect-by-example.md``); a role's threshold keeps doubtful ones empty.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from designo_sync_gui.domain.learning.entries import DateForm, EntryField, date_form_of
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.vocabulary import Concept as C
from designo_sync_gui.domain.learning.vocabulary import looks_like_status


class Role(StrEnum):
    """What a profile has to know of an order."""

    ID = "id"
    STATUS = "status"
    NUMBER = "number"
    CHANGED_AT = "changed_at"
    STORE = "store"


#: A field below its role's threshold is not proposed.
THRESHOLDS: Final = {
    Role.ID: 2.0,
    Role.STATUS: 3.5,
    Role.NUMBER: 2.5,
    Role.CHANGED_AT: 2.0,
    Role.STORE: 3.2,
}
#: Two known ids by chance are rare, one is not.
_LEAST_KNOWN: Final = 2
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
_HOST: Final = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_MONEY: Final = re.compile(r"-?\d+[.,]\d{1,4}")
#: Distinct values from which "nearly all different" says that a field is no status.
_FEW: Final = 4


@dataclass(frozen=True, slots=True)
class Score:
    """The points of a field, and how much of it the connected store's orders say."""

    field: EntryField
    points: float
    known: float = 0.0


def score(role: Role, field: EntryField, known: KnownOrders) -> Score | None:
    """The points of a field in a role; ``None`` where it cannot be that."""
    return _SCORING[role](field, known)


def _sum(points: Sequence[tuple[bool, float]]) -> float:
    return sum(value for holds, value in points if holds)


def _is_moment(field: EntryField) -> bool:
    return date_form_of(field) is not None


def _cannot_name(field: EntryField) -> bool:
    """Dates, money, flags and nothing at all identify no order."""
    texts = field.texts
    return (
        len(texts) < len(field.present)
        or not texts
        or _is_moment(field)
        or (field.means(C.MONEY) or all(map(_MONEY.fullmatch, texts)))
    )


def _id(field: EntryField, known: KnownOrders) -> Score | None:
    if _cannot_name(field):
        return None
    share = field.share(known.ids) if field.unique else 0.0
    share = share if share * len(field.texts) >= _LEAST_KNOWN else 0.0
    base = _id_name(field)
    if base == 0 and share == 0:
        return None
    entries = len(field.values)
    points = base + _sum(
        [
            (field.unique, min(0.8 + 0.3 * entries, 2.5)),
            (field.distinct < len(field.texts), -9),
            (len(field.present) < entries - field.missing, -5),
            (field.missing > 0, -4),
            (field.means(*_OTHERS) or field.is_inside(*_OTHERS), -4),
            (field.means(C.ADDRESS, C.LINE, C.PAYMENT, C.SHIPPING, C.STATUS), -4),
            (field.is_inside(C.ADDRESS, C.LINE, C.PAYMENT, C.SHIPPING, C.STATUS, C.STATE), -4),
            (field.means(C.META) or field.is_inside(C.META), -6),
            (field.means(C.EXTERNAL), -2.2),
            (field.means(C.WRITTEN, C.INVOICE, C.TRACKING, C.PHONE, C.JOB), -4),
            (field.is_inside(C.JOB, C.PRODUCT, C.NOTE, C.INVOICE), -4),
        ]
    )
    return Score(field, points + 14 * share - 2.5 * field.depth, share)


_OTHERS: Final = (C.CUSTOMER, C.CURRENCY, C.GROUP, C.PERSON, C.CHANNEL, C.WEBSITE)


def _id_name(field: EntryField) -> float:
    """Points of the name alone; 0 for one that says nothing of an id."""
    of_order = field.means(C.ORDER)
    store_only = field.means(C.STORE) and not of_order
    if store_only:
        return 0.5
    named_id = field.ends_with(C.ID) or field.means(C.ID)
    if named_id and of_order:
        return 7
    if named_id and (len(field.concepts) == 1 or field.means(C.ENTITY)):
        return 5 if field.path[-1].startswith("_") else 6
    if field.means(C.KEY) and of_order:
        return 5.5
    if named_id:
        return 4.5
    if field.means(C.REF):
        return 1.5
    if field.means(C.NUMBER) or (field.ends_with(C.NAME) and _are_codes(field)):
        return 0.8
    return 0.5 if of_order and len(field.concepts) == 1 else 0.0


def _are_codes(field: EntryField) -> bool:
    """Whether values look like the number of a document: digits, no blanks."""
    return all(re.search(r"\d", text) and not re.search(r"\s", text) for text in field.texts)


def _status(field: EntryField, known: KnownOrders) -> Score | None:
    texts = field.texts
    if len(texts) < len(field.present) or not texts or _is_moment(field):
        return None
    base = _status_name(field)
    if base == 0:
        return None
    words = sum(looks_like_status(text) for text in texts) / len(texts)
    entries = len(field.values)
    nearly_all = entries >= _FEW and field.distinct > 0.85 * entries
    points = base + _sum(
        [
            (entries >= _FEW and field.distinct <= max(2, entries // 2), 1.2),
            (nearly_all and words < 0.5, -5),
            (field.numeric, -1.5),
            (all(len(text) > 60 for text in texts), -6),
            (all(map(_UUID.fullmatch, texts)), -4),
            (_mentions(field, C.PAYMENT), -3.5),
            (_mentions(field, C.FINANCE), -2),
            (_mentions(field, C.FULFILMENT), -2),
            (_mentions(field, C.SHIPPING), -3),
            (_mentions(field, C.TAX), -7),
            (_mentions(field, C.RETURN), -5),
            (_mentions(field, C.BEFORE), -5),
            (_mentions(field, C.JOB), -3),
            (_mentions(field, C.WORK), -1.5),
            (_mentions(field, C.INVOICE), -4),
            (_mentions(field, C.CUSTOMER, C.NOTE, C.PRODUCT, C.PERSON, C.LINE), -6),
            (_mentions(field, C.STORE, C.CHANNEL, C.CURRENCY, C.GROUP), -3),
            (_mentions(field, C.PLACE, C.ADDRESS), -9),
            (_mentions(field, C.LOOK, C.REASON), -8),
            (field.means(C.DESCRIPTION) or field.is_inside(C.DESCRIPTION), -4),
            (_mentions(field, C.META), -5),
        ]
    )
    return Score(field, points + 5 * words - 1.2 * _needless_depth(field))


def _mentions(field: EntryField, *wanted: C) -> bool:
    return field.means(*wanted) or field.is_inside(*wanted)


def _needless_depth(field: EntryField) -> int:
    """Objects around the field that do not themselves say "status"."""
    spoken = any(
        concept in meaning for meaning in field.around for concept in (C.STATUS, C.STATE, C.STAGE)
    )
    return max(0, field.depth - (1 if spoken else 0))


def _status_name(field: EntryField) -> float:
    order = 2.5 if field.means(C.ORDER) or field.is_inside(C.ORDER) else 0.0
    base = _of_status(field.means)
    if base:
        tail = _TAILS_BESIDE if len(field.concepts) > 1 else ()
        return base + order + sum(points for concept, points in tail if field.ends_with(concept))
    base = _of_status(field.is_inside)
    if not base:
        return 0.0
    tail_points = [points for concept, points in _TAILS_INSIDE if field.means(concept)]
    return base + order + tail_points[0] if tail_points else 0.0


def _of_status(means: Callable[..., bool]) -> float:
    named = ((C.STATUS, 7.0), (C.STATE, 5.0), (C.STAGE, 4.0))
    return next((points for concept, points in named if means(concept)), 0.0)


#: ``orderStatusName``; an id of a status is rarely what is shown.
_TAILS_BESIDE: Final = ((C.ID, -2.5), (C.KEY, -2.5), (C.NAME, 0.3), (C.LABEL, -0.5), (C.CODE, 0.5))
#: ``status: {code, name, id}``.
_TAILS_INSIDE: Final = (
    (C.CODE, 2.0),
    (C.KEY, 1.0),
    (C.LABEL, -0.5),
    (C.VALUE, 1.0),
    (C.NAME, 0.5),
    (C.ID, -2.5),
)


def _number(field: EntryField, known: KnownOrders) -> Score | None:
    if _cannot_name(field):
        return None
    base = _number_name(field)
    share = field.share(known.numbers) if field.unique else 0.0
    share = share if share * len(field.texts) >= _LEAST_KNOWN else 0.0
    if base == 0 and share == 0:
        return None
    texts = field.texts
    points = base + _sum(
        [
            (all(text.startswith("#") for text in texts), 2.5),
            (field.unique, 2),
            (field.distinct < len(texts), -4),
            (field.means(C.INVOICE, C.TRACKING, C.PHONE, C.PAYMENT, C.SHIPPING), -5),
            (field.is_inside(C.INVOICE, C.TRACKING, C.ADDRESS, C.LINE, C.PAYMENT), -5),
            (_mentions(field, C.CUSTOMER, C.PERSON, C.PRODUCT, C.JOB, C.META, C.PLACE), -5),
            (field.means(C.EXTERNAL), -1.5),
            (any(map(_UUID.fullmatch, texts)), -5),
        ]
    )
    return Score(field, points + 10 * share - 1.5 * field.depth, share)


def _number_name(field: EntryField) -> float:
    if field.means(C.STATUS, C.STATE, C.STAGE):
        return 0.0
    of_order = field.means(C.ORDER) or field.is_inside(C.ORDER)
    if field.means(C.NUMBER):
        return 8.5 if of_order else 6.0
    if field.means(C.REF):
        return 5.5 if of_order else 5.0
    if field.means(C.ORDER) and len(field.concepts) == 1:
        return 3.0
    if field.means(C.ORDER) and field.ends_with(C.CODE, C.NAME):
        return 4.0
    bare_name = field.ends_with(C.NAME, C.CODE) and len(field.concepts) == 1
    return 3.0 if bare_name and field.depth == 0 and _are_codes(field) else 0.0


def _changed(field: EntryField, known: KnownOrders) -> Score | None:
    del known
    form = date_form_of(field)
    if form is None:
        return None
    named = ((C.CHANGED, 7.0), (C.WRITTEN, 6.0), (C.TIME, 2.5))
    base = next((points for concept, points in named if field.means(concept)), 0.0)
    points = base + _sum(
        [
            (field.means(C.UTC), 1),
            (field.means(C.CREATED), -7),
            (field.means(C.OTHER_DATE, C.PAYMENT, C.SHIPPING, C.INVOICE), -5),
            (_mentions(field, C.CUSTOMER, C.LINE, C.ADDRESS), -4),
            (field.means(C.ORDER) and not field.means(C.CHANGED), -2),
            (form == DateForm.DAY, -2),
        ]
    )
    return Score(field, points - 1.5 * field.depth)


def _store(field: EntryField, known: KnownOrders) -> Score | None:
    if _cannot_name(field):
        return None
    share = field.share(known.codes)
    base = _store_name(field)
    if base == 0 and share == 0:
        return None
    texts = field.texts
    entries = len(field.values)
    points = base + _sum(
        [
            (all(map(_HOST.fullmatch, texts)), 3),
            (_mentions(field, C.CURRENCY), -8.5),
            (field.means(C.GROUP) or field.is_inside(C.GROUP), -3),
            (entries >= _FEW and field.distinct == entries, -4),
            (field.means(C.ORDER, C.NUMBER, C.STATUS), -8),
            (field.means(C.META) and not field.means(C.WEBSITE), -6),
            (_mentions(field, C.CUSTOMER, C.PERSON, C.PAYMENT, C.SHIPPING, C.LINE), -5),
            (field.means(C.MONEY, C.DESCRIPTION), -6),
        ]
    )
    return Score(field, points + 10 * share - 0.5 * max(0, field.depth - 1), share)


def _store_name(field: EntryField) -> float:
    named = ((C.STORE, 6.0), (C.WEBSITE, 5.0), (C.CHANNEL, 4.5))
    beside = next((points for concept, points in named if field.means(concept)), 0.0)
    if beside:
        coded = field.ends_with(C.CODE, C.KEY)
        return beside + (3.0 if coded else -0.5 if field.ends_with(C.NAME, C.LABEL) else 0.0)
    inside = next((points for concept, points in named if field.is_inside(concept)), 0.0)
    tails = ((C.CODE, 1.5), (C.ID, 0.0), (C.NAME, -0.5))
    fitting = [points for concept, points in tails if field.means(concept)]
    return inside + fitting[0] if inside and fitting else 0.0


_SCORING: Final[dict[Role, Callable[[EntryField, KnownOrders], Score | None]]] = {
    Role.ID: _id,
    Role.STATUS: _status,
    Role.NUMBER: _number,
    Role.CHANGED_AT: _changed,
    Role.STORE: _store,
}
