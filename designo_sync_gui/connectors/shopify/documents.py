"""Every GraphQL document that is ever sent to Shopify.

Law: a document is a constant; what varies travels as a variable, so no value can change what is
asked. Each is validated by a test against Shopify's own schema 2026-10.
"""

from dataclasses import dataclass
from typing import Final

API_VERSION: Final = "2026-10"

#: Most orders per page and most ids per request (Shopify docs: pagination; input arrays).
PER_PAGE: Final = 250

_ORDER: Final = """
fragment Shown on Order {
  id
  legacyResourceId
  name
  displayFinancialStatus
  displayFulfillmentStatus
  returnStatus
  closed
  updatedAt
}
"""


#: The same without what asks for scopes of its own: a field that may not be null takes the whole
#: answer with it when it is denied (GraphQL specification, 6.4.4).
_SLIM_ORDER: Final = """
fragment Shown on Order {
  id
  legacyResourceId
  name
  displayFinancialStatus
  displayFulfillmentStatus
  updatedAt
}
"""


@dataclass(frozen=True, slots=True)
class Operation:
    """One document; ``root`` is the field of its answer.

    ``cost`` is what it takes from the points, estimated: one for each object it can return and
    ten for a mutation (Shopify docs: rate limits). The reply tells the true cost.
    """

    root: str
    text: str
    cost: float


_LIST: Final = """
query ListOrders($first: Int!, $after: String, $query: String) {
  orders(first: $first, after: $after, query: $query, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { ...Shown }
  }
}
"""
_BY_ID: Final = "query OrdersById($ids: [ID!]!) { nodes(ids: $ids) { ...Shown } }"

LIST_ORDERS: Final = Operation("orders", _LIST + _ORDER, PER_PAGE + 2)
LIST_ORDERS_SLIM: Final = Operation("orders", _LIST + _SLIM_ORDER, PER_PAGE + 2)
ORDERS_BY_ID: Final = Operation("nodes", _BY_ID + _ORDER, PER_PAGE)
ORDERS_BY_ID_SLIM: Final = Operation("nodes", _BY_ID + _SLIM_ORDER, PER_PAGE)

COUNT_ORDERS: Final = Operation(
    "ordersCount", "query CountOrders { ordersCount(limit: null) { count precision } }", 2
)

SCOPES: Final = Operation(
    "currentAppInstallation",
    """
query Scopes {
  currentAppInstallation { accessScopes { handle } }
  shop { name myshopifyDomain }
}
""",
    3,
)

#: What a status action needs to know of an order right before it is sent. Each field asks for
#: its own scopes, so the money and the parcels are asked for apart.
PAYABLE: Final = Operation(
    "order",
    "query Payable($id: ID!) { order(id: $id) { id canMarkAsPaid displayFinancialStatus } }",
    1,
)

FULFILLABLE: Final = Operation(
    "order",
    """
query Fulfillable($id: ID!) {
  order(id: $id) {
    id
    displayFulfillmentStatus
    fulfillmentOrders(first: 50) {
      pageInfo { hasNextPage }
      nodes {
        id
        status
        supportedActions { action }
        assignedLocation { name location { id } }
      }
    }
  }
}
""",
    160,
)

CLOSABLE: Final = Operation("order", "query Closable($id: ID!) { order(id: $id) { id closed } }", 1)

MARK_AS_PAID: Final = Operation(
    "orderMarkAsPaid",
    """
mutation MarkAsPaid($id: ID!) {
  orderMarkAsPaid(input: {id: $id}) {
    order { id }
    userErrors { field message }
  }
}
""",
    10,
)

CLOSE: Final = Operation(
    "orderClose",
    """
mutation Close($id: ID!) {
  orderClose(input: {id: $id}) {
    order { id }
    userErrors { field message }
  }
}
""",
    10,
)

OPEN: Final = Operation(
    "orderOpen",
    """
mutation Open($id: ID!) {
  orderOpen(input: {id: $id}) {
    order { id }
    userErrors { field message }
  }
}
""",
    10,
)

FULFIL: Final = Operation(
    "fulfillmentCreate",
    """
mutation Fulfil($items: [FulfillmentOrderLineItemsInput!]!) {
  fulfillmentCreate(fulfillment: {lineItemsByFulfillmentOrder: $items, notifyCustomer: false}) {
    fulfillment { id }
    userErrors { field message }
  }
}
""",
    10,
)

HOLD: Final = Operation(
    "fulfillmentOrderHold",
    """
mutation Hold($id: ID!) {
  fulfillmentOrderHold(id: $id, fulfillmentHold: {reason: OTHER, notifyMerchant: false}) {
    fulfillmentOrder { id }
    userErrors { field message }
  }
}
""",
    10,
)

RELEASE_HOLD: Final = Operation(
    "fulfillmentOrderReleaseHold",
    """
mutation ReleaseHold($id: ID!) {
  fulfillmentOrderReleaseHold(id: $id) {
    fulfillmentOrder { id }
    userErrors { field message }
  }
}
""",
    10,
)

ALL: Final = (
    LIST_ORDERS,
    LIST_ORDERS_SLIM,
    ORDERS_BY_ID,
    ORDERS_BY_ID_SLIM,
    COUNT_ORDERS,
    SCOPES,
    PAYABLE,
    FULFILLABLE,
    CLOSABLE,
    MARK_AS_PAID,
    CLOSE,
    OPEN,
    FULFIL,
    HOLD,
    RELEASE_HOLD,
)
