"""The tree of an example's answer: what is shown, and what can be pointed at."""

import json
from typing import Any

import pytest
from order_answers import decoded
from PySide6.QtCore import QModelIndex, Qt

from designo_sync_gui.domain.learning.answers import Example, ExampleAnswer
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.outline import MOST_PARTS, meanings
from designo_sync_gui.domain.learning.paging import PagingFound, PagingKind
from designo_sync_gui.domain.learning.proposal import propose
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.engine.learning import Study
from designo_sync_gui.ui.stores.answer_model import AnswerModel
from designo_sync_gui.ui.stores.answer_pane import AnswerPane

_TEXT = Qt.ItemDataRole.AccessibleTextRole
_ORDERS = [
    {
        "id": 9007199254740993 + n,
        "status": "\ufeffIn-Production",
        "no": f"PD-{n}",
        "lines": [{"step": "cut"}],
    }
    for n in range(4)
]
_ANSWER = {"meta": {"total": 9}, "orders": _ORDERS, "jobs": [{"a": 1, "b": "x"}]}


def _study(answer: object) -> Study:
    root = decoded(json.dumps(answer))
    proposals = propose(root)
    pagings = tuple(PagingFound(PagingKind.NONE, total="/meta/total") for _ in proposals)
    return Study(Example(ExampleAnswer(root)), proposals, pagings, None, KnownOrders())


@pytest.fixture
def pane(qapp):
    made = AnswerPane()
    made.resize(400, 500)
    made.show()
    made.show_study(_study(_ANSWER))
    yield made
    made.close()
    made.deleteLater()


def _told(pane: AnswerPane, pointer: str) -> str:
    model: Any = pane.tree.model()
    return str(model.index_of(pointer).data(_TEXT))


def test_that_values_are_shown_as_received_with_what_they_are_and_why(pane) -> None:
    pane.mark(0, {Role.ID: "/id", Role.STATUS: "/status"}, {Role.STATUS: "sure: by its name"})
    assert _told(pane, "/orders/2/id") == "id, 9007199254740995, Order id"
    assert _told(pane, "/orders/0/status") == (
        'status, "⟨BOM⟩In-Production", Status: sure: by its name'
    )
    assert _told(pane, "/orders") == "orders, [4], list"
    assert _told(pane, "/meta/total") == "total, 9, total"
    assert _told(pane, "/orders/0/lines/0/step") == 'step, "cut"'
    model = pane.tree.model()
    tip = model.index_of("/orders/0/status").data(Qt.ItemDataRole.ToolTipRole)
    assert "by its name" in tip
    assert model.index_of("/orders").data(Qt.ItemDataRole.DisplayRole) == "orders [4]"


def test_that_the_list_that_was_chosen_is_opened_at_its_status(pane) -> None:
    pane.mark(0, {Role.STATUS: "/status"}, {})
    assert pane.tree.node.pointer == "/orders/0/status"
    pane.mark(1, {}, {})
    assert pane.tree.node.pointer == "/jobs/0"


def test_that_a_value_is_named_by_an_act_that_has_a_key_of_its_own(pane) -> None:
    pointed: list[object] = []
    listed: list[int] = []
    pane.pointed.connect(lambda place, role, pointer: pointed.append((place, role, pointer)))
    pane.listed.connect(listed.append)
    pane.mark(0, {}, {})
    pane.tree.reveal("/orders/1/lines/0/step")
    pane.tree.acts[Role.STATUS].trigger()
    assert pointed[-1] == (0, Role.STATUS, "/lines/0/step")
    assert not pane.tree.acts[None].isEnabled()
    pane.tree.reveal("/jobs")
    assert not pane.tree.acts[Role.ID].isEnabled()
    pane.tree.acts[None].trigger()
    assert listed == [1]
    keys = [act.shortcut().toString() for act in pane.tree.acts.values()]
    assert keys == ["L", "I", "S", "N", "C", "O"]


def test_that_a_value_outside_every_list_cannot_be_a_field(pane) -> None:
    pane.mark(0, {}, {})
    pane.tree.reveal("/meta/total")
    assert not any(act.isEnabled() for act in pane.tree.acts.values())
    assert not pane.what.isEnabled()
    pane.tree.reveal("/orders/0")
    assert not pane.what.isEnabled()


def test_that_a_list_is_made_where_it_is_opened_and_no_further_than_a_part(qapp) -> None:
    model = AnswerModel()
    model.show([{"id": n} for n in range(50_000)])
    top = model.index(0, 0)
    assert model.hasChildren(top)
    assert len(model._places) == 1
    assert model.rowCount(top) == MOST_PARTS + 1
    assert len(model._places) == MOST_PARTS + 2
    last = model.index(MOST_PARTS, 0, top)
    assert last.data(_TEXT) == "and 49,800 more"
    assert last.data(Qt.ItemDataRole.ToolTipRole) == ""
    assert not model.hasChildren(last)
    assert model.parent(last) == top
    assert model.parent(top) == QModelIndex()
    model.mark(meanings("", {}, None), {})
    model.show(None)
    assert model.rowCount() == 0
    assert not model.hasChildren()
    assert not model.index_of("/0").isValid()
