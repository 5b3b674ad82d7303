"""The rows of a large plan, kept small: what comes out is what went in."""

import hashlib
import json
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from designo_sync_gui.domain import plan_text
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import _MOST_WORDS, Missing, Plan, PlannedWrite, Refusal
from designo_sync_gui.domain.plan_facts import Seen
from designo_sync_gui.domain.plan_rows import (
    PackedRows,
    Rearranged,
    of_alike,
    packer_of_refusals,
    packer_of_writes,
)
from designo_sync_gui.domain.plan_text import plan_from_text, plan_parts
from designo_sync_gui.domain.sentence import joined, say
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.write_rules import RefusalReason

READ_AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
#: What JSON, lines and spaces could alter.
ODD = ("", " ", "a\x00b", '"', "\n", "\ud800", "Zoë", "☃", "0012", "é")


def write(number: int) -> PlannedWrite:
    text = ODD[number % len(ODD)]
    return PlannedWrite(
        OrderRef(f"s{number % 3}", f"{number}{text}"),
        text,
        Status.text("Paid") if number % 2 else None,
        Status(JsonType.NUMBER, "1.0") if number % 5 else Status.text("paid"),
        joined("; ", [say("may e-mail the customer"), say("counts {n}", n=number % 4)]),
        "complete" if number % 7 else "",
        "MOVE MONEY" if number % 11 else "",
        Seen(READ_AT + timedelta(hours=number % 2), f"2026-11-{number:02}") if number % 4 else None,
        target=Side.DESIGNO if number % 2 else Side.STOREFRONT,
    )


def refusal(number: int) -> Refusal:
    return Refusal(
        OrderRef("s", f"{number}"),
        ODD[number % len(ODD)],
        RefusalReason.EQUAL if number % 2 else RefusalReason.MISSING,
        say("Both sides have {value}.", value=ODD[number % 3]),
        Status.text("Paid") if number % 3 else None,
        None,
        (Missing.NOTHING, Missing.ABSENT) if number % 5 else (Missing.NOTHING, Missing.NOTHING),
        target=Side.DESIGNO,
    )


def packed_writes(rows: list[PlannedWrite]) -> PackedRows[PlannedWrite]:
    packer = packer_of_writes()
    for row in rows:
        packer.add(row)
    return PackedRows([packer])


def parts(row: PlannedWrite | Refusal) -> list[object]:
    """Every attribute, those too that are not compared."""
    return [getattr(row, name) for name in row.__slots__]


@pytest.mark.parametrize("number", [0, 1, 255, 256, 257, 600])
def test_that_rows_come_out_as_they_went_in(number: int) -> None:
    writes = [write(at) for at in range(number)]
    packer = packer_of_refusals()
    refusals = [refusal(at) for at in range(number)]
    for row in refusals:
        packer.add(row)
    for packed, rows in ((packed_writes(writes), writes), (PackedRows([packer]), refusals)):
        assert len(packed) == number
        assert [parts(row) for row in packed] == [parts(row) for row in rows]
        assert [parts(packed[at]) for at in range(-number, number)] == [*map(parts, rows)] * 2
        assert packed == tuple(rows)
        assert tuple(rows) == packed
        assert packed[3:500:7] == tuple(rows[3:500:7])


def test_that_rows_of_several_packers_stand_one_after_the_other() -> None:
    packers = [packer_of_writes() for _ in range(3)]
    rows = [write(at) for at in range(700)]
    for at, row in enumerate(rows):
        packers[0 if at < 300 else 2].add(row)
    packed = PackedRows(packers)
    assert packed == tuple(rows)
    assert packed[299:302] == tuple(rows[299:302])
    assert packed != tuple(rows[1:])
    assert packed != tuple(reversed(rows))
    with pytest.raises(IndexError):
        packed[700]


def test_that_rows_that_are_alike_are_asked_once() -> None:
    rows = [write(at) for at in range(900)]
    asked: list[object] = []

    def target(row: PlannedWrite) -> Side:
        asked.append(row)
        return row.target

    assert [*of_alike(tuple(rows), target)] == [row.target for row in rows]
    assert len(asked) == 900
    asked.clear()
    shared = [plain(at) for at in range(900)]
    assert [*of_alike(packed_writes(rows + shared), target)] == [
        row.target for row in rows + shared
    ]
    assert len(asked) < 1200, "each of the 900 that differ, and few of those that are alike"


