"""A place that an answer has not, beside keys with names that look like a message."""

import json

from designo_sync_gui.connectors.exports.log_lines import json_cell
from designo_sync_gui.connectors.exports.table import NOTHING
from designo_sync_gui.connectors.reading.document import read_json
from designo_sync_gui.connectors.reading.observations import others_of
from designo_sync_gui.domain.status import Status


def test_that_a_key_called_more_than_once_is_no_key_named_more_than_once() -> None:
    order = read_json(json.dumps({"more than once": 1, "id": 7}).encode()).root
    assert others_of(order, (("further", "/further"),)) == (("further", Status.absent()),)
    assert json_cell(order, "/further") is NOTHING
