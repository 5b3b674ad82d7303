"""What must hold of reports and of JSON output for any status."""

import csv
import io
import json
from datetime import UTC, datetime

from hostile_statuses import HOSTILE_STATUSES
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.cli.json_output import encode, order_object
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.report import ReportRow
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.formats import csv_record
from designo_sync_gui.reports.rows import COLUMNS, fields_of

READ_AT = datetime(2025, 1, 1, tzinfo=UTC)

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.sampled_from(HOSTILE_STATUSES),
    st.text(alphabet='",\r\n\x00\ufeff;\\ ', max_size=12),
)
literals = st.from_regex(
    r"-?(?:0|[1-9][0-9]{0,40})(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?", fullmatch=True
)
statuses = st.one_of(
    texts.map(Status.text),
    literals.map(Status.number),
    st.booleans().map(Status.boolean),
    st.just(Status.null()),
)


def order(left: Status, right: Status) -> Order:
    return Order(
        OrderRef("s", "1"),
        "1",
        Observation(Presence.PRESENT, left, READ_AT),
        Observation(Presence.PRESENT, right, READ_AT),
    )


@given(statuses, statuses)
def test_that_csv_exact_gives_back_the_same_code_points(left: Status, right: Status) -> None:
    data = "".join(
        map(csv_record, (COLUMNS, fields_of(ReportRow(order(left, right)), {})))
    ).encode()
    text = io.StringIO(data.decode("utf-8"), newline="")
    (row,) = csv.DictReader(text, strict=True)
    assert row["storefront status"] == left.literal
    assert row["DesignO status"] == right.literal
    assert row["storefront JSON type"] == left.json_type.value
    assert row["DesignO JSON type"] == right.json_type.value


@given(statuses, statuses)
def test_that_json_output_gives_back_the_same_value(left: Status, right: Status) -> None:
    line = encode(order_object(order(left, right), "woocommerce"))
    assert line.isascii()
    assert "\n" not in line
    read = json.loads(line, parse_int=Literal, parse_float=Literal)
    for side, status in (("storefront", left), ("designo", right)):
        assert plain(read[f"{side}_status"]) == (status.json_type.value, status.literal)


@given(texts, texts)
def test_that_json_loads_gives_back_a_text_as_it_is(left: str, right: str) -> None:
    line = encode(order_object(order(Status.text(left), Status.text(right)), ""))
    read = json.loads(line)
    assert (read["storefront_status"], read["designo_status"]) == (left, right)


class Literal(str):
    """A number as it stands in the output."""


def plain(value: object) -> tuple[str, str]:
    if value is None:
        return "null", ""
    if isinstance(value, bool):
        return "boolean", str(value).lower()
    if isinstance(value, Literal):
        return "number", str(value)
    assert isinstance(value, str)
    return "text", value
