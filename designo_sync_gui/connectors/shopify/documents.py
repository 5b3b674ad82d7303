"""Every GraphQL document that is ever sent to Shopify.

Law: a document is a constant; what varies travels as a variable, so no value can change what is
asked. Each is validated by a test against Shopify's own schema 2026-10.
"""

from dataclasses import dataclass
from typing import Final

API_VERSION: Final = "2026-10"

#: Most orders per page and most ids per request (Shopify docs: pagination; input arrays).
PER_PAGE: Final = 250

#: The status fields and the variable that leaves each out. A field that may not be null takes its
#: order, or the whole list, with it when it is denied (GraphQL specification, 6.4.4).
VARIABLES: Final = {
    "displayFinancialStatus": "financial",
    "displayFulfillmentStatus": "fulfillment",
    "returnStatus": "returns",
    "closed": "closed",
}

_ORDER: Final = """
fragment Shown on Order {
  id
  legacyResourceId
  name
  displayFinancialStatus @include(if: $financial)
  displayFulfillmentStatus @include(if: $fulfillment)
  returnStatus @include(if: $returns)
  closed @include(if: $closed)
  updatedAt
}
"""
_SHOWN: Final = ", ".join(f"${name}: Boolean = true" for name in VARIABLES.values())


@dataclass(frozen=True, slots=True)
class Operation:
    """One document; ``root`` is the field of its answer.

    ``cost`` is what it takes from the points, estimated: one for each object it can return and
    ten for a mutation (Shopify docs: rate limits). The reply tells the true cost.
    """

    root: str
    text: str
    cost: float


LIST_ORDERS: Final = Operation(
    "orders",
    f"query ListOrders($first: Int!, $after: String, $query: String, {_SHOWN})"
    """ {
  orders(first: $first, after: $after, query: $query, sortKey: ID, reverse: true) {
    pageInfo { hasNextPage endCursor }
    nodes { ...Shown }
  }
}
""" + _ORDER,
    PER_PAGE + 2,
)

ORDERS_BY_ID: Final = Operation(
    "nodes",
    f"query OrdersById($ids: [ID!]!, {_SHOWN})" + " { nodes(ids: $ids) { ...Shown } }" + _ORDER,
    PER_PAGE,
)

COUNT_ORDERS: Final = Operation(
    "ordersCount",
    "query CountOrders($query: String)"
    " { ordersCount(query: $query, limit: null) { count precision } }",
    2,
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

#: The location is asked for by name only: its id needs the scope ``read_locations``, which
#: fulfilling itself does not (recorded replies, since 2024-07).
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
        assignedLocation { name }
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
    ORDERS_BY_ID,
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
