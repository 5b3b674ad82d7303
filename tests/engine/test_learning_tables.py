"""Learning how a file is read: the columns are proposed, and the first orders shown."""

from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.compare import Verdict
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.tables import TableChoice, with_choice
from designo_sync_gui.domain.order import Order, Side
from designo_sync_gui.engine.services import Services

ROWS = ("0,press,#0", "1,cut,#1", "2,cut,#2", "3,cut,#3", "77,press,#77")


def _known(world: Any, count: int = 6) -> None:
    for n in range(count):
        world.fill(**{f"o{n}": (("press", "cut")[n % 2], None)})
    for ref in world.storefront.orders:
        reading = world.storefront._reading(ref)
        world.mirror.rows[ref] = Order(ref, reading.number, reading.observation, None)


def _export(tmp_path: Path, *rows: str, header: str = "nr,was,no") -> tuple[tuple[str, str], ...]:
    path = tmp_path / "orders.csv"
    path.write_text("\n".join((header, *rows)), "utf-8")
    return (("file", str(path)),)


def test_that_columns_are_proposed_by_the_orders_of_the_store(world: Any, tmp_path: Path) -> None:
    _known(world)

    async def use(services: Services) -> None:
        study = await services.learning_tables().study(_export(tmp_path, *ROWS))
        choice = with_choice(study.proposed)
        assert (choice.columns[Role.ID], choice.columns[Role.STATUS]) == ("nr", "was")
        assert study.sample.told.english.startswith("“orders.csv”")

    world.run(use)


def test_that_the_preview_sets_both_statuses_side_by_side(world: Any, tmp_path: Path) -> None:
    _known(world)

    async def use(services: Services) -> None:
        learning = services.learning_tables()
        study = await learning.study(_export(tmp_path, *ROWS))
        preview = await learning.preview(study, with_choice(study.proposed), "wc_eu")
        verdicts = [row.comparison.verdict for row in preview.orders.rows]
        same, other = Verdict.EQUAL, Verdict.DIFFERENT
        assert verdicts[:4] == [same, same, other, same]
        assert verdicts[4] is Verdict.NOT_READ
        assert (preview.orders.read, preview.orders.known) == (5, 4)
        assert (preview.unreadable, preview.elsewhere) == (0, 0)
        turned = await learning.preview(
            study, with_choice(study.proposed), "wc_eu", Side.STOREFRONT
        )
        assert turned.orders.rows[0].order.storefront is not None
        assert turned.orders.rows[0].order.designo is None

    world.run(use)


def test_that_an_order_twice_is_shown_without_a_status_and_a_log_has_its_last(
    world: Any, tmp_path: Path
) -> None:
    _known(world)
    columns = {Role.ID: "nr", Role.STATUS: "was"}

    async def use(services: Services) -> None:
        learning = services.learning_tables()
        study = await learning.study(_export(tmp_path, "0,press,", "0,cut,", ",x,"))
        preview = await learning.preview(study, TableChoice(columns), "wc_eu")
        assert (preview.unreadable, preview.orders.nameless) == (1, 1)
        assert "names no order" in preview.notes[0].english
        log = await learning.preview(study, TableChoice(columns, is_log=True), "wc_eu")
        (row,) = log.orders.rows
        assert row.order.designo is not None
        assert row.order.designo.status is not None
        assert row.order.designo.status.literal == "cut"

    world.run(use)


def test_that_rows_name_their_stores_and_others_are_told(world: Any, tmp_path: Path) -> None:
    _known(world)
    columns = {Role.ID: "nr", Role.STATUS: "was", Role.STORE: "no"}

    async def use(services: Services) -> None:
        learning = services.learning_tables()
        study = await learning.study(_export(tmp_path, "0,press,wc_eu", "1,cut,elsewhere"))
        preview = await learning.preview(study, TableChoice(columns), "")
        codes = [row.order.ref.store_code for row in preview.orders.rows]
        assert codes == ["wc_eu", "elsewhere"]
        assert (preview.orders.known, preview.elsewhere) == (1, 1)

    world.run(use)


def test_that_more_than_a_page_is_read_and_twenty_are_shown(world: Any, tmp_path: Path) -> None:
    async def use(services: Services) -> None:
        learning = services.learning_tables()
        study = await learning.study(_export(tmp_path, *(f"{n},new," for n in range(2_500))))
        columns = {Role.ID: "nr", Role.STATUS: "was"}
        preview = await learning.preview(study, TableChoice(columns), "")
        assert (preview.orders.read, len(preview.orders.rows)) == (2_500, 20)

    world.run(use)


def test_that_what_is_no_table_and_a_choice_without_columns_are_refused(
    world: Any, tmp_path: Path
) -> None:
    async def use(services: Services) -> None:
        learning = services.learning_tables()
        with pytest.raises(SettingsInvalid, match="No file is chosen"):
            await learning.study(())
        with pytest.raises(SettingsInvalid, match="No file in"):
            await learning.study((("file", str(tmp_path)),))
        study = await learning.study(_export(tmp_path, "1,a,b"))
        with pytest.raises(SettingsInvalid, match="are not chosen"):
            await learning.preview(study, TableChoice({Role.ID: "nr"}), "wc_eu")

    world.run(use)


def test_that_a_broken_line_of_a_log_ends_no_sample(world: Any, tmp_path: Path) -> None:
    async def use(services: Services) -> None:
        learning = services.learning_tables()
        log = tmp_path / "l.jsonl"
        log.write_text('{"id": 1, "status": "new"}\n{"id": 1, "st\n{"id": 1, "status": "x"}\n')
        study = await learning.study((("file", str(log)),))
        assert len(study.sample.rows) == 2
        assert study.sample.notes[0].english == "1 line cannot be read."
        assert study.proposed.is_log
        study = await learning.study(_export(tmp_path, "1,new,a", '2,"x"y,b'))
        assert len(study.sample.rows) == 1
        assert "not valid CSV at line 3" in study.sample.notes[0].english

    world.run(use)
