"""Orders that left a list or cannot be read, and what a refresh concludes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from engine_fakes import FakeClock

from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.errors import ServerFailure
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status


def refresh(world: Any, *, times: int = 1) -> Any:
    async def body(services: Any) -> Any:
        for _ in range(times):
            summary = await services.jobs.refresh()
        return summary, await services.overview(), await services.orders.known()

    return world.run(body)


def verdicts(orders: Any) -> dict[str, Verdict]:
    return {order.ref.order_id: judge(order).verdict for order in orders}


def test_that_one_order_that_cannot_be_read_stops_no_other_and_not_the_mark(world: Any) -> None:
    world.fill(o1=("a", None), o2=("b", None), o3=("c", None))
    world.designo.read_errors[world.ref("2")] = ServerFailure(verbatim("500"))
    summary, overview, orders = refresh(world)
    assert verdicts(orders) == {
        "1": Verdict.ONLY_STOREFRONT,
        "2": Verdict.NOT_READ,
        "3": Verdict.ONLY_STOREFRONT,
    }
    assert "500" in orders[1].designo.problem.english
    assert [(code, "Order 2" in note.english) for code, note in summary.notes] == [("", True)]
    assert summary.unread == 1
    assert {r.side for r in overview.side_reads} == set(Side)


@pytest.mark.parametrize("unclear", ["nameless", "lost"])
def test_that_no_order_is_absent_by_a_list_with_entries_that_cannot_be_read(
    world: Any, unclear: str
) -> None:
    world.designo.reads_singly = False
    world.fill(o1=("a", "a"), o2=("a", None))
    setattr(world.designo, unclear, 1)
    _, _, orders = refresh(world)
    assert verdicts(orders) == {"1": Verdict.EQUAL, "2": Verdict.NOT_READ}
    assert "it may be this order" in orders[1].designo.problem.english


def test_that_such_an_order_stays_not_read_until_a_complete_list_is_clear(world: Any) -> None:
    world.designo.reads_singly = False
    world.fill(o1=("a", "a"), o2=("a", None))
    world.designo.nameless = 1

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        world.designo.nameless = 0
        world.designo.changed = set()
        await services.jobs.refresh()
        kept = await services.orders.known()
        await services.jobs.refresh(full=True)
        return kept, await services.orders.known()

    kept, cleared = world.run(body)
    assert verdicts(kept)["2"] is Verdict.NOT_READ
    assert verdicts(cleared)["2"] is Verdict.ONLY_STOREFRONT


def test_that_a_side_that_answers_for_no_order_at_all_is_an_error(world: Any) -> None:
    world.fill(**{f"o{n}": ("a", None) for n in range(1, 9)})
    for n in range(1, 9):
        world.designo.read_errors[world.ref(str(n))] = ServerFailure(verbatim("500"))
    summary, overview, _ = refresh(world)
    assert [code for code, _ in summary.errors] == [""]
    assert {r.side for r in overview.side_reads} == {Side.STOREFRONT}


def test_that_an_empty_list_of_a_side_that_counts_orders_is_an_error_with_the_number(
    world: Any,
) -> None:
    world.storefront.total_of = lambda _refs: 900
    summary, overview, _ = refresh(world)
    assert [(code, "900 orders" in str(error)) for code, error in summary.errors] == [
        ("wc_eu", True)
    ]
    assert {r.side for r in overview.side_reads} == {Side.DESIGNO}


def test_that_orders_that_the_list_cannot_give_are_told_by_every_refresh(world: Any) -> None:
    world.fill(o1=("a", "a"))
    world.storefront.changed = set()
    world.storefront.total_of = lambda refs: len(refs) + 1
    for times in (1, 2, 3):
        summary, _, _ = refresh(world, times=times)
        assert [note.english for _, note in summary.notes] == [
            "The list of the storefront lacks 1 order that its total counts."
        ]


def test_that_an_order_that_comes_while_the_list_is_read_is_not_told_as_lacking(
    world: Any,
) -> None:
    world.fill(o1=("a", "a"))
    totals = iter([2, 1])
    world.storefront.total_of = lambda _refs: next(totals)
    summary, _, _ = refresh(world)
    assert summary.notes == ()


def test_that_orders_that_all_hang_are_the_side_after_a_few(world: Any) -> None:
    hangs = ServerFailure(verbatim("hangs"))
    hangs.too_late = True
    world.fill(**{f"o{n}": ("a", None) for n in range(10, 50)}, o9=("a", "a"))
    for n in range(10, 50):
        world.designo.read_errors[world.ref(str(n))] = hangs
    summary, _, _ = refresh(world)
    assert summary.errors == (("", hangs),)
    assert len(world.steps("read")) < 10


def test_that_one_order_that_fails_among_many_costs_one_question_more_for_each(
    world: Any,
) -> None:
    world.fill(**{f"o{n}": ("a", None) for n in range(10, 50)})
    world.designo.read_errors[world.ref("10")] = ServerFailure(verbatim("500"))
    summary, _, orders = refresh(world)
    assert [v for v in verdicts(orders).values()].count(Verdict.NOT_READ) == 1
    assert summary.errors == ()
    assert len(world.steps("read")) == 41


def test_that_entries_without_an_id_are_not_told_as_lacking_too(world: Any) -> None:
    world.fill(o1=("a", "a"))
    world.storefront.total_of, world.storefront.nameless = lambda refs: len(refs) + 1, 1
    for times in (1, 2):
        summary, _, _ = refresh(world, times=times)
        assert (summary.nameless, summary.notes) == (1, ())


def test_that_a_lost_order_of_a_side_without_a_total_is_looked_for_by_every_refresh(
    world: Any,
) -> None:
    world.fill(o1=("a", "a"))
    world.storefront.total_of, world.storefront.lost = None, 1
    refresh(world, times=2)
    world.storefront.lost = 0
    refresh(world, times=2)
    assert [since is None for since in world.storefront.sinces] == [True, True, True, False]


def test_that_of_thousands_of_notes_the_first_are_shown_and_the_others_counted(
    world: Any,
) -> None:
    world.storefront.notes = tuple(verbatim(f"Note {n}") for n in range(2_000))
    summary, _, _ = refresh(world)
    notes = [note.english for _, note in summary.notes]
    assert notes == [*(f"Note {n}" for n in range(10)), "1,990 more orders could not be read."]


def test_that_a_few_orders_that_all_fail_stop_no_side_whose_list_shows_orders(world: Any) -> None:
    world.fill(**{f"o{n}": ("a", None) for n in range(1, 9)}, o9=("a", "a"))
    for n in range(1, 9):
        world.designo.read_errors[world.ref(str(n))] = ServerFailure(verbatim("500"))
    summary, overview, orders = refresh(world)
    assert summary.errors == ()
    assert [verdict for verdict in verdicts(orders).values()].count(Verdict.NOT_READ) == 8
    assert {r.side for r in overview.side_reads} == set(Side)


def test_that_a_side_that_is_away_is_not_asked_order_by_order(world: Any) -> None:
    away = ServerFailure(verbatim("502"))
    away.away = True
    world.fill(**{f"o{n}": ("a", None) for n in range(1, 9)})
    for n in range(1, 9):
        world.designo.read_errors[world.ref(str(n))] = away
    summary, _, _ = refresh(world)
    assert summary.errors == (("", away),)
    assert len(world.steps("read")) == 1


def test_that_a_sign_in_that_fails_is_said_of_no_order(world: Any) -> None:
    refused = ServerFailure(verbatim("the sign-in answered 500"))
    refused.of_sign_in = True
    world.fill(o1=("a", None), o2=("b", None))
    world.designo.read_errors[world.ref("2")] = refused
    summary, _, orders = refresh(world)
    assert summary.errors == (("", refused),)
    assert orders[1].designo is None


def test_that_an_order_that_leaves_the_list_is_noticed_at_the_next_ordinary_refresh(
    world: Any,
) -> None:
    world.fill(o1=("a", "a"), o2=("b", "b"))
    world.storefront.changed = set()

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        world.storefront.orders[world.ref("1")] = Status.text("Ready To Print")
        world.storefront.unlisted.add(world.ref("1"))
        await services.jobs.refresh()
        return await services.orders.known()

    orders = world.run(body)
    assert verdicts(orders) == {"1": Verdict.DIFFERENT, "2": Verdict.EQUAL}
    assert orders[0].storefront.listed is False


def test_that_an_unmoved_list_costs_no_complete_reading(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("b", "b"), o3=("c", "c"))
    world.storefront.unlisted.add(world.ref("3"))
    refresh(world, times=3)
    assert [since is None for since in world.storefront.sinces] == [True, False, False]


def test_that_a_total_that_counts_more_than_the_list_shows_is_remembered(world: Any) -> None:
    world.fill(o1=("a", "a"))
    world.storefront.total_of = lambda refs: len(refs) + 3
    refresh(world, times=3)
    complete = [since is None for since in world.storefront.sinces]
    assert complete == [True, False, True, False, False], "what came meanwhile is asked for first"


def test_that_a_total_that_cannot_be_asked_is_told_and_stops_nothing(world: Any) -> None:
    world.fill(o1=("a", "a"))

    def fail(_refs: Any) -> int:
        raise ServerFailure(verbatim("500"))

    world.storefront.total_of = fail
    summary, overview, _ = refresh(world)
    assert summary.errors == ()
    assert "left the list" in summary.notes[0][1].english
    assert {r.side for r in overview.side_reads} == set(Side)


def test_that_a_watermark_of_2099_loses_nothing(world: Any) -> None:
    world.fill(o1=("a", "a"))
    began = world.clock.now()

    async def body(services: Any) -> Any:
        ahead = world.storefront.clock
        world.storefront.clock = FakeClock()
        world.storefront.clock.time = datetime(2099, 1, 1, tzinfo=UTC)
        await services.jobs.refresh()
        world.storefront.clock = ahead
        await services.jobs.refresh()

    world.run(body)
    assert world.storefront.sinces[1] <= began
