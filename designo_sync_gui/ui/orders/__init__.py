"""The order table: model, columns, views, filters, search."""
