"""Learning a connection from an example.

Law: nothing is saved here, and nothing is sent but what the operator confirmed: the example's own
request, at most six times, one a second. The example lives in memory only.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.compare import Comparison, judge
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.errors import (
    NotTheApi,
    PermissionDenied,
    Redirected,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.learning.absent import AbsentProof, absent_proof, proof_of_status
from designo_sync_gui.domain.learning.answers import (
    Example,
    Opened,
    operation_of,
    possible_ids,
    xml_refused,
)
from designo_sync_gui.domain.learning.draft import Choice, Draft, make_draft
from designo_sync_gui.domain.learning.example import ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.given import read_example
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.lists import keyed_entries, text_inside
from designo_sync_gui.domain.learning.paging import PagingFound, find_paging
from designo_sync_gui.domain.learning.proof import (
    Proof,
    SinceProof,
    base_is_open,
    base_proof,
    differ,
    far_ahead,
    ids_in,
    since_is_open,
    since_proof,
    with_value,
)
from designo_sync_gui.domain.learning.proposal import Proposal, propose
from designo_sync_gui.domain.learning.safe_requests import (
    MOST_REQUESTS,
    SECONDS_APART,
    refuse_unsafe,
)
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.sign_in import SignIn, find_sign_in
from designo_sync_gui.domain.learning.single import (
    OfList,
    Single,
    address_values,
    find_single,
    named_order,
)
from designo_sync_gui.domain.locks import OF_A_NEW_STORE, with_locks
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Reading, Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import Sorting
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.connections.trial import first_pages
from designo_sync_gui.engine.context import EngineContext

#: Orders that the preview shows.
PREVIEWED: Final = 20
#: The second page proves that the list goes on as it was found.
_PREVIEW_PAGES: Final = 2
#: The newest orders whose numbers are known, to tell a number from an id.
_NUMBERS: Final = 500

#: Reads an example's file, blocking.
ReadFile = Callable[[Path], Opened]


@dataclass(frozen=True, slots=True)
class Study:
    """What is proposed of one example.

    Attributes:
        proposals: the lists of its answer, the most like orders first.
        pagings: how each of them goes on.
        keyed: the path to entries that stand under their ids as keys, which no profile can read.
        inside: the pointer to a text that holds a list as JSON, which none can read either.
    """

    example: Example
    proposals: tuple[Proposal, ...]
    pagings: tuple[PagingFound, ...]
    sign_in: SignIn | None
    known: KnownOrders
    keyed: tuple[str, ...] | None = None
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """An order as the draft reads it, beside what is known of it."""

    order: Order
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Preview:
    """The first orders that a draft reads. ``nameless`` entries had no usable id; ``known`` of all
    ``read`` orders are orders of a connected store. ``second`` is how many orders of the second
    page are not on the first; ``None`` where there is no second page."""

    rows: tuple[PreviewRow, ...]
    read: int
    known: int
    nameless: int
    total: int | None
    second: int | None


@dataclass(slots=True)
class Learning:
    """A part of ``Services``: one example at a time."""

    context: EngineContext
    book: ConnectionBook
    read_file: ReadFile
    _asked: int = field(default=0, init=False)
    _proofs: dict[tuple[str, str], Proof] = field(default_factory=dict, init=False)

    async def open_text(self, text: str) -> Opened:
        """A copied command, an answer or a description of JSON, or an address with headers. Raises
        ``ExampleRefused``."""
        return await asyncio.to_thread(read_example, text)

    async def open_file(self, path: Path, *, of_one: bool = False) -> Opened:
        """A recording, an answer or a command in a file; ``of_one``: a recording without any list
        may show one order. Raises ``ExampleRefused``."""
        opened = await asyncio.to_thread(self.read_file, path)
        if opened.examples or (of_one and opened.singles):
            return opened
        if opened.refused:
            raise opened.refused[0]
        if opened.cut:
            raise ExampleRefused(
                say("The browser kept only a part of the answers, as Firefox does from 1 MB on."),
                say("Show fewer orders a page and record again."),
            )
        if opened.xml:
            raise xml_refused()
        raise ExampleRefused(
            say("The recording contains no answer with a list."),
            say("Record again while the page with the orders is loaded."),
        )

    async def ask(self, request: ExampleRequest) -> Example:
        """Make the example's request once. Raises ``ExampleRefused`` for one that may change
        something or is one too many, and ``SyncError`` for what the server says."""
        refuse_unsafe(request)
        await self._count(1)
        connection = DesignoConnection(_origin(request.url))
        answer = await self.context.connections.ask_example(connection, request)
        return Example(answer, request)

    async def _count(self, requests: int) -> None:
        """Raises ``ExampleRefused`` where they would be too many; waits between two turns."""
        if self._asked + requests > MOST_REQUESTS:
            raise ExampleRefused(
                say("{n:,} requests were made for this example.", n=self._asked),
                say("Begin again with another example."),
            )
        if self._asked:
            await self.context.clock.sleep(SECONDS_APART)
        self._asked += requests

    def begin_again(self) -> None:
        """Another example: its requests are counted anew."""
        self._asked = 0
        self._proofs.clear()

    async def study(self, example: Example) -> Study:
        """What is proposed, with what the mirror knows of the connected stores. Raises
        ``ExampleRefused`` for a request that no profile may make again and again."""
        if example.request is not None:
            refuse_unsafe(example.request)
        root = example.answer.root
        first = await asyncio.to_thread(propose, root, None, operation_of(example.request))
        known = await self.known(possible_ids(first))
        return await asyncio.to_thread(_studied, example, known)

    async def known(self, ids: frozenset[str]) -> KnownOrders:
        """What the mirror has of orders with these ids."""
        return await known_orders(self.context, self.book, ids)

    def check_profile(self, profile: str) -> None:
        """Raises ``ProfileInvalid`` for the profile of a shop that is not valid."""
        self.book.store_secret_fields(
            Store("example", "example", "other", "", options=(("profile", profile),))
        )

    async def single(self, study: Study, which: int, choice: Choice, example: Example) -> Single:
        """The request for one order that an example shows. Raises ``ExampleRefused``."""
        return find_single(example, await self._of_list(study, which, choice, example))

    async def names_one(self, study: Study, which: int, choice: Choice, example: Example) -> bool:
        """Whether a request without its answer names an order of the list, or a known one."""
        if example.request is None or example.answer.root is not None:
            return False
        try:
            named_order(example.request, await self._of_list(study, which, choice, example))
        except ExampleRefused:
            return False
        return True

    async def _of_list(self, study: Study, which: int, choice: Choice, example: Example) -> OfList:
        listed = study.example.request
        if listed is None:
            raise _answer_alone()
        values = () if example.request is None else address_values(example.request).values()
        known = await self.known(frozenset(values))
        return OfList(listed, study.proposals[which].found, choice.fields, known.ids)

    async def recorded_single(
        self, study: Study, which: int, choice: Choice, examples: Sequence[Example]
    ) -> Single | None:
        """The first of a recording's answers that shows one order; the others show something else.
        ``None`` for none, and for a list whose request is not known."""
        for example in examples:
            try:
                return await self.single(study, which, choice, example)
            except ExampleRefused:
                continue
        return None

    def draft(self, study: Study, which: int, choice: Choice, title: str) -> Draft:
        """The profile of one proposal. Raises ``ExampleRefused`` for an answer alone: nothing says
        where it came from."""
        request = study.example.request
        if request is None or study.sign_in is None:
            raise _answer_alone()
        return make_draft(title, request, study.sign_in, study.pagings[which], choice)

    async def prove(self, study: Study, which: int, choice: Choice) -> Proof:
        """Ask what the example leaves open: whether "changed since" limits the list, and whether
        its pages begin at 0. Each is the example's request with one value changed; those of the
        preview are left over. What is known already is not asked again. Raises ``SyncError`` for
        what may be asked again later."""
        request, key = study.example.request, (choice.items, choice.pointers[Role.ID])
        if request is None:
            return Proof()
        if key not in self._proofs:
            proof = await self._base(study.pagings[which], choice, study.example)
            skipped = study.proposals[which].found.skipped
            since = await self._since(study.pagings[which], choice, request, skipped)
            self._proofs[key] = replace(proof, since=since)
        return self._proofs[key]

    async def _since(
        self, paging: PagingFound, choice: Choice, request: ExampleRequest, skipped: int
    ) -> SinceProof:
        if paging.since is None or not since_is_open(paging, choice) or not self._leaves(1):
            return SinceProof.NOT_ASKED
        moment = far_ahead(paging.since_form, self.context.clock.now())
        try:
            asked = await self.ask(with_value(request, paging.since, moment))
        except SyncError as error:
            if not _says_no(error):
                raise
            return SinceProof.REFUSED
        return since_proof(asked.answer.root, choice.items, skipped)

    async def _base(self, paging: PagingFound, choice: Choice, example: Example) -> Proof:
        parameter, request = paging.parameter, example.request
        if request is None or parameter is None or not base_is_open(paging):
            return Proof()
        if not self._leaves(2):
            return Proof(doubtful=True)
        root, id_pointer = example.answer.root, choice.pointers[Role.ID]
        shown = None if paging.first else ids_in(root, choice.items, id_pointer)

        async def page(number: int) -> frozenset[str] | None:
            asked = await self.ask(with_value(request, parameter, str(number)))
            return ids_in(asked.answer.root, choice.items, id_pointer)

        try:
            pages = [await page(0) if shown is None else shown, await page(1)]
            if not differ(*pages) and self._leaves(1):
                pages.append(await page(2))
        except SyncError as error:
            if not _says_no(error):
                raise
            return Proof(doubtful=True)
        return base_proof(pages)

    async def prove_one(self, choice: Choice) -> Single | None:
        """The chosen request for one order, with what is answered for an order that cannot exist:
        one request, where a preview is left over behind it. Raises ``SyncError`` for what may be
        asked again later."""
        one = choice.one
        request = None if one is None else one.without_order
        if one is None or request is None or one.absent is not AbsentProof.NOT_ASKED:
            return one
        if not self._leaves(1):
            return one
        try:
            root = (await self.ask(request)).answer.root
        except SyncError as error:
            if error.retryable or isinstance(error, SignInFailed):
                raise
            status = error.http_status if isinstance(error, NotTheApi) else 0
            return replace(one, absent=proof_of_status(status))
        proof = absent_proof(root, one.item, one.inside, choice.pointers[Role.ID])
        return replace(one, absent=proof)

    def _leaves(self, requests: int) -> bool:
        """Whether a preview can be read behind so many requests."""
        return self._asked + requests + _PREVIEW_PAGES <= MOST_REQUESTS

    async def preview(self, draft: Draft, store_code: str, side: Side = Side.DESIGNO) -> Preview:
        """Read two pages of a side by the draft, and set the first orders beside what the mirror
        has of the other side. Raises ``SyncError``; nothing is kept. Its pages count among the
        requests of the example."""
        await self._count(_PREVIEW_PAGES)
        pages = await self._pages(draft, store_code, side)
        first = pages[0] if pages else OrderPage(())
        refs = [reading.ref for reading in first.readings]
        known = {order.ref: order for order in await self.context.mirror.orders(refs)}
        rows = [preview_row(known.get(r.ref), r, side) for r in first.readings[:PREVIEWED]]
        second = None
        if len(pages) > 1:
            second = len({reading.ref for reading in pages[1].readings} - set(refs))
        return Preview(tuple(rows), len(refs), len(known), first.nameless, first.total, second)

    async def _pages(self, draft: Draft, code: str, side: Side) -> tuple[OrderPage, ...]:
        secrets = secrets_of(draft)
        if side is Side.STOREFRONT:
            store = self.book.normal(shop_of(draft, code, code))
            opened = await self.context.connections.trial_storefront(store, secrets)
        else:
            address = base_address(draft.address)
            connection = DesignoConnection(address, read_profile=draft.profile)
            opened = await self.context.connections.trial_designo(connection, secrets)
        return await first_pages(opened, code, _PREVIEW_PAGES)


def _says_no(error: SyncError) -> bool:
    """Whether the server refused a value, and not the one who asked."""
    elsewhere = isinstance(error, SignInFailed | PermissionDenied | Redirected | NotTheApi)
    return not (error.retryable or elsewhere)


def _answer_alone() -> ExampleRefused:
    return ExampleRefused(
        say("An answer alone does not say how it was asked for."),
        say("Give the address or the copied command as well."),
    )


def _studied(example: Example, known: KnownOrders) -> Study:
    answer, request = example.answer, example.request
    proposals = propose(answer.root, known, operation_of(request))
    pagings = tuple(
        find_paging(request, answer.root, proposal.found, answer.link) for proposal in proposals
    )
    sign_in = None if request is None else find_sign_in(request)
    likely = any(proposal.looks_like_orders for proposal in proposals)
    keyed = None if likely else keyed_entries(answer.root)
    inside = None if proposals or keyed is not None else text_inside(answer.root)
    return Study(example, proposals, pagings, sign_in, known, keyed, inside)


def _literal(observation: Observation) -> str:
    return "" if observation.status is None else observation.status.literal


async def known_orders(
    context: EngineContext, book: ConnectionBook, ids: frozenset[str]
) -> KnownOrders:
    """What the mirror has of the connected stores' orders with these ids."""
    stores = (await book.load()).stores
    codes = [store.code for store in stores]
    orders = await context.mirror.orders(OrderRef(c, i) for c in codes for i in ids)
    statuses = {
        order.ref.order_id: _literal(order.storefront)
        for order in orders
        if order.storefront is not None
    }
    names = {store.code: store.name for store in stores}
    found = {order.ref.store_code for order in orders}
    named = ", ".join(names[code] for code in codes if code in found)
    return KnownOrders(named, statuses, await _numbers(context), frozenset(codes))


async def _numbers(context: EngineContext) -> frozenset[str]:
    table = context.mirror.table
    opened = await table.open_view(OrderFilter(), Sorting(), _NUMBERS)
    await table.close_view(opened.token)
    return frozenset(row.order.number for row in opened.first if row.order.number)


def preview_row(known: Order | None, reading: Reading, side: Side) -> PreviewRow:
    """An order read of a side, beside what is known of its other side."""
    other = None if known is None else known.side(side.other)
    sides = (reading.observation, other)
    left, right = sides if side is Side.STOREFRONT else reversed(sides)
    order = Order(reading.ref, reading.number, left, right)
    return PreviewRow(order, judge(order))


def _origin(url: str) -> str:
    held = urlsplit(url)
    return f"{held.scheme}://{held.netloc}"


def shop_of(draft: Draft, code: str, name: str) -> Store:
    """A shop by the draft's profile, as it would be saved: nothing is written to it."""
    store = Store(code, name, "other", draft.address, options=(("profile", draft.profile),))
    return with_locks(store, OF_A_NEW_STORE)


def secrets_of(draft: Draft) -> Mapping[str, Secret]:
    """The credentials of a draft as the keyring takes them."""
    return {name: Secret(value) for name, value in draft.secrets.items()}
