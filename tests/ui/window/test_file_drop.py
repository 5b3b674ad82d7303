"""A file dropped onto the window: its columns are proposed in the form of DesignO's connection."""

from drops import drop, url_of
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.reading_ways import Way
from designo_sync_gui.ui.stores.table_dialog import TableDialog


def form_of_designo():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, DesignoDialog)]


def proposed():
    """The open proposal of columns."""
    opened = [w for w in QApplication.topLevelWidgets() if isinstance(w, TableDialog)]
    return next((dialog for dialog in opened if dialog.isVisible()), None)


def export(path, *rows: str):
    path.write_text("\n".join(("Order Id,Order Status", *rows)) + "\n", "utf-8")
    return path


def test_that_a_dropped_export_is_proposed_and_comes_into_the_form_of_designo(
    in_window, support, until, press, tmp_path
) -> None:
    path = export(tmp_path / "designo.csv", "1,new", "2,paid", "3,new")

    async def scenario(window):
        assert drop(window, url_of(path))
        await until(proposed)
        (dialog,) = form_of_designo()
        assert dialog.ways.chosen is not Way.FILE
        press(proposed().take_button)
        assert dialog.ways.chosen is Way.FILE
        assert dict(dialog.tables[Way.FILE].values()) == {
            "file": str(path),
            "id_column": "Order Id",
            "status_column": "Order Status",
        }
        dialog.reject()

    services = support.FakeServices()
    in_window(services, scenario)
    assert "save_designo" not in [name for name, _ in services.calls]


def test_that_a_proposal_that_is_not_taken_leaves_the_form_as_it_was(
    in_window, support, until, press, tmp_path
) -> None:
    path = export(tmp_path / "designo.csv", "1,new", "2,paid", "3,new")

    async def scenario(window):
        drop(window, url_of(path))
        await until(proposed)
        (dialog,) = form_of_designo()
        before = dialog.ways.chosen
        press(proposed().cancel_button)
        assert (dialog.ways.chosen, dialog.tables) == (before, {})
        dialog.reject()

    in_window(support.FakeServices(), scenario)


def test_that_a_dropped_folder_is_a_folder_there(
    in_window, support, until, press, tmp_path
) -> None:
    export(tmp_path / "designo.csv", "1,new", "2,paid")

    async def scenario(window):
        drop(window, url_of(tmp_path))
        await until(proposed)
        press(proposed().take_button)
        (dialog,) = form_of_designo()
        assert dialog.ways.chosen is Way.FOLDER
        assert dict(dialog.tables[Way.FOLDER].values())["file"] == str(tmp_path)
        dialog.reject()

    in_window(support.FakeServices(), scenario)


def test_that_what_cannot_be_read_from_a_drop_is_told(in_window, support, until, tmp_path) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text('{"orders": [{"id": 1, "status": "new"}]}', "utf-8")
    paper = tmp_path / "x.pdf"
    paper.write_bytes(b"%PDF\xff\xfe")

    async def scenario(window):
        assert not drop(window, QUrl("https://print.example.com/orders.csv"))
        drop(window, url_of(answer), url_of(paper))
        assert "2 files were dropped" in window.banners.notice("dropped").title.english
        for path, said in ((answer, "is an example of an answer"), (paper, "not UTF-8 text")):
            drop(window, url_of(path))
            await until(lambda: window.banners.notice("dropped"))
            assert said in window.banners.notice("dropped").message.english
        assert form_of_designo() == []

    in_window(support.FakeServices(), scenario)


def test_that_a_log_may_be_dropped_onto_the_form(
    in_window, support, until, press, tmp_path
) -> None:
    log = tmp_path / "l.csv"
    rows = ("at,order_id,status", "2026-11-01T10:00:00Z,1,new", "2026-11-01T11:00:00Z,1,done")
    log.write_text("\n".join((*rows, "2026-11-01T11:30:00Z,2,new")) + "\n", "utf-8")
    paper = tmp_path / "x.pdf"
    paper.write_bytes(b"%PDF\xff\xfe")

    async def scenario(window):
        window.parts.connection_controller.connect_designo()
        (dialog,) = form_of_designo()
        assert not drop(dialog, url_of(log), url_of(paper))
        drop(dialog, url_of(paper))
        await until(lambda: dialog.problems.notice("problem"))
        assert drop(dialog, url_of(log))
        await until(proposed)
        press(proposed().take_button)
        assert dialog.ways.chosen is Way.FOLDER
        values = dict(dialog.tables[Way.FOLDER].values())
        assert (values["rows"], values["changed_column"]) == ("log", "at")
        dialog.reject()

    in_window(support.FakeServices(), scenario)
