"""BigCommerce's orders API, version 2, as its official description says; not measured."""
