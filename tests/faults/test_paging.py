"""F50 to F54: lists that move, shrink, repeat or lead elsewhere while they are read."""

from fault_kit import FaultStage
from fault_server import Exchange, Play, beforehand

from designo_sync_gui.domain.errors import MassChange
from designo_sync_gui.domain.order import Presence

_MANY = 260


def _present(stage: FaultStage, orders) -> dict[str, str]:
    """Order id to status of what the program shows as present on the target."""
    sides = {order.ref.order_id: order.side(stage.target) for order in orders}
    return {
        order_id: side.status.literal
        for order_id, side in sides.items()
        if side is not None and side.presence is Presence.PRESENT
    }


async def _complete(stage: FaultStage) -> None:
    """After two more readings every order is shown as it is."""
    for full in (False, True):
        assert (await stage.refresh(full=full)).errors == ()
    assert _present(stage, await stage.services.orders.known()) == stage.held()


def test_F50_orders_that_move_while_paging_are_neither_missed_nor_doubled(
    stage: FaultStage,
) -> None:
    stage.most_requests = 400
    ids = stage.more(_MANY)

    def touch() -> None:
        for order_id in (ids[0], ids[1], ids[-1]):
            stage.edit(order_id, stage.former)
        stage.edit(ids[2])
        stage.edit_source(ids[2], stage.other_value)

    async def use() -> None:
        stage.server.arm(beforehand(touch), stage.is_list, skip=1)
        await stage.refresh(full=True)
        assert stage.server.hits == 1
        await _complete(stage)

    stage.run(use)


def test_F51_an_order_deleted_while_paging_hides_no_other(stage: FaultStage) -> None:
    stage.most_requests = 400
    ids = stage.more(_MANY)

    def delete() -> None:
        for order_id in ids[:3]:
            stage.remove(order_id)
            stage.remove_from_source(order_id)

    async def use() -> None:
        stage.server.arm(beforehand(delete), stage.is_list, skip=1)
        await stage.refresh(full=True)
        assert stage.server.hits == 1
        shown = _present(stage, await stage.services.orders.known())
        assert set(ids[3:]) <= set(shown), "an order that is there is shown as gone"
        await _complete(stage)

    stage.run(use)


def _repeating() -> Play:
    """The first page's answer for every page."""
    kept: list[bytes] = []

    async def play(x: Exchange) -> bool:
        if not kept:
            kept.append(await x.forward())
        await x.send(kept[0])
        return True

    return play


def test_F52_a_page_that_repeats_ends_and_takes_no_order_away(stage: FaultStage) -> None:
    stage.most_requests = 700
    stage.more(_MANY)

    async def use() -> None:
        await stage.refresh(full=True)
        stage.server.seen.clear()
        stage.server.arm(_repeating(), stage.is_list, times=10_000)
        await stage.refresh(full=True)
        assert 2 <= sum(map(stage.is_list, stage.server.seen)) <= 10
        assert _present(stage, await stage.services.orders.known()) == stage.held()

    stage.run(use)


def _taken(stage: FaultStage, count: int) -> dict[object, object]:
    """Take so many orders off the target; returns them."""
    table = stage.orders_of_target()
    return {key: table.pop(key) for key in list(table)[:count]}


def test_F53_an_empty_list_or_most_orders_gone_is_held_until_a_person_looked(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        before = await stage.services.orders.known()
        for count in (6, 4):
            gone = _taken(stage, count)
            assert isinstance(await stage.fault_of_refresh(), MassChange)
            after = await stage.services.orders.known()
            assert _present(stage, after) == _present(stage, before)
            assert stage.arrivals == []
            stage.orders_of_target().update(gone)

    stage.run(use)


def test_F53_orders_that_are_truly_gone_are_accepted_by_a_person(stage: FaultStage) -> None:
    async def use() -> None:
        gone = _taken(stage, 4)
        assert isinstance(await stage.fault_of_refresh(), MassChange)
        await stage.services.jobs.accept_change(stage.faulted_code)
        assert _present(stage, await stage.services.orders.known()) == stage.held()
        assert stage.arrivals == []
        stage.orders_of_target().update(gone)

    stage.run(use)


def test_F54_a_next_link_to_another_host_is_not_followed(stage: FaultStage) -> None:
    """Every address of ours in an answer names another host; nobody there is asked (I7)."""
    stage.most_requests = 400
    stage.more(_MANY)

    async def elsewhere(x: Exchange) -> bool:
        head, _, body = (await x.forward()).partition(b"\r\n\r\n")
        ours, theirs = f":{stage.server.port}", f":{stage.elsewhere.port}"
        head = head.replace(ours.encode(), theirs.encode())
        await x.send(head + b"\r\n\r\n" + body)
        return True

    async def use() -> None:
        stage.server.arm(elsewhere, times=10_000)
        summary = await stage.refresh(full=True)
        assert stage.server.hits
        if stage.case == "shopify":
            ((code, error),) = summary.errors
            assert code == "s"
            assert "another" in str(error) or "elsewhere" in str(error)
        else:
            assert summary.errors == ()

    stage.run(use)
