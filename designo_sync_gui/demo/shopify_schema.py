"""The part of Shopify's GraphQL schema that the demo shop answers, written anew.

Law: only fields that this program's documents use, with the types and nullability that
Shopify's schema 2026-10 gives them; a test compares the two where that schema is present.
"""

from typing import Final

SDL: Final = """
scalar DateTime
scalar UnsignedInt64

interface Node { id: ID! }

type Query {
  currentAppInstallation: AppInstallation!
  shop: Shop!
  order(id: ID!): Order
  nodes(ids: [ID!]!): [Node]!
  ordersCount(query: String, limit: Int = 10000): Count
  orders(
    first: Int, after: String, query: String, sortKey: OrderSortKeys, reverse: Boolean
  ): OrderConnection!
}

type Mutation {
  orderMarkAsPaid(input: OrderMarkAsPaidInput!): OrderMarkAsPaidPayload
  orderClose(input: OrderCloseInput!): OrderClosePayload
  orderOpen(input: OrderOpenInput!): OrderOpenPayload
  fulfillmentCreate(fulfillment: FulfillmentInput!): FulfillmentCreatePayload
  fulfillmentOrderHold(
    id: ID!, fulfillmentHold: FulfillmentOrderHoldInput!
  ): FulfillmentOrderHoldPayload
  fulfillmentOrderReleaseHold(id: ID!): FulfillmentOrderReleaseHoldPayload
}

type Count { count: Int! precision: CountPrecision! }
enum CountPrecision { AT_LEAST EXACT }
type AppInstallation { accessScopes: [AccessScope!]! }
type AccessScope { handle: String! }
type Shop { name: String! myshopifyDomain: String! }
type PageInfo { hasNextPage: Boolean! endCursor: String }
enum OrderSortKeys { ID UPDATED_AT PROCESSED_AT }

type OrderConnection { nodes: [Order!]! pageInfo: PageInfo! }
type Order implements Node {
  id: ID!
  legacyResourceId: UnsignedInt64!
  name: String!
  displayFinancialStatus: OrderDisplayFinancialStatus
  displayFulfillmentStatus: OrderDisplayFulfillmentStatus!
  returnStatus: OrderReturnStatus!
  closed: Boolean!
  updatedAt: DateTime!
  canMarkAsPaid: Boolean!
  fulfillmentOrders(first: Int): FulfillmentOrderConnection!
}
enum OrderDisplayFinancialStatus {
  AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED
}
enum OrderDisplayFulfillmentStatus {
  FULFILLED FULFILLMENT_NOT_REQUIRED IN_PROGRESS ON_HOLD OPEN PARTIALLY_FULFILLED
  PENDING_FULFILLMENT REQUEST_DECLINED RESTOCKED SCHEDULED UNFULFILLED
}
enum OrderReturnStatus {
  INSPECTION_COMPLETE IN_PROGRESS NO_RETURN RETURNED RETURN_FAILED RETURN_REQUESTED
}

type FulfillmentOrderConnection { nodes: [FulfillmentOrder!]! pageInfo: PageInfo! }
type FulfillmentOrder implements Node {
  id: ID!
  status: FulfillmentOrderStatus!
  supportedActions: [FulfillmentOrderSupportedAction!]!
  assignedLocation: FulfillmentOrderAssignedLocation!
}
enum FulfillmentOrderStatus { CANCELLED CLOSED INCOMPLETE IN_PROGRESS ON_HOLD OPEN SCHEDULED }
type FulfillmentOrderSupportedAction { action: FulfillmentOrderAction! }
enum FulfillmentOrderAction {
  CANCEL_FULFILLMENT_ORDER CREATE_FULFILLMENT EXTERNAL HOLD MARK_AS_OPEN MERGE MOVE RELEASE_HOLD
  REPORT_PROGRESS REQUEST_CANCELLATION REQUEST_FULFILLMENT SPLIT
}
type FulfillmentOrderAssignedLocation { name: String! location: Location }
type Location implements Node { id: ID! }
type Fulfillment implements Node { id: ID! }

input OrderMarkAsPaidInput { id: ID! }
input OrderCloseInput { id: ID! }
input OrderOpenInput { id: ID! }
input FulfillmentInput {
  lineItemsByFulfillmentOrder: [FulfillmentOrderLineItemsInput!]!
  notifyCustomer: Boolean = false
}
input FulfillmentOrderLineItemsInput { fulfillmentOrderId: ID! }
input FulfillmentOrderHoldInput {
  reason: FulfillmentHoldReason!
  notifyMerchant: Boolean = false
}
enum FulfillmentHoldReason {
  AWAITING_PAYMENT AWAITING_RETURN_ITEMS HIGH_RISK_OF_FRAUD INCORRECT_ADDRESS
  INVENTORY_OUT_OF_STOCK ONLINE_STORE_POST_PURCHASE_CROSS_SELL OTHER UNKNOWN_DELIVERY_DATE
}

type UserError { field: [String!] message: String! }
type FulfillmentOrderHoldUserError { field: [String!] message: String! }
type FulfillmentOrderReleaseHoldUserError { field: [String!] message: String! }
type OrderMarkAsPaidPayload { order: Order userErrors: [UserError!]! }
type OrderClosePayload { order: Order userErrors: [UserError!]! }
type OrderOpenPayload { order: Order userErrors: [UserError!]! }
type FulfillmentCreatePayload { fulfillment: Fulfillment userErrors: [UserError!]! }
type FulfillmentOrderHoldPayload {
  fulfillmentOrder: FulfillmentOrder
  userErrors: [FulfillmentOrderHoldUserError!]!
}
type FulfillmentOrderReleaseHoldPayload {
  fulfillmentOrder: FulfillmentOrder
  userErrors: [FulfillmentOrderReleaseHoldUserError!]!
}
"""
