"""A plan with every reason to write nothing, and with more consequences than are shown."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from designo_sync_gui.domain.brakes import brakes_of
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.plan import Change, Plan, WriteRules, build_plan
from designo_sync_gui.domain.plan_facts import PlanFacts
from designo_sync_gui.domain.sentence import NOTHING, say, say_n
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)


def seen_as(status: Status | None, presence: Presence = Presence.PRESENT) -> Observation:
    problem = (
        say("Its status cannot be read, like those of many other rows.")
        if presence is Presence.PRESENT and not status
        else NOTHING
    )
    return Observation(presence, status, NOW, problem=problem)


def refused_orders() -> list[Order]:
    """Orders that cannot be written, each for another reason, and some that can."""
    text = Status.text
    pairs = [
        (None, seen_as(text("a"))),
        (seen_as(None, Presence.ABSENT), seen_as(text("a"))),
        (seen_as(None), seen_as(text("a"))),
        (seen_as(Status.null()), seen_as(text("a"))),
        (seen_as(Status.absent()), seen_as(text("a"))),
        (seen_as(text("a")), None),
        (seen_as(text("a")), seen_as(None, Presence.ABSENT)),
        (seen_as(text("a")), seen_as(None)),
        (seen_as(text("a")), seen_as(text("a"))),
        (seen_as(text("odd-one")), seen_as(text("a"))),
        (seen_as(text("")), seen_as(text("a"))),
        (seen_as(Status.number("1")), seen_as(text("a"))),
        (seen_as(text("x" * 40)), seen_as(text("a"))),
        (seen_as(text("odd")), seen_as(text("a"))),
        (seen_as(text("b")), seen_as(text("closed"))),
        *((seen_as(text(f"kind-{place}")), seen_as(text("a"))) for place in range(7)),
        (seen_as(text("refunded")), seen_as(text("a"))),
    ]
    return [
        Order(OrderRef("wc_eu", str(place)), f"#{place}", left, right)
        for place, (left, right) in enumerate(pairs)
    ]


def _rules() -> WriteRules:
    kinds = tuple(
        Change(None, f"kind-{place}", say_n("{n:,} order", "{n:,} orders", place))
        for place in range(7)
    )
    return WriteRules(
        longest=32,
        allowed=frozenset(
            {"a", "b", "", "odd", "refunded", "x" * 40, *(f"kind-{place}" for place in range(7))}
        ),
        forbidden={
            "odd": say(
                "“auto-draft” hides the order from every list. This program never writes it."
            )
        },
        frozen={
            "closed": say(
                "The order is in the shop's trash: writing any status would restore it silently. "
                "Restore it in the shop's admin first."
            )
        },
        changes=(
            *kinds,
            Change(
                None,
                "refunded",
                say("may e-mail the customer, depending on the store's notification settings"),
                confirm="refund",
            ),
        ),
    )


def refused_plan() -> Plan:
    """A plan with refusals, consequences that are more than are shown, words and brakes."""
    made = build_plan(Side.DESIGNO, refused_orders(), {"wc_eu": _rules()}, NOW)
    closed = WriteRules(writable=False, reason=say("This store is not connected."))
    others = build_plan(Side.DESIGNO, refused_orders()[:1], {"wc_eu": closed}, NOW)
    unsettled = [order for order in refused_orders() if order.number == "#15"]
    unknown = build_plan(
        Side.DESIGNO, unsettled, {"wc_eu": _rules()}, NOW, frozenset({unsettled[0].ref})
    )
    nowhere = build_plan(Side.DESIGNO, unsettled, {}, NOW)
    refusals = (*made.refusals, *others.refusals, *unknown.refusals, *nowhere.refusals)
    facts = PlanFacts(orders={"wc_eu": len(refused_orders())})
    counts = Counter((one.ref.store_code, one.target, one.wanted) for one in made.writes)
    return replace(made, refusals=refusals, brakes=brakes_of(counts, facts), facts=facts)
