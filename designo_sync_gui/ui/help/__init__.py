"""The help: its window, search, and the way from a screen to its page."""
