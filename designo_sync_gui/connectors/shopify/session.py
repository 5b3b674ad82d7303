"""One shop's two APIs behind one sign-in.

Law: a query may be repeated, a mutation never is. Every answer is read for errors inside its
200 and for the points it says are left.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

from designo_sync_gui.connectors.http.auth import Signer
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Reply, Request, json_body
from designo_sync_gui.connectors.http.tokens import RenewableToken
from designo_sync_gui.connectors.reading.document import Document, NotJsonError, read_json
from designo_sync_gui.connectors.reading.values import number, texts
from designo_sync_gui.connectors.shopify.documents import API_VERSION, SCOPES, Operation
from designo_sync_gui.connectors.shopify.errors import failed_fields, graph_error, http_error
from designo_sync_gui.domain.errors import (
    PermissionDenied,
)

_GRAPH: Final = f"admin/api/{API_VERSION}/graphql.json"
_REST: Final = f"admin/api/{API_VERSION}/"


class ShopifySession:
    """Asks one shop. ``version`` is the API version its last answer came from, if it said so."""

    def __init__(self, graph: Channel, rest: Channel, token: RenewableToken) -> None:
        self.channel = graph
        self.rest_channel = rest
        self.version = ""
        self._token = token
        self._scopes: frozenset[str] | None = None

    async def query(
        self,
        operation: Operation,
        variables: Mapping[str, object],
        *,
        tries: int = 0,
        spare: frozenset[str] = frozenset(),
    ) -> tuple[Document, Reply]:
        """The answer to a query, without errors inside but those about ``spare`` fields. Raises
        ``SyncError``."""
        return await self.channel.repeated(
            partial(self._query_once, operation, variables, spare), tries
        )

    async def _query_once(
        self, operation: Operation, variables: Mapping[str, object], spare: frozenset[str]
    ) -> tuple[Document, Reply]:
        reply = await self._token.read(partial(self._post, operation, variables, reading=True))
        error = http_error(self.channel, reply)
        if error is not None:
            raise error
        document = self.channel.document(reply)
        error = graph_error(self.channel, document.root, reply)
        failed = failed_fields(document.root)
        if error is not None and not (failed and failed <= spare):
            raise error
        return document, reply

    async def mutate(self, operation: Operation, variables: Mapping[str, object]) -> Reply:
        """Send a mutation exactly once, also when the token is refused: it may have been carried
        out, and the reading that follows signs in anew.

        Raises ``SyncError`` for every HTTP status that is no 2xx, with its ``write_effect``.
        """
        sending = partial(self._post, operation, variables, reading=False)
        reply = (await self._token.write(sending)).reply
        error = http_error(self.channel, reply)
        if error is not None:
            raise error
        return reply

    async def _post(
        self,
        operation: Operation,
        variables: Mapping[str, object],
        signer: Signer,
        *,
        reading: bool,
    ) -> Reply:
        body = json_body({"query": operation.text, "variables": dict(variables)})
        request = Request("POST", _GRAPH, body=body, cost=operation.cost)
        reply = await self.channel.send(request, signer, reading=reading)
        self.version = reply.headers.get("x-shopify-api-version", self.version)
        self._tell_pacer(reply)
        return reply

    def _tell_pacer(self, reply: Reply) -> None:
        """Hand ``extensions.cost`` on; a throttled query has no actual cost."""
        try:
            root = read_json(reply.body).root
        except NotJsonError:
            return
        status = "/extensions/cost/throttleStatus"
        most = number(root, f"{status}/maximumAvailable")
        left = number(root, f"{status}/currentlyAvailable")
        rate = number(root, f"{status}/restoreRate")
        if most is None or left is None or rate is None:
            return
        cost = number(root, "/extensions/cost/actualQueryCost") or 0.0
        self.channel.pacer.spent(cost, left, most, rate)

    async def get(self, path: str, query: tuple[tuple[str, str], ...], tries: int = 0) -> Reply:
        """A reading of the REST API; any status but 401, 429 and 5xx is returned.

        Raises ``SyncError``. After a 401 it is asked once more where the token can be renewed.
        """
        request = Request("GET", _REST + path, query)
        reply = await self._token.read(partial(self.rest_channel.read, request, tries=tries))
        error = http_error(self.rest_channel, reply)
        if reply.status == 401 and error is not None:
            raise error
        return reply

    async def scopes(self) -> frozenset[str] | None:
        """The app's scopes, asked once; ``None`` when the shop does not tell."""
        if self._scopes is None:
            try:
                document, _ = await self.query(SCOPES, {})
            except PermissionDenied:
                return None
            self._scopes = scope_handles(document)
        return self._scopes


def scope_handles(document: Document) -> frozenset[str]:
    """The handles in an answer to ``SCOPES``."""
    where = "/data/currentAppInstallation/accessScopes"
    return frozenset(texts(document.root, where, "/handle"))
