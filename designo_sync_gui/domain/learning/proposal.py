"""What an answer probably means: the list of orders, and which field of an order is what."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from designo_sync_gui.domain.learning.entries import EntryField
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.lists import ListFound, lists_in
from designo_sync_gui.domain.learning.scores import THRESHOLDS, Role, Score, score
from designo_sync_gui.domain.learning.vocabulary import Concept as C
from designo_sync_gui.domain.learning.vocabulary import concepts_of
from designo_sync_gui.domain.status import NumberLiteral

#: A list below this is told as "no orders seen" (86 of 89 lists of orders pass, 8 of 30 others).
ORDERS_FROM: Final = 14.0
#: Matched orders from which the agreement with the storefront decides between several statuses.
_LEAST_MATCHED: Final = 3


class Confidence(StrEnum):
    """How a proposal is shown."""

    SURE = "sure"
    LIKELY = "likely"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A field proposed for a role, and the other fields that came near, best first.

    ``known`` is the part of its values that stand for it in the connected store, ``agreeing`` of a
    status the orders whose storefront has the very same value, of ``matched`` orders.
    """

    field: EntryField
    confidence: Confidence
    others: tuple[EntryField, ...] = ()
    known: float = 0.0
    agreeing: int = 0
    matched: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A list of an answer read as orders.

    Attributes:
        points: how much it looks like a list of orders.
        roles: what is proposed; a role that is not there is chosen by the operator.
        ids_are_numbers: the values taken for ids are the numbers of known orders, not their ids.
    """

    found: ListFound
    points: float
    roles: dict[Role, Proposed]
    ids_are_numbers: bool = False

    @property
    def looks_like_orders(self) -> bool:
        return self.points >= ORDERS_FROM

    def pointer(self, role: Role) -> str | None:
        held = self.roles.get(role)
        return None if held is None else held.field.pointer

    @property
    def id_is_number(self) -> bool:
        """Whether the ids are JSON numbers."""
        held = self.roles.get(Role.ID)
        return held is not None and any(isinstance(v, NumberLiteral) for v in held.field.present)


def propose(
    answer: object, known: KnownOrders | None = None, operation: str = ""
) -> tuple[Proposal, ...]:
    """The lists of an answer, the one that most looks like orders first.

    ``operation`` is what the request's address and body name, such as a path and a GraphQL
    operation. No list at all gives no proposal.
    """
    held = known or KnownOrders()
    proposals = [propose_list(found, held, operation) for found in lists_in(answer)]
    return tuple(sorted(proposals, key=lambda proposal: -proposal.points))


def propose_list(found: ListFound, known: KnownOrders, operation: str) -> Proposal:
    """One list read as orders."""
    ranked = {role: _ranked(role, found.fields, known) for role in Role}
    roles: dict[Role, Proposed] = {}
    for role in (Role.ID, Role.STATUS, Role.CHANGED_AT, Role.STORE, Role.NUMBER):
        scores = ranked[role]
        if role is Role.NUMBER and Role.ID in roles:
            scores = _apart_from(roles[Role.ID].field, scores)
        chosen = _chosen(role, scores)
        if chosen is not None:
            roles[role] = chosen
    if Role.ID in roles:
        status = _by_agreement(roles.get(Role.STATUS), roles[Role.ID].field, found.fields, known)
        roles |= {} if status is None else {Role.STATUS: status}
    if Role.ID in roles and _could_be_another(roles[Role.ID], found.fields):
        roles[Role.ID] = _unsure(roles[Role.ID])
    points = _list_points(found, ranked, roles, operation)
    named = roles.get(Role.ID)
    if points < ORDERS_FROM:
        roles = {role: _unsure(held) for role, held in roles.items()}
    numbers = named is not None and named.known == 0 and named.field.share(known.numbers) >= 0.5
    return Proposal(found, points, roles, numbers)


def _ranked(role: Role, fields: Sequence[EntryField], known: KnownOrders) -> list[Score]:
    scores = [held for field in fields if (held := score(role, field, known)) is not None]
    return sorted(scores, key=lambda held: -held.points)


def _apart_from(field: EntryField, scores: list[Score]) -> list[Score]:
    """The field that is the id is seldom the number too."""
    lowered = [
        replace(held, points=held.points - 3.5) if held.field.pointer == field.pointer else held
        for held in scores
    ]
    return sorted(lowered, key=lambda held: -held.points)


def _chosen(role: Role, scores: list[Score]) -> Proposed | None:
    fitting = [held for held in scores if held.points >= THRESHOLDS[role]]
    if not fitting:
        return None
    best = fitting[0]
    gap = best.points - fitting[1].points if len(fitting) > 1 else math.inf
    others = tuple(held.field for held in fitting[1:])
    confidence = _confidence(best.points, gap)
    if role is Role.STATUS and _is_of_a_part(best.field):
        confidence = Confidence.LOOK
    elif role is Role.STATUS and holds_one_value(best.field):
        confidence = _lower(confidence)
    return Proposed(best.field, confidence, others, best.known)


def holds_one_value(field: EntryField) -> bool:
    """Whether all orders of the example have the same value there: that a status changes is not
    seen then, so its name alone makes nothing sure."""
    return field.distinct <= 1


def _could_be_another(held: Proposed, fields: Sequence[EntryField]) -> bool:
    """Whether a second field could be the id that the shop knows the order by: its name alone does
    not tell which of them."""
    names = (C.ID, C.KEY, C.REF, C.NUMBER, C.EXTERNAL, C.ENTITY)
    others = (field for field in fields if field is not held.field and field.unique)
    return any(field.means(*names) and not field.is_inside(C.CUSTOMER) for field in others)


def _is_of_a_part(field: EntryField) -> bool:
    """A status of the payment, the shipment or the like: the order's may have a name that is not
    known here."""
    parts = (C.PAYMENT, C.FINANCE, C.SHIPPING, C.INVOICE, C.JOB, C.RETURN, C.BEFORE, C.TAX)
    return field.means(*parts) or field.is_inside(*parts)


def _unsure(held: Proposed) -> Proposed:
    """Where more than the name would have to tell, nothing is sure that no store knows."""
    return held if held.known else replace(held, confidence=_lower(held.confidence))


def _confidence(points: float, gap: float) -> Confidence:
    """A logistic of the points, lowered where the second best is near."""
    chance = 1 / (1 + math.exp(-(points - 4) / 2.5))
    if gap < 3:
        chance *= 0.6 + 0.4 * gap / 3
    if chance >= 0.8:
        return Confidence.SURE
    return Confidence.LIKELY if chance >= 0.6 else Confidence.LOOK


def _by_agreement(
    status: Proposed | None, ids: EntryField, all_fields: Sequence[EntryField], known: KnownOrders
) -> Proposed | None:
    """Of several statuses, the one that equals the storefront's most often: it decided 82 of 86
    made-up cases with 15 % of the orders disagreeing, where names decided 35. Where none of them
    does, a field of any other name that does for at least half of the orders."""
    rows = [
        (place, known.statuses[str(value)])
        for place, value in enumerate(ids.values)
        if isinstance(value, str) and str(value) in known.statuses
    ]
    if len(rows) < _LEAST_MATCHED:
        return status
    named = () if status is None else (status.field, *status.others)
    agreeing = [_agreeing(field, rows) for field in named]
    most = max(agreeing, default=0)
    if status is None or most == 0:
        return _of_any_name(status, all_fields, rows)
    best = agreeing.index(most)
    tied = agreeing.count(most) > 1
    half = most * 2 >= len(rows)
    confidence = Confidence.SURE if half and not tied else Confidence.LOOK
    others = tuple(field for place, field in enumerate(named) if place != best)
    return Proposed(named[best], confidence, others, status.known, most, len(rows))


def _of_any_name(
    status: Proposed | None, fields: Sequence[EntryField], rows: Sequence[tuple[int, str]]
) -> Proposed | None:
    best = max(fields, key=lambda field: _agreeing(field, rows))
    most = _agreeing(best, rows)
    if most * 2 >= len(rows):
        others = () if status is None else (status.field, *status.others)
        return Proposed(best, Confidence.LIKELY, others, agreeing=most, matched=len(rows))
    if status is None:
        return None
    return replace(status, matched=len(rows), confidence=_lower(status.confidence))


def _agreeing(field: EntryField, rows: Sequence[tuple[int, str]]) -> int:
    return sum(_equals(field.values[place], told) for place, told in rows)


def _equals(value: object, told: str) -> bool:
    return isinstance(value, str) and str(value) == told


def _lower(confidence: Confidence) -> Confidence:
    return Confidence.LIKELY if confidence is Confidence.SURE else confidence


def _list_points(
    found: ListFound, ranked: dict[Role, list[Score]], roles: dict[Role, Proposed], operation: str
) -> float:
    best = {role: scores[0].points if scores else 0.0 for role, scores in ranked.items()}
    known = max((held.known for held in ranked[Role.ID]), default=0.0)
    fields = found.fields
    named = concepts_of(found.path[-1]) if found.path else ()
    total = (
        0.6 * min(max(best[Role.ID], 0), 9)
        + 0.9 * min(max(best[Role.STATUS], 0), 9)
        + 0.5 * min(max(best[Role.CHANGED_AT], 0), 7)
        + 0.4 * min(max(best[Role.NUMBER], 0), 9)
        + 12 * known
        + min(_order_keys(fields), 3)
    )
    orders = _has(found.path, C.ORDER)
    other = _other_nouns(found)
    checks = (
        (bool(named) and any(C.ORDER in meaning for meaning in named), 5.0),
        (not orders and _is_generic(found), 2.0),
        (orders and not (named and any(C.ORDER in meaning for meaning in named)), 3.0),
        (_any(fields, C.LINE), 2.0),
        (_any(fields, C.MONEY), 1.5),
        (_names_orders(operation), 1.5),
        (other, -6.0),
        (_any(fields, C.PRODUCT, top=True), -3.5),
        (_has_own_id_beside_its_orders(fields), -3.0),
        (_any(fields, C.NOTE, top=True), -1.5),
        (_any(fields, C.PERSON, top=True), -1.5 if _any(fields, C.MONEY, C.ORDER) else -5.0),
        (Role.ID not in roles, -4.0),
        (Role.STATUS not in roles, -4.0),
        (found.inside, -4.0),
    )
    return total + sum(points for holds, points in checks if holds)


def _has(path: Sequence[str], concept: C) -> bool:
    return any(concept in meaning for key in path for meaning in concepts_of(key))


def _any(fields: Sequence[EntryField], *wanted: C, top: bool = False) -> bool:
    """Whether a field's name speaks of it; ``top``: a field of the entry itself."""
    return any(
        field.means(*wanted) or (not top and field.is_inside(*wanted))
        for field in fields
        if not top or field.depth == 0
    )


