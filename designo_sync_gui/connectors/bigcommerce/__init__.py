"""BigCommerce's orders API, version 2, by its official description; not measured."""