def test_that_rows_are_seen_in_another_order() -> None:
    rows = packed_writes([write(at) for at in range(600)])
    seen = Rearranged(rows, range(599, -1, -2))
    assert len(seen) == 300
    assert [*seen] == [rows[at] for at in range(599, -1, -2)]
    assert [*seen[5:9]] == [rows[at] for at in (589, 587, 585, 583)]


def test_that_a_place_that_is_not_there_is_an_error() -> None:
    with pytest.raises(IndexError):
        packed_writes([])[0]


def peak_of(made: Callable[[], object]) -> int:
    tracemalloc.start()
    kept = made()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept is not None
    return held


def plain(at: int) -> PlannedWrite:
    return PlannedWrite(
        OrderRef("shop", str(1_000_000 + at)),
        f"#{1_000_000 + at}",
        Status.text("Paid"),
        Status.text(f"paid {at % 5}"),
        say("may e-mail the customer"),
        seen=Seen(READ_AT, f"2026-11-23T09:{at % 60:02}"),
        target=Side.DESIGNO,
    )


def test_that_twenty_thousand_rows_take_a_tenth_of_what_they_take_as_objects() -> None:
    def packed() -> PackedRows[PlannedWrite]:
        packer = packer_of_writes()
        for at in range(20_000):
            packer.add(plain(at))
        return PackedRows([packer])

    assert peak_of(packed) * 10 < peak_of(lambda: [plain(at) for at in range(20_000)])


@pytest.mark.parametrize("number", [0, 1, 3])
def test_that_a_plan_is_laid_out_as_one_json_text_and_read_as_the_same(number: int) -> None:
    def whole(at: int) -> Refusal:
        return replace(refusal(at), number="#7")

    packer = packer_of_refusals()
    for at in range(number):
        packer.add(whole(at))
    writes = packed_writes([plain(at) for at in range(number)])
    plan = Plan(Direction.TO_DESIGNO, READ_AT, writes, PackedRows([packer]), (say("Many"),))
    text = "".join(plan_parts(plan))
    assert text == json.dumps(json.loads(text), indent=2) + "\n"
    assert plan_from_text(text) == plan
    assert plan_from_text(text).digest == plan.digest


def test_that_the_digest_of_a_plan_is_that_of_all_its_rows_at_once() -> None:
    row = plain(7)
    plan = Plan(Direction.TO_DESIGNO, READ_AT, packed_writes([row]), ())
    rows = [["shop", "1000007"], "designo", "#1000007", ["text", "Paid"], ["text", "paid 2"]]
    laid = [
        *(plan.direction.value, READ_AT.isoformat(), [], []),
        [*rows, row.consequence.english, "", ""],
    ]
    assert plan.digest == hashlib.sha256(json.dumps(laid).encode()).hexdigest()


def test_that_packed_rows_are_equal_to_a_tuple_and_hash_and_look_like_one() -> None:
    rows = tuple(write(number) for number in range(4))
    packer = packer_of_writes()
    for row in rows:
        packer.add(row)
    packed = PackedRows([packer])
    assert packed == rows
    assert packed != rows[:3]
    assert packed != "rows"
    assert hash(packed) == hash(rows)
    assert repr(packed) == repr(rows)
    assert list(packed) == list(rows)


def test_that_a_plan_of_very_many_sentences_is_written_whole() -> None:
    rows = [replace(write(1), consequence=say("counts {n}", n=n)) for n in range(_MOST_WORDS + 2)]
    plan = Plan(Direction.TO_DESIGNO, READ_AT, tuple(rows), ())
    again = plan_from_text("".join(plan_parts(plan)))
    assert again.digest == plan.digest
    assert [row.consequence.english for row in again.writes][-1] == f"counts {_MOST_WORDS + 1}"


def test_that_a_plan_file_is_read_by_a_converter_made_anew() -> None:
    plan_text._converter.cache_clear()
    plan = Plan(Direction.TO_DESIGNO, READ_AT, (write(1),), (refusal(2),))
    assert plan_from_text("".join(plan_parts(plan))).digest == plan.digest
