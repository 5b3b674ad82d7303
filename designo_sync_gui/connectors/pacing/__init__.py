"""Rate limits and concurrency per host."""