def _order_keys(fields: Sequence[EntryField]) -> float:
    return 1.0 * sum(field.means(C.ORDER) for field in fields if field.depth == 0)


def _is_generic(found: ListFound) -> bool:
    """``data``, ``items``, ``results``: a name that says nothing of other things."""
    generic = ("data", "items", "results", "result", "rows", "values", "records", "list", "edges")
    return not found.path or found.path[-1].lower() in (*generic, "hits", "nodes", "content", "d")


def _other_nouns(found: ListFound) -> bool:
    others = (C.JOB, C.INVOICE, C.NOTE, C.CUSTOMER, C.PRODUCT, C.PAYMENT, C.ADDRESS, C.SHIPPING)
    last = found.path[-1] if found.path else ""
    return any(concept in meaning for meaning in concepts_of(last) for concept in others)


def _names_orders(operation: str) -> bool:
    return any(C.ORDER in meaning for meaning in concepts_of(operation))


def _has_own_id_beside_its_orders(fields: Sequence[EntryField]) -> bool:
    """Jobs, comments: an id of their own, and the order's beside it."""
    top = [field for field in fields if field.depth == 0]
    own = any(
        field.ends_with(C.ID)
        and not field.means(C.ORDER)
        and field.unique
        and (len(field.concepts) == 1 or field.means(C.ENTITY, C.JOB, C.NOTE))
        for field in top
    )
    of_order = [f for f in top if f.means(C.ID) and f.means(C.ORDER) and not f.means(C.STORE)]
    return own and bool(of_order)
