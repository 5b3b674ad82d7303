"""What is shown of an example: its answers by name, its first orders, what they prove."""

from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlsplit

from designo_sync_gui.domain.compare import Comparison
from designo_sync_gui.domain.learning.answers import Example
from designo_sync_gui.domain.learning.paging import PagingFound
from designo_sync_gui.domain.learning.path_secrets import drawn_in, drawn_words, shown_address
from designo_sync_gui.domain.learning.proof import Proof, pages_words, proof_of_since_words
from designo_sync_gui.domain.learning.single import Single, single_words
from designo_sync_gui.domain.learning.told import (
    no_list_words,
    proof_words,
    sign_in_words,
    two_lists_words,
)
from designo_sync_gui.domain.looks import look_of
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import Sentence, joined, say, say_n
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.engine.learning import Preview, Study
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.statuses.rows_table import Column, Row, RowsTable
from designo_sync_gui.ui.statuses.text import table_paint

#: Beside two other parts of a dialog on a small screen, in pixels.
_LEAST_VALUE: Final = 84
_ORDER_COLUMNS: Final = (
    Column(say("Verdict"), 96),
    Column(say("Order"), 76),
    Column(say("Storefront"), 150, status=True, least=_LEAST_VALUE),
    Column(say("DesignO"), 150, status=True, least=_LEAST_VALUE),
)
#: Verdict and number are as wide as their words.
_WORDS: Final = (0, 1)


def orders_table() -> RowsTable:
    """The first orders that an example or a file shows."""
    return RowsTable(tr("First orders"), _ORDER_COLUMNS, ())


def show_orders(table: RowsTable, orders: Iterable[Any]) -> None:
    """Other orders in such a table."""
    table.set_rows(tuple(map(order_row, orders)))
    table.fit_words(*_WORDS)


def title_of(study: Study) -> str:
    """The title of what is learned from an example."""
    return say("Learned from {host}", host=host_of(study.example)).english


def study_words(study: Study, place: int, one: Single | None, proof: Proof) -> Sentence:
    """What is said of the chosen list: how it is read, and what was proven of that."""
    nothing = no_list_words(study.keyed, lists=len(study.proposals), inside=study.inside)
    if nothing or place < 0:
        return nothing
    paging, proposal = study.pagings[place], study.proposals[place]
    told = [] if proposal.looks_like_orders else [say("It does not look like a list of orders.")]
    told.append(two_lists_words(study.proposals))
    if proposal.ids_are_numbers:
        told.append(say("The ids are the numbers of known orders, not their ids."))
    told += [pages_words(paging, proof), proof_of_since_words(paging, proof)]
    if one is not None:
        told.append(single_words(one))
    if study.sign_in is None:
        told.append(say("An answer alone does not say how it was asked for: paste its command."))
    else:
        told.append(sign_in_words(study.sign_in))
        of_one = () if one is None else one.drawn
        told.append(drawn_words((*drawn_in(study.example.request), *of_one)))
    return joined(" ", told)


def host_of(example: Example) -> str:
    return urlsplit(example.request.url).netloc if example.request is not None else ""


def named_answer(example: Example) -> str:
    request = example.request
    if request is None:
        return tr("The answer")
    address = visible_line(shown_address(request))
    told = spoken(example.told)
    return f"{request.method} {address}" + (f": {told}" if told else "")


def order_row(row: Any) -> Row:
    comparison: Comparison = row.comparison
    return (
        look_of(comparison).label,
        visible_line(row.order.number or row.order.ref.order_id),
        table_paint(row.order, Side.STOREFRONT, comparison),
        table_paint(row.order, Side.DESIGNO, comparison),
    )


def preview_words(preview: Preview, paging: PagingFound) -> Sentence:
    told = [
        say("{n:,} of {all:,} are orders of a connected store.", n=preview.known, all=preview.read)
    ]
    told.append(proof_words(paging, preview.second))
    if preview.nameless:
        told.append(
            say_n(
                "{n:,} entry has no order id that can be read.",
                "{n:,} entries have no order id that can be read.",
                preview.nameless,
            )
        )
    return joined(" ", told)
