"""Shopify's Admin API, version 2026-10: GraphQL, and REST for the spelling DesignO stores."""
