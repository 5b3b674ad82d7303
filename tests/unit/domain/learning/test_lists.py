"""The lists in an answer that may be orders."""

import json

from order_answers import decoded

from designo_sync_gui.domain.learning.lists import lists_in, text_inside


def _pointers(answer: object) -> list[str]:
    return [found.pointer for found in lists_in(decoded(json.dumps(answer)))]


def test_that_lists_of_objects_are_found_wherever_they_stand() -> None:
    answer = {"a": {"orders": [{"id": 1}]}, "b": [1, 2], "c": [], "d": [{"x": 1}, 2]}
    assert _pointers(answer) == ["/a/orders"]


def test_that_the_answers_of_a_batched_call_are_looked_into() -> None:
    answer = [{"result": {"items": [{"id": 1}, {"id": 2}]}}]
    found = {one.pointer: one.inside for one in lists_in(decoded(json.dumps(answer)))}
    assert found == {"": False, "/0/result/items": True}


def test_that_lists_inside_many_entries_are_parts_of_them() -> None:
    answer = {"orders": [{"id": n, "items": [{"id": 1}]} for n in range(5)]}
    assert _pointers(answer) == ["/orders"]


def test_that_rows_take_the_names_beside_them() -> None:
    for columns in (["id", "status"], [{"name": "id"}, {"field": "status"}]):
        answer = decoded(json.dumps({"columns": columns, "data": [["1", "new"], ["2", "done"]]}))
        found = next(one for one in lists_in(answer) if one.pointer == "/data")
        assert [field.path for field in found.fields] == [("id",), ("status",)]
        assert found.skipped == 0


def test_that_a_first_row_of_words_names_the_columns() -> None:
    answer = decoded(json.dumps({"rows": [["order id", "status"], ["1", "new"], ["2", "x"]]}))
    (found,) = lists_in(answer)
    assert found.skipped == 1
    assert [field.path for field in found.fields] == [("order id",), ("status",)]


def test_that_rows_without_names_have_their_positions() -> None:
    several: list[list[list[str]]] = [[["1", "new"], ["2", "x"]], [["a", "b"]], [[], []]]
    for rows in several:
        (found,) = lists_in(decoded(json.dumps(rows)))
        assert found.skipped == 0
        assert {field.path for field in found.fields} <= {("0",), ("1",)}


def test_that_columns_without_a_name_name_nothing() -> None:
    answer = decoded(json.dumps({"columns": [{"x": 1}, 5], "rows": [["1", "n"], ["2", "m"]]}))
    found = next(one for one in lists_in(answer) if one.pointer == "/rows")
    assert [field.path for field in found.fields] == [("0",), ("1",)]


def test_that_what_is_nested_deeply_is_not_looked_into() -> None:
    deep: object = {"orders": [{"id": 1}]}
    for _ in range(12):
        deep = {"a": deep}
    assert lists_in(deep) == ()


def test_that_no_more_than_sixty_lists_are_judged() -> None:
    answer = {f"l{n}": [{"id": 1}] for n in range(80)}
    assert len(lists_in(answer)) == 60


def test_that_names_of_columns_may_hold_other_characters() -> None:
    answer = {"columns": ["Order #", "Status (1)"], "rows": [["7", "new"], ["8", "done"]]}
    (found,) = lists_in(answer)
    assert [field.path for field in found.fields] == [("Order #",), ("Status (1)",)]


def test_that_orders_in_a_text_are_noticed() -> None:
    orders = json.dumps({"orders": [{"id": 1}]})
    assert text_inside({"a/b": [1, {"d": orders}]}) == "/a~1b/1/d"
    assert text_inside(orders) == ""
    for none in ({"d": "{no json"}, {"d": "[1, 2]"}, {"d": "[" * 100_000}, {"d": "x"}, [None]):
        assert text_inside(none) is None
    deep: object = orders
    for _ in range(12):
        deep = {"d": deep}
    assert text_inside(deep) is None
