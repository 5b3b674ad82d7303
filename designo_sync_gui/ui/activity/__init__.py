"""*Activity*: what happened, day by day, with the orders of each entry."""
