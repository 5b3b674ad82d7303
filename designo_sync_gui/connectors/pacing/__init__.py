"""How fast and how many at once each host is asked."""
